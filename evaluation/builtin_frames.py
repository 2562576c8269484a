"""Built-in frames of a sentence, each told apart from its absence: several may hold, or none.

The rows of `data/frame_sentences.jsonl` hold labels and places alone; their sentences are looked
for in the articles of the events. On those of split `tune` the curves were fitted; what is reported
is measured on the others, which are of other events. A file of one's own gives `sentence` instead,
and needs no `split`: baselines learn from rows that say `tune`, and from no others.
"""

import gzip
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from analysis.models.builtin import FRAMES
from evaluation.baselines import TRAINED
from evaluation.claim_labels import EVENTS
from evaluation.intervals import Index, with_intervals
from evaluation.kinds import Kind, Outcome
from evaluation.metrics import Array, auc, calibration_error, class_scores
from evaluation.metrics import reliability as reliability_rows
from evaluation.rows import LabelsError, Row, text
from evaluation.scorers import Scorer

NAMES = [frame.name for frame in FRAMES]
TUNE, TEST = SPLITS = ("tune", "test")
TOLD = 0.5  # a sentence is said to speak in a frame from here on, as in the app


def measure(rows: list[Row], scorer: Scorer) -> Outcome:
    """Mean AUC and mean F1 over the seven frames, and whether the probabilities are honest.

    A calibration error counts every pair of a sentence and a frame.
    """
    assert scorer.frames
    stated = scorer.frames(texts_of(rows), list(FRAMES))
    gold = are_in(rows)

    def figures(index: Index) -> dict[str, float]:
        p, so = stated[index], gold[index]
        return {
            **{name: auc(so[:, i], p[:, i]) for i, name in enumerate(NAMES)},
            **{f"F1 {name}": _f1(so[:, i], p[:, i]) for i, name in enumerate(NAMES)},
            "calibration": calibration_error(p.ravel(), so.ravel()),
        } | _means(so, p)

    found = with_intervals(figures, range(len(rows)))
    n_with = dict(zip(NAMES, gold.sum(axis=0), strict=True))
    parts = {
        name: {**found[name], "F1": found[f"F1 {name}"]["value"], "n": int(n_with[name])}
        for name in NAMES
    }
    honest = (found["calibration"], reliability_rows(stated.ravel(), gold.ravel()))
    return Outcome(
        found["mean AUC"],
        {"mean F1, told from .5 on": found["mean F1"]},
        parts,
        honest if scorer.kind == "tier" else None,
    )


def _means(gold: Array, stated: Array) -> dict[str, float]:
    """Over the frames that have both labels, since no figure is known of the others."""
    pairs = list(zip(gold.T, stated.T, strict=True))
    both = {"mean AUC": [auc(*pair) for pair in pairs], "mean F1": [_f1(*pair) for pair in pairs]}
    known = {name: [x for x in values if not np.isnan(x)] for name, values in both.items()}
    return {name: sum(values) / len(values) if values else np.nan for name, values in known.items()}


def _f1(gold: Array, stated: Array) -> float:
    return class_scores(gold.astype(bool), stated >= TOLD, True)[2]


def are_in(rows: Sequence[Row]) -> Array:
    """Whether each sentence was said to speak in each built-in frame, 0 or 1, shape (n, 7)."""
    return np.array([[name in row["frames"] for name in NAMES] for row in rows], dtype=float)


def texts_of(rows: Sequence[Row]) -> list[str]:
    """The sentences of labelled rows.

    Raises:
        LabelsError: an article has changed since, so that another sentence stands there.
    """
    return [text(row["sentence"]) if has_sentence(row) else _found(row) for row in rows]


def has_sentence(row: Row) -> bool:
    """Whether the sentence stands in the row itself, so that no article is needed."""
    return bool(row.get("sentence"))


def _found(row: Row) -> str:
    text = _articles().get(row["article_id"], "")[row["start"] : row["end"]]
    if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
        raise LabelsError(
            f"Article {row['article_id']} has another sentence from {row['start']} to "
            f"{row['end']} than the one that was labelled."
        )
    return text


@cache
def _articles() -> dict[str, str]:
    with gzip.open(EVENTS, "rt", encoding="utf-8") as lines:
        return {row["article_id"]: row["text"] for row in map(json.loads, lines)}


def known_frames(value: Any) -> list[str]:
    """A list of names of built-in frames; JSON's, or parted by `|` in CSV."""
    said = [name.strip() for name in value.split("|")] if isinstance(value, str) else value
    if not isinstance(said, list):
        raise ValueError("write a list of frames")
    named = [name for name in said if name != ""]
    if unknown := [name for name in named if name not in NAMES]:
        raise ValueError(f"{unknown[0]!r} is none of {', '.join(NAMES)}")
    return named


def _is_sound(row: Row) -> None:
    """Whether a row has its sentence, or the place of one, and a split that there is."""
    sentence, split = row.get("sentence"), row.get("split")
    if sentence and (not isinstance(sentence, str) or not sentence.strip()):
        raise ValueError("`sentence` is no text")
    if not sentence and not _has_place(row):
        raise ValueError("write a `sentence`")
    if split and split not in SPLITS:
        raise ValueError(f"`split` is {split!r}; write {' or '.join(SPLITS)}, or leave it away")


def _has_place(row: Row) -> bool:
    ends = row.get("start"), row.get("end")
    return {"article_id", "sha256"} <= row.keys() and all(isinstance(end, int) for end in ends)


def of_split(rows: Sequence[Row], split: str) -> list[Row]:
    """The rows of a split; those that say none are to be reported on."""
    return [row for row in rows if (row.get("split") or TEST) == split]


BUILT_IN = Kind(
    "frames_builtin", "frames", "frames", "Built-in frames of a sentence, several at once",
    "mean AUC", "news sentences", {"frames": known_frames}, measure, check=_is_sound,
    keep=lambda rows: of_split(rows, TEST), baselines=TRAINED,
    learn=lambda rows: of_split(rows, TUNE),
    taught=lambda rows: (texts_of(rows), are_in(rows).astype(int)), beside=(EVENTS,),
    is_whole=has_sentence,
)  # fmt: skip
