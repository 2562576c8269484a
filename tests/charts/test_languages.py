"""Charts in another language: every word of ours in it, and numbers with its marks."""

import re
from typing import Any

import pytest

from analysis.charts.cells import cell_words, change_words, frame_words, group_words
from analysis.charts.export import figure_html
from analysis.charts.labels import date_words, signed
from analysis.charts.words import spectrum_finding
from analysis.corpus.schema import NOT_TOLD, OTHER_VOICES, OWN_WORDS, UNNAMED_SOURCES
from analysis.models.builtin import FRAMES
from analysis.translation import speaking
from tests.charts.every_chart import every_chart
from tests.charts.every_finding import every_finding
from tests.charts.greek import POLES, places, verdicts
from tests.pseudo_language import speaking_pseudo, untranslated

SHOWN = {"text", "hovertext", "ticktext", "hovertemplate", "texttemplate"}


def shown_texts(part: Any, key: str = "") -> list[str]:
    """Every text that a reader of a figure can see; the name of a trace where the key has it."""
    if isinstance(part, str):
        return [part] if key in SHOWN else []
    if isinstance(part, dict):
        named = [part["name"]] if part.get("showlegend") and part.get("name") else []
        return named + [text for name, one in part.items() for text in shown_texts(one, name)]
    if isinstance(part, list | tuple):
        return [text for one in part for text in shown_texts(one, key)]
    return []


def charts(mode: str = "light", narrow: bool = False) -> dict[str, dict[str, Any]]:
    drawn = every_chart(mode=mode, narrow=narrow)
    plain = {name: figure.to_plotly_json() for name, figure in drawn}
    for figure in plain.values():
        figure["layout"].pop("template")
        for trace in figure["data"]:
            trace.setdefault("showlegend", "name" in trace)
    return plain


def test_a_word_outside_the_brackets_is_found():
    assert untranslated("⟦Of ⟦“Άλφα”⟧ none⟧ <b>+0,5</b>") == []
    assert untranslated("⟦Of⟧ Άλφα none ⟦of⟧ &amp; all") == ["none", "all"]


@pytest.mark.parametrize("narrow", [False, True])
def test_every_word_of_a_chart_can_be_translated(narrow):
    with speaking_pseudo():
        drawn = charts(narrow=narrow)
    for name, figure in drawn.items():
        texts = shown_texts(figure)
        assert any("⟦" in text for text in texts), name
        assert [text for text in texts if untranslated(text)] == [], name


def test_every_finding_can_be_translated():
    with speaking_pseudo():
        found = [(name, said) for name, said in every_finding() if said]
    assert len(found) > 90
    assert [(name, untranslated(said)) for name, said in found if untranslated(said)] == []


def test_other_words_leave_the_shape_of_a_chart_alone():
    plain = charts()
    with speaking_pseudo():
        other = charts()
    for name, figure in plain.items():
        for mine, theirs in zip(figure["data"], other[name]["data"], strict=True):
            for part in ("x", "y", "base", "customdata"):
                assert str(mine.get(part)) == str(theirs.get(part)), (name, part)


def test_a_german_chart_has_a_german_finding_and_decimal_commas():
    with speaking("de"):
        said = spectrum_finding(places(5), verdicts(5, (0, 4)), *POLES)
        figure = charts()["spectrum"]
        page = figure_html(dict(every_chart())["spectrum"], offline=False).decode()
    assert said.startswith("Έψιλον steht näher an „θερμό“ als Άλφα; ")
    assert figure["layout"]["separators"] == ",."
    assert "+0,5" in figure["layout"]["xaxis"]["ticktext"]
    assert not re.search(r"\d\.\d", " ".join(shown_texts(figure)))
    assert '<html lang="de">' in page
    assert "separators" not in charts()["spectrum"]["layout"]


def test_numbers_and_days_of_labels_follow_the_language():
    with speaking("de"):
        assert [signed(x) for x in (-0.5, 0.004, float("nan"))] == ["−0,50", "0,00", "–"]
        assert date_words("2026-06-23") == "23. Juni 2026"


def test_cells_of_ours_are_said_in_words_and_names_stay():
    ours = [(cell_words, one) for one in ("differ", "cannot tell", "within this article", "none")]
    ours += [(group_words, g) for g in (OWN_WORDS, OTHER_VOICES, NOT_TOLD, UNNAMED_SOURCES)]
    ours += [(frame_words, frame.name) for frame in FRAMES]
    ours += [(change_words, one) for one in ("with “x”", "without “x”", "case or punctuation")]
    for words, cell in ours:
        assert words(cell) == cell
        with speaking_pseudo():
            assert untranslated(words(cell)) == [], cell
    with speaking_pseudo():
        assert [cell_words("Alto"), group_words("differ"), frame_words("own")] == [
            "Alto", "differ", "own"
        ]  # fmt: skip
        assert change_words("“old → one” → “new”") == "⟦“old → one”⟧ → ⟦“new”⟧"
