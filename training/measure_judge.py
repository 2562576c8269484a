"""Measure a cross-encoder for inference on the axis tasks: `python -m training.measure_judge DIR`.

DIR is what `training.train_encoder --n-inference …` wrote. A text leans to an entry by P(entails) −
P(contradicts), on average over a pole's entries; its position is half of how much more it leans to
the high pole than to the low one, −1 … +1. This network must run for every text and entry, where
the encoder runs once for every text.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from analysis.models.questions import FramingAxis
from evaluation.axes import COOPERATION, SUPPORT, TURNED
from evaluation.metrics import Array
from evaluation.report import said
from evaluation.scorers import Scorer
from evaluation.tasks import known_tasks
from training.train_encoder import Network

A_RUN = 32
Pair = tuple[str, str]


def leanings(network: Network, pairs: Sequence[Pair]) -> dict[Pair, float]:
    """P(entails) − P(contradicts) of each distinct premise and hypothesis, −1 … +1."""
    distinct = sorted(set(pairs), key=lambda pair: len(pair[0]) + len(pair[1]))
    found: dict[Pair, float] = {}
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(distinct), A_RUN):
            some = distinct[start : start + A_RUN]
            chance = network.judged(some).float().softmax(1)
            found |= dict(zip(some, (chance[:, 2] - chance[:, 0]).tolist(), strict=True))
    return found


def judged_places(network: Network, texts: Sequence[str], axes: Sequence[FramingAxis]) -> Array:
    """The position of each text on its axis, shape (n,)."""
    asked = [
        (text, entry)
        for text, axis in zip(texts, axes, strict=True)
        for entry in (*axis.low_sentences, *axis.high_sentences)
    ]
    began = time.perf_counter()
    lean = leanings(network, asked)
    print(f"{len(lean) / (time.perf_counter() - began):.0f} pairs a second", flush=True)

    def place(text: str, axis: FramingAxis) -> float:
        low, high = (
            np.mean([lean[text, entry] for entry in pole])
            for pole in (axis.low_sentences, axis.high_sentences)
        )
        return float(high - low) / 2

    return np.array([place(text, axis) for text, axis in zip(texts, axes, strict=True)])


def main() -> None:
    """Print every axis task's figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    network = Network(args.model).eval()
    scorer = Scorer(
        "cross-encoder",
        "baseline",
        place=lambda texts, axes: judged_places(network, texts, axes),
    )
    for task in known_tasks(args.data):
        if task.kind in (COOPERATION, SUPPORT, TURNED):
            outcome = task.kind.measure(task.rows(), scorer)
            print(f"{task.kind.title}: {task.kind.metric} {said(outcome.main)}")
            for name, figure in outcome.others.items():
                print(f"  {name} {said(figure)}")


if __name__ == "__main__":
    main()
