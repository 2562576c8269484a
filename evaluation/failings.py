"""What the models answer for each invented error: `python -m evaluation.failings`.

The examples of `analysis/studies/failings.json` stand on the validity cards as errors, so each must
really be got wrong. Prints one row an example; keep in the file those marked "wrong".
"""

import argparse
from collections.abc import Iterable, Iterator

import pandas as pd

from analysis.models.axis import AxisScorer
from analysis.models.frames import IN_FRAME, FrameScorer
from analysis.models.tiers import DEFAULT_TIER, TIERS, load_tier
from analysis.studies.failings import Failing, all_failings
from evaluation.story_failings import found_in

# Tone is P(positive) − P(negative); its scale −1 … +1 is cut into thirds.
_THIRD = 1 / 3


def check_failings(
    name: str = DEFAULT_TIER, examples: Iterable[Failing] | None = None
) -> pd.DataFrame:
    """One row an example: family, kind, text, expected, answer, score, weight, is_wrong.

    The examples are those of the cards unless others are given.

    Score and weight are NaN where a family has none.
    """
    return pd.DataFrame(list(_rows(name, all_failings() if examples is None else examples)))


def _rows(name: str, examples: Iterable[Failing]) -> Iterator[dict[str, object]]:
    tier = load_tier(name)
    scorers = {
        "axis": AxisScorer(tier.encoder),
        "tone": tier.tone,
        "frames": FrameScorer(tier.encoder),
    }
    for one in examples:
        score = weight = float("nan")
        if one.family in scorers:
            scores = scorers[one.family].score([one.text], one.question)
            score, weight = float(scores.score[0]), float(scores.weight[0])
            answer = answer_of(one, score, weight)
        else:
            answer = found_in(one, tier.encoder)
        yield {
            "family": one.family, "kind": one.kind, "text": one.text, "expected": one.expected,
            "answer": answer, "score": score, "weight": weight, "is_wrong": answer != one.expected,
        }  # fmt: skip


def answer_of(one: Failing, score: float, weight: float) -> str:
    """The model's answer in the words of `expected`."""
    if one.family == "frames":
        return "in" if score > IN_FRAME else "out"
    if not weight > 0:
        return "off"
    if one.family == "axis":
        return "low" if score < 0 else "high"
    return "positive" if score > _THIRD else "negative" if score < -_THIRD else "neutral"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tier", choices=TIERS, default=DEFAULT_TIER)
    for row in check_failings(parser.parse_args().tier).to_dict("records"):
        mark = "wrong" if row["is_wrong"] else "RIGHT"
        print(
            f"{mark}  {row['family']:<8}{row['kind']:<40}expected {row['expected']:<14}"
            f"answer {row['answer'] or '–':<13}{row['score']:+.2f}  weight {row['weight']:.2f}"
        )


if __name__ == "__main__":
    main()
