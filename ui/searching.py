"""A search of the news in the loading dialog, and what it found, to be ticked."""

from datetime import date

import pandas as pd
import streamlit as st

from analysis.errors import AnalysisError
from analysis.fetching.fetching import (
    GDELT,
    LIMITS,
    OPEN_WEB,
    Listed,
    gdelt_address,
    search_gdelt,
)
from analysis.translation import tr
from ui import session
from ui.names import day_column, days
from ui.shell import show_error

_MOST_FOUND = 50
_TABLE_HEIGHT = 280


def searched() -> list[Listed]:
    """A search by GDELT, and the articles chosen from what it lists."""
    query = st.text_input(
        tr("Words that the articles have"),
        key="search_words",
        placeholder='bridge harbour "city council"',  # English, as the articles are
        help=tr(
            "Asked of GDELT, a public index of the world's news since 2017. It gets these words "
            "and days; the articles are then fetched from their outlets."
        ),
    )
    since, until, most = _days_and_number()
    english = st.checkbox(tr("English only"), value=True, key="search_english")
    if st.button(tr("Search"), key="search", disabled=not query.strip()):
        try:
            with st.spinner(tr("Searching")):
                address = gdelt_address(
                    query, since=since, until=until, most=most, english=english, base=GDELT
                )
                session.put_found(search_gdelt(address, guard=OPEN_WEB, limits=LIMITS))
        except AnalysisError as error:
            show_error(str(error))
    return _chosen(session.found())


def _days_and_number() -> tuple[date | None, date | None, int]:
    places = st.columns(3)
    since = places[0].date_input(tr("From"), value=None, key="search_from")
    until = places[1].date_input(tr("To"), value=None, key="search_to")
    most = places[2].number_input(tr("At most"), 1, _MOST_FOUND * 5, _MOST_FOUND, key="search_most")
    return since, until, int(most)


def _chosen(found: list[Listed] | None) -> list[Listed]:
    """What is ticked in the list of what was found."""
    if found is None:
        return []
    if not found:
        st.caption(tr("Nothing was found; try other words or days."))
        return []
    take_all = st.checkbox(tr("Take all"), key="take_all")
    table = pd.DataFrame(
        [(take_all, item.headline, item.site, item.published, item.language) for item in found],
        columns=["Take", "Headline", "Site", "Day", "Language"],
    )
    labels = {"Take": tr("Take"), "Headline": tr("Headline"), "Site": tr("Site")}
    labels |= {"Language": tr("Language"), "Day": day_column(tr("Day"))}
    table["Day"] = days(table["Day"])
    edited = st.data_editor(
        table,
        hide_index=True,
        column_config=labels,
        disabled=list(table.columns[1:]),
        height="content" if len(table) <= 6 else _TABLE_HEIGHT,
        key=f"found-{session.n_searches()}-{take_all}",
        alt=tr("Articles that the search found, to tick those that are to be fetched"),
    )
    return [item for item, take in zip(found, edited["Take"], strict=True) if take]
