"""Home: the story at hand and its chart; load your own articles here."""

import streamlit as st

from ui import evidence, loading, pickers, recent, state, story, widgets
from ui.charts import spectrum_chart
from ui.shell import escape_markdown, page
from ui.validity import show_validity

with page("Home", "How do outlets cover the same event?"):
    own = state.own_story()
    if own is None:
        st.write(
            "The sample story: five invented outlets report one visit to Moscow, from a lukewarm "
            "response to a strong show of support."
        )
    else:
        whose = "Stored" if own.stored else "Your"
        st.write(f"{whose} articles: {escape_markdown(own.name)}.")
    with st.container(horizontal=True):
        loading.load_button()
        if own is not None:
            st.button("Back to the sample story", on_click=state.put_story, args=(None,))
    recent.recent_studies()
    if own is not None:
        loading.show_reading(own)
    pickers.axis_editor()
    opened = story.open_story()
    chart, placed = spectrum_chart(opened, "apart")
    widgets.finding(chart.alt)
    evidence.show_clicked(opened, widgets.show_chart(chart), placed.sentences)
    show_validity(opened, chart, placed.verdicts)
    widgets.downloads(chart)
    opened.check_wordings()
    widgets.how_measured()
