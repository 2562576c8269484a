"""Fit the slope of positions: `python -m training.calibrate_axis --tier accurate --data DIR`.

DIR holds `stance/perspectrum_dev.jsonl.gz` (Chen et al. 2019, CC BY-SA 4.0), the one file in which
people graded how far a text supports a claim. A position between the claim's denial and the claim
should be, on average, the grade from −1 to +1. A logistic curve of agreement, which is the straight
line of the reliability diagram in log-odds, says how far it is not; it goes through 0, since poles
that change places must change the sign alone. It is fitted on every other claim and checked on the
rest. Writes `axis_calibration.json` into the tier's weights and its hash into their manifest; run
`training.store_background` afterwards.
"""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize_scalar

from analysis.models.axis import CALIBRATION, AxisScorer
from analysis.models.encoder import load_embedded
from analysis.models.tiers import tier_folder
from evaluation.axes import claim_axis, grades, is_held_back
from evaluation.metrics import Array, calibration_error
from evaluation.scorers import places
from training.calibrate_tone import enter, tier_and_data
from training.labels import read_rows

FITTED_ON = "every other claim of Perspectrum's development set (Chen et al. 2019, CC BY-SA 4.0)"
MOST = 20.0  # a slope above this would say that nearly every sentence stands at a pole


def fit(projection: Array, grade: Array) -> float:
    """The slope under which the grades, as shares of agreement, are likeliest; both shape (n,)."""
    agreed = (1 + grade) / 2

    def unlikely(slope: float) -> float:
        logits = 2 * slope * projection  # (1 + tanh(x)) / 2 is the logistic curve of 2x
        return float(np.mean(np.logaddexp(0, logits) - agreed * logits))

    return round(float(minimize_scalar(unlikely, bounds=(0, MOST), method="bounded").x), 3)


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
    found, grade, checked = np.arctanh(found), grades(rows), is_held_back(rows)
    slope = fit(found[~checked], grade[~checked])
    for name, factor in (("as it is", 1.0), ("calibrated", slope)):
        position = np.tanh(factor * found)
        report(f"{name}, claims of the fit", position[~checked], grade[~checked])
        report(f"{name}, the other claims", position[checked], grade[checked])
    enter(folder, CALIBRATION, {"slope": slope, "fitted_on": FITTED_ON})
    print(f"{folder.name}/{CALIBRATION}: slope {slope}")


if __name__ == "__main__":
    main()
