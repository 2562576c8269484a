"""One name for a speaker whom the articles of a corpus spell in several ways.

"Araqchi" and "Abbas Araghchi" are one person: the last names are nearly the same letters, and the
first names agree where both are given. The form that most quotations use stands for all of them,
a full name before a last name alone.
"""

from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

# Of the letters of two last names, so much must agree: Araqchi and Araghchi have .80, Putin and
# Pushin .73. Shorter names differ by a letter and are others: Kim, Kin.
ALIKE: Final = 0.8
LEAST_LETTERS: Final = 5


def usual_names(counts: Mapping[str, int]) -> dict[str, str]:
    """Every name with the form that stands for it; `counts` says how often each is quoted."""
    ranked = sorted(counts, key=lambda n: (" " not in n, -counts[n], -len(n), n))
    by_initial: dict[str, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for name in ranked:
        last = _last(name)
        same = [kept for kept in by_initial[last[:1].lower()] if are_one(kept, name)]
        # A last name that two persons share belongs to neither of them for certain.
        if len(same) == 1 or (same and " " in name):
            found[name] = same[0]
        else:
            found[name] = name
            by_initial[last[:1].lower()].append(name)
    return found


def are_one(first: str, second: str) -> bool:
    """Whether two names may be spellings of one person's."""
    if first == second:
        return True
    a, b = first.split(), second.split()
    if len(a) > 1 and len(b) > 1 and _is_junior(a) != _is_junior(b):
        return False  # father and son
    if len(a) > 1 and len(b) > 1 and not _alike(a[0], b[0]):
        return False
    return _alike(_last(first), _last(second))


def _is_junior(words: list[str]) -> bool:
    return words[-1].rstrip(".") in _JUNIOR


_JUNIOR: Final = ("Jr", "Sr")


def _last(name: str) -> str:
    words = [word for word in name.split() if word.rstrip(".") not in _JUNIOR]
    return words[-1] if words else name


@lru_cache(maxsize=20_000)
def _alike(first: str, second: str) -> bool:
    a, b = first.lower(), second.lower()
    if a == b:
        return True
    if min(len(a), len(b)) < LEAST_LETTERS:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE
