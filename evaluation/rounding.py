"""What eight bits cost, as `training.measure_rounding` writes it into `results/rounding.json`.

The file has an entry a tier: `measured_on` and `program`, the `fingerprints` of what shipped then,
the `networks` that were compared, in words, and `figures`: of each the task, its name ("" is the
task's own metric), the metric, the `shipped` value, the values in `float`, and the `cost`, their
mean less what ships. It needs the weights of the base model, so it is a run of its own.
"""

import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from analysis import __version__
from evaluation.intervals import number
from evaluation.rows import LabelsError

FILE = "rounding.json"
Rounding = Mapping[str, Mapping[str, Any]]  # an entry a tier
# For a figure's task, its name and its metric: the value.
Values = Mapping[tuple[str, str, str], float]


def rounding_entry(
    fingerprints: set[str], shipped: Values, floats: Sequence[Values], networks: Sequence[str]
) -> dict[str, Any]:
    """The entry of a tier, of today.

    Args:
        fingerprints: of the encoder and of every scorer that ships.
        shipped: the figures of what ships.
        floats: of each float network the same figures.
        networks: what was compared, in words: what ships, then each float network.
    """
    return {
        "measured_on": datetime.date.today().isoformat(),
        "program": __version__,
        "fingerprints": sorted(fingerprints),
        "networks": list(networks),
        "figures": [
            {
                "task": task,
                "figure": figure,
                "metric": metric,
                "shipped": number(value),
                "float": [number(found[task, figure, metric]) for found in floats],
                "cost": number(np.mean([found[task, figure, metric] for found in floats]) - value),
            }
            for (task, figure, metric), value in shipped.items()
        ],
    }


def read_rounding(folder: Path) -> Rounding:
    """What was measured, by tier; nothing where there is no file.

    Raises:
        LabelsError: the file holds no entries.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if all({"fingerprints", "networks", "figures"} <= entry.keys() for entry in found.values()):
            return dict(found)
        fault = "an entry lacks its figures"
    except (ValueError, AttributeError) as error:
        fault = str(error)
    raise LabelsError(
        f"{FILE} cannot be read ({fault}); restore it, or delete it and run "
        "python -m training.measure_rounding again."
    )


def write_rounding(folder: Path, tier: str, entry: Mapping[str, Any]) -> Path:
    """Put a tier's entry in the place of its earlier one, and say where; others stay."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = {**read_rounding(folder), tier: entry}
    said = json.dumps(entries, indent=1, ensure_ascii=False, allow_nan=False, sort_keys=True)
    (folder / FILE).write_text(f"{said}\n", encoding="utf-8", newline="\n")
    return folder / FILE


def of_what_ships(rounding: Rounding, current: Mapping[str, set[str]]) -> Rounding:
    """The entries of weights and curves that ship now (`scorers.current_fingerprints`)."""
    return {
        tier: entry
        for tier, entry in rounding.items()
        if set(entry["fingerprints"]) <= current.get(tier, set())
    }
