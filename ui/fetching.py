"""Pages of the web in the loading dialog: addresses, feeds and a search, fetched when told to.

Nothing here is in the address of the app, so no link can make the server fetch anything.
"""

import time
from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis.corpus.sources import Source
from analysis.corpus.tools import only_addresses
from analysis.errors import AnalysisError
from analysis.fetching.fetching import (
    LIMITS,
    OPEN_WEB,
    SETTING,
    SWITCHED_OFF,
    Fetching,
    Listed,
    addresses_in,
    fetch_pages,
    fetching_allowed,
)
from analysis.studies.progress import remaining_seconds
from analysis.translation import tr, trn
from ui import session
from ui.searching import searched
from ui.shell import show_error


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
        typed, found = _addresses_andsearched()
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


def _addresses_andsearched() -> tuple[list[Listed], list[Listed]]:
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
        found = searched()
    return [Listed(address) for address in addresses_in(text)], found


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
