import pandas as pd
import pytest

from analysis.charts.strip import strip_plot
from tests.charts.tables import many_sentences, trace_named

POLES = {"low_pole": "lukewarm", "high_pole": "strong"}


@pytest.fixture
def article():
    table = many_sentences(["Alpha"], n=6).assign(article_id="a1")
    return table.assign(voice=["own", "quoted", "unknown"] * 2)


def test_the_first_sentence_of_an_article_stands_on_top(article):
    figure = strip_plot(article.iloc[::-1], **POLES)
    own = trace_named(figure, "own voice")
    assert list(own.customdata) == [["Alpha-0"], ["Alpha-3"]]
    assert own.y[0] < own.y[1]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]


def test_quoted_sentences_are_open_marks(article):
    quoted = trace_named(strip_plot(article, **POLES), "quoted")
    assert isinstance(quoted.marker.color, str)
    assert len(quoted.marker.line.color) == 2


def test_sentences_of_several_articles_are_heaped_up(article):
    two = pd.concat(
        [article, article.assign(article_id="a2", sentence_id=article.sentence_id + "b")]
    )
    own = trace_named(strip_plot(two, **POLES), "own voice")
    assert min(own.y) <= 0 <= max(own.y)
    assert strip_plot(two, **POLES).layout.yaxis.showticklabels is False


def test_sentences_off_the_axis_are_counted_and_not_drawn(article):
    off = article.assign(weight=[0.0, 0.5, 0.5, 0.5, 0.5, 0.5])
    figure = strip_plot(off, **POLES)
    assert "1 of 6 sentences are off the axis" in figure.layout.xaxis.title.text
    assert sum(len(t.x) for t in figure.data if t.x[0] is not None) == 5


def test_no_sentence_on_the_axis_still_gives_a_picture(article):
    figure = strip_plot(article.assign(weight=0.0), narrow=True, mode="dark", **POLES)
    assert len(figure.data) == 0
    assert figure.layout.height > 100


def test_larger_marks_speak_to_the_axis_more(article):
    own = trace_named(
        strip_plot(article.assign(weight=[0.1, 1, 1, 0.9, 1, 1]), **POLES), "own voice"
    )
    assert own.marker.size[0] < own.marker.size[1]


def test_the_table_given_is_not_changed_and_gives_the_same_bytes(article):
    before = article.copy()
    assert strip_plot(article, **POLES).to_json() == strip_plot(article, **POLES).to_json()
    assert article.equals(before)
