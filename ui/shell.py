"""What every page shares: its frame, its links, its warm-up, and how errors are shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from analysis.errors import AnalysisError
from ui import state
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
def page(name: str, question: str) -> Iterator[None]:
    """Open a page whose title is its question; an AnalysisError inside becomes a message.

    Every page opens itself this way, so it works alone from a deep link on a fresh server. Bugs
    are not caught: they stay tracebacks in the log.
    """
    st.set_page_config(
        page_title=f"{name} · Parallax",
        page_icon="🔭",
        layout="centered",
        initial_sidebar_state="auto",
    )
    state.open_session()
    st.html(f"<style>{STYLE}\n{reading_style()}</style>")
    _sidebar()
    st.title(question, anchor=False)
    try:
        yield
    except AnalysisError as error:
        show_error(str(error))
    finally:
        # After the widgets have spoken, so that the address says what is shown.
        state.write_address()


def show_error(message: str) -> None:
    """A sentence that says what is wrong and what to do; shown as text, never as markup."""
    with st.container(key=f"problem-{abs(hash(message))}"):
        st.error(escape_markdown(message), icon="⚠️")


def escape_markdown(text: str) -> str:
    """The text with every character that markdown could read as markup made harmless."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]()<>#+-.!|~:$&" else c for c in text)


def _sidebar() -> None:
    with st.sidebar:
        st.html('<p class="brand">Parallax</p>')
        for path, label in PAGES.items():
            st.page_link(path, label=label)
        story = state.own_story()
        st.caption(f"Shown: {story.name if story else state.invented_name()}")
        if state.can_undo():
            st.button("Undo the last change to the articles", key="undo", on_click=state.undo)
        with st.expander("Model"):
            _model_pickers()
        with st.expander(TITLE):
            reading_pickers()
        watch_width()


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
