"""Articles in a form of fields, as archives of the press hand them out: what each field becomes.

A form says what on a web page must be guessed: headline, outlet, date, text. All else that it holds
beside the article is kept among what was left out, with the reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.corpus.dates import iso_date
from analysis.corpus.page import Page, removed_stretches

HEADLINE, TEXT, RECORD = "headline", "", "record"


@dataclass
class Record:
    """One article's form while it is read: each paragraph with "" (text), "headline" or a reason.

    `outlet`, `published` and `url` are as the form says them.
    """

    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    outlet: str = ""
    published: str = ""
    url: str = ""

    def add(self, mark: str, *paragraphs: str) -> None:
        """Take paragraphs in under a mark; empty ones are none."""
        self.paragraphs += [(paragraph, mark) for paragraph in paragraphs if paragraph]

    def page(self) -> Page:
        """The article, and what was left out of its form."""
        return Page(
            text="\n".join(self._marked(TEXT)),
            headline=" ".join(self._marked(HEADLINE)),
            published=iso_date(self.published),
            outlet=self.outlet,
            url=self.url,
            removed=removed_stretches(self.paragraphs),
        )

    def _marked(self, wanted: str) -> Iterable[str]:
        return [paragraph for paragraph, mark in self.paragraphs if mark == wanted]
