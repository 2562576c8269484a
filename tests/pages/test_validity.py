"""The line beside every chart, its card, and the note on verdicts, without a browser."""

import re
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from analysis.models.info import ScorerInfo
from analysis.studies import validity as figures
from tests.conftest import ROOT
from tests.results_example import MINE, example_results, write_results
from ui import validity, widgets

CHARTS = {
    "app.py": 1, "pages/1_Compare.py": 4, "pages/2_Voices.py": 1, "pages/3_Shared_text.py": 2,
    "pages/4_Left_out.py": 1, "pages/6_Frames.py": 1,
}  # fmt: skip
COUNTED = {"pages/5_Words.py": 2}
STORY = {
    "pages/3_Shared_text.py": "water-rules",  # whose copied sentences are partly rewritten
    "pages/5_Words.py": "port-strike",  # which has words for the same thing
}


@pytest.fixture
def measured(tmp_path, monkeypatch):
    """A folder with the example's figures, which are those of the loaded model."""
    write_results(tmp_path)
    monkeypatch.setattr(figures, "RESULTS", tmp_path)
    info = ScorerInfo("<b>model</b>", "1", MINE, "none")
    monkeypatch.setattr(validity, "_scorer", lambda opened, family: info)
    return tmp_path


def opened(name: str) -> AppTest:
    page = AppTest.from_file(ROOT / "app.py", default_timeout=240)
    if name != "app.py":
        page.switch_page(name)
    if name in STORY:
        page.query_params["story"] = STORY[name]
    page.run()
    assert not page.exception
    return page


def lines(page: AppTest) -> list[str]:
    labels = [drawer.label.replace("\\", "") for drawer in page.expander]
    return [label for label in labels if re.search(r" on [\d,]+ |not measured", label)]


def cards(page: AppTest) -> list[str]:
    return [e.proto.body for e in page.get("html") if 'class="validity"' in e.proto.body]


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_its_line_and_card(measured, name):
    page = opened(name)
    # the other wordings stand right below the spectrum, whose line is theirs too
    charts = [chart for chart in page.get("plotly_chart") if chart.key != "chart-wordings"]
    assert len(charts) == len(lines(page)) == len(cards(page)) == CHARTS[name]
    assert all(card.count("<li><strong>") == 5 for card in cards(page))


@pytest.mark.parametrize("name", COUNTED)
def test_charts_of_counts_say_that_no_model_scores_them(name):
    page = opened(name)
    said = [one.value for one in page.caption if one.value.startswith("Counted, no model")]
    assert len(page.get("plotly_chart")) == len(said) == COUNTED[name]
    assert sum("by vectors of" in one for one in said) == 1
    assert sum("] stood for the same thing, and" in one for one in said) == 1


def test_no_page_with_a_chart_is_left_out():
    drawn = {f"pages/{path.name}" for path in ROOT.glob("pages/*.py") if draws(path)}
    assert drawn | {"app.py"} == {*CHARTS, *COUNTED}


def draws(path) -> bool:
    return bool(
        re.search(r"show_chart|keyness_section|frames_section", path.read_text(encoding="utf-8"))
    )


def test_rules_say_what_was_found_by_which_version(tmp_path, monkeypatch):
    write_results(tmp_path)
    monkeypatch.setattr(figures, "RESULTS", tmp_path)
    assert lines(opened("pages/2_Voices.py")) == [
        "Who is quoted: speaker right, of all labelled .86 [.82, .90] on 1,234 news sentences"
    ]
    card = cards(opened("pages/3_Shared_text.py"))[0]
    assert "words and made-up vectors: .99 [.95, 1.03]" in card
    assert "Rightly not the same." in card


def test_the_card_tells_figures_calibration_bias_errors_and_whose_they_are(measured):
    page = opened("pages/1_Compare.py")
    assert lines(page)[2].startswith("Tone toward a target: macro-F1 .81 [.77, .85] on 1,234")
    card = cards(page)[2]
    for words in (
        "VADER .51", "Cohen&#x27;s κ .74", "licence of the data: MIT", "ECE) .028", "<td>.90</td>",
        "by .050 on average", "By kind of name: outlet .030, country .010.",
        "Where it fails", "2030-01-02", "fingerprint aaaaaaaaaaaa",
        "accuracy .83 [.79, .87]",
    ):  # fmt: skip
        assert words in card
    assert card.count("<li><strong>") == 5


def test_names_and_figures_are_never_markup(measured):
    evil = example_results()
    evil["tasks"][2]["title"] = "<script>alert(1)</script> ![x](https://example.com/x.png)"
    write_results(measured, evil)
    page = opened("app.py")
    assert "<script" not in cards(page)[0]
    assert all("![" not in drawer.label for drawer in page.expander)


def test_frames_without_figures_say_so(measured):
    page = opened("pages/6_Frames.py")
    assert lines(page) == ["Frames: not measured for this model"]
    assert "&lt;b&gt;model&lt;/b&gt;" in cards(page)[0]


def test_figures_of_other_weights_are_not_shown(tmp_path, monkeypatch):
    write_results(tmp_path)
    monkeypatch.setattr(figures, "RESULTS", tmp_path)
    page = opened("app.py")
    assert lines(page) == ["Framing axis: not measured for this model"]
    assert ".90" not in cards(page)[0]


def all_small() -> dict:
    """The example, with names that move every score by more than any two outlets differ."""
    large = example_results()
    for task in large["tasks"]:
        if task["family"] == "bias":
            task["results"][0]["value"] = 2.0
    return large


def test_a_finding_smaller_than_the_swap_is_said_below_the_chart(measured):
    write_results(measured, all_small())
    said = [m.value.replace("\\", "") for m in opened("app.py").markdown]
    assert any("smaller than what swapping names alone moves a score (2.000)" in m for m in said)


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("app.py", "spectrum", "than what swapping names alone moves a score (2.000): "),
        ("pages/1_Compare.py", "headline", "(2.000) is the gap between headline and body of "),
        ("pages/3_Shared_text.py", "shifts", "alone moves a score (2.000): "),
        ("pages/6_Frames.py", "frames", " in the frame “"),
    ],
)
def test_what_is_smaller_than_the_swap_is_said_on_the_chart_as_well(
    measured, monkeypatch, name, kind, said
):
    write_results(measured, all_small())
    captions = {}
    monkeypatch.setattr(
        widgets, "downloads", lambda chart: captions.update({chart.kind: chart.caption()})
    )
    page = opened(name)
    assert said in captions[kind]
    assert any(said in m.value.replace("\\", "") for m in page.markdown)


def test_the_method_says_the_figures_of_the_scorers_in_use(measured):
    said = " ".join(m.value.replace("\\", "") for m in opened("pages/9_Method.py").markdown)
    assert "macro-F1 .81 [.77, .85] against VADER" in said
    assert "Frames: no figures" in said


def test_figures_are_looked_up_by_the_scorer_not_by_its_encoder(word_tier):
    at_hand = SimpleNamespace(tier=word_tier)
    infos = [validity._scorer(at_hand, family) for family in ("axis", "tone", "frames")]
    assert len({info.fingerprint for info in infos}) == 3
    assert {info.name for info in infos} == {word_tier.encoder.info.name}
