"""What the sentences of a story state, wording by wording: what claims are found by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from analysis.corpus.name_forms import sentence_names
from analysis.corpus.quantities import Quantity, quantities_in
from analysis.corpus.shared_alike import Shares, Vectors
from analysis.corpus.shared_words import Numbers, Wordings, read_wordings

TOP_SENTENCES: Final = 3  # headline and all, where every outlet tells the main thing
NEIGHBOUR: Final = 0.7  # how much a neighbour counts beside the sentence itself


@dataclass(frozen=True)
class Stated:
    """The distinct wordings of a story, and what each states; a row a wording, sorted by words."""

    wordings: Wordings
    vectors: Vectors
    around: Vectors  # of each wording with its neighbours
    names: Any  # 0/1 table
    name_weights: Shares
    figures: list[tuple[Quantity, ...]]
    articles: Any  # 0/1 table
    leads: npt.NDArray[np.bool_]


def state(
    rows: pd.DataFrame,
    is_compared: npt.NDArray[np.bool_],
    distinct: Sequence[str],
    vectors: Vectors,
) -> Stated:
    """What each wording states; of texts with one wording the first by the alphabet speaks.

    `rows` are all sentences in the order of their articles, whose neighbours and names are read;
    the wordings are those of the rows that are compared. `distinct` are the texts of the vectors.
    """
    # in order of the alphabet, so that no sum hangs on the order of the articles
    order = sorted(range(len(distinct)), key=distinct.__getitem__)
    vectors, row_of = vectors[order], {distinct[i]: row for row, i in enumerate(order)}
    compared = rows[is_compared]
    wordings = read_wordings(list(compared["text"]))
    n = len(wordings.words)
    names: list[set[str]] = [set() for _ in range(n)]
    articles: list[set[str]] = [set() for _ in range(n)]
    texts, leads = [""] * n, np.zeros(n, bool)
    all_names = sentence_names(rows["text"].tolist(), rows["article_id"].tolist())
    is_lead = (rows.groupby("article_id").cumcount() < TOP_SENTENCES).to_numpy()
    for w, i in zip(
        wordings.of_sentence.tolist(), np.flatnonzero(is_compared).tolist(), strict=True
    ):
        names[w] |= set(all_names[i])
        articles[w].add(str(rows["article_id"].iat[i]))
        leads[w] |= is_lead[i]
        texts[w] = min(filter(None, (texts[w], rows["text"].iat[i])))
    name_table = membership(names)
    return Stated(
        wordings,
        vectors[np.array([row_of[text] for text in texts], np.int64)],
        _around(rows, is_compared, wordings.of_sentence, vectors, row_of),
        name_table,
        rarity(name_table),
        [tuple(quantities_in(text)) for text in texts],
        membership(articles),
        leads,
    )


def _around(
    rows: pd.DataFrame,
    is_compared: npt.NDArray[np.bool_],
    of_sentence: Numbers,
    vectors: Vectors,
    row_of: dict[str, int],
) -> Vectors:
    """The vector of each wording with its neighbours in the body, mean over where it stands."""
    at = rows["text"].map(row_of).to_numpy(np.int64)
    body = (rows["part"] == "body").to_numpy()
    article = rows["article_id"].to_numpy()
    follows = np.r_[False, (article[1:] == article[:-1]) & body[1:] & body[:-1]]
    before = np.where(follows, np.r_[-1, at[:-1]], -1)
    after = np.where(np.r_[follows[1:], False], np.r_[at[1:], -1], -1)
    triples = np.stack([of_sentence, at[is_compared], before[is_compared], after[is_compared]])
    wording, own, left, right = np.unique(triples, axis=1)
    padded = np.vstack([vectors, np.zeros((1, vectors.shape[1]), vectors.dtype)])
    around = padded[own] + NEIGHBOUR * (padded[left] + padded[right])
    around /= np.maximum(np.linalg.norm(around, axis=1, keepdims=True), 1e-9)
    summed = np.zeros((int(wording[-1]) + 1, vectors.shape[1]), np.float32)
    np.add.at(summed, wording, around)
    return summed


def membership(sets: Sequence[Iterable[str]]) -> Any:
    """A sparse 0/1 table: a row a set, a column a member, the columns sorted."""
    known = sorted(set().union(*sets))
    column = {member: i for i, member in enumerate(known)}
    cells = [(row, column[member]) for row, some in enumerate(sets) for member in sorted(some)]
    places = np.array(cells, np.int64).reshape(-1, 2)
    shape = (len(sets), max(1, len(known)))
    return csr_array((np.ones(len(cells)), (places[:, 0], places[:, 1])), shape=shape)


def rarity(table: Any) -> Shares:
    """How rare each column is: log of rows + 1 over rows that have it."""
    n_with = np.maximum(np.asarray(table.sum(axis=0)).ravel(), 1)
    rare: Shares = np.log((table.shape[0] + 1) / n_with)
    return rare
