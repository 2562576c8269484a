"""The sections on tone, frames and words."""

from functools import partial

import pandas as pd

from analysis.charts.choices import choices_finding, choices_plot
from analysis.charts.frames import frames_plot
from analysis.charts.keyness import keyness_finding, keyness_plot
from analysis.charts.labels import isolated
from analysis.charts.tone import tone_plot
from analysis.charts.words import frames_finding, tone_finding
from analysis.measures.keyness import telling_terms
from analysis.reports.basis import counted, scored_basis, small_gaps, trust
from analysis.reports.evidence import NO_TEXTS, frame_evidence, tone_evidence
from analysis.reports.material import Material
from analysis.reports.parts import Chart, Section
from analysis.reports.tables import Table, estimate_table, pair_table, table_of
from analysis.studies.words import WordChoice

MOST_CLUSTERS, MOST_SPOKEN = 4, 8  # charts of words for the same thing, and of outlets' own terms
_MORE, _LESS = 10, 5  # terms of a chart
_TONE = (
    "A mark is an outlet’s mean tone toward the target, from criticised (−1) to praised (+1), its "
    "band the 95 % interval."
)
_FRAMES = "Each cell is the share of an outlet’s sentences to be expected in a frame."
_TERMS = (
    "Right of the middle are terms that the outlet uses more than the others do, left of it those "
    "that it uses less; the farther out, the more distinctly. Filled marks are sure."
)
_CHOICES = "Each cell is the share that a word has in the outlet’s uses of these words."


def tone_section(material: Material) -> Section | None:
    """Tone toward each target."""
    asked = "Who is praised, who is criticised?"
    estimates, verdicts = material.estimates("tone"), material.verdicts("tone")
    if estimates.empty:
        why = material.study.results.unanswered.get("targets", "")
        return Section("tone", asked, missing=why) if why else None
    drawn = material.of_drawn(estimates)
    tables = [estimate_table(estimates, "Tone, outlet by outlet", "tone", "signed", "target")]
    if len(verdicts):
        tables.append(pair_table(verdicts, "Which outlets differ, pair by pair", "target"))
    chart = Chart(
        "tone",
        partial(tone_plot, drawn),
        tone_finding(drawn),
        _TONE,
        scored_basis(material, "tone", "tone"),
        tuple(tables),
    )
    texts = material.study.has_texts
    return Section(
        "tone",
        asked,
        (chart,),
        trust(material, "tone"),
        small_gaps(material, "tone", verdicts),
        tone_evidence(material),
        "The most critical and the most favourable sentences." if texts else NO_TEXTS,
    )


def frames_section(material: Material) -> Section | None:
    """How often each outlet uses each frame."""
    asked, estimates = "How is the event framed?", material.estimates("frame")
    if estimates.empty:
        why = material.study.results.unanswered.get("frames", "")
        return Section("frames", asked, missing=why) if why else None
    drawn = material.of_drawn(estimates)
    chart = Chart(
        "frames",
        partial(frames_plot, drawn),
        frames_finding(drawn),
        _FRAMES,
        scored_basis(material, "frames", "frame", bands=""),
        (estimate_table(estimates, "Share of sentences by frame", "share", "plain", "frame"),),
    )
    texts = material.study.has_texts
    return Section(
        "frames",
        asked,
        (chart,),
        trust(material, "frames"),
        (),
        frame_evidence(material),
        "The sentences that most surely speak in each frame." if texts else NO_TEXTS,
    )


def words_section(material: Material) -> Section | None:
    """Which words each outlet chooses: terms of its own, and words for the same thing."""
    words = material.remade.words if material.remade else None
    if words is None or words.keyness.empty:
        return None
    basis = _words_basis(words)
    charts = [*_own_terms(material, words, basis), *_same_thing(words, basis)]
    asked = "Which words does each outlet choose?"
    if not charts:
        return Section("words", asked, missing="No term surely sets one of these outlets apart.")
    short = ", ".join(f"{isolated(name)} ({n})" for name, n in words.short.items())
    note = f"Left out, with too few words that tell something: {short}."
    return Section("words", asked, tuple(charts), notes=(note,) if short else ())


def _own_terms(material: Material, words: WordChoice, basis: str) -> list[Chart]:
    """A chart for each outlet that a term surely sets apart, of those with most words."""
    n_words = words.uses.groupby("outlet").size()
    known = [name for name in material.drawn if name in n_words]
    spoken = sorted(sorted(known, key=lambda name: (-n_words[name], name))[:MOST_SPOKEN])
    return [
        Chart(
            f"terms-{number}",
            partial(keyness_plot, terms),
            keyness_finding(terms, outlet),
            _TERMS,
            basis,
            (_term_table(terms, outlet),),
            isolated(outlet),
        )
        for number, outlet in enumerate(spoken, start=1)
        if (terms := _told(words, outlet))["sure"].any()
    ]


def _told(words: WordChoice, outlet: str) -> pd.DataFrame:
    terms = telling_terms(words.keyness, outlet, _MORE, _LESS)
    return terms.assign(form=terms["term"].map(words.forms))


def _same_thing(words: WordChoice, basis: str) -> list[Chart]:
    charts = []
    for number, cluster in enumerate(words.clusters[:MOST_CLUSTERS], start=1):
        rows = words.choices[words.choices["cluster"] == cluster]
        charts.append(
            Chart(
                f"choices-{number}",
                partial(choices_plot, rows),
                choices_finding(rows),
                _CHOICES,
                basis,
                (estimate_table(rows, f"Uses of {isolated(cluster)}", "share", "plain", "word"),),
                f"For the same thing: {isolated(cluster)}",
            )
        )
    return charts


def _term_table(terms: pd.DataFrame, outlet: str) -> Table:
    told = terms.assign(is_sure=terms["sure"].map({True: "yes", False: "no"}))
    columns = {"form": ("term", "words"), "is_sure": ("sure", "words")}
    columns |= {"log_odds": ("log-odds", "signed"), "z": ("z", "signed")}
    columns |= {"n": ("uses", "count"), "n_others": ("uses by others", "count")}
    return table_of(told, f"Terms that set {isolated(outlet)} apart", columns)


def _words_basis(words: WordChoice) -> str:
    outlets, articles = (words.uses[name].nunique() for name in ("outlet", "article_id"))
    n = int((words.uses["n_words"] == 1).sum())
    return (
        f"{counted(articles, 'article')} by {counted(outlets, 'outlet')}, {n:,} words without "
        "function words; sentences that several outlets carry are left out."
    )
