"""Studies in a store: kept under names that nobody guesses, and drafts of those under way."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from analysis.errors import StoreError, StudyError
from analysis.storage.names import DRAFTS, STUDIES, file_name, is_token, new_token
from analysis.storage.store import Store
from analysis.studies.archive import LARGEST_ARCHIVE
from analysis.studies.bundle import open_study, study_bytes
from analysis.studies.study import Study
from analysis.translation import tr

DRAFTS_LAST = timedelta(days=30)
Folder = str


def keep_study(store: Store, study: Study, name: str) -> str:
    """Keep a study under a new id, which is given back; nothing is ever written over it."""
    token = new_token()
    store.put(file_name(STUDIES, token), study_bytes(replace(study, name=name)))
    return token


def kept_study(store: Store, token: str, folder: Folder = STUDIES) -> Study:
    """The study, or with `DRAFTS` the draft, kept under this id.

    StoreError for an id that has no such form, or under which nothing is kept, in the same words;
    StudyError for a study that is damaged or has no texts.
    """
    data = store.get(file_name(folder, token), LARGEST_ARCHIVE) if is_token(token) else None
    if data is None:
        raise StoreError(
            tr(
                "No study is kept under this link; see that it is whole, or ask whoever sent it "
                "for the study as a file."
            )
        )
    study = open_study(data, tr("The stored study"))
    if not study.has_texts:
        raise StudyError(
            tr(
                "The stored study was saved without its texts and cannot be shown; ask whoever "
                "sent the link for the study as a file."
            )
        )
    return study


def forget_old_drafts(store: Store) -> int:
    """Remove drafts that nobody has changed for 30 days; how many these were.

    None, and no error, where the store cannot be reached: it is tried again another day.
    """
    before = datetime.now(UTC) - DRAFTS_LAST
    try:
        old = [name for name, written in store.kept(DRAFTS).items() if written < before]
        for name in old:
            store.drop(name)
    except StoreError:
        return 0
    return len(old)
