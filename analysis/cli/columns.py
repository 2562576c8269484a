"""`--column ROLE=NAME` of `read` and `compare`: which column of a table holds what."""

import argparse
from collections.abc import Sequence

from analysis.corpus.columns import Columns
from analysis.corpus.opening import Progress
from analysis.corpus.reading import Reading, read_paths
from analysis.errors import CorpusError

ROLES = ("text", "outlet", "headline", "published", "url")


def add_columns(command: argparse.ArgumentParser) -> None:
    """Teach a command which columns of tables to read."""
    command.add_argument(
        "--column", action="append", default=[], metavar="ROLE=NAME",
        help=f"the column of a table that holds this: {', '.join(ROLES)} (may be given several "
        "times; the others are known by their usual names)",
    )  # fmt: skip


def read_given(options: argparse.Namespace, progress: Progress) -> Reading:
    """What is at the paths, tables by the columns chosen."""
    return read_paths(options.paths, columns=chosen_columns(options.column), progress=progress)


def chosen_columns(given: Sequence[str]) -> Columns | None:
    """The columns written as ROLE=NAME; None without any. CorpusError says what is wrong."""
    chosen: dict[str, str] = {}
    for text in given:
        role, _, name = (part.strip() for part in text.partition("="))
        if role not in ROLES or not name:
            raise CorpusError(
                f"--column needs ROLE=NAME with one of {', '.join(ROLES)}; “{text}” is not that."
            )
        if role in chosen:
            raise CorpusError(f"--column gives {role} twice; give it once.")
        chosen[role] = name
    return Columns(*map(chosen.get, ROLES), guess_rest=True) if chosen else None
