"""Studies in a store of each kind; and nothing is lost or half-written when a process is killed."""

import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from analysis.errors import StoreError, StudyError
from analysis.storage.names import DRAFTS, STUDIES, file_name, new_token
from analysis.storage.store import Store, open_store
from analysis.studies import shelf
from analysis.studies.bundle import study_bytes
from analysis.studies.shelf import forget_old_drafts, keep_study, kept_study
from tests.conftest import ROOT
from tests.storage.conftest import s3_options, store

__all__ = ["s3_options", "store"]
N_KILLS = int(os.environ.get("PARALLAX_KILLS", "20"))  # bounded; 200 took some minutes


def test_a_study_is_kept_under_an_id_of_its_own_and_a_name(store, study):
    first, second = (keep_study(store, study, "Mine & “yours”") for _ in range(2))
    assert first != second
    again = kept_study(store, first)
    assert again.name == "Mine & “yours”"
    assert again.settings == study.settings
    assert again.made
    assert again.corpus().fingerprint == study.corpus().fingerprint


@pytest.mark.parametrize("token", ["a" * 32, "", "../../etc/passwd", "s3://elsewhere/x", "A" * 32])
def test_an_unknown_id_and_what_is_none_are_told_alike(store, token):
    with pytest.raises(StoreError, match="No study is kept under this link"):
        kept_study(store, token)


def test_a_damaged_study_says_what_is_damaged(store, study):
    token = keep_study(store, study, "")
    name = file_name(STUDIES, token)
    store.put(name, store.get(name, 10**8)[:-20])
    with pytest.raises(StudyError, match="The stored study is no zip archive"):
        kept_study(store, token)


def test_a_draft_is_no_study_to_a_link(store, study):
    token = keep_study(store, study, "")
    store.put(file_name(DRAFTS, other := new_token()), store.get(file_name(STUDIES, token), 10**8))
    assert kept_study(store, other, DRAFTS).settings == study.settings
    with pytest.raises(StoreError):
        kept_study(store, other)


def test_drafts_that_nobody_changed_for_30_days_go_and_studies_stay(store, study, monkeypatch):
    token = keep_study(store, study, "")
    store.put(file_name(DRAFTS, new_token()), b"draft")
    assert forget_old_drafts(store) == 0

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(days=31)

    monkeypatch.setattr(shelf, "datetime", Later)
    assert forget_old_drafts(store) == 1
    assert store.kept(DRAFTS) == {}
    assert kept_study(store, token)


def test_old_drafts_of_a_store_that_cannot_be_reached_wait(monkeypatch, tmp_path):
    def unreachable(*_):
        raise StoreError("No.")

    monkeypatch.setattr(Store, "kept", unreachable)
    assert forget_old_drafts(open_store(str(tmp_path))) == 0


# Forks a saver, kills it at some moment, and looks as the next start would, again and again.
KILLING = """
import os, random, signal, sys, time
from dataclasses import replace
from analysis.storage.names import DRAFTS, STUDIES, file_name, new_token, token_of
from analysis.storage.store import open_store
from analysis.studies.bundle import open_study, study_bytes
from analysis.studies.shelf import keep_study, kept_study

folder, study = sys.argv[1], open_study(open(sys.argv[2], "rb").read(), "x")
random, known, checked, drafts, draft = random.Random(1), set(), set(), 0, new_token()


def save_without_end(pipe):
    store = open_store(folder)
    for n in range(1_000_000):
        os.write(pipe, keep_study(store, study, f"study {n}").encode() + b"\\n")
        store.put(file_name(DRAFTS, draft), study_bytes(replace(study, name=f"draft {n}")))
        os.write(pipe, b"%d\\n" % n)


began = time.monotonic()
known.add(keep_study(open_store(folder), study, "study alone"))
usual = time.monotonic() - began  # for one saving
for kill in range(int(sys.argv[3])):
    told, pipe = os.pipe()
    child = os.fork()
    if not child:
        save_without_end(pipe)
    os.close(pipe)
    lines = os.fdopen(told)
    first = [lines.readline() for _ in range(random.randrange(4))]
    time.sleep(random.random() * usual)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = "".join([*first, lines.read()]).split()
    lines.close()
    known |= {line for line in told if len(line) == 32}
    written = [int(line) for line in told if len(line) < 32]
    store = open_store(folder)
    there = {token_of(name) for name in store.kept(STUDIES)}
    assert known <= there, "a study that was saved is lost"
    for token in there - checked:
        assert kept_study(store, token).name.startswith("study "), "half-written"
        checked.add(token)
    if written:
        n = int(kept_study(store, draft, DRAFTS).name.split()[1])
        assert n in (written[-1], written[-1] + 1), "an older draft came back"
        drafts += 1
assert len(known) > 1 and drafts  # else this has shown nothing
print(f"{kill + 1} kills, {len(known)} studies told, {len(there)} there, {drafts} drafts")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_killed_while_it_saves_nothing_is_lost_and_nothing_half_written(study, tmp_path):
    source = tmp_path / "study.parallax.zip"
    source.write_bytes(study_bytes(study))
    command = [sys.executable, "-c", KILLING, str(tmp_path / "kept"), str(source), str(N_KILLS)]
    done = subprocess.run(
        command, cwd=ROOT, check=False, timeout=60 + 30 * N_KILLS, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()[-2_000:]
    print(done.stdout.decode())
    assert done.stdout.startswith(b"%d kills" % N_KILLS)
