"""Home: the story at hand and its chart; load your own articles here."""

import streamlit as st

from analysis.translation import mark, tr
from ui import editors, evidence, gallery, history, loading, recent, story, tour, widgets
from ui.charts import spectrum_chart
from ui.shell import escape_markdown, page
from ui.validity import downloads, show_validity

with page(mark("Home"), mark("How do outlets cover the same event?")):
    own = history.own_story()
    if own is None:
        st.write(gallery.shown_sentence())
    else:
        name = escape_markdown(own.name)
        if own.stored:
            st.write(tr("Stored articles: {story}.", story=name))
        else:
            st.write(tr("Your articles: {story}.", story=name))
    with st.container(horizontal=True):
        loading.load_button()
        gallery.back_button()
    recent.recent_studies()
    if own is not None:
        loading.show_reading(own)
    tour.show_tour()
    editors.axis_editor()
    opened = story.open_story(wait_for_voices=False)
    chart, placed = spectrum_chart(opened, "apart")
    widgets.finding(chart.alt)
    evidence.show_clicked(opened, widgets.show_chart(chart), placed.sentences)
    show_validity(opened, chart)
    downloads(opened, chart)
    opened.check_wordings()
    opened.check_voices()
    widgets.how_measured()
    if own is not None:
        way = tr("Keep, share or publish this study, below the articles →")
        st.page_link("pages/8_Articles.py", label=way)
    elif opened.is_heard:
        gallery.study_of(opened)
    gallery.other_stories()
