"""Three steps for a first visit to Home, one at a time, in a strip that is closed for good."""

import html

import streamlit as st

from analysis.translation import mark, tr
from ui import memory, session

STEPS = (
    mark(
        "Each row is one outlet. Its filled mark shows where its own voice stands between the two "
        "poles, its open mark the voices it quotes, and the band how sure that is."
    ),
    mark(
        "Each small tick below a row is one sentence. Click a tick to read its sentence in "
        "context; the page Evidence lists them all."
    ),
    mark(
        "The two poles are yours to retype. Press “Compare your own articles” to bring your own "
        "story."
    ),
)


def show_tour() -> None:
    """The strip, on a first visit that names no choices, until it is closed or walked through.

    A browser in which it was closed before hides it.
    """
    if session.tour_step() < len(STEPS):
        _strip()


@st.fragment
def _strip() -> None:
    step = session.tour_step()
    if step >= len(STEPS):
        st.rerun()  # the whole page, which tells the browser that the tour is closed
    counted = tr("{n} of {all}", n=step + 1, all=len(STEPS))
    with st.container(key="tour", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p role="status" class="step"><strong>{html.escape(counted)}</strong> '
            f"{html.escape(tr(STEPS[step]))}</p>"
        )
        last = step == len(STEPS) - 1
        _button(tr("Done") if last else tr("Next"), "next", step + 1)
        if not last:
            _button(tr("Close"), "close", len(STEPS))


def _button(label: str, name: str, step: int) -> None:
    kind = "tertiary" if name == "close" else "secondary"
    st.button(label, key=f"tour_{name}", type=kind, on_click=_go, args=(step,))


def _go(step: int) -> None:
    session.go_in_tour(step)
    if step >= len(STEPS):
        memory.close_tour()
