"""Where does each outlet stand? The axis, the pairs, one outlet's sentences, the tone."""

import streamlit as st

from analysis.translation import mark, tr
from ui import editors, evidence, pickers, story, tables, widgets
from ui.charts import spectrum_chart, strip_chart
from ui.headlines import headline_section
from ui.shell import page
from ui.tones import tone_section
from ui.validity import downloads, show_validity
from ui.wordings import wordings_section

with page(mark("Compare"), mark("Where does each outlet stand?")):
    editors.axis_editor()
    opened = story.open_story()
    pickers.outlet_picker(opened.corpus)
    voice = pickers.voice_picker()
    pickers.shared_picker()
    pickers.first_note(opened)
    chart, placed = spectrum_chart(opened, voice)
    widgets.finding(chart.alt)
    evidence.show_clicked(opened, widgets.show_chart(chart), placed.sentences)
    show_validity(opened, chart)
    downloads(opened, chart)
    opened.check_wordings()
    with st.expander(tr("The numbers, outlet by outlet")):
        tables.outlet_table(chart.table)
        widgets.table_downloads("places", chart.table)
    wordings_section(opened, placed, voice)
    with st.expander(tr("Which outlets differ, pair by pair")):
        tables.pair_table(placed.verdicts)
        widgets.table_downloads("verdicts", placed.verdicts)
    widgets.how_measured()

    st.header(tr("What does one outlet say, sentence by sentence?"), anchor=False)
    one_voice = "all" if voice == "apart" else voice
    if voice == "apart":
        st.caption(tr("All voices: filled marks are the outlet’s own words, open ones quoted."))
    placed = opened.on_axis(one_voice)
    strip = strip_chart(opened, placed, pickers.one_outlet(opened), one_voice)
    widgets.finding(strip.alt)
    evidence.show_clicked(opened, widgets.show_chart(strip), placed.sentences)
    show_validity(opened, strip)
    widgets.downloads(strip)

    st.header(tr("Who is praised, who is criticised?"), anchor=False)
    targets = editors.target_editor()
    suggested = st.container()
    if targets:
        tone_section(opened, targets, voice)
    else:
        editors.needs_target()
    headline_section(opened, placed, targets, voice)
    editors.suggested_targets(suggested, opened.corpus)
