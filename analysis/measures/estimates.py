"""From articles to outlets: estimates with honest intervals, and which outlets differ."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple, cast

import numpy as np
import pandas as pd

from analysis.corpus.schema import ESTIMATE_COLUMNS, SCORE_COLUMNS, require_columns
from analysis.measures.totals import article_counts, article_totals
from analysis.measures.uncertainty import Spread, gap_spread, interval, ratio_spread

ARTICLES, WITHIN, NONE = "articles", "within this article", "none"
VERDICT_COLUMNS = [
    "question", "outlet_a", "outlet_b", "gap", "ci_low", "ci_high", "verdict",
]  # fmt: skip
DIFFER, CANNOT_TELL = "differ", "cannot tell"
Groups = dict[tuple[str, str], np.ndarray]


def means_and_verdicts(scores: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`mean_estimates` and `outlet_verdicts` of the same scores, for the work of one."""
    units = _units(scores, "mean")
    outlets = list(_outlets(units))
    return _estimates(units, outlets, low=-1.0, high=1.0), _verdicts(outlets)


def shares_and_verdicts(scores: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`expected_share_estimates` and the verdicts on their gaps, for the work of one.

    The verdicts (VERDICT_COLUMNS) are those of `outlet_verdicts` with gaps of −1 … +1, and their
    intervals hold together over all pairs and all questions: shares of several frames are asked
    at once, so one that differs by chance would always be found among many.
    """
    units = _units(scores, "mean")
    outlets = list(_outlets(units))
    verdicts = _verdicts(outlets, units["question"].nunique(), reach=1.0)
    return _estimates(units, outlets, low=0.0, high=1.0), verdicts


def mean_estimates(scores: pd.DataFrame) -> pd.DataFrame:
    """Weighted mean score of each outlet on each question (ESTIMATE_COLUMNS), −1 … +1.

    Σ weight·score / Σ weight over the outlet's sentences; the interval resamples its articles, or
    with a single article its sentences, and then speaks of that article only. NaN where no
    sentence speaks to the question. `n_articles` and `n_sentences` count what speaks to it.
    """
    return _estimated(_units(scores, "mean"), low=-1.0)


def share_estimates(scores: pd.DataFrame) -> pd.DataFrame:
    """Share of each outlet's sentences that speak to a question (ESTIMATE_COLUMNS), 0 … 1.

    For an axis this is its salience. Intervals as in `mean_estimates`; `n_articles` and
    `n_sentences` count all of the outlet's.
    """
    return _estimated(_units(scores, "share"), low=0.0)


def expected_share_estimates(scores: pd.DataFrame) -> pd.DataFrame:
    """Share of each outlet's sentences to be expected in a frame (ESTIMATE_COLUMNS), 0 … 1.

    Σ weight·score / Σ weight, where a score is the probability that the sentence speaks in the
    frame. Where the probabilities are calibrated, their sum is the number of such sentences to be
    expected, while a count of those above some bar leaves out the doubtful ones on one side only
    (Forman 2008; Bella et al. 2010). Intervals as in `mean_estimates`.
    """
    return _estimated(_units(scores, "mean"), low=0.0)


def outlet_verdicts(scores: pd.DataFrame, n_questions: int = 1) -> pd.DataFrame:
    """For each pair of outlets on each question: do their weighted means differ (VERDICT_COLUMNS)?

    `gap` is outlet_a's estimate minus outlet_b's. The intervals of all pairs of one question hold
    together at 95 % (Bonferroni), with `n_questions` those of so many questions; the verdict is
    "differ" where the pair's leaves out 0. Where either spread is unknown the interval is NaN and
    the verdict "cannot tell".
    """
    return _verdicts(list(_outlets(_units(scores, "mean"))), n_questions)


def _verdicts(
    outlets: list["_Outlet"], n_questions: int = 1, *, reach: float = 2.0
) -> pd.DataFrame:
    spreads: dict[str, dict[str, Spread]] = defaultdict(dict)
    for one in outlets:
        spreads[one.question][one.outlet] = one.spread
    asked = spreads.items()
    rows = [
        row for question, known in asked for row in _pair_rows(question, known, n_questions, reach)
    ]
    return pd.DataFrame(rows, columns=VERDICT_COLUMNS)


def _units(scores: pd.DataFrame, kind: str) -> pd.DataFrame:
    """What is resampled for each outlet: its articles, or the sentences of its only article."""
    require_columns(scores, SCORE_COLUMNS, "scores")
    summed = article_totals if kind == "mean" else article_counts
    by_article = summed(scores)
    alone = by_article.groupby(["question", "outlet"])["article_id"].transform("size") == 1
    single = by_article.loc[alone, ["question", "outlet"]]
    rest = by_article[~alone].assign(interval=ARTICLES)
    if single.empty:
        return rest
    # A sentence is an article of its own here, so the same sums serve for both units.
    lone = scores.merge(single, on=["question", "outlet"])
    lone = summed(lone.assign(article_id=lone["sentence_id"])).assign(interval=WITHIN)
    return pd.concat([rest, lone], ignore_index=True).sort_values(
        ["question", "outlet", "article_id"], ignore_index=True
    )


class _Outlet(NamedTuple):
    """An outlet on a question: what was resampled, which rows carry weight, and their spread."""

    question: str
    outlet: str
    resampled: str
    speaking: np.ndarray
    spread: Spread


def _outlets(units: pd.DataFrame) -> Iterator[_Outlet]:
    """Every outlet on every question, in order of question and outlet."""
    sums = units["score_sum"].to_numpy(dtype=float)
    weights = units["weight_sum"].to_numpy(dtype=float)
    resampled = units["interval"].to_numpy()
    groups = cast("Groups", units.groupby(["question", "outlet"]).indices)
    for (question, outlet), rows in sorted(groups.items()):
        speaking = rows[weights[rows] > 0]
        spread = ratio_spread(sums[speaking], weights[speaking])
        yield _Outlet(question, outlet, str(resampled[rows[0]]), speaking, spread)


def _estimated(units: pd.DataFrame, low: float) -> pd.DataFrame:
    return _estimates(units, list(_outlets(units)), low=low, high=1.0)


def _estimates(
    units: pd.DataFrame, outlets: list[_Outlet], *, low: float, high: float
) -> pd.DataFrame:
    counted = units["n_scored" if low < 0 else "n_sentences"].to_numpy()
    rows = []
    for one in outlets:
        ci_low, ci_high = interval(one.spread, low=low, high=high)
        n_units = len(one.speaking)
        rows.append(
            {
                "outlet": one.outlet,
                "question": one.question,
                "estimate": one.spread.estimate,
                "ci_low": ci_low,
                "ci_high": ci_high,
                "interval": NONE if np.isnan(ci_low) else one.resampled,
                "n_articles": min(1, n_units) if one.resampled == WITHIN else n_units,
                "n_sentences": int(counted[one.speaking].sum()),
            }
        )
    return pd.DataFrame(rows, columns=ESTIMATE_COLUMNS)


def _pair_rows(
    question: str, spreads: dict[str, Spread], n_questions: int, reach: float
) -> list[dict[str, object]]:
    known = {outlet: spread for outlet, spread in spreads.items() if spread.error > 0}
    n_pairs = len(known) * (len(known) - 1) // 2
    rows: list[dict[str, object]] = []
    for a, b in combinations(sorted(spreads), 2):
        gap = gap_spread(spreads[a], spreads[b])
        if a not in known or b not in known:
            gap = Spread(gap.estimate, np.nan, np.nan)
        n_comparisons = n_questions * max(1, n_pairs)
        low, high = interval(gap, low=-reach, high=reach, n_comparisons=n_comparisons)
        verdict = DIFFER if low > 0 or high < 0 else CANNOT_TELL
        rows.append(
            dict(
                zip(
                    VERDICT_COLUMNS, (question, a, b, gap.estimate, low, high, verdict), strict=True
                )
            )
        )
    return rows
