"""Own voice and quotations side by side: where both are there, and both in one table."""

import pandas as pd
import streamlit as st

from analysis.translation import tr
from ui.story import Open


def reading_of(opened: Open, voice: str) -> str:
    """The voice as chosen; "all" for "apart" in a story without own words or without quotations."""
    if voice != "apart":
        return voice
    return "apart" if {"own", "quoted"} <= set(opened.sentences("all")["voice"]) else "all"


def say_what_is_read(chosen: str, read: str) -> None:
    """Why own and quoted are not apart, where they were to be."""
    if chosen != read:
        st.caption(
            tr("These articles have no own words or no quotations, so all voices count together.")
        )


def by_voice(own: pd.DataFrame, quoted: pd.DataFrame | None) -> pd.DataFrame:
    """Both voices in one table, told apart by `voice`, where they are apart."""
    if quoted is None:
        return own
    return pd.concat([own.assign(voice="own"), quoted.assign(voice="quoted")], ignore_index=True)
