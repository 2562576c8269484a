"""What our models are held against: word lists, logistic regressions, and one answer for all.

All are deterministic. Word lists read the whole sentence and no mention; as a position on an axis
they give the sentiment of the sentence, whatever the poles. The two regressions have a fixed seed.
Tone they learn from NewsMTSC's training sentences (MIT) and see which mention is meant: in words it
is replaced by `thetarget`, for the frozen encoder it stands between asterisks. Support of a claim
they learn from Perspectrum's training pairs (CC BY-SA 4.0), whose five grades are classes: words of
the claim and of the text apart, or |u − v| and u · v of the two vectors, as SentEval does (Conneau
& Kiela 2018). Frames they learn from the half of a file that frames were tuned on. Nothing was
tuned.
"""

import pickle
import re
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from typing import Any

import numpy as np

from analysis.corpus.sentences import split_sentences
from analysis.models.questions import Frame, FramingAxis
from analysis.models.tiers import load_tier
from evaluation.metrics import Array
from evaluation.rows import Row
from evaluation.scorers import Scorer, Span, ToneAnswer, by_probability

VADER, TEXTBLOB, MAJORITY = "VADER", "TextBlob", "majority class"
TFIDF, FROZEN = "TF-IDF + logistic regression", "our encoder, frozen + logistic regression"
WORD_LISTS, TRAINED = (VADER, TEXTBLOB), (TFIDF, FROZEN)
NEUTRAL_BAND = 0.05  # the usual band of VADER's authors; within it a sentence is neutral
SEED = 0
FROZEN_TIER = "accurate"  # the tier whose encoder is frozen
_CLASSES = np.array([-1, 0, 1])
MOST_GRADE = 2  # grades of support are −2 … 2
_WORD = re.compile(r"\w+")


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
    if name == FROZEN:
        return pickle.dumps(
            _regression().fit(load_tier(FROZEN_TIER).encoder.encode(texts), polarity)
        )
    return pickle.dumps(_on_words(_regression()).fit(texts, polarity))


def fit_support(name: str, pairs: Sequence[tuple[str, str]], grade: Sequence[int]) -> bytes:
    """As `fit`, to how far texts support claims.

    Args:
        name: one of `TRAINED`.
        pairs: claim and text.
        grade: −2 … 2 of each pair.
    """
    model = _regression() if name == FROZEN else _on_words(_regression())
    return pickle.dumps(model.fit(_of_pairs(name, pairs), list(grade)))


def _of_pairs(name: str, pairs: Sequence[tuple[str, str]]) -> Any:
    """What a regression reads of claims and texts."""
    claims, texts = zip(*pairs, strict=True)
    if name == FROZEN:
        encoder = load_tier(FROZEN_TIER).encoder
        claim, text = encoder.encode(claims), encoder.encode(texts)
        return np.hstack([np.abs(claim - text), claim * text])
    return [f"{text} {_as_claim(claim)}" for claim, text in pairs]


def _as_claim(claim: str) -> str:
    return " ".join(f"claim_{word}" for word in _WORD.findall(claim))


def fit_frames(name: str, texts: Sequence[str], is_so: Array) -> bytes:
    """As `fit`, a regression of its own for each frame, since a text may speak in several.

    Args:
        name: one of `TRAINED`.
        texts: sentences or articles.
        is_so: whether a text speaks in a frame, 0 or 1, shape (n_texts, n_frames); a frame that
            none of them speaks in is learned as one that is never there.
    """
    from sklearn.multiclass import OneVsRestClassifier

    each = OneVsRestClassifier(_regression())
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Label .* is present in all training examples")
        if name == FROZEN:
            return pickle.dumps(each.fit(_vectors(texts), is_so))
        return pickle.dumps(_on_words(each).fit(texts, is_so))


def _regression() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(max_iter=2_000, random_state=SEED)


def _on_words(model: Any) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline

    return make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), model)


def _vectors(texts: Sequence[str]) -> Array:
    """The frozen encoder's vectors; of a text of several sentences their mean."""
    encoder = load_tier(FROZEN_TIER).encoder
    split = [split_sentences(text) or [text] for text in texts]
    encoder.encode([sentence for sentences in split for sentence in sentences])
    return np.stack([encoder.encode(sentences).mean(axis=0) for sentences in split])


def trained(name: str, fitted: bytes, ability: str = "tone") -> Scorer:
    """A baseline of `TRAINED` from what `fit` gave; `fit_frames` for the ability "frames".

    For "axis" from what `fit_support` gave: the expected grade of a text, its claim being the high
    pole of the axis.
    """
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

    def frames(texts: Sequence[str], _: Sequence[Frame]) -> Array:
        given = _vectors(texts) if name == FROZEN else list(texts)
        return np.asarray(model.predict_proba(given))

    def place(texts: Sequence[str], axes: Sequence[FramingAxis]) -> Array:
        pairs = [(axis.high_label, text) for axis, text in zip(axes, texts, strict=True)]
        grade = model.predict_proba(_of_pairs(name, pairs)) @ model.classes_
        return np.asarray(grade / MOST_GRADE)

    if ability == "axis":
        return Scorer(name, "baseline", {"axis": made_by}, place=place)
    if ability == "frames":
        return Scorer(name, "baseline", {"frames": made_by}, frames=frames, shares=frames)
    return Scorer(name, "baseline", {"tone": made_by}, tone=tone)


def mark(name: str, sentence: str, span: Span) -> str:
    """The sentence with its mention marked in the way of this baseline."""
    start, end = span
    mention = f"* {sentence[start:end]} *" if name == FROZEN else "thetarget"
    return f"{sentence[:start]}{mention}{sentence[end:]}"
