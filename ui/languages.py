"""Which language the browser of a visitor speaks, and which is spoken to it."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis.translation import ENGLISH, LANGUAGES


def is_nobody() -> bool:
    """Whether nobody is spoken to: no page is being drawn."""
    return get_script_run_ctx(suppress_warning=True) is None


def browsers_language() -> str:
    """The language of the browser where it is one of ours, else English."""
    code = (st.context.locale or "")[:2].lower()
    return code if code in LANGUAGES else ENGLISH
