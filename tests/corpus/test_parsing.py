import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from analysis.corpus import parsing, parsing_child, parsing_process
from analysis.corpus.parse import EVERYTHING, NAMES, SYNTAX, Parse, packed, unpacked
from analysis.corpus.parsing import parse_texts
from analysis.errors import CorpusError

pytestmark = pytest.mark.usefixtures("nothing_parsed")
TEXT = "Minister Elina Valtonen said the talks in Berlin had failed."


@pytest.fixture
def begun(monkeypatch):
    """The commands of the children that begin."""
    real, commands = subprocess.Popen, []

    def popen(command, **options):
        commands.append(command)
        return real(command, **options)

    monkeypatch.setattr(subprocess, "Popen", popen)
    return commands


def child_that(monkeypatch, program):
    """Have another program for a child, which gets the same questions."""
    real = subprocess.Popen

    def popen(command, **options):
        return real([sys.executable, "-c", f"import os, sys, time; {program}"], **options)

    monkeypatch.setattr(subprocess, "Popen", popen)


def no_child(monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", None)


def test_each_token_has_its_place_and_its_part_in_the_tree():
    parse = parse_texts([TEXT])[0]
    words = {TEXT[t.start : t.end]: t for t in parse.tokens}
    said, failed, minister = words["said"], words["failed"], words["Valtonen"]
    assert (said.lemma, said.pos, said.tag, said.dep) == ("say", "VERB", "VBD", "ROOT")
    assert failed.dep == "ccomp"
    assert parse.tokens[failed.head] == said
    assert minister.dep == "nsubj"
    clause = parse.subtree(parse.tokens.index(failed))
    spoken = TEXT[parse.tokens[clause[0]].start : parse.tokens[clause[-1]].end]
    assert spoken == "the talks in Berlin had failed"


def test_names_are_told_with_their_kind_and_place():
    named = [(TEXT[start:end], kind) for kind, start, end in parse_texts([TEXT])[0].entities()]
    assert ("Elina Valtonen", "PERSON") in named
    assert ("Berlin", "GPE") in named


def test_only_what_is_asked_for_is_told():
    tokens = parse_texts([TEXT], {NAMES})[0].tokens
    assert "PERSON" in {token.entity for token in tokens}
    assert {(token.dep, token.lemma) for token in tokens} == {("", "")}


def test_the_same_texts_get_the_same_parses_in_any_order():
    texts = [TEXT, "Anna came home.", "", TEXT, "He said: “No.”"]
    forth = parse_texts(texts)
    parsing.forget()
    back = parse_texts(texts[::-1])[::-1]
    assert [p.tokens for p in forth] == [p.tokens for p in back]
    assert forth[0].tokens == forth[3].tokens
    assert forth[2].tokens == []


def test_no_texts_start_no_child(monkeypatch):
    no_child(monkeypatch)
    assert parse_texts([]) == []


def test_what_is_known_is_not_asked_again_unless_more_is_wanted(monkeypatch):
    [known] = parse_texts([TEXT], {NAMES, SYNTAX})
    no_child(monkeypatch)
    assert parse_texts([TEXT], {SYNTAX})[0].tokens == known.tokens
    with pytest.raises(TypeError):
        parse_texts([TEXT], EVERYTHING)


def test_what_is_remembered_is_bounded(monkeypatch):
    monkeypatch.setattr(parsing, "MOST_REMEMBERED", 2)
    parse_texts(["One.", "Two.", "Three."], {NAMES})
    assert len(parsing._remembered) == 2


def test_several_sessions_share_one_child(begun):
    asking = [threading.Thread(target=parse_texts, args=([TEXT], {NAMES})) for _ in range(4)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert len(begun) == 1


def many(word, n):
    """So many texts of one piece each."""
    return [f"The {word} came home. {'x' * parsing.PIECE_CHARACTERS} {i:04}" for i in range(n)]


class Held:
    """In place of the child: says nothing until it is let, and writes down what it was asked."""

    def __init__(self, monkeypatch):
        self.turns, self.first, self.open = [], threading.Event(), threading.Semaphore(0)
        monkeypatch.setattr(parsing.PARSER, "parsed", self)
        monkeypatch.setattr(parsing, "BATCH", 1)

    def __call__(self, texts, parts):
        self.turns.append(texts[0].split()[1])
        self.first.set()
        assert self.open.acquire(timeout=30)
        return [Parse(frozenset(parts), np.zeros((1, 9), np.int32), ("",)) for _ in texts]


def in_line(n):
    """Wait until so many works wait for their turn."""
    for _ in range(6_000):
        queue = parsing.TURNS.queue
        if queue.n_small + queue.n_long == n:
            return
        threading.Event().wait(0.005)
    raise AssertionError("they do not stand in line")


def test_a_small_corpus_waits_for_one_piece_of_a_large_one(monkeypatch):
    held = Held(monkeypatch)
    monkeypatch.setattr(parsing, "SMALL", 3)
    with ThreadPoolExecutor() as pool:
        large = pool.submit(parse_texts, many("large", 20))
        assert held.first.wait(30)
        small = pool.submit(parse_texts, many("small", 3))
        in_line(2)
        held.open.release(100)
        assert (len(large.result(30)), len(small.result(30))) == (20, 3)
    assert held.turns == ["large", *["small"] * 3, *["large"] * 19]


def test_two_large_corpora_take_turns(monkeypatch):
    held = Held(monkeypatch)
    monkeypatch.setattr(parsing, "SMALL", 0)
    with ThreadPoolExecutor() as pool:
        one = pool.submit(parse_texts, many("one", 4))
        assert held.first.wait(30)
        other = pool.submit(parse_texts, many("other", 3))
        in_line(2)
        held.open.release(100)
        assert [len(done.result(30)) for done in (one, other)] == [4, 3]
    assert held.turns == ["one", "one", "other", "one", "other", "one", "other"]


class StoppedError(Exception):
    pass


def test_what_was_parsed_before_a_stop_is_not_parsed_again(monkeypatch):
    held, told = Held(monkeypatch), []
    held.open.release(100)

    def stop(done, total):
        if done == 4:
            raise StoppedError

    with pytest.raises(StoppedError):
        parse_texts(many("one", 10), progress=stop)
    parse_texts(many("one", 10), progress=lambda *counts: told.append(counts))
    assert told[0][0] >= 4
    assert told[-1] == (10, 10)
    assert len(held.turns) == 10


def test_the_child_ends_with_the_last_who_waits_whether_done_or_stopped():
    def stop(done, _):
        if done:
            pids.append(parsing.PARSER.pid)
            raise StoppedError

    pids = []
    with pytest.raises(StoppedError):
        parse_texts([f"A dog barked {n} times." for n in range(500)], {NAMES}, progress=stop)
    assert parsing.PARSER.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)
    assert len(parse_texts(["A dog barked."], {NAMES})[0]) == 4
    assert parsing.PARSER.pid is None


def test_texts_in_pieces_get_the_parses_that_they_get_together(monkeypatch, begun):
    texts = [f"The {who} said on day {n} that Anna left." for who in "abc" for n in range(40)]
    together = [p.tokens for p in parse_texts(texts, {SYNTAX, NAMES})]
    parsing.forget()
    monkeypatch.setattr(parsing, "PIECE_CHARACTERS", 1)
    told = []
    apart = parse_texts(texts, {SYNTAX, NAMES}, progress=lambda *counts: told.append(counts))
    assert [p.tokens for p in apart] == together
    assert told == [(0, 120), (32, 120), (64, 120), (96, 120), (120, 120)]
    assert len(begun) == 2


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (f"sys.exit({parsing_child.NOT_INSTALLED})", "not installed; run pip"),
        (f"sys.exit({parsing_child.ANOTHER_ONE})", "not the ones.*force-reinstall"),
        ("os.kill(os.getpid(), 9)", "ended early .code -9., perhaps for want of memory"),
        ("sys.exit()", "answer is not whole"),
        ("sys.stdout.buffer.write(bytes(8))", "answer is not whole"),
        ("sys.stdout.buffer.write(bytes([0] * 7 + [9]) + b'nothing')", "answer is not whole"),
        # one that ended before it was asked would be told by another sentence
        (
            "sys.stdin.readline(); sys.stdout.buffer.write(bytes([0] * 7 + [7]) + b'nothing')",
            "answer cannot be read",
        ),
    ],
)
def test_a_child_that_fails_is_one_clear_error(monkeypatch, program, words):
    child_that(monkeypatch, program)
    with pytest.raises(CorpusError, match=words):
        parse_texts([TEXT])
    assert parsing.PARSER.pid is None


