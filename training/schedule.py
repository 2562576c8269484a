"""What a training run does, batch by batch; needs no torch."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from training.axis_examples import AxisExample, axis_examples
from training.labels import Tone, tone_rows
from training.renaming import renamed


class Settings(NamedTuple):
    """One training run."""

    frozen_layers: int
    rate: float
    axis_batch: int
    tone_batch: int
    tone_epochs: float
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


def schedule(data: Path, taught: Sequence[Tone], given: Settings) -> list[tuple[str, list[Any]]]:
    """All batches of the run in order, the two tasks spread evenly."""
    axis = axis_examples(data, given.n_invented, given.seed)[: given.n_axis]
    plan = [("axis", b) for b in batches(axis, given.axis_batch, given.seed, _text_length, _poles)]
    tones = tone_rows(data / "target_tone" / "train.jsonl.gz")
    all_tones: list[Tone] = []
    epoch = 0
    while len(all_tones) < given.tone_epochs * len(tones):
        once = renamed(tones, given.seed + epoch)
        random.Random(given.seed + epoch).shuffle(once)
        all_tones += once[: int((given.tone_epochs - epoch) * len(tones))]
        epoch += 1
    all_tones += taught
    plan_tone = [
        ("tone", b) for b in batches(all_tones, given.tone_batch, given.seed, _tone_length)
    ]
    order = [
        (i / max(1, len(part)), item) for part in (plan, plan_tone) for i, item in enumerate(part)
    ]
    return [item for _, item in sorted(order, key=lambda pair: pair[0])]


def _text_length(row: AxisExample) -> int:
    return len(row.text)


def _poles(row: AxisExample) -> tuple[str, str]:
    return row.low, row.high


def _tone_length(row: Tone) -> int:
    return len(row.sentence)
