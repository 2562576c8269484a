"""Files and folders from the reader's machine, and how far the reading of them is."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from analysis.corpus.reading import Source, chosen_folder
from analysis.formats import number
from analysis.translation import mark, same_language, tr

TYPES = [
    *("txt", "md", "html", "htm", "mhtml", "docx", "doc", "rtf", "csv", "tsv", "json"),
    *("jsonl", "ndjson", "parquet", "zip"),
]
_FILES, _FOLDER = mark("Files"), mark("A folder")
_SHOWN_AFTER_S = 0.5


def uploaded_files() -> tuple[list[Source], tuple[str, ...]]:
    """The files that the reader chose, or those of a folder, and what is to be said of them."""
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
        return chosen_folder(_sources(_folder_uploader()), notes), tuple(notes)
    return _sources(_file_uploader()), ()


def _file_uploader() -> list:
    return st.file_uploader(
        tr("Pages, tables, exports or archives, several at once; or a saved study"),
        type=TYPES,
        accept_multiple_files=True,
        key="files",
        help=tr(
            "Pages saved as text, HTML, Word or RTF; tables with a column of article texts; "
            "exports of Nexis Uni, Factiva, NewsAPI and others; ZIP archives of these. Menus, "
            "related articles and the like are left out, and shown. Or a saved study "
            "(.parallax.zip), alone: it brings its own choices."
        ),
    )


def _folder_uploader() -> list:
    return st.file_uploader(
        tr("A folder of pages, tables or exports, with the folders in it"),
        type=TYPES,
        accept_multiple_files="directory",
        key="folder",
        help=tr(
            "A folder within it may be named for its outlet: pages that name none are called "
            "after it, and you can rename them."
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
