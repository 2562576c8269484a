"""A few hundred damaged files, and any text in the fields of an address; `make fuzz` is long."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import kinds
from analysis.errors import AnalysisError
from analysis.models.paraphrases import other_wordings
from analysis.studies.bundle import open_study
from analysis.studies.heard import opened_corpus
from analysis.studies.settings import parse_axis
from tests.conftest import ROOT
from tests.fuzz import giving
from tests.fuzz.__main__ import fault, made
from tests.fuzz.damage import _table_forged
from tests.fuzz.giving import give, take
from tests.fuzz.seeds import seeds
from tests.fuzz.watch import Misdeed, watched

N_INPUTS, SEED = 300, 7


def test_damaged_files_bring_about_an_answer_or_a_sentence_and_nothing_else():
    command = [sys.executable, "-m", "tests.fuzz", f"--inputs={N_INPUTS}", f"--seed={SEED}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert f"{N_INPUTS} inputs of {len(seeds())} kinds, seed {SEED}: 0 faults" in done.stdout


def test_the_same_number_makes_the_same_file():
    assert made(17, SEED) == made(17, SEED)
    assert made(17, SEED) != made(17, SEED + 1)


@pytest.mark.parametrize("name", sorted(set(seeds()) - {"archive.zip"}))
def test_whole_files_are_read_without_complaint(name):
    take(name, seeds()[name])


def test_the_seeds_reach_the_readers_of_feeds_documents_and_press_archives(monkeypatch):
    reached = set()

    def noted(read):
        def noting(*given):
            reached.add(read.__name__)
            return read(*given)

        return noting

    forms = tuple((tool, knows, noted(read)) for tool, knows, read in kinds._FORMS)
    monkeypatch.setattr(kinds, "_FORMS", forms)
    readers = {kinds: ("rtf_text", "word_text"), giving: ("read_feed", "feed_source", "read_gdelt")}
    for module, names in readers.items():
        for name in names:
            monkeypatch.setattr(module, name, noted(getattr(module, name)))
    for name, data in seeds().items():
        give(name, data)
    wanted = {"nexis_pages", "factiva_pages", *(n for names in readers.values() for n in names)}
    assert reached == wanted


def test_a_study_whose_tables_are_forged_is_sealed_and_taken_as_one_that_knows_who_speaks():
    name = "spoken.parallax.zip"
    assert opened_corpus(open_study(seeds()[name], name)).is_heard
    said = []
    for number in range(30):
        forged = _table_forged(seeds()[name], b"", Random(number))
        try:
            open_study(forged, name)
        except AnalysisError as error:
            said.append(str(error))
    assert 0 < len(said) < 30
    assert not any("was damaged or changed" in sentence for sentence in said)


def test_what_is_done_with_a_study_reaches_its_voices_its_texts_and_its_report(monkeypatch):
    reached = []
    steps = ("opened_corpus", "without_texts", "join_texts", "compare_studies", "report_page")
    for step in steps:
        real = getattr(giving, step)
        noting = lambda *given, real=real, step=step: reached.append(step) or real(*given)  # noqa: E731
        monkeypatch.setattr(giving, step, noting)
    take("bare.parallax.zip", seeds()["bare.parallax.zip"])
    assert set(reached) == set(steps)
    assert reached.count("opened_corpus") == 2, "once as it is, once with its texts"


def test_a_formula_in_a_cell_is_a_fault_and_one_in_a_line_of_a_text_is_none(monkeypatch):
    table = 'outlet,headline,text\n=1+1,=2+2,"One line.\n=3+3\n@4"\n'
    give("table.csv", table.encode())
    monkeypatch.setattr(giving, "table_csv", lambda shown: table.encode("utf-8-sig"))
    with pytest.raises(AssertionError, match="a formula came through"):
        give("table.csv", table.encode())


@settings(max_examples=150, derandomize=True)
@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=100))
def test_any_text_in_an_address_is_an_axis_or_a_sentence(low, high, about):
    with suppress(AnalysisError):
        assert len(other_wordings(parse_axis({"low": low, "high": high, "about": about}))) > 0


@settings(max_examples=150, derandomize=True)
@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_text_in_any_field_of_an_address_is_an_answer_or_a_sentence(text):
    give("address.query", text.encode("utf-8", "replace"))


@settings(max_examples=100, derandomize=True)
@given(st.binary(max_size=600), st.sampled_from(sorted(seeds())))
def test_any_bytes_under_any_name_are_an_answer_or_a_sentence(data, name):
    give(name, data)


def test_the_watch_sees_what_must_not_be_done(tmp_path):
    outside = ROOT / "escape.txt"
    for deed in (
        lambda: outside.write_text("x"),
        lambda: subprocess.Popen(["true"]),
        lambda: __import__("socket").create_connection(("127.0.0.1", 9), 1),
    ):
        with pytest.raises(Misdeed), watched(tmp_path):
            deed()
    assert not outside.exists()
    with watched(tmp_path):
        (tmp_path / "inside.txt").write_text("x")


def test_a_fault_is_told_with_its_number_and_its_place(tmp_path, monkeypatch):
    def broken(name: str, data: bytes) -> None:
        raise KeyError(name)

    monkeypatch.setattr("tests.fuzz.__main__.give", broken)
    assert fault(17, SEED, Path(tmp_path)).startswith(f"17 {made(17, SEED)[0]} KeyError:")
