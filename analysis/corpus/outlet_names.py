"""Which names can be one outlet's, and the stand-ins of outlets that nobody names."""

import re
from collections.abc import Container

UNNAMED = "Unnamed outlet"
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
