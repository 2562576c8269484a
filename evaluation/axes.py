"""Framing axes: cooperation and conflict, graded support, and pairs that one word turns."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from analysis.models.questions import FramingAxis
from evaluation.baselines import TRAINED, WORD_LISTS, fit_support
from evaluation.intervals import Index, with_intervals
from evaluation.kinds import Kind, Outcome, most_common
from evaluation.metrics import Array, accuracy, auc, calibration_error, reliability, spearman
from evaluation.rows import Row, one_of, text
from evaluation.scorers import Scorer

CONFLICTS = ("{source} criticises, threatens or attacks {target}",)
COOPERATES = ("{source} supports, praises or cooperates with {target}",)
# The same said in several entries, as the program advises its users.
CONFLICTS_IN_THREE = (
    "{source} criticises {target}", "{source} threatens {target}", "{source} attacks {target}",
)  # fmt: skip
COOPERATES_IN_THREE = (
    "{source} supports {target}", "{source} praises {target}",
    "{source} cooperates with {target}",
)  # fmt: skip
GRADES = {
    "SUPPORT": 2, "MILDLY_SUPPORT": 1, "NO_MAJORITY_LABEL": 0, "MILDLY_UNDERMINE": -1,
    "UNDERMINE": -2,
}  # fmt: skip


def place(scorer: Scorer, texts: Sequence[str], axes: Sequence[FramingAxis]) -> Array:
    """Position of each text on its axis, shape (n,); NaN where the axis was refused."""
    assert scorer.place
    return scorer.place(texts, axes)


def in_middle(position: Array) -> Array:
    """Positions for an order: no answer stands in the middle."""
    return np.where(np.isnan(position), 0.0, position)


def parties_axis(row: Row, low: tuple[str, ...], high: tuple[str, ...]) -> FramingAxis:
    """The axis about a row's own two parties."""
    names = {"source": row["source"], "target": row["target"]}
    return FramingAxis(
        tuple(entry.format(**names) for entry in low),
        tuple(entry.format(**names) for entry in high),
    )


def measure_cooperation(rows: list[Row], scorer: Scorer) -> Outcome:
    """Accuracy of the position's sign against cooperation (+) or conflict (−); 0 counts as −."""
    texts = [row["sentence"] for row in rows]
    swapped = [row | {"source": row["target"], "target": row["source"]} for row in rows]
    asked = {
        "one": (rows, CONFLICTS, COOPERATES),
        "three": (rows, CONFLICTS_IN_THREE, COOPERATES_IN_THREE),
        "roles": (swapped, CONFLICTS, COOPERATES),
    }
    one, three, roles = (
        place(scorer, texts, [parties_axis(row, low, high) for row in some])
        for some, low, high in asked.values()
    )
    gold = np.array([row["gold_penta"] in {"1", "2"} for row in rows])

    def figures(index: Index) -> dict[str, float]:
        truth, position, threefold = gold[index], one[index], three[index]
        return {
            "accuracy": accuracy(_is_right(position, truth)),
            "AUC": auc(truth, in_middle(position)),
            "accuracy, three entries a pole": accuracy(_is_right(threefold, truth)),
            "AUC, three entries a pole": auc(truth, in_middle(threefold)),
            "same answer with source and target swapped": accuracy(
                (position > 0) == (roles[index] > 0)
            ),
            "cooperation": accuracy(_is_right(position, truth)[truth]),
            "conflict": accuracy(_is_right(position, truth)[~truth]),
        }

    found = with_intervals(figures, texts)
    parts = {
        name: {**found.pop(name), "n": int((gold == is_it).sum())}
        for name, is_it in (("cooperation", True), ("conflict", False))
    }
    n_unanswered = int(np.isnan(one).sum())
    return Outcome(found.pop("accuracy"), found, parts, n_unanswered=n_unanswered)


def _is_right(position: Array, truth: Array) -> Array:
    return np.asarray(((position > 0) == truth) & ~np.isnan(position))


def denial(claim: str) -> str:
    """The low pole of a claim: "It is not true that …"."""
    return f"It is not true that {claim[:1].lower()}{claim[1:]}"


def claim_axis(row: Row) -> FramingAxis:
    """From the denial of a row's claim to the claim."""
    return FramingAxis((denial(row["claim"]),), (row["claim"],))


def pair_axis(row: Row) -> FramingAxis:
    """The axis that a pair of sentences stands on."""
    return FramingAxis((row["low"],), (row["high"],))


