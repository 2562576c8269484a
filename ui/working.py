"""A page waits for long work: how far it is, how long it takes, the buttons Stop and Go on."""

import streamlit as st

from analysis.formats import number
from analysis.studies.progress import time_left
from analysis.translation import mark, same_language, tr, trn
from ui import session
from ui.background import Score, Work, Works

_MOMENT_S = 0.3
_works = Works()  # of all sessions
# What is said of each kind of work: while it goes on, and once the reader stopped it.
_SCORING = {
    "sentences": (mark("Scoring sentences"), mark("Scoring {done} of {total} sentences")),
    "mentions": (
        mark("Scoring mentions of the targets"),
        mark("Scoring {done} of {total} mentions of the targets"),
    ),
    "voices": (
        mark("Looking for who speaks…"),
        mark("Looking for who speaks in {done} of {total} sentences"),
    ),
    "names": (
        mark("Looking for names…"),
        mark("Looking for names in {done} of {total} sentences"),
    ),
}
_STOPPED = {
    "sentences": (
        mark("Stopped. {done} of {total} sentences are scored."),
        mark("Stopped. {done} of {total} sentences are scored and need not be scored again."),
    ),
    "mentions": (
        mark("Stopped. {done} of {total} mentions of the targets are scored."),
        mark(
            "Stopped. {done} of {total} mentions of the targets are scored and need not be scored "
            "again."
        ),
    ),
    "voices": (
        mark("Stopped. {done} of {total} sentences are searched for who speaks."),
        mark(
            "Stopped. {done} of {total} sentences are searched for who speaks and need not be "
            "searched again."
        ),
    ),
    "names": (
        mark("Stopped. {done} of {total} sentences are searched for names."),
        mark(
            "Stopped. {done} of {total} sentences are searched for names and need not be searched "
            "again."
        ),
    ),
}


def finish(key: str, things: str, score: Score) -> None:
    """Have the work of this key done and wait for it, with a bar where it takes over a moment.

    Sessions that ask for the same key share the work. When the reader stops it, the page ends here
    and says how much is done; “Go on” continues from there.

    Args:
        key: Must tell the work from all other.
        things: What is worked on, for the bar: “sentences”, “mentions”, “voices” or “names”.
        score: Does the work, and may be called again after it was stopped.
    """
    if says_stopped(key, things):
        st.stop()
    place, score = st.empty(), same_language(score)
    work = _works.join(key, session.session_name(), score)
    if not work.wait(_MOMENT_S):
        with place.container():
            work = _watched(work, key, things, score)
        place.empty()
    if work.error is not None:
        raise work.error


def _watched(work: Work, key: str, things: str, score: Score) -> Work:
    """The work once it is done or has failed."""
    bar = st.empty()
    st.button(tr("Stop"), key=f"stop-{key[-12:]}", on_click=lambda: _stop(key))
    while not (work.is_done or work.error):
        work = _works.join(key, session.session_name(), score)
        bar.progress(work.done / max(1, work.total), _words(work, things))
        session.note_counts(key, work.done, work.total)
        work.wait(_MOMENT_S)
    return work


def _words(work: Work, things: str) -> str:
    unknown, known = _SCORING[things]
    far = _counted(known, work.done, work.total) if work.total else tr(unknown)
    others = _works.n_going_on - 1
    turns = trn("in turn with {n} other", "in turn with {n} others", others) if others > 0 else ""
    left = time_left(*work.pace) if work.pace else ""
    return ", ".join(filter(None, (far, turns, left)))


def _counted(message: str, done: int, total: int) -> str:
    return tr(message, done=number(done), total=number(total))


def _stop(key: str) -> None:
    _works.leave(session.session_name())
    session.stop(key)


def says_stopped(key: str, things: str) -> bool:
    """Whether the reader stopped the work of this key; then it is said, with a button to go on."""
    counts = session.stopped(key)
    if counts is None:
        return False
    done, total = counts
    far = _counted(_STOPPED[things][bool(done)], done, total)
    st.info(far if total else tr("Stopped."))
    st.button(tr("Go on"), key="go_on", type="primary", on_click=session.go_on)
    return True
