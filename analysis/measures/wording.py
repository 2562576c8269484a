"""Does a finding hang on the wording of the poles? Spread of places, and orders that stay."""

from typing import Final

import numpy as np
import pandas as pd

from analysis.corpus.schema import require_columns
from analysis.measures.estimates import CANNOT_TELL, DIFFER

# One row per outlet and wording: wording 0 is the axis as asked, 1, 2 … are other wordings;
# `estimate` is the outlet's place under it, NaN where it has none.
PLACE_COLUMNS: Final = ["outlet", "wording", "estimate"]
# Two outlets differ only where their order is kept in this share of the other wordings: four of
# five. Were the order a coin's toss in each, that would happen to 6 of 32 pairs that the interval
# has already passed.
LEAST_KEPT: Final = 0.8
_PAIR: Final = ["outlet_a", "outlet_b"]


def wording_spread(places: pd.DataFrame) -> pd.DataFrame:
    """How far each outlet's place moves with the wording: `outlet`, `wording_low`, `wording_high`.

    The smallest and the largest of its places under the axis as asked and the other wordings, −1 …
    +1: a range, since five values are too few for a deviation to say more. NaN where there is no
    other wording under which it has a place.
    """
    require_columns(places, PLACE_COLUMNS, "places")
    known = places.dropna(subset="estimate")
    others = known[known["wording"] > 0].groupby("outlet").size()
    ends = known.groupby("outlet")["estimate"].agg(["min", "max"])
    ends = ends[ends.index.isin(others.index)].reindex(sorted(places["outlet"].unique()))
    names = {"min": "wording_low", "max": "wording_high"}
    return ends.rename(columns=names).rename_axis("outlet").reset_index()


def order_kept(places: pd.DataFrame) -> pd.DataFrame:
    """For each pair of outlets the share of other wordings that keep their order, 0 … 1.

    Columns `outlet_a`, `outlet_b` (by name), `order_kept`, `n_wordings` (how many others there
    are). A wording keeps the order where the gap has the same sign under it as under the axis as
    asked; one under which either outlet has no place keeps nothing, or an order seen once in five
    would look like one kept throughout. NaN, with `n_wordings` 0, where there is no order to keep:
    no other wording, no place as asked, or a gap as asked of exactly 0.
    """
    require_columns(places, PLACE_COLUMNS, "places")
    table = places.pivot(index="outlet", columns="wording", values="estimate").sort_index()
    a, b = np.triu_indices(len(table), 1)
    signs = np.sign(table.to_numpy()[a] - table.to_numpy()[b])
    asked = np.array(table.columns == 0)
    first, others = signs[:, asked], signs[:, ~asked]
    has_order = (np.abs(first) > 0).any(axis=1)  # NaN is above nothing
    n_wordings = np.where(has_order, others.shape[1], 0)
    kept = (others == first).sum(axis=1)
    names = table.index.to_numpy()
    return pd.DataFrame(
        {
            "outlet_a": names[a],
            "outlet_b": names[b],
            "order_kept": np.where(n_wordings > 0, kept / np.maximum(n_wordings, 1), np.nan),
            "n_wordings": n_wordings,
        }
    )


def robust_verdicts(verdicts: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The verdicts with `order_kept` and `n_wordings`; "differ" where the order is kept as well.

    A pair whose interval leaves out 0 but whose order is kept in less than `LEAST_KEPT` of the
    wordings, or that has no order to keep, becomes "cannot tell". Gap and interval stay.
    """
    kept = order_kept(places).set_index(_PAIR)
    kept = kept.reindex(pd.MultiIndex.from_frame(verdicts[_PAIR]))
    found = verdicts.assign(
        order_kept=kept["order_kept"].to_numpy(), n_wordings=kept["n_wordings"].to_numpy()
    )
    holds = (found["verdict"] == DIFFER) & (found["order_kept"] >= LEAST_KEPT)
    return found.assign(verdict=np.where(holds, DIFFER, CANNOT_TELL))
