import logging
import sqlite3
import threading
from pathlib import Path

import numpy as np
import pytest

from analysis.corpus.limits import Limits
from analysis.models import made_by as made_by_module
from analysis.models import score_file, score_store
from analysis.models.grouped_runs import GroupedRuns, Runner
from analysis.models.score_file import ScoreFile
from analysis.models.score_store import FILE, ScoreStore, cache_folder, forget_kept, open_store
from analysis.models.tiers import load_tier

WIDTH = 6
MUCH = 10_000_000
TEXTS = ["The ferry left.", "", "naïve – 3 %", "\ud800 is half a character", "x" * 5000]


def vector(text):
    """Numbers that hang on every letter, with bits down to the last."""
    rng = np.random.default_rng(list(text.encode("utf-8", "surrogatepass")) or [0])
    return rng.normal(size=WIDTH).astype(np.float32)


@pytest.fixture
def opened(tmp_path):
    """Opens stores in one folder, as one process after the other does."""
    stores = []

    def open_one(most_bytes=MUCH):
        stores.append(ScoreStore(ScoreFile(tmp_path / FILE, most_bytes)))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


def counted_runs(store, fingerprint="f" * 64):
    """Runs that keep their rows in the store, and the texts that went through."""
    ran = []

    def run(texts):
        ran.extend(texts)
        return np.stack([vector(text) for text in texts])

    shelf = store.shelf(fingerprint, "out", WIDTH) if store else None
    return ran, GroupedRuns(Runner(list, run, lambda n: 4), lambda text, row: row, shelf=shelf)


def test_rows_come_back_bit_for_bit(opened):
    shelf = opened().shelf("f", "out", WIDTH)
    rows = [*map(vector, TEXTS[:-1]), np.array([np.nan, -0.0, np.inf, 1e-45, 1, -1], np.float32)]
    shelf.keep(TEXTS, rows)
    shelf.settle()
    found = opened().shelf("f", "out", WIDTH).find(TEXTS)
    assert [found[text].tobytes() for text in TEXTS] == [row.tobytes() for row in rows]
    assert all(row.flags.writeable and row.base is None for row in found.values())


def test_the_next_start_runs_only_what_is_missing(opened):
    ran, runs = counted_runs(first := opened())
    expected = runs.rows(TEXTS[:3])
    first.settle()
    again, runs = counted_runs(opened())
    assert np.array_equal(runs.rows(TEXTS)[:3], expected)
    assert (sorted(ran), sorted(again)) == (sorted(TEXTS[:3]), sorted(TEXTS[3:]))


def test_answers_are_the_same_with_and_without_a_store(opened):
    _, without = counted_runs(None)
    _, first = counted_runs(opened())
    expected = np.stack(without.rows(TEXTS)).tobytes()
    assert np.stack(first.rows(TEXTS)).tobytes() == expected
    _, second = counted_runs(opened())
    assert np.stack(second.rows(TEXTS)).tobytes() == expected


def test_a_shipped_network_says_the_same_bytes_from_disk(opened):
    texts, pairs = TEXTS[:4], [("The * mayor * was praised.", "mayor"), ("* It * failed.", "It")]
    answers = []
    first, second = opened(), opened()
    for store in (None, first, second):
        tier = load_tier("fast", store=store)
        assert tier.encoder.remembers(texts) == (len(answers) == 2)
        vectors, tones = tier.encoder.encode(texts), tier.tone.network.tone_scores(pairs)
        answers.append(vectors.tobytes() + tones.tobytes())
        first.settle()
    assert len(set(answers)) == 1


def test_a_few_kept_texts_count_as_remembered(opened):
    _, runs = counted_runs(first := opened())
    runs.rows(TEXTS)
    first.settle()
    ran, runs = counted_runs(opened())
    assert runs.remembers(TEXTS)
    assert not runs.remembers([*TEXTS, "new"])
    assert ran == []


