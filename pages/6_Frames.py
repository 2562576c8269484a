"""How is the event framed? Frames by description, as a heat map, with their sentences."""

import streamlit as st

from analysis.translation import mark, tr
from ui import editors, evidence, pickers, story, tables, widgets
from ui.charts import frames_chart
from ui.shell import page
from ui.validity import show_validity

with page(mark("Frames"), mark("How is the event framed?")):
    opened = story.open_story()
    voice = pickers.voice_picker()
    editors.frames_editor()
    used = opened.frames(voice)
    chart = frames_chart(opened, used, voice)
    widgets.finding(chart.alt)
    widgets.show_chart(chart)
    show_validity(opened, chart)
    widgets.downloads(chart)
    with st.expander(tr("The numbers, outlet by outlet")):
        tables.frame_table(used.estimates)
        widgets.table_downloads("frames", used.estimates)
    with st.expander(tr("Which outlets differ, pair by pair")):
        st.caption(
            tr(
                "The intervals of all pairs hold together over all frames above, as they are asked "
                "at once; with fewer frames a gap is told sooner."
            )
        )
        tables.frame_pair_table(used.verdicts)
        widgets.table_downloads("frame-verdicts", used.verdicts)

    st.header(tr("Which sentences speak in a frame?"), anchor=False)
    frame = pickers.one_frame()
    mine = used.sentences[
        (used.sentences["question"] == frame) & (used.sentences["score"] >= evidence.LEAST_SCORE)
    ]
    ordered = mine.sort_values(["score", "sentence_id"], ascending=[False, True])
    evidence.evidence_column(st, opened, ordered, evidence.FRAME)
