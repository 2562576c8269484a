"""Fit the probabilities of tone: `python -m training.calibrate_tone --tier accurate --data DIR`.

DIR holds `target_tone/dev_rw.jsonl.gz` and `dev_mt.jsonl.gz`, the development files of NewsMTSC
(Hamborg & Donnay 2021, MIT). The network has seen the training file and is too sure of itself
there, so one factor for all scores (Guo et al. 2017) is fitted on half of the development rows and
checked on the other (`evaluation.tasks.halves`); both calibration errors are printed. A
factor for each class was tried and lost: it follows the chances of 392 rows. Only one number is
fitted, but figures on all development rows include the half that it was fitted on; the task
`tone_held_back` of `python -m evaluation` is the other half alone. Writes
`tone_calibration.json` into the tier's weights and its hash into their manifest; run
`training.store_background` afterwards.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar

from analysis.models.info import file_sha256
from analysis.models.mention import marked
from analysis.models.network import Network, load_network
from analysis.models.tiers import TIERS, tier_folder
from analysis.models.tone import CALIBRATION, Calibration
from evaluation.metrics import calibration_error, macro_f1
from evaluation.tasks import halves
from training.labels import Tone, tone_rows

FILES = ("dev_rw", "dev_mt")
FITTED_ON = "half of NewsMTSC's development rows (Hamborg & Donnay 2021, MIT)"
AS_IT_IS = Calibration((1.0, 1.0, 1.0), (0.0, 0.0, 0.0), "nothing")


def fit(scores: np.ndarray, gold: np.ndarray) -> Calibration:
    """The one factor under which the labels are likeliest.

    Args:
        scores: raw scores, shape (n, 3).
        gold: the right class of each row, 0, 1 or 2, shape (n,).
    """

    def scaled(log_factor: float) -> Calibration:
        factor = round(float(np.exp(log_factor)), 4)
        return Calibration((factor,) * 3, AS_IT_IS.bias, FITTED_ON)

    def surprise(log_factor: float) -> float:
        found = scaled(log_factor).probabilities(scores)
        return float(-np.log(found[np.arange(len(gold)), gold]).mean())

    return scaled(minimize_scalar(surprise, bounds=(-3, 3), method="bounded").x)


def write(folder: Path, found: Calibration) -> None:
    """Put the calibration into a folder of weights."""
    values = {"scale": found.scale, "bias": found.bias, "fitted_on": found.fitted_on}
    enter(folder, CALIBRATION, values)


def enter(folder: Path, name: str, values: Mapping[str, object]) -> None:
    """Write a JSON file into a folder of weights, and its hash into their manifest."""
    (folder / name).write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"][name] = file_sha256(folder / name)
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def tier_and_data(told: str | None, arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of a calibration, `tier` and `data`; `told` is the docstring of its module."""
    parser = argparse.ArgumentParser(description=(told or "").split("\n")[0])
    parser.add_argument("--tier", choices=TIERS, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    return parser.parse_args(arguments)


def report(name: str, found: Calibration, scores: np.ndarray, gold: np.ndarray) -> None:
    """Print how good the probabilities are on these rows."""
    probability = found.probabilities(scores)
    guess = probability.argmax(axis=1)
    error = calibration_error(probability.max(axis=1), (guess == gold).astype(float))
    print(f"{name:<28}ECE {error:.3f}  macro-F1 {macro_f1(gold, guess):.3f}  n {len(gold)}")


def _scores(network: Network, rows: Sequence[Tone]) -> np.ndarray:
    """Raw scores of the rows' mentions, shape (n, 3)."""
    pairs = [marked(row.sentence, row.start, row.end) for row in rows]
    return np.asarray(network.tone_scores(pairs), float)


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit on the one half, check on the other, write."""
    args = tier_and_data(__doc__, arguments)
    folder = tier_folder(args.tier)
    files = [tone_rows(args.data / "target_tone" / f"{name}.jsonl.gz") for name in FILES]
    network = load_network(folder)
    learned, checked = (
        (_scores(network, rows), np.array([np.argmax(row.chances) for row in rows]))
        for rows in halves(files, lambda row: row[:3])
    )
    found = fit(*learned)
    for name, calibration in (("as it is", AS_IT_IS), ("calibrated", found)):
        report(f"{name}, rows of the fit", calibration, *learned)
        report(f"{name}, the other half", calibration, *checked)
    write(folder, found)
    print(f"{folder.name}/{CALIBRATION}: scale {found.scale}")


if __name__ == "__main__":
    main()
