"""Bringing one's own articles in: files or pasted text, with every guess shown for editing."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from analysis.corpus.joining import Fitted, fit_articles
from analysis.corpus.reading import (
    Columns,
    Source,
    guess_columns,
    read_articles,
    table_columns,
)
from analysis.corpus.tools import lists_addresses
from analysis.errors import AnalysisError, StudyError
from analysis.formats import number
from analysis.studies.corpus import Corpus, build_corpus, edit_articles, read_corpus
from analysis.studies.dropped import Dropped
from analysis.translation import listening, say_again, tr
from ui import at_hand, choices, history, questions, session
from ui.cache import own_hearing
from ui.fetching import fetched_pages, without_lists
from ui.names import show_names
from ui.saving import load_study
from ui.shell import escape_markdown, show_error
from ui.uploading import reading_progress, uploaded_files
from ui.work import read_event, spend_on_articles

_TABLES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet")
_NOT_THERE = None
_MOST_NOTES, _MOST_FOLDED = 6, 100
_PASTED = "pasted.txt"


def load_button() -> None:
    """The one clear button, and the dialog that it opens."""
    title = tr("Compare your own articles")
    st.button(title, type="primary", key="load", on_click=session.open_loading)
    if session.is_loading():
        st.dialog(title, width="large", on_dismiss=session.close_loading)(load_dialog)()


def load_dialog() -> None:
    """Choose files or paste text, and read them."""
    chosen = uploaded_files()
    pasted = st.text_area(tr("Or paste one article"), key="pasted", height=140)
    outlet = st.text_input(tr("Its outlet"), key="pasted_outlet") if pasted.strip() else ""
    sources, brought = without_lists(chosen.sources)
    sources += fetched_pages(brought)
    own = history.own_story()
    adds = own is not None and st.checkbox(tr("Add to the articles already here"), key="adds")
    try:
        columns = None if chosen.studies else _choose_columns(sources)
        nothing = not (sources or chosen.studies or pasted)
        if st.button(tr("Compare them"), type="primary", key="read", disabled=nothing):
            others = own if own and adds else None
            if chosen.studies:
                _open(chosen.studies, is_alone=not (sources or pasted.strip() or others))
            else:
                _load(sources, columns, pasted, outlet, others, chosen.notes)
            session.forget_fetched()
            session.close_loading()
            st.rerun()
    except AnalysisError as error:
        show_error(str(error))


def _choose_columns(sources: list[Source]) -> Columns | None:
    """The columns of a table whose text column has no usual name; None where none is needed."""
    for source in sources:
        if source.name.lower().endswith(_TABLES) and (names := _unusual_columns(source)):
            return _column_pickers(source.name, names)
    return None


def _unusual_columns(source: Source) -> list[str]:
    """The columns of a table of which none is known to hold texts, [] where nothing is to choose.

    What cannot be read is said when all are read, and keeps no other file from it.
    """
    try:
        names = table_columns(source)
        is_known = guess_columns(names) is not None or lists_addresses(source)
    except AnalysisError:
        return []
    return [] if is_known else names


def _column_pickers(file: str, names: list[str]) -> Columns:
    st.write(tr("Which columns of {file} hold what?", file=escape_markdown(file)))
    places = st.columns(4)
    text = places[0].selectbox(tr("Text"), names, key="column_text")
    none = tr("(none)")
    labels = {"Outlet": tr("Outlet"), "Headline": tr("Headline"), "Date": tr("Date")}
    outlet, headline, published = (
        place.selectbox(
            label,
            [_NOT_THERE, *names],
            format_func=lambda name: none if name is _NOT_THERE else name,
            key=f"column_{name}",
        )
        for place, (name, label) in zip(places[1:], labels.items(), strict=True)
    )
    return Columns(text, outlet, headline, published)


def _open(studies: list[Dropped], *, is_alone: bool) -> None:
    """Open the study that was brought, if nothing was beside it."""
    if len(studies) > 1 or not is_alone:
        raise StudyError(
            tr(
                "{file} is a whole study; open it alone, without other articles.",
                file=studies[0].name,
            )
        )
    load_study(studies[0])


def _load(
    sources: list[Source],
    columns: Columns | None,
    pasted: str,
    outlet: str,
    others: history.Story | None,
    said: tuple[str, ...] = (),
) -> None:
    if pasted.strip():
        sources = [*sources, Source(_PASTED, pasted.encode())]
    with (
        st.spinner(tr("Reading and cleaning")),
        read_event(sources),
        reading_progress() as progress,
        listening() as heard,
    ):
        spend_on_articles(len(sources))
        reading = read_articles(sources, columns=columns, progress=progress)
        spend_on_articles(max(0, len(reading.articles) - len(sources)))
        corpus = read_corpus(reading)
        if pasted.strip() and outlet.strip():
            last = corpus.articles.tail(1)[["article_id"]].assign(outlet=outlet.strip())
            corpus = edit_articles(corpus, last)
        named, told = reading.from_files, reading.notes
        if others:
            new = _fitted(others, corpus, named)
            corpus = _joined(others.corpus, new)
            named |= others.from_files
            told = (*new.retold(told, reading.unnamed), *new.notes)
    own_hearing(corpus.fingerprint, corpus)  # the page scores meanwhile, and can be stopped
    notes = tuple(note for note in (*said, *told) if not (outlet.strip() and _PASTED in note))
    # With choices that change beside the story, so that undo brings back both.
    strange = questions.have_strange_targets(corpus)
    asked = choices.settings() | {"targets": ""} if strange else None
    story = history.Story(corpus, False, notes, reading.problems, None, named, True, heard)
    at_hand.put_story(story, asked, at_hand.ARTICLES)


def _fitted(first: history.Story, second: Corpus, from_files: frozenset[str]) -> Fitted:
    """The second articles, fitted to those of the story."""
    from_files |= first.from_files
    return fit_articles(first.corpus.articles, second.articles, second.removed, from_files)


def _joined(there: Corpus, new: Fitted) -> Corpus:
    """The corpus with what is new beside what was there."""
    articles = pd.concat([there.articles, new.articles])
    return build_corpus(articles, pd.concat([there.removed, new.removed]))


def _show_more(said: Sequence[str], title: Callable[[int], str]) -> None:
    if more := said[_MOST_NOTES:]:
        with st.expander(title(len(more))):
            st.write("  \n".join(map(escape_markdown, more[:_MOST_FOLDED])))
            if len(more) > _MOST_FOLDED:
                st.caption(tr("And {n} like these.", n=number(len(more) - _MOST_FOLDED)))


def show_reading(story: history.Story) -> None:
    """What was said while reading, and the guesses to check and edit."""
    notes = tuple(say_again(note, story.heard) for note in story.notes)
    problems = [say_again(problem, story.heard) for problem in story.problems]
    problems = list(dict.fromkeys(problems))  # two files of one name may share a fault
    for problem in problems[:_MOST_NOTES]:
        show_error(problem)
    _show_more(problems, lambda n: tr("{n} more that could not be read", n=n))
    if notes:
        st.info("  \n".join(map(escape_markdown, notes[:_MOST_NOTES])))
    _show_more(notes, lambda n: tr("{n} more notes", n=n))
    show_names(story)
