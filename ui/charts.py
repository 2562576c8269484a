"""The charts of the pages: which numbers go in, what they say, what the caption tells."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import pandas as pd

from analysis import __version__
from analysis.charts.voices import voices_finding
from analysis.charts.wordings import holds_words, wordings_finding
from analysis.charts.words import spectrum_finding, strip_finding
from analysis.errors import QuestionError
from analysis.formats import day, number
from analysis.studies.comparison import AxisComparison, with_every
from analysis.studies.validity_small import swapped_words
from analysis.studies.voices import VoiceComparison
from analysis.translation import mark, tr
from ui import choices, questions
from ui.story import Open
from ui.widgets import Chart

# How a finding about some of the sentences says which.
IN_VOICE = {
    "all": "{finding}",
    "own": mark("In their own voice: {finding}"),
    "apart": mark("In their own voice: {finding}"),
    "quoted": mark("In what they quote: {finding}"),
}
_NOTHING_OWN = mark(
    "No sentence in an outlet's own voice speaks to this axis; in all voices: {finding}"
)
_NOT_YET_HEARD = mark("In all voices, until it is known who speaks: {finding}")
# How a caption says which shared text was counted.
_SHARED = {
    "everywhere": "{counted}",
    "once": mark("{counted}, shared text once"),
    "none": mark("{counted}, without shared text"),
}


def spectrum_chart(opened: Open, voice: str) -> tuple[Chart, AxisComparison]:
    """The outlets between the two poles, and what the chart was drawn from.

    Apart, an outlet has two marks: its own voice, with interval and verdicts, and its quotations.
    """
    placed, quoted, note = _placed(opened, voice)
    low, high = placed.axis.poles_shown
    arguments = {
        "estimates": placed.estimates,
        "sentences": placed.sentences,
        "verdicts": placed.verdicts,
        "low_pole": low,
        "high_pole": high,
    }
    if quoted is not None:
        arguments["quoted"] = quoted.estimates
    finding = spectrum_finding(placed.estimates, placed.verdicts, low, high)
    chart = Chart(
        "spectrum",
        arguments,
        f"{opened.key(voice)} {placed.axis.name} {questions.wordings()} {len(placed.verdicts)}",
        tr(note or IN_VOICE[voice], finding=finding) + holds_words(placed.verdicts),
        lambda: _places_table(opened, "all" if note else voice, placed, quoted),
        partial(caption, opened, voice, placed.estimates["outlet"], family="axis"),
        partial(swapped_words, placed.verdicts),
    )
    return chart, placed


def _placed(opened: Open, voice: str) -> tuple[AxisComparison, AxisComparison | None, str]:
    """Where the outlets stand, their quotations where they are apart, and what a reader must know.

    A story may have no word of its own, or no quotation, on the axis, and it may not be known yet
    whose words they are: then there is one mark.
    """
    if voice != "apart":
        return opened.on_axis(voice), None, ""
    if not opened.is_heard:
        return opened.on_axis("all"), None, _NOT_YET_HEARD
    try:
        own = opened.on_axis("own")
    except QuestionError:
        return opened.on_axis("all"), None, _NOTHING_OWN
    own = replace(own, estimates=with_every(own.estimates, opened.outlets))
    try:
        return own, opened.on_axis("quoted", reworded=False), ""
    except QuestionError:
        return own, None, ""


def _places_table(
    opened: Open, voice: str, placed: AxisComparison, quoted: AxisComparison | None
) -> pd.DataFrame:
    """The places in digits, of both voices where they are apart, with their spread by wording."""
    table = _with_salience(placed).assign(voice="own" if voice == "apart" else voice)
    if quoted is None:
        return table
    reworded = opened.on_axis("quoted")
    return pd.concat([table, _with_salience(reworded).assign(voice="quoted")])


def _with_salience(placed: AxisComparison) -> pd.DataFrame:
    """The outlets' places with the share of their sentences that speak to the axis."""
    salience = placed.salience.set_index("outlet")["estimate"]
    return placed.estimates.assign(salience=placed.estimates["outlet"].map(salience))


