"""What our models are held against: word lists, logistic regressions, and one answer for all.

All are deterministic. Word lists read the whole sentence and no mention; as a position on an axis
they give the sentiment of the sentence, whatever the poles. The two regressions learn from
NewsMTSC's training sentences (MIT) with a fixed seed and see which mention is meant: in words it is
replaced by `thetarget`, for the frozen encoder it stands between asterisks. Nothing was tuned.
"""

import pickle
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from typing import Any

import numpy as np

from analysis.models.questions import Frame, FramingAxis
from analysis.models.tiers import load_tier
from evaluation.metrics import Array
from evaluation.rows import Row
from evaluation.scorers import Scorer, Span, ToneAnswer, by_probability

VADER, TEXTBLOB, MAJORITY = "VADER", "TextBlob", "majority class"
TFIDF, FROZEN = "TF-IDF + logistic regression", "frozen encoder + logistic regression"
WORD_LISTS, TRAINED = (VADER, TEXTBLOB), (TFIDF, FROZEN)
NEUTRAL_BAND = 0.05  # the usual band of VADER's authors; within it a sentence is neutral
SEED = 0
FROZEN_TIER = "accurate"  # the tier whose encoder is frozen
_CLASSES = np.array([-1, 0, 1])


def word_list(name: str) -> Scorer:
    """VADER or TextBlob; its fingerprint is the version of its package."""
    polarity = {VADER: _vader, TEXTBLOB: _textblob}[name]()
    package = {VADER: "vaderSentiment", TEXTBLOB: "textblob"}[name]

    def polarities(texts: Sequence[str]) -> Array:
        return np.array([polarity(text) for text in texts])

    def tone(sentences: Sequence[str], _: Sequence[Span]) -> ToneAnswer:
        found = polarities(sentences)
        label = np.where(found >= NEUTRAL_BAND, 1, np.where(found <= -NEUTRAL_BAND, -1, 0))
        return ToneAnswer(label, found, None)

    made_by = f"{package} {version(package)}"
    return Scorer(
        name,
        "baseline",
        {"tone": made_by, "axis": made_by},
        tone=tone,
        place=lambda texts, _: polarities(texts),
    )


def _vader() -> Callable[[str], float]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyser = SentimentIntensityAnalyzer()
    return lambda text: float(analyser.polarity_scores(text)["compound"])


def _textblob() -> Callable[[str], float]:
    from textblob import TextBlob

    return lambda text: float(TextBlob(text).sentiment.polarity)


def majority(answer: Any) -> Scorer:
    """Gives every row the same answer: the commonest label of the file that it is measured on.

    The answer is −1, 0 or 1 as a tone, −1 or 1 as a position, a frame's name among frames.
    """

    def tone(sentences: Sequence[str], _: Sequence[Span]) -> ToneAnswer:
        return ToneAnswer(*(np.full(len(sentences), answer),) * 2, None)

    def place(texts: Sequence[str], _: Sequence[FramingAxis]) -> Array:
        return np.full(len(texts), float(answer))

    def frames(texts: Sequence[str], asked: Sequence[Frame]) -> Array:
        return np.tile([float(frame.name == answer) for frame in asked], (len(texts), 1))

    made_by = f"always {answer}"
    abilities = dict.fromkeys(("tone", "axis", "frames"), made_by)
    return Scorer(MAJORITY, "baseline", abilities, tone=tone, place=place, frames=frames)


def fit(name: str, rows: Sequence[Row]) -> bytes:
    """A regression fitted to labelled tone rows, pickled: a fresh process can measure its memory.

    Args:
        name: one of `TRAINED`.
        rows: as `evaluation.tone` reads them.
    """
    texts = [mark(name, row["sentence"], (row["from"], row["to"])) for row in rows]
    polarity = [row["polarity"] for row in rows]
    model = _pipeline(name)
    inputs = load_tier(FROZEN_TIER).encoder.encode(texts) if name == FROZEN else texts
    return pickle.dumps(model.fit(inputs, polarity))


def _pipeline(name: str) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    regression = LogisticRegression(max_iter=2_000, random_state=SEED)
    if name == FROZEN:
        return regression
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    return make_pipeline(words, regression)


def trained(name: str, fitted: bytes) -> Scorer:
    """A baseline of `TRAINED` from what `fit` gave."""
    model = pickle.loads(fitted)
    made_by = f"scikit-learn {version('scikit-learn')}"
    prepare: Callable[[list[str]], Any] = list
    if name == FROZEN:
        encoder = load_tier(FROZEN_TIER).encoder
        made_by, prepare = encoder.info.fingerprint, encoder.encode

    def tone(sentences: Sequence[str], spans: Sequence[Span]) -> ToneAnswer:
        texts = list(map(partial(mark, name), sentences, spans))
        probability = np.zeros((len(texts), len(_CLASSES)))
        known = np.searchsorted(_CLASSES, model.classes_)
        probability[:, known] = model.predict_proba(prepare(texts))
        return by_probability(probability)

    return Scorer(name, "baseline", {"tone": made_by}, tone=tone)


def mark(name: str, sentence: str, span: Span) -> str:
    """The sentence with its mention marked in the way of this baseline."""
    start, end = span
    mention = f"* {sentence[start:end]} *" if name == FROZEN else "thetarget"
    return f"{sentence[:start]}{mention}{sentence[end:]}"
