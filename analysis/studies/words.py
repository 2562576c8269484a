"""Word choice: the terms that set outlets apart, and the words they choose for the same thing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from analysis.corpus.term_uses import own_sentences, term_uses
from analysis.corpus.terms import common_form
from analysis.measures import keyness as keyness_measure
from analysis.measures.choices import CHOICE_COLUMNS, word_choices
from analysis.measures.keyness import COUNT_COLUMNS, keyness
from analysis.models.encoder import Encoder
from analysis.models.word_swaps import bar_of
from analysis.studies.word_clusters import MOST_PAIRS, word_clusters

Progress = Callable[[int, int], None]
LEAST_WORDS: Final = 80  # of an outlet, stop words aside, for its words to be compared at all


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
    sentences: pd.DataFrame,
    encoder: Encoder,
    statements: pd.DataFrame | None = None,
    progress: Progress | None = None,
) -> WordChoice:
    """Which words each outlet chooses, over the sentences that it worded itself.

    Without two outlets of `LEAST_WORDS` words both tables are empty. `statements` are those of the
    story's claims (`ClaimComparison`), looked for anew where they are not given. `progress` hears
    of the terms that the encoder runs.
    """
    own = own_sentences(sentences)
    uses = term_uses(own)
    short = _short_outlets(sentences, uses)
    uses = uses[~uses["outlet"].isin(short)].reset_index(drop=True)
    if uses["outlet"].nunique() < 2:
        nothing = keyness(_counts(uses.iloc[:0])), pd.DataFrame(columns=CHOICE_COLUMNS)
        return WordChoice(*nothing, uses, {}, short)
    found = keyness(_counts(uses))
    mine = own[~own["outlet"].isin(short)]
    clusters = word_clusters(mine, uses, encoder, statements, progress)
    shown = {*found["term"], *(term for cluster in clusters for term in cluster)}
    named = uses[uses["term"].isin(shown)].groupby("term")["form"]
    forms = {str(term): common_form(own_forms) for term, own_forms in named}
    return WordChoice(found, word_choices(uses, clusters, forms), uses, forms, short)


def word_settings(encoder: Encoder) -> dict[str, Any]:
    """What decides which words set an outlet apart and which stand for one another."""
    return {
        "least_words_of_an_outlet": LEAST_WORDS,
        "least_uses_of_a_term": keyness_measure.LEAST_USES,
        "false_discovery_rate": keyness_measure.FALSE_SHARE,
        "least_articles_with_a_term": keyness_measure.LEAST_ARTICLES,
        "pairs_tried_in_one_anothers_place": MOST_PAIRS,
        "least_likeness_of_words_for_one_thing": bar_of(encoder),
    }


def _short_outlets(sentences: pd.DataFrame, uses: pd.DataFrame) -> dict[str, int]:
    n = uses[uses["n_words"] == 1].groupby("outlet").size()
    n = n.reindex(sorted(sentences["outlet"].unique()), fill_value=0)
    return {str(name): int(count) for name, count in n.items() if count < LEAST_WORDS}


def _counts(uses: pd.DataFrame) -> pd.DataFrame:
    keys = ["outlet", "article_id", "term", "n_words"]
    return uses.groupby(keys).size().rename("n").reset_index()[COUNT_COLUMNS]
