"""Who speaks, found beside the pages: how far it is, stopped, gone on with, given up."""

import threading

import pandas as pd
import pytest

from analysis.corpus import parsing
from analysis.errors import CorpusError
from analysis.studies import hearing, voices
from analysis.studies.hearing import Hearing
from analysis.studies.voices import heard_corpus
from tests.corpus.stories import corpus_of

pytestmark = pytest.mark.usefixtures("nothing_parsed")
SAID = "“We leave on day {n},” the captain told the harbour of {who} town. He left."


class StoppedError(Exception):
    pass


@pytest.fixture
def corpus():
    texts = [" ".join(SAID.format(n=n, who=who) for n in range(20)) for who in ("a", "b", "c")]
    return corpus_of(*texts)


def same(one, other):
    pd.testing.assert_frame_equal(one.sentences, other.sentences)
    pd.testing.assert_frame_equal(one.quotes, other.quotes)


def test_it_is_told_how_far_it_is_until_it_is_known_who_speaks(corpus):
    told = []
    heard = voices.find_voices(corpus, lambda *counts: told.append(counts))
    n = len(corpus.sentences)
    assert told[0] == (0, n)
    assert told[-1] == (n, n)
    assert told == sorted(told)
    assert (9 * n // 10, n) in told
    assert heard.quotes["speaker"].tolist()


def test_what_was_parsed_before_a_stop_is_not_parsed_again(corpus, monkeypatch):
    real, asked = parsing.PARSER.parsed, []
    begun, stopped = threading.Event(), threading.Event()

    def parsed(texts, parts):
        asked.extend(texts)
        assert not begun.is_set() or stopped.wait(30)  # the second piece waits to be stopped
        found = real(texts, parts)
        begun.set()
        return found

    monkeypatch.setattr(parsing.PARSER, "parsed", parsed)
    monkeypatch.setattr(parsing, "PIECE_CHARACTERS", 1)
    monkeypatch.setattr(parsing, "BATCH", 8)
    mine = Hearing(corpus)

    def stop(done, total):
        if begun.is_set():
            stopped.set()
            raise StoppedError

    with pytest.raises(StoppedError):
        mine.finish(stop)
    assert not mine.done()
    mine.finish(lambda *_: None)
    assert mine.done()
    assert len(asked) == len(set(asked)) == corpus.sentences["text"].nunique()
    monkeypatch.undo()
    same(mine.heard, heard_corpus(corpus))
    assert mine.heard.is_heard


def test_a_corpus_that_was_heard_is_not_heard_again(corpus, monkeypatch):
    heard = heard_corpus(corpus)
    monkeypatch.setattr(voices, "find_voices", None)
    assert Hearing(heard).done()
    assert Hearing(heard).heard is heard


def test_why_it_cannot_be_found_reaches_everybody_who_asks(corpus, monkeypatch):
    def fail(*_):
        raise CorpusError("The parser is not installed.")

    monkeypatch.setattr(voices, "find_voices", fail)
    mine = Hearing(corpus)
    for ask in (lambda: mine.finish(lambda *_: None), lambda: mine.heard):
        with pytest.raises(CorpusError, match="not installed"):
            ask()
    assert mine.done()


def test_what_nobody_asks_for_is_given_up_and_begun_again_when_somebody_does(corpus, monkeypatch):
    going, told = threading.Event(), []
    real = voices.find_voices

    def slow(corpus, progress):
        assert going.wait(30)
        told.append(corpus)
        return real(corpus, progress)

    monkeypatch.setattr(voices, "find_voices", slow)
    monkeypatch.setattr(hearing, "FORSAKEN_S", -1.0)
    mine = Hearing(corpus)
    going.set()
    assert mine._attempt._ended.wait(60)
    assert not mine.done()
    monkeypatch.setattr(hearing, "FORSAKEN_S", 600.0)
    assert mine.heard.is_heard
    assert len(told) == 2