def test_a_child_that_answers_for_other_texts_is_one_clear_error(monkeypatch):
    answer = packed([])
    said = len(answer).to_bytes(8, "big") + answer
    child_that(monkeypatch, f"sys.stdout.buffer.write({said!r})")
    with pytest.raises(CorpusError, match="answer is not whole"):
        parse_texts([TEXT])


def test_a_child_that_fails_one_work_does_not_fail_the_next(monkeypatch):
    with monkeypatch.context() as patch:
        child_that(patch, "sys.exit(1)")
        with pytest.raises(CorpusError, match="ended early"):
            parse_texts([TEXT])
    assert len(parse_texts([TEXT])[0]) == 11


def test_a_child_that_cannot_begin_is_one_clear_error(monkeypatch):
    def popen(*_, **__):
        raise OSError(11, "no room for it")

    monkeypatch.setattr(subprocess, "Popen", popen)
    with pytest.raises(CorpusError, match=r"could not be started \(no room for it\)"):
        parse_texts([TEXT])


def test_a_child_that_takes_too_long_is_ended(monkeypatch):
    child_that(monkeypatch, "time.sleep(60)")
    for limit in ("LIMIT_S", "LIMIT_A_TEXT_S", "LIMIT_A_CHARACTER_S"):
        monkeypatch.setattr(parsing_process, limit, 0.02)
    with pytest.raises(CorpusError, match="did not finish"):
        parse_texts([TEXT])


