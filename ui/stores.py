"""The stores of studies that sessions share, what writes into them, and the studies of links."""

from threading import Thread
from typing import Any

from analysis.storage.later import Later
from analysis.storage.store import Store, open_store
from analysis.studies.corpus import Corpus
from analysis.studies.heard import opened_corpus
from analysis.studies.shelf import forget_old_drafts, kept_study
from analysis.studies.study import Study
from analysis.translation import mark
from ui.remembering import held


@held(max_entries=4, for_all=True)
def store_at(address: str, names: tuple[str, ...], _options: dict[str, Any]) -> Store:
    """The store at this address, opened once; `names` are those of its options."""
    return open_store(address, _options)


@held(max_entries=4, for_all=True)
def writer_of(root: str, _store: Store) -> Later:
    """What writes drafts into this store, one for all sessions; old drafts go as it begins."""
    Thread(target=forget_old_drafts, args=(_store,), daemon=True).start()
    return Later(_store)


@held(max_entries=8, spinner=mark("Opening the study…"), for_all=True)
def stored_study(root: str, token: str, _store: Store) -> tuple[Study, Corpus]:
    """A stored study, which never changes, and its corpus."""
    study = kept_study(_store, token)
    return study, opened_corpus(study)
