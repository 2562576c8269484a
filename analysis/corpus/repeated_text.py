"""Which sentences repeat an earlier article: what is left out when shared text counts once.

Shared text is counted where it stood first. So a copied article adds nothing to any estimate, and
takes nothing from the outlet that had it first: weights of 1/k would pull that outlet toward its
other sentences whenever somebody copies it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from analysis.corpus.shared_alike import is_evidence
from analysis.corpus.shared_words import words_of

_UNDATED = "~"  # after every date
_NEVER = np.iinfo(np.int64).max


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


def article_spans(articles: pd.DataFrame, groups: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """The first and the last place that each article may have in time, as ranks.

    An article surely came before another where its last place is before the other's first one: the
    likely origin before all others, and one day before the next. Without a date an article may have
    any place among its like, and what is of one day has one place.
    """
    origin = dict(zip(groups["article_id"], groups["origin"], strict=True))
    rows = zip(articles["article_id"], articles["outlet"], articles["published"], strict=True)
    ends = {
        article_id: [(origin.get(article_id) != outlet, published or end) for end in ("", _UNDATED)]
        for article_id, outlet, published in rows
    }
    ranks = {
        end: rank for rank, end in enumerate(sorted({e for two in ends.values() for e in two}))
    }
    return {article_id: (ranks[first], ranks[last]) for article_id, (first, last) in ends.items()}


@dataclass(frozen=True)
class Texts:
    """Which sentences carry one text, and which texts are alike.

    `number` is the text of each sentence, by the index of the sentences it was made of; `alike` has
    a row for every two texts of which sentences are a pair, both ways round.
    """

    number: pd.Series
    alike: npt.NDArray[np.int64]

    def of(self, index: pd.Series) -> "Texts":
        """The same with another index for the sentences, in their order."""
        return Texts(self.number.set_axis(index), self.alike)


def same_text(sentences: pd.DataFrame, copied: pd.DataFrame, group_of: dict[str, str]) -> Texts:
    """The texts that sentences carry.

    Sentences are one text where they are a verbatim pair of `copied`; where two articles of a share
    group (`group_of`, by article_id) have the same few words, too few to be a pair; and where whole
    articles are the same. Texts are alike where sentences of theirs are any other pair of `copied`.
    No chain is followed: what is alike to one text need not be alike to what that is alike to.
    """
    ids = {name: row for row, name in enumerate(sentences["sentence_id"])}
    ends = copied[["sentence_id_a", "sentence_id_b"]].map(ids.__getitem__).to_numpy(np.int64)
    verbatim = (copied["kind"] == "verbatim").to_numpy(bool)
    edges = _alike_by(_keys_in_groups(sentences, group_of))
    edges += _alike_by(_keys_in_copies(sentences))
    same = np.concatenate([ends[verbatim], np.array(edges, np.int64).reshape(-1, 2)])
    size = len(sentences)
    graph = coo_array((np.ones(len(same)), (same[:, 0], same[:, 1])), shape=(size, size))
    numbers = connected_components(graph, directed=False)[1] if size else np.zeros(0, int)
    alike = numbers[ends[~verbatim]].reshape(-1, 2).astype(np.int64)
    both = np.unique(np.concatenate([alike, alike[:, ::-1]]), axis=0)
    return Texts(pd.Series(numbers, index=sentences.index), both)


def is_carried_by_several(sentences: pd.DataFrame, texts: Texts) -> pd.Series:
    """For every sentence whether another article carries its text, or one alike, too."""
    carriers = sentences["article_id"].groupby(texts.number).transform("nunique")
    return ((carriers > 1) | texts.number.isin(texts.alike[:, 0])).astype(bool)


def repeats_earlier(sentences: pd.DataFrame, texts: Texts, order: dict[str, int]) -> pd.Series:
    """For every sentence whether an article earlier in `order` carries its text, or one alike, too.

    Of these sentences only: what is not among them comes before nothing.

    Args:
        sentences: With article_id and sentence_id.
        texts: By sentence_id.
        order: The rank of each article.
    """
    return _comes_after(sentences, texts, order, order)


def first_untold(
    sentences: pd.DataFrame,
    texts: Texts,
    order: dict[str, int],
    spans: dict[str, tuple[int, int]],
) -> pd.DataFrame:
    """The sentences of which one must be first, though nothing tells which.

    `left_out` is true for those that repeat an article which comes before theirs in `order` only,
    and not surely (`article_spans`); with them stand those that may have been there first.
    """
    firsts, lasts = ({i: span[end] for i, span in spans.items()} for end in (0, 1))
    sure = _comes_after(sentences, texts, lasts, firsts)
    guessed = repeats_earlier(sentences, texts, order) & ~sure
    numbers = sentences["sentence_id"].map(texts.number)
    asked = numbers[guessed].unique()
    reached = texts.alike[np.isin(texts.alike[:, 0], asked), 1]
    told = sentences.assign(left_out=guessed)
    return told[~sure & numbers.isin([*asked, *reached])]


def _comes_after(
    sentences: pd.DataFrame, texts: Texts, other: dict[str, int], own: dict[str, int]
) -> pd.Series:
    """For every sentence whether its article's rank is above that of another with its text."""
    ranks = sentences["article_id"].map(other).to_numpy(np.int64)
    numbers = sentences["sentence_id"].map(texts.number).to_numpy(np.int64)
    first = np.full(1 + max([-1, *texts.number]), _NEVER)
    np.minimum.at(first, numbers, ranks)
    earliest = first.copy()
    np.minimum.at(earliest, texts.alike[:, 0], first[texts.alike[:, 1]])
    mine = sentences["article_id"].map(own).to_numpy(np.int64)
    return pd.Series(mine > earliest[numbers], sentences.index)


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
