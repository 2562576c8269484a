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
from analysis.cli.progress import ProgressLine
from analysis.cli.read import report
from analysis.cli.shared import shared_tables, shared_words
from analysis.cli.study import check_save, save_comparison
from analysis.cli.tables import frame_table, place_table, tone_table
from analysis.cli.writing import json_text, write_bytes
from analysis.errors import QuestionError
from analysis.measures.headline import (
    BODY,
    GAP,
    HEADLINE,
    article_headlines,
    headline_estimates,
)
from analysis.models.builtin import FRAMES
from analysis.models.paraphrases import MOST_WORDINGS, other_wordings
from analysis.models.questions import FramingAxis, Target
from analysis.models.score_store import open_store
from analysis.models.tiers import load_tier
from analysis.reports.basis import BANDS
from analysis.reports.counts import articles_words, sentences_words
from analysis.studies.comparison import (
    AxisComparison,
    all_mentions,
    compare_frames,
    compare_on_axis,
    compare_tone,
    embed_sentences,
)
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


def run(options: argparse.Namespace) -> int:
    """Print the table of outlets; write the tables, the spectrum and the manifest."""
    axis = FramingAxis.parse(options.axis, options.about)
    targets = tuple(Target.parse(text) for text in options.target)
    frames = FRAMES if options.frames else ()
    wordings = _wordings(axis, options.wording)
    counts = {"voice": options.voice, "shared": options.shared}
    asked = Asked(axis, targets, frames, wordings=wordings, **counts)
    check_save(options)
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

    placed = compare_on_axis(sentences, axis, tier.encoder, wordings)
    said = [] if options.voice == "all" else [f"Sentences in {_VOICES[options.voice]} only."]
    said += [
        place_table(placed.estimates, placed.salience),
        spectrum_finding(placed.estimates, placed.verdicts, *axis.poles_shown)
        + holds_words(placed.verdicts),
    ]
    if len(shared.pairs):
        said.append(shared_words(shared, axis, tier.encoder, options.shared, options.voice))
    estimates = {"position": placed.estimates, "salience": placed.salience}
    scored, verdicts = {"position": placed.sentences}, {"position": placed.verdicts}
    if targets:
        mentions = all_mentions(sentences, targets, corpus.sentences)
        tier.tone.hear(mentions, ProgressLine("hearing", "mentions"))
        tone = compare_tone(sentences, targets, tier.tone, story=corpus.sentences)
        estimates["tone"], scored["tone"] = tone.estimates, tone.sentences
        verdicts["tone"] = tone.verdicts
        said.append(tone_table(tone.estimates))
        known = tone.estimates.dropna(subset="estimate")["question"]
        said += [f"No outlet names {t.name}." for t in targets if t.name not in set(known)]
    for measure, table in tuple(scored.items()):
        estimates |= _headline_rows(measure, table)
    if frames:
        used = compare_frames(sentences, frames, tier.encoder)
        estimates["frame"], scored["frame"] = used.estimates, used.sentences
        verdicts["frame"] = used.verdicts
        said.append(frame_table(used.estimates))

    words = compare_words(
        shared.worded_by_others(sentences, options.shared),
        tier.encoder,
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
        "estimates.csv": table_csv(_stacked(estimates)),
        "sentences.csv": table_csv(_stacked(scored)),
        "shared.csv": table_csv(_stacked(shared_tables(shared, axis, targets, tier))),
        "quotes.csv": table_csv(corpus.quotes),
        "verdicts.csv": table_csv(_stacked(verdicts)),
        "words.csv": table_csv(words.keyness.assign(form=words.keyness["term"].map(words.forms))),
        "word_choices.csv": table_csv(words.choices),
        "spectrum.html": _spectrum_page(placed, axis, tier.scorers["axis"].tag, options),
        "manifest.json": json_text(manifest),
    }
    counted = shared.left(corpus.sentences, options.shared)
    if can_compare_claims(counted):
        found = compare_claims(counted, tier.encoder, corpus.sentences)
        files["claims.csv"] = table_csv(claims_table(found))
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


def _headline_rows(measure: str, scored: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The estimates of headlines, of bodies and of the gaps between them, by measure."""
    found = headline_estimates(article_headlines(scored))
    if found.empty:
        return {}
    names = {HEADLINE: f"{measure} of headlines", BODY: f"{measure} of bodies"}
    names |= {GAP: f"{measure} gap of headlines"}
    return {n: found[found["part"] == p].drop(columns="part") for p, n in names.items()}


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


def _stacked(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The tables of all measures as one, with the measure's name in front of each row."""
    parts = []
    for name, table in tables.items():
        named = table.copy()
        named.insert(0, "measure", name)
        parts.append(named)
    return pd.concat(parts, ignore_index=True)


def _spectrum(placed: AxisComparison, axis: FramingAxis) -> go.Figure:
    """The spectrum of the outlets, of the 40 with most sentences where there are more."""
    ranked = placed.estimates.sort_values(["n_sentences", "outlet"], ascending=[False, True])
    drawn = placed.estimates[placed.estimates["outlet"].isin(ranked["outlet"].head(MOST_DRAWN))]
    if len(drawn) < len(placed.estimates):
        print(
            f"parallax: the chart shows the {MOST_DRAWN} outlets with most sentences.",
            file=sys.stderr,
        )
    return spectrum_plot(
        drawn,
        placed.sentences,
        low_pole=axis.poles_shown[0],
        high_pole=axis.poles_shown[1],
        verdicts=placed.verdicts,
        mode="print",
    )


def _spectrum_page(
    placed: AxisComparison, axis: FramingAxis, scorer: str, options: argparse.Namespace
) -> bytes:
    """The spectrum as a page, with what it shows as its title and what it rests on below."""
    counts = articles_words(placed.sentences["article_id"].nunique())
    voice = "" if options.voice == "all" else f" of {_VOICES[options.voice]}"
    told = [f"About: {axis.about}."] if axis.about else []
    told += [f"{counts}, {sentences_words(len(placed.sentences), '')}{voice}.", tr(BANDS)]
    told += [f"Parallax {__version__}, scored by {scorer}."]
    chart = print_ready(_spectrum(placed, axis), caption=" ".join(told))
    low, high = axis.poles_shown
    return figure_html(chart, offline=True, title=f"Outlets between “{low}” and “{high}”")
