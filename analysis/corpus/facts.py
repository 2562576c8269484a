"""The headline and the publication date of a page saved as text; None or "" where it has none."""

import re

from analysis.corpus.dates import iso_date
from analysis.corpus.lines import Line, word_key

HEADLINE_WORDS = (3, 30)
DATE_LINE_WORDS = 16
URL_LINE = re.compile(r"^https?://[^\s/]{3,200}/\S{0,1500}$")
# The date in a page's head: weekday and date, nothing else.
CLOCK = re.compile(
    r"^(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,? [a-z]+ \d{1,2},? \d{4}$", re.I
)


def choose_headline(lines: list[Line], marks: list[str], start: int, end: int) -> int | None:
    """The line above the text that shares most words with it; the upper one of equals."""
    body = set(word_key(" ".join(line.text for line in lines[start:end])).split())
    low, high = HEADLINE_WORDS
    best, chosen = 0.34, None
    for index in range(start):
        line = lines[index]
        if line.kind not in ("short", "sentence", "prose") or marks[index] == "related":
            continue
        if line.bullet or not low <= line.words <= high or line.text.endswith("."):
            continue
        fit = headline_fit(line, body) + 0.02 * (index - start) / start
        if fit > best + 0.1:
            best, chosen = fit, index
    return chosen if chosen is not None else _question_headline(lines, start, end)


def headline_fit(line: Line, body: set[str]) -> float:
    """Share of a line's longer words that the text has too, in favour of longer lines."""
    telling = [word for word in line.key.split() if len(word) > 3] or line.key.split()
    share = sum(word in body for word in telling) / max(len(telling), 1)
    return share * min(1.0, 0.4 + 0.1 * line.words)


def _question_headline(lines: list[Line], start: int, end: int) -> int | None:
    """A first line such as "Who gains?" or one above the byline, though it ends like prose."""
    if end - start < 2 or lines[start].words > HEADLINE_WORDS[1]:
        return None
    asks = lines[start].text.endswith(("?", "!"))
    above_byline = lines[start + 1].reason == "byline"
    return start if asks or above_byline else None


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
