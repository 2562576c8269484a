"""What is done with a damaged file: what the app does with a visitor's, as far as scoring.

What hosts of the web send is read as it is when it has been fetched.
"""

import csv
import io
from contextlib import suppress
from urllib.parse import parse_qsl

from analysis.charts.export import table_csv
from analysis.corpus.reading import Source, guess_columns, read_articles, table_columns
from analysis.corpus.sides import parse_sides
from analysis.corpus.tables import TABLE_SUFFIXES
from analysis.errors import AnalysisError
from analysis.fetching.addresses import parse_address
from analysis.fetching.feeds import is_feed, read_feed
from analysis.fetching.gdelt import read_gdelt
from analysis.fetching.listed import Listed
from analysis.fetching.pages import feed_source
from analysis.fetching.robots import rules_of
from analysis.fetching.visiting import Answer
from analysis.models.paraphrases import other_wordings, parse_wordings
from analysis.reports.page import report_page
from analysis.reports.report import make_report
from analysis.studies.bundle import open_study, study_bytes
from analysis.studies.corpus import build_corpus, read_corpus
from analysis.studies.heard import opened_corpus
from analysis.studies.repeat import asked_in, compare_studies
from analysis.studies.settings import parse_axis, parse_frames, parse_targets
from analysis.studies.study import SUFFIX, Study
from analysis.studies.texts import join_texts, without_texts
from tests.fuzz.seeds import spoken

HOST = parse_address("https://post.example/feed")


def give(name: str, data: bytes) -> None:
    """Have Parallax read it; an AnalysisError is an answer, anything else is a fault of ours."""
    with suppress(AnalysisError):
        take(name, data)


def take(name: str, data: bytes) -> None:
    """The same, and what is wrong with the file is raised."""
    if name.endswith(".query"):
        _open_address(data.decode("utf-8", "replace"))
    elif name.endswith((".rss", ".atom", ".rdf")):
        _read_feed(Answer(HOST, 200, "application/xml", body=data))
    elif name.endswith(".gdelt"):
        for listed in read_gdelt(Answer(HOST, 200, "application/json", body=data)):
            parse_address(listed.address)
    elif name.endswith(".robots"):
        rules = rules_of(Answer(HOST, 200, "text/plain", body=data))
        rules.check(HOST)
        assert 1.0 <= rules.pause(1.0, 30.0) <= 30.0
    elif name.endswith(SUFFIX):
        _use(open_study(data, name))
    else:
        _read(Source(name, data))


def _use(study: Study) -> None:
    """What the app and the command line do with an opened study, but for what a model makes."""
    build_corpus(study.articles, study.removed)
    opened_corpus(study)
    study_bytes(study)
    study_bytes(without_texts(study))
    asked_in(study)
    compare_studies(study, spoken())
    with suppress(AnalysisError):
        opened_corpus(join_texts(study, spoken().articles))
    report_page(make_report(study, None))


def _read_feed(answer: Answer) -> None:
    """What a feed lists, and as pages the articles that it brings along."""
    is_feed(answer)
    listed: list[Listed] = read_feed(answer)
    for item in listed:
        address = parse_address(item.address)
        assert address.scheme in ("http", "https")
        if item.html:
            with suppress(AnalysisError):
                _read(feed_source(item, address))


def _read(source: Source) -> None:
    if source.name.endswith(TABLE_SUFFIXES):
        with suppress(AnalysisError):
            guess_columns(table_columns(source))
    corpus = read_corpus(read_articles([source]))
    text = table_csv(corpus.articles).decode("utf-8-sig")
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    # Cell by cell, as a spreadsheet reads it: a text may well have a line that looks like one.
    cells = (cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)
    assert not any(cell.startswith(("=", "@")) for cell in cells), "a formula came through"


def _open_address(query: str) -> None:
    """Every choice that a link can bring, parsed as the pages do."""
    given = dict(parse_qsl(query, keep_blank_values=True)) | {"all": query}
    for text in given.values():
        for parse in (parse_targets, parse_frames, parse_sides):
            with suppress(AnalysisError):
                parse(text)
        with suppress(AnalysisError):
            parse_wordings(text, text[:80])
        with suppress(AnalysisError):
            low, _, high = text.partition("|")
            other_wordings(parse_axis({"low": low, "high": high, "about": text[:80]}))
