"""Whether claims that are told otherwise are known: `python -m evaluation.opposed`.

Against the pairs of `evaluation/data/opposed_pairs.jsonl`, each taken as one claim. Half of them
contradict each other; the others hold a negation or an opposed word too, and do not. *Found* is
the share of those that contradict each other that are flagged, *right* the share of the flagged
that do.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.corpus.claim_told_otherwise import told_otherwise

PAIRS = Path(__file__).with_name("data") / "opposed_pairs.jsonl"
SPLITS = ("for choosing", "held back")


def read_pairs(split: str) -> list[dict[str, Any]]:
    """The pairs of one half, in their order."""
    rows = map(json.loads, PAIRS.read_text("utf-8").splitlines())
    return [row for row in rows if row["split"] == split]


def flagged(pairs: Sequence[dict[str, Any]]) -> list[bool]:
    """Whether each pair is flagged as told otherwise."""
    return [bool(words) for words in told_otherwise([(p["one"], p["other"]) for p in pairs])]


def shares(pairs: Sequence[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """Found and right: how many, of how many."""
    told = list(zip(pairs, flagged(pairs), strict=True))
    both = sum(is_flagged and pair["opposed"] for pair, is_flagged in told)
    n_flagged = sum(is_flagged for _, is_flagged in told)
    return {"found": (both, sum(p["opposed"] for p in pairs)), "right": (both, n_flagged)}


def main() -> None:
    """Print the shares of both halves, and the pairs for choosing that are judged wrongly."""
    for split in SPLITS:
        pairs = read_pairs(split)
        said = (f"{name} {n} of {of}" for name, (n, of) in shares(pairs).items())
        print(f"{split}: {', '.join(said)}")
    pairs = read_pairs("for choosing")
    for pair, is_flagged in zip(pairs, flagged(pairs), strict=True):
        if is_flagged != pair["opposed"]:
            print(f"  {pair['pair_id']} ({pair['kind']}): {pair['one']} / {pair['other']}")


if __name__ == "__main__":
    main()
