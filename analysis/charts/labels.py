"""Words on a chart: any text in, a label that is safe, of one script run and of a known width out.

Plotly reads tags and entities in every label, and `%{…}` in hover templates. So every text of a
user or of an article passes `escape_label` or `wrap_label`, and no chart uses hover templates.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile

from analysis import formats
from analysis.formats import number
from analysis.translation import mark, tr

_BIDI_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F)])
_BIDI_CONTROLS |= dict.fromkeys(range(0x2066, 0x206A))
# A space between a number and its per cent keeps them in one line.
_SPACE = re.compile(r"(?!(?<=\d)[\u00a0\u202f]%)\s+")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_KEPT_FORMATS = "\u200c\u200d"  # joiners: Persian words and compound emoji need them
NO_VALUE = "–"
_NUMBERS = (
    *(mark("one"), mark("two"), mark("three"), mark("four"), mark("five")),
    *(mark("six"), mark("seven"), mark("eight"), mark("nine"), mark("ten")),
)


def plain_label(text: object) -> str:
    """The text on one line, without control characters and without bidi overrides; not escaped."""
    visible = str(text)
    if visible.isprintable() and "  " not in visible:
        return visible.strip()
    visible = _SPACE.sub(" ", visible).translate(_BIDI_CONTROLS)
    kept = "".join(c for c in visible if c in _KEPT_FORMATS or unicodedata.category(c)[0] != "C")
    return kept.strip()


def escape_label(text: object) -> str:
    """The text as a plotly label that shows exactly its visible characters and no markup."""
    return plain_label(text).translate(_ESCAPES)


def wrap_label(text: object, width: int, max_lines: int | None = None) -> str:
    """The text escaped and broken at about `width` letters a line.

    Words longer than a line are broken. With `max_lines` the rest is cut and an ellipsis says so;
    without it nothing is ever cut.
    """
    lines = _wrapped_lines(plain_label(text), width)
    if max_lines is not None and len(lines) > max_lines:
        lines = [*lines[: max_lines - 1], _shortened(lines[max_lines - 1], width - 1) + "…"]
    return "\n".join(lines).translate(_ESCAPES).replace("\n", "<br>")


def distinct_labels(names: Sequence[object], width: int, max_lines: int = 1) -> list[str]:
    """Each name as `wrap_label`; names that the cut would make alike are cut before they differ.

    Of "Northland Broadcasting Corporation 3" and "… 5" the end is kept: "Northland Broad…5". Only
    equal names have equal labels.
    """
    plain = [plain_label(name) for name in names]
    labels = {name: wrap_label(name, width, max_lines) for name in plain}
    for alike in _alike(labels):
        labels |= {name: escape_label(cut) for name, cut in _cut_apart(alike, width).items()}
    for alike in _alike(labels):  # what the cuts of several groups made alike
        labels |= {name: f"{labels[name]} ({n})" for n, name in enumerate(alike, 1)}
    return [labels[name] for name in plain]


def shorten_text(text: object, n_letters: int) -> str:
    """The text as `plain_label`, cut at a word end with an ellipsis when it is longer."""
    plain = plain_label(text)
    if len(plain) <= n_letters:
        return plain
    cut = plain[: n_letters - 1]
    return cut[: max(cut.rfind(" "), n_letters // 2)].rstrip() + "…"


def isolated(name: object) -> str:
    """The name for running text: right-to-left names are isolated so the sentence keeps order."""
    plain = plain_label(name)
    if any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in plain):
        return f"\u2068{plain}\u2069"
    return plain


def quoted(words: object) -> str:
    """A user's or an article's words in running text, between the language's quotation marks."""
    return tr("“{words}”", words=isolated(words))


def listed(names: Iterable[object]) -> str:
    """Names in running text, each isolated: A, B and C."""
    return formats.listed([isolated(name) for name in names])


def count_word(n: int) -> str:
    """How many, as a word from one to ten."""
    return tr(_NUMBERS[n - 1]) if 1 <= n <= len(_NUMBERS) else number(n)


def n_lines(label: str) -> int:
    """The number of lines of a wrapped label."""
    return label.count("<br>") + 1


def phone_letters(size: int) -> int:
    """How many letters of this size a line across a phone holds."""
    return min(46, int(340 / (0.52 * size)))


def row_room(labels: Iterable[str], size: int) -> int:
    """The px that a row needs for wrapped names of this size: their lines, and what parts them."""
    return round(1.3 * size * (max(map(n_lines, labels), default=1) + 0.35))


def label_width(label: str) -> float:
    """The width of the longest line of a wrapped label, in letters (wide scripts count double)."""
    return max(_text_width(line) for line in label.split("<br>"))


def signed(value: float) -> str:
    """The value with its sign and two digits, "0.00" without a sign, "–" for NaN."""
    if math.isnan(value):
        return NO_VALUE
    digits = f"{abs(value):.2f}"
    sign = "" if digits == "0.00" else "−" if value < 0 else "+"
    return sign + number(abs(value), ".2f")


def date_words(iso: str) -> str:
    """A date of the tables as one reads it, 2025-06-23 as 23 June 2025; any other text as it is."""
    return formats.day(iso)


def _alike(labels: Mapping[str, str]) -> list[list[str]]:
    """The names of each label that several have."""
    of_label: dict[str, list[str]] = {}
    for name, label in labels.items():
        of_label.setdefault(label, []).append(name)
    return [names for names in of_label.values() if len(names) > 1]


def _cut_apart(names: Sequence[str], width: int) -> dict[str, str]:
    """The names on one line each, with an ellipsis for the words before those that differ."""
    pairs = zip(min(names), max(names), strict=False)
    same = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    at = same.rfind(" ") + 1
    is_whole_word = all(name[len(same) : len(same) + 1] in ("", " ") for name in names)
    if is_whole_word or len(same) - at > width // 2:
        at = len(same)
    cut = {name: _cut_before(name, at, width) for name in names}
    for alike in _alike(cut):
        if len(alike) < len(names):
            cut |= _cut_apart(alike, width)
    return cut


def _cut_before(name: str, at: int, width: int) -> str:
    if _text_width(name) <= width:
        return name
    end = name[at:].lstrip()
    if _text_width(end) > 2 * width // 3:
        end = _shortened(end, 2 * width // 3 - 1) + "…"
    return _shortened(name[:at], width - 1 - _text_width(end)) + "…" + end


@cache
def _letter_width(letter: str) -> float:
    if letter in _KEPT_FORMATS or unicodedata.combining(letter):
        return 0.0
    return 2.0 if unicodedata.east_asian_width(letter) in "WF" else 1.0


def _text_width(text: str) -> float:
    return len(text) if text.isascii() else sum(map(_letter_width, text))


def _shortened(text: str, width: float) -> str:
    while text and _text_width(text) > width:
        text = text[:-1]
    return text.rstrip()


def _wrapped_lines(text: str, width: int) -> list[str]:
    """The text in lines; `room` is what is left of the line at hand."""
    lines: list[str] = []
    room = -1.0
    for word in text.split(" "):
        needed = len(word) if word.isascii() else _text_width(word)
        if needed + 1 <= room:
            lines[-1] += " " + word
            room -= needed + 1
            continue
        lines += [word] if needed <= width else _pieces(word, width)
        room = width - _text_width(lines[-1])
    return lines


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and _text_width(pieces[-1]) + _letter_width(letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
