"""Fit the probabilities of `analysis/models/tone.py`: `python -m training.calibrate_tone DIR`.

DIR holds NewsMTSC as `train.jsonl.gz`, `dev_rw.jsonl.gz` and `dev_mt.jsonl.gz` (Hamborg & Donnay
2021, MIT). Fits a multinomial logistic regression on 2,000 training sentences (seeded) and writes
`tone_calibration.json` with the macro-F1 on the development files, which had no part in it.
Needs scikit-learn; takes about five minutes on two cores.
"""

import gzip
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from analysis.models.encoder import load_encoder
from analysis.models.tone import CALIBRATION_FILE, ToneScorer

SEED = 1
N_TRAIN = 2_000


def read_rows(path: Path) -> list[dict]:
    """The labelled sentences of one file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def features(scorer: ToneScorer, rows: list[dict]) -> np.ndarray:
    """The scorer's three numbers for each labelled mention."""
    return np.vstack([scorer.features([row["sentence"]], row["mention"]) for row in rows])


def main(folder: Path) -> None:
    """Fit, check on the development files, write."""
    rows = read_rows(folder / "train.jsonl.gz")
    chosen = np.random.default_rng(SEED).choice(len(rows), N_TRAIN, replace=False)
    rows = [rows[i] for i in sorted(chosen)]
    scorer = ToneScorer(load_encoder())
    model = LogisticRegression(C=10).fit(features(scorer, rows), [row["polarity"] for row in rows])
    macro_f1 = {}
    for name in ("dev_rw", "dev_mt"):
        dev = read_rows(folder / f"{name}.jsonl.gz")
        guess = model.predict(features(scorer, dev))
        macro_f1[name] = round(
            f1_score([row["polarity"] for row in dev], guess, average="macro"), 3
        )
    fitted = {
        "coefficients": model.coef_.astype(float).round(4).tolist(),
        "intercepts": model.intercept_.astype(float).round(4).tolist(),
        "classes": ["negative", "neutral", "positive"],
        "encoder": scorer.info.fingerprint,
        "fitted_on": f"{N_TRAIN} sentences of NewsMTSC train (Hamborg & Donnay 2021, MIT)",
        "macro_f1": macro_f1,
    }
    CALIBRATION_FILE.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(fitted, indent=2))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
