"""What is left out? The claims of the story and who carries them, with their sentences."""

import streamlit as st

from analysis.studies.omission import can_compare_claims, claims_table
from analysis.translation import mark, tr
from ui import claims, pickers, story, widgets
from ui.shell import page
from ui.validity import show_validity

with page(mark("Left out"), mark("What is left out?")):
    opened = story.open_story()
    pickers.outlet_picker(opened.corpus)
    voice = pickers.voice_picker()
    if voice == "apart":  # filled and open marks tell the voices of one chart apart
        voice = "all"
    elif voice != "all":
        st.caption(tr("An outlet carries a claim here where a sentence in this voice states it."))
    pickers.shared_note(
        opened,
        tr("A copied sentence carries nothing, so who only copies a claim seems to leave it out."),
    )
    if can_compare_claims(opened.sentences("all")):
        compared = opened.claims(voice)
        kind = pickers.claims_picker()
        kept = claims.keep_claims(compared.claims, kind, compared.n_with_event)
        chart = claims.claims_chart(opened, compared, kept, kind, voice)
        widgets.finding(chart.alt)
        claims.how_sure(opened)
        if kept.empty:
            st.info(tr("No claim is of this kind; choose another above."))
        else:
            clicked = widgets.show_chart(chart)
            claims.more_button(kept, len(chart.arguments["claims"]), kind)
            show_validity(opened, chart)
            widgets.downloads(chart)
            st.header(tr("Who says it, and how?"), anchor=False)
            st.caption(
                tr(
                    "A row is named by one of its sentences, as an example: the outlets say this "
                    "or nearly this. Here are their own sentences; a click on a mark opens those "
                    "of its row."
                )
            )
            claims.show_claim(compared, pickers.one_claim(kept, clicked))
        st.header(tr("How much of the common claims does each outlet carry?"), anchor=False)
        st.caption(
            tr(
                "Common to an outlet are the claims that at least two of the others carry. The "
                "range is a 95 % interval that resamples claims."
            )
        )
        claims.share_table(compared.shares)
        widgets.table_downloads("shares", compared.shares)
        with st.expander(tr("All claims with their sentences, as a table")):
            widgets.table_downloads("claims", claims_table(compared))
        claims.how_found()
    else:
        claims.needs_another_outlet(opened)
