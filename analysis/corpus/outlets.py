"""Which outlet a page is from, by the traces that sites leave of their name; "" without any.

The guess is shown to the user, who corrects it: a wrong name costs a moment, a silent merger of
two outlets would cost the comparison.
"""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

_NAME = r"([A-Z0-9À-ÞА-Я][\w&.’'-]*(?: (?:of|the|and|&|[A-Z0-9À-ÞА-Я])[\w&.’'-]*){0,4})"
# Traces in order of trust; each names the outlet in its first group.
TRACES = [
    re.compile(rf"^Discover more from {_NAME}$"),
    re.compile(rf"^(?:Download|Get|Install|Explore what) (?:the )?{_NAME} (?:AI|[Aa]pp)\b"),
    re.compile(rf"\b(?:Download|Get|Install) (?:the )?{_NAME} app\b"),
    re.compile(
        rf"(?:Copyright|©)[\s©]{{0,4}}(?:\(c\) )?(?:\d{{4}}\s?[-–]?\s?){{0,2}},? ?(?:by )?{_NAME}"
    ),
    re.compile(rf"^Subscribe to {_NAME}(?:['’]s)?(?: newsletters?)?$"),
    re.compile(rf"^About {_NAME}$"),
    re.compile(rf"^Follow {_NAME} on (?:Facebook|Twitter|X|Instagram|Google News|WhatsApp)\b"),
]
NOT_NAMES = frozenset(("us", "the author", "author", "all", "our", "your", "this", "designed"))
COMPANY = re.compile(
    r"(?:[,.]? (?:All(?: Rights?)?|Inc|LLC|Ltd|Limited|GmbH|Corp|Todos|Tous|Alle))+\.?$"
)
SUFFIX = re.compile(r"\s(?:\||–|—|-|::|»)\s([^|–—»]{2,40})$")
HEX = re.compile(r"[0-9a-f]{8,}", re.I)
SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "ac", "edu"))  # as in .co.uk
# Names that say nothing of the outlet.
_PLAIN = (
    "article articles page pages pasted untitled document doc text txt news story stories "
    "download index new file copy sample test saved web input data export seed"
)
PLAIN_NAMES = frozenset(_PLAIN.split())
UNNAMED = "Unnamed outlet"


def guess_outlet(lines: list[str]) -> str:
    """The outlet a page names in its own furniture."""
    for trace in TRACES:
        for line in lines:
            match = trace.search(line[:200])
            name = tidy_name(match[1], lines) if match else ""
            if name and name.lower() not in NOT_NAMES:
                return name
    return ""


def tidy_name(name: str, lines: list[str]) -> str:
    """A name as the page writes it elsewhere: "JournosNews.com" → "Journos News"."""
    name = re.sub(r"[.,’']+$", "", COMPANY.sub("", name.strip()))
    name = re.sub(
        r"^(?:www\.)?([\w-]+)\.(?:com|org|net|co\.uk|info|tv|news)$", r"\1", name, flags=re.I
    )
    squashed = squash(name)
    for line in lines:
        if len(line) < 50 and squash(line) == squashed:
            name = line.strip()
            break
    return name.title() if name.isupper() and " " in name else name


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
    """A readable form of a file's name, or "Unnamed outlet …" where it says nothing."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    words = [word for word in re.split(r"[\s_\-.()+]+", stem) if word and not HEX.fullmatch(word)]
    telling = [w for w in words if not w.isdigit() and w.lower() not in PLAIN_NAMES]
    if telling:
        return re.sub(r"(?<=[^\W\d])\d+$", "", " ".join(telling)[:60])
    return " ".join([UNNAMED, *(word for word in words if word.isdigit())])


def is_unnamed(outlet: str) -> bool:
    """Whether an outlet's name is only our stand-in."""
    return outlet.startswith(UNNAMED)


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
