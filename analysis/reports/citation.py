"""How to cite a study and the program: plain, and as BibTeX; the program by CITATION.cff."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analysis import formats
from analysis.charts.labels import plain_label
from analysis.translation import tr

CITATION = Path(__file__).parents[2] / "CITATION.cff"
_SPECIAL = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True)
class Program:
    """What CITATION.cff says of the program."""

    title: str
    authors: tuple[str, ...]
    version: str
    year: str
    licence: str


@cache
def program() -> Program:
    """The program as it asks to be cited."""
    said: dict[str, Any] = yaml.safe_load(CITATION.read_text(encoding="utf-8"))
    authors = tuple(map(_author, said["authors"]))
    # A version that is not released yet has a year and no day.
    dated = said.get("date-released") or said.get("preferred-citation", {}).get("year")
    year = str(dated or "")[:4]
    return Program(str(said["title"]), authors, str(said["version"]), year, str(said["license"]))


def _author(one: dict[str, Any]) -> str:
    """A name as it is cited: of a body as it is, of a person with the family name last."""
    parts = (one.get(name) for name in ("given-names", "family-names"))
    return str(one.get("name") or " ".join(str(part) for part in parts if part))


def citations(
    title: str, authors: Sequence[str], made: str, version: str, fingerprint: str
) -> tuple[tuple[str, str], ...]:
    """The ways to cite a study, each under its name; the same study, the same words."""
    short, name = fingerprint[:12], plain_label(title).rstrip(".")
    note = tr(
        "Study made with Parallax {version}; articles {fingerprint}",
        version=plain_label(version),
        fingerprint=short,
    )
    return (
        (tr("This study"), _study_plain(name, authors, made, note)),
        (tr("This study, BibTeX"), _study_bibtex(name, authors, made, note, short)),
        (tr("The program"), _program_plain(program())),
        (tr("The program, BibTeX"), _program_bibtex(program())),
    )


def listed(names: Sequence[str]) -> str:
    """Names in running text: A, B and C."""
    return formats.listed([plain_label(name) for name in names])


def _study_plain(title: str, authors: Sequence[str], made: str, note: str) -> str:
    year = f" ({made[:4]})" if _DATE.match(made) else ""
    said = f"{listed(authors)}{year}. {title}" if authors else f"{title}{year}"
    return f"{said}. {note}."


def _study_bibtex(title: str, authors: Sequence[str], made: str, note: str, short: str) -> str:
    fields = {"title": _braced(title), "author": _joined(authors), **_dated(made)}
    return _bibtex("misc", f"parallax-study-{short}", fields | {"note": _braced(note)})


def _program_plain(one: Program) -> str:
    authors = listed(one.authors) + (f" ({one.year})" if one.year else "")
    return tr(
        "{authors}. {title} (version {version}) [software].",
        authors=authors,
        title=one.title,
        version=one.version,
    )


def _program_bibtex(one: Program) -> str:
    fields = {"title": _braced(one.title), "author": _joined(one.authors)}
    fields |= {"year": one.year, "version": _braced(one.version)}
    return _bibtex("software", "parallax", fields)


def _dated(made: str) -> dict[str, str]:
    found = _DATE.match(made)
    if not found or not 1 <= int(found[2]) <= len(_MONTHS):
        return {}
    return {"year": found[1], "month": _MONTHS[int(found[2]) - 1]}


def _joined(authors: Sequence[str]) -> str:
    # A name in braces of its own stays whole, also where it holds the word “and”.
    return f"{{{' and '.join(map(_braced, authors))}}}" if authors else ""


def _braced(text: str) -> str:
    return f"{{{plain_label(text).translate(_SPECIAL)}}}"


def _bibtex(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {value}" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}"
