"""What a chart of a report rests on: counts, dates and the scorer; and how far to trust that."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.errors import QuestionError
from analysis.formats import day
from analysis.models.info import ScorerInfo
from analysis.reports.cards import card_html
from analysis.reports.counts import articles_words, sentences_words
from analysis.reports.material import Material
from analysis.reports.parts import Card
from analysis.studies.comparison import check_frames, check_targets
from analysis.studies.rules import parser_rules, sharing_rules
from analysis.studies.settings import asked_by
from analysis.studies.validity import validity_card
from analysis.studies.validity_small import (
    swapped_gap_words,
    swapped_shift_words,
    swapped_words,
)
from analysis.studies.validity_words import validity_line
from analysis.translation import language, mark, tr

BANDS = mark("Bands: 95 % intervals, hatched where they hold within one article.")
_RULES = {"voices": parser_rules, "sharing": sharing_rules}
Notes = tuple[str, ...]
_SHARED = {"once": mark("shared text once"), "none": mark("without shared text")}


def scored_basis(
    material: Material,
    family: str,
    measure: str,
    bands: str = BANDS,
    *,
    voice: str = "",
    scored: pd.DataFrame | None = None,
) -> str:
    """What a chart of scores rests on: articles, sentences, voice, dates, model, and its bands.

    `voice` and `scored` are those of the chart where they are not the study's.
    """
    scored = material.scored(measure) if scored is None else scored
    n = scored["sentence_id"].nunique()
    told = [
        articles_words(scored["article_id"].nunique()),
        sentences_words(n, voice or material.study.voice),
    ]
    shared = str(material.study.manifest["compared"].get("shared", ""))
    told += [tr(_SHARED[shared])] if shared in _SHARED else []
    when = _published(material, scored["article_id"])
    who = tr("Scored by {model}.", model=scorer_of(material, family).tag)
    return " ".join([f"{', '.join(told)}{when}.", *([tr(bands)] if bands else []), who])


def _published(material: Material, article_ids: Iterable[str]) -> str:
    articles = material.study.articles
    dates = articles.loc[articles["article_id"].isin(list(article_ids)), "published"]
    span = date_span(dates)
    return "; " + tr("published {span}", span=span) if span else ""


def date_span(dates: Iterable[str]) -> str:
    """The first and the last of the dates, "" where none is known."""
    known = sorted(date for date in dates if date)
    if not known:
        return ""
    first, last = day(known[0]), day(known[-1])
    return first if first == last else tr("{first} to {last}", first=first, last=last)


def why_missing(material: Material, family: str) -> str:
    """Why a family that was asked has no answer, in the language at hand; "" for no reason.

    The study keeps it in English. Where it names what was asked, the question is put again.
    """
    kept = material.study.results.unanswered.get(family, "")
    if not kept:
        return ""
    study = material.study
    again = asked_by(study.settings, families=study.families, spoken=language())
    if family in again.wrong:
        return again.wrong[family]
    try:
        if family == "targets":
            check_targets(again.targets)
        if family == "frames":
            check_frames(again.frames)
    except QuestionError as error:
        return str(error)
    return tr(kept)


def scorer_of(material: Material, family: str) -> ScorerInfo:
    """The facts of what scored a family, as the study's manifest and tables have them.

    Who speaks and what is copied is found again by the rules of this version, so theirs are told.
    """
    if family in _RULES:
        return _RULES[family]()
    manifest: dict[str, Any] = material.study.manifest
    model = manifest["tone_network" if family == "tone" else "encoder"]
    facts = {name: str(model[name]) for name in ("name", "version", "licence")}
    fingerprint = model["fingerprint"] if family == "claims" else manifest["scorers"][family]
    return ScorerInfo(**facts, fingerprint=str(fingerprint))


def trust(material: Material, family: str) -> Card:
    """The line and the card on how far the scores of a family can be trusted."""
    info = scorer_of(material, family)
    card = validity_card(family, info.fingerprint)
    return Card(validity_line(card), card_html(card, info))


def small_gaps(material: Material, family: str, verdicts: pd.DataFrame) -> Notes:
    """The note on verdicts that are smaller than what swapping names moves, if there are any."""
    moved = _swapped(material, family)
    return _noted(swapped_words(verdicts, moved, of_frames=family == "frames"))


def small_headline_gaps(material: Material, family: str, estimates: pd.DataFrame) -> Notes:
    """The same on gaps between headlines and bodies (`headline_estimates`)."""
    return _noted(swapped_gap_words(estimates, _swapped(material, family)))


def small_shifts(material: Material, family: str, shifts: pd.DataFrame) -> Notes:
    """The same on what rewriting moved (SHIFT_COLUMNS)."""
    return _noted(swapped_shift_words(shifts, _swapped(material, family)))


def _swapped(material: Material, family: str) -> float | None:
    """How far swapping names alone moves a score, None where that was not measured."""
    return validity_card(family, scorer_of(material, family).fingerprint).swapped


def _noted(said: str) -> Notes:
    return (said,) if said else ()
