"""What a chart of a report rests on: counts, dates and the scorer; and how far to trust that."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.models.info import ScorerInfo
from analysis.reports.cards import card_html
from analysis.reports.material import Material
from analysis.reports.parts import Card
from analysis.studies.validity import validity_card
from analysis.studies.validity_words import swapped_words, validity_line

BANDS = "Bands: 95 % intervals, hatched where they hold within one article."
_VOICES = {"own": " in their own voice", "quoted": " of what they quote"}
_SHARED = {"once": ", shared text once", "none": ", without shared text"}


def scored_basis(material: Material, family: str, measure: str, bands: str = BANDS) -> str:
    """What a chart of scores rests on: articles, sentences, dates, model, and its bands."""
    scored = material.scored(measure)
    voice = _VOICES.get(material.study.voice, "")
    counts = _SHARED.get(str(material.study.manifest["compared"].get("shared", "")), "")
    n = scored["sentence_id"].nunique()
    who = scorer_of(material, family).tag
    told = f"{counted(scored['article_id'].nunique(), 'article')}, {counted(n, 'sentence')}"
    when = _published(material, scored["article_id"])
    return f"{told}{voice}{counts}{when}. {bands}{' ' if bands else ''}Scored by {who}."


def _published(material: Material, article_ids: Iterable[str]) -> str:
    articles = material.study.articles
    dates = articles.loc[articles["article_id"].isin(list(article_ids)), "published"]
    span = date_span(dates)
    return f"; published {span}" if span else ""


def date_span(dates: Iterable[str]) -> str:
    """The first and the last of the dates, "" where none is known."""
    known = sorted(date for date in dates if date)
    if not known:
        return ""
    return known[0] if known[0] == known[-1] else f"{known[0]} to {known[-1]}"


def counted(n: int, thing: str) -> str:
    """So many of a thing: 1 article, 2 articles."""
    return f"{n:,} {thing}{'' if n == 1 else 's'}"


def scorer_of(material: Material, family: str) -> ScorerInfo:
    """The facts of what scored a family, as the study's manifest and tables have them."""
    manifest: dict[str, Any] = material.study.manifest
    model = manifest["tone_network" if family == "tone" else "encoder"]
    facts = {name: str(model[name]) for name in ("name", "version", "licence")}
    return ScorerInfo(**facts, fingerprint=str(manifest["scorers"][family]))


def trust(material: Material, family: str) -> Card:
    """The line and the card on how far the scores of a family can be trusted."""
    info = scorer_of(material, family)
    card = validity_card(family, info.fingerprint)
    return Card(validity_line(card), card_html(card, info))


def small_gaps(material: Material, family: str, verdicts: pd.DataFrame) -> tuple[str, ...]:
    """The note on verdicts that are smaller than what swapping names moves, if there are any."""
    fingerprint = str(material.study.manifest["scorers"][family])
    said = swapped_words(verdicts, validity_card(family, fingerprint).swapped)
    return (said,) if said else ()
