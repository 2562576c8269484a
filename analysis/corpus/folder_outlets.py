"""Which outlet a folder's name may be: a guess, made where no page speaks against it, and shown.

The folder that holds everything says nothing of outlets; several below it may.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from analysis.corpus.dates import MONTHS
from analysis.corpus.gathering import Found
from analysis.corpus.outlet_names import is_unnamed
from analysis.corpus.outlets import squash, words_of_filename
from analysis.translation import trn

# Names of folders that say what is in them and not who published it.
_KINDS = frozenset(
    """
    html htm txt csv json raw clean cleaned corpus dataset scraped export exports nexis
    lexisnexis factiva zotero newsapi gdelt mediacloud english en texts files folder
    """.split()  # noqa: SIM905
)


def outlet_folders(paths: Sequence[str]) -> list[str]:
    """For each path the folder that may be named for its outlet; "" where there is none.

    One folder alone, beside loose files say, holds the articles and is no outlet.
    """
    parents = [PurePosixPath(path).parts[:-1] for path in paths]
    shared = _n_shared(parents)
    named = [_telling(parent[shared:]) for parent in parents]
    return named if len({*named} - {""}) > 1 else [""] * len(paths)


def _n_shared(parents: Sequence[tuple[str, ...]]) -> int:
    """How many outer folders hold everything."""
    first, last = min(parents, default=()), max(parents, default=())
    pairs = zip(first, last, strict=False)
    return next((i for i, (one, other) in enumerate(pairs) if one != other), len(first))


def _telling(folders: Sequence[str]) -> str:
    """The outermost folder that is no date and no kind of file, as a name: "Post/Opinion/May"."""
    for folder in folders:
        name = words_of_filename(f"{folder}.x")
        if not is_unnamed(name) and not set(name.lower().split()) <= _KINDS | MONTHS.keys():
            return name
    return ""


def named_by_folder(found: list[Found], folder: str, notes: list[str]) -> list[Found]:
    """The articles of one folder; those that name no outlet get its name, if none objects."""
    said = {f.page.outlet for f in found if not f.nameless}
    n = sum(f.nameless for f in found)
    if not (folder and n) or any(not _akin(name, folder) for name in said):
        return found
    name = min(said, default=folder)
    notes.append(
        trn(
            'In folder {folder}, {n} page that names no outlet is called "{name}" until you rename '
            "it.",
            'In folder {folder}, {n} pages that name no outlet are called "{name}" until you '
            "rename it.",
            n,
            folder=folder,
            name=name,
        )
    )
    return [
        replace(f, page=replace(f.page, outlet=name), nameless=False) if f.nameless else f
        for f in found
    ]


def _akin(name: str, folder: str) -> bool:
    one, other = squash(name), squash(folder)
    return bool(one and other) and (one in other or other in one)
