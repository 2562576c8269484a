"""Which sentences repeat an earlier article: what is left out when shared text counts once.

Shared text is counted where it stood first. So a copied article adds nothing to any estimate, and
takes nothing from the outlet that had it first: weights of 1/k would pull that outlet toward its
other sentences whenever somebody copies it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from analysis.corpus.shared_alike import is_evidence
from analysis.corpus.shared_words import words_of

_UNDATED = "~"  # after every date


def article_order(articles: pd.DataFrame, groups: pd.DataFrame) -> dict[str, int]:
    """The rank of each article among those that share text: the likely origin first, then by date.

    Undated articles come after dated ones; ties go by article_id.
    """
    origin = dict(zip(groups["article_id"], groups["origin"], strict=True))
    rows = zip(articles["article_id"], articles["outlet"], articles["published"], strict=True)
    ordered = sorted(
        (origin.get(article_id) != outlet, published or _UNDATED, article_id)
        for article_id, outlet, published in rows
    )
    return {article_id: rank for rank, (_, _, article_id) in enumerate(ordered)}


def same_text(sentences: pd.DataFrame, copied: pd.DataFrame, group_of: dict[str, str]) -> pd.Series:
    """For every sentence the number of the text it carries; shared text has one number.

    Sentences are one text where they are a pair of `copied`, or a chain of such pairs; where two
    articles of a share group (`group_of`, by article_id) have the same few words, too few to be a
    pair; and where whole articles are the same. Same index as `sentences`.
    """
    ids = {name: row for row, name in enumerate(sentences["sentence_id"])}
    edges = [
        (ids[a], ids[b])
        for a, b in zip(copied["sentence_id_a"], copied["sentence_id_b"], strict=True)
    ]
    edges += _alike_by(_keys_in_groups(sentences, group_of))
    edges += _alike_by(_keys_in_copies(sentences))
    ends = np.array(edges, np.int64).reshape(-1, 2)
    size = len(sentences)
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))
    numbers = connected_components(graph, directed=False)[1] if size else np.zeros(0, int)
    return pd.Series(numbers, index=sentences.index)


def is_carried_by_several(sentences: pd.DataFrame, text_number: pd.Series) -> pd.Series:
    """For every sentence whether another article carries its text too."""
    carriers = sentences["article_id"].groupby(text_number).transform("nunique")
    return (carriers > 1).astype(bool)


def repeats_earlier(
    sentences: pd.DataFrame, text_number: pd.Series, order: dict[str, int]
) -> pd.Series:
    """For every sentence whether an article that comes earlier in `order` carries its text too."""
    ranks = sentences["article_id"].map(order)
    return (ranks > ranks.groupby(text_number).transform("min")).astype(bool)


def _keys_in_groups(
    sentences: pd.DataFrame, group_of: dict[str, str]
) -> Iterator[tuple[int, Hashable]]:
    """Sentences of share groups that are too short to be pairs; longer ones would be, if shared."""
    rows = zip(sentences["article_id"], sentences["text"], strict=True)
    for row, (article_id, text) in enumerate(rows):
        if group := group_of.get(article_id, ""):
            words = words_of(text)
            if not is_evidence(words):
                yield row, (group, words)


def _keys_in_copies(sentences: pd.DataFrame) -> Iterator[tuple[int, Hashable]]:
    """The sentences of articles that are the same from end to end, by their place in them."""
    texts = sentences["text"].to_numpy()
    copies: dict[tuple[str, ...], list[list[int]]] = defaultdict(list)
    for rows in sentences.groupby("article_id", sort=True).indices.values():
        copies[tuple(texts[rows])].append(list(rows))
    for same in copies.values():
        for rows in same if len(same) > 1 else []:
            for place, row in enumerate(rows):
                yield row, (same[0][0], place)  # the first row tells it from other copies


def _alike_by(keyed: Iterator[tuple[int, Hashable]]) -> list[tuple[int, int]]:
    """An edge from each row to the first with the same key."""
    first: dict[Hashable, int] = {}
    return [(first.setdefault(key, row), row) for row, key in keyed]
