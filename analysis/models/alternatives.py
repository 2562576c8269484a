"""Poles that offer alternatives: “praises, supports or helps Iran” is three things to say.

A sentence does one of them, and lies near that one rather than near all three at once. Only a plain
list of single words is taken apart: three or more of them, or two with the same ending, each with
the preposition that it carries. What it is a list of is not asked; anything less plain stays whole.
"""

import re

_PREPOSITION = "(?:about|against|at|for|from|in|into|of|on|over|toward|towards|upon|with)"
_MEMBER = rf"[a-z][\w’'-]+(?: {_PREPOSITION})?"
_LIST = re.compile(rf"\b({_MEMBER}(?:, {_MEMBER})*),? or ({_MEMBER})(?=\s)")
_ENDINGS = ("s", "ed", "ing")
# Words that join, point or count: a list that holds one of them is no list of things to say.
_NO_MEMBERS = frozenset(
    re.findall(
        r"\w+",
        """a all an and any are as at be been both but by can could did do does either few fewer had
        has have her hers him his how is it its less many may might more most must my neither no
        nor not of one only other our own shall she should so some sooner such than that the their
        them then these they this those three to two was we were what when whether which who will
        with would yes you your""",
    )
)


def alternatives(entry: str) -> tuple[str, ...]:
    """The entry once for each alternative that it offers; the entry alone where it offers none."""
    found = _LIST.search(entry)
    members = [*found[1].split(", "), found[2]] if found else []
    if not found or _is_cut(entry[: found.start()]) or not _is_list(members):
        return (entry,)
    before, after = entry[: found.start()], entry[found.end() :]
    return tuple(dict.fromkeys(f"{before}{member}{after}" for member in members))


def _is_cut(before: str) -> bool:
    """Whether the list seems to begin earlier, with something that is no single word."""
    return re.search(r",\s+(?:\S+\s+)?$", before) is not None


def _is_list(members: list[str]) -> bool:
    """Whether these are things to say; “thousands or millions of” is a number."""
    if members[-1].endswith(" of") and not any(m.endswith(" of") for m in members[:-1]):
        return False
    words = [member.split()[0] for member in members]
    alike = any(all(word.endswith(ending) for word in words) for ending in _ENDINGS)
    return (len(words) > 2 or alike) and _NO_MEMBERS.isdisjoint(words)
