"""What was asked of the models before they were made, and whether each tier reaches it.

The floors are those that the project set itself before any of the networks was trained; none was
moved since. A floor for one tier says so, all others are held against both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.results import Results

BOTH = ("fast", "accurate")
MAIN, ERROR = "", "calibration error"


@dataclass(frozen=True)
class Floor:
    """At least `least` (or at most, where less is better) of a figure of a task.

    `figure` is `MAIN` for the task's own metric, `ERROR` for its calibration error, else one of
    its other figures. `tiers` are those that it was set for.
    """

    what: str
    task: str
    figure: str
    bound: float
    tiers: tuple[str, ...] = BOTH
    at_most: bool = False


_BOTH_TONES = (("tone_real_world", "real-world"), ("tone_multi_target", "multi-target"))
_TONE = {"accurate": (0.83, 0.815), "fast": (0.79, 0.77)}
FLOORS = (
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


def held_against_floors(results: Results) -> Iterator[Held]:
    """Every floor, in order; None stands for what the results do not hold."""
    tasks = {task["task"]: task["results"] for task in results["tasks"]}
    for floor in FLOORS:
        entries = {one["scorer"]: one for one in tasks.get(floor.task, [])}
        yield Held(floor, {t: _value(entries.get(t), floor.figure) for t in floor.tiers})


def _value(entry: Mapping[str, Any] | None, figure: str) -> float | None:
    if entry is None:
        return None
    if figure == ERROR:
        found = entry["calibration_error"]
    else:
        found = (entry if figure == MAIN else entry["others"].get(figure, {})).get("value")
    return None if found is None else float(found)
