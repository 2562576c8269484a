"""Keyness: which terms set an outlet apart from all the others, and how sure that is.

Log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008): the prior draws every
outlet toward the whole corpus, so that rare terms do not come out on top by chance.
"""

from typing import Final

import numpy as np
import pandas as pd
from scipy.special import erfc, erfcinv

from analysis.corpus.schema import require_columns

# One row per article and term that it uses: how often, and of how many words the term is.
COUNT_COLUMNS: Final = ["outlet", "article_id", "term", "n_words", "n"]
# One row per outlet and term; see `keyness`.
KEYNESS_COLUMNS: Final = [
    "outlet",
    "term",
    "n_words",
    "log_odds",
    "ci_low",
    "ci_high",
    "z",
    "z_bar",
    "n",
    "n_all",
    "n_others",
    "n_all_others",
    "n_articles",
    "interval",
    "sure",
]
LEAST_USES: Final = 3  # of a term in the whole corpus; rarer ones are not tested
FALSE_SHARE: Final = 0.05  # of the terms called sure, at most so many are to be expected by chance
LEAST_ARTICLES: Final = 2  # one article's own subject is not an outlet's choice of words
WITHIN: Final = "within this article"
_SAME_USES: Final = 0.6  # of a word's uses are in the phrase, or more: they are one finding
_NORMAL_95: Final = 1.959964


def keyness(counts: pd.DataFrame, background: pd.Series | None = None) -> pd.DataFrame:
    """How much more an outlet uses a term than all others do (KEYNESS_COLUMNS).

    With y the uses of the term in the outlet, n those of all terms of as many words, y' and n' the
    same in all other outlets, a the prior's count of the term and A its sum,

        log_odds = ln((y + a) / (n + A − y − a)) − ln((y' + a) / (n' + A − y' − a))
        z        = log_odds / √(1 / (y + a) + 1 / (y' + a))

    Positive where the outlet uses it more. a is the term's share of the corpus times the mean
    number of terms of an outlet. `sure`: |z| reaches `z_bar`, by Benjamini and Hochberg (1995) over
    all rows, and the side that uses the term more has it in two articles (or the outlet has one
    only, and then `interval` says so). Sorted by outlet, z downward, term.

    Args:
        counts: COUNT_COLUMNS.
        background: Counts of terms elsewhere, by term, for the prior in place of the corpus's own;
            a term that is not in it gets the smallest count there is.
    """
    require_columns(counts, COUNT_COLUMNS, "counts")
    # of a vocabulary of one term there are no odds
    lengths = [own for _, own in counts.groupby("n_words") if own["term"].nunique() > 1]
    if not lengths:
        return pd.DataFrame(columns=KEYNESS_COLUMNS)
    parts = [_of_one_length(own, background) for own in lengths]
    table = pd.concat(parts, ignore_index=True)
    bar = z_bar(table["z"].to_numpy(dtype=float))
    single = counts.groupby("outlet")["article_id"].nunique() == 1
    alone = table["outlet"].map(single).astype(bool)
    table["z_bar"] = bar
    table["interval"] = np.where(alone, WITHIN, "articles")
    more = table["z"] > 0
    spread = np.where(more, table["n_articles"], table["articles_others"]) >= LEAST_ARTICLES
    table["sure"] = (table["z"].abs() >= bar) & (spread | (alone & more))
    ordered = table.assign(down=-table["z"]).sort_values(["outlet", "down", "term"])
    return ordered[KEYNESS_COLUMNS].reset_index(drop=True)


def telling_terms(table: pd.DataFrame, outlet: str, n_more: int, n_less: int) -> pd.DataFrame:
    """The terms that an outlet uses most distinctly more and less than others, by z downward.

    Of a word and a phrase with it that are mostly the same uses, the one with the larger |z|.
    """
    mine = table[table["outlet"] == outlet].assign(size=lambda t: t["z"].abs())
    mine = mine.sort_values(["size", "term"], ascending=[False, True])
    more = _without_doubles(mine[(mine["z"] > 0) & (mine["n"] > 0)], "n", n_more)
    less = _without_doubles(mine[mine["z"] < 0], "n_others", n_less)
    both = pd.concat([more, less]).drop(columns="size")
    return both.sort_values(["z", "term"], ascending=[False, True], ignore_index=True)