def test_scorers_outputs_texts_and_pairs_are_told_apart(opened):
    store = opened()
    places = [("f", "a", 6), ("g", "a", 6), ("f", "b", 6)]
    shelves = [store.shelf(*place) for place in places]
    for n, shelf in enumerate(shelves):
        shelf.keep(["same"], [np.full(WIDTH, n, np.float32)])
    pairs = [("ab", "c"), ("a", "bc"), ("abc", "")]
    shelves[0].keep(pairs, [np.full(WIDTH, 10 + n, np.float32) for n in range(3)])
    store.settle()
    assert [shelf.find(["same"])["same"][0] for shelf in shelves] == [0, 1, 2]
    assert [shelves[0].find([pair])[pair][0] for pair in pairs] == [10, 11, 12]


@pytest.mark.parametrize("name", ["_version", "_processor"])
def test_another_package_or_processor_has_rows_of_its_own(opened, monkeypatch, name):
    store = opened()
    store.shelf("f", "a", WIDTH).keep(["same"], [vector("same")])
    store.settle()
    monkeypatch.setattr(made_by_module, name, lambda *_: ["other"])
    assert store.shelf("f", "a", WIDTH).find(["same"]) == {}


def test_the_file_holds_no_text(opened, tmp_path):
    _, runs = counted_runs(store := opened())
    runs.rows(["The harbour strike is secret."])
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert len(kept) > 1000
    assert b"harbour" not in kept


def test_a_full_file_puts_out_what_was_written_first(opened, tmp_path):
    most = 2_000_000
    store = opened(most)
    shelf = store.shelf("f", "out", 768)
    row = np.ones(768, np.float32)
    for begin in range(0, 2000, 20):
        texts = [str(n) for n in range(begin, begin + 20)]
        shelf.keep(texts, [row] * 20)
    store.settle()
    assert (tmp_path / FILE).stat().st_size < 1.2 * most
    kept = {int(text) for text in shelf.find([str(n) for n in range(2000)])}
    assert kept == set(range(min(kept), 2000))
    assert 400 < len(kept) < 800


def broken(path, how):
    """Damages a file that is not open."""
    if how == "no database":
        path.write_bytes(b"not a database, but long enough to be taken for one" * 100)
    elif how == "another table":
        path.unlink()
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE scores (id INTEGER PRIMARY KEY, key BLOB)")
        other.close()
    elif how == "cut":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif how == "noise":
        data = bytearray(path.read_bytes())
        data[16384:] = np.random.default_rng(1).bytes(len(data) - 16384)
        path.write_bytes(data)
    else:  # one bit of one row
        with sqlite3.connect(path) as other:
            (row,) = other.execute("SELECT row FROM scores WHERE id = 7").fetchone()
            wrong = bytes([row[0] ^ 1]) + row[1:]
            other.execute("UPDATE scores SET row = ? WHERE id = 7", (wrong,))
        other.close()


@pytest.mark.parametrize("how", ["no database", "another table", "cut", "noise", "one bit"])
def test_a_damaged_file_is_begun_anew_and_the_log_says_so(opened, tmp_path, how, caplog):
    texts = [str(n) for n in range(700)]
    expected = np.stack([vector(text) for text in texts])
    _, runs = counted_runs(first := opened())
    runs.rows(texts)
    first.close()
    broken(tmp_path / FILE, how)
    for n_missing in (len(texts), 0):
        store = opened()
        ran, runs = counted_runs(store)
        assert np.array_equal(np.stack(runs.rows(texts)), expected)
        store.close()
        assert len(ran) == n_missing
    assert [r.message.split(":")[0] for r in caplog.records] == [
        "The kept scores are damaged and begun anew"
    ]


def test_a_folder_that_cannot_be_written_to_turns_the_store_off(tmp_path, monkeypatch, caplog):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("PARALLAX_CACHE", str(tmp_path / "file"))
    store = open_store()
    _, runs = counted_runs(store)
    assert np.array_equal(runs.rows(TEXTS), [vector(text) for text in TEXTS])
    assert store.file.is_off
    assert store.file.fault in ("File exists", "Not a directory")
    assert "cannot be used" in caplog.text
    store.close()


