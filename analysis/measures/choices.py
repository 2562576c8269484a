"""Choices between words for the same thing: which share of a cluster each outlet gives a term."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd
from scipy.special import chdtrc

from analysis.corpus.schema import ESTIMATE_COLUMNS, require_columns
from analysis.measures.estimates import DIFFER, expected_share_estimates, outlet_verdicts

# One row per cluster, term and outlet: ESTIMATE_COLUMNS, where `question` is the term as it is
# written and the estimate its share of the outlet's uses of the cluster. `n` is how often the
# outlet uses it; `differ` whether any two outlets surely differ in that share.
CHOICE_COLUMNS: Final = ["cluster", "term", "differ", "n", *ESTIMATE_COLUMNS]
LEAST_USES: Final = 2  # of a cluster by an outlet; one use is no preference
MOST_CLUSTERS: Final = 24


def word_choices(
    uses: pd.DataFrame, clusters: Sequence[tuple[str, ...]], forms: Mapping[str, str]
) -> pd.DataFrame:
    """The share of each term in each outlet's uses of its cluster (CHOICE_COLUMNS), 0 … 1.

    Only clusters to whose terms not all outlets give the same shares, and of these the 24 whose
    counts are least like one distribution for all outlets (G-test). The interval resamples
    articles, as everywhere; `differ` comes from `outlet_verdicts`. Clusters with such a term come
    first, terms from the most used on. `uses` has sentence_id, article_id, outlet and term.
    """
    require_columns(uses, ["sentence_id", "article_id", "outlet", "term"], "uses")
    counted = list(_varied(uses, clusters))
    counted.sort(key=lambda n: (chance_of(n.to_numpy(dtype=float)), tuple(n.columns)))
    if not counted:
        return pd.DataFrame(columns=CHOICE_COLUMNS)
    kept = [(" / ".join(forms[str(t)] for t in n), n) for n in counted[:MOST_CLUSTERS]]
    scores = pd.concat([_share_scores(uses, n, str(t)) for _, n in kept for t in n])
    # All clusters count, since those shown were chosen by the same counts.
    verdicts = outlet_verdicts(scores, sum(len(terms) - 1 for terms in clusters))
    differ = set(verdicts.loc[verdicts["verdict"] == DIFFER, "question"])
    shares = expected_share_estimates(scores)
    kept.sort(key=lambda named: differ.isdisjoint(named[1].columns))
    parts = [_term_rows(shares, n, str(t), name) for name, n in kept for t in n]
    table = pd.concat(parts, ignore_index=True)
    table = table.assign(differ=table["term"].isin(differ), question=table["term"].map(forms))
    return table[CHOICE_COLUMNS]


def _term_rows(shares: pd.DataFrame, n: pd.DataFrame, term: str, cluster: str) -> pd.DataFrame:
    mine = shares[shares["question"] == term]
    counts = mine["outlet"].map(n[term]).astype("int64")
    return mine.assign(cluster=cluster, term=term, n=counts)


def chance_of(counts: np.ndarray) -> float:
    """How likely counts (outlets × terms) so uneven are if all outlets choose alike: G-test, 0 … 1.

    For ranking only: uses within an article are not independent.
    """
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0) / counts.sum()
    seen = counts > 0
    g = 2 * float((counts[seen] * np.log(counts[seen] / expected[seen])).sum())
    return float(chdtrc((counts.shape[0] - 1) * (counts.shape[1] - 1), max(g, 0.0)))


def _varied(uses: pd.DataFrame, clusters: Sequence[tuple[str, ...]]) -> Iterator[pd.DataFrame]:
    """Uses by outlet and term, most used term first, of clusters whose shares differ by outlet."""
    wanted = uses[uses["term"].isin({term for terms in clusters for term in terms})]
    everything = wanted.groupby(["outlet", "term"]).size().unstack(fill_value=0)
    for terms in clusters:
        n = everything[[term for term in terms if term in everything.columns]]
        n = n[n.sum(axis=1) >= LEAST_USES]
        shares = n.div(n.sum(axis=1), axis=0)
        if len(shares.drop_duplicates()) > 1:
            yield n[sorted(n.columns[n.sum() > 0], key=lambda term: (-n[term].sum(), term))]


def _share_scores(uses: pd.DataFrame, n: pd.DataFrame, term: str) -> pd.DataFrame:
    """A score a sentence: the term's share of its uses of the cluster; weight: their number."""
    mine = uses[uses["term"].isin(n.columns) & uses["outlet"].isin(n.index)]
    keys = ["sentence_id", "article_id", "outlet"]
    hits = mine.assign(hit=(mine["term"] == term).astype(float)).groupby(keys)["hit"]
    found = hits.agg(score="mean", weight="size").reset_index()
    return found.assign(scorer="count", question=term, weight=found["weight"].astype(float))
