"""The charts of the pages: which numbers go in, what they say, what the caption tells."""

from collections.abc import Iterable

import pandas as pd

from analysis.charts.words import frames_finding, spectrum_finding, strip_finding, tone_finding
from analysis.studies.comparison import AxisComparison, FrameComparison, ToneComparison
from ui import state
from ui.story import Open
from ui.widgets import Chart


def spectrum_chart(opened: Open, voice: str) -> tuple[Chart, AxisComparison]:
    """The outlets between the two poles, and what the chart was drawn from.

    Apart, an outlet has two marks: its own voice, with interval and verdicts, and its quotations.
    """
    placed = opened.on_axis("own" if voice == "apart" else voice)
    low, high = placed.axis.low_label, placed.axis.high_label
    arguments = {
        "estimates": placed.estimates,
        "sentences": placed.sentences,
        "verdicts": placed.verdicts,
        "low_pole": low,
        "high_pole": high,
    }
    if voice == "apart":
        arguments["quoted"] = opened.on_axis("quoted").estimates
    chart = Chart(
        "spectrum",
        arguments,
        f"{opened.key(voice)} {placed.axis.name}",
        spectrum_finding(placed.estimates, placed.verdicts, low, high),
        _with_salience(placed),
        _caption(opened, voice, placed.estimates["outlet"]),
    )
    return chart, placed


def _with_salience(placed: AxisComparison) -> pd.DataFrame:
    """The outlets' places with the share of their sentences that speak to the axis."""
    salience = placed.salience.set_index("outlet")["estimate"]
    return placed.estimates.assign(salience=placed.estimates["outlet"].map(salience))


def strip_chart(opened: Open, placed: AxisComparison, outlet: str, voice: str) -> Chart:
    """The sentences of one outlet over the axis."""
    low, high = placed.axis.low_label, placed.axis.high_label
    mine = placed.sentences[placed.sentences["outlet"] == outlet]
    return Chart(
        "strip",
        {"sentences": mine, "low_pole": low, "high_pole": high},
        f"{opened.key(voice)} {placed.axis.name} {outlet}",
        strip_finding(mine, low, high),
        mine,
        _caption(opened, voice, [outlet]),
    )


def tone_chart(opened: Open, tone: ToneComparison, voice: str) -> Chart:
    """The outlets' tone toward each target."""
    return Chart(
        "tone",
        {"estimates": tone.estimates},
        f"{opened.key(voice)} {state.targets()}",
        tone_finding(tone.estimates),
        tone.estimates,
        _caption(opened, voice, tone.estimates["outlet"]),
    )


def frames_chart(opened: Open, used: FrameComparison, voice: str) -> Chart:
    """How often each outlet uses each frame."""
    return Chart(
        "frames",
        {"estimates": used.estimates},
        f"{opened.key(voice)} {state.frames()}",
        frames_finding(used.estimates),
        used.estimates,
        _caption(opened, voice, used.estimates["outlet"]),
    )


def _caption(opened: Open, voice: str, outlets: Iterable[str]) -> str:
    """What a chart in a paper rests on: the sentences that were compared, dates, and the model."""
    sentences = opened.sentences("all" if voice == "apart" else voice)
    sentences = sentences[sentences["outlet"].isin(set(outlets))]
    articles = opened.corpus.articles
    articles = articles[articles["article_id"].isin(sentences["article_id"])]
    dates = sorted(date for date in articles["published"] if date)
    when = f"; published {_span(dates)}" if dates else ""
    when += f" (date known of {len(dates)})" if 0 < len(dates) < len(articles) else ""
    said = "" if voice == "all" else f" ({state.VOICES[voice]})"
    info = opened.encoder.info
    return (
        f"{len(articles)} articles, {len(sentences)} sentences{said}{when}. "
        f"Encoder {info.name} {info.version}, fingerprint {info.fingerprint[:12]}. Parallax."
    )


def _span(dates: list[str]) -> str:
    return dates[0] if dates[0] == dates[-1] else f"{dates[0]} to {dates[-1]}"
