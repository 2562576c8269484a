"""Files of Nexis Uni, Lexis Advance and the older LexisNexis: many articles, each in one form.

| new | headline, outlet, date, ©, `Section:` … `Length: 512 words` …, `Body`, text, `Graphic`,
        `Classification`, `Load-Date:`, and after each article `End of Document` |
| old | before each article `1 of 100 DOCUMENTS`; outlet, date, headline, `LENGTH: 512 words`, text,
        `LOAD-DATE:`, ©; lines are broken, and paragraphs have an empty line between them |
"""

import re
from collections.abc import Iterator
from itertools import groupby

from analysis.corpus.dates import iso_date
from analysis.corpus.page import Page
from analysis.corpus.records import HEADLINE, RECORD, TEXT, Record

TOOL = "Nexis Uni"
_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M | re.I)
_START = re.compile(r"^[ \t]*(?:Document )?\d{1,5} of \d{1,5} DOCUMENTS?[ \t]*$", re.M)
_LENGTH = re.compile(r"^[ \t]*Length:\s{0,3}[\d,.]{1,9} words", re.M | re.I)
_LOADED = re.compile(r"^[ \t]*Load-Date:", re.M | re.I)
_FIELD = re.compile(r"([A-Z][A-Za-z]+(?:[- ][A-Za-z]+){0,2}):\s*(.*)", re.S)
_ABOVE = frozenset(
    """
    BYLINE SECTION LENGTH DATELINE HIGHLIGHT SERIES HEADLINE EDITION DISTRIBUTION
    """.split()  # noqa: SIM905
)
_BELOW = frozenset(
    """
    URL SUBJECT LOAD-DATE LANGUAGE GRAPHIC PUBLICATION-TYPE ORGANIZATION PERSON GEOGRAPHIC COMPANY
    COUNTRY STATE CITY INDUSTRY TICKER DOCUMENT-TYPE CORRECTION CORRECTION-DATE NOTES ACC-NO
    PUB-TYPE JOURNAL-CODE
    """.split()  # noqa: SIM905
)
_REASONS = {"BYLINE": "byline", "HIGHLIGHT": "subhead", "GRAPHIC": "caption", "NOTES": "notice"}
_REASONS |= {"CORRECTION": "notice", "CORRECTION-DATE": "notice", "HEADLINE": HEADLINE}
_SECTIONS = {"Graphic": "caption", "Notes": "notice", "Correction": "notice"}
_LONGEST_SECTION = 20  # paragraphs; a subhead "Notes" further up in an article is its own
_RIGHTS = re.compile(r"^(?:Copyright|©|\(c\))|All Rights Reserved\.?$", re.I)
_ASIDE = re.compile(r"^(?:Correction Appended|Link to (?:Image|PDF).*|Page \d+ of \d+)$", re.I)


def is_nexis(text: str) -> bool:
    """Whether a text is such a file: it parts its articles and counts their words or dates them."""
    parted = _END.search(text) or _START.search(text)
    return bool(parted and (_LENGTH.search(text) or _LOADED.search(text)))


def nexis_pages(text: str) -> Iterator[Page]:
    """The articles of a file, one by one."""
    if not _END.search(text):
        before, *forms = _START.split(text)
        for number, form in enumerate(forms):
            record = _old_record(_blocks(form))
            record.add(RECORD, *(() if number else _blocks(before)))
            yield record.page()
        return
    *forms, rest = _END.split(text)
    filled = [form for form in forms if not form.isspace()]
    for number, form in enumerate(filled, 1):
        record = _new_record(_lines(form))
        record.add(RECORD, *(_lines(rest) if number == len(filled) else ()))
        yield record.page()


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(row.split()) for row in text.split("\n")) if line]


def _blocks(text: str) -> list[str]:
    """Paragraphs whose lines were broken, each joined again."""
    rows = [" ".join(row.split()) for row in text.split("\n")]
    return [" ".join(group) for has_text, group in groupby(rows, key=bool) if has_text]


def _field(line: str) -> tuple[str, str]:
    """A line's field, in capitals, and what it says; "" where the line is no field."""
    match = _FIELD.fullmatch(line)
    name = match[1].upper() if match else ""
    return (name, match[2]) if match and name in _ABOVE | _BELOW else ("", "")


