"""The labelled sentences of `evaluation/data/claims.jsonl`, found again in the articles.

The file holds ids, offsets and labels only; most articles are not part of the project and are
looked for beside it. An article whose text is not the one that was labelled stops the run.
"""

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corpus.reading import read_paths
from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.corpus.sentences import article_sentences
from evaluation.rows import LabelsError

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "evaluation/data/claims.jsonl"
SHARED = ROOT.parent / "shared"
EVENTS = SHARED / "data/events/articles.jsonl.gz"
SEEDS, SAMPLE = SHARED / "seeds", ROOT / "data/sample"


@dataclass(frozen=True)
class Labelled:
    """One event: its sentences, and for those labelled the main statement and all statements.

    `main` and `statements` are looked up by sentence_id; a sentence that states no fact has a main
    statement that no other has.
    """

    event: str
    split: str
    sentences: pd.DataFrame
    main: dict[str, str]
    statements: dict[str, frozenset[str]]


def read_labelled(split: str) -> list[Labelled]:
    """The events of a split whose articles are here, in order of their names."""
    rows = map(json.loads, LABELS.read_text("utf-8").splitlines())
    return labelled_events([row for row in rows if row["split"] == split])


def labelled_events(rows: Sequence[dict[str, Any]]) -> list[Labelled]:
    """The events of labelled rows of one split, likewise."""
    by_event: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_event[row["event"]].append(row)
    found = ((event, mine, event_articles(event)) for event, mine in sorted(by_event.items()))
    return [_labelled(event, mine[0]["split"], mine, a) for event, mine, a in found if not a.empty]


def event_articles(event: str) -> pd.DataFrame:
    """The articles of an event as the program reads them; empty where they are not here."""
    folder = {"sample": SAMPLE, "seeds": SEEDS}.get(event)
    if folder is not None:
        return read_paths([folder]).articles if folder.is_dir() else pd.DataFrame()
    if not EVENTS.is_file():
        return pd.DataFrame()
    with gzip.open(EVENTS, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["event"] == event]
    table = pd.DataFrame(rows)
    return table.reindex(columns=ARTICLE_COLUMNS).astype(object).fillna("").astype("str")


def _labelled(
    event: str, split: str, rows: list[dict[str, Any]], articles: pd.DataFrame
) -> Labelled:
    sentences = article_sentences(articles)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    main, statements = {}, {}
    for article_id in sorted({row["article_id"] for row in rows}):
        mine = [row for row in rows if row["article_id"] == article_id]
        for sentence_id, row in _found(texts.get(article_id, ""), mine, sentences).items():
            main[sentence_id] = row["claim"] or f"none-{sentence_id}"
            statements[sentence_id] = frozenset([main[sentence_id], *row["also"]])
    return Labelled(event, split, sentences, main, statements)


def _found(
    text: str, rows: list[dict[str, Any]], sentences: pd.DataFrame
) -> dict[str, dict[str, Any]]:
    """For each labelled sentence of one article its sentence_id; equal texts in their order."""
    article_id = rows[0]["article_id"]
    if hashlib.sha256(text.encode()).hexdigest() != rows[0]["sha256"]:
        raise LabelsError(f"The text of article {article_id} is not the one that was labelled.")
    mine = sentences[sentences["article_id"] == article_id].sort_values("position")
    waiting: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for sentence in mine.itertuples():
        is_headline = sentence.part == "headline"
        words = "" if is_headline else " ".join(str(sentence.text).split())
        waiting[is_headline, words].append(str(sentence.sentence_id))
    found = {}
    for row in sorted(rows, key=lambda row: row["start"]):
        is_headline = row["start"] < 0
        words = "" if is_headline else " ".join(text[row["start"] : row["end"]].split())
        if not waiting[is_headline, words]:
            raise LabelsError(
                f"Article {article_id} has no sentence from {row['start']} to {row['end']}: "
                "sentences are split otherwise than when they were labelled."
            )
        found[waiting[is_headline, words].pop(0)] = row
    return found
