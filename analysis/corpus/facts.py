"""The headline and the publication date of a page saved as text; None or "" where it has none."""

import re
from collections import Counter

from analysis.corpus.dates import iso_date
from analysis.corpus.lines import Line, word_key

HEADLINE_WORDS = (3, 30)
ASKED_OF = 12  # words of the paragraph below a question that heads a page
NEAR_BYLINE, REPEATED, TOP_HEADING = 0.3, 0.2, 0.6  # added to the share of common words
LEAST_FIT, EQUAL_FIT = 0.35, 0.1  # what is needed, and what counts as equally good
DATE_LINE_WORDS = 16
URL_LINE = re.compile(r"^https?://[^\s/]{3,200}/\S{0,1500}$")
# The date in a page's head: weekday and date, nothing else.
CLOCK = re.compile(
    r"^(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,? [a-z]+ \d{1,2},? \d{4}$", re.I
)


def choose_headline(lines: list[Line], marks: list[str], start: int, end: int) -> int | None:
    """The line above the text that shares most words with it; the upper one of equals."""
    body = set(word_key(" ".join(line.text for line in lines[start:end])).split())
    counts = Counter(line.key for line in lines[:start])
    fits = {
        index: headline_fit(lines[index], body)
        + NEAR_BYLINE * _above_byline(lines, index, start)
        + REPEATED * (counts[lines[index].key] > 1)
        + TOP_HEADING * (lines[index].level == 1)
        for index in range(start)
        if marks[index] != "related" and can_be_headline(lines[index])
    }
    best = max(fits.values(), default=0.0)
    if best >= LEAST_FIT:
        return next(index for index, fit in fits.items() if fit >= best - EQUAL_FIT)
    asked = _question_headline(lines, start, end)
    return asked if asked is not None else _line_above(lines, start)


def can_be_headline(line: Line) -> bool:
    """Whether a line above the text has the length and the look of a headline."""
    low, high = HEADLINE_WORDS
    return (
        line.kind in ("short", "sentence", "prose")
        and low <= line.words <= high
        and not line.bullet
        and not line.text.endswith((".", ":"))
        and not line.text.lower().startswith("by ")
    )


def headline_fit(line: Line, body: set[str]) -> float:
    """Share of a line's longer words that the text has too, in favour of longer lines."""
    telling = [word for word in line.key.split() if len(word) > 3] or line.key.split()
    share = sum(word in body for word in telling) / max(len(telling), 1)
    return share * min(1.0, 0.4 + 0.1 * line.words)


def _above_byline(lines: list[Line], index: int, start: int) -> bool:
    below = lines[index + 1 : min(index + 4, start)]
    return any(line.kind == "furniture" and line.reason == "byline" for line in below)


def _question_headline(lines: list[Line], start: int, end: int) -> int | None:
    """A first line such as "Who gains?" or one above the byline, though it ends like prose."""
    if end - start < 2 or lines[start].words > HEADLINE_WORDS[1]:
        return None
    asks = lines[start].text.endswith(("?", "!")) and ":" not in lines[start].text[:3]
    above_byline = lines[start + 1].reason == "byline"
    return start if above_byline or (asks and lines[start + 1].words >= ASKED_OF) else None


def _line_above(lines: list[Line], start: int) -> int | None:
    """The nearest line above the text, past bylines and captions, if it can be a headline."""
    above = (index for index in reversed(range(start)) if lines[index].kind != "furniture")
    nearest = next(above, None)
    return nearest if nearest is not None and can_be_headline(lines[nearest]) else None


def choose_date(
    lines: list[Line], reasons: list[str], start: int, end: int, headline: int | None
) -> str:
    """The date nearest the text, between headline and first paragraph before all else."""
    top = headline if headline is not None else max(0, start - 5)
    above = range(min(top, start), min(start + 3, len(lines)))
    below = range(end, min(end + 4, len(lines)))
    near = range(max(0, top - 3), top)
    for places in (above, below, reversed(near)):
        for index in places:
            line = lines[index]
            if line.reason not in ("byline", "menu") or reasons[index] == "related":
                continue
            found = iso_date(line.text) if line.words <= DATE_LINE_WORDS else ""
            if found and ((places is above and headline is not None) or not is_clock(line.text)):
                return found
    return ""


def choose_url(lines: list[Line]) -> str:
    """The address that stands alone on a line outside the text, if there is just one."""
    found = {line.text for line in lines if URL_LINE.match(line.text)}
    return found.pop() if len(found) == 1 else ""


def is_clock(text: str) -> bool:
    """Whether a line is today's date as a page's head shows it: weekday and date, nothing else."""
    return bool(CLOCK.match(text.strip()))
