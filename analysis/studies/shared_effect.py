"""What counting shared text once, or not at all, changes: every estimate under each setting.

A sentence has the same score however shared text counts, so each is scored once and the estimates
are made from those that count.
"""

from collections.abc import Callable, Iterator
from typing import Final

import pandas as pd

from analysis.corpus.schema import ESTIMATE_COLUMNS, SCORE_COLUMNS
from analysis.errors import QuestionError
from analysis.measures.attribution import word_shares
from analysis.measures.estimates import expected_share_estimates, mean_estimates, share_estimates
from analysis.measures.headline import GAP, article_headlines, headline_estimates
from analysis.models.encoder import Encoder
from analysis.models.questions import FramingAxis
from analysis.models.tiers import Tier
from analysis.studies.comparison import compare_frames, compare_on_axis, compare_tone
from analysis.studies.omission import can_compare_claims, compare_claims
from analysis.studies.settings import Asked
from analysis.studies.shared import EVERYWHERE, SETTINGS, SharedText
from analysis.translation import mark

Tables = dict[str, pd.DataFrame]
POSITION, SALIENCE, TONE, FRAME = "position", "salience", "tone", "frame"
HEADLINES, TONE_HEADLINES = "position gap of headlines", "tone gap of headlines"
QUOTED, CLAIMS = "quoted words", "common claims"
# What each measure is called where it is shown.
MEASURES: Final = {
    POSITION: mark("place on the axis"),
    SALIENCE: mark("share on the axis"),
    TONE: mark("tone"),
    FRAME: mark("frame"),
    HEADLINES: mark("headline − body, on the axis"),
    TONE_HEADLINES: mark("headline − body, in tone"),
    QUOTED: mark("share of quoted words"),
    CLAIMS: mark("share of common claims"),
}
WITHOUT_QUESTION: Final = (POSITION, SALIENCE, HEADLINES, QUOTED, CLAIMS)  # there is one only
EFFECT_COLUMNS: Final = ["measure", *ESTIMATE_COLUMNS, "counted"]


def effect_on_axis(
    shared: SharedText,
    sentences: pd.DataFrame,
    axis: FramingAxis,
    encoder: Encoder,
    voice: str = "all",
) -> pd.DataFrame:
    """The outlets' places under each setting (ESTIMATE_COLUMNS and `counted`), by outlet.

    `sentences` are whole articles; with a `voice` only its sentences are placed. An outlet that has
    no sentence left under a setting is NaN there.
    """
    outlets = sorted(sentences["outlet"].unique())
    parts = []
    for setting in SETTINGS:
        try:
            kept = shared.counted(sentences, setting)
            kept = kept if voice == "all" else kept[kept["voice"] == voice]
            found = compare_on_axis(kept, axis, encoder).estimates
        except QuestionError:
            found = pd.DataFrame(columns=ESTIMATE_COLUMNS)
        parts.append(_every_outlet(found, outlets, axis.name).assign(counted=setting))
    return pd.concat(parts, ignore_index=True).sort_values(
        "outlet", kind="stable", ignore_index=True
    )


def effect_on_all(
    shared: SharedText, sentences: pd.DataFrame, asked: Asked, tier: Tier
) -> pd.DataFrame:
    """Every estimate of the outlets under each setting (EFFECT_COLUMNS), measure by measure.

    Measures are those of `MEASURES` for what is asked: places, salience, tone, frames and gaps of
    headlines in the voice asked for; in all voices the share of quoted words and of the common
    claims carried. Ranges and units are theirs. `sentences` are whole articles with their voices.
    An outlet that has nothing left under a setting is NaN there, with its counts 0. What cannot be
    answered at all is in no row.
    """
    scored = _scored(sentences, shared, asked, tier)
    outlets = sorted(sentences["outlet"].unique())
    under = {
        setting: dict(_estimates(shared.left(sentences, setting), sentences, shared, scored, tier))
        for setting in SETTINGS
    }
    parts = [
        _every_outlet(_asking(under[setting].get(measure), question), outlets, question).assign(
            measure=measure, counted=setting
        )
        for measure, whole in under[EVERYWHERE].items()
        for question in whole["question"].drop_duplicates()
        for setting in SETTINGS
    ]
    if not parts:
        return pd.DataFrame(columns=EFFECT_COLUMNS)
    order = ["measure", "question", "outlet"]
    table = pd.concat(parts, ignore_index=True)[EFFECT_COLUMNS]
    place = table["measure"].map({name: at for at, name in enumerate(MEASURES)})
    table = table.assign(place=place).sort_values(["place", *order[1:]], kind="stable")
    return table.drop(columns="place").reset_index(drop=True)