def _without_doubles(ordered: pd.DataFrame, counted: str, most: int) -> pd.DataFrame:
    """The first rows but for those whose uses are mostly those of a row before."""
    kept: list[int] = []
    terms = [set(term.split()) for term in ordered["term"]]
    n = ordered[counted].tolist()
    for row, words in enumerate(terms):
        alike = (k for k in kept if terms[k] <= words or words <= terms[k])
        if not any(min(n[row], n[k]) >= _SAME_USES * max(n[row], n[k]) for k in alike):
            kept.append(row)
        if len(kept) == most:
            break
    return ordered.iloc[kept]


def z_bar(z: np.ndarray) -> float:
    """The |z| from which terms are sure: the false discovery rate stays at 5 % or below.

    Benjamini and Hochberg: with the m two-sided p in order, the largest p_k that is not above
    .05 · k / m is the bar. Where none is, the |z| that the first of them would have needed.
    """
    if not len(z):
        return float("nan")
    size = np.sort(np.abs(z))[::-1]
    p = erfc(size / np.sqrt(2))
    passes = np.flatnonzero(p <= FALSE_SHARE * np.arange(1, len(p) + 1) / len(p))
    if len(passes):
        return float(size[passes[-1]])
    return float(np.sqrt(2) * erfcinv(FALSE_SHARE / len(p)))


def _of_one_length(counts: pd.DataFrame, background: pd.Series | None) -> pd.DataFrame:
    """The rows of the terms of one number of words, without what hangs on the others."""
    sums = counts.groupby(["term", "outlet"])["n"].sum().unstack(fill_value=0).sort_index()
    with_it = counts.groupby(["term", "outlet"])["article_id"].nunique()
    articles = with_it.unstack(fill_value=0).reindex_like(sums).to_numpy()
    y = sums.to_numpy(dtype=float)
    n, in_all = y.sum(axis=0), y.sum(axis=1)
    prior = _prior(sums.sum(axis=1), background) * n.mean()
    tested = in_all >= LEAST_USES
    y, articles, alpha = y[tested], articles[tested], prior[tested, None]
    others, n_others = in_all[tested, None] - y, n.sum() - n
    total = prior.sum()
    odds = np.log((y + alpha) / (n + total - y - alpha))
    odds -= np.log((others + alpha) / (n_others + total - others - alpha))
    error = np.sqrt(1 / (y + alpha) + 1 / (others + alpha))
    terms, outlets = sums.index.to_numpy()[tested], sums.columns.to_numpy()
    shape = y.shape
    flat = {
        "log_odds": odds,
        "ci_low": odds - _NORMAL_95 * error,
        "ci_high": odds + _NORMAL_95 * error,
        "z": odds / error,
        "n": y.astype(int),
        "n_all": np.broadcast_to(n.astype(int), shape),
        "n_others": others.astype(int),
        "n_all_others": np.broadcast_to(n_others.astype(int), shape),
        "n_articles": articles,
        "articles_others": articles.sum(axis=1, keepdims=True) - articles,
    }
    found = {"outlet": np.tile(outlets, len(terms)), "term": np.repeat(terms, len(outlets))}
    found |= {name: column.ravel() for name, column in flat.items()}
    return pd.DataFrame(found).assign(n_words=int(counts["n_words"].iloc[0]))


def _prior(own: pd.Series, background: pd.Series | None) -> np.ndarray:
    """Each term's share of the prior; they add up to 1."""
    counted = own if background is None else background.reindex(own.index)
    counted = counted.fillna(counted.min() if counted.notna().any() else 1.0).clip(lower=1e-9)
    return np.asarray(counted / counted.sum(), dtype=float)
