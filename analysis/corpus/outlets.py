"""Which outlet a page is from, by the traces that sites leave of their name; "" without any.

The guess is shown to the user, who corrects it: a wrong name costs a moment, a silent merger of
two outlets would cost the comparison.
"""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from analysis.corpus.outlet_names import UNNAMED, is_unnamed, outlet_key

_NAME = r"([A-Z0-9À-ÞА-Я][\w&.’'-]*(?: (?:of|the|and|&|[A-ZÀ-ÞА-Я]|\d(?!\d{3}\b))[\w&.’'-]*){0,4})"
# Traces in order of trust; each names the outlet in its first group.
TRACES = [
    re.compile(rf"^Discover more from {_NAME}$"),
    re.compile(rf"^(?:Download|Get|Install|Explore what) (?:the )?{_NAME} (?:AI|[Aa]pp)\b"),
    re.compile(rf"\b(?:Download|Get|Install) (?:the )?{_NAME} app\b"),
    re.compile(
        r"(?:Copyright|©|^\([cC]\)(?= ?\d{4}))(?: Copyright)?[\s©]{0,4}"
        r"(?:\(c\) )?(?:\d{4}\s?[-–—]?\s?){0,2}[,.]? ?"
        rf"(?:by )?{_NAME}"
    ),
    re.compile(rf"^Subscribe to {_NAME}(?:['’]s)?(?: newsletters?)?$"),
    re.compile(rf"^About {_NAME}$"),
    re.compile(rf"^Follow {_NAME} on (?:Facebook|Twitter|X|Instagram|Google News|WhatsApp)\b"),
]
NOT_NAMES = frozenset(
    ("us", "the author", "author", "all", "our", "your", "this", "designed", "copyright", "the app")
)
COMPANY = re.compile(
    r"(?:[,.]? (?:All(?: Rights?)?|Inc|LLC|Ltd|Limited|GmbH|Corp|Todos|Tous|Alle))+\.?$"
)
# A name ends with its sentence: "Harbour Trust. We are …", but not "St. Louis" or "news.com".
SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ]{3})\.(?: |(?=[A-ZÀ-Þ])).*|(?<=[A-Z]{3})\. .*")
DOMAIN = re.compile(r"^(?:www\.)?([\w-]+)\.(?:com|org|net|co\.uk|info|tv|news)\.?$", re.I)
SHORT_NAME = 4  # letters of a name that may be an acronym
SHORTEST_ACRONYM = 3  # letters of one in a file's name, where "st" is a saint
MASTHEAD_LINES = 15  # where on a page its name stands
# Words that many outlets' names share, so that they tell none of them from another.
_SHARED = (
    "the of and news media group company corporation press publishing publications newspapers "
    "newspaper broadcasting broadcaster trust network digital online international holdings "
    "communications interactive limited ltd inc llc services world business breaking live"
)
SHARED_WORDS = frozenset(_SHARED.split())
_PRESS = (
    "news times post herald tribune gazette courier ledger journal chronicle observer telegraph "
    "mail guardian examiner dispatch sentinel monitor mirror star sun express bulletin"
)
PRESS_WORDS = frozenset(_PRESS.split())
# Acronyms that stay in capitals though they have a vowel; the others are known by having none.
_ACRONYMS = "ABC AFP AP CBS EPA EU IRNA ITV NBC RIA SBS TASS UK UN UPI US USA"
ACRONYMS = frozenset(_ACRONYMS.split())
CALL = re.compile(r"(?:Follow|About|Subscribe to|Download|Get|Contact|Advertise with|Join) [A-Z\w]")
SMALL_WORDS = frozenset(("of", "the", "and", "for", "on", "in", "at"))
SUFFIX = re.compile(r"\s(?:\||–|—|-|::|»)\s([^|–—»]{2,40})$")
HEX = re.compile(r"[0-9a-f]{8,}", re.I)
SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "ac", "edu"))  # as in .co.uk
# Names that say nothing of the outlet.
_PLAIN = (
    "article articles page pages pasted untitled document doc text txt news story stories "
    "download index new file copy sample test saved web input data export seed"
)
PLAIN_NAMES = frozenset(_PLAIN.split())


def guess_outlet(lines: list[str]) -> str:
    """The outlet a page names in its own furniture; its masthead before its owner's name."""
    named = (name for trace in TRACES for line in lines if (name := _traced(trace, line, lines)))
    heads = [piece for line in lines[:MASTHEAD_LINES] for piece in _mastheads(line)]
    name = next(named, "") or _called_upon(heads, lines)
    head = next((head for head in heads if is_masthead_of(head, name)), name)
    return name if name.lower() == f"the {head.lower()}" else readable_case(head)


def _called_upon(heads: list[str], lines: list[str]) -> str:
    """The first masthead of a paper whose name the page's own calls repeat: "About Fairwater"."""
    calls = {word for line in lines if CALL.match(line) for word in _telling(line[:100])}
    for head in heads:
        papers = PRESS_WORDS & set(head.lower().split())
        if papers and not calls.isdisjoint(set(_telling(head)) - PRESS_WORDS):
            return head
    return ""


def _traced(trace: re.Pattern[str], line: str, lines: list[str]) -> str:
    match = trace.search(line[:200])
    name = tidy_name(match[1], lines) if match else ""
    return "" if name.lower() in NOT_NAMES or name.isdigit() else name


