"""Fit frames' probabilities: `python -m training.calibrate_frames --tier accurate --data DIR`.

DIR holds `frames/frac_dev.jsonl.gz` (FrAC: sentences with one of nine policy frames, or another)
and `frames/narrative_framing_dev.jsonl.gz` (Frermann et al. 2023: articles). Neither trains any
weight. On the even rows of the first one general curve is fitted, over all nine frames together,
and, starting from it, an own one for each built-in frame that has a label there. The figures of
both files are printed for the rows of the fit and for those kept back; only the latter say how good
it is, as the descriptions were chosen on the former. Writes `frame_calibration.json` beside the
tier's weights; run it after anything that changes them (their calibration of tone, too) or the
built-in descriptions.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize

from analysis.models.builtin import FRAMES
from analysis.models.encoder import Encoder
from analysis.models.frame_calibration import (
    Curve,
    FrameCalibration,
    calibration_of,
    store_calibration,
    told_by,
)
from analysis.models.frames import FrameScorer
from analysis.models.questions import Frame
from analysis.models.tiers import load_tier
from evaluation.framed import ARTICLES, LABELS, POLICY, POLICY_FRAMES
from evaluation.intervals import Index, with_intervals
from evaluation.metrics import calibration_error
from evaluation.report import said
from evaluation.rows import Row, read_rows
from evaluation.scorers import frames_scorer
from evaluation.tasks import HELD_BACK, TUNED, known_tasks
from training.calibrate_tone import tier_and_data

FITTED_ON = "half of FrAC's development sentences"
START = Curve(1.0, 3.0)
# How far an own curve may lie from the general one: in units of the bar and of the slope's
# logarithm. A frame has about ten sentences to be fitted on, too few to trust them alone.
_LEEWAY = 0.4


def fit(excess: np.ndarray, is_so: np.ndarray, prior: Curve | None = None) -> Curve:
    """The curve under which the labels are likeliest; with a prior, not far from that.

    Args:
        excess: excess nearness of sentences to a frame, shape (n,).
        is_so: whether people gave the sentence that frame, shape (n,).
        prior: a curve that the fit starts from and is drawn to.
    """
    start = prior or START

    def surprise(moved: np.ndarray) -> float:
        chance = np.clip(_moved(start, moved).probability(excess), 1e-9, 1 - 1e-9)
        unlikely = -np.log(np.where(is_so, chance, 1 - chance)).sum()
        return float(unlikely + (((moved / _LEEWAY) ** 2).sum() / 2 if prior else 0.0))

    found = _moved(start, minimize(surprise, np.zeros(2), method="Nelder-Mead").x)
    return Curve(round(found.slope, 3), round(found.bar, 3))


def _moved(start: Curve, moved: np.ndarray) -> Curve:
    return Curve(float(start.slope * np.exp(moved[0])), float(start.bar + moved[1]))


def fit_all(scorer: FrameScorer, rows: Sequence[Row]) -> tuple[Curve, dict[Frame, Curve]]:
    """The general curve, and the own ones of the built-in frames that have a label."""
    texts = [row["sentence"] for row in rows]
    gold = np.array([row["frame"] for row in rows])
    nine = [Frame(name, told) for name, told in POLICY_FRAMES.items()]
    excess = np.concatenate([scorer.excess(texts, frame) for frame in nine])
    general = fit(excess, np.concatenate([gold == frame.name for frame in nine]))
    own = {
        frame: fit(scorer.excess(texts, frame), gold == LABELS[frame.name], general)
        for frame in FRAMES
        if frame.name in LABELS
    }
    return general, own


def own_errors(scorer: FrameScorer, rows: Sequence[Row], curves: Mapping[Frame, Curve]) -> str:
    """The calibration error of each built-in frame that has a label, and of them all together."""
    texts = [row["sentence"] for row in rows]
    gold = np.array([row["frame"] for row in rows])
    names = [frame.name for frame in curves]
    stated = np.column_stack([scorer.score(texts, frame).score for frame in curves])
    is_so = np.column_stack([gold == LABELS[name] for name in names]).astype(float)

    def errors(index: Index) -> dict[str, float]:
        each = zip(names, stated[index].T, is_so[index].T, strict=True)
        together = calibration_error(stated[index].ravel(), is_so[index].ravel())
        return {name: calibration_error(p, so) for name, p, so in each} | {"together": together}

    found = with_intervals(errors, range(len(rows)))
    return "; ".join(f"{name} {said(figure)}" for name, figure in found.items())


def report(encoder: Encoder, files: Mapping[str, Sequence[Row]], found: FrameCalibration) -> None:
    """Print the figures of both files, for the rows of the fit and for those kept back."""
    scorer = FrameScorer(encoder, found)
    curves = {frame: found.own[told_by(frame)] for frame in FRAMES if told_by(frame) in found.own}
    for name, part in (("rows of the tuning", TUNED), ("rows kept back", HELD_BACK)):
        print(name)
        for kind in (POLICY, ARTICLES):
            rows = kind.keep(list(files[kind.name][part]))
            outcome = kind.measure(rows, frames_scorer(scorer))
            print(f"  {kind.title}: {kind.metric} {said(outcome.main)}, n {len(rows)}")
            for frame, figure in outcome.parts.items():
                print(f"    {frame}: {said(figure)}")
            if outcome.calibration:
                print(f"    calibration error {said(outcome.calibration[0])}")
        print(f"  own curves: {own_errors(scorer, files[POLICY.name][part], curves)}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit on the even rows, write, and print the figures of both halves."""
    args = tier_and_data(__doc__, arguments)
    encoder = load_tier(args.tier).encoder
    files = {
        task.kind.name: read_rows(task.path, task.kind.columns, task.kind.check)
        for task in known_tasks(args.data)
        if task.kind in (POLICY, ARTICLES)
    }
    general, own = fit_all(FrameScorer(encoder), files[POLICY.name][TUNED])
    print(store_calibration(encoder, general, own, FITTED_ON))
    for name, curve in {"general": general, **{frame.name: c for frame, c in own.items()}}.items():
        print(f"  {name}: slope {curve.slope}, bar {curve.bar}")
    report(encoder, files, calibration_of(encoder))


if __name__ == "__main__":
    main()
