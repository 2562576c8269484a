"""A page as lines, each with the few features by which prose is told from furniture.

Kinds: "prose" (a paragraph), "sentence" (a short one), "short" (no end punctuation: headings,
menus, teasers), "furniture" (known by its words), "opener" (starts a list of other stories),
"closer" (ends such a list), "ending" (nothing after it belongs to the article).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.corpus.appeal_phrases import APPEALS, QUOTED
from analysis.corpus.credit_phrases import CREDIT, CREDIT_HINT, PICTURE_RIGHTS
from analysis.corpus.dates import iso_date
from analysis.corpus.furniture_phrases import (
    FURNITURE,
    LEGAL_LINE,
    NOTES,
    RELATED_LINE,
    SHARING_WORDS,
)
from analysis.corpus.heading_phrases import CLOSERS, ENDINGS, RELATED_OPENERS
from analysis.corpus.phrases import PROBE

BULLET = re.compile(r"^\s*(?:[•‣▪●◦■·]|[-*](?= ))\s*")
HEADING = re.compile(r"^\s{0,3}(#{1,6}) +(?=\S)")
EMPHASIS = re.compile(r"^(\*{1,3})(?=[^\s*])([^*]+)(?<=\S)\1$")
EDGES = " \t:|»«\u203a\u2039→←>…•·*#_–—-[]+"
ENDED = re.compile(r"[.!?…。\uff01\uff1f।؟\u06d4][\"'”’»)\]\u200f*]*$")
LED_IN = re.compile(r"[:;,]$")
INNER_STOP = re.compile(r"[a-zà-ÿ\d]{2}[.!?][’”\"']? [A-ZÀ-Þ“\"‘']")
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
# What stands between the entries of a menu on one line, and of a trail such as "World > Europe".
BARS = re.compile(r"\s+[|·•]\s+|\s{2,}")
TRAIL = re.compile(r"\s+[>\u203a»→/]\s+")
ENTRY_WORDS = 4
# A heading that is a question; "And why not?" or "The good news?" is more likely the article's.
QUESTION = re.compile(
    r"^(?:What|Who|Whose|Whom|Why|How|When|Where|Which|Is|Are|Was|Were|Do|Does|Did|Don['’]t|Has|Have|"
    r"Had|Can|Could|Will|Would|Should|Must|May|Might)(?:['’]s|['’]re)? [^“”\"‘.!?…]{3,}\?$"
)
QUESTION_WORDS = (3, 12)
LONG, SHORT_PROSE = 25, 8  # words: a paragraph without, and with, its full stop
DATE_WORDS = 8  # a line this short that holds a date is a date line
PLACEHOLDER = re.compile(r"no .{0,20}yet\W*$|\.\.\.$")


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line of a page and what it looks like."""

    text: str
    words: int
    kind: str
    reason: str  # why it would be left out; "" for prose
    bullet: bool
    key: str  # the words alone, in lower case: equal keys are equal text
    level: int = 0  # of a Markdown heading, from 1; 0 for any other line


def page_lines(text: str) -> list[Line]:
    """The non-blank lines of a page, in order."""
    return [read_line(line) for line in unwrap(text).split("\n") if line.strip()]


def word_key(text: str) -> str:
    """The words of a text in lower case, joined by spaces; equal for equal wording."""
    return " ".join(WORD.findall(text.lower().replace("’", "'")))


def count_words(text: str) -> int:
    """Words; in scripts without spaces, two characters count as one."""
    n_cjk = len(CJK.findall(text))
    return len(text.split()) + n_cjk // 2


def read_line(raw: str) -> Line:
    """Look at one line and name its kind."""
    heading, match = HEADING.match(raw), BULLET.match(raw)
    mark = heading or match
    text = EMPHASIS.sub(r"\2", raw[mark.end() :].strip() if mark else raw.strip())
    text = text or raw.strip()
    words = count_words(text)
    kind, reason = _heading_kind(text) if heading else _kind(text, words)
    level = len(heading[1]) if heading else 0
    return Line(text, words, kind, reason, bool(match), word_key(text), level)


def _heading_kind(text: str) -> tuple[str, str]:
    """A heading is never a paragraph, however long it is."""
    found = _known_kind(text.lower().strip(EDGES), text) if len(text) <= PROBE else None
    return found or ("short", "menu")