def _new_record(lines: list[str]) -> Record:
    start = _body_start(lines)
    end = _body_end(lines, start)
    record = Record()
    _read_head(lines[:start], record)
    record.add(TEXT, *lines[start:end])
    reason = RECORD
    for line in lines[end:]:
        reason = RECORD if line == "Classification" else _SECTIONS.get(line, reason)
        _read_field(line, reason, record)
    return record


def _body_start(lines: list[str]) -> int:
    """Where the text begins: below "Body", or else below the last field above it."""
    if "Body" in lines:
        return lines.index("Body") + 1
    for index, line in enumerate(lines):
        if _field(line)[0] == "LENGTH":
            below = index + 1
            while below < len(lines) and _field(lines[below])[0] in _ABOVE:
                below += 1
            return below
    return 0


def _body_end(lines: list[str], start: int) -> int:
    """Where the text ends: above the classification, and above notes on pictures before it."""
    loaded = [i for i, line in enumerate(lines) if i >= start and _field(line)[0] == "LOAD-DATE"]
    heads = [i for i, line in enumerate(lines) if i >= start and line == "Classification"]
    end = heads[-1] if heads else loaded[-1] if loaded else len(lines)
    for section in _SECTIONS:
        places = [i for i in range(start, end) if lines[i] == section]
        end = places[-1] if places and end - places[-1] <= _LONGEST_SECTION else end
    return end


def _read_head(lines: list[str], record: Record) -> None:
    """What stands above the text: headline, outlet and date in this order, then fields."""
    first, at = _head_places(lines)
    outlet, date = [*lines[at - 1 : at + 1], "", ""][:2]
    record.outlet, record.published = outlet, date if iso_date(date) else ""
    record.add(RECORD, *lines[:first])
    for line in lines[first : at - 1]:
        record.add("notice" if _ASIDE.match(line) else HEADLINE, line)
    record.add("byline", outlet, date)
    for line in lines[at + 1 :]:
        _read_field(line, "footer" if _RIGHTS.search(line) else RECORD, record)


def _head_places(lines: list[str]) -> tuple[int, int]:
    """Where the headline begins and where the date stands.

    The list of results that a file may begin with has the same lines, so the date is looked for
    from below.
    """
    dated = [i for i, line in enumerate(lines) if i > 1 and iso_date(line) and _is_plain(line)]
    rights = [i for i, line in enumerate(lines) if i > 2 and _RIGHTS.search(line)]
    listed = any(line.startswith(("Job Number:", "Date and Time:")) for line in lines)
    at = dated[-1] if dated else rights[-1] - 1 if listed and rights else 2
    return at - 2 if listed else 0, at


def _is_plain(line: str) -> bool:
    return not _field(line)[0] and not _RIGHTS.search(line) and ":" not in line[:15]


def _old_record(blocks: list[str]) -> Record:
    record = Record(outlet=blocks[0] if blocks else "")
    at = next((i for i, block in enumerate(blocks[:5]) if i and iso_date(block)), 0)
    record.published = blocks[at] if at else ""
    record.add("byline", *blocks[: at + 1])
    below = blocks[at + 1 :]
    start = next((i for i, block in enumerate(below) if _old_field(block) == "LENGTH"), -1) + 1
    while start < len(below) and _old_field(below[start]) in _ABOVE:
        start += 1
    for index, block in enumerate(below[:start]):
        is_headline = index == 0 and not _old_field(block)
        _read_field(block, HEADLINE if is_headline else RECORD, record)
    end = next((i for i in range(start, len(below)) if _old_field(below[i]) in _BELOW), len(below))
    while end > start and _RIGHTS.search(below[end - 1]):
        end -= 1
    record.add(TEXT, *below[start:end])
    for block in below[end:]:
        _read_field(block, "footer" if _RIGHTS.search(block) else RECORD, record)
    return record


def _old_field(block: str) -> str:
    """The field that a paragraph is, of those in capitals."""
    name = _field(block)[0]
    return name if block.startswith(name) else ""


def _read_field(line: str, mark: str, record: Record) -> None:
    """Take in a line that may be a field; what it is called decides what becomes of it."""
    name, said = _field(line)
    reason = _REASONS.get(name, mark)
    record.add(reason, said if reason == HEADLINE and name else line)
    if name == "LOAD-DATE" and not iso_date(record.published):
        record.published = said
    if name == "URL" and said.startswith(("http://", "https://")):
        record.url = said.split()[0]