def cooperation_axis(row: Row) -> FramingAxis:
    """From conflict to cooperation of a row's two parties, one entry a pole."""
    return parties_axis(row, CONFLICTS, COOPERATES)


def grades(rows: Sequence[Row]) -> Array:
    """How far each row's text supports its claim, −1 … +1, shape (n,)."""
    return np.array([GRADES[row["stance5"]] / 2 for row in rows])


def fit_to_grades(name: str, rows: Sequence[Row]) -> bytes:
    """A regression (`baselines.TRAINED`) fitted to the grades of claims and texts, pickled."""
    pairs = [(row["claim"], row["perspective"]) for row in rows]
    return fit_support(name, pairs, [GRADES[row["stance5"]] for row in rows])


def is_held_back(rows: Sequence[Row]) -> Array:
    """Whether a row's claim is one that no slope was fitted on: every other claim, in order."""
    places = {claim: at for at, claim in enumerate(dict.fromkeys(row["claim"] for row in rows))}
    return np.array([places[row["claim"]] % 2 == 1 for row in rows])


def measure_support(rows: list[Row], scorer: Scorer) -> Outcome:
    """Spearman of positions between denial and claim with five grades; claims are resampled.

    The calibration compares position and grade, both as shares of agreement (−1 is 0, +1 is 1), on
    the claims that no slope was fitted on.
    """
    axes = [claim_axis(row) for row in rows]
    position = place(scorer, [row["perspective"] for row in rows], axes)
    grade, checked = grades(rows), is_held_back(rows) & ~np.isnan(position)
    place_in_order, extreme = in_middle(position), np.abs(grade) == 1
    stated, agreed = (1 + position) / 2, (1 + grade) / 2

    def figures(index: Index) -> dict[str, float]:
        clear, some = index[extreme[index]], index[checked[index]]
        return {
            "Spearman": spearman(place_in_order[index], grade[index]),
            "AUC, support against undermine": auc(grade[clear] > 0, place_in_order[clear]),
            "calibration": calibration_error(stated[some], agreed[some]),
        }

    found = with_intervals(figures, [row["claim"] for row in rows])
    diagram = found.pop("calibration"), reliability(stated[checked], agreed[checked])
    n_unanswered = int(np.isnan(position).sum())
    return Outcome(found.pop("Spearman"), found, calibration=diagram, n_unanswered=n_unanswered)


def measure_turned(rows: list[Row], scorer: Scorer) -> Outcome:
    """Share of pairs in which the sentence nearer the high pole stands higher; equal is wrong."""
    axes = [pair_axis(row) for row in rows]
    texts = [row[side] for side in ("nearer_low", "nearer_high") for row in rows]
    low, high = np.split(place(scorer, texts, axes * 2), 2)
    right, kinds = high > low, np.array([row["kind"] for row in rows])

    def figures(index: Index) -> dict[str, float]:
        drawn = {kind: right[index][kinds[index] == kind] for kind in sorted(set(kinds))}
        return {"all": accuracy(right[index])} | {k: accuracy(some) for k, some in drawn.items()}

    found: dict[str, Any] = with_intervals(figures, range(len(rows)))
    main = found.pop("all")
    parts = {kind: {**part, "n": int((kinds == kind).sum())} for kind, part in found.items()}
    return Outcome(main, parts=parts, n_unanswered=int((np.isnan(low) | np.isnan(high)).sum()))


def _side(row: Row) -> int:
    return 1 if row["gold_penta"] in {"1", "2"} else -1


COOPERATION = Kind(
    "axis_cooperation", "axis", "axis", "Cooperation or conflict", "accuracy", "news sentences",
    {"sentence": text, "source": text, "target": text, "gold_penta": one_of("1", "2", "3", "4")},
    measure_cooperation, check=cooperation_axis,
    commonest=lambda rows: most_common([_side(row) for row in rows]),
)  # fmt: skip
SUPPORT = Kind(
    "axis_support", "axis", "axis", "Support of a claim, in five grades", "Spearman",
    "perspectives on claims",
    {"claim": text, "perspective": text, "stance5": one_of(*GRADES)}, measure_support,
    check=claim_axis, baselines=(*WORD_LISTS, *TRAINED),
)  # fmt: skip
TURNED = Kind(
    "axis_turned", "axis", "axis", "Pairs that one word or clause turns", "pairs ordered rightly",
    "sentence pairs",
    dict.fromkeys(("kind", "low", "high", "nearer_low", "nearer_high"), text), measure_turned,
    check=pair_axis,
)  # fmt: skip
