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
from analysis.reports.basis import (
    BANDS,
    scored_basis,
    scorer_of,
    small_gaps,
    trust,
    why_missing,
)
from analysis.reports.counts import articles_words, outlets_words
from analysis.reports.evidence import about_evidence, frame_evidence, tone_evidence
from analysis.reports.material import Material
from analysis.reports.parts import Chart, Section
from analysis.reports.shown import Shown, in_voice, shown
from analysis.reports.tables import Table, estimate_table, pair_table, table_of
from analysis.studies.results import names_targets
from analysis.studies.words import WordChoice
from analysis.studies.words_trust import words_trust
from analysis.translation import mark, tr

MOST_CLUSTERS, MOST_SPOKEN = 4, 8  # charts of words for the same thing, and of outlets' own terms
_MORE, _LESS = 10, 5  # terms of a chart
_TONE = mark(
    "A mark is an outlet’s mean tone toward the target, from criticised (−1) to praised (+1), its "
    "band the 95 % interval."
)
_TWO_TONES = mark("Filled marks are an outlet’s own voice, open ones the voices it quotes.")
_FRAMES = mark("Each cell is the share of an outlet’s sentences to be expected in a frame.")
_TWO_ROWS = mark("Of each outlet the own voice stands above, what it quotes below.")
_TERMS = mark(
    "Right of the middle are terms that the outlet uses more than the others do, left of it those "
    "that it uses less; the farther out, the more distinctly. Filled marks are sure."
)
_CHOICES = mark("Each cell is the share that a word has in the outlet’s uses of these words.")


def tone_section(material: Material) -> Section | None:
    """Tone toward each target."""
    asked, told = tr("Who is praised, who is criticised?"), shown(material, "tone")
    if told.estimates.empty:
        why = why_missing(material, "targets")
        return Section("tone", asked, missing=why) if why else None
    if not names_targets(material.study.results):
        return None
    drawn = material.of_drawn(told.estimates)
    chart = Chart(
        "tone",
        partial(tone_plot, drawn, quoted=_quoted(material, told)),
        # As in the app, a finding on tone says its voice where there are two only.
        in_voice(told.voice, tone_finding(drawn))
        if told.quoted is not None
        else tone_finding(drawn),
        _reading(_TONE, _TWO_TONES, told),
        _basis(material, "tone", "tone", told),
        tuple(_tone_tables(told)),
    )
    evidence = tone_evidence(material)
    return Section(
        "tone",
        asked,
        (chart,),
        trust(material, "tone"),
        small_gaps(material, "tone", told.verdicts),
        evidence,
        about_evidence(
            material, evidence, tr("The most critical and the most favourable sentences.")
        ),
    )


def _quoted(material: Material, told: Shown) -> pd.DataFrame | None:
    """The estimates of quotations that are drawn, where they are."""
    return None if told.quoted is None else material.of_drawn(told.quoted)


def _reading(one: str, two: str, told: Shown) -> str:
    """How a chart is read, of one voice or of two."""
    return tr(one) if told.quoted is None else f"{tr(one)} {tr(two)}"


def _basis(material: Material, family: str, measure: str, told: Shown, bands: str = BANDS) -> str:
    """What a chart rests on: the sentences of every voice that it draws."""
    return scored_basis(material, family, measure, bands, voice=told.voice, scored=told.spoken)


def _tone_tables(told: Shown) -> Iterator[Table]:
    """The tones, voice by voice where they are apart, and the pairs of outlets."""
    target = tr("target")
    yield estimate_table(
        told.table, tr("Tone, outlet by outlet"), tr("tone"), "signed", target,
        more=told.voice_column,
    )  # fmt: skip
    if len(told.verdicts):
        caption = (
            tr("Which outlets differ in tone, pair by pair")
            if told.quoted is None
            else tr("Which outlets differ in the tone of their own voice, pair by pair")
        )
        yield pair_table(told.verdicts, caption, target)


def frames_section(material: Material) -> Section | None:
    """How often each outlet uses each frame."""
    asked, told = tr("How is the event framed?"), shown(material, "frame")
    if told.estimates.empty:
        why = why_missing(material, "frames")
        return Section("frames", asked, missing=why) if why else None
    drawn = material.of_drawn(told.estimates)
    chart = Chart(
        "frames",
        partial(frames_plot, drawn, quoted=_quoted(material, told)),
        in_voice(told.voice, frames_finding(drawn)),
        _reading(_FRAMES, _TWO_ROWS, told),
        _basis(material, "frames", "frame", told, bands=""),
        tuple(_frame_tables(told)),
    )
    evidence = frame_evidence(material)
    return Section(
        "frames",
        asked,
        (chart,),
        trust(material, "frames"),
        small_gaps(material, "frames", told.verdicts),
        evidence,
        about_evidence(
            material, evidence, tr("The sentences that most surely speak in each frame.")
        ),
    )


def _frame_tables(told: Shown) -> Iterator[Table]:
    """The shares, voice by voice where they are apart, and the pairs where there are verdicts."""
    asked = (tr("frame"), "frame")
    caption = tr("Share of sentences by frame")
    yield estimate_table(told.table, caption, tr("share"), "plain", *asked, more=told.voice_column)
    if len(told.verdicts):
        caption = (
            tr("Which outlets differ in frames, pair by pair")
            if told.quoted is None
            else tr("Which outlets differ in the frames of their own voice, pair by pair")
        )
        yield pair_table(told.verdicts, caption, *asked)


def words_section(material: Material) -> Section | None:
    """Which words each outlet chooses: terms of its own, and words for the same thing."""
    words = material.remade.words if material.remade else None
    if words is None or words.keyness.empty:
        return None
    basis = _words_basis(words)
    same_thing = _same_thing(words, basis)
    charts = [*_own_terms(material, words, basis), *same_thing]
    asked = tr("Which words does each outlet choose?")
    if not charts:
        why = tr("No term surely sets one of these outlets apart.")
        return Section("words", asked, missing=why)
    short = ", ".join(f"{isolated(name)} ({n})" for name, n in words.short.items())
    left_out = tr("Left out, with too few words that tell something: {outlets}.", outlets=short)
    trusted = words_trust(scorer_of(material, "claims").fingerprint) if same_thing else ""
    notes = tuple(note for note in (left_out if short else "", trusted) if note)
    return Section("words", asked, tuple(charts), notes=notes)


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
