"""What a session remembers besides its choices and its story, by the names it is kept under."""

import secrets

import streamlit as st

from analysis.fetching.fetching import Fetching, Kept, Listed

_MOST_KEPT = 10_000_000  # bytes of fetched pages, for each session


def is_checked(key: str) -> bool:
    """Whether the other wordings so named have been run in this session."""
    return bool(st.session_state.get("checked") == key)


def mark_checked(key: str) -> None:
    """Remember that the other wordings so named have been run."""
    st.session_state["checked"] = key


def has_looked(key: str) -> bool:
    """Whether the story so named has been looked through for names in this session."""
    return bool(st.session_state.get("looked") == key)


def mark_looked(key: str) -> None:
    """Remember that the story so named has been looked through for names."""
    st.session_state["looked"] = key


def note_counts(key: str, done: int, total: int) -> None:
    """Remember how far the work of this key is."""
    st.session_state["counts"] = (key, done, total)


def stop(key: str) -> None:
    """Have the work of this key wait until the reader goes on."""
    st.session_state["stopped"] = key


def go_on() -> None:
    """Let the work that was stopped go on."""
    st.session_state["stopped"] = ""


def stopped(key: str) -> tuple[int, int] | None:
    """How much of how much was done when the reader stopped the work of this key, or None."""
    if st.session_state.get("stopped") != key:
        return None
    counted, done, total = st.session_state.get("counts", ("", 0, 0))
    return (done, total) if counted == key else (0, 0)


def n_more(side: str) -> int:
    """How often more sentences were asked for in this column of evidence."""
    return int(st.session_state.get("more", {}).get(side, 0))


def show_more(side: str) -> None:
    """Show more sentences in this column of evidence."""
    st.session_state["more"] = {**st.session_state.get("more", {}), side: n_more(side) + 1}


def is_new_click(chart: str, clicked: list[str]) -> bool:
    """Whether a mark of this chart was clicked since it was last asked."""
    before = st.session_state.get("clicks", {})
    st.session_state["clicks"] = {**before, chart: clicked}
    return bool(clicked) and before.get(chart) != clicked


def kept_pages() -> Kept:
    """The pages that this session has fetched, so that none is asked for twice."""
    kept: Kept = st.session_state.setdefault("kept_pages", Kept(most_bytes=_MOST_KEPT))
    return kept


def fetching() -> Fetching | None:
    """What was fetched since the last articles were read, None if nothing was."""
    done: Fetching | None = st.session_state.get("fetching")
    return done


def put_fetching(done: Fetching) -> None:
    """Remember what was fetched until it is read."""
    st.session_state["fetching"] = done


def found() -> list[Listed] | None:
    """What the last search found, None before one was made."""
    listed: list[Listed] | None = st.session_state.get("found")
    return listed


def put_found(listed: list[Listed]) -> None:
    """Remember what a search found."""
    st.session_state["found"] = listed
    st.session_state["searches"] = n_searches() + 1


def n_searches() -> int:
    """Counts searches, so that the list of each starts without a tick."""
    return int(st.session_state.get("searches", 0))


def forget_fetched() -> None:
    """Let go of pages that have been read: they fill memory."""
    for name in ("kept_pages", "fetching", "found"):
        st.session_state.pop(name, None)


def session_name() -> str:
    """A random name of this session, for the log and for work that goes on beside the pages.

    It says nothing of the visitor.
    """
    return str(st.session_state.setdefault("session_name", secrets.token_hex(4)))


def work_log() -> dict[str, list[tuple[float, int]]]:
    """What this session has had read and scored, by kind: when, and how much."""
    log: dict[str, list[tuple[float, int]]] = st.session_state.setdefault("work", {})
    return log


def is_paid(key: str) -> bool:
    """Whether this session was charged for the work so named."""
    return key in st.session_state.get("paid", ())


def mark_paid(key: str) -> None:
    """Remember that this session was charged for the work so named."""
    st.session_state["paid"] = {*st.session_state.get("paid", ()), key}


def forget_paid(key: str) -> None:
    """The work so named is done: should it ever be done again, it counts again."""
    st.session_state["paid"] = {*st.session_state.get("paid", ())} - {key}


def tour_step() -> int:
    """Which step of the tour comes next; 0 on a first visit."""
    return int(st.session_state.get("tour", 0))


def go_in_tour(step: int) -> None:
    """Go on to this step of the tour; one beyond the last closes it."""
    st.session_state["tour"] = step


def stands_in(key: str) -> object:
    """What stands in the widget of this key at the moment, None where there is none."""
    return st.session_state.get(key)


def put_refusal(key: str, sentence: str) -> None:
    """Remember why the button of this key did nothing, until the page is drawn again."""
    st.session_state["refused"] = (key, sentence)


def take_refusal(key: str) -> str:
    """Why the button of this key did nothing when it was pressed, "" unless that was just now."""
    refused, sentence = st.session_state.get("refused", ("", ""))
    if refused == key:
        del st.session_state["refused"]
    return str(sentence) if refused == key else ""


def refused_downloads() -> dict[str, str]:
    """Why a download could not be made, by its key; its thread writes here beside the pages."""
    refused: dict[str, str] = st.session_state.setdefault("refused_downloads", {})
    return refused


def is_loading() -> bool:
    """Whether the dialog for one's own articles is open."""
    return bool(st.session_state.get("loading"))


def open_loading() -> None:
    """Open the dialog for one's own articles."""
    st.session_state["loading"] = True


def close_loading() -> None:
    """Close the dialog for one's own articles."""
    st.session_state["loading"] = False
