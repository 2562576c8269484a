"""Which sentences put each outlet there? In order of pull, in their context."""

import streamlit as st

from analysis.translation import mark, tr
from ui import editors, evidence, pickers, story, widgets
from ui.apart import reading_of, say_what_is_read
from ui.shell import escape_markdown, page

with page(mark("Evidence"), mark("Which sentences put each outlet there?")):
    editors.axis_editor()
    opened = story.open_story()
    voice = pickers.voice_picker()
    pickers.shared_note(opened, tr("A copied sentence adds to no place."))
    read = reading_of(opened, voice)
    axis, sentences = evidence.placed_sentences(opened, read)
    left, right = st.columns(2)
    with left:
        outlet = pickers.one_outlet(opened, everyone=True)
    with right:
        target = pickers.one_target()
    say_what_is_read(voice, read)
    if read == "apart":
        st.caption(
            tr(
                "Own words and quotations are listed together, each with its voice; a sentence "
                "adds to its outlet's place in that voice."
            )
        )
    kept = pickers.keep_evidence(sentences, outlet, target)
    st.caption(
        tr(
            "In order of pull, which is what a sentence adds to its outlet's place: its position "
            "times its weight. The model hears little of who does what to whom: a request for "
            "support can look like support, so read before you believe a place."
        )
    )
    if kept.empty:
        st.info(tr("No sentence on the axis is left; choose another outlet, voice or name."))
    else:
        ordered = kept.sort_values(["pull", "sentence_id"])
        low, high = st.columns(2, gap="large")
        low_pole, high_pole = map(escape_markdown, axis.poles_shown)
        low.header(tr("Toward “{pole}”", pole=low_pole), anchor=False)
        evidence.evidence_column(low, opened, ordered[ordered["pull"] < 0], "low")
        high.header(tr("Toward “{pole}”", pole=high_pole), anchor=False)
        evidence.evidence_column(high, opened, ordered[ordered["pull"] > 0][::-1], "high")
    st.header(tr("Take the evidence with you"), anchor=False)
    widgets.table_downloads("scored-sentences", sentences)
