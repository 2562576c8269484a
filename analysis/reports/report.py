"""From a study to its report: title, findings, sections, method, sources and how to cite it."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from analysis.charts.labels import isolated, plain_label, shorten_text
from analysis.corpus.dates import iso_date
from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.errors import StudyError
from analysis.models.tiers import Tier
from analysis.reports.basis import counted, date_span
from analysis.reports.citation import citations, program
from analysis.reports.material import Material, open_material
from analysis.reports.parts import Report, Section, Source
from analysis.reports.places import axis_sections
from analysis.reports.sources import source_sections
from analysis.reports.topics import frames_section, tone_section, words_section
from analysis.studies.comparison import Progress
from analysis.studies.corpus import Corpus
from analysis.studies.method import method_paragraphs
from analysis.studies.study import Study
from analysis.studies.validity import validity_card
from analysis.studies.validity_words import validity_paragraph

LONGEST_TITLE, MOST_AUTHORS = 300, 100
_SCORES = {"axis": "axis", "targets": "tone", "frames": "frames"}
_VOICES = {"all": "all voices", "own": "own voice only", "quoted": "quotations only"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def make_report(
    study: Study,
    tier: Tier | None,
    *,
    title: str = "",
    authors: Sequence[str] = (),
    sentences: bool = True,
    heard: Corpus | None = None,
    progress: Progress | None = None,
) -> Report:
    """The report of a study; the same study gives the same one.

    Args:
        study: What is told. Of one without its texts only what it holds itself.
        tier: The models that scored it, for what is made again; None for nothing of it.
        title: One made from what was asked, unless it is given.
        authors: Who made the study, for the byline and the citation.
        sentences: Whether sentences of the articles are shown; claims are some.
        heard: The study's corpus where it is known already who speaks in it.
        progress: Told how far the sentences are.
    """
    method = _method(study)
    material = open_material(study, tier, sentences=sentences, heard=heard, progress=progress)
    named = shorten_text(title, LONGEST_TITLE) or _title(material)
    people = tuple(name for one in authors[:MOST_AUTHORS] if (name := plain_label(one)))
    manifest = study.manifest
    fingerprint = str(manifest["corpus"]["fingerprint"])
    return Report(
        named,
        people,
        iso_date(study.made[:10]),
        _lead(material),
        tuple(_facts(material)),
        tuple(_sections(material)),
        tuple(_notes(material)),
        tuple(_sources(material)),
        method,
        tuple((n, plain_label(v)) for n, v in sorted(study.settings.items()) if v),
        tuple(_versions(manifest)),
        tuple(_hashes(manifest)),
        citations(named, people, study.made, str(manifest["parallax"]), fingerprint),
        f"Parallax {program().version}",
    )


def _sections(material: Material) -> Iterator[Section]:
    yield from axis_sections(material)
    for found in (tone_section(material), frames_section(material)):
        if found:
            yield found
    yield from source_sections(material)
    if words := words_section(material):
        yield words


def _method(study: Study) -> tuple[tuple[str, str], ...]:
    """The method in words; a manifest that tells too little of it is no study's of ours."""
    manifest = study.manifest
    try:
        paragraphs = method_paragraphs(manifest)
        scorers = [manifest["scorers"][_SCORES[family]] for family in study.families]
        models = [manifest[name]["version"] for name in ("encoder", "tone_network")]
        n = int(manifest["corpus"]["n_sentences"])
        _ = (n, *models, *_hashes(manifest), *_versions(manifest))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise StudyError(
            f"The manifest of this study does not tell its whole method ({type(error).__name__}: "
            f"{shorten_text(error, 80)}); make the study again with this version."
        ) from error
    names = [_SCORES[family] for family in study.families]
    cards = [validity_card(name, str(one)) for name, one in zip(names, scorers, strict=True)]
    people = [("Agreement with people", validity_paragraph(cards))] if cards else []
    return (*paragraphs, *people)


def _title(material: Material) -> str:
    """A title from what was asked: whom it is about, or the two poles."""
    n = len(material.study.outlets)
    outlets = f"{_number(n)} outlet{'' if n == 1 else 's'}"
    axis = material.asked.axis
    if axis is None:
        return f"How {outlets} cover{'s' if n == 1 else ''} one event"
    if axis.about:
        about = shorten_text(axis.about, 120)
        return f"{about[0].upper()}{about[1:]}: how {outlets} tell{'s' if n == 1 else ''} it"
    poles = f"“{shorten_text(axis.low_label, 80)}” and “{shorten_text(axis.high_label, 80)}”"
    return f"Between {poles}: {outlets} on one event"


