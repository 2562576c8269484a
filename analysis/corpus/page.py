"""What is read from one page: an article, and what was left out of it with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from analysis.translation import mark

NO_PLACE = -1  # where a left-out part stood is not known: it is shown below the article
# Every reason that can stand in the `removed` table, and what it means for the reader. The table
# has the English word in every language; `tr` gives it in the reader's, where it is shown.
REASONS = {
    mark("menu"): "navigation, search, log-in, weather, clocks, other furniture above the article",
    mark("masthead"): "the outlet's own name, alone above the article",
    mark("byline"): "author, date, section, reading time, reporting credits",
    mark("sharing"): "buttons to share, follow, print or listen",
    mark("newsletter"): "invitations to subscribe, sign up, join or give money",
    mark("related"): "headlines and teasers of other stories, or whole other stories",
    mark("comments"): "readers' comments and the invitation to write one",
    mark("caption"): "a picture's caption or credit",
    mark("subhead"): "a heading inside the article: wording of the desk, no sentence of the text",
    mark("repeated"): "said elsewhere on the page: a pull-quote, a second headline, a second copy",
    mark("source"): "a note naming where the story was taken from",
    mark("biography"): "a note about the author",
    mark("notice"): "cookies, advertisements, consent, and notes of the desk such as corrections",
    mark("record"): "what an archive or a tool notes beside the article: length, subjects, ratings",
    mark("footer"): "copyright, contact, legal text and anything else below the article",
    mark("boilerplate"): "the rest of the page, of no kind we can name",
}


@dataclass(frozen=True)
class Removed:
    """A stretch of a page left out of the article, and why (a key of REASONS).

    `lines_above` says where it stood: how many lines of the article are above it on the page, its
    headline being the first; 0 is above the headline, 1 between headline and text. NO_PLACE where
    that is not known.
    """

    text: str
    reason: str
    lines_above: int = NO_PLACE


@dataclass(frozen=True)
class Page:
    """An article found on a page; "" where the page does not say."""

    text: str
    headline: str = ""
    published: str = ""
    outlet: str = ""
    url: str = ""
    removed: tuple[Removed, ...] = ()


def removed_stretches(lines: Iterable[tuple[str, str]]) -> tuple[Removed, ...]:
    """Neighbouring lines left out for the same reason, joined; "" and "headline" are no reasons.

    `lines` are all of a page, in its order. A headline that is none of them is above them all.
    """
    pairs = list(lines)
    above = 0 if any(mark == "headline" for _, mark in pairs) else 1
    found: list[Removed] = []
    for reason, group in groupby(pairs, key=itemgetter(1)):
        texts = [text for text, _ in group]
        if reason == "":
            above = max(1, above) + len(texts)
        elif reason == "headline":
            above = max(1, above)
        else:
            found.append(Removed("\n".join(texts), reason, above))
    return tuple(found)
