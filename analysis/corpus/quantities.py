"""The numbers that a sentence states, with what they count, so that two statements can be compared.

"155,000 jobs", "155K jobs" and "some 155 000 jobs" state one quantity; "12 killed" and "14 killed"
state two of one kind. Dates, times of day and numbers within names (G20) are no quantities. A year
of the calendar has a kind of its own, by the word before it: "since 2021" and "until the end of
2029" are of two kinds, and neither is of that of "two years".
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from analysis.corpus.shared_words import FUNCTION_WORDS, STEM_LETTERS

CALENDAR: Final = "calendar year"  # begins the kind of a year; a counted thing has no blank
NEAR: Final = 0.02  # figures that differ by less are one, rounded: 1.84 million, 1.85 million
ORDER: Final = 3.0  # figures farther apart than this factor count two things
_SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
_WORDS: Final = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_TENS: Final = [word for word, value in _WORDS.items() if value >= 20]
_UNITS: Final = {"one": 1} | {word: value for word, value in _WORDS.items() if value < 10}
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
# What holds figures and is no quantity; blanked before quantities are looked for.
_NO_QUANTITY = re.compile(
    rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?!\w)"
    r"|\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?\s?m\b\.?|\b\d{1,2}:\d\d\b|\b\d+(?:st|nd|rd|th)\b"
    r"|https?://\S+|[#@]\w+"
)
_FIGURE = r"\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"hundred|thousand|million|billion|trillion|dozen|bn|mn|tn|[kKmMbB](?![\w])"
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?P<money>US\$|C\$|[$£€¥])?\s?(?P<figure>{_FIGURE}|(?<![$£€])\b(?:"
    + rf"(?:{'|'.join(_TENS)})[ -](?:{'|'.join(_UNITS)})|{'|'.join(_WORDS)}"
    + rf")\b)(?:[\s-]?(?P<scale>{_SCALE})s?)?"
    r"(?:\s?(?P<percent>%|per\s?cent(?:age points?)?\b))?",
    re.I,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BEFORE_YEAR = re.compile(
    r"\b(since|until|till|by|before|after|from|to)"
    r"(?:\s(?:the|early|late|mid|end|start|beginning|middle|spring|summer|autumn|fall|winter|of"
    rf"|{_MONTH}|\d{{1,2}},?))*\s$",
    re.I,
)
_NEXT_WORD = re.compile(r"\s?-?\s?([^\W\d_][\w’'-]*)")


class Quantity(NamedTuple):
    """A figure and its kind: "%", "money", a year's, or the stem of what is counted, "" unknown."""

    value: float
    kind: str
    words: str  # as the sentence has it: "155,000 jobs"

    @property
    def is_year(self) -> bool:
        """Whether it is a year of the calendar."""
        return self.kind.startswith(CALENDAR)


def quantities_in(text: str) -> list[Quantity]:
    """The quantities of a sentence, from left to right."""
    seen = _NO_QUANTITY.sub(lambda found: " " * len(found[0]), text)
    return list(_found(seen, text))


def _found(seen: str, text: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(seen):
        figure, scale = match["figure"].lower(), (match["scale"] or "").lower()
        value = _value(figure)
        if seen[match.end() : match.end() + 1].isalnum():
            continue  # part of a name: 9News
        value *= _SCALES.get(scale, 1.0)
        counted = _counted(seen, match.end())
        kind = counted[1]
        if match["percent"]:
            kind = "%"
        elif match["money"]:
            kind = "money"
        elif not scale and _YEAR.fullmatch(figure):
            kind = _year_kind(text[: match.start("figure")])
        whole = kind in ("%", "money") or kind.startswith(CALENDAR)
        end = match.end() if whole else counted[0]
        yield Quantity(value, kind, " ".join(text[match.start() : end].split()))


def _year_kind(before: str) -> str:
    """The kind of a year: "before the end of 2029" is of another than "before 2030"."""
    found = _BEFORE_YEAR.search(before)
    if not found:
        return CALENDAR
    at_end = " end" if re.search(r"\bend\b", found[0], re.I) else ""
    return f"{CALENDAR} {found[1].lower()}{at_end}"


def _value(figure: str) -> float:
    """The number that digits or words write: "1,200", "twelve", "thirty-eight"."""
    if figure[0].isdigit():
        return float(re.sub(r"[^\d.]", "", figure))
    first, *unit = re.split(r"[ -]", figure)
    return float(_WORDS[first] + sum(_UNITS[word] for word in unit))


def _counted(seen: str, at: int) -> tuple[int, str]:
    """Where the thing counted ends, and its stem: the first content word of the next two."""
    for _ in range(2):
        word = _NEXT_WORD.match(seen, at)
        if not word:
            break
        at = word.end()
        low = word[1].lower()
        if low not in FUNCTION_WORDS:
            return at, low.rstrip("s")[:STEM_LETTERS]
        if low not in ("of", "the", "more", "other"):
            break
    return at, ""


def is_one(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities state the same figure; of unknown kind they may."""
    kinds_fit = a.kind == b.kind or "" in (a.kind, b.kind)
    slack = 0.0 if a.is_year or b.is_year or max(a.value, b.value) < 100 else NEAR
    return kinds_fit and abs(a.value - b.value) <= slack * max(a.value, b.value)


def is_other_figure(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities may be two outlets' figures of one thing: of one kind, and not alike.

    Seven per cent and 81 per cent are not: one is more than ORDER times the other.
    """
    if a.kind != b.kind or not a.kind or is_one(a, b):
        return False
    return max(a.value, b.value) <= ORDER * min(a.value, b.value)


def conflicts(a: Sequence[Quantity], b: Sequence[Quantity]) -> bool:
    """Whether two statements give other figures of one kind, and none of that kind in common."""
    for kind in {q.kind for q in a} & {q.kind for q in b} - {""}:
        of_a, of_b = ([q for q in both if q.kind == kind] for both in (a, b))
        if not any(is_one(p, q) for p in of_a for q in of_b):
            return True
    return False
