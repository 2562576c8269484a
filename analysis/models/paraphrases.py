"""Other wordings of an axis, to see whether a finding hangs on the one that was chosen.

Five for every axis. Those of the axes that Parallax comes with (the first one, the examples', the
gallery's) were written by hand (`paraphrases.txt`). Those of any other are made by rule: known
words give way to others (`synonyms.txt`), and what is left is put into another sentence. A pole of
many entries is reworded by leaving some out instead. What comes out is meant to be read and edited.
"""

import re
from functools import cache
from pathlib import Path

from analysis.corpus.terms import singular
from analysis.errors import QuestionError
from analysis.models.questions import FramingAxis
from analysis.translation import tr

Pole = tuple[str, ...]
N_WORDINGS = 5
MOST_WORDINGS = 9
# From so many entries on, a wording leaves out every fifth, which costs no run of the encoder.
MANY_ENTRIES = 6

_FILE = Path(__file__).with_name("synonyms.txt")
_COMMON_FILE = Path(__file__).with_name("common_words.txt")
_BY_HAND_FILE = Path(__file__).with_name("paraphrases.txt")
# What stands around an entry: a bare phrase, or a whole sentence.
_PHRASES = (
    "clear signs of {}",
    "what amounts to {}",
    "{}, it seems",
    "{} above all",
    "a case of {}",
)
_SENTENCES = (
    "In other words, {}",
    "It is plain that {}",
    "{}, the report makes clear",
    "The article says that {}",
    "{}, observers note",
)
# Words that have a capital only because they begin a sentence, besides those of `common_words.txt`
# and those that the axis has in small letters elsewhere; names and "I" keep theirs.
_COMMON = frozenset(
    """
    a all an and another any as at because both but by each every few for from he her here his how
    if in it its many more most much my neither no nobody none not nothing of on one only our she
    so some such that the their then there these they this those to too under until we what when
    where which while who why with without you your
    """.split()  # noqa: SIM905
)
_SENTENCE_WORDS = 4  # an entry that begins with a capital and has so many words is a sentence


def other_wordings(axis: FramingAxis) -> tuple[FramingAxis, ...]:
    """Five other wordings of the axis, the same ones each time; of the axis turned round, turned.

    A wording whose two poles come out the same is left out.
    """
    by_hand = _by_hand(axis)
    if by_hand:
        return by_hand
    found = []
    small = _written_small(axis)
    for number in range(N_WORDINGS):
        low, high = (_reworded(pole, number, small) for pole in (axis.low_pole, axis.high_pole))
        try:
            found.append(FramingAxis(low, high, axis.about))
        except QuestionError:  # the rule made the two poles alike, or one too long
            continue
    return tuple(found)


def parse_wordings(text: str, about: str) -> tuple[FramingAxis, ...]:
    """The wordings of a text, one `LOW <-> HIGH` a line; QuestionError says what is wrong."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_WORDINGS:
        raise QuestionError(
            tr(
                "{n} wordings are too many; give at most {most}.",
                n=len(lines),
                most=MOST_WORDINGS,
            )
        )
    return tuple(FramingAxis.parse(line, about) for line in lines)


def wordings_text(wordings: tuple[FramingAxis, ...]) -> str:
    """The wordings as one writes them, one a line."""
    return "\n".join(f"{axis.low_label} <-> {axis.high_label}" for axis in wordings)


def _by_hand(axis: FramingAxis) -> tuple[FramingAxis, ...]:
    """Our own wordings of an axis that Parallax comes with, in its direction; none for another."""
    low, high = _known_as(axis.low_pole), _known_as(axis.high_pole)
    if (low, high) in _paraphrases():
        return tuple(FramingAxis(*poles, axis.about) for poles in _paraphrases()[low, high])
    turned = _paraphrases().get((high, low), ())
    return tuple(FramingAxis(b, a, axis.about) for a, b in turned)


def _known_as(pole: Pole) -> str:
    return " | ".join(pole).lower()


@cache
def _paraphrases() -> dict[tuple[str, str], list[tuple[Pole, Pole]]]:
    """The two poles of an axis → those of each wording that was written by hand."""
    found = {}
    for block in _BY_HAND_FILE.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        axes = [FramingAxis.parse(line) for line in lines]
        for axis in axes[:1]:
            key = _known_as(axis.low_pole), _known_as(axis.high_pole)
            found[key] = [(other.low_pole, other.high_pole) for other in axes[1:]]
    return found


def _written_small(axis: FramingAxis) -> frozenset[str]:
    """The words that the axis writes in small letters, so that they are no names."""
    texts = (*axis.low_pole, *axis.high_pole, axis.about)
    return frozenset(word for text in texts for word in re.findall(r"\b[a-z]+\b", text))


def _reworded(pole: tuple[str, ...], number: int, small: frozenset[str]) -> tuple[str, ...]:
    if len(pole) >= MANY_ENTRIES:
        return tuple(e for place, e in enumerate(pole) if place % N_WORDINGS != number)
    return tuple(_wrapped(entry, number, small) for entry in pole)


def _wrapped(entry: str, number: int, small: frozenset[str]) -> str:
    """The entry in other words where they are known, and within another phrase or sentence."""
    changed = re.sub(r"[A-Za-z-]+", lambda found: _other_word(found[0], number), entry)
    if entry[0].isupper() and len(entry.split()) >= _SENTENCE_WORDS:
        return _within(_SENTENCES[number], changed.rstrip(" .!"), small)
    return changed if changed != entry else _within(_PHRASES[number], entry, small)


def _within(around: str, entry: str, small: frozenset[str]) -> str:
    """The entry in its place, beginning small where it no longer begins the sentence."""
    first = re.match(r"[A-Z][a-z]*\b", entry)
    if first and not around.startswith("{") and _is_common(first[0].lower(), small):
        entry = entry[0].lower() + entry[1:]
    return around.format(entry)


def _is_common(word: str, small: frozenset[str]) -> bool:
    """Whether a word that begins an entry is no name, as far as that is known."""
    return word in small or word in _COMMON or singular(word) in _common_words()


def _other_word(word: str, number: int) -> str:
    others = _synonyms().get(word.lower())
    return others[number] if others else word


@cache
def _common_words() -> frozenset[str]:
    """Words that are no names, without their plural s: those of a list, and known ones."""
    lines = _COMMON_FILE.read_text(encoding="utf-8").splitlines()
    listed = {word for line in lines if not line.startswith("#") for word in line.split()}
    known = {word for others in _synonyms().values() for other in others for word in other.split()}
    return frozenset(map(singular, listed | known | _synonyms().keys()))


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    """Word → the five that may stand for it."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if line and not line.startswith("#"))
    return {word: tuple(other.strip() for other in rest.split(",")) for word, rest in pairs}
