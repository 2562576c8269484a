"""Which words does each outlet choose? What sets it apart, and words for the same thing."""

import streamlit as st

from analysis.translation import mark, tr
from ui import pickers, story, words
from ui.shell import page

with page(mark("Words"), mark("Which words does each outlet choose?")):
    opened = story.open_story()
    voice = pickers.voice_picker()
    pickers.shared_note(
        opened, tr("What one outlet worded first counts as its own choice."), once=True
    )
    if voice == "apart":  # the terms of two voices would be two charts an outlet
        voice = "all"
        st.caption(tr("Words are counted in all voices at once; choose one to read it alone."))
    chosen = opened.words(voice)
    if words.say_what_is_short(chosen):
        outlet = pickers.one_outlet(opened)
        words.keyness_section(opened, chosen, outlet, voice)
        st.header(tr("Which word does each outlet use for the same thing?"), anchor=False)
        words.choices_section(opened, chosen, voice)
        words.word_downloads(chosen)
