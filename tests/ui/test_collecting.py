"""Collections of garbage stay short, and garbage that was set aside is found again."""

import gc
import time
import weakref

import pytest

from ui import collecting
from ui.collecting import _Keeper, spare_collections


class Session:
    """What refers to itself, as a session does: only a collection can find it."""

    def __init__(self):
        self.me = self


@pytest.fixture
def keeper():
    others = gc.callbacks[:]
    gc.callbacks.clear()
    spare_collections()
    yield gc.callbacks[0]
    gc.callbacks[:] = others
    gc.unfreeze()


def test_what_survives_a_long_collection_is_set_aside(keeper, monkeypatch):
    monkeypatch.setattr(collecting, "LONG_S", 0.0)
    gc.unfreeze()
    stays = [Session() for _ in range(1000)]
    gc.collect()
    assert gc.get_freeze_count() > len(stays)


def test_a_short_collection_sets_nothing_aside(keeper, monkeypatch):
    monkeypatch.setattr(collecting, "LONG_S", 60.0)
    gc.unfreeze()
    gc.collect()
    gc.collect(0)
    assert gc.get_freeze_count() == 0


def test_a_session_that_was_set_aside_and_is_gone_is_found_in_a_while(keeper, monkeypatch):
    monkeypatch.setattr(collecting, "LONG_S", 0.0)
    gone = Session()
    seen = weakref.ref(gone)
    gc.collect()
    del gone
    gc.collect()
    assert seen() is not None
    keeper.looked = time.monotonic() - collecting.AGAIN_S - 1
    gc.collect()
    assert seen() is None


def test_asking_twice_changes_nothing(keeper):
    spare_collections()
    assert [type(hook) for hook in gc.callbacks] == [_Keeper]
