"""Words of ours that files hold: every one of them can be translated where it is shown."""

import json

import pytest

from analysis.models.frame_calibration import GENERAL_RULE
from analysis.models.tiers import TIERS
from analysis.studies.failings import all_failings
from analysis.studies.known_words import (
    failing_words,
    family_words,
    result_words,
    tier_words,
)
from analysis.studies.validity import FAMILIES, newest_results, parts_of
from evaluation.tasks import known_tasks
from tests.conftest import ROOT
from tests.pseudo_language import speaking_pseudo, untranslated

# Titles of papers and data sets, names of licences and of programs.
NAMES = {
    "Hamborg & Donnay 2021", "Chen et al. 2019", "Frermann et al. 2023", "FrAC", "MIT",
    "Zero-Shot-PLOVER 2024", "Perspectrum dev", "Apache-2.0", "CC BY-SA 4.0", "VADER", "TextBlob",
    "Spearman", "Media Bias Detector dev", "GPL-3.0",
}  # fmt: skip


def fitted_on() -> list[str]:
    files = ROOT.glob("weights/*/[tf]*_calibration.json")
    told = [json.loads(path.read_text(encoding="utf-8"))["fitted_on"] for path in files]
    assert len(told) == 4
    return [*told, GENERAL_RULE.fitted_on]


def shown_on_cards() -> set[str]:
    shown = {part for family in FAMILIES for part in parts_of(family)}
    tasks = [task for task in newest_results().tasks if task.family in shown]
    facts = {
        text for t in tasks for text in (t.title, t.data, t.source, t.licence, t.unit, t.metric)
    }
    facts |= {
        text for t in known_tasks(ROOT) for text in (t.data, t.note) if t.kind.family in shown
    }
    figures = [figure for task in tasks for figure in task.figures]
    scorers = {figure.scorer for figure in figures if figure.kind == "baseline"}
    scorers |= {more.scorer for task in tasks for more in task.more_rules}
    return facts - {""} | scorers | {name for figure in figures for name in figure.others}


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (result_words, sorted(shown_on_cards() - NAMES)),
        (result_words, fitted_on()),
        (failing_words, [text for one in all_failings() for text in (one.kind, one.why)]),
        (family_words, list(FAMILIES)),
        (tier_words, list(TIERS)),
    ],
)
def test_every_word_of_a_file_can_be_translated(words, texts):
    assert texts
    assert [words(text) for text in texts] == texts
    with speaking_pseudo():
        assert [text for text in texts if untranslated(words(text))] == []


def test_other_words_stay():
    with speaking_pseudo():
        assert result_words("Spearman") == "Spearman"
        assert tier_words("my/encoder") == "my/encoder"
