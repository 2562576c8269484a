"""The story as a report for readers: one page that needs no server, or the same on paper."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import streamlit as st

from analysis.charts.export import chrome_path
from analysis.models.tiers import Tier
from analysis.reports.opening import title_of
from analysis.reports.page import report_page
from analysis.reports.parts import Report
from analysis.reports.pdf import report_pdf
from analysis.reports.report import LONGEST_TITLE, make_report
from analysis.studies.corpus import Corpus
from analysis.studies.settings import Settings
from analysis.studies.study import make_study
from analysis.translation import tr
from ui import choices, work
from ui.downloads import download
from ui.saving import asked_on_pages
from ui.story import Open

_LONGEST_STEM = 60


@dataclass(frozen=True)
class Publication:
    """What a report is made of on the click, in a thread that sees no session."""

    corpus: Corpus
    tier: Tier
    settings: Settings
    outlets: tuple[str, ...]
    title: str
    authors: tuple[str, ...]
    sentences: bool

    @property
    def stem(self) -> str:
        """What its file is called: its title, or the one that the report makes of what is asked."""
        asked = asked_on_pages(self.settings, self.outlets)
        return file_stem(self.title.strip() or title_of(asked.axis, len(self.outlets)))

    def report(self) -> Report:
        """The study asked and answered as on the pages, and told."""
        study = make_study(
            self.corpus, self.tier, asked_on_pages(self.settings, self.outlets), self.settings
        )
        study = replace(study, made=datetime.now(UTC).isoformat(timespec="seconds"))
        return make_report(
            study,
            self.tier,
            title=self.title,
            authors=self.authors,
            sentences=self.sentences,
            heard=self.corpus,
        )

    def page(self) -> bytes:
        """The report as one page."""
        return report_page(self.report())

    def paper(self) -> bytes:
        """The report as PDF."""
        return report_pdf(self.report())


def publish_study(opened: Open) -> None:
    """What the report is called, whose it is, and the buttons that give it."""
    st.header(tr("Publish this study"), anchor=False)
    st.caption(
        tr(
            "One page for readers, with every chart, its finding and its numbers, the sentences, "
            "the method and how to cite it. It opens without a server and without a network."
        )
    )
    title = st.text_input(
        tr("Title"),
        key="publish_title",
        max_chars=LONGEST_TITLE,
        placeholder=tr("made from what was asked"),
    )
    authors = st.text_input(
        tr("Authors, with ; between them"),
        key="publish_authors",
        max_chars=LONGEST_TITLE,
        placeholder=tr("A. Example; B. Ben"),
    )
    bare = st.checkbox(tr("Show no sentence of the articles"), key="publish_bare")
    people = tuple(name.strip() for name in authors.split(";") if name.strip())
    made = Publication(
        opened.corpus,
        work.counted(opened.tier),
        choices.settings(),
        opened.outlets,
        title,
        people,
        not bare,
    )
    with st.container(horizontal=True):
        page = (tr("Report as HTML"), made.page, f"{made.stem}.html", "text/html")
        download(*page, key="publish-report.html")
        if chrome_path():
            paper = (tr("Report as PDF"), made.paper, f"{made.stem}.pdf", "application/pdf")
            download(*paper, key="publish-report.pdf")


def file_stem(title: str) -> str:
    """A file's name made of a title, of letters and digits that every system takes."""
    plain = unicodedata.normalize("NFC", title).casefold().replace("’", "").replace("'", "")
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return "-".join(words)[:_LONGEST_STEM].strip("-") or "report"
