"""What of a finding is smaller than what swapping names alone moves a score, in words."""

import pandas as pd

from analysis.charts.cells import frame_words
from analysis.charts.labels import isolated, quoted
from analysis.formats import number
from analysis.measures.headline import GAP
from analysis.studies.validity_words import bare
from analysis.translation import tr

_MOST_PAIRS = 3


def below_swapped(verdicts: pd.DataFrame, swapped: float | None) -> pd.DataFrame:
    """The pairs that differ by less than swapping names alone moves a score (VERDICT_COLUMNS)."""
    if swapped is None:
        return verdicts.iloc[:0]
    return verdicts[(verdicts["verdict"] == "differ") & (verdicts["gap"].abs() < swapped)]


def swapped_words(verdicts: pd.DataFrame, swapped: float | None, *, of_frames: bool = False) -> str:
    """Which pairs differ by less than swapping names alone moves a score; "" if there are none.

    Args:
        verdicts: VERDICT_COLUMNS, of one or several questions.
        swapped: mean absolute shift of a score when one name is swapped for another, in units of
            the estimates; None where it was not measured, and nothing is said.
        of_frames: whether the questions are frames, which are named then, and not targets.
    """
    small = below_swapped(verdicts, swapped)
    if swapped is None or small.empty:
        return ""
    named = _in_frame if of_frames else _toward if verdicts["question"].nunique() > 1 else _alone
    ordered = small.sort_values(["question", "outlet_a", "outlet_b"]).head(_MOST_PAIRS)
    pairs = "; ".join(
        named(isolated(row.outlet_a), isolated(row.outlet_b), str(row.question))
        for row in ordered.itertuples()
    )
    moved = bare(swapped, 3)
    if len(small) == 1:
        return tr(
            "This gap is smaller than what swapping names alone moves a score ({moved}): {pairs}.",
            moved=moved,
            pairs=pairs,
        )
    if len(small) > _MOST_PAIRS:
        return tr(
            "These gaps are smaller than what swapping names alone moves a score ({moved}): "
            "{pairs}; and {n} more.",
            moved=moved,
            pairs=pairs,
            n=number(len(small) - _MOST_PAIRS),
        )
    return tr(
        "These gaps are smaller than what swapping names alone moves a score ({moved}): {pairs}.",
        moved=moved,
        pairs=pairs,
    )


def swapped_gap_words(estimates: pd.DataFrame, swapped: float | None) -> str:
    """Whose headlines lie nearer to their bodies than swapped names move a score; "" for nobody's.

    Args:
        estimates: ESTIMATE_COLUMNS and `part` (`headline_estimates`), of one question.
        swapped: As in `swapped_words`.
    """
    gaps = estimates[(estimates["part"] == GAP) & estimates["estimate"].notna()]
    if swapped is None or gaps.empty:
        return ""
    small = sorted(gaps.loc[gaps["estimate"].abs() < swapped, "outlet"])
    if not small:
        return ""
    named = ", ".join(isolated(name) for name in small[:_MOST_PAIRS])
    if len(small) > _MOST_PAIRS:
        named = tr("{names} and {n} more", names=named, n=number(len(small) - _MOST_PAIRS))
    return tr(
        "Smaller than what swapping names alone moves a score ({moved}) is the gap between "
        "headline and body of {outlets}.",
        moved=bare(swapped, 3),
        outlets=named,
    )


def swapped_shift_words(shifts: pd.DataFrame, swapped: float | None) -> str:
    """How many shifts are smaller than swapped names move a score; "" for none.

    Args:
        shifts: SHIFT_COLUMNS, of one question.
        swapped: As in `swapped_words`.
    """
    known = shifts["shift"].dropna().abs()
    n = 0 if swapped is None else int((known < swapped).sum())
    if swapped is None or n == 0:
        return ""
    return tr(
        "Smaller than what swapping names alone moves a score ({moved}): {n} of {n_all} shifts.",
        moved=bare(swapped, 3),
        n=number(n),
        n_all=number(len(known)),
    )


def _alone(one: str, other: str, _question: str) -> str:
    return tr("{one} and {other}", one=one, other=other)


def _toward(one: str, other: str, target: str) -> str:
    return tr("{one} and {other} toward {target}", one=one, other=other, target=isolated(target))


def _in_frame(one: str, other: str, frame: str) -> str:
    named = quoted(frame_words(frame))
    return tr("{one} and {other} in the frame {frame}", one=one, other=other, frame=named)
