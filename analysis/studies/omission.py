"""What is left out of a story: its claims, who carries them, and each outlet's share of them."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis.corpus.claim_told_otherwise import told_otherwise
from analysis.corpus.claims import PASSED_COLUMNS, article_places, find_claims
from analysis.errors import CorpusError
from analysis.measures.omission import carried_claims, common_shares, without_the_event
from analysis.models.encoder import Encoder
from analysis.translation import tr

# One row per sentence of the story; see `claims_table`.
TABLE_COLUMNS = [
    "claim_id",
    "wording",
    "n_outlets",
    "figures",
    "told_otherwise",
    "outlet",
    "article_id",
    "sentence_id",
    "place",
    "voice",
    "text",
    "reason",
]


# Why a sentence that may state a claim is passed over.
NOT_COUNTED: Final = "shared text that does not count"
OTHER_VOICE: Final = "in another voice"


@dataclass(frozen=True)
class ClaimComparison:
    """The claims of a story and who carries them.

    `claims` has a row for every claim, with `told_otherwise` the words in which its sentences
    contradict each other, `statements` for every sentence that states one, `passed`
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

    @property
    def absent(self) -> list[str]:
        """The outlets that carry no claim of any other: not silent on the event, but without it."""
        return without_the_event(self.shares)

    @property
    def n_with_event(self) -> int:
        """How many outlets tell of the event; all of them, where no two tell of one."""
        return len(self.outlets) - len(self.absent) or len(self.outlets)

    @property
    def n_sentences(self) -> int:
        """How many sentences were asked for a claim: those that count."""
        return len(self.statements) + int((self.passed["reason"] != NOT_COUNTED).sum())


def can_compare_claims(sentences: pd.DataFrame) -> bool:
    """Whether there are two outlets: with one nothing can be left out."""
    return sentences["outlet"].nunique() > 1


def compare_claims(
    sentences: pd.DataFrame, encoder: Encoder, story: pd.DataFrame | None = None
) -> ClaimComparison:
    """The claims of these sentences; CorpusError where fewer than two outlets have any.

    `story` holds whole articles where `sentences` are only those that count: it tells where in its
    article each stands. What does not count states no claim, so it carries none either, and is
    passed over as `NOT_COUNTED`.
    """
    if not can_compare_claims(sentences):
        raise CorpusError(
            tr("Claims are compared between outlets; add an article of another outlet.")
        )
    vectors = encoder.encode(sentences["text"].drop_duplicates().tolist())
    found = find_claims(sentences, vectors)
    statements, passed = found.statements, found.passed
    if story is not None and len(story) > len(sentences):
        rows = story.sort_values(["article_id", "position", "sentence_id"], ignore_index=True)
        rows = rows.assign(place=article_places(rows), reason=NOT_COUNTED)
        places = rows.set_index("sentence_id")["place"]
        statements, passed = (
            table.assign(place=table["sentence_id"].map(places)) for table in (statements, passed)
        )
        others = rows[~rows["sentence_id"].isin(sentences["sentence_id"])]
        passed = pd.concat([passed, others[PASSED_COLUMNS]], ignore_index=True)
    carried = carried_claims(statements)
    articles = sentences.groupby("outlet")["article_id"].nunique()
    shares = common_shares(carried, articles)
    by_claim = found.statements.groupby("claim_id")["text"].agg(list)
    otherwise = told_otherwise([by_claim[one] for one in found.claims["claim_id"]])
    claims = found.claims.assign(told_otherwise=pd.Series(otherwise, dtype="str"))
    return ClaimComparison(claims, statements, passed, carried, shares)


def claims_in_voice(compared: ClaimComparison, voice: str) -> ClaimComparison:
    """The same claims by their sentences in this voice alone ("own", "quoted"), "all" for all.

    Claims are found over all voices; here an outlet carries one where a sentence of this voice
    states it, and what is stated in no such sentence is no claim. Counts and shares follow; the
    wording, the figures and what is told otherwise are those of the whole claim.
    """
    if voice == "all":
        return compared
    told = compared.statements
    mine = told[told["voice"] == voice]
    others = told[told["voice"] != voice].assign(reason=OTHER_VOICE)[PASSED_COLUMNS]
    n = mine.groupby("claim_id").agg(
        n_outlets=("outlet", "nunique"),
        n_articles=("article_id", "nunique"),
        n_sentences=("sentence_id", "nunique"),
    )
    claims = compared.claims.drop(columns=list(n)).merge(n.reset_index(), on="claim_id")
    order = ["n_outlets", "n_articles", "n_sentences", "wording"]
    claims = claims.sort_values(order, ascending=[False, False, False, True], ignore_index=True)
    rank = {claim: place for place, claim in enumerate(claims["claim_id"])}
    mine = mine.sort_values("claim_id", key=lambda ids: ids.map(rank), kind="stable")
    carried = carried_claims(mine)
    articles = compared.shares.set_index("outlet")["n_articles"]
    return ClaimComparison(
        claims[compared.claims.columns],
        mine.reset_index(drop=True),
        pd.concat([compared.passed, others], ignore_index=True),
        carried,
        common_shares(carried, articles, compared.carried),
    )


def claims_table(compared: ClaimComparison) -> pd.DataFrame:
    """Everything in one table: a row a sentence, with its claim's wording, counts and conflicts.

    A sentence that states no claim has an empty `claim_id` and says why in `reason`.
    """
    about = compared.claims[["claim_id", "wording", "n_outlets", "figures", "told_otherwise"]]
    told = about.merge(compared.statements, on="claim_id", validate="one_to_many")
    passed = compared.passed[PASSED_COLUMNS].assign(
        claim_id="", wording="", figures="", told_otherwise=""
    )
    table = pd.concat([told.assign(reason=""), passed], ignore_index=True)
    return table.astype({"n_outlets": "Int64"})[TABLE_COLUMNS]
