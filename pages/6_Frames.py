"""How is the event framed? Frames by description, as a heat map, with their sentences."""

import streamlit as st

from ui import evidence, pickers, state, story, widgets
from ui.charts import frames_chart
from ui.shell import page
from ui.validity import show_validity

with page("Frames", "How is the event framed?"):
    opened = story.open_story()
    voice = pickers.voice_picker()
    pickers.frames_editor()
    used = opened.frames(voice)
    chart = frames_chart(opened, used, voice)
    widgets.finding(chart.alt)
    widgets.show_chart(chart)
    show_validity(opened, chart)
    widgets.downloads(chart)
    with st.expander("The numbers, outlet by outlet"):
        widgets.estimate_table(used.estimates, "frame", "share")
        widgets.table_downloads("frames", used.estimates)

    st.header("Which sentences speak in a frame?", anchor=False)
    frame = st.selectbox("Frame", [frame.name for frame in state.frames()], key="w_frame")
    mine = used.sentences[
        (used.sentences["question"] == frame) & (used.sentences["score"] >= evidence.LEAST_SCORE)
    ]
    ordered = mine.sort_values(["score", "sentence_id"], ascending=[False, True])
    evidence.evidence_column(st, opened, ordered, evidence.FRAME)
