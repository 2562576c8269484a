"""The table of names: outlet, headline and date as they were guessed, to check and edit."""

import re
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.errors import CorpusError
from analysis.studies.corpus import Corpus, edit_articles
from analysis.translation import ENGLISH, language, tr
from ui import at_hand, history
from ui.shell import show_error

EDITABLE = ["outlet", "headline", "published"]
_ROWS_IN_FULL = 12
# The grid writes months in English only.
_WRITTEN_OUT, _IN_DIGITS = "D MMMM YYYY", "DD.MM.YYYY"


def day_column(label: str) -> dict:
    """A column of days in the form of the language, which sorts by day."""
    form = _WRITTEN_OUT if language() == ENGLISH else _IN_DIGITS
    return st.column_config.DateColumn(label, format=form)


def days(published: pd.Series) -> pd.Series:
    """Dates of the tables as days; NaT where there is none.

    Of their own dtype: a column of nothing but None would be edited as text.
    """
    return pd.to_datetime(published, format="%Y-%m-%d", errors="coerce")


def edited_names(articles: pd.DataFrame, edited: pd.DataFrame) -> pd.DataFrame:
    """The rows that were edited, with their dates as the tables have them."""
    told = edited["published"].map(lambda day: "" if pd.isna(day) else str(day)[:10])
    # What could not be shown as a day stays, unless a day was chosen.
    kept = told.where(told != "", articles["published"].where(days(articles["published"]).isna()))
    edited = edited.assign(published=kept.fillna(""))
    columns = ["article_id", *EDITABLE]
    changed = (edited[columns].fillna("") != articles[columns].fillna("")).any(axis=1)
    return edited.loc[changed, columns]


def settled(story: history.Story, corpus: Corpus) -> history.Story:
    """The story once its names were edited, without what was said of names that are gone."""
    gone = set(story.corpus.outlets) - set(corpus.outlets)
    names = [re.compile(rf'["„“]{re.escape(name)}["“”]') for name in gone]
    notes = tuple(note for note in story.notes if not any(n.search(note) for n in names))
    return replace(story, notes=notes, guessed=False)


def show_names(story: history.Story) -> None:
    """The names of every article, to check and edit."""
    st.header(tr("Check the names"), anchor=False)
    if story.guessed:
        said = tr(
            "Outlet, headline and date were guessed from the pages. Click a cell to correct it; "
            "articles of one outlet are compared as one."
        )
    else:
        said = tr(
            "Click a cell to correct outlet, headline or date; articles of one outlet are compared "
            "as one."
        )
    st.caption(said)
    articles = story.corpus.articles[ARTICLE_COLUMNS]
    shown = articles[["article_id", *EDITABLE]].assign(published=days(articles["published"]))
    edited = st.data_editor(
        shown,
        hide_index=True,
        key=f"names-{history.version()}-{language()}",
        column_order=EDITABLE,
        column_config={
            "outlet": tr("outlet"),
            "headline": tr("headline"),
            "published": day_column(tr("published")),
        },
        height="content" if len(articles) <= _ROWS_IN_FULL else 500,
        alt=tr("Outlet, headline and date of each article, for editing"),
    )
    if edited.equals(shown):  # told at once, where finding the edits takes a retyped pole's time
        return
    edits = edited_names(articles, edited)
    if edits.empty:
        return
    try:
        corpus = edit_articles(story.corpus, edits)
    except CorpusError as error:
        show_error(str(error))
    else:
        at_hand.put_corpus(corpus, settled(story, corpus), at_hand.NAMES)
        st.rerun()
