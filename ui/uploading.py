"""Files and folders from the reader's machine, and how far the reading of them is."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from analysis.corpus.reading import Source, chosen_folder
from analysis.corpus.sources import READABLE
from analysis.formats import number
from analysis.studies.dropped import Dropped, dropped_studies
from analysis.translation import mark, same_language, tr

# A .doc is read where it is RTF inside, as those of LexisNexis are. Without its dot “text” would
# be any kind of text to Streamlit.
TYPES = [*READABLE, ".doc", ".zip"]
_FILES, _FOLDER = mark("Files"), mark("A folder")
_SHOWN_AFTER_S = 0.5


@dataclass(frozen=True)
class Brought:
    """What the reader chose: files of articles, saved studies, and what is to be said of them."""

    sources: list[Source]
    studies: list[Dropped]
    notes: tuple[str, ...] = ()


def uploaded_files() -> Brought:
    """The files that the reader chose, or those of a folder.

    Studies in a folder of articles are left out; of a folder without articles they are all, and
    anything beside them has them refused.
    """
    way = st.radio(
        tr("What to bring in"),
        [_FILES, _FOLDER],
        format_func=same_language(tr),
        horizontal=True,
        key="bring",
        label_visibility="collapsed",
    )
    if way == _FOLDER:
        notes: list[str] = []
        files = _sources(_folder_uploader())
        if articles := chosen_folder(files, notes):
            return Brought(articles, [], tuple(notes))
        studies, others = dropped_studies(files)
        return Brought(others if studies else [], studies)
    studies, sources = dropped_studies(_sources(_file_uploader()))
    return Brought(sources, studies)


def _file_uploader() -> list:
    return st.file_uploader(
        tr("Pages, tables, exports or archives, several at once; or a saved study"),
        type=TYPES,
        accept_multiple_files=True,
        key="files",
        help=tr(
            "Pages saved as text, HTML, Word or RTF; tables with a column of article texts; "
            "exports of Nexis Uni, Factiva, NewsAPI and others; ZIP archives of these. Menus, "
            "related articles and the like are left out, and shown. Or a saved study, alone: its "
            "file (.parallax.zip), or all files of its folder; it brings its own choices."
        ),
    )


def _folder_uploader() -> list:
    return st.file_uploader(
        tr("A folder of pages, tables or exports, with the folders in it; or of a saved study"),
        type=TYPES,
        accept_multiple_files="directory",
        key="folder",
        help=tr(
            "A folder within it may be named for its outlet: pages that name none are called "
            "after it, and you can rename them. A saved study among articles is left out; the "
            "folder of one, alone, is opened and brings its own choices."
        ),
    )


def _sources(files: list) -> list[Source]:
    return [Source(file.name, file.getvalue()) for file in files]


@contextmanager
def reading_progress() -> Iterator[Callable[[int, int], None]]:
    """A bar for reading that takes more than a moment, gone when it is done."""
    place = st.empty()
    shown = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal shown
        if time.monotonic() - shown > _SHOWN_AFTER_S:
            shown = time.monotonic()
            said = tr("Reading {done} of {total} files", done=number(done), total=number(total))
            place.progress(done / total, said)

    yield show
    place.empty()
