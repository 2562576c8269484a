"""How far a model's scores can be trusted: its figures, picked from the newest results file.

`python -m evaluation` writes `evaluation/results/YYYY-MM-DD.json`. A figure belongs to a model only
by the model's fingerprint, so other weights never borrow it: what was not measured has no figures.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.formats import listed, short_day
from analysis.translation import mark, tr

RESULTS = Path(__file__).parents[2] / "evaluation" / "results"
# What a family of questions is called, and the task that stands for it where one line must do.
FAMILIES = {
    "axis": mark("Framing axis"),
    "tone": mark("Tone toward a target"),
    "frames": mark("Frames"),
    "voices": mark("Who is quoted"),
    "sharing": mark("Copied sentences"),
    "claims": mark("Sentences that state one fact"),
}
LEADING = {
    "axis": "axis_cooperation", "tone": "tone_real_world", "frames": "frames_policy",
    "voices": "speakers", "sharing": "sharing", "claims": "claims",
}  # fmt: skip
RULES = ("voices", "sharing")  # families that no network answers, but rules of this version
# What the results call the parts of a family, where that is not its own name.
_PARTS_OF = {"voices": ("speakers", "voice")}
OWN = "own_"  # begins the name of a task on someone's own labels, which no card shows
# What is measured when names are swapped: over the pairs of names that stand in one sentence.
BETWEEN_NAMES = "mean absolute shift between two names"
_SWAPPED = "names_swapped_{family}"
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Figure:
    """One scorer on one task: a value in the task's metric, its 95 % interval, its calibration.

    `calibration_error` is the mean distance between probability and share of right answers, None
    where the scorer gives no probabilities; `reliability` has (probability, share right, n) a bin.
    """

    scorer: str
    kind: str
    fingerprint: str
    value: float
    low: float
    high: float
    calibration_error: float | None
    reliability: tuple[tuple[float, float, int], ...]
    others: dict[str, Any]
    parts: dict[str, Any]
    measured_on: str


@dataclass(frozen=True)
class Task:
    """Labelled rows and how every scorer did on them; `human` is (metric, value) or None.

    `note` says what one must know of the rows, such as what was fitted on them; "" where nothing.
    """

    task: str
    family: str
    title: str
    data: str
    source: str
    licence: str
    n: int
    unit: str
    metric: str
    human: tuple[str, float] | None
    figures: tuple[Figure, ...]
    note: str = ""

    def figure_of(self, fingerprint: str) -> Figure | None:
        """The figure of the model, or the first of the rules, with this fingerprint, or None."""
        ours = (f for f in self.figures if f.kind in ("tier", "rules"))
        return next((f for f in ours if f.fingerprint == fingerprint), None)

    @property
    def more_rules(self) -> tuple[Figure, ...]:
        """The rules after the first one: what they find with more to go by."""
        return tuple(figure for figure in self.figures if figure.kind == "rules")[1:]

    @property
    def best_baseline(self) -> Figure | None:
        """The baseline with the highest value, or None."""
        baselines = [figure for figure in self.figures if figure.kind == "baseline"]
        return max(baselines, key=lambda figure: (figure.value, figure.scorer), default=None)


@dataclass(frozen=True)
class Results:
    """All that one run of the evaluation wrote; `problem` says what kept it from being read."""

    made_on: str = ""
    program: str = ""
    tasks: tuple[Task, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Card:
    """What is known of one family of scores by one model.

    `measured` has the tasks with this model's figure, the leading one first; `swapped` is the mean
    absolute shift of a score when only a name is swapped for another, None where that was not
    measured, and `swapped_kinds` the same by kind of name, the largest first. `absent` says why
    there are no figures, "" where there are some.
    """

    family: str
    fingerprint: str
    program: str
    measured: tuple[tuple[Task, Figure], ...]
    swapped: float | None
    swapped_kinds: tuple[tuple[str, float], ...]
    absent: str

    @property
    def name(self) -> str:
        """What the family is called."""
        return tr(FAMILIES[self.family])

    @property
    def days(self) -> str:
        """The days on which the model's figures were measured: a part may be measured anew."""
        days = sorted({figure.measured_on for _, figure in self.measured})
        return listed([short_day(day) for day in days])


