"""`python -m analysis compare`: where outlets stand between two poles."""

import argparse

import pandas as pd

from analysis.charts.export import figure_html, table_csv
from analysis.charts.spectrum import spectrum_plot
from analysis.charts.words import spectrum_finding
from analysis.cli.progress import ProgressLine
from analysis.cli.read import report
from analysis.cli.writing import json_text, write_bytes
from analysis.corpus.reading import read_paths
from analysis.models.builtin import FRAMES
from analysis.models.encoder import Encoder, load_encoder
from analysis.models.questions import FramingAxis, Target
from analysis.studies.comparison import (
    AxisComparison,
    compare_frames,
    compare_on_axis,
    compare_tone,
    embed_sentences,
)
from analysis.studies.corpus import Corpus, read_corpus
from analysis.studies.manifest import study_manifest


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
    print(_text_table(placed))
    print()
    print(spectrum_finding(placed.estimates, placed.verdicts, axis.low_label, axis.high_label))

    measures = [("position", placed.estimates), ("salience", placed.salience)]
    scored = [("position", placed.sentences)]
    if targets:
        tone = compare_tone(corpus.sentences, targets, encoder)
        measures.append(("tone", tone.estimates))
        scored.append(("tone", tone.sentences))
    if frames:
        used = compare_frames(corpus.sentences, frames, encoder)
        measures.append(("frame", used.estimates))
        scored.append(("frame", used.sentences))
    _write(options, corpus, encoder, placed, measures, scored, (axis, targets, frames))
    print(f"\nTables, chart and manifest are in {options.out}/")
    return status


def _text_table(placed: AxisComparison) -> str:
    """The outlets from the high pole to the low, as text for a terminal."""
    table = placed.estimates.merge(
        placed.salience[["outlet", "estimate"]], on="outlet", suffixes=("", "_salience")
    ).sort_values(["estimate", "outlet"], ascending=[False, True])
    rows = [("outlet", "position", "95 % interval", "on the axis", "articles", "sentences")]
    for row in table.itertuples():
        known = pd.notna(row.ci_low)
        note = " *" if row.interval == "within this article" else ""
        rows.append(
            (
                str(row.outlet),
                f"{row.estimate:+.2f}" if pd.notna(row.estimate) else "–",
                f"{row.ci_low:+.2f} … {row.ci_high:+.2f}{note}" if known else "–",
                f"{row.estimate_salience:.0%}",
                str(row.n_articles),
                str(row.n_sentences),
            )
        )
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    if (table["interval"] == "within this article").any():
        lines.append("* within this article: of an outlet with one article, its sentences vary")
    return "\n".join(line.rstrip() for line in lines)


def _write(
    options: argparse.Namespace,
    corpus: Corpus,
    encoder: Encoder,
    placed: AxisComparison,
    measures: list[tuple[str, pd.DataFrame]],
    scored: list[tuple[str, pd.DataFrame]],
    questions: tuple,
) -> None:
    axis, targets, frames = questions
    estimates = pd.concat([table.assign(measure=name) for name, table in measures])
    sentences = pd.concat([table.assign(measure=name) for name, table in scored])
    on_axis = placed.sentences[placed.sentences["weight"] > 0]
    figure = spectrum_plot(
        placed.estimates,
        on_axis,
        low_pole=axis.low_label,
        high_pole=axis.high_label,
        verdicts=placed.verdicts,
    )
    manifest = study_manifest(corpus, encoder, axis=axis, targets=targets, frames=frames)
    files = {
        "estimates.csv": table_csv(_first(estimates, "measure")),
        "sentences.csv": table_csv(_first(sentences, "measure")),
        "verdicts.csv": table_csv(placed.verdicts),
        "spectrum.html": figure_html(figure, offline=True),
        "manifest.json": json_text(manifest),
    }
    for name, data in files.items():
        write_bytes(options.out / name, data)


def _first(table: pd.DataFrame, column: str) -> pd.DataFrame:
    return table[[column, *(other for other in table.columns if other != column)]]
