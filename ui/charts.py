"""The charts of the pages: which numbers go in, what they say, what the caption tells."""

from collections.abc import Iterable
from functools import partial

import pandas as pd

from analysis import __version__
from analysis.charts.wordings import holds_words, wordings_finding
from analysis.charts.words import frames_finding, spectrum_finding, strip_finding, tone_finding
from analysis.studies.comparison import AxisComparison, FrameComparison, ToneComparison
from ui import state
from ui.story import Open
from ui.widgets import Chart

# What a finding about some of the sentences begins with.
_IN_VOICE = {
    "all": "",
    "own": "In their own voice: ",
    "apart": "In their own voice: ",
    "quoted": "In what they quote: ",
}
# How a caption says which shared text was counted.
_SHARED = {"everywhere": "", "once": ", shared text once", "none": ", without shared text"}


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
    table = _with_salience(placed).assign(voice="own" if voice == "apart" else voice)
    if voice == "apart":
        quoted = opened.on_axis("quoted")
        arguments["quoted"] = quoted.estimates
        table = pd.concat([table, _with_salience(quoted).assign(voice="quoted")])
    chart = Chart(
        "spectrum",
        arguments,
        f"{opened.key(voice)} {placed.axis.name} {state.wordings()} {len(placed.verdicts)}",
        _IN_VOICE[voice]
        + spectrum_finding(placed.estimates, placed.verdicts, low, high)
        + holds_words(placed.verdicts),
        table,
        partial(caption, opened, voice, placed.estimates["outlet"], family="axis"),
    )
    return chart, placed


def _with_salience(placed: AxisComparison) -> pd.DataFrame:
    """The outlets' places with the share of their sentences that speak to the axis."""
    salience = placed.salience.set_index("outlet")["estimate"]
    return placed.estimates.assign(salience=placed.estimates["outlet"].map(salience))


def wordings_chart(opened: Open, placed: AxisComparison, voice: str) -> Chart:
    """The places of the outlets under the axis as asked and under its other wordings."""
    low, high = placed.axis.low_label, placed.axis.high_label
    return Chart(
        "wordings",
        {"places": placed.wording_places, "low_pole": low, "high_pole": high},
        f"{opened.key(voice)} {placed.axis.name} {state.wordings()} {len(placed.wording_places)}",
        wordings_finding(placed.wording_places, placed.verdicts),
        placed.wording_places,
        partial(caption, opened, voice, placed.estimates["outlet"], family="axis"),
    )


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
        partial(caption, opened, voice, [outlet], family="axis"),
    )


def tone_chart(opened: Open, tone: ToneComparison, voice: str) -> Chart:
    """The outlets' tone toward each target."""
    return Chart(
        "tone",
        {"estimates": tone.estimates},
        f"{opened.key(voice)} {state.targets()}",
        tone_finding(tone.estimates),
        tone.estimates,
        partial(caption, opened, voice, tone.estimates["outlet"], family="tone"),
    )


def frames_chart(opened: Open, used: FrameComparison, voice: str) -> Chart:
    """How often each outlet uses each frame."""
    return Chart(
        "frames",
        {"estimates": used.estimates},
        f"{opened.key(voice)} {state.frames()}",
        frames_finding(used.estimates),
        used.estimates,
        partial(caption, opened, voice, used.estimates["outlet"], family="frames"),
    )


def caption(opened: Open, voice: str, outlets: Iterable[str], *, family: str) -> str:
    """What a chart in a paper rests on: the sentences that were compared, dates, and the model."""
    sentences = opened.sentences("all" if voice == "apart" else voice)
    sentences = sentences[sentences["outlet"].isin(set(outlets))]
    articles = opened.corpus.articles
    articles = articles[articles["article_id"].isin(sentences["article_id"])]
    dates = sorted(date for date in articles["published"] if date)
    when = f"; published {_span(dates)}" if dates else ""
    when += f" (date known of {len(dates)})" if 0 < len(dates) < len(articles) else ""
    said = "" if voice == "all" else f" ({state.VOICES[voice]})"
    said += _SHARED[state.choice("shared")]
    info = opened.tier.scorers[family]
    about = state.choice("about")
    axis = f"About: {about}. " if family == "axis" and about else ""
    return (
        f"{axis}{len(articles)} articles, {len(sentences)} sentences{said}{when}. Bands: 95 % "
        "intervals, hatched where they hold within one article. "
        f"Parallax {__version__}, scored by {info.tag}."
    )


def _span(dates: list[str]) -> str:
    return dates[0] if dates[0] == dates[-1] else f"{dates[0]} to {dates[-1]}"
