"""How much of the claims a grouping of sentences finds, and how much of its groups is right.

`pairs` counts pairs. `B-cubed` takes the mean over sentences (Bagga & Baldwin 1998): of the group
of a sentence the share that is right, and of its claim the share that is in its group, the sentence
itself included. `of several` leaves out the sentences that are alone, which flatter the mean.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.models.encoder import Encoder
from evaluation.claim_grouping import cosine_groups
from evaluation.claim_labels import Labelled

Counts = npt.NDArray[np.float64]
Found = Mapping[str, Any]


def counts(labelled: Labelled, found: Found) -> Counts:
    """For each labelled sentence: others in its group, right ones of these, mates, found mates."""
    ids = sorted(labelled.main)
    together, mates = defaultdict(set), defaultdict(set)
    for i in ids:
        together[found[i]].add(i)
        mates[labelled.main[i]].add(i)
    rows = []
    for i in ids:
        group, claim = together[found[i]] - {i}, mates[labelled.main[i]] - {i}
        right = sum(not labelled.statements[i].isdisjoint(labelled.statements[j]) for j in group)
        rows.append((len(group), right, len(claim), len(claim & group)))
    return np.array(rows, dtype=np.float64)


def figures(rows: Counts) -> dict[str, float]:
    """The shares of the report, from the counts of sentences."""
    group, right, claim, found = rows.T
    return {
        "pairs found": _share(found, claim),
        "pairs right": _share(right, group),
        "B-cubed found": float(((found + 1) / (claim + 1)).mean()),
        "B-cubed right": float(((right + 1) / (group + 1)).mean()),
        "of several found": _share_mean(found, claim),
        "of several right": _share_mean(right, group),
    }


def _share(part: Counts, whole: Counts) -> float:
    return float(part.sum() / whole.sum()) if whole.sum() else float("nan")


def _share_mean(part: Counts, whole: Counts) -> float:
    several = whole > 0
    if not several.any():
        return float("nan")
    return float(((part[several] + 1) / (whole[several] + 1)).mean())


def best_threshold(events: Sequence[Labelled], encoder: Encoder) -> float:
    """The threshold of the baseline with the best B-cubed F1 on these events."""
    tried = np.arange(0.5, 0.95, 0.01).round(2).tolist()
    return max(tried, key=lambda threshold: (_f1(events, encoder, threshold), threshold))


def _f1(events: Sequence[Labelled], encoder: Encoder, threshold: float) -> float:
    rows = [counts(event, cosine_groups(event, encoder, threshold)) for event in events]
    got = figures(np.concatenate(rows))
    found, right = got["B-cubed found"], got["B-cubed right"]
    return 2 * found * right / (found + right)
