"""From a study to its report: title, findings, sections, method, sources and how to cite it."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from analysis.charts.labels import plain_label, shorten_text
from analysis.corpus.dates import iso_date
from analysis.corpus.marked_words import n_words
from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.errors import StudyError
from analysis.formats import day, number
from analysis.models.tiers import Tier
from analysis.reports.choices import choices_of
from analysis.reports.citation import citations, program
from analysis.reports.counts import parts_words, words_words
from analysis.reports.material import Material, open_material
from analysis.reports.opening import facts_of, lead_of, notes_of, title_of
from analysis.reports.parts import Report, Section, Source
from analysis.reports.places import axis_sections
from analysis.reports.sources import source_sections
from analysis.reports.topics import frames_section, tone_section, words_section
from analysis.studies.comparison import Progress
from analysis.studies.corpus import Corpus
from analysis.studies.known_words import family_words
from analysis.studies.method import method_paragraphs
from analysis.studies.results import names_targets
from analysis.studies.study import Study
from analysis.studies.validity import validity_card
from analysis.studies.validity_words import validity_paragraph
from analysis.translation import language, tr

LONGEST_TITLE, MOST_AUTHORS = 300, 100
_SCORES = {"axis": "axis", "targets": "tone", "frames": "frames"}


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
    """The report of a study in the language at hand; the same study gives the same one.

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
    named = shorten_text(title, LONGEST_TITLE) or title_of(material.asked.axis, len(study.outlets))
    people = tuple(name for one in authors[:MOST_AUTHORS] if (name := plain_label(one)))
    manifest = study.manifest
    fingerprint = str(manifest["corpus"]["fingerprint"])
    return Report(
        named,
        people,
        iso_date(study.made[:10]),
        lead_of(material),
        tuple(facts_of(material)),
        tuple(_sections(material)),
        tuple(notes_of(material)),
        tuple(_sources(study)),
        method,
        tuple(choices_of(study.settings)),
        tuple(_versions(manifest)),
        tuple(_hashes(manifest)),
        citations(named, people, study.made, str(manifest["parallax"]), fingerprint),
        f"Parallax {program().version}",
        language(),
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
    manifest, families = study.manifest, study.families
    if not names_targets(study.results):
        manifest = manifest | {"targets": {}}
        families = tuple(name for name in families if name != "targets")
    try:
        paragraphs = method_paragraphs(manifest)
        scorers = [manifest["scorers"][_SCORES[family]] for family in families]
        models = [manifest[name]["version"] for name in ("encoder", "tone_network")]
        n = int(manifest["corpus"]["n_sentences"])
        _ = (n, *models, *_hashes(manifest), *_versions(manifest))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        fault = f"{type(error).__name__}: {shorten_text(error, 80)}"
        raise StudyError(
            tr(
                "The manifest of this study does not tell its whole method ({fault}); make the "
                "study again with this version.",
                fault=fault,
            )
        ) from error
    names = [_SCORES[family] for family in families]
    cards = [validity_card(name, str(one)) for name, one in zip(names, scorers, strict=True)]
    people = [(tr("Agreement with people"), validity_paragraph(cards))] if cards else []
    return (*paragraphs, *people)


def _sources(study: Study) -> Iterator[Source]:
    """The articles, by outlet, date and headline."""
    articles = study.articles[ARTICLE_COLUMNS].astype(str)
    parts = study.removed["text"].groupby(study.removed["article_id"]).agg(list).to_dict()
    by = ["outlet", "published", "headline", "article_id"]
    for row in articles.sort_values(by).to_dict("records"):
        yield Source(
            row["outlet"],
            row["headline"],
            day(row["published"]),
            number(n_words(row["text"])) if study.has_texts else "",
            _left_out(parts.get(row["article_id"], []), with_words=study.has_texts),
            row["url"] if _can_follow(row["url"]) else "",
        )


def _left_out(parts: list[str], *, with_words: bool) -> str:
    """How much of a page is no part of its article."""
    if not parts or not with_words:
        return parts_words(len(parts)) if parts else ""
    words = words_words(sum(map(n_words, parts)))
    return tr("{parts}, {words}", parts=parts_words(len(parts)), words=words)


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
    yield tr("articles"), str(manifest["corpus"]["fingerprint"])
    yield tr("encoder"), str(manifest["encoder"]["fingerprint"])
    yield tr("network for tone"), str(manifest["tone_network"]["fingerprint"])
    for family, one in sorted(manifest["scorers"].items()):
        yield tr("scorer of {family}", family=family_words(str(family))), str(one)
    yield tr("background"), str(manifest["background"])
    yield tr("parser"), str(manifest["parser"]["sha256"])