def test_the_file_takes_as_much_as_is_set(tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLAX_CACHE", str(tmp_path))
    monkeypatch.setattr(score_store, "LIMITS", Limits(cache_bytes=7_000_000))
    store = open_store()
    assert store.file._most_bytes == 7_000_000
    store.close()


def test_a_read_only_file_turns_the_writing_off_and_work_goes_on(opened, monkeypatch, caplog):
    connected = score_file._connected

    def read_only(path):
        connection = connected(path)
        connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(score_file, "_connected", read_only)
    store = opened()
    _, runs = counted_runs(store)
    assert np.array_equal(runs.rows(TEXTS), [vector(text) for text in TEXTS])
    store.settle()
    assert runs.rows(["more"])[0].tobytes() == vector("more").tobytes()
    store.settle()
    assert [r.levelno for r in caplog.records] == [logging.WARNING]
    assert "readonly" in caplog.text


def test_a_full_disk_turns_the_writing_off_and_what_is_kept_is_still_read(opened, caplog):
    _, runs = counted_runs(store := opened())
    runs.rows(["early"])
    store.settle()
    full = int(store.file._connections["write"].execute("PRAGMA page_count").fetchone()[0])
    store.file._connections["write"].execute(f"PRAGMA max_page_count = {full}")
    many = [str(n) for n in range(2000)]
    assert np.array_equal(runs.rows(many), [vector(text) for text in many])
    store.settle()
    assert "full" in caplog.text
    assert "full" in store.file.fault
    assert not store.file.is_off
    assert len(caplog.records) == 1
    again, other = counted_runs(store)
    assert other.rows(["early"])[0].tobytes() == vector("early").tobytes()
    assert again == []


def test_a_scorer_does_not_wait_for_the_disk(opened):
    store = opened()
    other = sqlite3.connect(store.file.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # nobody else can write now
    ran, runs = counted_runs(store)
    done = threading.Thread(target=lambda: runs.rows(TEXTS))
    done.start()
    done.join(5)
    assert not done.is_alive()
    assert len(ran) == len(TEXTS)
    other.execute("ROLLBACK")
    other.close()
    assert store.settle()
    assert len(store.shelf("f" * 64, "out", WIDTH).find(TEXTS)) == len(TEXTS)


def test_many_threads_may_share_a_store(opened):
    store = opened()
    texts = [str(n) for n in range(400)]
    found = []

    def work(n):
        _, runs = counted_runs(store)
        found.append(len(runs.rows(texts[n:] + texts[:n])))

    threads = [threading.Thread(target=work, args=(50 * n + 1,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    store.settle()
    kept = store.shelf("f" * 64, "out", WIDTH).find(texts)
    assert found == [len(texts)] * 6
    assert all(np.array_equal(kept[text], vector(text)) for text in texts)


def test_the_setting_chooses_the_folder_or_none(monkeypatch, tmp_path):
    monkeypatch.setenv("PARALLAX_CACHE", "")
    assert cache_folder() is None
    assert open_store() is None
    monkeypatch.setenv("PARALLAX_CACHE", str(tmp_path / "there"))
    store = open_store()
    assert store.file.path.parent == tmp_path / "there"
    assert (tmp_path / "there").stat().st_mode & 0o077 == 0
    store.close()
    monkeypatch.delenv("PARALLAX_CACHE")
    monkeypatch.setattr(score_store.platformdirs, "user_cache_path", lambda *a, **k: Path("~/x"))
    assert cache_folder() is None


def test_kept_scores_can_be_thrown_away(monkeypatch, tmp_path):
    monkeypatch.setenv("PARALLAX_CACHE", str(tmp_path))
    (tmp_path / "mine.txt").write_text("stays")
    store = open_store()
    _, runs = counted_runs(store)
    runs.rows(TEXTS)
    store.settle()
    forget_kept()
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert open_store().shelf("f" * 64, "out", WIDTH).find(TEXTS) == {}
