"""Files of Factiva: many articles, with the codes of its fields (HD, WC, PD, …) or without.

| coded | `HD` headline, `BY`, `WC` 512 words, `PD` date, `SN` outlet, `SC`, `LA`, `CY` ©, `LP` and
          `TD` text, then codes of companies and subjects, `AN` its number |
| plain | headline, author, `512 words`, date, time, outlet, its code, language, ©, text,
          `Document XYZ0000020250623el6n0002x` |
"""

import re
from collections.abc import Iterator

from analysis.corpus.dates import iso_date
from analysis.corpus.outlets import reads_as_name
from analysis.corpus.page import Page
from analysis.corpus.records import HEADLINE, RECORD, TEXT, Record

TOOL = "Factiva"
_CODES = (
    "SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|CLM|DE"
)
# In the text a code stands alone or apart, so that "IN LONDON" is not taken for one.
_CODE = re.compile(rf"^({_CODES})(?:[ \t]*$|\t\s*|[ |]{{2,}}| ?\| ?)(.*)$")
_CODE_ABOVE = re.compile(rf"^({_CODES})\s+(.*)$")
_BY_CODE = {
    **{"HD": HEADLINE, "LP": TEXT, "TD": TEXT, "BY": "byline", "SN": "byline", "PD": "byline"},
    **{"CR": "byline", "CY": "footer", "ART": "caption", "CT": "notice", "RF": "notice"},
}
_NUMBER = re.compile(r"^(?:AN {1,9}\|? {0,9})?Document [A-Za-z]{2,8}\w{13,30} {0,9}$", re.M)
_WORDS = re.compile(r"^[\d,.]{1,9} words$")
_DAY = re.compile(r"^\d{1,2} [A-Z][a-z]{2,8} \d{4}$")
_TIME = re.compile(r"^\d{1,2}:\d{2}(?: [AP]M)?(?: [A-Z]{2,4})?$")
_RIGHTS = re.compile(r"^(?:Copyright|©|\(c\)|\(Copyright)", re.I)
_PAGE = re.compile(r"^(?:Page \d+ of \d+.*|© \d{4} Factiva, Inc\..*)$")
_LONGEST_HEAD = 12  # lines from the count of words to the copyright


def is_factiva(text: str) -> bool:
    """Whether a text is such a file: articles end with their number and count their words."""
    if not _NUMBER.search(text):
        return False
    lines = [line.strip() for line in text.split("\n")]
    return any(map(_WORDS.match, lines)) or _is_coded(lines)


def _is_coded(lines: list[str]) -> bool:
    codes = {match[1] for line in lines if (match := _CODE_ABOVE.match(line) or _CODE.match(line))}
    return {"HD", "PD", "SN"} <= codes and not codes.isdisjoint(("LP", "TD"))


def factiva_pages(text: str) -> Iterator[Page]:
    """The articles of a file, one by one."""
    lines = [line for line in (line.strip() for line in text.split("\n")) if line]
    read = _coded_record if _is_coded(lines) else _plain_record
    forms, rest = _forms(lines)
    for number, form in enumerate(forms, 1):
        record = read(form)
        record.add(RECORD, *(rest if number == len(forms) else ()))
        yield record.page()


def _forms(lines: list[str]) -> tuple[list[list[str]], list[str]]:
    """The lines article by article, each up to its number, and what follows the last."""
    forms: list[list[str]] = []
    form: list[str] = []
    for line in lines:
        form.append(line)
        if _NUMBER.match(line):
            forms.append(form)
            form = []
    return forms, form


def _coded_record(lines: list[str]) -> Record:
    record, code = Record(), ""
    for line in lines:
        in_text = _BY_CODE.get(code) == TEXT and code != ""
        match = _CODE.match(line) or (None if in_text else _CODE_ABOVE.match(line))
        if _NUMBER.match(line) or _PAGE.match(line):
            record.add(RECORD, line)
            continue
        code, said = (match[1], match[2].strip(" \t|")) if match else (code, line)
        mark = _BY_CODE.get(code, RECORD)
        shown = mark in (TEXT, HEADLINE) or not match
        record.add(mark, " ".join((said if shown else f"{code} {said}").split()))
        if code == "SN" and said:
            record.outlet = record.outlet or said
        if code == "PD":
            record.published = record.published or said
    return record


def _plain_record(lines: list[str]) -> Record:
    record = Record()
    at = next((i for i, line in enumerate(lines) if _counts_words(lines, i)), -1)
    if at < 0:
        record.add(TEXT, *lines[:-1])
        record.add(RECORD, lines[-1])
        return record
    _read_title(lines[:at], record)
    record.add("byline", lines[at])
    start = _read_imprint(lines, at + 1, record)
    for line in lines[start:]:
        record.add(RECORD if _PAGE.match(line) or _NUMBER.match(line) else TEXT, line)
    return record


def _counts_words(lines: list[str], index: int) -> bool:
    """Whether a line counts the words of an article: a date follows it."""
    return bool(_WORDS.match(lines[index])) and any(map(_DAY.match, lines[index + 1 : index + 3]))


def _read_title(lines: list[str], record: Record) -> None:
    """What stands above the count of words: perhaps a section, the headline, perhaps authors."""
    titles = [line for line in lines if not _PAGE.match(line)]
    has_author = len(titles) > 1 and _is_author(titles[-1], titles[-2])
    place = len(titles) - (2 if has_author else 1)
    record.add(RECORD, *[line for line in lines if _PAGE.match(line)], *titles[: max(0, place)])
    record.add(HEADLINE, *titles[max(0, place) : place + 1])
    record.add("byline", *titles[place + 1 :])


def _is_author(line: str, above: str) -> bool:
    """Whether a line names who wrote: it says so, or is a name below what reads as a headline."""
    is_name = reads_as_name(line) and len(above.split()) >= 4
    return line.lower().startswith("by ") or is_name


def _read_imprint(lines: list[str], at: int, record: Record) -> int:
    """Take in date, time, outlet and what follows up to the ©; where the text begins."""
    while at < len(lines) and (_DAY.match(lines[at]) or _TIME.match(lines[at])):
        record.published = record.published or (lines[at] if iso_date(lines[at]) else "")
        record.add("byline", lines[at])
        at += 1
    if at < len(lines) - 1:
        record.outlet = lines[at]
        record.add("byline", lines[at])
        at += 1
    below = range(at, min(at + _LONGEST_HEAD, len(lines) - 1))
    end = next((i + 1 for i in below if _RIGHTS.match(lines[i])), at)
    for line in lines[at:end]:
        record.add("footer" if _RIGHTS.match(line) else RECORD, line)
    return end
