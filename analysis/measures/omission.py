"""What outlets leave out: which claims each carries, and its share of what the others carry."""

from typing import Final

import numpy as np
import pandas as pd

from analysis.corpus.claims import STATEMENT_COLUMNS
from analysis.corpus.schema import require_columns
from analysis.measures.uncertainty import interval, ratio_spread

# One row per claim and outlet that carries it: its earliest `place` there ("lead" before "middle"
# before "end"), and `voice`: "own" where a sentence of the outlet's own states it, else that of
# the first that does.
CARRIED_COLUMNS: Final = ["claim_id", "outlet", "place", "voice", "n_sentences", "n_articles"]
# One row per outlet with articles. `estimate` is the share of the common claims that it carries.
SHARE_COLUMNS: Final = [
    "outlet",
    "estimate",
    "ci_low",
    "ci_high",
    "interval",
    "n_carried",
    "n_common",
    "n_articles",
]
CLAIMS, NONE = "claims", "none"
LEAST_OTHERS: Final = 2
PLACES: Final = ("lead", "middle", "end")


def carried_claims(statements: pd.DataFrame) -> pd.DataFrame:
    """Which outlet carries which claim, where and in which voice (CARRIED_COLUMNS), in order.

    A claim is carried by an outlet when a sentence of one of its articles states it. A pair that is
    in no row is a claim that the outlet leaves out.
    """
    require_columns(statements, STATEMENT_COLUMNS, "statements")
    rank = {place: i for i, place in enumerate(PLACES)}
    rows = statements.assign(
        rank=statements["place"].map(rank), is_quoted=statements["voice"] != "own"
    )
    rows = rows.sort_values(["claim_id", "outlet", "is_quoted", "rank", "article_id", "position"])
    by_cell = rows.groupby(["claim_id", "outlet"], sort=True)
    cells = by_cell.agg(
        rank=("rank", "min"),
        voice=("voice", "first"),
        n_sentences=("sentence_id", "nunique"),
        n_articles=("article_id", "nunique"),
    ).reset_index()
    cells["place"] = [PLACES[i] for i in cells["rank"].astype(int)]
    return cells[CARRIED_COLUMNS]


def carried_matrix(carried: pd.DataFrame, outlets: list[str]) -> pd.DataFrame:
    """True where an outlet (column) carries a claim (row, by claim_id); False: it leaves it out.

    `outlets` are those with articles on the event: one without is absent, not silent.
    """
    matrix = carried.assign(carries=True).pivot(
        index="claim_id", columns="outlet", values="carries"
    )
    return matrix.reindex(columns=sorted(outlets)).notna()


def common_shares(carried: pd.DataFrame, articles: pd.Series) -> pd.DataFrame:
    """The share of the common claims that each outlet carries (SHARE_COLUMNS), 0 … 1.

    Common to an outlet are the claims that at least two of the others carry (with a single other,
    those that it carries). NaN where there are none. The 95 % interval resamples claims: it says
    how far the share hangs on which claims there happened to be, not on which articles were read.

    Args:
        carried: CARRIED_COLUMNS.
        articles: the number of articles of each outlet on the event, by outlet; no other is listed.
    """
    outlets = sorted(articles.index[articles > 0])
    matrix = carried_matrix(carried, outlets)
    n_carriers = matrix.sum(axis=1)
    least = min(LEAST_OTHERS, len(outlets) - 1)
    rows = []
    for outlet in outlets:
        is_common = (n_carriers - matrix[outlet] >= least) if least else n_carriers < 0
        carries = matrix.loc[is_common, outlet].to_numpy(dtype=float)
        spread = ratio_spread(carries, np.ones(len(carries)))
        low, high = interval(spread, low=0.0, high=1.0)
        resampled = NONE if np.isnan(low) else CLAIMS
        counts = int(carries.sum()), len(carries), int(articles[outlet])
        rows.append((outlet, spread.estimate, low, high, resampled, *counts))
    return pd.DataFrame(rows, columns=SHARE_COLUMNS)
