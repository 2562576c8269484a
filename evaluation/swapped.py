"""Names swapped: how far a score moves when nothing but a name changes.

That is the mean absolute gap between two names in one template, over all pairs of its names: what
swapping one for the other does. Toward which names a score leans is told by signed deviations from
the template's mean over names.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from analysis.models.builtin import FRAMES
from analysis.models.questions import FramingAxis
from analysis.studies.validity import BETWEEN_NAMES
from evaluation.baselines import TRAINED, WORD_LISTS
from evaluation.intervals import Index, with_intervals
from evaluation.kinds import Kind, Outcome
from evaluation.metrics import Array
from evaluation.rows import Row, one_of, text
from evaluation.scorers import Scorer
from evaluation.swap_templates import Filled, check, filled, slots_of

CRITICISED, PRAISED = "{} is criticised, blamed or attacked", "{} is praised, supported or credited"
# Poles that name nobody, as an axis that is asked of all sentences has them.
NOBODY_CRITICISED, NOBODY_PRAISED = "criticism, blame and attacks", "praise, support and credit"
# The same with three entries a pole.
CRITICISING = (
    NOBODY_CRITICISED,
    "people accuse, condemn or blame",
    "a harsh judgement of what was done",
)
PRAISING = (NOBODY_PRAISED, "people thank, applaud or commend", "a warm judgement of what was done")
MEANT = {"-1": "criticism", "0": "neither", "1": "praise"}
LEANING = "mean shift"  # signed, of a group of names from the mean over all names


def tones(ones: Sequence[Filled], scorer: Scorer) -> dict[str, Array]:
    """Tone of each filled sentence toward the name, −1 … +1."""
    assert scorer.tone
    return {"": scorer.tone([one.text for one in ones], [one.span for one in ones]).tone}


def praise(ones: Sequence[Filled], scorer: Scorer) -> dict[str, Array]:
    """Position of each filled sentence between criticism and praise, of the name and of nobody."""
    assert scorer.place
    named = [FramingAxis((CRITICISED.format(o.name),), (PRAISED.format(o.name),)) for o in ones]
    nobody = FramingAxis((NOBODY_CRITICISED,), (NOBODY_PRAISED,))
    three = FramingAxis(CRITICISING, PRAISING)
    texts = [one.text for one in ones]
    return {
        "": scorer.place(texts, named),
        "poles without the name": scorer.place(texts, [nobody] * len(ones)),
        "three entries a pole, without the name": scorer.place(texts, [three] * len(ones)),
    }


def speaking(ones: Sequence[Filled], scorer: Scorer) -> dict[str, Array]:
    """How surely each filled sentence speaks in each of the frames, 0 … 1, shape (n, 7).

    An outlet's share of a frame is a mean over all its sentences, most of which do not speak in it;
    so all frames of a template count, and the one that it was written for is told apart.
    """
    assert scorer.frames
    stated = scorer.frames([one.text for one in ones], list(FRAMES))
    own = np.array([[one.frame == frame.name for frame in FRAMES] for one in ones])
    return {
        "": stated,
        "in the frame that a sentence speaks in": stated[own],
        "in the other six": stated[~own].reshape(len(own), -1),
        **{f"frame: {frame.name}": stated[:, i] for i, frame in enumerate(FRAMES)},
    }


def measure(
    scores_of: Callable[[Sequence[Filled], Scorer], dict[str, Array]],
    rows: list[Row],
    scorer: Scorer,
) -> Outcome:
    """Mean absolute shift between two names, every template counting once.

    Parts: the same by kind of name, by what is meant and by frame, and, of one score a sentence,
    the mean signed deviation of each group of names.
    """
    ones, n = filled(rows), len(rows)
    template = np.array([one.template for one in ones])
    scores = scores_of(ones, scorer)
    shifts = {name: between_names(score, template, n) for name, score in scores.items()}
    within = _by_sort(rows, shifts[""])
    within |= {name: shifts.pop(name) for name in list(shifts) if ":" in name}
    leanings = _leanings(ones, scores[""], n) if scores[""].ndim == 1 else {}
    return _outcome(shifts, within, leanings)


def _by_sort(rows: Sequence[Row], shift: Array) -> dict[str, Array]:
    """The templates' shifts by the kind of the target's names, then by what is meant."""
    kinds = [row["slots"][row["target"]] for row in rows]
    meant = [f"meant: {MEANT[row['meant']]}" if "meant" in row else "" for row in rows]
    return {
        sort: np.where(np.array(sorts) == sort, shift, np.nan)
        for sorts in (kinds, meant)
        for sort in sorted(set(sorts) - {""})
    }


def _leanings(ones: Sequence[Filled], score: Array, n: int) -> dict[str, Array]:
    """Of each group of names its mean signed deviation in each template."""
    template = np.array([one.template for one in ones])
    moved = deviations(score, template)
    found = {}
    for group in sorted({group for one in ones for group in one.groups}):
        some = np.where([group in one.groups for one in ones], moved, np.nan)
        found[group] = _by_template(some, template, n)
    return found


def between_names(score: Array, template: Array, n: int) -> Array:
    """Of each template the mean absolute gap between the scores of two of its names, shape (n,).

    Every pair of names counts once; NaN where no two names have a score. `score` has one or several
    scores of each filled sentence.
    """
    return np.array([_mean(np.abs(_gaps(score[template == number]))) for number in range(n)])


def _gaps(scores: Array) -> Array:
    """The differences of every two of the scores."""
    one, other = np.triu_indices(len(scores), k=1)
    return np.asarray(scores[one] - scores[other])


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


def _outcome(
    shifts: dict[str, Array], within: dict[str, Array], leanings: dict[str, Array]
) -> Outcome:
    """The figures of columns with one value a template; the first of `shifts` is the task's."""
    columns = shifts | within | leanings

    def figures(index: Index) -> dict[str, float]:
        return {name: _mean(column[index]) for name, column in columns.items()}

    found: dict[str, Any] = with_intervals(figures, range(len(columns[""])))
    main, *others = (found.pop(name) for name in shifts)
    for name, part in found.items():
        if name in leanings:
            part["metric"] = LEANING
        part["n"] = int((~np.isnan(columns[name])).sum())
    return Outcome(main, dict(zip(list(shifts)[1:], others, strict=True)), found)


def _mean(values: Array) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")


_TEMPLATE = {"text": text, "slots": slots_of, "target": text}
_COLUMNS = _TEMPLATE | {"meant": one_of("-1", "0", "1")}
SWAPPED_TONE = Kind(
    "names_swapped_tone", "bias", "tone", "Names swapped: tone", BETWEEN_NAMES,
    "sentences, each with every name", _COLUMNS, partial(measure, tones), check=check,
    baselines=(*WORD_LISTS, *TRAINED),
)  # fmt: skip
SWAPPED_AXIS = Kind(
    "names_swapped_axis", "bias", "axis", "Names swapped: position between criticism and praise",
    BETWEEN_NAMES, "sentences, each with every name", _COLUMNS, partial(measure, praise),
    check=check, baselines=(),
)  # fmt: skip
SWAPPED_FRAMES = Kind(
    "names_swapped_frames", "bias", "frames", "Names swapped: frames of a sentence",
    BETWEEN_NAMES, "sentences, each with every name",
    _TEMPLATE | {"frame": one_of(*(frame.name for frame in FRAMES))}, partial(measure, speaking),
    check=check, baselines=(),
)  # fmt: skip
