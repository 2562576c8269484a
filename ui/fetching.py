"""Pages of the web in the loading dialog: addresses, feeds and a search, fetched when told to.

Nothing here is in the address of the app, so no link can make the server fetch anything.
"""

import time
from collections.abc import Sequence
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from analysis.corpus.sources import Source
from analysis.corpus.tools import only_addresses
from analysis.errors import AnalysisError
from analysis.fetching.fetching import (
    GDELT,
    LIMITS,
    OPEN_WEB,
    SETTING,
    SWITCHED_OFF,
    Fetching,
    Listed,
    addresses_in,
    fetch_pages,
    fetching_allowed,
    gdelt_address,
    search_gdelt,
)
from analysis.studies.progress import remaining_seconds
from analysis.translation import tr, trn
from ui import session
from ui.names import day_column, days
from ui.shell import show_error

_MOST_FOUND = 50
_TABLE_HEIGHT = 280


def fetched_pages(brought: Sequence[str] = ()) -> list[Source]:
    """The fields for addresses and a search, and the pages that have been fetched so far.

    `brought` are addresses that stand in files which were brought.
    """
    # Pages that a dialog closed since has fetched are read with the files, so they are in sight.
    is_open = session.fetching() is not None or bool(brought)
    with st.expander(tr("Or fetch pages from the web"), expanded=is_open, key="from_web"):
        if not _allowed():
            st.caption(tr(SWITCHED_OFF))
            return []
        typed, found = _addresses_and_search()
        listed = {item.address: item for item in (*_first(brought), *typed, *found)}
        _fetch_button(list(listed.values()))
        fetching = session.fetching()
        if fetching is not None:
            _show_outcome(fetching)
    return list(fetching.sources) if fetching else []


def without_lists(sources: list[Source]) -> tuple[list[Source], list[str]]:
    """The files to be read, and the addresses of those that are lists, where these are fetched."""
    if not _allowed():
        return sources, []
    listed = [(source, _listed_by(source)) for source in sources]
    others = [source for source, found in listed if not found]
    return others, list(dict.fromkeys(one for _, found in listed for one in found))


def _listed_by(source: Source) -> Sequence[str]:
    """The addresses of a list; none of what cannot be read, which is said where it is read."""
    try:
        return only_addresses(source)
    except AnalysisError:
        return []


def _first(brought: Sequence[str]) -> list[Listed]:
    """As many of the addresses of files as are fetched at a time, and how many there are."""
    n, n_first = len(brought), LIMITS.addresses
    if n > n_first:
        st.caption(
            tr(
                "Your files list {n} addresses, of which the first {n_first} can be fetched at a "
                "time; press Fetch to get their pages.",
                n=n,
                n_first=n_first,
            )
        )
    elif n:
        st.caption(
            trn(
                "Your files list {n} address; press Fetch to get its page.",
                "Your files list {n} addresses; press Fetch to get their pages.",
                n,
            )
        )
    return [Listed(address) for address in brought[:n_first]]


def _allowed() -> bool:
    """Whether neither the environment nor the secrets of this deployment switch fetching off."""
    told = st.secrets.get(SETTING) if st.secrets.load_if_toml_exists() else None
    return fetching_allowed() and (told is None or fetching_allowed(str(told)))


def _addresses_and_search() -> tuple[list[Listed], list[Listed]]:
    """The addresses that were typed, and those chosen from a search."""
    by_address, by_search = st.tabs([tr("Addresses"), tr("Search the news")])
    with by_address:
        text = st.text_area(
            tr("Addresses of articles or feeds, one a line"),
            key="addresses",
            height=110,
            help=tr(
                "Of a feed (RSS or Atom) the newest {n} articles are fetched. What a site asks "
                "programs not to fetch (robots.txt) is left alone: save such a page in a browser "
                "and bring the file.",
                n=LIMITS.of_a_feed,
            ),
        )
    with by_search:
        found = _search()
    return [Listed(address) for address in addresses_in(text)], found


def _search() -> list[Listed]:
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


def _fetch_button(listed: list[Listed]) -> None:
    """Fetch what is typed and ticked; what was fetched before comes at once."""
    n = len(listed)
    label = trn("Fetch {n} address", "Fetch {n} addresses", n) if listed else tr("Fetch")
    if st.button(label, key="fetch", disabled=not listed):
        _fetch(listed, None)


def _fetch(listed: list[Listed], before: Fetching | None) -> None:
    """Fetch with a bar that says how far it is; closing the dialog stops it."""
    place = st.empty()
    began = time.monotonic()

    def show(done: int, total: int) -> None:
        place.progress(done / total, _far(done, total, time.monotonic() - began))

    try:
        later = fetch_pages(
            listed, kept=session.kept_pages(), guard=OPEN_WEB, limits=LIMITS, progress=show
        )
    except AnalysisError as error:
        place.empty()
        show_error(str(error))
        return
    session.put_fetching(before.tried_again(later) if before else later)
    st.rerun()


def _far(done: int, total: int, elapsed: float) -> str:
    """How far the fetching is, and how long it takes once that can be told."""
    if not done:
        return tr("Fetched 0 of {total}. Close this window to stop.", total=total)
    return tr(
        "Fetched {done} of {total}, {seconds} s left. Close this window to stop.",
        done=done,
        total=total,
        seconds=remaining_seconds(elapsed, done, total),
    )


def _show_outcome(fetching: Fetching) -> None:
    """How many pages are here, and of the others why not."""
    said = [trn("{n} page is here.", "{n} pages are here.", len(fetching.sources))]
    said += [tr("Press “Compare them” below.")] if fetching.sources else []
    st.write(" ".join(said))
    if fetching.failed:
        _show_failures(fetching)
    with st.container(horizontal=True):
        if fetching.failed and st.button(tr("Try these again"), key="fetch_again"):
            _fetch(list(fetching.failed), fetching)
        st.button(tr("Forget what was fetched"), key="forget", on_click=session.forget_fetched)


def _show_failures(fetching: Fetching) -> None:
    """Each address that gave no page, with its reason; all of it as text, never as markup."""
    rows = fetching.table[fetching.table["status"] == "failed"]
    cells = "".join(
        f'<tr><th scope="row">{escape(row.address)}</th><td>{escape(tr(row.reason))}</td></tr>'
        for row in rows.itertuples()
    )
    said = trn("{n} address could not be fetched", "{n} addresses could not be fetched", len(rows))
    st.html(
        f'<table class="not-fetched"><caption>{escape(said)}</caption>'
        f"<tbody>{cells}</tbody></table>"
    )
