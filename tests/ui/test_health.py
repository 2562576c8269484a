"""What the page of health says of those who wait for the models."""

import re
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit
from streamlit.runtime.stats import CACHE_MEMORY_FAMILY, CacheStat

from analysis.models.score_store import open_store
from analysis.translation import speaking, tr
from analysis.turns import Turns
from ui import health


def test_whoever_waits_for_the_models_is_counted(monkeypatch):
    turns, gate = Turns(1), threading.Event()
    monkeypatch.setattr(health, "TURNS", turns)
    assert health.scoring_rows() == [
        ("runs", "0 of 1"),
        ("small questions in line", "0"),
        ("long jobs in line", "0"),
        ("runs that these wait for", "0"),
    ]
    job = threading.Thread(
        target=lambda: list(turns.results(lambda group: gate.wait(30), range(3)))
    )
    job.start()
    while turns.queue.n_runs != 2:
        threading.Event().wait(0.005)
    assert [value for _, value in health.scoring_rows()] == ["1 of 1", "0", "1", "2"]
    gate.set()
    job.join(30)


@pytest.fixture
def kept_in(monkeypatch):
    """What the page says of scores that are kept in this folder."""
    stores = []

    def state(folder):
        monkeypatch.setenv("PARALLAX_CACHE", str(folder))
        stores.append(open_store())
        monkeypatch.setattr(health, "score_store", lambda: stores[-1])
        return dict(health.server_rows())["kept scores"]

    yield state
    for store in filter(None, stores):
        store.close()


def test_whether_scores_are_kept_is_said_and_why_they_are_not(kept_in, tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert kept_in("") == "off: no folder is set for them"
    assert kept_in(tmp_path / "there") == "on"
    said = kept_in(tmp_path / "file")
    assert re.fullmatch(r"off: their folder cannot be used \([A-Z][a-z ]+\)", said)
    assert str(tmp_path) not in said


def test_scores_that_are_read_but_no_longer_written_are_said(kept_in, tmp_path):
    assert kept_in(tmp_path) == "on"
    store = health.score_store()
    store.file._connections["write"].execute("PRAGMA query_only = ON")
    store.keep({b"key": b"row"})
    store.settle()
    said = health.kept_scores()
    assert said.startswith("read, but no new ones are written (attempt to write a readonly")


def test_every_cache_of_streamlit_has_a_name_of_ours():
    package = Path(streamlit.__file__).parent
    files = [path for path in package.rglob("*.py") if "CacheStat" in path.read_text("utf-8")]
    stat = r'CacheStat\(\s*(?:category_name=)?"(\w+)"'
    found = {name for path in files for name in re.findall(stat, path.read_text("utf-8"))}
    with speaking("de"):
        named = {health._words(name) for name in found}
        assert named == set(map(tr, health.CACHES.values()))
    assert len(named) == len(found) == len(health.CACHES)


def test_caches_are_named_in_the_language_of_the_page(monkeypatch):
    names = ("st_cache_data", "UploadedFileManager", "st_cache_data", "new_kind")
    stats = [CacheStat(name, "", 2_000_000) for name in names]
    manager = SimpleNamespace(get_stats=lambda families: {CACHE_MEMORY_FAMILY: stats})
    monkeypatch.setattr(health, "on_a_server", lambda: True)
    monkeypatch.setattr(health.runtime, "get_instance", lambda: SimpleNamespace(stats_mgr=manager))
    with speaking("de"):
        rows = dict(health.cache_rows())
    brought = {"Ergebnisse, die gemerkt sind": "4,0", "mitgebrachte Dateien": "2,0"}
    assert rows == brought | {"new kind": "2,0"}
