"""Sentences with slots, and the names that are put into them.

One row is a sentence with slots (`template_id`, `text` with {A} and {B}, `slots`, `target`, and
`meant` or `frame`). The target's slot takes every name of its kind in `swap_names.json`; the others
keep one name, which the target then never takes.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.rows import Row

NAMES = Path(__file__).with_name("data") / "swap_names.json"


class Filled(NamedTuple):
    """A template with names: its text, where the target stands, and which name of which groups."""

    template: int
    text: str
    span: tuple[int, int]
    name: str
    kind: str
    groups: tuple[str, ...]
    frame: str  # that the template speaks in; "" where it was written for none


@cache
def names_of() -> dict[str, list[dict[str, str]]]:
    """For each kind of slot its names, each with its group and, of persons, gender."""
    found: dict[str, list[dict[str, str]]] = json.loads(NAMES.read_text(encoding="utf-8"))
    return found


def filled(rows: Sequence[Row]) -> list[Filled]:
    """Every template with every name that its target may take, template by template."""
    return [one for number, row in enumerate(rows) for one in _fill(number, row)]


def _fill(number: int, row: Row) -> list[Filled]:
    target, slots, names = row["target"], row["slots"], names_of()
    held = {slot: names[kind][0]["name"] for slot, kind in slots.items() if slot != target}
    sentence = row["text"]
    for slot, name in held.items():
        sentence = sentence.replace("{" + slot + "}", name)
    mark, kind = "{" + target + "}", slots[target]
    start = sentence.index(mark)
    found = []
    for entry in names[kind]:
        name = entry["name"]
        if name not in held.values():
            groups = tuple(
                f"{kind}: {entry[what]}" for what in ("group", "gender") if what in entry
            )
            span, said = (start, start + len(name)), sentence.replace(mark, name)
            found.append(Filled(number, said, span, name, kind, groups, row.get("frame", "")))
    return found


def slots_of(value: Any) -> dict[str, str]:
    """Slots with kinds of names that we have."""
    known = list(names_of())
    if not isinstance(value, dict) or not all(kind in known for kind in value.values()):
        raise ValueError(f"write for each slot one of {', '.join(known)}")
    return value


def check(row: Row) -> None:
    """Whether every slot stands in the text and the target is one of them."""
    if row["target"] not in row["slots"] or any(
        "{" + slot + "}" not in row["text"] for slot in row["slots"]
    ):
        raise ValueError("`target` and all `slots` must stand in `text`, in curly brackets")
