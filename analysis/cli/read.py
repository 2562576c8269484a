"""`python -m analysis read`: pages and tables in, clean articles out."""

import argparse
import sys

from analysis.cli.columns import read_given
from analysis.cli.progress import ProgressLine
from analysis.cli.writing import check_file, json_lines, write_bytes
from analysis.corpus.reading import Reading
from analysis.reports.counts import articles_words

_RENAMING = (
    "To rename an outlet, put its files into a folder of that name, beside folders of the others, "
    "or use a table with an outlet column."
)
_FIELDS = ["article_id", "outlet", "headline", "published", "text"]
LEFT_OUT_FIELDS = ["article_id", "text", "reason"]


def run(options: argparse.Namespace) -> int:
    """Write `articles.jsonl` and, beside it, `removed.jsonl`; 2 when a file could not be read."""
    check_file(options.out)
    reading = read_given(options, ProgressLine("reading", "files"))
    write_bytes(options.out, json_lines(reading.articles[_FIELDS]))
    removed = options.out.with_name("removed.jsonl")
    write_bytes(removed, json_lines(reading.removed[LEFT_OUT_FIELDS]))
    counts = articles_words(len(reading.articles))
    print(f"{counts} in {options.out}, what was left out in {removed}")
    return report(reading)


def report(reading: Reading) -> int:
    """Say on standard error what happened while reading; 2 when a file could not be read."""
    renaming = [_RENAMING] if reading.guessed else []
    for note in (*reading.notes, *renaming, *reading.problems):
        print(f"parallax: {note}", file=sys.stderr)
    return 2 if reading.problems else 0
