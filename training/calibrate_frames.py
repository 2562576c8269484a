"""Fit frames' probabilities: `python -m training.calibrate_frames --tier accurate --data DIR`.

DIR holds `frames/frac_dev.jsonl.gz` (FrAC: sentences with one of nine policy frames, or another),
`frames/narrative_framing_dev.jsonl.gz` (Frermann et al. 2023: articles) and the articles of which
sentences were labelled with built-in frames (`evaluation/data/frame_sentences.jsonl`). None of them
trains any weight. On every other row of the first one general curve is fitted, over all nine frames
together, and, starting from it, an own one for each built-in frame on the labelled sentences of
split `tune`. The figures of all files are printed for the rows of the fit and for those kept back;
only the latter say how good it is, as the descriptions were chosen on the former. Writes
`frame_calibration.json` beside the tier's weights and its hash into `fitted.json`; run it after
anything that changes the weights (their calibration of tone, too), the background or the built-in
descriptions.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize

from analysis.models.builtin import FRAMES
from analysis.models.encoder import Encoder, load_embedded
from analysis.models.frame_calibration import (
    Curve,
    FrameCalibration,
    calibration_of,
    store_calibration,
)
from analysis.models.frames import FrameScorer
from analysis.models.questions import Frame
from analysis.models.tiers import tier_folder
from evaluation.builtin_frames import BUILT_IN, are_in, of_split, texts_of
from evaluation.framed import ARTICLES, POLICY, POLICY_FRAMES
from evaluation.report import said
from evaluation.rows import Row, read_rows
from evaluation.scorers import frames_scorer
from evaluation.tasks import halves, known_tasks
from training.calibrate_tone import tier_and_data

FITTED_ON = "half of FrAC's development sentences, and news sentences labelled for Parallax"
START = Curve(1.0, 3.0)
# How far an own curve may lie from the general one: in units of the bar and of the slope's
# logarithm. A frame has 10 to 26 sentences to be fitted on, too few to trust them alone.
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


def fit_general(scorer: FrameScorer, rows: Sequence[Row]) -> Curve:
    """The curve under which labels of the nine policy frames are likeliest."""
    texts = [row["sentence"] for row in rows]
    gold = np.array([row["frame"] for row in rows])
    nine = [Frame(name, told) for name, told in POLICY_FRAMES.items()]
    excess = np.concatenate([scorer.excess(texts, frame) for frame in nine])
    return fit(excess, np.concatenate([gold == frame.name for frame in nine]))


def fit_own(scorer: FrameScorer, rows: Sequence[Row], general: Curve) -> dict[Frame, Curve]:
    """For each built-in frame a curve near the general one, by sentences labelled with it."""
    texts, gold = texts_of(rows), are_in(rows) > 0
    return {
        frame: fit(scorer.excess(texts, frame), gold[:, i], general)
        for i, frame in enumerate(FRAMES)
    }


def report(encoder: Encoder, files: Mapping[str, Sequence[Row]], found: FrameCalibration) -> None:
    """Print the figures of all files, for the rows of the fit and for those kept back."""
    scorer = frames_scorer(FrameScorer(encoder, found))
    for part, (title, split) in enumerate(
        (("rows of the tuning", "tune"), ("rows kept back", "test"))
    ):
        print(title)
        for kind in (POLICY, ARTICLES, BUILT_IN):
            rows = list(files[kind.name])
            if kind is BUILT_IN:
                rows = of_split(rows, split)
            else:
                rows = kind.keep(halves([rows], kind.question)[part])
            outcome = kind.measure(rows, scorer)
            print(f"  {kind.title}: {kind.metric} {said(outcome.main)}, n {len(rows)}")
            for frame, figure in outcome.parts.items():
                print(f"    {frame}: {said(figure)}")
            if outcome.calibration:
                print(f"    calibration error {said(outcome.calibration[0])}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit on the rows to tune on, write, and print the figures of both halves."""
    args = tier_and_data(__doc__, arguments)
    encoder = load_embedded(tier_folder(args.tier))
    files = {
        task.kind.name: read_rows(task.path, task.kind.columns, task.kind.check)
        for task in known_tasks(args.data)
        if task.kind in (POLICY, ARTICLES, BUILT_IN)
    }
    scorer = FrameScorer(encoder)
    tuned, _ = halves([files[POLICY.name]], POLICY.question)
    general = fit_general(scorer, tuned)
    own = fit_own(scorer, of_split(files[BUILT_IN.name], "tune"), general)
    print(store_calibration(encoder, general, own, FITTED_ON))
    for name, curve in {"general": general, **{frame.name: c for frame, c in own.items()}}.items():
        print(f"  {name}: slope {curve.slope}, bar {curve.bar}")
    report(encoder, files, calibration_of(encoder))


if __name__ == "__main__":
    main()
