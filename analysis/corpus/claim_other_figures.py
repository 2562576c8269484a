"""Sentences that state one thing and give another figure of it: 61 ballots in the box, and 64.

What conflicts speaks against two sentences stating one fact, as statistics of two months differ in
little else. Where all else speaks for it, though, two outlets count one thing, and a reader wants
to see both figures in one claim. So a pair in conflict is weighed once more as if the figure were
the same. Of the pairs to which this applies in the events kept for tuning none states one fact, and
the bar is above them (.62 at most, both tiers). In each of the gallery's stories a pair that does
state one has .67 or more in the accurate tier, and less than the bar in the fast one.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from analysis.corpus.claim_likeness import FITTED, WEIGHTS, Compared, Weighing, likelihoods
from analysis.corpus.quantities import Quantity, is_one, is_other_figure
from analysis.corpus.shared_alike import Shares

SAME_BUT_FOR_FIGURES: Final = 0.65
_AGREE, _APART, _ONE_ARTICLE = (
    list(WEIGHTS).index(name) for name in ("figures", "figures_apart", "one_article")
)


def despite_figures(
    likely: Shares,
    compared: Compared,
    figures: Sequence[Sequence[Quantity]],
    weighing: Weighing = FITTED,
) -> Shares:
    """The likelihoods, that of equal figures where two wordings differ in nothing but a figure.

    Args:
        likely: For each pair how likely it states one fact, 0 to 1.
        compared: The pairs, with what was weighed of them.
        figures: The quantities of each wording.
        weighing: How the pairs were weighed.

    Not where an article has both, which then states two facts; where the years are not the same;
    or where the figures are too far apart to be of one thing (`is_other_figure`).
    """
    told = compared.features
    looked_at = (told[:, _APART] > 0) & (told[:, _ONE_ARTICLE] == 0)
    supposed = told.copy()
    supposed[:, _APART], supposed[:, _AGREE] = 0, 1
    alike = likelihoods(Compared(compared.a, compared.b, supposed), weighing)
    changed = likely.copy()
    for i in np.flatnonzero(looked_at & (alike >= SAME_BUT_FOR_FIGURES)).tolist():
        if count_one_thing(figures[compared.a[i]], figures[compared.b[i]]):
            changed[i] = alike[i]
    return changed


def count_one_thing(a: Sequence[Quantity], b: Sequence[Quantity]) -> bool:
    """Whether two statements speak of the same years, and each kind that conflicts may be one."""
    if {q.value for q in a if q.is_year} != {q.value for q in b if q.is_year}:
        return False
    for kind in {q.kind for q in a if not q.is_year} & {q.kind for q in b} - {""}:
        pairs = [(p, q) for p in a for q in b if p.kind == q.kind == kind]
        if not any(is_one(*pair) or is_other_figure(*pair) for pair in pairs):
            return False
    return True
