"""How a report opens: its title, what was done, facts and what a reader must know first."""

from collections.abc import Iterator

import pandas as pd

from analysis.charts.labels import count_word, isolated, shorten_text
from analysis.formats import number
from analysis.models.questions import FramingAxis
from analysis.reports.basis import date_span
from analysis.reports.choices import WORDS
from analysis.reports.counts import articles_words, outlets_words
from analysis.reports.material import Material
from analysis.studies.known_words import family_words
from analysis.studies.settings import APART
from analysis.studies.study import Study
from analysis.translation import tr, trn


def title_of(axis: FramingAxis | None, n: int) -> str:
    """A title from what was asked of `n` outlets: whom it is about, or the two poles."""
    count = count_word(n)
    if axis is None:
        return trn(
            "How {count} outlet covers one event",
            "How {count} outlets cover one event",
            n,
            count=count,
        )
    if about := shorten_text(axis.about, 120):  # nothing is left of letters without a shape
        about = about[0].upper() + about[1:]
        return trn(
            "{about}: how {count} outlet tells it",
            "{about}: how {count} outlets tell it",
            n,
            about=about,
            count=count,
        )
    low, high = (tr("“{words}”", words=shorten_text(pole, 80)) for pole in axis.poles_shown)
    return trn(
        "Between {low} and {high}: {count} outlet on one event",
        "Between {low} and {high}: {count} outlets on one event",
        n,
        low=low,
        high=high,
        count=count,
    )


def lead_of(material: Material) -> str:
    """What was done, in two sentences, before the findings."""
    articles = _compared(material.study)
    return tr(
        "{articles} by {outlets} on one event were compared sentence by sentence. What follows "
        "describes wording, says how sure each figure is, and shows the sentences behind it; it "
        "does not say what is true, and rates no outlet good or bad.",
        articles=articles_words(len(articles)),
        outlets=outlets_words(articles["outlet"].nunique(), spelled=True),
    )


def _compared(study: Study) -> pd.DataFrame:
    """The articles of the outlets that were compared."""
    return study.articles[study.articles["outlet"].isin(study.outlets)]


def facts_of(material: Material) -> Iterator[tuple[str, str]]:
    """What was read, what was compared and what was asked, each under its name."""
    study, articles = material.study, _compared(material.study)
    n_sentences = int(study.manifest["corpus"]["n_sentences"])
    if len(articles) < len(study.articles):
        n_sentences = study.results.sentences["sentence_id"].nunique()
    yield tr("Articles"), number(len(articles))
    yield tr("Outlets"), number(articles["outlet"].nunique())
    yield tr("Sentences"), number(n_sentences)
    if span := date_span(articles["published"]):
        yield tr("Published"), span
    voice = APART if study.is_apart else study.voice
    yield tr("Compared"), tr(WORDS["voice"][voice]) if voice in WORDS["voice"] else voice
    if material.asked.axis:
        poles = (material.axis.low_label, material.axis.high_label)
        yield tr("Axis"), f"{isolated(poles[0])} ↔ {isolated(poles[1])}"
        if material.axis.about:
            yield tr("About"), isolated(material.axis.about)


def _remade_words(material: Material) -> str:
    """What a report makes again from the articles; what the study holds itself is not."""
    if material.study.is_apart and material.holds_voices:
        return tr("who speaks, shared text, claims, words")
    return tr("voices apart, other wordings, who speaks, shared text, claims, words")


def notes_of(material: Material) -> Iterator[str]:
    """What a reader must know before trusting the rest."""
    study, n_drawn = material.study, len(material.drawn)
    if not study.has_texts and material.remade:
        yield tr(
            "The sentences of the articles are not shown in this report, and neither are claims, "
            "which are some of them."
        )
    elif not study.has_texts:
        yield tr(
            "The texts of the articles were left out of this study. So sentences are not shown, "
            "and what this report makes from texts is missing: {sections}.",
            sections=_remade_words(material),
        )
    if material.replaced:
        yield tr(
            "Other versions of the models for {families} made the sections that are measured again "
            "from the articles ({sections}); their figures need not fit the others, nor the "
            "study's.",
            families=", ".join(map(family_words, material.replaced)),
            sections=_remade_words(material),
        )
    if n_drawn < len(study.outlets):
        yield tr(
            "The charts show {n} of {n_all} outlets, those with most articles; the tables have "
            "all.",
            n=n_drawn,
            n_all=len(study.outlets),
        )
    if material.remade and (names := material.remade.corpus.not_english):
        told = ", ".join(isolated(name) for name in names[:5])
        yield tr(
            "Not in English, it seems: articles of {outlets}. The models read English only, so "
            "their figures mean nothing.",
            outlets=told,
        )
