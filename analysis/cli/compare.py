"""`python -m analysis compare`: where outlets stand between two poles."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import __version__
from analysis.charts.export import figure_html, table_csv
from analysis.charts.spectrum import spectrum_plot
from analysis.charts.theme import print_ready
from analysis.charts.wordings import holds_words
from analysis.charts.words import spectrum_finding
from analysis.cli.columns import read_given
from analysis.cli.measuring import (
    VOICES,
    Measured,
    by_voice,
    first_voice,
    measure,
    measure_voices,
    quoted_of,
    stacked,
    unnamed_targets,
)
from analysis.cli.progress import ProgressLine
from analysis.cli.read import report
from analysis.cli.saving import check_save
from analysis.cli.shared import shared_tables, shared_words
from analysis.cli.study import save_comparison
from analysis.cli.tables import frame_table, place_table, tone_table
from analysis.cli.writing import check_folder, json_text, write_bytes
from analysis.errors import QuestionError
from analysis.models.builtin import FRAMES
from analysis.models.paraphrases import MOST_WORDINGS, other_wordings
from analysis.models.questions import FramingAxis, Target
from analysis.models.score_store import open_store
from analysis.models.tiers import load_tier
from analysis.reports.basis import BANDS
from analysis.reports.counts import articles_words, sentences_words
from analysis.studies.comparison import AxisComparison, embed_sentences, with_every
from analysis.studies.corpus import read_corpus
from analysis.studies.manifest import replaced_scorers, study_manifest
from analysis.studies.omission import can_compare_claims, claims_table, compare_claims
from analysis.studies.settings import Asked
from analysis.studies.shared import find_shared
from analysis.studies.voices import start_voices, with_voices
from analysis.studies.words import compare_words
from analysis.translation import tr

MOST_DRAWN = 40
_VOICES = {"own": "the outlets' own voice", "quoted": "quotation"}
_FINDINGS = {
    "": "{finding}",
    "own": "In their own voice: {finding}",
    "quoted": "In what they quote: {finding}",
}


def run(options: argparse.Namespace) -> int:
    """Print the table of outlets; write the tables, the spectrum and the manifest."""
    axis = FramingAxis.parse(options.axis, options.about)
    targets = tuple(Target.parse(text) for text in options.target)
    frames = FRAMES if options.frames else ()
    wordings = _wordings(axis, options.wording)
    counts = {"voice": options.voice, "shared": options.shared}
    # Apart, all sentences are asked, and each voice is measured by itself.
    voice = "all" if options.voice == "apart" else options.voice
    asked = Asked(
        axis,
        targets,
        frames,
        voice,
        wordings=wordings,
        shared=options.shared,
        is_apart=options.voice == "apart",
    )
    check_save(options)
    check_folder(options.out)
    reading = read_given(options, ProgressLine("reading", "files"))
    status = report(reading)
    corpus = read_corpus(reading)
    for outlet in corpus.not_english:
        print(f"parallax: {outlet} has an article that does not look English.", file=sys.stderr)
    tier = load_tier(options.tier, encoder=options.encoder, allow_local=True, store=open_store())
    ahead = start_voices(corpus)
    embed_sentences(corpus.sentences, tier.encoder, ProgressLine("scoring", "sentences"))
    corpus = with_voices(corpus, ahead.result())

    shared = find_shared(corpus, tier.encoder)
    corpus = shared.corpus
    sentences = asked.of(shared)
    if sentences.empty:
        raise QuestionError("No sentence of the articles is in this voice; choose another.")

    apart = asked.is_apart
    found = measure_voices(sentences, axis, asked, tier, corpus.sentences) if apart else {}
    measured = by_voice(found) if apart else measure(sentences, axis, asked, tier, corpus.sentences)
    placed, estimates = measured.standing, measured.estimates
    finding = spectrum_finding(placed.estimates, placed.verdicts, *axis.poles_shown)
    said = _voices_words(options.voice, found)
    said += [
        place_table(estimates["position"], estimates["salience"]),
        _FINDINGS[first_voice(found)].format(finding=finding) + holds_words(placed.verdicts),
    ]
    if len(shared.pairs):
        voice = first_voice(found) or options.voice
        said.append(shared_words(shared, axis, tier.encoder, options.shared, voice, is_named=apart))
    if targets:
        said.append(tone_table(estimates["tone"]))
        said += [f"No outlet names {n}." for n in unnamed_targets(asked, estimates["tone"])]
    if frames:
        said.append(frame_table(estimates["frame"]))

    counted = shared.left(corpus.sentences, options.shared)
    claims = None
    if can_compare_claims(counted):
        claims = compare_claims(counted, tier.encoder, corpus.sentences)
    words = compare_words(
        shared.worded_by_others(sentences, options.shared),
        tier.encoder,
        claims.statements if claims else None,
        ProgressLine("reading", "terms"),
    )
    manifest = study_manifest(
        corpus,
        tier,
        axis=axis,
        targets=targets,
        frames=frames,
        wordings=wordings,
        **counts,
    )
    _say_what_is_replaced(options.out, manifest)
    files = {
        "estimates.csv": table_csv(stacked(estimates)),
        "sentences.csv": table_csv(stacked(measured.scored)),
        "shared.csv": table_csv(stacked(shared_tables(shared, axis, targets, tier))),
        "quotes.csv": table_csv(corpus.quotes),
        "verdicts.csv": table_csv(stacked(measured.verdicts)),
        "words.csv": table_csv(words.keyness.assign(form=words.keyness["term"].map(words.forms))),
        "word_choices.csv": table_csv(words.choices),
        "spectrum.html": _spectrum_page(
            placed, quoted_of(found), axis, tier.scorers["axis"].tag, options
        ),
        "manifest.json": json_text(manifest),
    }
    if claims:
        files["claims.csv"] = table_csv(claims_table(claims))
    for name, data in files.items():
        write_bytes(options.out / name, data)
    if options.save:
        said.append(save_comparison(options, corpus, tier, asked))
    print("\n\n".join([*said, f"Tables, chart and manifest are in {options.out}/"]))
    return status


def _wordings(axis: FramingAxis, given: list[str]) -> tuple[FramingAxis, ...]:
    """The other wordings asked for: those given, none where "off" is, else those of the rule."""
    if not given:
        return other_wordings(axis)
    if len(given) > MOST_WORDINGS:
        raise QuestionError(f"{len(given)} wordings are too many; give at most {MOST_WORDINGS}.")
    return tuple(FramingAxis.parse(text, axis.about) for text in given if text.strip() != "off")


def _voices_words(voice: str, found: dict[str, Measured]) -> list[str]:
    """Which voices were compared, where it was not all sentences, and which has no place."""
    if voice == "all":
        return []
    if voice != "apart":
        return [f"Sentences in {_VOICES[voice]} only."]
    missing = [name for name in VOICES if name not in found or not found[name].placed]
    said = "The outlets' own voice and what they quote, apart; words are counted in all voices."
    return [" ".join([said, *(f"No sentence in {_VOICES[n]} is on the axis." for n in missing)])]


def _say_what_is_replaced(out: Path, manifest: dict[str, Any]) -> None:
    """Warn of earlier results in this folder that other models made."""
    try:
        old = json.loads((out / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError):
        return
    families = replaced_scorers(old, manifest)
    if families:
        models = f"{' and '.join(families)} model{'s' if len(families) > 1 else ''}"
        print(
            f"parallax: the results in {out}/ were made by another version of the {models} and "
            "are replaced.",
            file=sys.stderr,
        )


def _spectrum(
    placed: AxisComparison, quoted: AxisComparison | None, axis: FramingAxis
) -> go.Figure:
    """The spectrum of the outlets, of the 40 with most sentences where there are more."""
    places, others = placed.estimates, None
    if quoted is not None:
        others = quoted.estimates
        places = with_every(places, sorted({*places["outlet"], *others["outlet"]}))
    ranked = places.sort_values(["n_sentences", "outlet"], ascending=[False, True])
    drawn = places[places["outlet"].isin(ranked["outlet"].head(MOST_DRAWN))]
    if len(drawn) < len(places):
        print(
            f"parallax: the chart shows the {MOST_DRAWN} outlets with most sentences.",
            file=sys.stderr,
        )
    return spectrum_plot(
        drawn,
        placed.sentences,
        low_pole=axis.poles_shown[0],
        high_pole=axis.poles_shown[1],
        quoted=None if others is None else others[others["outlet"].isin(drawn["outlet"])],
        verdicts=placed.verdicts,
        mode="print",
    )


def _spectrum_page(
    placed: AxisComparison,
    quoted: AxisComparison | None,
    axis: FramingAxis,
    scorer: str,
    options: argparse.Namespace,
) -> bytes:
    """The spectrum as a page, with what it shows as its title and what it rests on below."""
    counted = pd.concat([one.sentences for one in (placed, quoted) if one is not None])
    counts = articles_words(counted["article_id"].nunique())
    voice = f" of {_VOICES[options.voice]}" if options.voice in _VOICES else ""
    sentences = sentences_words(len(counted), "" if quoted is None else "apart")
    told = [f"About: {axis.about}."] if axis.about else []
    told += [f"{counts}, {sentences}{voice}.", tr(BANDS)]
    told += [f"Parallax {__version__}, scored by {scorer}."]
    chart = print_ready(_spectrum(placed, quoted, axis), caption=" ".join(told))
    low, high = axis.poles_shown
    return figure_html(chart, offline=True, title=f"Outlets between “{low}” and “{high}”")
