"""What every page shares: its frame, its links, its warm-up, and how errors are shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from analysis.errors import AnalysisError, SettingError
from analysis.translation import ask_language, mark, speaking, tr
from ui import at_hand, choices, drafts, entrance, events, history, memory, session, signin, stored
from ui.downloads import watch_downloads
from ui.markdown import escape_markdown as escape_markdown
from ui.reading import reading_pickers, reading_style
from ui.streamlit_words import words_style
from ui.viewport import watch_width

PAGES = {
    "app.py": mark("Home"),
    "pages/1_Compare.py": mark("Compare"),
    "pages/2_Voices.py": mark("Voices"),
    "pages/3_Shared_text.py": mark("Shared text"),
    "pages/4_Left_out.py": mark("Left out"),
    "pages/5_Words.py": mark("Words"),
    "pages/6_Frames.py": mark("Frames"),
    "pages/7_Evidence.py": mark("Evidence"),
    "pages/8_Articles.py": mark("Articles"),
    "pages/9_Method.py": mark("Method"),
}
_TIERS = {"accurate": mark("Accurate"), "fast": mark("Fast")}
STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
ask_language(choices.visitors_language)  # for callbacks and fragments, which run without their page


@contextmanager
def page(name: str, question: str, *, needs_place: bool = True) -> Iterator[None]:
    """Open a page whose title is its question; an AnalysisError inside becomes a message.

    Every page opens itself this way, so it works alone from a deep link on a fresh server. Bugs
    are not caught: the log says of what kind they are, and where. Name and question are given in
    English, marked, and shown in the visitor's language, which the whole page speaks.
    """
    with speaking(choices.visitors_language()):
        yield from _page(name, question, needs_place=needs_place)


def _page(name: str, question: str, *, needs_place: bool) -> Iterator[None]:
    st.set_page_config(
        page_title=f"{tr(name)} · Parallax",
        page_icon="🔭",
        layout="centered",
        initial_sidebar_state="auto",
    )
    st.html(f"<style>{STYLE}</style>")
    st.title(tr(question), anchor=False)
    with events.timed("page", session=session.session_name(), page=name) as facts:
        _open(name, needs_place)
        try:
            yield
        except AnalysisError as error:
            facts["error"] = type(error).__name__
            show_error(str(error))
        finally:
            # After the widgets have spoken, so that the address says what is shown.
            at_hand.write_address()
            drafts.keep_draft()
            facts |= at_hand.counts()


def _open(name: str, needs_place: bool) -> None:
    """Draw the sidebar for those who are let in; the others are told why they are not."""
    try:
        entrance.let_in(needs_place=needs_place)
    except SettingError as error:
        show_error(str(error))
        st.stop()
    choices.open_session()
    stored.open_link()
    drafts.bring_back()
    drafts.keep_draft()
    st.html(f"<style>{reading_style()}\n{words_style()}</style>")
    _sidebar(name)
    stored.banner()
    drafts.offer()


def show_error(message: str) -> None:
    """A sentence that says what is wrong and what to do; shown as text, never as markup."""
    with st.container(key=f"problem-{abs(hash(message))}"):
        st.error(escape_markdown(message), icon="⚠️")


def _sidebar(name: str) -> None:
    with st.sidebar:
        st.html('<p class="brand">Parallax</p>')
        for path, label in PAGES.items():
            st.page_link(path, label=tr(label))
        story = history.own_story()
        shown = story.name if story else at_hand.invented_name()
        st.caption(tr("Shown: {story}", story=shown))
        _history_buttons()
        with st.expander(tr("Model")):
            _model_pickers()
        with st.expander(tr("Reading")):
            reading_pickers()
        signin.sign_out_button()
        watch_width(name)
        watch_downloads()
        memory.remember(drafts.shown_draft())


def _history_buttons() -> None:
    """Undo and redo, where there is something to undo or to redo; and why work is not kept."""
    if what := history.undoes():
        said = tr("Undo the last change: {what}", what=tr(what))
        st.button(said, key="undo", on_click=at_hand.undo)
    if what := history.redoes():
        st.button(tr("Redo it: {what}", what=tr(what)), key="redo", on_click=at_hand.redo)
    if failure := drafts.failure():
        st.caption(escape_markdown(tr("Not kept: {reason}", reason=failure)))


def _model_pickers() -> None:
    """The tier, and another encoder for those who bring one."""
    tiers = list(_TIERS)
    st.radio(
        tr("Embedded models"),
        tiers,
        index=tiers.index(choices.choice("tier")),
        format_func={tier: tr(word) for tier, word in _TIERS.items()}.__getitem__,
        horizontal=True,
        key="w_tier",
        on_change=choices.chooser("tier", "w_tier"),
    )
    st.caption(
        tr("Accurate is right more often; Fast takes a fraction of the time and the memory.")
    )
    st.text_input(
        tr("Sentence encoder of the hub"),
        value=choices.choice("model"),
        placeholder=tr("none: the embedded one"),
        key="w_model",
        on_change=choices.chooser("model", "w_model"),
        help=tr(
            "OWNER/NAME of any sentence encoder of the model hub, for places and frames; the "
            "tone stays with the embedded model."
        ),
    )
