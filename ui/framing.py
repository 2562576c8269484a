"""How is the event framed? The heat map, its numbers, its verdicts and its sentences."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.charts.words import frames_finding
from analysis.studies.comparison import FrameComparison, with_every
from analysis.studies.validity_small import swapped_words
from analysis.translation import tr
from ui import evidence, pickers, questions, tables, widgets
from ui.apart import by_voice, reading_of, say_what_is_read
from ui.charts import IN_VOICE, caption
from ui.story import Open
from ui.validity import downloads, show_validity
from ui.widgets import Chart


def frames_section(opened: Open, voice: str) -> None:
    """The frames of each outlet; apart, it has a row for its own voice and one for its quotes."""
    read = reading_of(opened, voice)
    used, quoted = _used(opened, read)
    chart = frames_chart(opened, used, quoted, read)
    widgets.finding(chart.alt)
    say_what_is_read(voice, read)
    widgets.show_chart(chart)
    show_validity(opened, chart)
    downloads(opened, chart)
    with st.expander(tr("The numbers, outlet by outlet")):
        tables.frame_table(chart.table)
        widgets.table_downloads("frames", chart.table)
    _pairs(used, is_apart=quoted is not None)
    st.header(tr("Which sentences speak in a frame?"), anchor=False)
    parts = [used.sentences, *([] if quoted is None else [quoted.sentences])]
    _sentences(opened, pd.concat(parts, ignore_index=True))


def _used(opened: Open, voice: str) -> tuple[FrameComparison, FrameComparison | None]:
    """The frames in this voice; apart, those of the own voice and those of what is quoted."""
    if voice != "apart":
        return opened.frames(voice), None
    own, quoted = (
        FrameComparison(used.sentences, with_every(used.estimates, opened.outlets), used.verdicts)
        for used in map(opened.frames, ("own", "quoted"))
    )
    return own, quoted


def frames_chart(
    opened: Open, used: FrameComparison, quoted: FrameComparison | None, voice: str
) -> Chart:
    """How often each outlet uses each frame."""
    arguments, finding = {"estimates": used.estimates}, frames_finding(used.estimates)
    if quoted is not None:
        arguments["quoted"] = quoted.estimates
    return Chart(
        "frames",
        arguments,
        f"{opened.key(voice)} {questions.frames()}",
        tr(IN_VOICE[voice], finding=finding),
        by_voice(used.estimates, None if quoted is None else quoted.estimates),
        partial(caption, opened, voice, used.estimates["outlet"], family="frames"),
        partial(swapped_words, used.verdicts, of_frames=True),
    )


def _pairs(used: FrameComparison, *, is_apart: bool) -> None:
    with st.expander(tr("Which outlets differ, pair by pair")):
        if is_apart:
            st.caption(tr("The outlets' own voices are compared, not what they quote."))
        st.caption(
            tr(
                "The intervals of all pairs hold together over all frames above, as they are asked "
                "at once; with fewer frames a gap is told sooner."
            )
        )
        tables.frame_pair_table(used.verdicts)
        widgets.table_downloads("frame-verdicts", used.verdicts)


def _sentences(opened: Open, scored: pd.DataFrame) -> None:
    """The sentences of the frame that is chosen, from all voices that the chart shows."""
    frame = pickers.one_frame()
    mine = scored[(scored["question"] == frame) & (scored["score"] >= evidence.LEAST_SCORE)]
    ordered = mine.sort_values(["score", "sentence_id"], ascending=[False, True])
    evidence.evidence_column(st, opened, ordered, evidence.FRAME)
