"""The charts of shared text: which numbers go in, what they say, what the caption tells."""

from functools import partial

import pandas as pd

from analysis import __version__
from analysis.charts.sharing import sharing_finding
from analysis.charts.shifts import shifts_finding
from analysis.charts.tone import POLES
from analysis.formats import number
from analysis.studies.shared import SharedText, worded
from analysis.studies.validity_small import swapped_shift_words
from analysis.translation import tr
from ui import cache, choices, questions
from ui.charts import IN_VOICE
from ui.story import Open
from ui.widgets import Chart


def matrix_chart(opened: Open, shared: SharedText, voice: str) -> Chart:
    """How much of each outlet's text in this voice is found in each other one."""
    shares = shared.matrix(opened.outlets, voice)
    shown = shared.corpus.articles["outlet"].isin(opened.outlets)
    n_groups = shared.corpus.articles.loc[shown, "share_group"].replace("", None).nunique()
    return Chart(
        "sharing",
        {"shares": shares},
        opened.key(f"sharing {voice}"),
        tr(IN_VOICE[voice], finding=sharing_finding(shares, n_groups)),
        shares,
        lambda: _caption(opened, len(shared.pairs)),
    )


def shifts_chart(opened: Open, shared: SharedText, target: str, voice: str) -> Chart:
    """What the rewriting moved: in the tone toward the target, without one on the axis.

    In a voice, of pairs of which both sentences are in it.
    """
    if target:
        return _tone_shifts(opened, shared, target, voice)
    return _axis_shifts(opened, shared, voice)


def _axis_shifts(opened: Open, shared: SharedText, voice: str) -> Chart:
    """What the rewriting moved on the axis."""
    axis, pairs = questions.axis(), _rewritten(opened, shared, voice)
    key = opened.key(f"shifts {voice}")
    shifts = cache.axis_shifts(key, axis, pairs, shared.corpus.sentences, opened.encoder)
    poles = axis.poles_shown
    return _shifts_chart(opened, "shifts", shared, shifts, poles, tr("Position"), voice)


def _tone_shifts(opened: Open, shared: SharedText, target: str, voice: str) -> Chart:
    """What the rewriting moved in the tone toward one target."""
    pairs, story = _rewritten(opened, shared, voice), shared.corpus.sentences
    key = opened.key(f"shifts {voice}")
    shifts = cache.pair_tones(key, questions.targets(), pairs, story, opened.tier.tone)
    mine = shifts[shifts["question"] == target]
    poles = (tr(POLES[0]), tr(POLES[1]))
    what = tr("Tone toward {target}", target=target)
    return _shifts_chart(opened, "tone-shifts", shared, mine, poles, what, voice)


def _shifts_chart(
    opened: Open,
    kind: str,
    shared: SharedText,
    shifts: pd.DataFrame,
    poles: tuple[str, str],
    what: str,
    voice: str,
) -> Chart:
    told = worded(shifts, shared.corpus.sentences)
    return Chart(
        kind,
        {"shifts": told, "low_pole": poles[0], "high_pole": poles[1], "what": what},
        f"{opened.key(f'shifts {voice}')} {poles} {what} {choices.choice('about')}",
        tr(IN_VOICE[voice], finding=shifts_finding(told, *poles)),
        told.drop(columns=["changes", "pair"]),
        lambda: _caption(opened, len(shifts)),
        partial(swapped_shift_words, told),
    )


def _rewritten(opened: Open, shared: SharedText, voice: str) -> pd.DataFrame:
    """The rewritten pairs of the outlets that are compared, in a voice those within it."""
    pairs, sentences = shared.rewritten(), shared.corpus.sentences
    if voice != "all":
        sentences = sentences[sentences["voice"] == voice]
    shown = sentences.loc[sentences["outlet"].isin(opened.outlets), "sentence_id"]
    return pairs[pairs["sentence_id_a"].isin(shown) & pairs["sentence_id_b"].isin(shown)]


def _caption(opened: Open, n_pairs: int) -> str:
    n_articles = int(opened.corpus.articles["outlet"].isin(opened.outlets).sum())
    return tr(
        "{n_articles} articles, {n_pairs} pairs of shared sentences, found by words in common and "
        "by vectors of {encoder}. Parallax {version}.",
        n_articles=number(n_articles),
        n_pairs=number(n_pairs),
        encoder=opened.encoder.info.tag,
        version=__version__,
    )
