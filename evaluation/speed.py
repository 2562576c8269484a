"""Sentences a second of every tier, and how many times faster than the float model in torch."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from analysis.models.onnx_runtime import n_cores
from analysis.models.tiers import load_tier
from analysis.models.tone import ToneScorer
from evaluation.metrics import Array

_FIRST_WORD = (0, 3)  # every bench sentence begins with "The" or "A s…": any stretch does


def tier_speeds(tiers: Sequence[str], base_model: Path | None = None) -> list[dict[str, Any]]:
    """Entries of `speed` in the results file: a tier's encoder and its tone, on all cores.

    `times_torch_single` and `times_torch_batched` say how many times faster than the base model in
    torch float32, a text at a time and in batches of 32; they are absent without `base_model`.

    Args:
        tiers: names of tiers.
        base_model: folder of the float base model; needs torch.
    """
    from training.measure_encoder import bench_sentences, rate  # needs onnx, as the rest does not

    texts = bench_sentences()
    against = torch_speeds(base_model, texts) if base_model else {}
    found = []
    for name in tiers:
        tier = load_tier(name)
        encoder, tone = tier.encoder, tier.tone

        def tones(some: Sequence[str], tone: ToneScorer = tone) -> Array:
            return np.asarray(tone.probabilities(some, [_FIRST_WORD] * len(some)))

        parts: dict[str, tuple[Callable[[Sequence[str]], Array], str]] = {
            "encoder": (encoder.encode, encoder.info.fingerprint),
            "tone": (tones, tone.info.fingerprint),
        }
        for part, (work, fingerprint) in parts.items():
            speed = float(rate(work, texts))
            found.append(speed_entry(name, part, fingerprint, speed, against))
    return found


def speed_entry(
    name: str, part: str, fingerprint: str, speed: float, against: dict[str, float]
) -> dict[str, Any]:
    """One entry; `against` has sentences a second of the base model, by way of running it."""
    times = {f"times_{way}": round(speed / base, 2) for way, base in against.items()}
    return {
        "scorer": name,
        "part": part,
        "fingerprint": fingerprint,
        "cores": n_cores(),
        "sentences_per_second": round(speed, 1),
        **times,
    }


def torch_speeds(model: Path, texts: Sequence[str]) -> dict[str, float]:
    """Sentences a second of the base model in torch float32: single texts, and batches of 32."""
    from training.measure_encoder import rate, torch_encoder

    encode = torch_encoder(model)
    return {
        "torch_single": float(rate(encode, texts[:80])),
        "torch_batched": float(rate(lambda some: encode(some, batch=32), texts[:96])),
    }
