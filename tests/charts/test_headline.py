import pandas as pd
import pytest

from analysis.charts.headline import headline_finding, headline_plot
from tests.charts.tables import HOSTILE_NAMES, estimate_rows, trace_named

NAN = float("nan")
POLES = {"low_pole": "lukewarm", "high_pole": "<b>strong</b>"}


def parts(headline, body, gap):
    tables = {"headline": headline, "body": body, "gap": gap}
    return pd.concat([estimate_rows(*rows).assign(part=part) for part, rows in tables.items()])


SURE = parts(
    [("Alto", 0.6, 0.5, 0.7), ("Bora", 0.1, 0.0, 0.2)],
    [("Alto", 0.2, 0.1, 0.3), ("Bora", 0.2, 0.1, 0.3)],
    [("Alto", 0.4, 0.2, 0.6), ("Bora", -0.1, -0.3, 0.1)],
)


def test_headline_and_body_are_joined_strongly_only_where_the_gap_is_sure():
    figure = headline_plot(SURE, **POLES, what="Place")
    assert list(trace_named(figure, "headline").x) == [0.1, 0.6]
    assert list(trace_named(figure, "body").x) == [0.2, 0.2]
    assert list(trace_named(figure, "gap: sure").x) == [0.2, 0.6, None]
    assert list(trace_named(figure, "gap: cannot tell").x) == [0.2, 0.1, None]


def test_what_articles_quote_stands_beside_what_they_say_themselves():
    quoted = estimate_rows(("Alto", -0.4, -0.5, -0.3), ("Cembalo", 0.9, 0.8, 1.0))
    figure = headline_plot(SURE, **POLES, what="Place", quoted=quoted)
    assert list(trace_named(figure, "voices it quotes").x) == [-0.4]
    assert trace_named(figure, "body, own voice")
    assert list(trace_named(figure, "headline").x) == [0.1, 0.6]


def test_an_outlet_without_both_is_hollow():
    table = parts(*[[("Alto", NAN, NAN, NAN)]] * 3)
    figure = headline_plot(table, **POLES, what="Place")
    assert "no article in which" in trace_named(figure, "undefined").text[0]
    assert headline_finding(table, "a", "b").startswith("No article has both")


def test_the_finding_names_sure_gaps_first_and_the_pole_they_lean_to():
    said = headline_finding(SURE, "lukewarm", "strong")
    assert said == "The headlines of Alto stand nearer to “strong” than its articles, by 0.40."


def test_single_articles_are_said_to_be_open():
    one = [("Alto", 0.6, NAN, NAN)], [("Alto", 0.2, 0.1, 0.3)], [("Alto", 0.4, NAN, NAN)]
    said = headline_finding(parts(*one), "lukewarm", "strong")
    assert "headline +0.60, body +0.20" in said
    assert "one article cannot say how sure" in said


def test_gaps_around_zero_are_not_claimed():
    rows = [("Alto", 0.2, 0.1, 0.3)], [("Alto", 0.1, 0.0, 0.2)], [("Alto", 0.1, -0.1, 0.3)]
    assert "no outlet's headlines can be told apart" in headline_finding(
        parts(*rows), "lukewarm", "strong"
    )


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("names", [["A", "B", "C"], [f"Outlet {k}" for k in range(40)]])
def test_few_and_many_outlets_can_be_drawn(names, narrow):
    rows = [(name, 0.1, 0.0, 0.2) for name in names]
    figure = headline_plot(parts(rows, rows, rows), **POLES, what="Place", narrow=narrow)
    assert figure.layout.height > 25 * len(names)


def test_hostile_names_are_shown_as_letters():
    rows = [(name, 0.1, 0.0, 0.2) for name in HOSTILE_NAMES]
    figure = headline_plot(parts(rows, rows, rows), **POLES, what="Place")
    assert "<script>" not in figure.to_json().replace("\\u003c", "<")
