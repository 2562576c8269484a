"""How likely two wordings state the same fact: what is compared, and how it is weighed.

Beside the vectors: the rare words, names and figures in common, whether each is the other's nearest
in its article, and whether both stand at the top, where every outlet tells the main thing. Two that
stand there and share the story's topic only have no main thing in common, so the top counts where
they are nearer than most pairs once the main directions are taken out, and have a word or a name in
common.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from analysis.corpus.claim_groups import SAME
from analysis.corpus.claim_nearness import centred, near_pairs, nearness, without_directions
from analysis.corpus.claim_stated import Stated
from analysis.corpus.quantities import Quantity, conflicts, is_one
from analysis.corpus.shared_alike import Shares
from analysis.corpus.shared_words import Numbers

# What of a pair is weighed, and the weights of a logistic curve. `python -m
# training.fit_claims` fitted them on the three events kept for tuning, for both tiers at once, and
# on no other. What is alike can only speak for a pair, what conflicts only against it. They are
# older than the rule on names and than the condition of `both_lead`: fitted anew with these, events
# left out in turn have .800 found in the tier fast, no better than the bar asks, or, with a lower
# bar, tops joined as widely as before; so they stayed.
WEIGHTS: Final[dict[str, float]] = {
    "near": 0.39,  # the vectors less the story's mean
    "near_apart": 0.26,  # … less its main directions
    "near_around": 0.26,  # … with their neighbours
    "stems_least": 4.01,  # rarity-weighted share of stems in the other; of both the smaller
    "stems_most": 3.04,  # … and the larger
    "names": 0.31,  # rarity-weighted share of names in common
    "figures": 0.98,  # a figure (no year) in common
    "figures_apart": -1.88,  # figures of one kind, and none in common
    "best": 0.65,  # each is the nearest to the other that the other's article has
    "both_lead": 3.75,  # both stand at the top, near_apart is above 0, and a word is common
    "one_article": -1.04,  # an article has both
}
BIAS: Final = -5.22


@dataclass(frozen=True)
class Weighing:
    """How pairs are weighed, in the order of WEIGHTS, and the bar above which groups grow."""

    weights: tuple[float, ...] = tuple(WEIGHTS.values())
    bias: float = BIAS
    same: float = SAME


FITTED: Final = Weighing()


@dataclass(frozen=True)
class Compared:
    """Pairs of wordings (a below b) that are near enough to be looked at, with what is weighed."""

    a: Numbers
    b: Numbers
    features: npt.NDArray[np.float64]


def compare_wordings(stated: Stated) -> Compared:
    """The near pairs of wordings and, in the order of WEIGHTS, what is weighed of each."""
    vectors = centred(stated.vectors)
    a, b, near = near_pairs(vectors)
    stems = _shared(stated.wordings.stems, stated.wordings.stem_weights, a, b)
    names = np.maximum(*_shared(stated.names, stated.name_weights, a, b))
    near_apart = nearness(without_directions(vectors), a, b)
    agree, apart = _figures(stated.figures, a, b)
    has_common = (np.maximum(*stems) > 0) | (names > 0)
    columns = {
        "near": near,
        "near_apart": near_apart,
        "near_around": nearness(centred(stated.around), a, b),
        "stems_least": np.minimum(*stems),
        "stems_most": np.maximum(*stems),
        "names": names,
        "figures": agree,
        "figures_apart": apart,
        "best": _best(stated.articles, a, b, near),
        "both_lead": stated.leads[a] & stated.leads[b] & (near_apart > 0) & has_common,
        "one_article": stated.articles[a].multiply(stated.articles[b]).sum(axis=1) > 0,
    }
    return Compared(a, b, np.column_stack([np.asarray(columns[f], np.float64) for f in WEIGHTS]))


def likelihoods(compared: Compared, weighing: Weighing = FITTED) -> Shares:
    """For each pair how likely its two wordings state the same fact, 0 to 1."""
    raised: Shares = 1 / (1 + np.exp(-(compared.features @ weighing.weights + weighing.bias)))
    return raised


def _shared(table: Any, weights: Shares, a: Numbers, b: Numbers) -> tuple[Shares, Shares]:
    """Which weighted share of a's row is in b's, and of b's in a's; 0 for an empty row."""
    whole = table @ weights
    common = np.empty(len(a))
    for at in range(0, len(a), 100_000):
        part = slice(at, at + 100_000)
        common[part] = table[a[part]].multiply(table[b[part]]) @ weights
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.nan_to_num(common / whole[a]), np.nan_to_num(common / whole[b])


def _figures(
    figures: Sequence[tuple[Quantity, ...]], a: Numbers, b: Numbers
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether two wordings have a figure in common, and whether their figures conflict."""
    has = np.array([bool(some) for some in figures], bool)
    agree, apart = np.zeros(len(a), bool), np.zeros(len(a), bool)
    for i in np.flatnonzero(has[a] & has[b]).tolist():
        one, other = figures[a[i]], figures[b[i]]
        agree[i] = any(is_one(p, q) for p in one for q in other if not (p.is_year or q.is_year))
        apart[i] = conflicts(one, other)
    return agree, apart


def _best(articles: Any, a: Numbers, b: Numbers, near: Shares) -> npt.NDArray[np.bool_]:
    """Whether each of two is, in one of its articles, the nearest to the other.

    An article that has both does not count.
    """
    leads = [_leads(articles, i, j, near) for i, j in ((a, b), (b, a))]
    return np.asarray(leads[0] & leads[1])


def _leads(articles: Any, i: Numbers, j: Numbers, near: Shares) -> npt.NDArray[np.bool_]:
    """Whether j is, in an article without i, the nearest to i; i and j may be in either order."""
    outside = articles[j] - articles[i].multiply(articles[j])
    pairs, article = outside.nonzero()
    # all pairs of i, the ones in which it is the second too
    own = np.concatenate([i, j]) * articles.shape[1]
    back = articles[i] - articles[i].multiply(articles[j])
    back_pairs, back_article = back.nonzero()
    keys = np.concatenate(
        [own[: len(i)][pairs] + article, own[len(i) :][back_pairs] + back_article]
    )
    values = np.concatenate([near[pairs], near[back_pairs]])
    distinct, at = np.unique(keys, return_inverse=True)
    nearest = np.full(len(distinct), -np.inf)
    np.maximum.at(nearest, at, values)
    leads = np.zeros(len(i), bool)
    np.logical_or.at(leads, pairs, near[pairs] >= nearest[at[: len(pairs)]])
    return leads
