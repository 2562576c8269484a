import pandas as pd
import pytest

from analysis.charts.choices import FOOT, choices_finding, choices_plot
from analysis.charts.keyness import keyness_finding, keyness_plot
from tests.charts.tables import HOSTILE_NAMES, estimate_rows, trace_named


def terms(*rows, interval="articles"):
    """Terms from (term, z, sure), with a bar of 3.5."""
    table = pd.DataFrame(rows, columns=["term", "z", "sure"]).assign(form=lambda t: t["term"])
    table = table.assign(z_bar=3.5, n=4, n_all=900, n_others=2, n_all_others=4000, n_articles=2)
    return table.assign(interval=interval)


SOME = terms(("regime", 5.2, True), ("strike", 1.1, False), ("talks", -4.0, True))


def test_sure_terms_are_filled_and_others_hollow_beside_the_field_of_chance():
    figure = keyness_plot(SOME)
    marks = trace_named(figure, "terms")
    ground = figure.layout.template.layout.paper_bgcolor
    assert [colour == ground for colour in marks.marker.color] == [False, True, False]
    assert (figure.layout.shapes[0].x0, figure.layout.shapes[0].x1) == (-3.5, 3.5)
    assert list(marks.customdata[0]) == ["regime"]


def test_a_finding_names_what_is_sure_and_nothing_else():
    said = keyness_finding(SOME, "Alto")
    assert said == "Alto uses “regime” more than the other outlets, and uses “talks” less."
    assert "within this article" in keyness_finding(
        terms(("regime", 5.2, True), interval="within this article"), "Alto"
    )


def test_without_a_sure_term_the_nearest_is_told_with_its_counts():
    said = keyness_finding(terms(("strike", 1.1, False)), "Alto")
    assert "No term sets Alto apart surely" in said
    assert "“strike” (4 of its 900 words, 2 of 4,000 in the others)" in said
    assert "often enough" in keyness_finding(SOME.iloc[:0], "Alto")


@pytest.mark.parametrize("narrow", [False, True])
def test_terms_are_shown_as_letters_and_many_can_be_drawn(narrow):
    many = terms(*[(name, 1.0, False) for name in HOSTILE_NAMES], *[("x", 0.1, False)] * 20)
    figure = keyness_plot(many, narrow=narrow)
    assert figure.layout.height > 20 * 25
    assert "<script>" not in figure.to_json().replace("\\u003c", "<")


def choices(differ):
    one = estimate_rows(("Alto", 0.75, 0.5, 1.0), ("Bora", 0.0, 0.0, 0.2), question="attacks")
    two = estimate_rows(("Alto", 0.25, 0.0, 0.5), ("Bora", 1.0, 0.8, 1.0), question="raids")
    return pd.concat([one.assign(n=[3, 0]), two.assign(n=[1, 4])]).assign(differ=differ)


def test_shares_of_words_say_what_they_are_of():
    figure = choices_plot(choices(differ=True))
    assert figure.layout.annotations[0].text == FOOT
    assert list(figure.layout.xaxis.ticktext) == ["attacks", "raids"]


def test_the_finding_of_a_cluster_says_who_prefers_what_and_how_sure_that_is():
    said = choices_finding(choices(differ=True))
    assert said.startswith("“attacks” is preferred by Alto; “raids” is preferred by Bora.")
    assert "surely differ" in said
    assert "may be chance" in choices_finding(choices(differ=False))
