"""The studies that were open last in this browser, to open again."""

import streamlit as st

from analysis.errors import StoreError
from analysis.formats import moment
from analysis.translation import tr
from ui import drafts, keeping, memory, stored
from ui.history import holding
from ui.memory import Recent
from ui.shell import escape_markdown


def recent_studies() -> None:
    """A folded list with a button for each; nothing where none was open or none is kept."""
    listed = memory.recent()
    if not listed or not _is_kept():
        return
    with st.expander(tr("Recent studies")):
        st.caption(tr("Known to this browser only. Articles under way are kept for 30 days."))
        for one in listed:
            opens = drafts.open_draft if one.kind == "draft" else stored.open_stored
            st.button(_label(one), key=f"recent-{one.token}", on_click=opens, args=(one.token,))


def _label(one: Recent) -> str:
    name, when = one.name or holding(one.n_articles, one.n_outlets), moment(one.when)
    if one.kind == "draft":
        said = tr("{name} (your articles, {when} UTC)", name=name, when=when)
    else:
        said = tr("{name} (stored study, {when} UTC)", name=name, when=when)
    return escape_markdown(said)


def _is_kept() -> bool:
    try:
        return keeping.find_store() is not None
    except StoreError:
        return False
