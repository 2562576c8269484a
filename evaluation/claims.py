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
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.models.encoder import Encoder
from analysis.models.tiers import TIERS, load_tier
from evaluation.claim_figures import Counts, Found, best_threshold, counts, figures
from evaluation.claim_grouping import claim_groups, cosine_groups
from evaluation.claim_labels import EVENTS, Labelled, labelled_events, read_labelled
from evaluation.intervals import Figure, number, with_intervals
from evaluation.kinds import Kind, Outcome, Part
from evaluation.report import said
from evaluation.rows import LabelsError, Row, text, text_or_none, texts
from evaluation.rules import COSINES
from evaluation.scorers import Scorer


def measured(
    events: Sequence[Labelled], groups: Callable[[Labelled], Found]
) -> tuple[dict[str, Figure], list[tuple[str, Counts]]]:
    """All figures with their intervals (claims resampled as wholes), and the counts by event."""
    by_event = [(event.event, counts(event, groups(event))) for event in events]
    rows = np.concatenate([counted for _, counted in by_event])
    claims = [(event.event, event.main[i]) for event in events for i in sorted(event.main)]
    return with_intervals(lambda index: figures(rows[index]), claims), by_event


def measure(rows: list[Row], scorer: Scorer) -> Outcome:
    """B-cubed over all labelled sentences, the other shares beside it.

    Raises:
        LabelsError: the articles of an event are not here, or are not those that were labelled.
    """
    assert scorer.claims
    events = labelled_events(rows)
    if lacking := sorted({row["event"] for row in rows} - {event.event for event in events}):
        raise LabelsError(
            f"There are no articles of the event “{lacking[0]}” to look for its sentences in; "
            "claims are measured on the events that the project has."
        )
    got, by_event = measured(events, scorer.claims)
    return Outcome(got[MAIN], {n: f for n, f in got.items() if n != MAIN}, _by_event(by_event))


def _by_event(by_event: Sequence[tuple[str, Counts]]) -> dict[str, Part]:
    """For each event what is found and what of it is right, without an interval."""
    parts = {}
    for event, rows in by_event:
        found = figures(rows)
        beside = {what: {"value": number(found[name])} for what, name in _BESIDE.items()}
        parts[event] = {**beside["recall"], "low": None, "high": None, **beside, "n": len(rows)}
    return parts


MAIN = "B-cubed found"
_BESIDE = {"precision": "B-cubed right", "recall": MAIN}


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


def _place(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < -1:
        raise ValueError("write a whole number from 0, or -1 for the headline")
    return value


CLAIMS = Kind(
    "claims", "claims", "claims", "Sentences that state one fact", MAIN, "sentences",
    {"event": text, "split": text, "article_id": text, "sha256": text, "start": _place,
     "end": _place, "claim": text_or_none, "also": texts},
    measure, keep=lambda rows: [row for row in rows if row["split"] == "test"],
    baselines=tuple(COSINES.values()), beside=(EVENTS,), with_memory=False,
)  # fmt: skip


if __name__ == "__main__":
    main()
