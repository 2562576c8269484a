"""What is left out of a story: its claims, who carries them, and each outlet's share of them."""

from dataclasses import dataclass

import pandas as pd

from analysis.corpus.claims import PASSED_COLUMNS, find_claims
from analysis.errors import CorpusError
from analysis.measures.omission import carried_claims, common_shares
from analysis.models.encoder import Encoder
from analysis.translation import tr

# One row per sentence of the story; see `claims_table`.
TABLE_COLUMNS = [
    "claim_id",
    "wording",
    "n_outlets",
    "figures",
    "outlet",
    "article_id",
    "sentence_id",
    "place",
    "voice",
    "text",
    "reason",
]


@dataclass(frozen=True)
class ClaimComparison:
    """The claims of a story and who carries them.

    `claims` has a row for every claim, `statements` for every sentence that states one, `passed`
    for every sentence that states none, `carried` for every claim and outlet that carries it,
    `shares` for every outlet with articles.
    """

    claims: pd.DataFrame
    statements: pd.DataFrame
    passed: pd.DataFrame
    carried: pd.DataFrame
    shares: pd.DataFrame

    @property
    def outlets(self) -> list[str]:
        """The outlets with articles on the event, in order of the alphabet."""
        return [str(outlet) for outlet in self.shares["outlet"]]


def can_compare_claims(sentences: pd.DataFrame) -> bool:
    """Whether there are two outlets: with one nothing can be left out."""
    return sentences["outlet"].nunique() > 1


def compare_claims(sentences: pd.DataFrame, encoder: Encoder) -> ClaimComparison:
    """The claims of these articles; CorpusError where fewer than two outlets have articles."""
    if not can_compare_claims(sentences):
        raise CorpusError(
            tr("Claims are compared between outlets; add an article of another outlet.")
        )
    vectors = encoder.encode(sentences["text"].drop_duplicates().tolist())
    found = find_claims(sentences, vectors)
    carried = carried_claims(found.statements)
    articles = sentences.groupby("outlet")["article_id"].nunique()
    shares = common_shares(carried, articles)
    return ClaimComparison(found.claims, found.statements, found.passed, carried, shares)


def claims_table(compared: ClaimComparison) -> pd.DataFrame:
    """Everything in one table: a row a sentence, with its claim's wording, counts and figures.

    A sentence that states no claim has an empty `claim_id` and says why in `reason`.
    """
    about = compared.claims[["claim_id", "wording", "n_outlets", "figures"]]
    told = about.merge(compared.statements, on="claim_id", validate="one_to_many")
    passed = compared.passed[PASSED_COLUMNS].assign(claim_id="", wording="", figures="")
    table = pd.concat([told.assign(reason=""), passed], ignore_index=True)
    return table.astype({"n_outlets": "Int64"})[TABLE_COLUMNS]
