"""The paragraphs of the method on the framing axis and on its other wordings."""

from typing import Any

from analysis.formats import number, percent
from analysis.translation import tr, trn


def axis_words(axis: dict[str, Any], calibration: dict[str, Any]) -> str:
    """How the axis runs and how sentences and outlets are placed on it."""
    ends = {"low": _listed(axis["low_pole"]), "high": _listed(axis["high_pole"])}
    runs = (
        tr("The axis runs from {low} (−1) to {high} (+1), about “{about}”.", **ends,
           about=axis["about"])
        if axis["about"]
        else tr("The axis runs from {low} (−1) to {high} (+1).", **ends)
    )  # fmt: skip
    weighed = tr(
        "Its weight is ((s − f) / (1 − f))², with s its largest cosine to an entry of either pole "
        "and f the floor that ordinary news does not reach (median plus three deviations over 240 "
        "invented news sentences), and 0 below the floor. An outlet's place is the weighted mean "
        "of its sentences; its salience is the share of sentences with a weight above 0."
    )
    return f"{runs} {'; '.join(_position(calibration))}. {weighed}"


def _position(calibration: dict[str, Any]) -> list[str]:
    """How a sentence is placed, in clauses; of an encoder of the hub, whose slope is 1, fewer."""
    slope = calibration["slope"]
    pole = (
        tr(
            "A pole is the mean vector of its entries at length 1 (one that lists alternatives "
            "counts as one each)"
        )
        if calibration["splits"]
        else tr("A pole is the mean vector of its entries at length 1")
    )
    factor = "" if slope == 1 else f"{number(slope, '.3g')} · "
    formula = f"tanh({factor}(v·h − v·l) / (1 − h·l))"
    placed = tr(
        "a sentence's position is {formula}, a logistic curve of its projection on the line "
        "through both poles, with 0 half way",
        formula=formula,
    )
    fitted = tr(
        "the slope is that under which people's grades of support on development data "
        "(Perspectrum; Chen et al. 2019) are likeliest"
    )
    return [pole, placed, *([fitted] if slope != 1 else [])]


def wordings_words(other: dict[str, Any]) -> str:
    """Under which other wordings the places were measured, and what a verdict needs of them."""
    said = "; ".join(
        tr("{low} to {high}", low=_listed(w["low_pole"]), high=_listed(w["high_pole"]))
        for w in other["wordings"]
    )
    again = trn(
        "The places were measured again under {n} other wording of the axis ({wordings}).",
        "The places were measured again under {n} other wordings of the axis ({wordings}).",
        len(other["wordings"]),
        wordings=said,
    )
    needed = tr(
        "On the axis two outlets are said to differ only where, besides the interval, their order "
        "is the same under at least {share} of these wordings.",
        share=percent(other["order_kept_at_least"]),
    )
    return f"{again} {needed}"


def _listed(entries: list[str]) -> str:
    return " / ".join(tr("“{words}”", words=entry) for entry in entries)
