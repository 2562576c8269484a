"""`python -m analysis compare`: where outlets stand between two poles."""

import argparse
import math
from collections.abc import Hashable, Mapping
from sys import stderr
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.export import figure_html, table_csv
from analysis.charts.labels import plain_label
from analysis.charts.spectrum import spectrum_plot
from analysis.charts.words import spectrum_finding
from analysis.cli.progress import ProgressLine
from analysis.cli.read import report
from analysis.cli.writing import json_text, write_bytes
from analysis.corpus.reading import read_paths
from analysis.measures.estimates import WITHIN
from analysis.models.builtin import FRAMES
from analysis.models.encoder import load_encoder
from analysis.models.questions import FramingAxis, Target
from analysis.studies.comparison import (
    AxisComparison,
    compare_frames,
    compare_on_axis,
    compare_tone,
    embed_sentences,
)
from analysis.studies.corpus import read_corpus
from analysis.studies.manifest import study_manifest

MOST_DRAWN = 40


def run(options: argparse.Namespace) -> int:
    """Print the table of outlets; write the tables, the spectrum and the manifest."""
    axis = FramingAxis.parse(options.axis, options.about)
    targets = tuple(Target.parse(text) for text in options.target)
    frames = FRAMES if options.frames else ()
    reading = read_paths(options.paths)
    status = report(reading)
    corpus = read_corpus(reading)
    encoder = load_encoder(options.encoder, allow_local=True)
    embed_sentences(corpus.sentences, encoder, ProgressLine("scoring", "sentences"))

    placed = compare_on_axis(corpus.sentences, axis, encoder)
    estimates = {"position": placed.estimates, "salience": placed.salience}
    scored = {"position": placed.sentences}
    if targets:
        tone = compare_tone(corpus.sentences, targets, encoder)
        estimates["tone"], scored["tone"] = tone.estimates, tone.sentences
    if frames:
        used = compare_frames(corpus.sentences, frames, encoder)
        estimates["frame"], scored["frame"] = used.estimates, used.sentences

    files = {
        "estimates.csv": table_csv(_stacked(estimates)),
        "sentences.csv": table_csv(_stacked(scored)),
        "verdicts.csv": table_csv(placed.verdicts),
        "spectrum.html": figure_html(_spectrum(placed, axis), offline=True),
        "manifest.json": json_text(
            study_manifest(corpus, encoder, axis=axis, targets=targets, frames=frames)
        ),
    }
    for name, data in files.items():
        write_bytes(options.out / name, data)
    print(_text_table(placed))
    print()
    print(spectrum_finding(placed.estimates, placed.verdicts, axis.low_label, axis.high_label))
    print(f"\nTables, chart and manifest are in {options.out}/")
    return status


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
            f"parallax: the chart shows the {MOST_DRAWN} outlets with most sentences.", file=stderr
        )
    return spectrum_plot(
        drawn,
        placed.sentences,
        low_pole=axis.low_label,
        high_pole=axis.high_label,
        verdicts=placed.verdicts,
    )


def _text_table(placed: AxisComparison) -> str:
    """The outlets from the high pole to the low, as text for a terminal."""
    salience = placed.salience.set_index("outlet")["estimate"]
    ordered = placed.estimates.sort_values(["estimate", "outlet"], ascending=[False, True])
    rows = [("outlet", "position", "95 % interval", "on the axis", "articles", "sentences")]
    rows += [_text_row(row, salience[row["outlet"]]) for row in ordered.to_dict("records")]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    if (ordered["interval"] == WITHIN).any():
        lines.append("* within this article: of an outlet with one article, its sentences vary")
    return "\n".join(line.rstrip() for line in lines)


def _text_row(row: Mapping[Hashable, Any], salience: float) -> tuple[str, str, str, str, str, str]:
    note = " *" if row["interval"] == WITHIN else ""
    is_known = not math.isnan(row["ci_low"])
    return (
        plain_label(row["outlet"]),
        "–" if math.isnan(row["estimate"]) else f"{row['estimate']:+.2f}",
        f"{row['ci_low']:+.2f} … {row['ci_high']:+.2f}{note}" if is_known else "–",
        f"{salience:.0%}",
        str(row["n_articles"]),
        str(row["n_sentences"]),
    )
