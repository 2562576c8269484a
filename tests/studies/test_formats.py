"""Studies of older formats open; those in `data/` were saved by the code of their format."""

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.studies.bundle import FORMAT, format_of, open_study, study_bytes, study_parts
from analysis.studies.repeat import compare_studies, make_again
from analysis.studies.tables import ASKED, BY_VOICE, CORPUS, FURTHER
from analysis.studies.texts import join_texts, without_texts
from tests.studies.conftest import ROWS, SETTINGS

OLD_APART = Path(__file__).parent / "data" / "format-2-apart.parallax.zip"
OLD = Path(__file__).parent / "data" / "format-1.parallax.zip"


@pytest.fixture
def old():
    return open_study(OLD.read_bytes(), OLD.name)


def test_a_study_of_format_1_opens_with_all_that_it_has(old):
    assert old.settings == SETTINGS
    assert old.articles["text"].tolist() == [row[3] for row in ROWS]
    assert len(old.results.sentences) > 0
    assert old.results.further == {}
    assert old.corpus().fingerprint == old.manifest["corpus"]["fingerprint"]


def test_a_study_of_format_2_opens_repeats_and_gets_its_voices_when_made_again(word_tier):
    old = open_study(OLD_APART.read_bytes(), OLD_APART.name)
    assert (old.is_apart, old.voice) == (True, "all")
    assert not old.results.further.keys() & BY_VOICE.keys()
    assert study_bytes(old, datetime(2026, 11, 27, 12, tzinfo=UTC)) == OLD_APART.read_bytes()
    again = make_again(old, word_tier)
    # Neither outlet states a claim of the other: its share was 0 then, and is undefined now.
    changed = compare_studies(old, again).differences
    assert {(one.table, one.column, one.old, one.new) for one in changed} == {
        ("claim_shares", "estimate", "0.0", "nan")
    }
    assert format_of(again.results) == FORMAT
    held = open_study(study_bytes(again), "now").results.further["estimates_by_voice"]
    assert set(held["voice"]) == {"own", "quoted"}


def test_a_study_that_is_not_apart_is_saved_in_format_2_as_before(study, study_apart):
    assert (format_of(study.results), format_of(study_apart.results)) == (2, 3)


def test_it_is_saved_again_as_it_was(old, tmp_path):
    again = tmp_path / "again.parallax.zip"
    again.write_bytes(study_bytes(old))
    with zipfile.ZipFile(OLD) as one, zipfile.ZipFile(again) as other:
        facts = [json.loads(packed.read("study.json")) for packed in (one, other)]
        assert {f["format"] for f in facts} == {1}
        assert facts[0]["parts"] == facts[1]["parts"]
    assert join_texts(without_texts(old), old.articles).results.tables.keys() == ASKED.keys()


def test_made_again_it_is_a_study_of_now_and_what_both_have_is_compared(old, word_tier):
    again = make_again(old, word_tier)
    assert format_of(again.results) == FORMAT - 1
    found = compare_studies(old, again)
    compared = {one.table for one in found.differences}
    assert not compared & FURTHER.keys()
    assert "articles.parquet" in found.same_bytes
    whole = open_study(study_bytes(again), "now")
    assert set(study_parts(whole)) == {f"{name}.parquet" for name in (*CORPUS, *ASKED, *FURTHER)}