def _mastheads(line: str) -> list[str]:
    """The names a line in a page's head may hold: the line, or what stands between its bars."""
    pieces = [piece.strip(" #*[]") for piece in re.split(r"\s[|·•]\s|\s{2,}", line[:200].strip())]
    return [piece for piece in pieces if len(piece) < 50 and reads_as_name(piece)]


def is_masthead_of(head: str, name: str) -> bool:
    """Whether a line of the head and a traced name are one outlet's: they begin with the same word.

    One telling word must be all that tells in the name ("Washington" is a section of the Washington
    Post); any further ones must be the name's too, or words of the press.
    """
    ours, theirs = _telling(head), _telling(name)
    if not ours or not theirs or ours[0] != theirs[0]:
        return False
    if len(ours) == 1:
        return len(theirs) == 1
    return set(ours[1:]) <= set(theirs) | PRESS_WORDS


def _telling(name: str) -> list[str]:
    words = re.findall(r"[^\W_]+", name.lower().replace("’", "'").replace("'s", ""))
    return [word for word in words if word not in SHARED_WORDS]


def tidy_name(name: str, lines: list[str]) -> str:
    """A name as the page writes it elsewhere: "JournosNews.com" → "Journos News"."""
    name = SENTENCE_END.sub("", name.strip()) if not DOMAIN.match(name.strip()) else name
    name = re.sub(r"[.,’']+$", "", COMPANY.sub("", name.strip()))
    name = DOMAIN.sub(r"\1", name)
    squashed = squash(name)
    for line in lines:
        if len(line) < 50 and squash(line) == squashed:
            name = line.strip()
            break
    return readable_case(name)


def readable_case(name: str) -> str:
    """A name in capitals as a reader would write it; short names and acronyms stay."""
    if not name.isupper() or (" " not in name and len(name) <= SHORT_NAME):
        return name
    words = [_cased(word) for word in name.split()]
    small = [word.lower() if word.lower() in SMALL_WORDS else word for word in words[1:]]
    return " ".join([words[0], *small])


def _cased(word: str) -> str:
    acronym = len(word) <= SHORT_NAME and not re.search("[AEIOUY]", word)
    return word if word in ACRONYMS or acronym else word[:1] + word[1:].lower()


def _title_case(name: str) -> str:
    """A name written small as outlets write theirs; words that have a capital stay."""
    first, *words = [_titled(word) if word.islower() else word for word in name.split()]
    small = [word.lower() if word.lower() in SMALL_WORDS else word for word in words]
    return " ".join([first, *small])


def _titled(word: str) -> str:
    return word.capitalize() if len(word) < SHORTEST_ACRONYM else _cased(word.upper())


def site_name(declared: str) -> str:
    """A site's declared name without its slogan, or the name within an address."""
    if declared.startswith(("http://", "https://")):
        return outlet_from_url(declared)
    return re.split(r" [|–—:] |: ", declared.strip())[0].strip()[:80]


def squash(name: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(character for character in name.lower() if character.isalnum())


def outlet_from_url(url: str) -> str:
    """The site's name within an address: "https://www.the-post.co.uk/a" → "the-post"."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    parts = host.split(".")
    place = -3 if len(parts) > 2 and parts[-2] in SECOND_LEVEL else -2
    return parts[place] if len(parts) > 1 else ""


def outlet_from_filename(name: str) -> str:
    """A file's name as an outlet's: "evening-bearer-1.txt" → "Evening Bearer".

    "Unnamed outlet …" where it says nothing.
    """
    said = words_of_filename(name)
    return said if is_unnamed(said) else _title_case(said)


def words_of_filename(name: str) -> str:
    """The words of a file's name as they are, or "Unnamed outlet …" where they say nothing."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    words = [word for word in re.split(r"[\s_\-.()+]+", stem) if word and not HEX.fullmatch(word)]
    telling = [w for w in words if not w.isdigit() and w.lower() not in PLAIN_NAMES]
    if telling:
        return re.sub(r"(?<=[^\W\d])\d+$", "", " ".join(telling)[:60])
    return " ".join([UNNAMED, *(word for word in words if word.isdigit())])


def masthead_as_filed(head: str, name: str) -> str:
    """The first line of a page as its outlet, where the file's name agrees; else "".

    It is all of the file's name but numbers: a part of it may be a section or an author.
    """
    filed = outlet_key(outlet_from_filename(name)).split()
    for line in _mastheads(head)[:1]:
        words = re.findall(r"[^\W_]+", outlet_key(line))
        if words and filed in (words, ["".join(words)]):
            return readable_case(line)
    return ""


def reads_as_name(text: str) -> bool:
    """Whether a few words are written as a name: capitals, but for "of", "the", "and"."""
    words = text.split()
    return 0 < len(words) <= 5 and all(
        not word[0].islower() or "." in word or word in ("of", "the", "and", "on", "&")
        for word in words
    )


def split_title(title: str, site: str = "") -> tuple[str, str]:
    """A window title as headline and outlet: "Vote delayed | The Post"."""
    match = SUFFIX.search(title)
    if not match or len(title[: match.start()].split()) < 3 or not reads_as_name(match[1]):
        return title.strip(), site
    if site and squash(site) not in squash(match[1]) and squash(match[1]) not in squash(site):
        return title.strip(), site
    return title[: match.start()].strip(), site or match[1].strip()
