"""How well sentences that state one fact are put together: `python -m evaluation.claims`.

Against `evaluation/data/claims.jsonl`, for both tiers, beside plain average linkage of cosines with
one threshold. Weights and thresholds were fitted on the dev events (`training/fit_claims.py`); the
test events are for reporting only.

A pair of sentences is to be together when both have one main statement, and is rightly together
when any statement of the one is one of the other. `pairs` counts pairs. `B-cubed` takes the mean
over sentences (Bagga & Baldwin 1998): of a sentence's group the share that is right, and of its
claim the share that is in its group, the sentence itself included. `of several` leaves out the
sentences that are alone, which make the mean look better.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.cluster.hierarchy import fcluster, linkage

from analysis.corpus.claims import find_claims
from analysis.models.encoder import Encoder
from analysis.models.tiers import TIERS, load_tier
from evaluation.claim_labels import Labelled, read_labelled
from evaluation.intervals import Figure, with_intervals
from evaluation.report import said

FLOORS = {"found": 0.8, "right": 0.9}
Counts = npt.NDArray[np.float64]
Found = Mapping[str, Any]


def claim_groups(labelled: Labelled, encoder: Encoder) -> dict[str, Any]:
    """For each sentence the claim it states; one that states none is alone."""
    sentences = labelled.sentences
    vectors = encoder.encode(sentences["text"].drop_duplicates().tolist())
    told = find_claims(sentences, vectors).statements
    alone: dict[str, Any] = {str(i): f"alone-{i}" for i in sentences["sentence_id"]}
    return alone | dict(zip(told["sentence_id"], told["claim_id"], strict=True))


def cosine_groups(labelled: Labelled, encoder: Encoder, threshold: float) -> dict[str, Any]:
    """Average linkage of the sentences' cosines, cut where the mean falls below the threshold."""
    vectors = encoder.encode(labelled.sentences["text"].tolist())
    apart = np.clip(1 - vectors @ vectors.T, 0, 2)[np.triu_indices(len(vectors), 1)]
    labels = fcluster(linkage(apart, method="average"), 1 - threshold, criterion="distance")
    return dict(zip(labelled.sentences["sentence_id"], labels.tolist(), strict=True))


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


def measured(
    events: Sequence[Labelled], groups: Callable[[Labelled], Found]
) -> tuple[dict[str, Figure], list[tuple[str, Counts]]]:
    """All figures with their intervals (claims resampled as wholes), and the counts by event."""
    by_event = [(event.event, counts(event, groups(event))) for event in events]
    rows = np.concatenate([counted for _, counted in by_event])
    claims = [(event.event, event.main[i]) for event in events for i in sorted(event.main)]
    return with_intervals(lambda index: figures(rows[index]), claims), by_event


def best_threshold(events: Sequence[Labelled], encoder: Encoder) -> float:
    """The threshold of the baseline with the best B-cubed F1 on these events."""
    tried = np.arange(0.5, 0.95, 0.01).round(2).tolist()
    return max(tried, key=lambda threshold: (_f1(events, encoder, threshold), threshold))


def _f1(events: Sequence[Labelled], encoder: Encoder, threshold: float) -> float:
    rows = [counts(event, cosine_groups(event, encoder, threshold)) for event in events]
    got = figures(np.concatenate(rows))
    found, right = got["B-cubed found"], got["B-cubed right"]
    return 2 * found * right / (found + right)


def claim_rows(events: Sequence[Labelled], tier: str, encoder: Encoder) -> list[str]:
    """Rows of a Markdown table: this tier's claims over all events, and event by event."""
    got, by_event = measured(events, lambda event: claim_groups(event, encoder))
    return [_row(f"claims, {tier}", got), *(_event_line(event, rows) for event, rows in by_event)]


def cosine_row(
    events: Sequence[Labelled], tier: str, encoder: Encoder, tuned: Sequence[Labelled]
) -> str:
    """The row of the baseline, its threshold fitted on the events `tuned`."""
    threshold = best_threshold(tuned, encoder)
    got, _ = measured(events, lambda event: cosine_groups(event, encoder, threshold))
    return _row(f"cosine of {threshold:.2f}, {tier}", got)


def _row(name: str, got: Mapping[str, Figure]) -> str:
    return f"| {name} | {' | '.join(said(figure) for figure in got.values())} |"


def _event_line(event: str, rows: Counts) -> str:
    cells = (said({"value": None if np.isnan(v) else v}) for v in figures(rows).values())
    return f"| … {event}, n {len(rows)} | {' | '.join(cells)} |"


def no_claims(events: Sequence[Labelled], encoder: Encoder) -> str:
    """How well sentences that state no fact are told from those that do."""
    passed = pd.Series(dtype=bool)
    for event in events:
        found = claim_groups(event, encoder)
        ids = sorted(event.main)
        rows = {(event.event, i): str(found[i]).startswith("alone-") for i in ids}
        passed = pd.concat([passed, pd.Series(rows, dtype=bool)])
    gold = np.array([e.main[i].startswith("none-") for e in events for i in sorted(e.main)])
    both = int((gold & passed.to_numpy()).sum())
    return (
        f"Sentences that state no fact: {gold.sum()} of {len(gold)}; {passed.sum()} passed over, "
        f"{both} of them rightly."
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    split = parser.parse_args(arguments).split
    tuned, events = read_labelled("dev"), read_labelled(split)
    n = sum(len(event.main) for event in events)
    print(f"{split}: {len(events)} events, {n} sentences\n")
    head = ["grouped by", *figures(np.ones((1, 4)))]
    print(f"| {' | '.join(head)} |\n|{' --- |' * len(head)}")
    said_of_none = []
    for tier in reversed(TIERS):
        encoder = load_tier(tier).encoder
        for line in claim_rows(events, tier, encoder):
            print(line, flush=True)
        print(cosine_row(events, tier, encoder, tuned), flush=True)
        said_of_none.append(f"{tier}: {no_claims(events, encoder)}")
    print("\n" + "\n".join(said_of_none))


if __name__ == "__main__":
    main()
