"""Whether a sentence says of a verb that it is so or that it is not, read from its parse.

"Did not sign", "refused to sign", "denied that it had signed" and "nobody signed" say that it is
not; what is wished for, supposed or to be done is said neither way.
"""

from dataclasses import dataclass
from typing import Final

from analysis.corpus.opposed_words import (
    COULD,
    DENY,
    DENY_REPORTS,
    FORBID,
    NO,
    NO_DENIAL,
    NOBODY,
    NOT,
    PREVENT,
    REFUSE,
    REPORTS,
    SURE,
    UNSURE,
    WISH,
    base_of,
)
from analysis.corpus.parse import Parse

SUBJECTS: Final = ("nsubj", "nsubjpass")
ABOUT: Final = frozenset({"of", "about", "for", "against", "from"})
_OBJECTS: Final = ("dobj", "dative", "attr")
_DETERMINERS: Final = ("det", "neg", "nummod", "cc", "preconj")
_FARTHEST: Final = 6  # verbs above a verb
Sign = tuple[int, set[int]]


@dataclass(frozen=True)
class Reading:
    """A sentence and its parse."""

    text: str
    parse: Parse

    def word(self, at: int) -> str:
        """The token in small letters without blanks; "" beyond the ends."""
        if not 0 <= at < len(self.parse):
            return ""
        token = self.parse.tokens[at]
        return self.text[token.start : token.end].lower().replace(" ", "")

    def base(self, at: int) -> str:
        """The base of the token (`base_of`)."""
        return base_of(self.word(at))

    def dep(self, at: int) -> str:
        """The label of what the token is to the one above it."""
        return self.parse.tokens[at].dep

    def above(self, at: int) -> int:
        """The token that it hangs on."""
        return self.parse.tokens[at].head

    def children(self, at: int, *deps: str) -> list[int]:
        """The tokens that hang on it by one of these labels."""
        return [c for c in self.parse.children[at] if self.dep(c) in deps]

    def words_of(self, at: int, *deps: str) -> set[str]:
        """Their words."""
        return {self.word(c) for c in self.children(at, *deps)}

    def is_nobody(self, noun: int) -> bool:
        """Whether it is "nobody", "nothing" or "no one"."""
        if self.word(noun) == "one":
            return bool(self.nos(noun))
        return self.word(noun) in NOBODY

    def nos(self, noun: int) -> list[int]:
        """The "no" of "no traces", the "neither" of "neither party"."""
        return [c for c in self.children(noun, *_DETERMINERS) if self.word(c) in NO]

    def sign(self, verb: int) -> Sign | None:
        """1 or −1 with the tokens that turn it; None where it is said neither way."""
        turning, at = self.denials(verb), verb
        sign = -1 if turning else 1
        for _ in range(_FARTHEST):
            if self._is_open(at):
                return None
            if self.dep(at) in ("pcomp", "acl") and self.words_of(at, "advmod") & SURE:
                return sign, turning
            if self.dep(at) == "ccomp" and not self.words_of(at, "advmod") & SURE:
                return self._told(self.above(at), sign, turning)
            if self.dep(at) == "xcomp" and self.base(self.above(at)) in _WISH:
                return None
            turned = self._turned(at)
            if turned is None:
                return sign, turning
            turns, at = turned
            sign, turning = (-sign if len(turns) % 2 else sign), turning | turns
        return sign, turning

    def _told(self, above: int, sign: int, turning: set[int]) -> Sign | None:
        """The sign of a clause that somebody says or denies; None where it is left open."""
        over = self.sign(above)
        if over is None or self.base(above) in _WISH:
            return None
        if self.base(above) in _DENY:
            return -sign * over[0], turning | {above} | over[1]
        return (sign, turning) if over[0] > 0 else None

    def _turned(self, at: int) -> tuple[set[int], int] | None:
        """What above a verb turns it, and the verb above; None where nothing above can."""
        dep, above = self.dep(at), self.above(at)
        if dep == "conj":
            return (self.denials(above) if self._shares_denial(at) else set()), above
        if dep == "xcomp":
            turns = self.denials(above) ^ ({above} if self.base(above) in _TURNING else set())
            return turns | self._yet(at), above
        if dep.endswith(("subj", "subjpass")) and self.base(above) in _FORBID:
            return {above} ^ self.denials(above), above
        if dep == "pcomp":
            return self._of_preposition(above)
        return self._of_report(above) if dep == "acl" else None

    def _is_open(self, verb: int) -> bool:
        """Whether a clause supposes or asks, or says for what something is done or to be done."""
        dep = self.dep(verb)
        if dep in ("advcl", "acl") and self.words_of(verb, "aux") == {"to"}:
            return True
        return dep in ("advcl", "ccomp") and bool(self.words_of(verb, "mark", "advmod") & UNSURE)

    def denials(self, verb: int) -> set[int]:
        """The token that denies a verb, "not" or "nobody" or "no"; of two, both."""
        found = {c for c in self.children(verb, "neg") if self._denies(c)}
        for child in self.children(verb, "advmod"):
            if self.word(child) == "longer" and self.word(child + 1) != "than":
                found |= {c for c in self.parse.children[child] if self.word(c) == "no"}
        if found and (self._waits(verb) or self._could_not_be_more(verb)):
            return set()
        for party in self._parties(verb):
            nos = [c for c in self.nos(party) if self._denies(c)]
            if nos or (self.is_nobody(party) and self.word(party + 1) != "but"):
                found |= {min([party, *nos])}
        return found

    def _denies(self, at: int) -> bool:
        return self.word(at) in NOT | NO and self.word(at + 1) not in NO_DENIAL

    def _parties(self, verb: int) -> list[int]:
        found = self.children(verb, *SUBJECTS, *_OBJECTS)
        for place in self.children(verb, "prep", "agent"):
            if self.word(place) in ABOUT or self.dep(place) == "agent":
                found += self.children(place, "pobj")
        return found

    def _waits(self, verb: int) -> bool:
        """Whether it was not so until a time, and was then: "did not begin until noon"."""
        return "until" in self.words_of(verb, "prep", "mark") or any(
            "until" in self.words_of(c, "mark") for c in self.children(verb, "advcl")
        )

    def _could_not_be_more(self, verb: int) -> bool:
        """Whether it is so to the utmost: "could not show a closer race"."""
        if not self.words_of(verb, "aux") & COULD:
            return False
        hung = [c for c in self.children(verb, *_OBJECTS, "acomp", "advmod")]
        hung += [c for one in hung for c in self.children(one, "amod")]
        return any(self.parse.tokens[one].tag in ("JJR", "RBR") for one in hung)

    def _yet(self, infinitive: int) -> set[int]:
        """The "yet" of "has yet to settle"."""
        begins = min([infinitive, *self.children(infinitive, "aux")])
        return {begins - 1} if self.word(begins - 1) == "yet" else set()

    def _shares_denial(self, at: int) -> bool:
        """Whether "not" speaks of a second verb too: "did not sign or veto"."""
        joined = self.words_of(self.above(at), "cc") & {"or", "nor"}
        return bool(joined) and not self.children(at, *SUBJECTS) and not self.denials(at)

    def _of_preposition(self, place: int) -> tuple[set[int], int]:
        """What turns a verb behind "without", "stopped … from", "short of", and the verb above."""
        word, above = self.word(place), self.above(place)
        turns = word == "without" or (word == "from" and self.base(above) in _PREVENT)
        short = word == "of" and self.word(place - 1) == "short"
        return ({place} if turns or short else set()), above

    def _of_report(self, noun: int) -> tuple[set[int], int]:
        """What turns a clause that hangs on a noun: "rejected reports that", "no sign of"."""
        above, turns = self.above(noun), set(self.nos(noun))
        if self.base(noun) in _REPORTS and self.base(above) in _DENY_REPORTS:
            turns |= {above}
        return turns, above


def bases_of(words: frozenset[str]) -> frozenset[str]:
    """The bases of these words."""
    return frozenset(map(base_of, words))


_DENY, _DENY_REPORTS, _FORBID = map(bases_of, (DENY, DENY_REPORTS, FORBID))
_PREVENT, _REPORTS, _WISH = map(bases_of, (PREVENT, REPORTS, WISH))
_TURNING: Final = _DENY | _FORBID | bases_of(REFUSE)
