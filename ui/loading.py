"""Bringing one's own articles in: files or pasted text, with every guess shown for editing."""

import pandas as pd
import streamlit as st

from analysis.corpus.reading import (
    Columns,
    Source,
    guess_columns,
    read_articles,
    table_columns,
)
from analysis.corpus.tools import lists_addresses
from analysis.errors import AnalysisError, CorpusError, StudyError
from analysis.studies.corpus import Corpus, build_corpus, edit_articles, read_corpus
from ui import state
from ui.cache import own_hearing
from ui.fetching import fetched_pages
from ui.saving import is_study, load_study
from ui.shell import escape_markdown, show_error
from ui.uploading import reading_progress, uploaded_files
from ui.work import read_event, spend_on_articles

_TABLES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet")
_NOT_THERE = "(none)"
_ROWS_IN_FULL = 6
_MOST_NOTES, _MOST_FOLDED = 6, 100
_PASTED = "pasted.txt"
_TITLE = "Compare your own articles"
EDITABLE = ["outlet", "headline", "published"]


def load_button() -> None:
    """The one clear button, and the dialog that it opens."""
    st.button(_TITLE, type="primary", key="load", on_click=state.open_loading)
    if state.is_loading():
        load_dialog()


@st.dialog(_TITLE, width="large", on_dismiss=state.close_loading)
def load_dialog() -> None:
    """Choose files or paste text, and read them."""
    sources, said = uploaded_files()
    pasted = st.text_area("Or paste one article", key="pasted", height=140)
    outlet = st.text_input("Its outlet", key="pasted_outlet") if pasted.strip() else ""
    sources += fetched_pages()
    own = state.own_story()
    adds = own is not None and st.checkbox("Add to the articles already here", key="adds")
    try:
        columns = _choose_columns(sources)
        if st.button("Compare them", type="primary", key="read", disabled=not (sources or pasted)):
            _load(sources, columns, pasted, outlet, own.corpus if own and adds else None, said)
            state.forget_fetched()
            state.close_loading()
            st.rerun()
    except AnalysisError as error:
        show_error(str(error))


def _choose_columns(sources: list[Source]) -> Columns | None:
    """The columns of a table whose text column has no usual name; None where none is needed."""
    for source in sources:
        if source.name.lower().endswith(_TABLES):
            names = table_columns(source)
            if names and guess_columns(names) is None and not lists_addresses(source):
                return _column_pickers(source.name, names)
    return None


def _column_pickers(file: str, names: list[str]) -> Columns:
    st.write(f"Which columns of {escape_markdown(file)} hold what?")
    places = st.columns(4)
    text = places[0].selectbox("Text", names, key="column_text")
    rest = [
        place.selectbox(label, [_NOT_THERE, *names], key=f"column_{label}")
        for place, label in zip(places[1:], ["Outlet", "Headline", "Date"], strict=True)
    ]
    outlet, headline, published = [None if name == _NOT_THERE else name for name in rest]
    return Columns(text, outlet, headline, published)


def _load(
    sources: list[Source],
    columns: Columns | None,
    pasted: str,
    outlet: str,
    others: Corpus | None,
    said: tuple[str, ...] = (),
) -> None:
    if studies := [source for source in sources if is_study(source.name)]:
        if len(sources) > 1 or pasted.strip() or others:
            raise StudyError(
                f"{studies[0].name} is a whole study; open it alone, without other articles."
            )
        load_study(studies[0].name, studies[0].data)
        return
    if pasted.strip():
        sources = [*sources, Source(_PASTED, pasted.encode())]
    with (
        st.spinner("Reading and cleaning"),
        read_event(sources),
        reading_progress() as progress,
    ):
        spend_on_articles(len(sources))
        reading = read_articles(sources, columns=columns, progress=progress)
        spend_on_articles(max(0, len(reading.articles) - len(sources)))
        corpus = read_corpus(reading)
        if pasted.strip() and outlet.strip():
            last = corpus.articles.tail(1)[["article_id"]].assign(outlet=outlet.strip())
            corpus = edit_articles(corpus, last)
        corpus = _joined(others, corpus) if others else corpus
    own_hearing(corpus.fingerprint, corpus)  # the page scores meanwhile, and can be stopped
    notes = tuple(
        note for note in (*said, *reading.notes) if not (outlet.strip() and _PASTED in note)
    )
    state.put_story(state.Story(corpus, False, notes, reading.problems))


def _joined(first: Corpus, second: Corpus) -> Corpus:
    articles = pd.concat([first.articles, second.articles]).drop_duplicates("article_id")
    removed = pd.concat([first.removed, second.removed]).drop_duplicates()
    return build_corpus(articles, removed)


def _show_more(said: tuple[str, ...], words: str) -> None:
    if more := said[_MOST_NOTES:]:
        with st.expander(f"{len(more)} {words}"):
            st.write("  \n".join(map(escape_markdown, more[:_MOST_FOLDED])))
            if len(more) > _MOST_FOLDED:
                st.caption(f"And {len(more) - _MOST_FOLDED:,} like these.")


def show_reading(story: state.Story) -> None:
    """What was said while reading, and the guesses to check and edit."""
    problems = tuple(dict.fromkeys(story.problems))  # two files of one name may share a fault
    for problem in problems[:_MOST_NOTES]:
        show_error(problem)
    _show_more(problems, "more that could not be read")
    if story.notes:
        st.info("  \n".join(map(escape_markdown, story.notes[:_MOST_NOTES])))
    _show_more(story.notes, "more notes")
    st.header("Check the names", anchor=False)
    st.caption(
        "Outlet, headline and date were guessed from the pages. Click a cell to correct it; "
        "articles of one outlet are compared as one."
    )
    table = story.corpus.articles[["article_id", *EDITABLE]]
    edited = st.data_editor(
        table,
        hide_index=True,
        key=f"names-{state.version()}",
        column_order=EDITABLE,
        height="content" if len(table) <= _ROWS_IN_FULL else 250,
        alt="Outlet, headline and date of each article, for editing",
    )
    if not edited.equals(table):
        try:
            corpus = edit_articles(story.corpus, edited)
        except CorpusError as error:
            show_error(str(error))
        else:
            state.put_corpus(corpus, story)
            st.rerun()
