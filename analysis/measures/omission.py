"""What outlets leave out: which claims each carries, and its share of what the others carry."""

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.claims import STATEMENT_COLUMNS
from analysis.corpus.schema import require_columns
from analysis.measures.uncertainty import interval, ratio_spread

# One row per claim and outlet that carries it: its earliest `place` there ("lead" before "middle"
# before "end"), and `voice`: "own" where a sentence of the outlet's own states it, else that of
# the first that does.
CARRIED_COLUMNS: Final = ["claim_id", "outlet", "place", "voice", "n_sentences", "n_articles"]
# One row per outlet with articles. `estimate` is the share of the common claims that it carries,
# NaN where there are none, and for an outlet without the event.
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


def with_the_event(carried: pd.DataFrame) -> set[str]:
    """The outlets that carry a claim which another one carries as well.

    Who carries none tells of something else, so nothing says that it leaves claims out.
    """
    n_carriers = carried.groupby("claim_id")["outlet"].transform("nunique")
    return set(carried.loc[n_carriers > 1, "outlet"])


def without_the_event(shares: pd.DataFrame) -> list[str]:
    """The outlets of SHARE_COLUMNS that carry no claim of any other, in order of the alphabet."""
    is_absent = shares["estimate"].isna() & (shares["n_common"] > 0)
    return sorted(shares.loc[is_absent, "outlet"].astype("str"))


def common_shares(
    carried: pd.DataFrame, articles: pd.Series, whole: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The share of the common claims that each outlet carries (SHARE_COLUMNS), 0 … 1.

    Common to an outlet are the claims that at least two of the others carry (with a single other,
    those that it carries). NaN where there are none, and for an outlet that carries no claim which
    any other carries: it tells of something else, and is none of the others (`with_the_event`). The
    95 % interval resamples claims: it says how far the share hangs on which claims there happened
    to be, not on which articles were read.

    Args:
        carried: CARRIED_COLUMNS.
        articles: the number of articles of each outlet on the event, by outlet; no other is listed.
        whole: what is carried in any voice, by which it is told who has the event, where `carried`
            is of one voice alone.
    """
    present = with_the_event(carried if whole is None else whole)
    outlets = sorted(articles.index[articles > 0])
    matrix = carried_matrix(carried, outlets)
    telling = [outlet for outlet in outlets if outlet in present] or outlets
    rows = []
    for outlet in outlets:
        others = [other for other in telling if other != outlet]
        least = min(LEAST_OTHERS, len(others))
        is_common = matrix[others].sum(axis=1) >= max(least, 1)
        carries = matrix.loc[is_common, outlet].to_numpy(dtype=float)
        counts = int(carries.sum()), len(carries), int(articles[outlet])
        rows.append((outlet, *_share(carries, outlet in present), *counts))
    return pd.DataFrame(rows, columns=SHARE_COLUMNS)


def _share(carries: npt.NDArray[np.float64], is_present: bool) -> tuple[float, float, float, str]:
    """The share, its interval and what was resampled for it."""
    if not is_present:
        return np.nan, np.nan, np.nan, NONE
    spread = ratio_spread(carries, np.ones(len(carries)))
    low, high = interval(spread, low=0.0, high=1.0)
    return spread.estimate, low, high, NONE if np.isnan(low) else CLAIMS
