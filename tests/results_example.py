"""A small results file such as `python -m evaluation` writes; every figure in it is invented."""

import json
from pathlib import Path
from typing import Any

from analysis.studies.rules import parser_rules, sharing_rules
from analysis.studies.validity import BETWEEN_NAMES

MINE, OTHER = "a" * 64, "b" * 64
KINDS = {
    "country": {"value": 0.01}, "outlet": {"value": 0.03}, "country: Asia": {"value": -0.02},
}  # fmt: skip


def result(scorer: str, kind: str, value: float, fingerprint: str = "", **more: Any) -> dict:
    ends = {"low": value - 0.04, "high": value + 0.04}
    return {
        "scorer": scorer,
        "kind": kind,
        "fingerprint": fingerprint,
        "value": value,
        **ends,
    } | more


def task(name: str, family: str, title: str, metric: str, results: list, **more: Any) -> dict:
    about = {"data": f"{name} data", "source": "Nobody 2020", "licence": "MIT", "n": 1234}
    named = {"task": name, "family": family, "title": title, "metric": metric, "results": results}
    return named | about | {"unit": "news sentences", "human": None} | more


def example_results() -> dict[str, Any]:
    """Two tone tasks, the lesser first, an axis task, swapped names, and what needs no question."""
    bins = [[0.35, 0.3, 40], [0.85, 0.9, 60]]
    mine = result(
        "accurate", "tier", 0.81, MINE, calibration_error=0.028, reliability=bins,
        others={"accuracy": {"value": 0.83, "low": 0.79, "high": 0.87}},
    )  # fmt: skip
    baselines = [result("VADER", "baseline", 0.51), result("TextBlob", "baseline", 0.44)]
    many = task("tone_multi_target", "tone", "Tone, two targets", "macro-F1", [mine, *baselines])
    real = task(
        "tone_real_world", "tone", "Tone toward a target", "macro-F1",
        [result("fast", "tier", 0.77, OTHER), mine, *baselines],
        human={"metric": "Cohen's κ", "value": 0.74},
    )  # fmt: skip
    axis = task(
        "axis_cooperation", "axis", "Cooperation or conflict", "accuracy",
        [result("accurate", "tier", 0.9, MINE)],
    )  # fmt: skip
    moved = result("accurate", "tier", 0.018, MINE, parts=KINDS)
    swapped = [
        _swapped("axis", moved),
        _swapped("tone", moved | {"value": 0.05}),
        _swapped("frames", moved | {"value": 0.04}),
    ]
    tasks = [many, real, axis, *swapped, *_found()]
    return {"made_on": "2030-01-02", "program": "9.9", "python": "3.11", "cores": 2, "tasks": tasks}


def _swapped(family: str, moved: dict) -> dict:
    title = f"Names swapped: {family}"
    return task(f"names_swapped_{family}", "bias", title, BETWEEN_NAMES, [moved])


def _found() -> list[dict]:
    """Voices, speakers and sharing by the rules at work, claims by an encoder."""
    parser, copies = parser_rules().fingerprint, sharing_rules().fingerprint
    rules = result("parser and marks", "rules", 0.86, parser)
    words = [
        result("words alone", "rules", 0.95, copies),
        result("words and made-up vectors", "rules", 0.99, copies),
    ]
    claims = result("accurate", "tier", 0.8, MINE)
    return [
        task("voice", "voice", "Quoted or own words", "F1, held-back articles", [rules]),
        task("speakers", "speakers", "Who is quoted", "speaker right, of all labelled", [rules]),
        task("sharing", "sharing", "Copied sentences", "copies found", words),
        task("claims", "claims", "Sentences that state one fact", "B-cubed found", [claims]),
    ]


def write_results(folder: Path, written: Any = None, name: str = "2030-01-02") -> Path:
    """Put the example, or `written`, into a folder as the evaluation does."""
    path = folder / f"{name}.json"
    path.write_text(json.dumps(written or example_results()), encoding="utf-8")
    return path