def wordings_chart(opened: Open, placed: AxisComparison, voice: str) -> Chart:
    """The places of the outlets under the axis as asked and under its other wordings."""
    low, high = placed.axis.poles_shown
    places = placed.wording_places
    return Chart(
        "wordings",
        {"places": places, "low_pole": low, "high_pole": high},
        f"{opened.key(voice)} {placed.axis.name} {questions.wordings()} {len(places)}",
        wordings_finding(places, placed.verdicts),
        places,
        partial(caption, opened, voice, placed.estimates["outlet"], family="axis"),
    )


def strip_chart(opened: Open, placed: AxisComparison, outlet: str, voice: str) -> Chart:
    """The sentences of one outlet over the axis."""
    low, high = placed.axis.poles_shown
    mine = placed.sentences[placed.sentences["outlet"] == outlet]
    return Chart(
        "strip",
        {"sentences": mine, "low_pole": low, "high_pole": high},
        f"{opened.key(voice)} {placed.axis.name} {outlet}",
        strip_finding(mine, low, high),
        mine,
        partial(caption, opened, voice, [outlet], family="axis"),
    )


def voices_chart(opened: Open, heard: VoiceComparison, by: str) -> Chart:
    """Whose words each outlet prints."""
    return Chart(
        "voices",
        {"estimates": heard.words},
        f"{opened.key('all')} {by} {sorted(opened.sides().items()) if by == 'side' else ''}",
        voices_finding(heard.words),
        heard.words,
        partial(_voices_caption, opened, by, len(heard.quotes)),
    )


def _voices_caption(opened: Open, by: str, n_quotes: int) -> str:
    sentences = opened.sentences("all")
    counted = tr(
        "{n_articles} articles, {n_sentences} sentences, {n_quotes} quotations, direct and "
        "indirect, in shares of all words",
        n_articles=number(sentences["article_id"].nunique()),
        n_sentences=number(len(sentences)),
        n_quotes=number(n_quotes),
    )
    grouped = tr("Speakers are put on sides by hand and by rule.") if by == "side" else ""
    return " ".join(filter(None, (f"{as_counted(counted)}.", grouped, f"Parallax {__version__}.")))


def caption(opened: Open, voice: str, outlets: Iterable[str], *, family: str) -> str:
    """What a chart in a paper rests on: the sentences that were compared, dates, and the model."""
    sentences = opened.sentences("all" if voice == "apart" else voice)
    sentences = sentences[sentences["outlet"].isin(set(outlets))]
    articles = opened.corpus.articles
    articles = articles[articles["article_id"].isin(sentences["article_id"])]
    counted = tr(
        "{n_articles} articles, {n_sentences} sentences",
        n_articles=number(len(articles)),
        n_sentences=number(len(sentences)),
    )
    if voice != "all":
        counted = tr("{counted} ({voice})", counted=counted, voice=tr(choices.VOICES[voice]))
    counted = as_counted(counted)
    about = choices.choice("about")
    told = [
        tr("About: {subject}.", subject=about) if family == "axis" and about else "",
        f"{_dated(counted, articles['published'])}.",
        tr("Bands: 95 % intervals, hatched where they hold within one article."),
        tr(
            "Parallax {version}, scored by {scorer}.",
            version=__version__,
            scorer=opened.tier.scorers[family].tag,
        ),
    ]
    return " ".join(filter(None, told))


def as_counted(counted: str) -> str:
    """How much was counted, with the shared text that was not."""
    return tr(_SHARED[choices.choice("shared")], counted=counted)


def _dated(counted: str, published: Iterable[str]) -> str:
    """The counts with the days between which the articles were published, as far as known."""
    every = list(published)
    dates = sorted(date for date in every if date)
    if not dates:
        return counted
    first, last = day(dates[0]), day(dates[-1])
    span = first if first == last else tr("{first} to {last}", first=first, last=last)
    if len(dates) == len(every):
        return tr("{counted}; published {span}", counted=counted, span=span)
    return tr(
        "{counted}; published {span} (date known of {n})",
        counted=counted,
        span=span,
        n=len(dates),
    )