def test_another_pipeline_than_the_one_looked_at_is_refused():
    code = (
        "import sys; from analysis.corpus import parsing_child as child; "
        "child.SHA256 = '0' * 64; sys.exit(child.main())"
    )
    question = json.dumps({"parts": ["names"], "texts": ["Anna came."]}).encode() + b"\n"
    done = subprocess.run([sys.executable, "-c", code], input=question, capture_output=True)
    assert done.returncode == parsing_child.ANOTHER_ONE
    assert done.stdout == b""


def test_parses_survive_the_way_between_two_processes():
    words = ("", "say", "“")
    numbers = np.arange(18, dtype=np.int32).reshape(2, 9)
    sent = [Parse(EVERYTHING, numbers, words), Parse(EVERYTHING, numbers[:0], words)]
    came = unpacked(packed(sent))
    assert [p.words for p in came] == [words, words]
    assert all((a.numbers == b.numbers).all() for a, b in zip(sent, came, strict=True))


def test_the_server_s_own_process_never_loads_the_parser():
    code = (
        "import sys; from analysis.corpus.entities import entities_in; "
        "entities_in(['Anna came.']); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_in_an_app_the_parser_stands_behind_others(monkeypatch, begun):
    monkeypatch.setattr(parsing_process, "_niceness", 0)
    parsing.parse_texts(["A dog that nobody here has parsed barked."])
    parsing_process.parse_behind_others()
    (parse,) = parsing.parse_texts(["A cat that nobody here has parsed slept."])
    assert [command[-1] for command in begun] == ["0", "10"]
    assert len(parse) > 5
