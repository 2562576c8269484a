"""Fit how positions are read: `python -m training.calibrate_axis --tier accurate --data DIR`.

*Splits*: whether the encoder tells praise from criticism more often when a pole's alternatives
(“praises, admires or thanks X”) are asked one by one: mean AUC over three such pairs of poles, on
the rows that are not neutral of NewsMTSC's development files (Hamborg & Donnay 2021, MIT).
*Slope*: DIR holds `stance/perspectrum_dev.jsonl.gz` (Chen et al. 2019, CC BY-SA 4.0), the one file
in which people graded how far a text supports a claim. A position between the claim's denial and
the claim should be, on average, the grade from −1 to +1. A logistic curve of agreement, which is
the straight line of the reliability diagram in log-odds, says how far it is not; it goes through 0,
since poles that change places must change the sign alone. It is fitted on every other claim and
checked on the rest. Writes `axis_calibration.json` into the tier's weights and its hash into their
manifest; run `training.store_background` afterwards.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar

from analysis.models.axis import CALIBRATION, AxisScorer
from analysis.models.encoder import Encoder, load_embedded
from analysis.models.questions import FramingAxis
from analysis.models.tiers import tier_folder
from evaluation.axes import claim_axis, grades, is_held_back
from evaluation.metrics import Array, auc, calibration_error
from evaluation.scorers import places
from training.calibrate_tone import FILES, enter, tier_and_data
from training.labels import Tone, read_rows, tone_rows

FITTED_ON = (
    "slope: every other claim of Perspectrum's development set (Chen et al. 2019, CC BY-SA 4.0); "
    "splits: NewsMTSC's development set (Hamborg & Donnay 2021, MIT)"
)
NOTHING = "nothing yet"
# Poles that offer alternatives, about the mention of a sentence: low, high.
PRAISE = (
    ("criticises, accuses or mocks {}", "praises, admires or thanks {}"),
    ("{} fails, disappoints or does harm", "{} succeeds, convinces or does good"),
    (
        "The article criticises, blames or attacks {}",
        "The article praises, defends or supports {}",
    ),
)
MOST = 20.0  # a slope above this would say that nearly every sentence stands at a pole


def fit(projection: Array, grade: Array) -> float:
    """The slope under which the grades, as shares of agreement, are likeliest; both shape (n,)."""
    agreed = (1 + grade) / 2

    def unlikely(slope: float) -> float:
        logits = 2 * slope * projection  # (1 + tanh(x)) / 2 is the logistic curve of 2x
        return float(np.mean(np.logaddexp(0, logits) - agreed * logits))

    return round(float(minimize_scalar(unlikely, bounds=(0, MOST), method="bounded").x), 3)


def told_apart(scorer: AxisScorer, rows: Sequence[Tone]) -> float:
    """Mean AUC over PRAISE of telling the positive mentions from the negative ones."""
    sentences = [row.sentence for row in rows]
    positive = np.array([row.chances[2] == 1 for row in rows])
    found = [
        auc(positive, places(scorer, sentences, [_about(row, *poles) for row in rows]))
        for poles in PRAISE
    ]
    return float(np.mean(found))


def _about(row: Tone, low: str, high: str) -> FramingAxis:
    return FramingAxis((low.format(row.mention),), (high.format(row.mention),))


def best_reading(folder: Path, encoder: Encoder, data: Path) -> bool:
    """Whether alternatives are to be asked one by one; on a tie they stay together."""
    files = [tone_rows(data / "target_tone" / f"{name}.jsonl.gz") for name in FILES]
    rows = [row for file in files for row in file if row.chances[1] == 0]
    found = {}
    for splits in (False, True):
        enter(folder, CALIBRATION, {"slope": 1.0, "splits": splits, "fitted_on": NOTHING})
        found[splits] = told_apart(AxisScorer(encoder), rows)
        print(f"alternatives one by one: {splits!s:<10}AUC {found[splits]:.4f}  n {len(rows)}")
    return found[True] > found[False]


def report(name: str, position: Array, grade: Array) -> None:
    """Print how far positions are from the grades, both as shares of agreement, 0 … 1."""
    error = calibration_error((1 + position) / 2, (1 + grade) / 2)
    print(f"{name:<34}calibration error {error:.3f}  n {len(grade)}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Choose the reading; fit the slope on one half of the claims, check on the other; write."""
    args = tier_and_data(__doc__, arguments)
    folder = tier_folder(args.tier)
    rows = read_rows(args.data / "stance" / "perspectrum_dev.jsonl.gz")
    encoder = load_embedded(folder)
    splits = best_reading(folder, encoder, args.data)
    enter(folder, CALIBRATION, {"slope": 1.0, "splits": splits, "fitted_on": NOTHING})
    scorer = AxisScorer(encoder)
    found = places(scorer, [row["perspective"] for row in rows], [claim_axis(r) for r in rows])
    found, grade, checked = np.arctanh(found), grades(rows), is_held_back(rows)
    slope = fit(found[~checked], grade[~checked])
    for name, factor in (("as it is", 1.0), ("calibrated", slope)):
        position = np.tanh(factor * found)
        report(f"{name}, claims of the fit", position[~checked], grade[~checked])
        report(f"{name}, the other claims", position[checked], grade[checked])
    enter(folder, CALIBRATION, {"slope": slope, "splits": splits, "fitted_on": FITTED_ON})
    print(f"{folder.name}/{CALIBRATION}: slope {slope}, splits {splits}")


if __name__ == "__main__":
    main()
