"""Who holds an office: "the president", "Tehran's top diplomat", "the skipper".

Offices go by several words: a top diplomat is a foreign minister, a leader a president or a
premier. A country goes by its name, its people and its capital.
"""

from collections.abc import Collection
from typing import Final

from analysis.corpus.countries import is_same_side
from analysis.corpus.mentions import PERSON
from analysis.corpus.speaker_names import Known
from analysis.corpus.speaker_words import LEADERS, ROLES, is_person

# A story speaks of one holder of these, as a rule.
_OFFICES: Final = frozenset("president governor mayor king queen pope chancellor premier".split())  # noqa: SIM905
# What tells one minister from another.
_MINISTRIES: Final = frozenset(
    "prime foreign finance interior defence defense justice health energy trade transport economy "  # noqa: SIM905
    "education labour labor culture environment".split()
)
_FIRST: Final = frozenset({"top", "chief"})  # of diplomats
_PARTIES: Final = {"repu", "demo", "cons", "libe", "labo"}  # "the Republican senator" owns nobody
_STEM: Final = 4


def office_bearer(noun: str, words: Collection[str], owner: str, known: Known) -> str:
    """The last person who was said to be this, of presidents and the like the one named most.

    Args:
        noun: The office, in lower case: "diplomat".
        words: What else the description says before it, in lower case: "top".
        owner: Whose office it is, as the text has it: "Tehran"; "" where it says of nobody.
        known: Whom the article has named; "" is returned where nobody was said to be this.
    """
    role = ROLES.get(noun)
    found = []
    for name in reversed(known.named + known.subjects):
        said = known.beside.get(name, set())
        is_one = known.kinds.get(name) == PERSON and (role or is_person(noun))
        is_such = _has(role, words, said, known.roles.get(name, ())) if role else noun in said
        if is_such and is_one and _fits(owner, said):
            found.append(name)
    if role in _OFFICES:
        return max(found, key=lambda name: known.n_times[name], default="")
    return found[0] if found else ""


def _has(role: str, words: Collection[str], said: set[str], roles: Collection[str]) -> bool:
    """Whether somebody of whom `said` was said has the role, by this word or by a like one."""
    is_premier = "premier" in roles or {"prime", "minister"} <= said
    if role == "diplomat" and not _FIRST.isdisjoint(words):
        return {"foreign", "minister"} <= said or _is_of_state(said) or role in roles
    if role == "minister" and not _MINISTRIES.isdisjoint(words):
        theirs = _MINISTRIES & said
        is_this = not theirs or not theirs.isdisjoint(words)
        return (role in roles and is_this) or ("prime" in words and is_premier)
    if role in ("leader", "premier") and is_premier:
        return True
    return not (LEADERS if role == "leader" else {role}).isdisjoint(roles)


def _is_of_state(said: set[str]) -> bool:
    return {"secretary", "state"} <= said


def _fits(owner: str, said: set[str]) -> bool:
    """Whether these words make somebody the owner's: Turkey's, the Turkish, Ankara's."""
    last = owner.split()[-1] if owner else ""
    stem = last[:_STEM].lower()
    if not stem or stem in _PARTIES:
        return True
    told = said | {"washington"} if _is_of_state(said) else said
    return any(word.startswith(stem) or is_same_side(last, word) for word in told)
