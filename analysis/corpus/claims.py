"""Claims: the statements of fact of a story, each with every sentence that states it.

A sentence is taken as a whole, by its main statement. What states no fact (a question, a fragment,
an opinion) is no claim and is handed back with the reason.
"""

import hashlib
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.claim_figures import figures_that_differ
from analysis.corpus.claim_groups import grouped
from analysis.corpus.claim_likeness import FITTED, Weighing, compare_wordings, likelihoods
from analysis.corpus.claim_other_figures import despite_figures
from analysis.corpus.claim_sentences import OPINION, starts_bare, why_no_claim, with_speaker
from analysis.corpus.claim_stated import state
from analysis.corpus.claim_subjects import name_words, unless_of_names
from analysis.corpus.claim_wording import best_wordings
from analysis.corpus.schema import require_columns
from analysis.corpus.shared_alike import Vectors
from analysis.errors import CorpusError
from analysis.translation import tr

# One row per claim, those carried by most outlets first; `wording` is one of its sentences, the
# plainest of the central ones, `figures` the quantities in which they differ, " / " between them.
CLAIM_COLUMNS: Final = [
    "claim_id",
    "wording",
    "n_outlets",
    "n_articles",
    "n_sentences",
    "figures",
]
# One row per sentence that states a claim, in the order of the claims; `place` is "lead",
# "middle" or "end".
STATEMENT_COLUMNS: Final = [
    "claim_id",
    "sentence_id",
    "article_id",
    "outlet",
    "position",
    "place",
    "voice",
    "text",
]
# One row per sentence that states no claim, with the reason.
PASSED_COLUMNS: Final = [
    "sentence_id",
    "article_id",
    "outlet",
    "place",
    "voice",
    "text",
    "reason",
]
NEEDED: Final = [
    "sentence_id",
    "article_id",
    "outlet",
    "position",
    "part",
    "voice",
    "speaker",
    "text",
]
BARE: Final = "says not of whom"  # every wording begins with a pronoun
LEAD_SENTENCES, LEAD_SHARE = 3, 0.2


@dataclass(frozen=True)
class Claims:
    """The tables `claims`, `statements` (the sentences that state one) and `passed` (the rest)."""

    claims: pd.DataFrame
    statements: pd.DataFrame
    passed: pd.DataFrame


def find_claims(sentences: pd.DataFrame, vectors: Vectors, weighing: Weighing = FITTED) -> Claims:
    """The claims of a story, found over all of its articles.

    Args:
        sentences: SENTENCE_COLUMNS, whole articles.
        vectors: A unit vector per distinct text, in the order in which the texts first appear in
            `sentences` (`sentences["text"].drop_duplicates()`).
        weighing: How pairs are weighed; another one is tried where the weights are fitted.

    The order of the articles changes nothing, nor does an article that is given twice, but for
    the counts.

    Raises:
        CorpusError: A column is missing, or the vectors are not one per distinct text.
    """
    require_columns(sentences, NEEDED, "sentences")
    texts = sentences["text"].drop_duplicates().tolist()
    if vectors.ndim != 2 or len(vectors) != len(texts):
        raise CorpusError(
            tr(
                "There are vectors of shape {shape} for {n} distinct sentences; give one vector "
                "per distinct text, in the order of their first appearance.",
                shape=vectors.shape,
                n=len(texts),
            )
        )
    rows = marked_rows(sentences)
    is_compared = compared_rows(rows)
    stating = rows[is_compared].reset_index(drop=True).assign(wording="", claim_id="")
    if stating.empty:
        return _tables(stating, rows)
    stated = state(rows, is_compared, texts, vectors)
    compared = compare_wordings(stated)
    words = stated.wordings.words
    likely = likelihoods(compared, weighing)
    likely = unless_of_names(likely, compared, words, names_of(rows))
    likely = despite_figures(likely, compared, stated.figures, weighing)
    group = grouped(compared.a, compared.b, likely, len(words), same=weighing.same)
    stating["group"] = group[stated.wordings.of_sentence]
    # a quotation in the first person reads alone once its speaker is named
    spoken = map(with_speaker, stating["text"], stating["speaker"])
    best = best_wordings(stating.assign(text=list(spoken)), stated)
    stating["wording"] = stating["group"].map(best)
    stating["claim_id"] = stating["wording"].map(claim_id)
    is_fact = (stating["reason"] == "").groupby(stating["group"]).transform("any")
    stating["reason"] = np.where(is_fact, "", OPINION).astype(object)
    stating.loc[is_fact & stating["wording"].map(starts_bare), "reason"] = BARE
    passed = pd.concat([rows[~is_compared], stating[stating["reason"] != ""]])
    return _tables(stating[stating["reason"] == ""], passed)


def marked_rows(sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences in the order of their articles, with `place` and `reason` ("" for a fact)."""
    rows = sentences.sort_values(["article_id", "position", "sentence_id"], ignore_index=True)
    reasons = [why_no_claim(*pair) for pair in zip(rows["text"], rows["part"], strict=True)]
    return rows.assign(place=article_places(rows), reason=np.array(reasons, dtype=object))


def compared_rows(rows: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which sentences are compared: those that state a fact, and opinions.

    Where another sentence states it as a fact, an opinion is one more of these.
    """
    return rows["reason"].isin(["", OPINION]).to_numpy(dtype=bool)


def names_of(rows: pd.DataFrame) -> set[str]:
    """The words that are names in a story, of all whose sentences the rows are."""
    is_body = rows["part"] == "body"
    return name_words(rows["text"][is_body], rows["text"][~is_body])


def article_places(rows: pd.DataFrame) -> list[str]:
    """Where in its article each sentence stands: "lead", "middle" or "end".

    The headline, the first three sentences of the body and its first fifth are the lead, the last
    fifth of the rest the end. `rows` are in the order of the articles.
    """
    is_body = (rows["part"] == "body").astype(int)
    by_article = is_body.groupby(rows["article_id"], sort=False)
    at, n = by_article.cumsum() - is_body, by_article.transform("sum")
    lead = (is_body == 0) | (at < LEAD_SENTENCES) | (at < LEAD_SHARE * n)
    end = at >= (1 - LEAD_SHARE) * n
    return [str(place) for place in np.where(lead, "lead", np.where(end, "end", "middle"))]


def claim_id(wording: str) -> str:
    """The id of the claim that is worded so."""
    return "claim-" + hashlib.sha256(wording.encode()).hexdigest()[:10]


def _tables(stating: pd.DataFrame, passed: pd.DataFrame) -> Claims:
    by_claim = stating.groupby("claim_id", sort=False)
    claims = by_claim.agg(
        wording=("wording", "first"),
        n_outlets=("outlet", "nunique"),
        n_articles=("article_id", "nunique"),
        n_sentences=("sentence_id", "nunique"),
    ).reset_index()
    figures = {i: " / ".join(figures_that_differ(some)) for i, some in by_claim["text"]}
    claims["figures"] = claims["claim_id"].map(figures).astype("str")
    order = ["n_outlets", "n_articles", "n_sentences", "wording"]
    claims = claims.sort_values(order, ascending=[False, False, False, True], ignore_index=True)
    rank = {claim: i for i, claim in enumerate(claims["claim_id"])}
    statements = stating.assign(rank=stating["claim_id"].map(rank))
    statements = statements.sort_values(["rank", "outlet", "article_id", "position"])
    passed = passed.sort_values(["article_id", "position", "sentence_id"])
    return Claims(
        claims[CLAIM_COLUMNS],
        statements[STATEMENT_COLUMNS].reset_index(drop=True),
        passed[PASSED_COLUMNS].reset_index(drop=True),
    )