def newest_results(folder: Path | None = None) -> Results:
    """The newest results by name; empty, with the reason, where none can be read."""
    folder = RESULTS if folder is None else folder
    files = sorted(path for path in folder.glob("*.json") if _DATED.fullmatch(path.stem))
    if not files:
        return Results(problem=tr("Nothing was measured yet; python -m evaluation does it."))
    path = files[-1]
    try:
        return _read_results(path, path.stat().st_mtime_ns)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        fault = f"{type(error).__name__}: {error}"
        return Results(
            problem=tr(
                "{file} cannot be read ({fault}); run python -m evaluation again.",
                file=path.name,
                fault=fault,
            )
        )


@lru_cache(maxsize=4)
def _read_results(path: Path, changed: int) -> Results:
    written = json.loads(path.read_text(encoding="utf-8"))
    day = str(written["made_on"])
    tasks = tuple(_task(row, day) for row in written["tasks"] if not row["task"].startswith(OWN))
    return Results(day, str(written["program"]), tasks)


def _task(row: dict[str, Any], day: str) -> Task:
    human = row.get("human")
    return Task(
        **{name: str(row[name]) for name in _TEXTS},
        n=int(row["n"]),
        human=(str(human["metric"]), float(human["value"])) if human else None,
        figures=tuple(_figure(result, day) for result in row["results"]),
        note=str(row.get("note") or ""),
    )


_TEXTS = ("task", "family", "title", "data", "source", "licence", "unit", "metric")


def _figure(row: dict[str, Any], day: str) -> Figure:
    error = row.get("calibration_error")
    return Figure(
        scorer=str(row["scorer"]),
        kind=str(row["kind"]),
        fingerprint=str(row.get("fingerprint") or ""),
        value=_number(row["value"]),
        low=_number(row.get("low")),
        high=_number(row.get("high")),
        calibration_error=None if error is None else float(error),
        reliability=tuple((float(p), float(r), int(n)) for p, r, n in row.get("reliability") or ()),
        others=dict(row.get("others") or {}),
        parts=dict(row.get("parts") or {}),
        measured_on=str(row.get("measured_on") or day),
    )


def _number(value: Any) -> float:
    return float("nan") if value is None else float(value)


def validity_card(family: str, fingerprint: str, results: Results | None = None) -> Card:
    """What the results (the newest ones) say of this family of scores by the model so named."""
    results = newest_results() if results is None else results
    tasks = [task for task in results.tasks if task.family in parts_of(family)]
    tasks.sort(key=lambda task: task.task != LEADING[family])
    measured = tuple((task, found) for task in tasks if (found := task.figure_of(fingerprint)))
    swapped = _swapped(results, family, fingerprint)
    return Card(
        family,
        fingerprint,
        results.program,
        measured,
        swapped.value if swapped else None,
        _by_kind(swapped) if swapped else (),
        "" if measured else results.problem or _other_models(results, family),
    )


def parts_of(family: str) -> tuple[str, ...]:
    """What the results call the tasks of a family."""
    return _PARTS_OF.get(family, (family,))


def _other_models(results: Results, family: str) -> str:
    date = short_day(results.made_on)
    if family in RULES:
        return tr("No figures exist for these rules: those of {date} are older.", date=date)
    return tr(
        "No figures exist for this model: those of {date} are of other weights and say nothing "
        "about it.",
        date=date,
    )


def _swapped(results: Results, family: str, fingerprint: str) -> Figure | None:
    """The model's shift between two names in scores of this family; None where not measured so."""
    for task in results.tasks:
        if (task.task, task.metric) == (_SWAPPED.format(family=family), BETWEEN_NAMES):
            return task.figure_of(fingerprint)
    return None


def _by_kind(swapped: Figure) -> tuple[tuple[str, float], ...]:
    """The shift by kind of name; parts with a colon are of groups within a kind, or of frames."""
    kinds = {
        name: _number(part["value"]) for name, part in swapped.parts.items() if ":" not in name
    }
    return tuple(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0])))
