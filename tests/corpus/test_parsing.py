import json
import subprocess
import sys
import threading

import numpy as np
import pytest

from analysis.corpus import parsing, parsing_child
from analysis.corpus.parse import EVERYTHING, NAMES, SYNTAX, Parse, packed, unpacked
from analysis.corpus.parsing import parse_texts
from analysis.errors import CorpusError

TEXT = "Minister Elina Valtonen said the talks in Berlin had failed."


@pytest.fixture(autouse=True)
def nothing_remembered():
    parsing.forget()
    yield
    parsing.forget()


def child_that(monkeypatch, code, output=b""):
    def run(*_, **__):
        return subprocess.CompletedProcess([], code, stdout=output, stderr=b"")

    monkeypatch.setattr(subprocess, "run", run)


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
    monkeypatch.setattr(subprocess, "run", None)
    assert parse_texts([]) == []


def test_what_is_known_is_not_asked_again_unless_more_is_wanted(monkeypatch):
    [known] = parse_texts([TEXT], {NAMES, SYNTAX})
    monkeypatch.setattr(subprocess, "run", None)
    assert parse_texts([TEXT], {SYNTAX})[0].tokens == known.tokens
    with pytest.raises(TypeError):
        parse_texts([TEXT], EVERYTHING)


def test_what_is_remembered_is_bounded(monkeypatch):
    monkeypatch.setattr(parsing, "MOST_REMEMBERED", 2)
    parse_texts(["One.", "Two.", "Three."], {NAMES})
    assert len(parsing._remembered) == 2


def test_several_sessions_share_one_child(monkeypatch):
    real, started = subprocess.run, []

    def run(*args, **kwargs):
        started.append(1)
        return real(*args, **kwargs)

    monkeypatch.setattr(subprocess, "run", run)
    asking = [threading.Thread(target=parse_texts, args=([TEXT], {NAMES})) for _ in range(4)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert started == [1]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (parsing_child.NOT_INSTALLED, "not installed; run pip"),
        (parsing_child.ANOTHER_ONE, "not the ones.*force-reinstall"),
        (-9, "ended early .code -9., perhaps for want of memory"),
    ],
)
def test_a_child_that_fails_is_one_clear_error(monkeypatch, code, words):
    child_that(monkeypatch, code)
    with pytest.raises(CorpusError, match=words):
        parse_texts([TEXT])


@pytest.mark.parametrize("output", [b"", b"nothing of the kind", packed([])])
def test_an_answer_that_is_none_is_one_clear_error(monkeypatch, output):
    child_that(monkeypatch, 0, output)
    with pytest.raises(CorpusError, match="answer"):
        parse_texts([TEXT])


def test_a_child_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(parsing, "LIMIT_S", 0.05)
    monkeypatch.setattr(parsing, "LIMIT_A_TEXT_S", 0.0)
    with pytest.raises(CorpusError, match="did not finish"):
        parse_texts([TEXT])


def test_another_pipeline_than_the_one_looked_at_is_refused():
    code = (
        "import sys; from analysis.corpus import parsing_child as child; "
        "child.SHA256 = '0' * 64; sys.exit(child.main())"
    )
    question = json.dumps({"parts": ["names"], "texts": ["Anna came."]}).encode()
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


def test_in_an_app_the_parser_stands_behind_others(monkeypatch):
    told = []
    run = subprocess.run

    def watched(*args, input, **options):
        told.append(json.loads(input)["niceness"])
        return run(*args, input=input, **options)

    monkeypatch.setattr(subprocess, "run", watched)
    monkeypatch.setattr(parsing, "_niceness", 0)
    parsing.parse_texts(["A dog that nobody here has parsed barked."])
    parsing.parse_behind_others()
    (parse,) = parsing.parse_texts(["A cat that nobody here has parsed slept."])
    assert told == [0, 10]
    assert len(parse) > 5
