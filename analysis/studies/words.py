"""Word choice: the terms that set outlets apart, and the words they choose for the same thing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from analysis.corpus.term_uses import own_sentences, term_uses
from analysis.corpus.terms import common_form
from analysis.measures import alternatives
from analysis.measures import keyness as keyness_measure
from analysis.measures.alternatives import statement_pairs, swapped_terms, term_clusters
from analysis.measures.choices import CHOICE_COLUMNS, word_choices
from analysis.measures.keyness import COUNT_COLUMNS, keyness
from analysis.models.encoder import Encoder

Progress = Callable[[int, int], None]
LEAST_WORDS: Final = 80  # of an outlet, stop words aside, for its words to be compared at all
LEAST_USES: Final = 2  # of a term that is to stand for another
# The first sentences of each article stand for all where there are more: pairs take square time.
MOST_SENTENCES: Final = 8_000
_LEAST_LENGTH: Final = 6  # words of a sentence that can make the same statement as another
# What decides which words set an outlet apart and which stand for one another, for the manifest.
WORD_SETTINGS: Final = {
    "least_words_of_an_outlet": LEAST_WORDS,
    "least_uses_of_a_term": keyness_measure.LEAST_USES,
    "false_discovery_rate": keyness_measure.FALSE_SHARE,
    "least_articles_with_a_term": keyness_measure.LEAST_ARTICLES,
    "same_statement_cosine": alternatives.SAME_STATEMENT,
    "term_cosine_quantiles": [alternatives.HIGHEST_ONCE, alternatives.HIGHEST_TWICE],
}


@dataclass(frozen=True)
class WordChoice:
    """The words of outlets compared.

    `keyness` has a row for every outlet and term (KEYNESS_COLUMNS), `choices` one for every outlet
    and word for the same thing (CHOICE_COLUMNS), `uses` one for every use (USE_COLUMNS). `forms`
    says how a term is written, `short` which outlets have too little text, with their number of
    words.
    """

    keyness: pd.DataFrame
    choices: pd.DataFrame
    uses: pd.DataFrame
    forms: dict[str, str]
    short: dict[str, int]

    @property
    def clusters(self) -> list[str]:
        """The names of the clusters, those in which outlets surely differ first."""
        return [str(name) for name in self.choices["cluster"].drop_duplicates()]


def compare_words(
    sentences: pd.DataFrame, encoder: Encoder, progress: Progress | None = None
) -> WordChoice:
    """Which words each outlet chooses, over the sentences that it worded itself.

    Without two outlets of `LEAST_WORDS` words both tables are empty. `progress` hears of the terms
    that the encoder runs.
    """
    own = own_sentences(sentences)
    uses = term_uses(own)
    short = _short_outlets(sentences, uses)
    uses = uses[~uses["outlet"].isin(short)].reset_index(drop=True)
    if uses["outlet"].nunique() < 2:
        nothing = keyness(_counts(uses.iloc[:0])), pd.DataFrame(columns=CHOICE_COLUMNS)
        return WordChoice(*nothing, uses, {}, short)
    found = keyness(_counts(uses))
    clusters = _clusters(own[~own["outlet"].isin(short)], uses, encoder, progress)
    shown = {*found["term"], *(term for cluster in clusters for term in cluster)}
    named = uses[uses["term"].isin(shown)].groupby("term")["form"]
    forms = {str(term): common_form(own_forms) for term, own_forms in named}
    return WordChoice(found, word_choices(uses, clusters, forms), uses, forms, short)


def _short_outlets(sentences: pd.DataFrame, uses: pd.DataFrame) -> dict[str, int]:
    n = uses[uses["n_words"] == 1].groupby("outlet").size()
    n = n.reindex(sorted(sentences["outlet"].unique()), fill_value=0)
    return {str(name): int(count) for name, count in n.items() if count < LEAST_WORDS}


def _counts(uses: pd.DataFrame) -> pd.DataFrame:
    keys = ["outlet", "article_id", "term", "n_words"]
    return uses.groupby(keys).size().rename("n").reset_index()[COUNT_COLUMNS]


def _clusters(
    sentences: pd.DataFrame, uses: pd.DataFrame, encoder: Encoder, progress: Progress | None
) -> list[tuple[str, ...]]:
    """Terms that outlets use for the same thing, by the encoder's vectors."""
    long = _first_sentences(sentences[sentences["text"].str.split().map(len) >= _LEAST_LENGTH])
    outlets = pd.factorize(long["outlet"], sort=True)[0].astype(np.int64)
    pairs = statement_pairs(encoder.encode(long["text"].tolist()), outlets)
    common = uses[uses["term"].isin(_common_terms(uses))]
    terms_of = common.groupby("sentence_id")["term"].agg(frozenset).to_dict()
    mine = [terms_of.get(sentence_id, frozenset()) for sentence_id in long["sentence_id"]]
    terms = sorted({term for a, b in pairs for term in mine[a] ^ mine[b]})
    vectors = encoder.encode(terms, progress=progress)
    cosines = vectors @ vectors.T
    return term_clusters(swapped_terms(pairs, mine, terms, cosines), terms, cosines)


def _first_sentences(sentences: pd.DataFrame) -> pd.DataFrame:
    """At most `MOST_SENTENCES`: the first of every article, then the second, and so on."""
    turn = sentences.groupby("article_id").cumcount().sort_values(kind="stable")
    return sentences.loc[sorted(turn.index[:MOST_SENTENCES])]


def _common_terms(uses: pd.DataFrame) -> set[str]:
    """Terms used twice that are no names: within a sentence they mostly have no capital."""
    within = uses[uses["start"] > 1]
    capital = within["form"].map(_has_capital).groupby(within["term"]).mean()
    n = uses.groupby("term").size()
    return set(capital.index[capital < 0.5]) & set(n.index[n >= LEAST_USES])


def _has_capital(form: str) -> bool:
    return any(word[:1].isupper() for word in form.replace("-", " ").split())
