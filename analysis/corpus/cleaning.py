"""Pages saved as text: the article on one side, everything else, with its reason, on the other.

1. Every line is named by its look and its words (`lines.py`, `…_phrases.py`).
2. Headings such as "Related articles" open a list of other stories, which ends at a closing
   line or where two paragraphs follow each other as they do in an article and not in a list.
3. Of the page that is left, the run of lines with the highest sum is the article: paragraphs
   count for their words, other lines against it (`segments.py`).
4. Inside that run subheads, captions, pull-quotes and "Also read" lines are taken out.

Nothing is dropped: each line is the headline, or in the text, or removed with its reason.
"""

from collections.abc import Iterable

from analysis.corpus.credit_phrases import BIOGRAPHY
from analysis.corpus.facts import choose_date, choose_headline, choose_url
from analysis.corpus.lines import Line, is_question_heading, page_lines
from analysis.corpus.outlets import guess_outlet, split_title
from analysis.corpus.page import Page, removed_stretches
from analysis.corpus.repeats import mark_repeats
from analysis.corpus.segments import article_range, foreign_reasons

# What keeps its own reason though it stands under a list of other stories.
OWN_REASONS = frozenset(("newsletter", "comments", "footer", "notice"))
LIST_ITEM_WORDS = 4  # a shorter bullet in the open is a name in a menu
DEK_WORDS = 5  # a second headline above the text, not a menu entry


def clean_page(text: str) -> Page:
    """Separate the article from the rest of a page saved as text."""
    lines = page_lines(text)
    reasons = foreign_reasons(lines)
    start, end = article_range(lines, reasons)
    marks = mark_lines(lines, reasons, start, end)
    headline = choose_headline(lines, marks, start, end)
    marks = _mark_headline(lines, marks, headline)
    kept = [line.text for line, mark in zip(lines, marks, strict=True) if not mark]
    title, outlet = title_and_outlet(lines, headline)
    return Page(
        text="\n".join(kept),
        headline=title,
        published=choose_date(lines, reasons, start, end, headline),
        outlet=outlet,
        url=choose_url([*lines[:start], *lines[end:]]),
        removed=removed_stretches(
            (line.text, mark) for line, mark in zip(lines, marks, strict=True)
        ),
    )


def title_and_outlet(lines: list[Line], headline: int | None) -> tuple[str, str]:
    """The headline without the name of the site after a bar, and the outlet."""
    title = lines[headline].text if headline is not None else ""
    site = ""
    if "|" in title:
        title, site = split_title(title)
    return title, site or guess_outlet([line.text for line in lines])


def _mark_headline(lines: list[Line], marks: list[str], headline: int | None) -> list[str]:
    if headline is None:
        return marks
    key, body = lines[headline].key, marks.index("") if "" in marks else 0
    for index, line in enumerate(lines):
        if index == headline:
            marks[index] = "headline"
        elif line.key == key:
            marks[index] = "repeated"
        elif headline < index < body and line.kind == "short" and line.words >= DEK_WORDS:
            marks[index] = "subhead"
    return marks


def mark_lines(lines: list[Line], reasons: list[str], start: int, end: int) -> list[str]:
    """For each line, "" if it belongs to the article's text, else the reason it does not."""
    marks: list[str] = []
    listing = False
    for index, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        if index < start:
            marks.append(reason or line.reason or "menu")
        elif index >= end:
            marks.append(_mark_below(line, reason))
        else:
            aside = reason if reason in ("related", "newsletter") else ""
            marks.append(_mark_inside(line, aside, listing))
            if _heads_paragraph(lines, index, end):
                marks[-1] = marks[-1] or "subhead"
            listing = not marks[-1] and (line.bullet or line.text.endswith(":"))
    for first, past in short_runs(lines, marks):
        marks[first:past] = [_run_mark(lines, marks, first, past)] * (past - first)
    _mark_biographies(lines, marks, start, end)
    mark_repeats(lines, marks)
    _mark_tail(marks)
    return marks


def _mark_inside(line: Line, reason: str, listing: bool) -> str:
    """`listing` says that the line above is a kept list item or leads into a list."""
    if line.kind == "ending" and line.text.startswith("©"):
        return "caption"
    if reason or line.kind not in ("prose", "sentence", "short"):
        return reason or line.reason
    item = line.bullet and (listing or line.words >= LIST_ITEM_WORDS)
    return "" if line.kind != "short" or item else "subhead"


def _heads_paragraph(lines: list[Line], index: int, end: int) -> bool:
    """Whether a line is a question and the paragraph below it has more to say than the line."""
    below = lines[index + 1] if index + 1 < end else None
    return (
        below is not None
        and is_question_heading(lines[index])
        and below.kind == "prose"
        and below.words > lines[index].words
    )


def _mark_below(line: Line, reason: str) -> str:
    known = line.kind == "furniture" and line.reason in OWN_REASONS
    if (reason and not known) or line.kind not in ("prose", "sentence", "short"):
        return line.reason if known else (reason or line.reason).replace("menu", "footer")
    return "biography" if BIOGRAPHY.search(line.text[:300]) else "footer"


def _run_mark(lines: list[Line], marks: list[str], first: int, past: int) -> str:
    """Short lines in the text: a verse or list if led into, a subhead, or else not of the text."""
    led_into = first > 0 and not marks[first - 1] and lines[first - 1].text.endswith(":")
    if led_into and past - first >= 2:
        return ""
    return "boilerplate" if past - first >= 3 else "subhead"


def short_runs(lines: list[Line], marks: list[str]) -> Iterable[tuple[int, int]]:
    """Stretches of neighbouring lines marked as subheads."""
    first = None
    for index, mark in enumerate([*marks, ""]):
        if mark == "subhead" and first is None:
            first = index
        elif mark != "subhead" and first is not None:
            yield first, index
            first = None


def _mark_biographies(lines: list[Line], marks: list[str], start: int, end: int) -> None:
    """Notes about the author stand in the last lines of the article."""
    last = max(start + 1, end - max(3, (end - start) // 8))
    for index in range(last, end):
        line = lines[index]
        if not marks[index] and line.words <= 90 and BIOGRAPHY.search(line.text[:300]):
            marks[index] = "biography"


def _mark_tail(marks: list[str]) -> None:
    """A subhead with no text below it heads nothing: it is the end of the page."""
    for index in reversed(range(len(marks))):
        if not marks[index]:
            return
        marks[index] = "footer" if marks[index] == "subhead" else marks[index]
