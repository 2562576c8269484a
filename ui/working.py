"""A page waits for scoring: how far it is and how long it takes, and the buttons Stop and Go on."""

import streamlit as st

from analysis.studies.progress import time_left
from ui import state
from ui.background import Score, Work, Works

_MOMENT_S = 0.3
_works = Works()  # of all sessions


def finish(key: str, things: str, score: Score) -> None:
    """Have the work of this key done and wait for it, with a bar where it takes over a moment.

    Sessions that ask for the same key share the work. When the reader stops it, the page ends here
    and says how much is done; “Go on” continues from there.

    Args:
        key: Must tell the work from all other.
        things: What is scored, for the bar: “sentences”.
        score: Does the work, and may be called again after it was stopped.
    """
    if counts := state.stopped(key):
        _say_stopped(counts, things)
        st.stop()
    place = st.empty()
    work = _works.join(key, state.session_name(), score)
    if not work.wait(_MOMENT_S):
        with place.container():
            work = _watched(work, key, things, score)
        place.empty()
    if work.error is not None:
        raise work.error


def _watched(work: Work, key: str, things: str, score: Score) -> Work:
    """The work once it is done or has failed."""
    bar = st.empty()
    st.button("Stop", key=f"stop-{key[-12:]}", on_click=lambda: _stop(key))
    while not (work.is_done or work.error):
        work = _works.join(key, state.session_name(), score)
        bar.progress(work.done / max(1, work.total), _words(work, things))
        state.note_counts(key, work.done, work.total)
        work.wait(_MOMENT_S)
    return work


def _words(work: Work, things: str) -> str:
    counted = f"{work.done:,} of {work.total:,} {things}" if work.total else things
    others = _works.n_going_on - 1
    turns = f", in turn with {others} other{'s' if others > 1 else ''}" if others > 0 else ""
    left = f", {time_left(*work.pace)}" if work.pace else ""
    return f"Scoring {counted}{turns}{left}"


def _stop(key: str) -> None:
    _works.leave(state.session_name())
    state.stop(key)


def _say_stopped(counts: tuple[int, int], things: str) -> None:
    done, total = counts
    far = f" {done:,} of {total:,} {things} are scored" if total else ""
    kept = " and need not be scored again" if done else ""
    st.info(f"Stopped.{far}{kept}{'.' if far else ''}")
    st.button("Go on", key="go_on", type="primary", on_click=state.go_on)
