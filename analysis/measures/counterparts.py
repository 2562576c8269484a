"""Nouns that outlets put for one another where they state one claim: the swap itself.

Where one outlet writes “the strikes were aimed at launchers” and another “the aggression was aimed
at launchers”, and they do so in claim after claim, the two words are for one thing to them, however
little the words are alike.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.schema import require_columns
from analysis.measures.alternatives import Pair, may_swap

Vectors = npt.NDArray[np.float32]

MOST_TOLD: Final = 40  # sentences of a claim that are held against one another; pairs take time


def counterparts(
    statements: pd.DataFrame,
    nouns: Mapping[str, frozenset[str]],
    terms: Sequence[str],
    vectors: Vectors,
) -> dict[Pair, int]:
    """For each pair of nouns the number of claims in which outlets put the one for the other.

    Two sentences of two outlets that state one claim are held against one another. Of the nouns
    that only one of them has, a noun of either side are counterparts where neither has a nearer one
    on the other side, by the cosine of the words. Left out are pairs that were never the only such
    nouns of two sentences: of two lists of things anything has a nearest one.

    Args:
        statements: sentence_id, claim_id and outlet of each sentence that states a claim.
        nouns: The nouns asked for in each sentence, by sentence_id.
        terms: Every one of these nouns, once.
        vectors: One of unit length a term.
    """
    require_columns(statements, ["sentence_id", "claim_id", "outlet"], "statements")
    row = {term: number for number, term in enumerate(terms)}
    claims: dict[Pair, set[str]] = defaultdict(set)
    alone: set[Pair] = set()
    for claim, some, others in _told_apart(statements, nouns):
        mine, theirs = ([row[term] for term in side] for side in (some, others))
        # rounded, as sums in another order may differ in the last digits
        near = (vectors[mine] @ vectors[theirs].T).round(4)
        for one, other in _mutual(near):
            if may_swap(some[one], others[other]):
                a, b = sorted((some[one], others[other]))
                claims[a, b].add(claim)
                if near.size == 1:
                    alone.add((a, b))
    return {pair: len(found) for pair, found in sorted(claims.items()) if pair in alone}


def _told_apart(
    statements: pd.DataFrame, nouns: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Claim, and the nouns that only the one and only the other of two of its sentences has."""
    known = statements[statements["sentence_id"].isin(nouns.keys())].sort_values("sentence_id")
    for claim, told in known.groupby("claim_id", sort=True):
        first = told.head(MOST_TOLD)
        sides = list(zip(first["outlet"], first["sentence_id"].map(nouns), strict=True))
        for (outlet, some), (another, others) in combinations(sides, 2):
            mine, theirs = _whole(some - others), _whole(others - some)
            if outlet != another and mine and theirs:
                yield str(claim), mine, theirs


def _whole(terms: frozenset[str]) -> list[str]:
    """In order of the alphabet, without the words of a phrase that is there too."""
    parts = {part for term in terms for part in term.replace("-", " ").split() if part != term}
    return sorted(terms - parts)


def _mutual(near: Vectors) -> Iterator[tuple[int, int]]:
    """Row and column of each cell that is the first largest of both."""
    best = near.argmax(axis=0)
    for one, other in enumerate(near.argmax(axis=1).tolist()):
        if best[other] == one:
            yield one, other
