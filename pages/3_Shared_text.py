"""Whose words are shared? The matrix of shared text, the groups, both wordings side by side."""

import streamlit as st

from analysis.translation import mark, tr
from ui import editors, pickers, sharing, story, widgets
from ui.shared_charts import matrix_chart, shifts_chart
from ui.shell import page
from ui.validity import downloads, show_validity

with page(mark("Shared text"), mark("Which words do outlets share?")):
    opened = story.open_story()
    pickers.shared_picker()
    voice = pickers.voice_picker()
    if voice == "apart":  # a matrix of each would be two charts
        voice = "all"
        st.caption(tr("Text is counted in all voices at once; choose one to read it alone."))
    shared = opened.shared()
    chart = matrix_chart(opened, shared, voice)
    widgets.finding(chart.alt)
    if len(opened.outlets) < 2:
        st.info(
            tr("This page needs two outlets; add articles of another one on the Articles page.")
        )
    else:
        widgets.show_chart(chart)
        show_validity(opened, chart)
        widgets.downloads(chart)
        widgets.table_downloads("shared-pairs", shared.pairs)

    st.header(tr("Where does the shared text come from?"), anchor=False)
    sharing.show_groups(shared, opened.outlets)
    labels = sharing.article_pairs(shared, opened.outlets)
    if not labels:
        st.info(tr("Two articles that share text, copied or rewritten, would be listed here."))
    else:
        st.header(tr("What does each make of it?"), anchor=False)
        pair = pickers.two_articles(labels)
        st.caption(tr("Shared sentences stand side by side; words that differ are underlined."))
        st.html(sharing.reading_html(shared, *pair))

    st.header(tr("What did the rewriting change?"), anchor=False)
    editors.axis_editor()
    asked = pickers.shift_measured_by()
    chart = shifts_chart(opened, shared, asked, voice)
    widgets.finding(chart.alt)
    if chart.table["shift"].notna().any():
        clicked = widgets.show_chart(chart)
        sharing.show_pair(clicked, shared, chart.arguments["shifts"])
        show_validity(opened, chart)
        downloads(opened, chart)
    else:
        st.info(tr("This chart needs a sentence that two outlets word differently."))

    st.header(tr("What does it change when shared text counts once?"), anchor=False)
    sharing.show_effect(opened, shared, voice)
