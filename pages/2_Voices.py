"""Whose voice is heard? Whose words each outlet prints, and how it introduces them."""

import streamlit as st

from analysis.translation import mark, tr
from ui import pickers, story, tables, voices, widgets
from ui.charts import voices_chart
from ui.shell import page
from ui.validity import show_validity

with page(mark("Voices"), mark("Whose voice is heard?")):
    opened = story.open_story()
    pickers.outlet_picker(opened.corpus)
    if opened.corpus.quotes.empty:
        st.info(
            tr(
                "Nobody is quoted in these articles. This page needs quotations: words between "
                "quotation marks, or “she said that …”."
            )
        )
        st.stop()
    pickers.shared_note(opened, tr("What is quoted in a copied sentence adds to no share."))
    asked = voices.by_picker()
    by = voices.shown_by(opened, asked)
    heard = opened.voices(by)
    chart = voices_chart(opened, heard, by)
    widgets.finding(chart.alt)
    widgets.show_chart(chart)
    show_validity(opened, chart)
    widgets.downloads(chart)
    if asked == "side":
        voices.sides_editor(opened)
    with st.expander(tr("The numbers, outlet by outlet")):
        st.caption(tr("Shares of all words, then of the quoted words alone."))
        tables.share_table(heard.words)
        tables.share_table(heard.attribution)
        widgets.table_downloads("words-by-voice", heard.words)
        widgets.table_downloads("attribution", heard.attribution)

    st.header(tr("Who says what, and how is it introduced?"), anchor=False)
    left, right = st.columns(2)
    with left:
        outlet = pickers.one_outlet(opened, everyone=True)
    with right:
        group = voices.one_group(heard.quotes)
    kept = heard.quotes[
        heard.quotes["outlet"].isin([outlet] if outlet else opened.outlets)
        & heard.quotes["group"].isin([group] if group else heard.quotes["group"])
    ]
    voices.show_quotes(opened, kept)
    with st.expander(tr("Which cues are used, and what colour do they lend?")):
        st.caption(
            tr(
                "A neutral cue (“said”) leaves open whether it is so; a doubting one (“claimed”) "
                "keeps its distance; an endorsing one (“pointed out”) takes the speaker's side."
            )
        )
        widgets.table_downloads("cues", voices.show_cues(kept))
    widgets.table_downloads("quotes", heard.quotes)
    voices.how_heard()