def _number(n: int) -> str:
    return _NUMBERS[n] if n < len(_NUMBERS) else f"{n:,}"


def _lead(material: Material) -> str:
    """What was done, in two sentences, before the findings."""
    articles = _compared(material.study)
    n_outlets = articles["outlet"].nunique()
    outlets = f"{_number(n_outlets)} outlet{'' if n_outlets == 1 else 's'}"
    return (
        f"{counted(len(articles), 'article')} by {outlets} on one event were compared sentence by "
        "sentence. What follows describes wording, says how sure each figure is, and shows the "
        "sentences behind it; it does not say what is true, and rates no outlet good or bad."
    )


def _compared(study: Study) -> pd.DataFrame:
    """The articles of the outlets that were compared."""
    return study.articles[study.articles["outlet"].isin(study.outlets)]


def _facts(material: Material) -> Iterator[tuple[str, str]]:
    study, articles = material.study, _compared(material.study)
    n_sentences = int(study.manifest["corpus"]["n_sentences"])
    if len(articles) < len(study.articles):
        n_sentences = study.results.sentences["sentence_id"].nunique()
    yield "Articles", f"{len(articles):,}"
    yield "Outlets", f"{articles['outlet'].nunique():,}"
    yield "Sentences", f"{n_sentences:,}"
    if span := date_span(articles["published"]):
        yield "Published", span
    voice = "own and quoted apart" if study.settings.get("voice") == "apart" else study.voice
    yield "Compared", _VOICES.get(voice, voice)
    if material.asked.axis:
        poles = (material.axis.low_label, material.axis.high_label)
        yield "Axis", f"{isolated(poles[0])} ↔ {isolated(poles[1])}"
        if material.axis.about:
            yield "About", isolated(material.axis.about)


def _notes(material: Material) -> Iterator[str]:
    """What a reader must know before trusting the rest."""
    study, n_drawn = material.study, len(material.drawn)
    if not study.has_texts and material.remade:
        yield (
            "The sentences of the articles are not shown in this report, and neither are claims, "
            "which are some of them."
        )
    elif not study.has_texts:
        yield (
            "The texts of the articles were left out of this study. So sentences are not shown, "
            "and what this report makes from texts is missing: voices apart, other wordings, who "
            "speaks, shared text, claims and words."
        )
    if material.replaced:
        yield (
            f"Other versions of the models for {', '.join(material.replaced)} made the sections "
            "that are measured again from the articles (voices apart, other wordings, who speaks, "
            "shared text, claims, words); their figures need not fit the others, nor the study's."
        )
    if n_drawn < len(study.outlets):
        yield (
            f"The charts show {n_drawn} of {len(study.outlets)} outlets, those with most "
            "articles; the tables have all."
        )
    if material.remade and (names := material.remade.corpus.not_english):
        told = ", ".join(isolated(name) for name in names[:5])
        yield (
            f"Not in English, it seems: articles of {told}. The models read English only, so "
            "their figures mean nothing."
        )


def _sources(material: Material) -> Iterator[Source]:
    """The articles, by outlet, date and headline."""
    articles = material.study.articles[ARTICLE_COLUMNS]
    ordered = articles.sort_values(["outlet", "published", "headline", "article_id"])
    columns = (ordered[name].astype(str) for name in ("outlet", "headline", "published", "url"))
    for outlet, headline, published, url in zip(*columns, strict=True):
        yield Source(outlet, headline, published, url if _can_follow(url) else "")


def _can_follow(url: str) -> bool:
    """Whether an address is one of the web; a stranger's article may name any."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable()


def _versions(manifest: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Parallax", str(manifest["parallax"])
    yield "Python", str(manifest["python"])
    yield from ((str(name), str(one)) for name, one in sorted(manifest["libraries"].items()))


def _hashes(manifest: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Fingerprints of the articles and of all that scored them."""
    yield "articles", str(manifest["corpus"]["fingerprint"])
    yield "encoder", str(manifest["encoder"]["fingerprint"])
    yield "network for tone", str(manifest["tone_network"]["fingerprint"])
    for family, one in sorted(manifest["scorers"].items()):
        yield f"scorer of {family}", str(one)
    yield "background", str(manifest["background"])
    yield "parser", str(manifest["parser"]["sha256"])
