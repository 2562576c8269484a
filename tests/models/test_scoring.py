import numpy as np
import pytest

from analysis.corpus.sentences import article_sentences
from analysis.errors import ScorerError
from analysis.models.axis import AxisScorer, Scores
from analysis.models.questions import FramingAxis
from analysis.models.scoring import score_sentences

AXIS = FramingAxis(("cold",), ("hot",))


def test_every_sentence_has_a_row_for_every_question(articles, word_encoder):
    sentences = article_sentences(articles)
    both = [AXIS, AXIS.reversed()]
    scores = score_sentences(sentences, AxisScorer(word_encoder), both)
    assert len(scores) == 2 * len(sentences)
    assert scores["question"].unique().tolist() == [axis.name for axis in both]


def test_text_of_two_outlets_is_scored_once_and_kept_for_each(articles, word_encoder):
    sentences = article_sentences(articles.assign(text="A cold river.", headline=""))
    seen = []

    class Recorder(AxisScorer):
        def score(self, texts, question):
            seen.extend(texts)
            return super().score(texts, question)

    assert len(score_sentences(sentences, Recorder(word_encoder), [AXIS])) == 4
    assert seen == ["A cold river."]


def test_scorer_that_drops_rows_is_refused(articles, word_encoder):
    class Dropper(AxisScorer):
        def score(self, texts, question):
            return Scores(np.array([]), np.array([]))

    with pytest.raises(ScorerError, match="gave 0 scores"):
        score_sentences(article_sentences(articles), Dropper(word_encoder), [AXIS])
