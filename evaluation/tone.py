"""Tone toward a target: does the scorer hear it as people do? One row is a sentence and a mention.

Columns: `sentence`, `from` and `to` (where the mention stands, in characters), `polarity` (−1, 0
or 1). `outlet` and `article_id` may stand beside them: the first is reported apart, the second is
what the interval resamples.
"""

import re
from collections.abc import Hashable

import numpy as np

from evaluation.baselines import TRAINED, WORD_LISTS
from evaluation.intervals import Index, with_intervals
from evaluation.kinds import Kind, Outcome, Part, most_common
from evaluation.metrics import Array, accuracy, calibration_error, class_scores, macro_f1
from evaluation.metrics import reliability as reliability_rows
from evaluation.rows import Row, one_of, text, whole_number
from evaluation.scorers import Scorer, ToneAnswer

CLASSES = {"negative": -1, "neutral": 0, "positive": 1}
LEAST_ROWS = 10  # a part of fewer rows is not reported
# NewsMTSC's ids hold the article, and the collection that it was taken from, which is no outlet.
_NEWSMTSC = re.compile(r"allsides_\d+_\d+(?=_)|polusa_v1_\d+(?=_)")


def polarity(value: object) -> int:
    """−1, 0 or 1, also written as a word."""
    said = one_of("-1", "0", "1", *CLASSES)(value)
    return CLASSES[said] if said in CLASSES else int(said)


def check(row: Row) -> None:
    """Whether the mention lies within its sentence."""
    if not row["from"] < row["to"] <= len(row["sentence"]):
        raise ValueError(
            "`from` and `to` mark no stretch of the sentence; "
            "count characters from 0, `to` being the first after the mention"
        )


def measure(rows: list[Row], scorer: Scorer) -> Outcome:
    """Macro-F1 over three classes, with accuracy, classes, outlets and calibration beside it."""
    assert scorer.tone
    spans = [(row["from"], row["to"]) for row in rows]
    answer = scorer.tone([row["sentence"] for row in rows], spans)
    gold = np.array([row["polarity"] for row in rows])
    masks = _parts_of(rows)
    groups = [article_of(row) for row in rows]
    figures = with_intervals(
        lambda index: _figures(gold, answer, masks, index),
        groups,
    )
    stated = None
    if answer.probability is not None:
        certainty, right = answer.probability.max(axis=1), answer.label == gold
        stated = (figures["calibration"], reliability_rows(certainty, right))
    parts: dict[str, Part] = {}
    for name, value in CLASSES.items():
        beside = {what: figures[f"{name} {what}"] for what in ("precision", "recall")}
        parts[name] = {**figures[f"{name} F1"], **beside, "n": int((gold == value).sum())}
    parts |= {name: {**figures[name], "n": int(mask.sum())} for name, mask in masks.items()}
    return Outcome(figures["macro-F1"], {"accuracy": figures["accuracy"]}, parts, stated)


def _figures(
    gold: Array, answer: ToneAnswer, masks: dict[str, Array], index: Index
) -> dict[str, float]:
    truth, guess, names = gold[index], answer.label[index], list(CLASSES.values())
    found = {"macro-F1": macro_f1(truth, guess, names), "accuracy": accuracy(truth == guess)}
    for name, value in CLASSES.items():
        scores = class_scores(truth, guess, value)
        found |= {f"{name} {what}": score for what, score in zip(_SCORES, scores, strict=True)}
    for name, mask in masks.items():
        found[name] = macro_f1(truth[mask[index]], guess[mask[index]], names)
    if answer.probability is not None:
        certainty = answer.probability[index].max(axis=1)
        found["calibration"] = calibration_error(certainty, truth == guess)
    return found


_SCORES = ("precision", "recall", "F1")


def article_of(row: Row) -> Hashable:
    """What a row was sampled with: its article where that is known, else its sentence."""
    if row.get("article_id"):
        return str(row["article_id"])
    found = _NEWSMTSC.match(str(row.get("id", "")))
    return found[0] if found else str(row["sentence"])


def _parts_of(rows: list[Row]) -> dict[str, Array]:
    """Which rows belong to each outlet, or to each collection of NewsMTSC."""
    named = np.array([_origin(row) for row in rows])
    names = sorted(set(named) - {""})
    masks = {name: named == name for name in names}
    return {name: mask for name, mask in masks.items() if mask.sum() >= LEAST_ROWS}


def _origin(row: Row) -> str:
    if row.get("outlet"):
        return f"outlet: {row['outlet']}"
    found = _NEWSMTSC.match(str(row.get("id", "")))
    return f"collection: {found[0].split('_')[0]}" if found else ""


TONE = Kind(
    "tone", "tone", "tone", "Tone toward a target", "macro-F1", "news sentences",
    {"sentence": text, "from": whole_number, "to": whole_number, "polarity": polarity},
    measure, check=check,
    commonest=lambda rows: most_common([row["polarity"] for row in rows]),
    baselines=(*WORD_LISTS, *TRAINED), asks=("sentence", "from", "to"),
)  # fmt: skip
