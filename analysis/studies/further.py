"""The further results of a study: headlines, voices, shared text, claims and words.

They follow from the articles and from what was asked, and are computed here in one place for
saving and for repeating.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.corpus.sides import suggest_sides
from analysis.errors import AnalysisError
from analysis.measures.attribution import speaker_groups
from analysis.measures.headline import article_headlines, headline_estimates
from analysis.models.tiers import Tier
from analysis.studies.comparison import AxisComparison, ToneComparison
from analysis.studies.omission import claims_table, compare_claims
from analysis.studies.settings import Asked
from analysis.studies.shared import SharedText, axis_shifts, tone_shifts
from analysis.studies.shared_effect import effect_on_axis
from analysis.studies.tables import FURTHER
from analysis.studies.voices import compare_voices, with_sentences
from analysis.studies.words import compare_words
from analysis.translation import ENGLISH, mark, speaking

Tables = dict[str, pd.DataFrame]
_FEW_WORDS = mark("The words of fewer than two outlets are enough to be compared.")


def further_results(
    text: SharedText,
    tier: Tier,
    asked: Asked,
    sentences: pd.DataFrame,
    placed: AxisComparison | None,
    tone: ToneComparison | None,
) -> tuple[Mapping[str, pd.DataFrame], dict[str, str]]:
    """Every table of `FURTHER`, and by its name why one has no answer.

    `sentences` are those that were asked, `placed` and `tone` what they answered.
    """
    outlets = asked.outlets or tuple(text.corpus.outlets)
    told = text.corpus.sentences
    told = told[told["outlet"].isin(outlets)]
    scored = {"position": placed, "tone": tone}
    counted = text.left(told, asked.shared)
    claims, no_claims = _claims(counted, told, tier)
    stated = claims["claims"] if claims else None
    words, no_words = _words(text.worded_by_others(sentences, asked.shared), tier, stated)
    tables = {
        "wordings": placed.wording_places if placed else pd.DataFrame(),
        **_headlines({name: one.sentences for name, one in scored.items() if one}),
        **_voices(text, counted, asked),
        **_shared(text, tier, asked, told),
        **claims,
        **words,
    }
    typed = {name: kind.table(tables.get(name, pd.DataFrame())) for name, kind in FURTHER.items()}
    return typed, no_claims | no_words


def _headlines(scored: Tables) -> Tables:
    articles = {name: article_headlines(table) for name, table in scored.items()}
    outlets = {name: headline_estimates(table) for name, table in articles.items()}
    return {"headlines": _by_measure(articles), "headline_estimates": _by_measure(outlets)}


def _voices(text: SharedText, counted: pd.DataFrame, asked: Asked) -> Tables:
    """All quotations with their sides, and the shares of what counts by speaker and by side."""
    corpus = text.corpus
    everyone = with_sentences(corpus, text.left(corpus.sentences, asked.shared))
    sides = suggest_sides(everyone.sentences, everyone.quotes) | dict(asked.sides)
    sides = {name: side for name, side in sides.items() if side}
    outlets = asked.outlets or tuple(corpus.outlets)
    parts = []
    for by, given in (("speaker", None), ("side", sides)):
        heard = compare_voices(with_sentences(corpus, counted), outlets, given)
        shares = {"words": heard.words, "attribution": heard.attribution}
        parts.append(_by_measure(shares).assign(by=by))
    quotes = corpus.quotes[corpus.quotes["outlet"].isin(outlets)]
    places = corpus.sentences[["sentence_id", "part", "position"]]
    placed = quotes.merge(places, on="sentence_id", validate="many_to_one")
    side = speaker_groups(placed, sides)
    return {"voices": pd.concat(parts, ignore_index=True), "quotes": placed.assign(side=side)}


def _shared(text: SharedText, tier: Tier, asked: Asked, told: pd.DataFrame) -> Tables:
    known, outlets = set(told["sentence_id"]), set(told["outlet"])
    ours = text.pairs["sentence_id_a"].isin(known) & text.pairs["sentence_id_b"].isin(known)
    pairs, shifts = text.pairs[ours], {}
    tables = {
        "shared_pairs": pairs,
        "share_groups": text.groups[text.groups["article_id"].isin(told["article_id"])],
        "shared_shares": text.matrix(outlets),
    }
    if asked.axis:
        shifts["position"] = axis_shifts(pairs, told, asked.axis, tier.encoder)
        tables["shared_effect"] = effect_on_axis(text, told, asked.axis, tier.encoder, asked.voice)
    if asked.targets:
        story = text.corpus.sentences
        shifts["tone"] = tone_shifts(pairs, story, asked.targets, tier.tone)
    return tables | {"shifts": _by_measure(shifts)}


def _claims(counted: pd.DataFrame, told: pd.DataFrame, tier: Tier) -> tuple[Tables, dict[str, str]]:
    try:
        with speaking(ENGLISH):
            found = compare_claims(counted, tier.encoder, told)
    except AnalysisError as error:
        return {}, {"claims": str(error)}
    marks = told[["sentence_id", "part", "position", "speaker"]]
    table = claims_table(found).merge(marks, on="sentence_id", validate="many_to_one")
    return {"claims": table, "claim_shares": found.shares}, {}


def _words(
    sentences: pd.DataFrame, tier: Tier, claims: pd.DataFrame | None
) -> tuple[Tables, dict[str, str]]:
    if sentences.empty:
        return {}, {"words": _FEW_WORDS}
    stated = None if claims is None else claims[claims["claim_id"] != ""]
    chosen = compare_words(sentences, tier.encoder, stated)
    keyness = chosen.keyness.assign(form=chosen.keyness["term"].map(chosen.forms))
    why = {"words": _FEW_WORDS} if chosen.uses["outlet"].nunique() < 2 else {}
    return {"keyness": keyness, "word_choices": chosen.choices}, why


def _by_measure(tables: Tables) -> pd.DataFrame:
    """The tables as one, the measure's name in every row."""
    parts = [table.assign(measure=name) for name, table in tables.items()]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
