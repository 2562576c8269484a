"""What a training run does, batch by batch; needs no torch."""

import math
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from training.axis_examples import AxisExample, axis_examples
from training.labels import INFERRED, Inference, Taught, Tone, read_rows, tone_rows
from training.renaming import renamed


class Settings(NamedTuple):
    """One training run."""

    frozen_layers: int
    rate: float
    axis_batch: int
    tone_batch: int
    tone_epochs: float
    taught_epochs: float
    vector_epochs: float
    n_inference: int
    n_axis: int
    n_invented: int
    tone_weight: float
    seed: int


def batches(rows: list[Any], size: int, seed: int, length: Any, key: Any = id) -> list[list[Any]]:
    """Shuffled batches of rows of like length, since padding is work for nothing.

    Rows of one `key` (the same poles) stay together, up to four: their poles then run once.
    """
    draw = random.Random(seed)
    kept: dict[Any, list[Any]] = {}
    for row in draw.sample(rows, len(rows)):
        kept.setdefault(key(row), []).append(row)
    bundles = [own[i : i + 4] for own in kept.values() for i in range(0, len(own), 4)]
    draw.shuffle(bundles)
    found = []
    for start in range(0, len(bundles), 16 * size):
        pool = bundles[start : start + 16 * size]
        near = [row for own in sorted(pool, key=lambda own: length(own[0])) for row in own]
        found += [near[i : i + size] for i in range(0, len(near), size)]
    draw.shuffle(found)
    return [batch for batch in found if len(batch) > 1]


def schedule(data: Path, taught: Taught, given: Settings) -> list[tuple[str, list[Any]]]:
    """All batches of the run in order, the tasks spread evenly.

    *inference* pairs, if any are asked for;
    *tone* from labels and from what a teacher said; the examples of an axis as *vectors* where a
    teacher said how they lie, else as *axis*, from their labels.
    """
    examples = axis_examples(data, given.n_invented, given.seed)[: given.n_axis]
    labelled = tone_rows(data / "target_tone" / "train.jsonl.gz")
    tones = [
        *_epochs(labelled, given.tone_epochs, given.seed, rename=True),
        *_epochs(taught.tones, given.taught_epochs, given.seed),
    ]
    task, times = ("vectors", given.vector_epochs) if taught.vectors else ("axis", 1.0)
    rows = _epochs(examples, times, given.seed)
    inferences = inference_rows(data, given.n_inference, given.seed) if given.n_inference else []
    parts = {
        "inference": batches(inferences, given.tone_batch, given.seed, _pair_length),
        task: batches(rows, given.axis_batch, given.seed, _text_length, _poles),
        "tone": batches(tones, given.tone_batch, given.seed, _tone_length),
    }
    order = [
        (i / max(1, len(part)), (name, batch))
        for name, part in parts.items()
        for i, batch in enumerate(part)
    ]
    return [item for _, item in sorted(order, key=lambda pair: pair[0])]


def _epochs(rows: Sequence[Any], times: float, seed: int, *, rename: bool = False) -> list[Any]:
    """The rows `times` times over, shuffled anew and, if wanted, renamed anew each time."""
    found: list[Any] = []
    for epoch in range(math.ceil(times)):
        once = renamed(rows, seed + epoch) if rename else list(rows)
        random.Random(seed + epoch).shuffle(once)
        found += once[: round((times - epoch) * len(rows))]
    return found


def inference_rows(data: Path, n: int, seed: int) -> list[Inference]:
    """`n` pairs as the cross-encoder reads them: the premise, and a hypothesis or a stance's claim.

    Hypotheses that deny a claim stand among them, since poles often do.
    """
    draw = random.Random(seed)
    pairs = [
        Inference(row["premise"], row["hypothesis"], INFERRED[row["label"]])
        for row in read_rows(data / "nli" / "train.jsonl.gz")
    ]
    kept = draw.sample(pairs, min(n, len(pairs)))
    stances = [row for row in axis_examples(data, 0, seed) if row.agreement != 0.5]
    return kept + [_judged(row, draw) for row in stances[: n // 2]]


def _judged(row: AxisExample, draw: random.Random) -> Inference:
    """A text against one of its two poles, drawn by chance."""
    is_high = draw.random() < 0.5
    agreement = row.agreement if is_high else 1 - row.agreement
    return Inference(row.text, row.high if is_high else row.low, (1 - agreement, 0.0, agreement))


def _pair_length(row: Inference) -> int:
    return len(row.premise) + len(row.hypothesis)


def _text_length(row: AxisExample) -> int:
    return len(row.text)


def _poles(row: AxisExample) -> tuple[str, str]:
    return row.low, row.high


def _tone_length(row: Tone) -> int:
    return len(row.sentence)
