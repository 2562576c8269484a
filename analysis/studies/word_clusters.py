"""Words for the same thing in a story: which terms are asked, and among which words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

import numpy as np
import pandas as pd

from analysis.corpus.claims import find_claims
from analysis.corpus.term_nouns import noun_terms
from analysis.measures.alternatives import Pair, nearest_pairs, term_clusters, weighed_likeness
from analysis.measures.counterparts import counterparts
from analysis.models.encoder import Encoder
from analysis.models.word_swaps import bar_of, likeness_in_place
from analysis.studies.word_places import word_places

Progress = Callable[[int, int], None]
LEAST_USES: Final = 2  # of a term that is to stand for another
MOST_TERMS: Final = 1_000  # the most used ones: pairs take square time
MOST_SENTENCES: Final = 8_000  # the first of each article stand for all where there are more
MOST_LOOKED_AT: Final = 160  # pairs that the parser is asked about
MOST_PAIRS: Final = 48  # pairs of nouns that are tried in one another's place, of either kind
TRIED: Final = 2  # uses of each term in which the other is tried
LEAST_CLAIMS: Final = 3  # in which outlets put one term for the other, for each of them to speak
# Words that tell when, how many or anybody are no two words for one thing, however near they are.
_NO_THING_SAID: Final = """
morning noon afternoon evening night midnight tonight weekend
dozen thousand million billion trillion cent percent
anybody anyone everybody nobody person somebody
"""
_NO_THING: Final = frozenset(_NO_THING_SAID.split())


def word_clusters(
    sentences: pd.DataFrame,
    uses: pd.DataFrame,
    encoder: Encoder,
    statements: pd.DataFrame | None = None,
    progress: Progress | None = None,
) -> list[tuple[str, ...]]:
    """Nouns that outlets use for the same thing; none by an encoder whose word is not taken.

    Args:
        sentences: Those whose words count, in the order of their articles.
        uses: Every use of a term in them (USE_COLUMNS).
        encoder: What tells how near terms and sentences lie.
        statements: Which sentences of the story state which claim (STATEMENT_COLUMNS); looked for
            among these sentences where it is not given.
        progress: Hears of the terms that are run.
    """
    bar = bar_of(encoder)
    if bar is None:
        return []
    few = _first_sentences(sentences)
    asked = uses[uses["term"].isin(_asked_terms(uses))]
    asked = asked[asked["sentence_id"].isin(few["sentence_id"])]
    near = list(islice(_near(few, asked, encoder, progress), MOST_LOOKED_AT))
    told = _of_several(_statements(few, encoder) if statements is None else statements)
    looked_at = {term for pair in near for term in pair}
    looked_at.update(asked.loc[asked["sentence_id"].isin(told["sentence_id"]), "term"])
    asked = asked[asked["term"].isin(looked_at)]
    texts = dict(zip(few["sentence_id"], few["text"], strict=True))
    tried = _tried_uses(asked)
    nouns = noun_terms(tried, texts)
    exchanged = _exchanged(told, asked[asked["term"].isin(nouns)], encoder)
    nearest = [pair for pair in near if nouns.issuperset(pair)][:MOST_PAIRS]
    pairs = list(dict.fromkeys([*nearest, *islice(exchanged, MOST_PAIRS)]))
    places = word_places(pairs, tried, asked, texts)
    if not places:
        return []
    has = {str(term): frozenset(ids) for term, ids in asked.groupby("term")["sentence_id"]}
    likeness = likeness_in_place(encoder, places)
    together = {pair: _share_together(has[pair[0]], has[pair[1]]) for pair in likeness}
    swapped = {pair: 1 for pair in _swapped(list(likeness), has, told)} | exchanged
    return term_clusters(weighed_likeness(likeness, swapped, together), bar)


def _near(
    sentences: pd.DataFrame, uses: pd.DataFrame, encoder: Encoder, progress: Progress | None
) -> Iterator[Pair]:
    terms = sorted(uses["term"].unique())
    used = np.zeros((len(sentences), len(terms)), bool)
    rows = pd.Index(sentences["sentence_id"]).get_indexer(uses["sentence_id"])
    used[rows, pd.Index(terms).get_indexer(uses["term"])] = True
    vectors = encoder.encode(terms, progress=progress)
    outlets = pd.factorize(sentences["outlet"], sort=True)[0].astype(np.int64)
    return nearest_pairs(terms, vectors, encoder.encode(list(sentences["text"])), used, outlets)


def _share_together(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other))


def _statements(sentences: pd.DataFrame, encoder: Encoder) -> pd.DataFrame:
    """Which sentence states which claim."""
    vectors = encoder.encode(sentences["text"].drop_duplicates().tolist())
    return find_claims(sentences, vectors).statements


def _of_several(statements: pd.DataFrame) -> pd.DataFrame:
    """The sentences of claims that several outlets state."""
    n = statements.groupby("claim_id")["outlet"].transform("nunique")
    return statements[n > 1]


def _exchanged(statements: pd.DataFrame, nouns: pd.DataFrame, encoder: Encoder) -> dict[Pair, int]:
    """In how many claims outlets put one noun for another, from three on, most often first."""
    used = nouns[nouns["sentence_id"].isin(statements["sentence_id"])]
    has = {str(i): frozenset(terms) for i, terms in used.groupby("sentence_id")["term"]}
    terms = sorted(used["term"].unique())
    vectors = encoder.encode(terms)
    found = counterparts(statements, has, terms, vectors)
    often = [(pair, n) for pair, n in found.items() if n >= LEAST_CLAIMS]
    return dict(sorted(often, key=lambda item: (-item[1], item[0])))


def _swapped(
    pairs: Sequence[Pair], has: Mapping[str, frozenset[str]], statements: pd.DataFrame
) -> set[Pair]:
    """Pairs that stand for one another in sentences of two outlets that state one claim."""
    rows = statements[["sentence_id", "claim_id", "outlet"]].itertuples(index=False)
    told = {sentence_id: (claim, outlet) for sentence_id, claim, outlet in rows}
    where = {term: ids & told.keys() for term, ids in has.items()}
    found = set()
    for one, other in pairs:
        mine = {told[i] for i in where[one] - where[other]}
        theirs = {told[i] for i in where[other] - where[one]}
        if any(claim == c and outlet != o for claim, outlet in mine for c, o in theirs):
            found.add((one, other))
    return found


def _first_sentences(sentences: pd.DataFrame) -> pd.DataFrame:
    """At most `MOST_SENTENCES`: the first of every article, then the second, and so on."""
    turn = sentences.groupby("article_id").cumcount().sort_values(kind="stable")
    return sentences.loc[sorted(turn.index[:MOST_SENTENCES])]


def _asked_terms(uses: pd.DataFrame) -> set[str]:
    """The most used terms that are used twice and are no names: mostly without a capital."""
    within = uses[uses["start"] > 1]
    capital = within["form"].map(_has_capital).groupby(within["term"]).mean()
    n = uses.groupby("term").size()
    n = n[(n >= LEAST_USES) & n.index.isin(capital.index[capital < 0.5])]
    n = n[~n.index.isin(_NO_THING)]
    return set(n.sort_values(ascending=False, kind="stable").index[:MOST_TERMS])


def _has_capital(form: str) -> bool:
    return any(word[:1].isupper() for word in form.replace("-", " ").split())


def _tried_uses(uses: pd.DataFrame) -> pd.DataFrame:
    """The first `TRIED` uses of each term, each article's first one before any second."""
    turn = uses.groupby(["term", "article_id"]).cumcount()
    ordered = uses.assign(turn=turn).sort_values("turn", kind="stable")
    return ordered.groupby("term", sort=False).head(TRIED).drop(columns="turn")
