"""What is said is in the language at hand, in whatever thread it is said."""

from threading import Thread

import pytest

from analysis import translation
from analysis.translation import (
    ask_language,
    language,
    listening,
    same_language,
    say_again,
    speaking,
    tr,
    trn,
)


@pytest.fixture
def nobody_asked(monkeypatch):
    """No app has said whom to ask."""
    monkeypatch.setattr(translation, "_askers", [])


def in_a_thread(function):
    """What a function gives in a thread that knows of no language."""
    given = []
    thread = Thread(target=lambda: given.append(function()))
    thread.start()
    thread.join()
    return given[0]


def test_english_is_what_the_code_says(nobody_asked):
    assert tr("Shown: {story}", story="x") == "Shown: x"
    assert trn("one article", "{n} articles", 1) == "one article"
    assert trn("one article", "{n} articles", 2) == "2 articles"


def test_german_is_what_the_catalogue_says():
    with speaking("de"):
        assert tr("Shown: {story}", story="x") == "Gezeigt: x"
        assert [trn("one article", "{n} articles", n) for n in (1, 2)] == [
            "ein Artikel",
            "2 Artikel",
        ]


@pytest.mark.parametrize("code", ["en", "de"])
def test_what_is_no_message_is_said_as_it_is(code):
    with speaking(code):
        assert tr("") == ""
        assert tr("{braces} without a value") == "{braces} without a value"
        assert tr("{story}", story="{braces}") == "{braces}"


def test_a_language_ends_with_its_block_whatever_happens(nobody_asked):
    def fail():
        with speaking("de"):
            with speaking("en"):
                assert language() == "en"
            assert language() == "de"
            raise ValueError("inside")

    with pytest.raises(ValueError, match="inside"):
        fail()
    assert language() == "en"


def test_whom_the_app_asks_counts_where_no_block_does(nobody_asked):
    ask_language(lambda: "de")
    assert language() == "de"
    with speaking("en"):
        assert language() == "en"
    ask_language(lambda: "xx")
    assert language() == "en"


def test_work_in_another_thread_speaks_as_whoever_began_it(nobody_asked):
    with speaking("de"):
        begun, plain = same_language(lambda: tr("Home")), lambda: tr("Home")
    assert in_a_thread(begun) == "Start"
    assert in_a_thread(plain) == "Home"


def test_what_was_said_while_somebody_listened_can_be_said_again_in_another_language():
    with listening() as heard:
        place = tr("row {row}", row=3)
        said = tr("{name}: no outlet in {places}; called \"{outlet}\" until you rename it.",
                  name="a.csv", places=place, outlet="Post")  # fmt: skip
        counted = trn("one article", "{n} articles", 2)
    unheard = tr("one week")
    with speaking("de"):
        assert say_again(said, heard) == (
            "a.csv: kein Medium in Tabellenzeile 3; es heißt „Post“, bis Sie es umbenennen."
        )
        assert say_again(counted, heard) == "2 Artikel"
        assert say_again(unheard, heard) == unheard
    assert say_again(said, heard) == said
