"""Where shared text likely comes from: an agency that is credited or named, else the earliest.

Never guessed: without an agency and without a date that is earliest beyond doubt, the origin is
"unknown" and the reason says why.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from analysis.formats import day
from analysis.translation import mark, tr

UNKNOWN: Final = mark("unknown")
# The reasons as they stand in the table; `reason_words` puts them into the reader's language.
_PUBLISHED = mark("published by {count} of {n} articles")
_CREDITED = mark("credited by {count} of {n} articles")
_NAMED = mark("named in the text by {count} of {n} articles")
_UNDATED = mark("no agency is credited or named by most, and {count} of {n} have no date")
_SAME_DAY = mark("no agency is credited or named by most, and {count} outlets are dated {day}")
_EARLIEST = mark("no agency is credited or named by most; the earliest date, {day}")
_REASONS = (_PUBLISHED, _CREDITED, _NAMED, _UNDATED, _SAME_DAY, _EARLIEST)
LONGEST_CREDIT: Final = 60  # characters, of a line of nothing but names

# Name → how texts call it. Abbreviations are matched in capitals only ("AP" is no "ap", and "dpa"
# is written small); a bare abbreviation that means other things as well is left out.
AGENCIES: Final[dict[str, str]] = {
    "AAP": r"Australian Associated Press|AAP",
    "AFP": r"Agence[- ]France[- ]Presse|AFP",
    "ANI": r"Asian News International|ANI",  # India
    "ANSA": r"ANSA",  # Italy
    "AP": r"(?<!Australian )Associated Press|AP(?! Photo)",
    "Anadolu": r"Anadolu(?: Agency)?",  # Turkey
    "Belta": r"BelTA|BELTA",  # Belarus
    "Bloomberg": r"Bloomberg News|\(Bloomberg\)",  # the bare name is also the man and the company
    "CNA": r"Central News Agency",  # Taiwan; "CNA" is also a Singapore broadcaster
    "CP": r"Canadian Press",
    "EFE": r"EFE",  # Spain
    "IANS": r"Indo-Asian News Service|IANS",
    "IRNA": r"IRNA|Islamic Republic News Agency",
    "ISNA": r"ISNA",  # Iran
    "Interfax": r"Interfax",  # Russia; Interfax-Ukraine is another house of the same name
    "Jiji": r"Jiji(?: Press)?",  # Japan
    "KCNA": r"KCNA|Korean Central News Agency",  # North Korea
    "Kyodo": r"Kyodo(?: News)?",  # Japan
    "Longwire": r"Longwire",  # invented, of the sample story
    "NTB": r"NTB",  # Norway
    "PA": r"PA Media|(?<!Canadian )Press Association",  # "PA" alone is also Pennsylvania
    "PAP": r"Polish Press Agency|PAP",
    "PTI": r"Press Trust of India|PTI",
    "Petra": r"Petra News Agency|Jordan News Agency",
    "RIA Novosti": r"RIA Novosti|RIA",  # Russia
    "Reuters": r"Reuters|REUTERS",
    "SANA": r"SANA",  # Syria
    "SPA": r"Saudi Press Agency",  # "SPA" alone is a bath
    "TASS": r"TASS|Tass",  # Russia
    "TT": r"TT News Agency",  # Sweden
    "Tasnim": r"Tasnim",  # Iran
    "UPI": r"United Press International|UPI",
    "Ukrinform": r"Ukrinform",
    "Fars": r"Fars News Agency",  # Iran; the bare name is also a province
    "WAFA": r"WAFA",  # Palestinian territories
    "WAM": r"Emirates News Agency|WAM",
    "Xinhua": r"Xinhua",  # China
    "Yonhap": r"Yonhap",  # South Korea
    "dpa": r"Deutsche Presse-Agentur|dpa|DPA",  # Germany
}
# Not the text's but a picture's source: "Handout via REUTERS/File Photo", "Kremlin/Anadolu/Getty".
_NAMES = {
    name: re.compile(rf"(?<![\w/])(?<!via )(?:{pattern})(?![\w/]|\s+[Pp]hoto)")
    for name, pattern in AGENCIES.items()
}
# How an agency is credited: "Additional reporting by AFP", "With inputs from PTI", "(Reuters)",
# "Source: TASS", or a line of nothing but names, "AP / AFP".
_CREDIT = re.compile(
    r"(?:\b(?:additional |with )?(?:reporting|inputs?|contributions?|material|files)\s+(?:by|from)"
    r"|\b(?:sources?|agenc(?:y|ies)|by|from)\s*[:|]|^\s*(?:by|from|with)\b)[^\n]{0,80}"
    r"|\([^()\n]{2,40}\)\s*[-–—]{1,2}|\([A-Za-z /,]{2,40}\)\s*$",
    re.I | re.M,
)
# "HALVERN (CPA) -" at the head of a text credits an agency that nobody need know.
_DATELINE = re.compile(r"\s*[^\W\d_][^()\n]{1,50}\(([A-Z][A-Za-z]{1,11})\)\s*[-–—]")


def named_agencies(text: str) -> list[str]:
    """The agencies that a text names as sources of words, in order of the alphabet."""
    return sorted(name for name, pattern in _NAMES.items() if pattern.search(text))


def credited_agencies(text: str, others: Iterable[str] = ()) -> list[str]:
    """The agencies, those of `others` too, that a text credits: a byline, a dateline, an end."""
    credits = _credits(text)
    named = [name for name in others if re.search(rf"\b{name}\b", credits)]
    return sorted({*named_agencies(credits), *named})


def dateline_agency(text: str) -> str:
    """The agency, known or not, that the dateline at the head of a text names; "" for none."""
    found = _DATELINE.match(text)
    return (named_agencies(found[0]) or [found[1]])[0] if found else ""


def _credits(text: str) -> str:
    """The lines of a text that credit somebody: a byline, a dateline, a closing credit."""
    found = [found[0] for found in _CREDIT.finditer(text)]
    return "\n".join(found + [line for line in text.splitlines() if _is_only_names(line)])


def _is_only_names(line: str) -> bool:
    if len(line) > LONGEST_CREDIT or not line.strip():
        return False
    for pattern in _NAMES.values():
        line = pattern.sub("", line)
    return not line.replace(" and ", "").strip(" /,&-()[]–—")


def likely_origin(
    article_ids: Sequence[str],
    texts: Mapping[str, str],
    left_out: Mapping[str, str],
    outlets: Mapping[str, str],
    published: Mapping[str, str],
) -> tuple[str, str]:
    """Whence the articles of a share group likely have their text, and the reason in words.

    In this order: an article by the agency itself; the agency credited by most articles, in the
    text or in what was cut from around it; the agency named in most texts, in over half; the
    outlet with the earliest `published`, if all are dated and none other has that day; "unknown".
    Ties go by the alphabet. `left_out` and the others are looked up by article_id.
    """
    n = len(article_ids)
    own = {i: named_agencies(outlets[i]) for i in article_ids}
    heads = {dateline_agency(texts[i]) for i in article_ids} - {""}
    around = {
        i: credited_agencies(f"{texts[i]}\n{left_out.get(i, '')}", heads) for i in article_ids
    }
    inside = {i: named_agencies(texts[i]) for i in article_ids}
    for found, least, how in (
        (own, 1, _PUBLISHED),
        (around, 1, _CREDITED),
        (inside, n // 2 + 1, _NAMED),
    ):
        name, count = _most_common(found)
        if count >= least:
            return name, how.format(count=count, n=n)
    return _earliest(article_ids, outlets, published)


def _most_common(found: Mapping[str, list[str]]) -> tuple[str, int]:
    counts: dict[str, int] = {}
    for names in found.values():
        for name in set(names):
            counts[name] = counts.get(name, 0) + 1
    return min(((n, c) for n, c in counts.items()), key=lambda x: (-x[1], x[0]), default=("", 0))


def _earliest(
    article_ids: Sequence[str], outlets: Mapping[str, str], published: Mapping[str, str]
) -> tuple[str, str]:
    undated = sum(not published[i] for i in article_ids)
    if undated:
        return UNKNOWN, _UNDATED.format(count=undated, n=len(article_ids))
    first = min(published[i] for i in article_ids)
    earliest = sorted({outlets[i] for i in article_ids if published[i] == first})
    if len(earliest) > 1:
        return UNKNOWN, _SAME_DAY.format(count=len(earliest), day=first)
    return earliest[0], _EARLIEST.format(day=first)


def reason_words(reason: str) -> str:
    """A reason of the table, which is English in every language, in that of the reader."""
    for form in _REASONS:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(form))
        if found := re.fullmatch(pattern, reason):
            told = found.groupdict()
            dated = {"day": day(told["day"])} if "day" in told else {}
            return tr(form, **told | dated)
    return reason
