"""What the rooms say is said in the language of whom they say it to, in whatever thread they work.

The catalogue here stands for any language: it puts a mark before each message.
"""

from gettext import NullTranslations

import numpy as np
import pytest

from analysis import translation
from analysis.corpus import limits
from analysis.corpus.columns import Columns
from analysis.corpus.origins import reason_words
from analysis.corpus.reading import Source, read_articles
from analysis.errors import CorpusError, QuestionError, ScorerError, SettingError
from analysis.fetching.running import Listed, Row
from analysis.models.examples import AXES
from analysis.models.grouped_runs import unit_length
from analysis.models.questions import FramingAxis
from analysis.storage.later import Later
from analysis.storage.store import open_store
from analysis.translation import speaking
from analysis.turns import Turns

MARK = "»"


class Marked(NullTranslations):
    """A catalogue that marks what it translates."""

    def gettext(self, message):
        """The message with a mark before it."""
        return MARK + message

    def ngettext(self, msgid1, msgid2, n):
        """The form for the number with a mark before it."""
        return MARK + super().ngettext(msgid1, msgid2, n)


@pytest.fixture(autouse=True)
def marked(monkeypatch):
    """German is the marked catalogue."""
    monkeypatch.setattr(
        translation, "_catalogue", lambda code: Marked() if code == "de" else NullTranslations()
    )


def said(kind, act):
    """What this kind of error says, in German."""
    with speaking("de"), pytest.raises(kind) as caught:
        act()
    return str(caught.value)


def test_a_fault_of_a_file_is_said_in_the_language_and_the_numbers_are_its_own():
    long = Source("long.csv", b"text\n" + b"x\n" * 1_200)
    few = limits.Limits(articles=1_100)
    columns = Columns("text")
    found = said(CorpusError, lambda: read_articles([long], columns=columns, limits=few))
    assert found == f"{MARK}long.csv has more than 1.100 rows; split it."


def test_a_wrong_setting_is_said_when_somebody_comes_and_not_when_the_program_starts(monkeypatch):
    monkeypatch.setattr(limits, "_GIVEN", {"PARALLAX_ARTICLES": "many"})
    assert said(SettingError, limits.check_settings).startswith(
        f"{MARK}PARALLAX_ARTICLES is “many”"
    )
    with pytest.raises(SettingError, match=r"^PARALLAX_ARTICLES .* from 1 to 1,000,000\."):
        limits.check_settings()


def test_an_error_of_a_run_in_another_thread_is_in_the_language_of_who_asked():
    finish = unit_length("small", 2)
    run = Turns(1).results(lambda text: finish(text, np.zeros(2, np.float32)), ["no words"])
    assert said(ScorerError, lambda: next(run)).startswith(f"{MARK}The encoder small")


def test_a_draft_that_cannot_be_written_says_why_in_the_language_of_who_drafts(tmp_path):
    def fails():
        raise RuntimeError

    later = Later(open_store(str(tmp_path)))
    for name, code in (("drafts/a", "de"), ("drafts/b", "en")):
        with speaking(code):
            later.put(name, fails)
    assert later.settle()
    assert later.failure("drafts/a") == MARK + later.failure("drafts/b")


def test_a_row_that_waits_to_be_fetched_says_so_in_the_language_of_who_fetches():
    with speaking("de"):
        assert Row(Listed("https://example.org")).reason.startswith(MARK)
    assert Row(Listed("https://example.org")).reason.startswith("The time was up")


def test_examples_are_named_in_the_language_and_ask_the_models_in_english():
    with speaking("de"):
        assert all(example.label.startswith(MARK) for example in AXES)
        assert not any(MARK in example.axis.name for example in AXES)


def test_each_pole_has_its_own_sentence():
    assert said(QuestionError, lambda: FramingAxis((), ("good",))).startswith(f"{MARK}The low pole")
    assert said(QuestionError, lambda: FramingAxis(("bad",), ())).startswith(f"{MARK}The high pole")


@pytest.mark.parametrize(
    ("reason", "form"),
    [
        ("published by 1 of 2 articles", "published by {count} of {n} articles"),
        ("named in the text by 3 of 4 articles", "named in the text by {count} of {n} articles"),
        (
            "no agency is credited or named by most, and 2 of 3 have no date",
            "no agency is credited or named by most, and {count} of {n} have no date",
        ),
    ],
)
def test_a_reason_of_the_table_is_put_into_words_where_it_is_shown(reason, form, monkeypatch):
    assert reason_words(reason) == reason
    shouted = NullTranslations()
    shouted.gettext = lambda message: {form: f"{form}!"}[message]
    monkeypatch.setattr(translation, "_catalogue", lambda code: shouted)
    with speaking("de"):
        assert reason_words(reason) == f"{reason}!"


def test_a_reason_of_an_older_table_stays_as_it_is():
    with speaking("de"):
        assert reason_words("said so") == "said so"
