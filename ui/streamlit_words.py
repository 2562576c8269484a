"""Streamlit's own words in the language of the page, where a style can put others in their place.

Its widgets take no words for these. A rule that no longer fits a later Streamlit leaves its English
there; what no rule can reach stands in `docs/translating.md`.
"""

import streamlit as st

from analysis.translation import ENGLISH, language, tr
from ui.uploading import TYPES

_UPLOADER = "[data-testid=stFileUploaderDropzone]"
_BUTTON = f"{_UPLOADER} button p"
_LIMITS = "[data-testid=stFileUploaderDropzoneInstructions] span"
_FIELD = "[data-testid={kind}] [data-testid=InputInstructions] > span"
# These fields say last, and often alone, how many letters of how many they have.
COUNTED = ("store_name", "publish_title", "publish_authors")
# Endings that are the same to everybody.
_SAID_FOR = {".html": ".htm", ".mhtml": ".mht", ".md": ".markdown", ".txt": ".text"}


def words_style() -> str:
    """The rules for this language; none for English, which Streamlit speaks."""
    if language() == ENGLISH:
        return ""
    names = ", ".join(name[1:].upper() for name in TYPES if name not in _SAID_FOR.values())
    most = st.get_option("server.maxUploadSize")
    return "\n".join(
        (
            _instead(_BUTTON, tr("Upload"), "1rem"),
            _instead(_LIMITS, tr("{n} MB a file · {types}", n=most, types=names), ".875rem"),
            _instead(_entered(), tr("Press Enter to apply"), ".75rem"),
            _instead(_FIELD.format(kind="stTextArea"), tr("Press Ctrl+Enter to apply"), ".75rem"),
        )
    )


def _entered() -> str:
    """Where fields of one line say how to leave them, and not how many letters they have."""
    counter_alone = ", ".join(f".st-key-{key} :only-child" for key in COUNTED)
    return f"{_FIELD.format(kind='stTextInput')}:first-child:not({counter_alone})"


def _instead(of: str, words: str, size: str) -> str:
    """Rules by which these words are seen in the place of others, and are read aloud after them.

    Were the others hidden, a button would have no name for those programs that do not read styles.
    """
    escaped = "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in words)
    return (
        f"{of} {{ font-size: 0 !important; white-space: normal !important; }}\n"
        f'{of}::after {{ content: " {escaped}"; font-size: {size}; }}'
    )
