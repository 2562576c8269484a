"""What every page shares: its frame, its links, its warm-up, and how errors are shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from analysis.errors import AnalysisError, SettingError
from ui import drafts, entrance, events, memory, signin, state, stored
from ui.markdown import escape_markdown as escape_markdown
from ui.reading import TITLE, reading_pickers, reading_style
from ui.viewport import watch_width

PAGES = {
    "app.py": "Home",
    "pages/1_Compare.py": "Compare",
    "pages/2_Voices.py": "Voices",
    "pages/3_Shared_text.py": "Shared text",
    "pages/4_Left_out.py": "Left out",
    "pages/5_Words.py": "Words",
    "pages/6_Frames.py": "Frames",
    "pages/7_Evidence.py": "Evidence",
    "pages/8_Articles.py": "Articles",
    "pages/9_Method.py": "Method",
}
_TIERS = {"accurate": "Accurate", "fast": "Fast"}
_COSTS = "Accurate is right more often; Fast takes a fraction of the time and the memory."
STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")


@contextmanager
def page(name: str, question: str, *, needs_place: bool = True) -> Iterator[None]:
    """Open a page whose title is its question; an AnalysisError inside becomes a message.

    Every page opens itself this way, so it works alone from a deep link on a fresh server. Bugs
    are not caught: the log says of what kind they are, and where.
    """
    st.set_page_config(
        page_title=f"{name} · Parallax",
        page_icon="🔭",
        layout="centered",
        initial_sidebar_state="auto",
    )
    st.html(f"<style>{STYLE}</style>")
    st.title(question, anchor=False)
    with events.timed("page", session=state.session_name(), page=name) as facts:
        _open(needs_place)
        try:
            yield
        except AnalysisError as error:
            facts["error"] = type(error).__name__
            show_error(str(error))
        finally:
            # After the widgets have spoken, so that the address says what is shown.
            state.write_address()
            drafts.keep_draft()
            facts |= state.counts()


def _open(needs_place: bool) -> None:
    """Draw the sidebar for those who are let in; the others are told why they are not."""
    try:
        entrance.let_in(needs_place=needs_place)
    except SettingError as error:
        show_error(str(error))
        st.stop()
    state.open_session()
    stored.open_link()
    drafts.bring_back()
    drafts.keep_draft()
    st.html(f"<style>{reading_style()}</style>")
    _sidebar()
    stored.banner()


def show_error(message: str) -> None:
    """A sentence that says what is wrong and what to do; shown as text, never as markup."""
    with st.container(key=f"problem-{abs(hash(message))}"):
        st.error(escape_markdown(message), icon="⚠️")


def _sidebar() -> None:
    with st.sidebar:
        st.html('<p class="brand">Parallax</p>')
        for path, label in PAGES.items():
            st.page_link(path, label=label)
        story = state.own_story()
        st.caption(f"Shown: {story.name if story else state.invented_name()}")
        _history_buttons()
        with st.expander("Model"):
            _model_pickers()
        with st.expander(TITLE):
            reading_pickers()
        signin.sign_out_button()
        watch_width()
        memory.remember(drafts.shown_draft())


def _history_buttons() -> None:
    """Undo and redo, where there is something to undo or to redo; and why work is not kept."""
    if state.can_undo():
        st.button("Undo the last change to the articles", key="undo", on_click=state.undo)
    if state.can_redo():
        st.button("Redo it", key="redo", on_click=state.redo)
    if failure := drafts.failure():
        st.caption(escape_markdown(f"Not kept: {failure}"))


def _model_pickers() -> None:
    """The tier, and another encoder for those who bring one."""
    tiers = list(_TIERS)
    st.radio(
        "Embedded models",
        tiers,
        index=tiers.index(state.choice("tier")),
        format_func=_TIERS.__getitem__,
        horizontal=True,
        key="w_tier",
        on_change=state.chooser("tier", "w_tier"),
    )
    st.caption(_COSTS)
    st.text_input(
        "Sentence encoder of the hub",
        value=state.choice("model"),
        placeholder="none: the embedded one",
        key="w_model",
        on_change=state.chooser("model", "w_model"),
        help="OWNER/NAME of any sentence encoder of the model hub, for places and frames; the "
        "tone stays with the embedded model.",
    )
