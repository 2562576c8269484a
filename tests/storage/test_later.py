"""What is written later is the last version, at once where it can be, and a failure is said."""

import threading

import pytest

from analysis.errors import StoreError
from analysis.storage.later import Later
from analysis.storage.names import DRAFTS, file_name, new_token
from analysis.storage.store import open_store


@pytest.fixture
def name() -> str:
    return file_name(DRAFTS, new_token())


def test_the_last_of_many_versions_is_kept_and_few_are_written(tmp_path, name, monkeypatch):
    store, made = open_store(str(tmp_path)), []
    later = Later(store, pause_s=0.05)
    for version in range(200):
        later.put(name, lambda version=version: made.append(version) or b"%d" % version)
    assert later.settle(10)
    assert store.get(name, 99) == b"199"
    assert len(made) < 20
    assert made == sorted(made)


def test_files_do_not_wait_for_one_another(tmp_path, name):
    store = open_store(str(tmp_path))
    later, other = Later(store), file_name(DRAFTS, new_token())
    later.put(name, lambda: b"one")
    later.put(other, lambda: b"two")
    assert later.settle(10)
    assert (store.get(name, 9), store.get(other, 9)) == (b"one", b"two")


def test_the_one_who_puts_does_not_wait(tmp_path, name):
    store, go = open_store(str(tmp_path)), threading.Event()
    later = Later(store)
    later.put(name, lambda: go.wait(10) and b"written")
    assert store.get(name, 9) is None
    go.set()
    assert later.settle(10)
    assert store.get(name, 9) == b"written"


def test_a_failure_is_said_until_it_is_mended_and_stops_nothing_else(tmp_path, name):
    def full():
        raise StoreError("The disk is full.")

    def bug():
        raise ZeroDivisionError

    later, other = Later(open_store(str(tmp_path)), pause_s=0), file_name(DRAFTS, new_token())
    later.put(name, full)
    later.put(other, bug)
    assert later.settle(10)
    assert later.failure(name) == "The disk is full."
    assert "went wrong" in later.failure(other)
    later.put(name, lambda: b"whole")
    assert later.settle(10)
    assert later.failure(name) == ""
