"""Whether the words put together are words for the same thing, by `data/word_pairs.jsonl`.

A row is a pair of terms of a story: "same" where a reader would call them two words for one thing
there, "not" for what merely goes together, "either" where readers may disagree. A pair that was put
together and is "either" counts neither way; one that is not listed counts as wrong. The pairs were
chosen by reading, so `recall` says what share of what a reader saw is found, verbs and adjectives
among it, of which the program finds none. Stories are drawn again as wholes.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.corpus.reading import read_paths
from analysis.corpus.sentences import article_sentences
from evaluation.claim_labels import EVENTS, ROOT, event_articles
from evaluation.intervals import number, with_intervals
from evaluation.kinds import Kind, Outcome, Part
from evaluation.metrics import Array
from evaluation.rows import LabelsError, Row, one_of, text
from evaluation.scorers import Pair, Scorer

SAME, NOT, EITHER = "same", "not", "either"
HELD, CHOOSE = "held back", "for choosing"
RIGHT, FOUND, STRICT = "found pairs that are right", "pairs found", "right, where doubt is wrong"
GALLERY = ROOT / "data/gallery"


def story_sentences(event: str) -> pd.DataFrame:
    """The sentences of a story as the program reads them; none where its articles are not here."""
    own: Path = GALLERY / event
    articles = read_paths([own]).articles if own.is_dir() else event_articles(event)
    return articles if articles.empty else article_sentences(articles)


def judged(rows: Iterable[Row], found: Mapping[str, set[Pair]]) -> list[tuple[str, str, int]]:
    """(event, label, whether found) for each listed pair and each found one; "" if not listed."""
    listed = {(row["event"], row["one"], row["other"]): row["label"] for row in rows}
    known = [(e, label, int((a, b) in found[e])) for (e, a, b), label in listed.items()]
    extra = ((e, a, b) for e, pairs in sorted(found.items()) for a, b in sorted(pairs))
    return known + [(e, "", 1) for e, a, b in extra if (e, a, b) not in listed]


def shares(labels: Array, hits: Array) -> dict[str, float]:
    """The three shares of the report, 0 … 1; NaN where there is nothing to take a share of."""
    right = float((hits & (labels == SAME)).sum())
    n_found, n_doubt = float(hits.sum()), float((hits & (labels == EITHER)).sum())
    n_same = float((labels == SAME).sum())
    return {
        RIGHT: right / (n_found - n_doubt) if n_found > n_doubt else float("nan"),
        FOUND: right / n_same if n_same else float("nan"),
        STRICT: right / n_found if n_found else float("nan"),
    }


def measure(rows: list[Row], scorer: Scorer) -> Outcome:
    """Which share of what is put together is right, and what share of the listed pairs is found.

    Raises:
        LabelsError: the articles of a story are not here.
    """
    assert scorer.words
    events = sorted({row["event"] for row in rows})
    sentences = {event: story_sentences(event) for event in events}
    if lacking := [event for event in events if sentences[event].empty]:
        raise LabelsError(
            f"There are no articles of the story “{lacking[0]}” to look for its terms in; "
            "words are measured on the stories that the project has."
        )
    told = judged(rows, {event: scorer.words(some) for event, some in sentences.items()})
    labels = np.array([label for _, label, _ in told])
    hits = np.array([hit for *_, hit in told], bool)
    groups = [event for event, *_ in told]
    got = with_intervals(lambda index: shares(labels[index], hits[index]), groups)
    parts = {event: _part(labels, hits, groups, event) for event in events}
    return Outcome(got[RIGHT], {FOUND: got[FOUND], STRICT: got[STRICT]}, parts)


def _part(labels: Array, hits: Array, groups: Sequence[str], event: str) -> Part:
    mine = np.array([group == event for group in groups])
    got = {
        name: {"value": number(value)} for name, value in shares(labels[mine], hits[mine]).items()
    }
    beside = {"precision": got[RIGHT], "recall": got[FOUND]}
    n = int((mine & (labels != "")).sum())
    return {**got[RIGHT], "low": None, "high": None, **beside, "n": n}


def _in_order(row: Row) -> None:
    if not row["one"] < row["other"]:
        raise ValueError("write the two terms in order of the alphabet")


WORDS = Kind(
    "words", "words", "words", "Words for the same thing", RIGHT, "pairs of terms",
    {"event": text, "split": one_of(CHOOSE, HELD), "one": text, "other": text,
     "label": one_of(SAME, NOT, EITHER)},
    measure, check=_in_order, keep=lambda rows: [row for row in rows if row["split"] == HELD],
    baselines=(), beside=(EVENTS,), with_memory=False,
)  # fmt: skip
