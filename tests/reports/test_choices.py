"""The choices of a study, told as in the app."""

from analysis.reports.choices import LABELS, WORDS, choices_of
from analysis.translation import speaking
from ui import choices, shell


def test_every_choice_of_a_study_has_the_words_of_the_app():
    assert choices.DEFAULTS.keys() - {*choices.READING, *choices.LOOKED_AT} == LABELS.keys()
    assert WORDS["voice"] == choices.VOICES
    assert WORDS["shared"] == choices.COUNTS_SHARED
    assert WORDS["by"] == choices.BY
    assert WORDS["claims"] == choices.CLAIMS
    assert WORDS["tier"] == shell._TIERS


def test_choices_are_told_in_words_and_unknown_ones_as_they_are(report):
    settings = {"voice": "apart", "by": "side", "outlets": "A|B", "wordings": "off", "about": ""}
    assert list(choices_of(settings | {"later": "x"})) == [
        ("Other wordings of the axis", "none"),
        ("Voice", "own and quoted apart"),
        ("Count quotations by", "side"),
        ("Outlets", "A, B"),
        ("later", "x"),
    ]
    with speaking("de"):
        assert ("Stimme", "alle Stimmen") in list(choices_of({"voice": "all"}))
    assert ("Low pole", "cold") in report.settings
