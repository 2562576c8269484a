"""What stands before every page: right settings, a visitor who has signed in, a free place."""

import sys

import streamlit as st
from streamlit import runtime

from analysis.corpus.limits import check_settings
from analysis.errors import SettingError
from analysis.translation import tr
from ui import events, signin
from ui.places import PLACES, this_session


def check_before_start() -> None:
    """Do not even start where a setting is wrong, and say which."""
    try:
        check_settings()
        events.log_choice()
    except SettingError as error:
        sys.exit(f"parallax: {error}")


def on_a_server() -> bool:
    """Whether this is a server with visitors, and neither a test nor a script."""
    return runtime.exists() and not st.get_option("global.appTest")


def let_in(*, needs_place: bool) -> None:
    """Let the visitor go on to the page, or stop the run with a sentence in its place."""
    check_settings()
    events.install(others_too=on_a_server())
    if not signin.sign_in_first():
        st.stop()
    if needs_place and not PLACES.take(this_session()):
        st.info(tr("All {n} places are taken; try again in a few minutes.", n=PLACES.n))
        st.stop()
