"""The sections on tone, frames and words."""

from collections.abc import Iterator
from functools import partial

import pandas as pd

from analysis.charts.choices import choices_finding, choices_plot
from analysis.charts.frames import frames_plot
from analysis.charts.keyness import keyness_finding, keyness_plot
from analysis.charts.labels import isolated
from analysis.charts.tone import tone_plot
from analysis.charts.words import frames_finding, tone_finding
from analysis.formats import number
from analysis.measures.keyness import telling_terms
from analysis.reports.basis import scored_basis, small_gaps, trust, why_missing
from analysis.reports.counts import articles_words, outlets_words
from analysis.reports.evidence import about_evidence, frame_evidence, tone_evidence
from analysis.reports.material import Material
from analysis.reports.parts import Chart, Section
from analysis.reports.tables import Table, estimate_table, pair_table, table_of
from analysis.studies.results import names_targets
from analysis.studies.words import WordChoice
from analysis.translation import mark, tr

MOST_CLUSTERS, MOST_SPOKEN = 4, 8  # charts of words for the same thing, and of outlets' own terms
_MORE, _LESS = 10, 5  # terms of a chart
_TONE = mark(
    "A mark is an outlet’s mean tone toward the target, from criticised (−1) to praised (+1), its "
    "band the 95 % interval."
)
_FRAMES = mark("Each cell is the share of an outlet’s sentences to be expected in a frame.")
_TERMS = mark(
    "Right of the middle are terms that the outlet uses more than the others do, left of it those "
    "that it uses less; the farther out, the more distinctly. Filled marks are sure."
)
_CHOICES = mark("Each cell is the share that a word has in the outlet’s uses of these words.")


def tone_section(material: Material) -> Section | None:
    """Tone toward each target."""
    asked = tr("Who is praised, who is criticised?")
    estimates, verdicts = material.estimates("tone"), material.verdicts("tone")
    if estimates.empty:
        why = why_missing(material, "targets")
        return Section("tone", asked, missing=why) if why else None
    if not names_targets(material.study.results):
        return None
    drawn = material.of_drawn(estimates)
    caption, target = tr("Tone, outlet by outlet"), tr("target")
    tables = [estimate_table(estimates, caption, tr("tone"), "signed", target)]
    if len(verdicts):
        tables.append(
            pair_table(verdicts, tr("Which outlets differ in tone, pair by pair"), target)
        )
    chart = Chart(
        "tone",
        partial(tone_plot, drawn),
        tone_finding(drawn),
        tr(_TONE),
        scored_basis(material, "tone", "tone"),
        tuple(tables),
    )
    evidence = tone_evidence(material)
    return Section(
        "tone",
        asked,
        (chart,),
        trust(material, "tone"),
        small_gaps(material, "tone", verdicts),
        evidence,
        about_evidence(
            material, evidence, tr("The most critical and the most favourable sentences.")
        ),
    )


def frames_section(material: Material) -> Section | None:
    """How often each outlet uses each frame."""
    asked, estimates = tr("How is the event framed?"), material.estimates("frame")
    if estimates.empty:
        why = why_missing(material, "frames")
        return Section("frames", asked, missing=why) if why else None
    drawn = material.of_drawn(estimates)
    chart = Chart(
        "frames",
        partial(frames_plot, drawn),
        frames_finding(drawn),
        tr(_FRAMES),
        scored_basis(material, "frames", "frame", bands=""),
        tuple(_frame_tables(estimates, material.verdicts("frame"))),
    )
    evidence = frame_evidence(material)
    return Section(
        "frames",
        asked,
        (chart,),
        trust(material, "frames"),
        (),
        evidence,
        about_evidence(
            material, evidence, tr("The sentences that most surely speak in each frame.")
        ),
    )


def _frame_tables(estimates: pd.DataFrame, verdicts: pd.DataFrame) -> Iterator[Table]:
    """The shares, and the pairs of outlets where the study has verdicts on them."""
    asked = (tr("frame"), "frame")
    yield estimate_table(estimates, tr("Share of sentences by frame"), tr("share"), "plain", *asked)
    if len(verdicts):
        yield pair_table(verdicts, tr("Which outlets differ in frames, pair by pair"), *asked)


def words_section(material: Material) -> Section | None:
    """Which words each outlet chooses: terms of its own, and words for the same thing."""
    words = material.remade.words if material.remade else None
    if words is None or words.keyness.empty:
        return None
    basis = _words_basis(words)
    charts = [*_own_terms(material, words, basis), *_same_thing(words, basis)]
    asked = tr("Which words does each outlet choose?")
    if not charts:
        why = tr("No term surely sets one of these outlets apart.")
        return Section("words", asked, missing=why)
    short = ", ".join(f"{isolated(name)} ({n})" for name, n in words.short.items())
    note = tr("Left out, with too few words that tell something: {outlets}.", outlets=short)
    return Section("words", asked, tuple(charts), notes=(note,) if short else ())


def _own_terms(material: Material, words: WordChoice, basis: str) -> list[Chart]:
    """A chart for each outlet that a term surely sets apart, of those with most words."""
    n_words = words.uses.groupby("outlet").size()
    known = [name for name in material.drawn if name in n_words]
    spoken = sorted(sorted(known, key=lambda name: (-n_words[name], name))[:MOST_SPOKEN])
    return [
        Chart(
            f"terms-{place}",
            partial(keyness_plot, terms),
            keyness_finding(terms, outlet),
            tr(_TERMS),
            basis,
            (_term_table(terms, outlet),),
            isolated(outlet),
        )
        for place, outlet in enumerate(spoken, start=1)
        if (terms := _told(words, outlet))["sure"].any()
    ]


def _told(words: WordChoice, outlet: str) -> pd.DataFrame:
    terms = telling_terms(words.keyness, outlet, _MORE, _LESS)
    return terms.assign(form=terms["term"].map(words.forms))


def _same_thing(words: WordChoice, basis: str) -> list[Chart]:
    charts = []
    for place, cluster in enumerate(words.clusters[:MOST_CLUSTERS], start=1):
        rows, name = words.choices[words.choices["cluster"] == cluster], isolated(cluster)
        caption = tr("Uses of {words}", words=name)
        charts.append(
            Chart(
                f"choices-{place}",
                partial(choices_plot, rows),
                choices_finding(rows),
                tr(_CHOICES),
                basis,
                (estimate_table(rows, caption, tr("share"), "plain", tr("word")),),
                tr("For the same thing: {words}", words=name),
            )
        )
    return charts


def _term_table(terms: pd.DataFrame, outlet: str) -> Table:
    told = terms.assign(is_sure=terms["sure"].map({True: tr("yes"), False: tr("no")}))
    columns = {"form": (tr("term"), "words"), "is_sure": (tr("sure"), "words")}
    columns |= {"log_odds": (tr("log-odds"), "signed"), "z": (tr("z"), "signed")}
    columns |= {"n": (tr("uses"), "count"), "n_others": (tr("uses by others"), "count")}
    caption = tr("Terms that set {outlet} apart", outlet=isolated(outlet))
    return table_of(told, caption, columns)


def _words_basis(words: WordChoice) -> str:
    outlets, articles = (words.uses[name].nunique() for name in ("outlet", "article_id"))
    n = int((words.uses["n_words"] == 1).sum())
    return tr(
        "{articles} by {outlets}, {n} words without function words; sentences that several outlets "
        "carry are left out.",
        articles=articles_words(articles),
        outlets=outlets_words(outlets),
        n=number(n),
    )
