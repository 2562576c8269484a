"""The table of names shows days as days, and gives back what the articles have."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from ui.names import days, edited_names

ARTICLES = pd.DataFrame(
    {
        "article_id": ["1", "2", "3"],
        "outlet": ["Post", "Sun", "Sun"],
        "headline": "",
        "published": ["2025-06-23", "", "Midsummer"],
    },
    dtype="str",
)


def shown():
    return ARTICLES.assign(published=days(ARTICLES["published"]))


def test_what_nobody_edited_is_no_edit():
    assert edited_names(ARTICLES, shown()).empty


def test_a_chosen_day_is_kept_as_the_tables_have_it():
    edited = shown()
    edited.loc[[1, 2], "published"] = pd.Timestamp("2025-06-24")
    edited.loc[0, "published"] = None
    told = edited_names(ARTICLES, edited)
    assert told["published"].tolist() == ["", "2025-06-24", "2025-06-24"]


def test_a_new_name_leaves_the_date_alone():
    edited = shown()
    edited.loc[2, "outlet"] = "Star"
    assert edited_names(ARTICLES, edited).values.tolist() == [["3", "Star", "", "Midsummer"]]


def test_a_day_can_be_chosen_where_there_is_none():
    def show():
        import streamlit as st

        from tests.ui.test_names import ARTICLES
        from ui.names import days, edited_names

        articles = ARTICLES.assign(published="")
        shown = articles.assign(published=days(articles["published"]))
        told = edited_names(articles, st.data_editor(shown, key="names"))
        st.text(told["published"].tolist())

    page = AppTest.from_function(show).run()
    edits = {0: {"published": "2024-05-06"}}
    page.session_state["names"] = {"edited_rows": edits, "added_rows": [], "deleted_rows": []}
    page.run()
    assert not page.exception
    assert page.text[0].value == "['2024-05-06']"


@pytest.mark.parametrize(("query", "form"), [("en", "D MMMM YYYY"), ("de", "DD.MM.YYYY")])
def test_the_page_shows_days_in_the_form_of_its_language(query, form):
    page = AppTest.from_file(ROOT / "app.py", default_timeout=300)
    page.switch_page("pages/8_Articles.py")
    page.query_params["lang"] = query
    page.run()
    assert not page.exception
    table = page.dataframe[0].proto
    assert form in table.columns
    page.session_state[f"names-0-{query}"] = {
        "edited_rows": {0: {"published": "2024-05-06"}},
        "added_rows": [],
        "deleted_rows": [],
    }
    page.run()
    assert not page.exception
    assert page.session_state["story"].corpus.articles["published"][0] == "2024-05-06"