def _scored(sentences: pd.DataFrame, shared: SharedText, asked: Asked, tier: Tier) -> Tables:
    """What is asked of each sentence, whether or not it counts."""
    mine = sentences if asked.voice == "all" else sentences[sentences["voice"] == asked.voice]
    story, ask = shared.corpus.sentences, {}
    if asked.axis:
        axis = asked.axis
        ask[POSITION] = lambda: compare_on_axis(mine, axis, tier.encoder).sentences
    if asked.targets:
        ask[TONE] = lambda: compare_tone(mine, asked.targets, tier.tone, story=story).sentences
    if asked.frames:
        ask[FRAME] = lambda: compare_frames(mine, asked.frames, tier.encoder).sentences
    answers = {name: _answer(question) for name, question in ask.items()}
    return {name: table for name, table in answers.items() if table is not None}


def _answer(ask: Callable[[], pd.DataFrame]) -> pd.DataFrame | None:
    try:
        return ask()
    except QuestionError:
        return None


def _estimates(
    counted: pd.DataFrame, story: pd.DataFrame, shared: SharedText, scored: Tables, tier: Tier
) -> Iterator[tuple[str, pd.DataFrame]]:
    """The estimates of each measure from the sentences that count."""
    known = counted["sentence_id"]
    kept = {name: table[table["sentence_id"].isin(known)] for name, table in scored.items()}
    for name, gaps in ((POSITION, HEADLINES), (TONE, TONE_HEADLINES)):
        if name in kept and len(kept[name]):
            yield name, mean_estimates(kept[name][SCORE_COLUMNS])
            if name == POSITION:
                yield SALIENCE, share_estimates(kept[name][SCORE_COLUMNS])
            found = headline_estimates(article_headlines(kept[name]))
            yield gaps, found[found["part"] == GAP]
    if FRAME in kept and len(kept[FRAME]):
        yield FRAME, expected_share_estimates(kept[FRAME][SCORE_COLUMNS])
    quotes = shared.corpus.quotes
    if len(counted) and len(quotes):
        by_anyone = pd.Series(QUOTED, index=quotes.index)
        shares = word_shares(counted, quotes, by_anyone)
        yield QUOTED, shares[shares["question"] == QUOTED]
    if can_compare_claims(counted):
        carried = compare_claims(counted, tier.encoder, story).shares
        yield CLAIMS, carried.assign(question=CLAIMS, n_sentences=carried["n_carried"])


def _asking(found: pd.DataFrame | None, question: str) -> pd.DataFrame:
    if found is None:
        return pd.DataFrame(columns=ESTIMATE_COLUMNS)
    return found.loc[found["question"] == question, ESTIMATE_COLUMNS]


def _every_outlet(estimates: pd.DataFrame, outlets: list[str], question: str) -> pd.DataFrame:
    table = estimates.set_index("outlet").reindex(outlets).reset_index()
    table["question"] = question
    table["interval"] = table["interval"].fillna("none")
    counts = ["n_articles", "n_sentences"]
    table[counts] = table[counts].fillna(0).astype("int64")
    numbers = ["estimate", "ci_low", "ci_high"]
    table[numbers] = table[numbers].astype("float64")
    return table
