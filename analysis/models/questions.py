"""What can be asked of a sentence: a framing axis, a target, a frame.

A question is plain data. It names what is asked in the user's own words; how near a sentence
comes to it is the business of `axis`, `tone` and `frames`.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.errors import QuestionError
from analysis.translation import mark, tr

ARROW = "<->"
LONGEST_ENTRY = 500
MOST_ENTRIES = 50
# What is said of a pole that is empty, and of one that is too long.
_LOW = (
    mark("The low pole of the axis is empty; write what an article at that end would say."),
    mark(
        "The low pole is too long; give at most {most} entries of at most {longest} characters "
        "each."
    ),
)
_HIGH = (
    mark("The high pole of the axis is empty; write what an article at that end would say."),
    mark(
        "The high pole is too long; give at most {most} entries of at most {longest} characters "
        "each."
    ),
)

_NAME = re.compile(r"\b[A-Z][\w-]*")
_WORD = re.compile(r"\w+")
_APOSTROPHE = "['’\u02bc]"
# Before the first letter of a sentence: nothing, an opening mark, or a mark that ends another. A
# full stop ends one only behind a long word or a number, lest “Dr.” or “George W.” does.
_ENDED = (r"[!?…:]\s", r"[a-z]{4}\.\s", r"\d\.\s", r"[.!?…][”’\"')\]]\s")
_BEGINS = r"(?:(?<![\s\S])|(?<=[“‘«\"'(\[\n])|" + "|".join(f"(?<={end})" for end in _ENDED) + ")"
_HYPHEN = "[-\u2010\u2011]"


def split_entries(text: str) -> tuple[str, ...]:
    """The entries of a text in which `|` stands between them: trimmed, no blanks, none twice."""
    entries = (re.sub(r"\s+", " ", part).strip() for part in text.split("|"))
    return tuple(dict.fromkeys(entry for entry in entries if entry))


_END_MARKS = " .!?…。\uff01\uff1f"


@dataclass(frozen=True)
class FramingAxis:
    """Two poles between which coverage can stand, each said in one or several entries.

    `about` is what the poles speak of. It joins bare phrases ("lukewarm response") into
    sentences ("Russia's response to Iran: lukewarm response"), since a phrase without its
    subject lies near sentences on any subject.
    """

    low_pole: tuple[str, ...]
    high_pole: tuple[str, ...]
    about: str = ""

    def __post_init__(self) -> None:
        _check_pole(self.low_pole, *_LOW)
        _check_pole(self.high_pole, *_HIGH)
        low, high = ({_plain(entry) for entry in pole} for pole in (self.low_pole, self.high_pole))
        if low == high:
            raise QuestionError(
                tr("Both poles of the axis say the same; give two poles that exclude each other.")
            )

    @classmethod
    def parse(cls, text: str, about: str = "") -> "FramingAxis":
        """The axis written as `LOW | LOW <-> HIGH | HIGH`; QuestionError says what is wrong."""
        if text.count(ARROW) != 1:
            raise QuestionError(
                tr(
                    "The axis “{text}” needs two poles with one {arrow} between them, for example "
                    '"lukewarm response {arrow} strong show of support".',
                    text=text,
                    arrow=ARROW,
                )
            )
        low, high = text.split(ARROW)
        return cls(split_entries(low), split_entries(high), about.strip())

    @property
    def low_label(self) -> str:
        """The low pole as the user wrote it."""
        return " | ".join(self.low_pole)

    @property
    def high_label(self) -> str:
        """The high pole as the user wrote it."""
        return " | ".join(self.high_pole)

    @property
    def poles_shown(self) -> tuple[str, str]:
        """The low and the high pole as findings and charts call them: of several entries the first.

        An ellipsis stands for the others, which the fields and the method have in full.
        """
        low, high = (pole[0] + " …" * (len(pole) > 1) for pole in (self.low_pole, self.high_pole))
        return low, high

    @property
    def name(self) -> str:
        """The axis in one line; the `question` column of the tables."""
        axis = f"{self.low_label} {ARROW} {self.high_label}"
        return f"{axis} ({self.about})" if self.about else axis

    @property
    def low_sentences(self) -> tuple[str, ...]:
        """What the low pole is measured by: its entries, bare ones also joined to `about`."""
        return _joined(self.low_pole, self.about)

    @property
    def high_sentences(self) -> tuple[str, ...]:
        """What the high pole is measured by: its entries, bare ones also joined to `about`."""
        return _joined(self.high_pole, self.about)

    def reversed(self) -> "FramingAxis":
        """The same axis read from the other end."""
        return FramingAxis(self.high_pole, self.low_pole, self.about)


@dataclass(frozen=True)
class Target:
    """Someone or something a tone is about, with the other names it goes by."""

    name: str
    aliases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise QuestionError(tr("A target needs a name, for example “Russia=Moscow|Kremlin”."))

    @classmethod
    def parse(cls, text: str) -> "Target":
        """The target written as `NAME` or `NAME=ALIAS|ALIAS`."""
        name, _, aliases = text.partition("=")
        return cls(" ".join(name.split()), split_entries(aliases))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the target in a text, by name or alias, as whole words with the same capitals.

        One that is written small is also found with a capital where a sentence begins.
        Apostrophes, hyphens and white space of any kind stand for each other; a possessive's "'s"
        and what a hyphen joins ("Iran-backed") are no part of the match.
        """
        names = sorted({self.name, *self.aliases}, key=lambda name: (-len(name), name))
        return re.compile(r"(?<!\w)(?:" + "|".join(map(_any_case, names)) + r")(?!\w)")

    def is_named_in(self, text: str) -> bool:
        """Whether `text` names the target."""
        return self.pattern.search(text) is not None

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where `text` names the target: (start, end) in characters, in order, none overlapping."""
        return tuple(found.span() for found in self.pattern.finditer(text))


@dataclass(frozen=True)
class Frame:
    """A way of presenting an event, told by one or several descriptions."""

    name: str
    descriptions: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.descriptions:
            raise QuestionError(
                tr(
                    "The frame “{name}” needs a name and a description, for example “economic: the "
                    "costs and gains in money”.",
                    name=self.name,
                )
            )

    @classmethod
    def parse(cls, text: str) -> "Frame":
        """The frame written as `NAME: DESCRIPTION | DESCRIPTION`."""
        name, _, descriptions = text.partition(":")
        return cls(name.strip(), split_entries(descriptions))


Question = FramingAxis | Target | Frame


def _check_pole(pole: tuple[str, ...], empty: str, too_long: str) -> None:
    if not pole or not all(entry.strip() for entry in pole):
        raise QuestionError(tr(empty))
    if len(pole) > MOST_ENTRIES or max(map(len, pole)) > LONGEST_ENTRY:
        raise QuestionError(tr(too_long, most=MOST_ENTRIES, longest=LONGEST_ENTRY))


def _any_case(name: str) -> str:
    """A pattern of the name; one written small may have a capital where a sentence begins."""
    printed, name = _any_print(name), name.strip()
    if not name[:1].islower():
        return printed
    return f"(?:{printed}|{_BEGINS}{_any_print(name[0].upper() + name[1:])})"


def _any_print(name: str) -> str:
    """A pattern of the name with whatever apostrophes, hyphens and spaces a text may set."""
    escaped = re.escape(re.sub(r"\s+", " ", name.strip()))
    for found, wanted in (_APOSTROPHE, _APOSTROPHE), (rf"\\?{_HYPHEN}", _HYPHEN), (r"\\ ", r"\\s+"):
        escaped = re.sub(found, wanted, escaped)
    return escaped


def _plain(text: str) -> str:
    """An entry without capitals, surrounding space and the marks that end it."""
    return " ".join(text.casefold().split()).strip(_END_MARKS)


def _joined(pole: tuple[str, ...], about: str) -> tuple[str, ...]:
    if not about:
        return pole
    joined = [f"{about}: {entry}" for entry in pole if not _speaks_of(entry, about)]
    return (*joined, *pole)


def _speaks_of(entry: str, about: str) -> bool:
    """Whether an entry says by itself what it is about, and so needs no joining."""
    names = set(_NAME.findall(about))
    if names:
        return not names.isdisjoint(_NAME.findall(entry))
    return {word.lower() for word in _WORD.findall(about)} <= {
        word.lower() for word in _WORD.findall(entry)
    }