def _kind(text: str, words: int) -> tuple[str, str]:
    if PICTURE_RIGHTS.match(text) and has_credit(text):
        return "furniture", "caption"
    if LEGAL_LINE.match(text):
        return "ending", "footer"
    probe = text[:PROBE].lower().strip(EDGES)
    for reason, pattern in NOTES.items():
        if pattern.match(probe):
            return "furniture", reason
    if len(text) <= PROBE and (found := _known_kind(probe, text)):
        return found
    if reason := appeal_reason(text, words):
        return "furniture", reason
    if RELATED_LINE.match(text[:PROBE].lower()) and words <= 40:
        return "furniture", "related"
    if words <= 60 and has_credit(text[-PROBE:]):
        return "furniture", "caption"
    if is_menu_row(text):
        return "furniture", "menu"
    if ENDED.search(text[-12:]) and words >= SHORT_PROSE:
        return "prose", ""
    if words >= LONG or (words >= SHORT_PROSE and INNER_STOP.search(text)):
        return "prose", ""
    if ENDED.search(text[-12:]) or (LED_IN.search(text) and words >= 4):
        return "sentence", ""
    return "short", "menu"


@lru_cache(maxsize=4096)  # menus repeat within a page, and from page to page of one outlet
def _known_kind(probe: str, text: str) -> tuple[str, str] | None:
    """The kind of a line known by its words; None for any other."""
    if not any(character.isalnum() for character in probe):
        return "furniture", "menu"
    if set(WORD.findall(probe)) <= SHARING_WORDS or (
        "share" in probe and _sharing_and_numbers(probe)
    ):
        return "furniture", "sharing"
    if CLOSERS.search(probe):
        return "closer", "notice" if FURNITURE["notice"].match(probe) else "menu"
    for reason, pattern in ENDINGS.items():
        if pattern.match(probe) and not _is_telling(text):
            return "ending", reason
    if RELATED_OPENERS.match(probe) and not ENDED.search(text) and ": " not in probe:
        return "opener", "related"
    if iso_date(text) and len(WORD.findall(text)) <= DATE_WORDS:
        return "furniture", "byline"
    for reason, pattern in FURNITURE.items():
        if pattern.match(probe) and (reason != "byline" or not _is_telling(text)):
            return "furniture", reason
    return None


def is_menu_row(text: str) -> bool:
    """Whether a line is several menu entries in a row, or a trail of them: "World > Europe"."""
    entries = BARS.split(text)
    trail = TRAIL.split(text)
    return (len(entries) >= 3 and _all_short(entries)) or (len(trail) >= 2 and _all_short(trail))


def _all_short(entries: list[str]) -> bool:
    return all(
        len(entry.split()) <= ENTRY_WORDS and not ENDED.search(entry[-2:]) for entry in entries
    )


def is_question_heading(line: Line) -> bool:
    """Whether a line asks something as a heading does: alone, in few words, nobody's quotation."""
    low, high = QUESTION_WORDS
    return low <= line.words <= high and bool(QUESTION.match(line.text))


def _sharing_and_numbers(probe: str) -> bool:
    return all(word.isdigit() or word in SHARING_WORDS for word in WORD.findall(probe))


def _is_telling(text: str) -> bool:
    """Whether a line reads as a full sentence rather than as a label."""
    return bool(
        ENDED.search(text) and not PLACEHOLDER.search(text.lower()) and len(text.split()) > 12
    )


def has_credit(ending: str) -> bool:
    """Whether a line ends in a picture's credit; the cheap look comes first."""
    return bool(CREDIT_HINT.search(ending) and CREDIT.search(ending))


def appeal_reason(text: str, words: int) -> str:
    """What a short block asks of the reader, "" if nothing: two cues of one kind or more."""
    lower = text[:900].lower()
    for reason, most, needs, cues in APPEALS:
        if words <= most and len(set(cues.findall(lower))) >= 2 and needs.search(lower):
            return "" if needs.pattern and QUOTED.search(text) else reason
    return ""


def unwrap(text: str) -> str:
    """Join the lines of a text that was broken at a fixed width, paragraph by paragraph."""
    blocks = [block.split("\n") for block in re.split(r"\n[ ]*\n", text)]
    inner = [line for block in blocks for line in block[:-1]]
    if len(inner) < 4 or any(len(line) > 100 for block in blocks for line in block):
        return text
    broken = [line for line in inner if len(line) >= 50 and not ENDED.search(line.rstrip())]
    if len(broken) < 0.7 * len(inner):
        return text
    return "\n\n".join(
        "\n".join(block) if BULLET.match(block[0]) else " ".join(line.strip() for line in block)
        for block in blocks
    )
