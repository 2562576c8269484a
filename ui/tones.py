"""Who is praised, who is criticised? The section's chart, its numbers and verdicts."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.charts.words import tone_finding
from analysis.models.questions import Target
from analysis.studies.comparison import ToneComparison, with_every
from analysis.studies.validity_small import swapped_words
from analysis.translation import tr
from ui import pickers, questions, tables, widgets
from ui.apart import by_voice, reading_of
from ui.charts import IN_VOICE, caption
from ui.story import Open
from ui.validity import downloads, show_validity
from ui.widgets import Chart


def tone_section(opened: Open, targets: tuple[Target, ...], voice: str) -> None:
    """The tone toward each target; apart, an outlet has a mark for its own voice and its quotes."""
    voice = reading_of(opened, voice)
    tone, quoted = _heard(opened, targets, voice)
    drawn = pickers.drawn_target(tone.estimates)
    chart = tone_chart(opened, tone, quoted, voice, drawn)
    widgets.finding(chart.alt)
    widgets.show_chart(chart)
    show_validity(opened, chart)
    downloads(opened, chart)
    with st.expander(tr("The tone in numbers, and which outlets differ")):
        table = by_voice(tone.estimates, quoted)
        tables.tone_table(table)
        tables.pair_table(tone.verdicts, tr("target"))
        widgets.table_downloads("tone", table)
        widgets.table_downloads("tone-verdicts", tone.verdicts)


def _heard(
    opened: Open, targets: tuple[Target, ...], voice: str
) -> tuple[ToneComparison, pd.DataFrame | None]:
    """The tone in this voice and, apart, the estimates of what is quoted beside it."""
    if voice != "apart":
        return opened.tone(targets, voice), None
    own, quoted = (opened.tone(targets, name) for name in ("own", "quoted"))
    own = ToneComparison(own.sentences, with_every(own.estimates, opened.outlets), own.verdicts)
    return own, quoted.estimates


def tone_chart(
    opened: Open, tone: ToneComparison, quoted: pd.DataFrame | None, voice: str, target: str = ""
) -> Chart:
    """The outlets' tone toward each target, or toward the one given."""
    estimates = _toward(tone.estimates, target)
    verdicts = tone.verdicts
    if target:
        verdicts = verdicts[verdicts["question"] == target]
    arguments = {"estimates": estimates}
    if quoted is not None:
        quoted = arguments["quoted"] = _toward(quoted, target)
    finding = tone_finding(estimates)
    return Chart(
        "tone",
        arguments,
        f"{opened.key(voice)} {questions.targets()} {target}",
        tr(IN_VOICE[voice], finding=finding) if quoted is not None else finding,
        by_voice(estimates, quoted),
        partial(caption, opened, voice, estimates["outlet"], family="tone"),
        partial(swapped_words, verdicts),
    )


def _toward(estimates: pd.DataFrame, target: str) -> pd.DataFrame:
    mine = estimates[estimates["question"] == target] if target else estimates
    return mine.reset_index(drop=True)
