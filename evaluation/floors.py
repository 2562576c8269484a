"""What was asked of the models before they were made, and whether each tier reaches it.

The floors are those that the project set itself before any of the networks was trained; none was
moved since. A floor for one tier says so, all others are held against both. Those on swapped names
are held against the shift from one name to another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.results import Results
from evaluation.rounding import Rounding

BOTH = ("fast", "accurate")
MAIN, ERROR = "", "calibration error"
# What is no task: how fast the encoder is, what the app holds, what 8 bits cost.
SPEED, MEMORY, ROUNDING = "speed", "memory", "rounding"
TIMES_FLOAT = "times_torch_batched"


@dataclass(frozen=True)
class Floor:
    """At least `least` (or at most, where less is better) of a figure of a task.

    `figure` is `MAIN` for the task's own metric, `ERROR` for its calibration error, else one of
    its other figures. `tiers` are those that it was set for. What has a `unit` is written with it,
    and with so many `digits`.
    """

    what: str
    task: str
    figure: str
    bound: float
    tiers: tuple[str, ...] = BOTH
    at_most: bool = False
    unit: str = ""
    digits: int = 3


_BOTH_TONES = (("tone_real_world", "real-world"), ("tone_multi_target", "multi-target"))
_TONE = {"accurate": (0.83, 0.815), "fast": (0.79, 0.77)}
_OF_TASKS = (
    *(
        Floor(f"tone, {said}, macro-F1", task, MAIN, bounds[at], (tier,))
        for tier, bounds in _TONE.items()
        for at, (task, said) in enumerate(_BOTH_TONES)
    ),
    Floor("cooperation or conflict, accuracy", "axis_cooperation", MAIN, 0.90),
    Floor("cooperation or conflict, AUC", "axis_cooperation", "AUC", 0.96),
    Floor("graded support, Spearman", "axis_support", MAIN, 0.50),
    Floor("turned pairs, ordered rightly", "axis_turned", MAIN, 0.85),
    Floor("policy frames, macro-F1", "frames_policy", MAIN, 0.74),
    Floor("frames of articles, mean AUC", "frames_articles", MAIN, 0.72),
    *(
        Floor(f"{said}, calibration error", task, ERROR, 0.05, at_most=True)
        for said, task in (
            ("tone, rows that nothing was fitted on", "tone_held_back"),
            ("support as people grade it", "axis_support"),
            ("policy frames", "frames_policy"),
            ("built-in frames", "frames_builtin"),
        )
    ),
    Floor("tone when names are swapped, mean shift", "names_swapped_tone", MAIN, 0.05,
          at_most=True),
    Floor("place when names are swapped, mean shift", "names_swapped_axis", MAIN, 0.05,
          at_most=True),
    Floor("claims, found (B-cubed)", "claims", MAIN, 0.80),
    Floor("claims, right (B-cubed)", "claims", "B-cubed right", 0.90),
)  # fmt: skip
FLOORS = (
    *_OF_TASKS,
    Floor("what 8 bits cost, the figure above that lost most", ROUNDING, MAIN, 0.01, at_most=True),
    *(
        Floor("speed, times the float MPNet under torch", SPEED, TIMES_FLOAT, bound, (tier,),
              unit="×", digits=2)
        for tier, bound in (("fast", 10), ("accurate", 3))
    ),
    Floor("memory of the app with 100 articles", MEMORY, MAIN, 690, ("accurate",), at_most=True,
          unit="MB", digits=0),
)  # fmt: skip
# What of a tier was rounded for: higher is better in all of these.
_LOSES_BY_ROUNDING = {(floor.task, floor.figure) for floor in _OF_TASKS if not floor.at_most}


@dataclass(frozen=True)
class Held:
    """A floor and what each tier has; None where that was not measured."""

    floor: Floor
    found: Mapping[str, float | None]

    def short_by(self, tier: str) -> float | None:
        """How far the tier is from the floor; 0 where it holds, None where nothing is known."""
        value = self.found[tier]
        if value is None:
            return None
        gap = value - self.floor.bound
        return max(0.0, gap if self.floor.at_most else -gap)


def held_against_floors(results: Results, rounding: Rounding | None = None) -> Iterator[Held]:
    """Every floor, in order; None stands for what was not measured.

    Args:
        results: of the evaluation.
        rounding: what 8 bits cost the tiers that ship, where that was measured.
    """
    for floor in FLOORS:
        found = {tier: _found(floor, tier, results, rounding or {}) for tier in floor.tiers}
        yield Held(floor, found)


def _found(floor: Floor, tier: str, results: Results, rounding: Rounding) -> float | None:
    if floor.task == ROUNDING:
        return _most_lost(rounding.get(tier))
    if floor.task == SPEED:
        parts = {one["part"]: one for one in results["speed"] if one["scorer"] == tier}
        return parts.get("encoder", {}).get(floor.figure)
    if floor.task == MEMORY:
        held = [one["mb"] for one in results.get("memory", []) if one["scorer"] == tier]
        return max(held, default=None)
    tasks = {task["task"]: task["results"] for task in results["tasks"]}
    entries = {one["scorer"]: one for one in tasks.get(floor.task, [])}
    return _value(entries.get(tier), floor.figure)


def _most_lost(entry: Mapping[str, Any] | None) -> float | None:
    """The largest cost among the figures that a floor was set for; below 0 where none lost."""
    figures = entry["figures"] if entry else []
    costs = [one["cost"] for one in figures if (one["task"], one["figure"]) in _LOSES_BY_ROUNDING]
    return max((cost for cost in costs if cost is not None), default=None)


def _value(entry: Mapping[str, Any] | None, figure: str) -> float | None:
    if entry is None:
        return None
    if figure == ERROR:
        found = entry["calibration_error"]
    else:
        found = (entry if figure == MAIN else entry["others"].get(figure, {})).get("value")
    return None if found is None else float(found)
