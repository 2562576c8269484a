"""Fit the slope of positions: `python -m training.calibrate_axis --tier accurate --data DIR`.

DIR holds `stance/perspectrum_dev.jsonl.gz` (Chen et al. 2019, CC BY-SA 4.0), the one file in which
people graded how far a text supports a claim. A position between the claim's denial and the claim
should be, on average, the grade from −1 to +1. A straight line through the reliability diagram says
how far it is not; it goes through 0, since poles that change places must change the sign alone. It
is fitted on every other claim and checked on the rest. Writes `axis_calibration.json` into the
tier's weights and its hash into their manifest; run `training.store_background` afterwards.
"""

from collections.abc import Sequence

import numpy as np

from analysis.models.axis import CALIBRATION, AxisScorer
from analysis.models.encoder import load_embedded
from analysis.models.tiers import tier_folder
from evaluation.axes import claim_axis, grades, is_held_back
from evaluation.metrics import Array, calibration_error
from evaluation.scorers import places
from training.calibrate_tone import enter, tier_and_data
from training.labels import read_rows

FITTED_ON = "every other claim of Perspectrum's development set (Chen et al. 2019, CC BY-SA 4.0)"
ROUNDS = 5  # clipped positions say nothing of the slope, and which are clipped hangs on the slope


def fit(projection: Array, grade: Array) -> float:
    """The slope of the line through 0 that comes nearest to the grades, both of shape (n,)."""
    slope = 1.0
    for _ in range(ROUNDS):
        inside = np.abs(slope * projection) < 1
        x, y = projection[inside], grade[inside]
        slope = float(x @ y / (x @ x))
    return round(slope, 3)


def report(name: str, position: Array, grade: Array) -> None:
    """Print how far positions are from the grades, both as shares of agreement, 0 … 1."""
    error = calibration_error((1 + position) / 2, (1 + grade) / 2)
    print(f"{name:<34}calibration error {error:.3f}  n {len(grade)}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit on one half of the claims, check on the other, write."""
    args = tier_and_data(__doc__, arguments)
    folder = tier_folder(args.tier)
    rows = read_rows(args.data / "stance" / "perspectrum_dev.jsonl.gz")
    enter(folder, CALIBRATION, {"slope": 1.0, "fitted_on": "nothing"})
    scorer = AxisScorer(load_embedded(folder))
    found = places(scorer, [row["perspective"] for row in rows], [claim_axis(r) for r in rows])
    grade, checked = grades(rows), is_held_back(rows)
    slope = fit(found[~checked], grade[~checked])
    for name, factor in (("as it is", 1.0), ("calibrated", slope)):
        position = np.clip(factor * found, -1, 1)
        report(f"{name}, claims of the fit", position[~checked], grade[~checked])
        report(f"{name}, the other claims", position[checked], grade[checked])
    enter(folder, CALIBRATION, {"slope": slope, "fitted_on": FITTED_ON})
    print(f"{folder.name}/{CALIBRATION}: slope {slope}")


if __name__ == "__main__":
    main()
