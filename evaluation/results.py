"""The results file `YYYY-MM-DD.json`: read, brought up to date, written.

A run of some tasks or scorers starts from the newest file, so that the newest is always whole; what
it did not measure keeps the day it was measured on and the fingerprint it was measured with.
"""

import datetime
import json
import platform
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.errors import AnalysisError
from analysis.models.onnx_runtime import n_cores

Results = dict[str, Any]
FOLDER = Path(__file__).with_name("results")
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")
_KEYS = {"made_on": str, "program": str, "tasks": list, "speed": list}
_OF_TASK = {"task", "data_fingerprint", "n", "results"}


class ResultsError(AnalysisError):
    """A results file cannot be read or written; the message names it and says what to do."""


def newest_file(folder: Path) -> Path | None:
    """The newest results file of a folder by its name, or None."""
    return max((p for p in folder.glob("*.json") if _DATED.fullmatch(p.stem)), default=None)


def newest_results(folder: Path) -> Results | None:
    """What the newest file holds, or None where nothing was measured yet.

    Raises:
        ResultsError: it is damaged.
    """
    path = newest_file(folder)
    if path is None:
        return None
    try:
        found: Results = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(path, str(error)) from error
    if not isinstance(found, dict):
        raise _damaged(path, "it is no object")
    if odd := [key for key, kind in _KEYS.items() if not isinstance(found.get(key), kind)]:
        raise _damaged(path, f"it lacks `{odd[0]}`")
    if not all(isinstance(task, dict) and task.keys() >= _OF_TASK for task in found["tasks"]):
        raise _damaged(path, "a task of it lacks parts")
    return found


def _damaged(path: Path, fault: str) -> ResultsError:
    return ResultsError(
        f"The results in {path} cannot be read ({fault}); restore that file, or delete it to go on "
        "without its figures."
    )


def fresh_results(day: datetime.date) -> Results:
    """A results file of this program on this machine, with nothing in it."""
    return {
        "made_on": day.isoformat(),
        "program": __version__,
        "python": platform.python_version(),
        "cores": n_cores(),
        "tasks": [],
        "speed": [],
        "memory": [],
    }


def updated(old: Results | None, new: Results) -> Results:
    """`new`, with what only `old` has: tasks, results of other scorers, speeds.

    Results of a task whose labelled file has changed since are dropped, not mixed.
    """
    before = {task["task"]: task for task in old["tasks"]} if old else {}
    after = {task["task"]: task for task in new["tasks"]}
    tasks = [
        _merged_task(before.get(name), after.get(name)) for name in dict.fromkeys([*before, *after])
    ]
    before_it = old or {}
    speed = _merged(before_it.get("speed", []), new["speed"], ("scorer", "part"))
    memory = _merged(before_it.get("memory", []), new.get("memory", []), ("scorer", "moment"))
    return new | {"tasks": tasks, "speed": speed, "memory": memory}


def _merged_task(old: dict[str, Any] | None, new: dict[str, Any] | None) -> dict[str, Any]:
    if old is None or new is None:
        return old or new or {}
    same_labels = (old["data_fingerprint"], old["n"]) == (new["data_fingerprint"], new["n"])
    kept = old["results"] if same_labels else []
    return new | {"results": _merged(kept, new["results"], ("scorer",))}


def _merged(
    old: list[dict[str, Any]], new: list[dict[str, Any]], key: tuple[str, ...]
) -> list[dict[str, Any]]:
    """The old entries with new ones in their places, tiers first."""
    entries = {tuple(one[k] for k in key): one for one in [*old, *new]}
    return sorted(entries.values(), key=lambda one: one.get("kind", "tier") == "baseline")


def dated(results: Results) -> Results:
    """The results with the day of measuring on each of them."""
    day = {"measured_on": results["made_on"]}
    tasks = [
        task | {"results": [one | day for one in task["results"]]} for task in results["tasks"]
    ]
    others = {name: [one | day for one in results.get(name, [])] for name in ("speed", "memory")}
    return results | {"tasks": tasks} | others


def only_of_day(results: Results) -> Results:
    """The results without those of earlier days, and without tasks that then have none."""
    day = results["made_on"]
    tasks = [
        task | {"results": [one for one in task["results"] if one["measured_on"] == day]}
        for task in results["tasks"]
    ]
    others = {
        name: [one for one in results.get(name, []) if one["measured_on"] == day]
        for name in ("speed", "memory")
    }
    return results | {"tasks": [task for task in tasks if task["results"]]} | others


def write_results(folder: Path, results: Results) -> Path:
    """Write the file of its day and say where; same results, same bytes.

    Raises:
        ResultsError: it cannot be written there.
    """
    path = folder / f"{results['made_on']}.json"
    said = json.dumps(results, indent=1, ensure_ascii=False, allow_nan=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{said}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise ResultsError(
            f"{path} cannot be written ({error.strerror}); give another folder with --out."
        ) from error
    return path


def is_stale(result: Mapping[str, Any], current: Mapping[str, set[str]]) -> bool:
    """Whether a result was measured with other weights than those that ship now.

    Args:
        result: of a task or of the speeds.
        current: for each tier the fingerprints of what ships (`scorers.current_fingerprints`).

    Word lists and regressions on words carry the version of a package, and are never stale.
    """
    made_by, kind = str(result["fingerprint"]), result.get("kind", "tier")
    if kind == "tier":
        return made_by not in current.get(result["scorer"], set())
    looks_like_weights = re.fullmatch(r"[0-9a-f]{64}", made_by) is not None
    return looks_like_weights and not any(made_by in known for known in current.values())
