"""How well axes and frames agree with people, without training: `python -m evaluation.zero_shot`.

Reads labelled data from `--data DIR` (default `../shared/data`): PLOVER's development sentences
for the axis from conflict to cooperation, FrAC's for the nearest of nine policy frames, and climate
articles labelled with five generic frames (Frermann et al. 2023) for the built-in ones. Prints each
figure with a 95 % interval that resamples sentences or articles.
"""

import argparse
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from analysis.corpus.sentences import split_sentences
from analysis.models.axis import AxisScorer
from analysis.models.builtin import FRAMES
from analysis.models.encoder import Encoder
from analysis.models.frames import FrameScorer
from analysis.models.questions import Frame, FramingAxis
from analysis.models.tiers import load_tier
from evaluation.metrics import auc, macro_f1

SEED, N_RESAMPLES = 0, 1_000
ONE_ENTRY = (
    ("{source} criticises, threatens or attacks {target}",),
    ("{source} supports, praises or cooperates with {target}",),
)
THREE_ENTRIES = (
    ("{source} criticises {target}", "{source} threatens {target}", "{source} attacks {target}"),
    (
        "{source} supports {target}",
        "{source} praises {target}",
        "{source} cooperates with {target}",
    ),
)
POLICY_FRAMES = {
    "Cultural identity": "culture, tradition, values and identity of a group",
    "Economic": "costs, benefits, prices, jobs, money and other financial consequences",
    "Fairness and equality": "fairness, equality, justice and discrimination",
    "Health and safety": "health, safety, risks, accidents, illness and death",
    "Legality and crime": "laws, courts, crimes, arrests and punishment",
    "Morality": "right and wrong, duty, ethics and religion",
    "Political and policy": "politics, parties, elections, policies and whether they work",
    "Public opinion": "what the public thinks, polls and protests",
    "Security and defense": "threats to security, defence and war",
}
CLIMATE_LABELS = {
    "RE": "responsibility", "HI": "human interest", "CO": "conflict", "MO": "morality",
    "EC": "economic",
}  # fmt: skip


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The labelled rows of one file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def report(what: str, measure: Callable[[np.ndarray, np.ndarray], float], gold: np.ndarray,
           answer: np.ndarray) -> None:  # fmt: skip
    """Print one figure with its interval and n."""
    draws = np.random.default_rng(SEED).integers(len(gold), size=(N_RESAMPLES, len(gold)))
    resampled = [measure(gold[draw], answer[draw]) for draw in draws]
    low, high = np.nanquantile(resampled, [0.025, 0.975])
    print(
        f"{what:<58}{measure(gold, answer):.3f} [{low:.3f}, {high:.3f}]  n {len(gold)}", flush=True
    )


def evaluate_axis(rows: list[dict[str, Any]], encoder: Encoder) -> None:
    """Cooperation (+) against conflict (−), every sentence on an axis about its own two parties."""
    scorer = AxisScorer(encoder)
    gold = np.array([row["gold_penta"] in {"1", "2"} for row in rows])
    for name, (low, high) in {"one entry": ONE_ENTRY, "three entries": THREE_ENTRIES}.items():
        position = np.array([_place(scorer, row, low, high) for row in rows])
        right = f"axis, {name} a pole: accuracy at 0"
        report(right, lambda g, p: float(((p > 0) == g).mean()), gold, position)
        report(f"axis, {name} a pole: AUC", auc, gold, position)


def _place(
    scorer: AxisScorer, row: dict[str, Any], low: tuple[str, ...], high: tuple[str, ...]
) -> float:
    axis = FramingAxis(*(tuple(entry.format(**row) for entry in pole) for pole in (low, high)))
    return float(scorer.place([row["sentence"]], axis).score[0])


def evaluate_policy_frames(rows: list[dict[str, Any]], encoder: Encoder) -> None:
    """The highest of nine policy frames as the answer."""
    rows = [row for row in rows if row["frame"] in POLICY_FRAMES]
    texts, names = [row["sentence"] for row in rows], np.array(list(POLICY_FRAMES))
    frames = [Frame(name, (description,)) for name, description in POLICY_FRAMES.items()]
    scores = np.column_stack([FrameScorer(encoder).score(texts, frame).score for frame in frames])
    gold = np.array([row["frame"] for row in rows])
    report("nine policy frames: macro-F1", macro_f1, gold, names[scores.argmax(axis=1)])


def evaluate_builtin_frames(rows: list[dict[str, Any]], encoder: Encoder) -> None:
    """Share of an article's first 25 sentences in a built-in frame, against its labels."""
    articles = [split_sentences(row["text"])[:25] for row in rows]
    builtin = {frame.name: frame for frame in FRAMES}
    scorer = FrameScorer(encoder)
    for label, name in CLIMATE_LABELS.items():
        share = np.array([(scorer.score(a, builtin[name]).weight > 0).mean() for a in articles])
        gold = np.array([str(row[label]) == "True" for row in rows])
        report(f"built-in frame {name}: AUC per article", auc, gold, share)


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    encoder = load_tier().encoder
    evaluate_axis(read_rows(data / "stance/plover_dev.jsonl.gz"), encoder)
    evaluate_policy_frames(read_rows(data / "frames/frac_dev.jsonl.gz"), encoder)
    evaluate_builtin_frames(read_rows(data / "frames/narrative_framing_dev.jsonl.gz"), encoder)


if __name__ == "__main__":
    main()
