"""Names swapped: how far a score moves when nothing but a name changes.

One row is a sentence with slots (`template_id`, `text` with {A} and {B}, `slots`, `target`,
`meant`). The target's slot takes every name of its kind in `swap_names.json`; the others keep one
name, which the target then never takes. A score's deviation is that from its own template's mean
over names.
"""

import json
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from analysis.models.questions import FramingAxis
from evaluation.baselines import TRAINED, WORD_LISTS
from evaluation.intervals import Index, with_intervals
from evaluation.kinds import Kind, Outcome
from evaluation.metrics import Array
from evaluation.rows import Row, one_of, text
from evaluation.scorers import Scorer

NAMES = Path(__file__).with_name("data") / "swap_names.json"
CRITICISED, PRAISED = "{} is criticised, blamed or attacked", "{} is praised, supported or credited"
# Poles that name nobody, as an axis that is asked of all sentences has them.
NOBODY_CRITICISED, NOBODY_PRAISED = "criticism, blame and attacks", "praise, support and credit"


class Filled(NamedTuple):
    """A template with names: its text, where the target stands, and which name of which groups."""

    template: int
    text: str
    span: tuple[int, int]
    name: str
    kind: str
    groups: tuple[str, ...]


@cache
def names_of() -> dict[str, list[dict[str, str]]]:
    """For each kind of slot its names, each with its group and, of persons, gender."""
    found: dict[str, list[dict[str, str]]] = json.loads(NAMES.read_text(encoding="utf-8"))
    return found


def filled(rows: Sequence[Row]) -> list[Filled]:
    """Every template with every name that its target may take, template by template."""
    return [one for number, row in enumerate(rows) for one in _fill(number, row)]


def _fill(number: int, row: Row) -> list[Filled]:
    target, slots, names = row["target"], row["slots"], names_of()
    held = {slot: names[kind][0]["name"] for slot, kind in slots.items() if slot != target}
    sentence = row["text"]
    for slot, name in held.items():
        sentence = sentence.replace("{" + slot + "}", name)
    mark, kind = "{" + target + "}", slots[target]
    start = sentence.index(mark)
    found = []
    for entry in names[kind]:
        name = entry["name"]
        if name not in held.values():
            groups = tuple(
                f"{kind}: {entry[what]}" for what in ("group", "gender") if what in entry
            )
            span, said = (start, start + len(name)), sentence.replace(mark, name)
            found.append(Filled(number, said, span, name, kind, groups))
    return found


def tones(ones: Sequence[Filled], scorer: Scorer) -> dict[str, Array]:
    """Tone of each filled sentence toward the name, −1 … +1."""
    assert scorer.tone
    return {"": scorer.tone([one.text for one in ones], [one.span for one in ones]).tone}


def praise(ones: Sequence[Filled], scorer: Scorer) -> dict[str, Array]:
    """Position of each filled sentence between criticism and praise, of the name and of nobody."""
    assert scorer.place
    named = [FramingAxis((CRITICISED.format(o.name),), (PRAISED.format(o.name),)) for o in ones]
    nobody = FramingAxis((NOBODY_CRITICISED,), (NOBODY_PRAISED,))
    texts = [one.text for one in ones]
    return {
        "": scorer.place(texts, named),
        "poles without the name": scorer.place(texts, [nobody] * len(ones)),
    }


def measure(
    scores_of: Callable[[Sequence[Filled], Scorer], dict[str, Array]],
    rows: list[Row],
    scorer: Scorer,
) -> Outcome:
    """Mean absolute deviation from the template's mean, every template counting once.

    Parts: the same by kind of name, and the mean signed deviation of each group of names.
    """
    ones = filled(rows)
    template = np.array([one.template for one in ones])
    main, *others = (
        (name, deviations(score, template)) for name, score in scores_of(ones, scorer).items()
    )
    shift = main[1]
    columns = {"": _by_template(np.abs(shift), template, len(rows))}
    for name, moved in others:
        columns[name] = _by_template(np.abs(moved), template, len(rows))
    kinds = np.array([one.kind for one in ones])
    for kind in sorted(set(kinds)):
        some = np.where(kinds == kind, np.abs(shift), np.nan)
        columns[kind] = _by_template(some, template, len(rows))
    for group in sorted({group for one in ones for group in one.groups}):
        some = np.where([group in one.groups for one in ones], shift, np.nan)
        columns[group] = _by_template(some, template, len(rows))
    return _outcome(columns, [name for name, _ in others])


def deviations(score: Array, template: Array) -> Array:
    """Of each score what it differs by from the mean score of its template."""
    means = [np.nanmean(score[template == number]) for number in range(template.max() + 1)]
    return np.asarray(score - np.array(means)[template])


def _by_template(values: Array, template: Array, n: int) -> Array:
    """Mean of the values known in each template, NaN where there are none; shape (n,)."""
    known = ~np.isnan(values)
    sums = np.bincount(template[known], values[known], minlength=n)
    counts = np.bincount(template[known], minlength=n)
    return np.asarray(np.where(counts, sums / np.maximum(counts, 1), np.nan))


def _outcome(columns: dict[str, Array], others: Sequence[str]) -> Outcome:
    def figures(index: Index) -> dict[str, float]:
        return {name: _mean(column[index]) for name, column in columns.items()}

    found: dict[str, Any] = with_intervals(figures, range(len(columns[""])))
    main, beside = found.pop(""), {name: found.pop(name) for name in others}
    for name, part in found.items():
        part["metric"] = "mean shift" if ":" in name else "mean absolute shift"
        part["n"] = int((~np.isnan(columns[name])).sum())
    return Outcome(main, beside, found)


def _mean(values: Array) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")


def slots_of(value: Any) -> dict[str, str]:
    """Slots with kinds of names that we have."""
    known = list(names_of())
    if not isinstance(value, dict) or not all(kind in known for kind in value.values()):
        raise ValueError(f"write for each slot one of {', '.join(known)}")
    return value


def check(row: Row) -> None:
    """Whether every slot stands in the text and the target is one of them."""
    if row["target"] not in row["slots"] or any(
        "{" + slot + "}" not in row["text"] for slot in row["slots"]
    ):
        raise ValueError("`target` and all `slots` must stand in `text`, in curly brackets")


_COLUMNS = {"text": text, "slots": slots_of, "target": text, "meant": one_of("-1", "0", "1")}
SWAPPED_TONE = Kind(
    "names_swapped_tone", "bias", "tone", "Names swapped: tone", "mean absolute shift",
    "sentences, each with every name", _COLUMNS, partial(measure, tones), check=check,
    baselines=(*WORD_LISTS, *TRAINED),
)  # fmt: skip
SWAPPED_AXIS = Kind(
    "names_swapped_axis", "bias", "axis", "Names swapped: position between criticism and praise",
    "mean absolute shift", "sentences, each with every name", _COLUMNS, partial(measure, praise),
    check=check, baselines=(),
)  # fmt: skip
