"""Which names can be one outlet's, their mastheads, and the stand-ins of those nobody names."""

import re
from collections.abc import Container
from dataclasses import replace

from analysis.corpus.page import Page, Removed, removed_stretches

UNNAMED = "Unnamed outlet"
_MENU, _MASTHEAD = "menu", "masthead"  # reasons
_COUNTED = re.compile(r" \(\d+\)$")


def outlet_key(name: str) -> str:
    """What names of one outlet share: "The Green Courier" and "green courier" are one."""
    return re.sub(r"^the (?=\S)", "", " ".join(name.casefold().split()))


def is_unnamed(outlet: str) -> bool:
    """Whether an outlet's name is only our stand-in."""
    return outlet.startswith(UNNAMED)


def can_be_one(name: str, other: str) -> bool:
    """Whether two names differ in capitals alone, or one is a stand-in, which can be anybody's."""
    return is_unnamed(name) or is_unnamed(other) or name.casefold() == other.casefold()


def free_stand_in(name: str, taken: Container[str]) -> str:
    """A stand-in that no other outlet has, so that two unknown ones are never merged."""
    plain = _COUNTED.sub("", name)
    stand_in, n = plain, 2
    while stand_in in taken:
        stand_in, n = f"{plain} ({n})", n + 1
    return stand_in


def with_masthead(page: Page) -> tuple[Removed, ...]:
    """What was left out of a page; a line of its menu that is its outlet's name alone says so.

    That can be told only once it is known what the outlet is called.
    """
    key = outlet_key(page.outlet)
    found: list[Removed] = []
    for part in page.removed:
        lines = part.text.split("\n") if part.reason == _MENU else []
        if key and any(outlet_key(line) == key for line in lines):
            reasons = [_MASTHEAD if outlet_key(line) == key else _MENU for line in lines]
            stretches = removed_stretches(zip(lines, reasons, strict=True))
            found += [replace(one, lines_above=part.lines_above) for one in stretches]
        else:
            found.append(part)
    return tuple(found)
