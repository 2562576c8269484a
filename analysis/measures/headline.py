"""Headline against body: where each stands, and how far the headline goes beyond its article."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd

from analysis.corpus.schema import ESTIMATE_COLUMNS, SCORE_COLUMNS, require_columns
from analysis.measures.estimates import ARTICLES, NONE, WITHIN
from analysis.measures.uncertainty import Spread, interval, ratio_spread

# One row per article with a headline and question: the headline's score, the weighted mean of the
# body with its interval within this article, headline − body, and the body's sentences that speak.
HEADLINE_COLUMNS: Final = [
    "question",
    "outlet",
    "article_id",
    "headline",
    "body",
    "body_low",
    "body_high",
    "gap",
    "n_body",
]
HEADLINE, BODY, GAP = "headline", "body", "gap"


def article_headlines(scored: pd.DataFrame) -> pd.DataFrame:
    """One row per article and question (HEADLINE_COLUMNS): the headline's score beside the body's.

    `scored` is SCORE_COLUMNS with `part`. `headline` is the score of the headline, NaN where it
    does not speak to the question; a headline is one sentence and has no interval. `body` is
    Σ weight·score / Σ weight over the body's sentences, its interval resamples them. `gap` is
    headline − body, NaN where either is. Articles without a headline are in no row.
    """
    require_columns(scored, [*SCORE_COLUMNS, "part"], "scored")
    speaks = scored["score"].notna() & (scored["weight"] > 0)
    ordered = scored.assign(speaks=speaks).sort_values("sentence_id", kind="stable")
    rows = []
    for (question, outlet, article), own in ordered.groupby(["question", "outlet", "article_id"]):
        titles = own[own["part"] == HEADLINE]
        if titles.empty:
            continue
        title = titles.loc[titles["speaks"], "score"]
        headline = float(title.iloc[0]) if len(title) else np.nan
        body = own[own["speaks"] & (own["part"] == BODY)]
        weight = body["weight"].to_numpy(dtype=float)
        spread = ratio_spread(weight * body["score"].to_numpy(dtype=float), weight)
        low, high = interval(spread, low=-1.0, high=1.0)
        gap = headline - spread.estimate
        row = (question, outlet, article, headline, spread.estimate, low, high, gap, len(body))
        rows.append(row)
    return pd.DataFrame(rows, columns=HEADLINE_COLUMNS)


def headline_estimates(articles: pd.DataFrame) -> pd.DataFrame:
    """Three rows per outlet and question (ESTIMATE_COLUMNS and `part`): headline, body and gap.

    `articles` is what `article_headlines` gives. Each estimate is the plain mean over the outlet's
    articles in which both headline and body speak to the question, so that headline − body is the
    gap. Intervals resample these articles; those of the gaps of all outlets on a question hold
    together (Bonferroni). With one such article the body's interval is the one within it, and
    headline and gap have none. NaN where there is no such article.
    """
    require_columns(articles, HEADLINE_COLUMNS, "articles")
    rows = [row for _, own in articles.groupby("question") for row in _question_rows(own)]
    return pd.DataFrame(rows, columns=[*ESTIMATE_COLUMNS, "part"])


def quoted_bodies(scored: pd.DataFrame) -> pd.DataFrame:
    """Where the words stand that each outlet quotes below its headlines (ESTIMATE_COLUMNS).

    `scored` is SCORE_COLUMNS with `part` and `voice`. As the bodies of `headline_estimates`, from
    what the bodies quote alone.
    """
    require_columns(scored, [*SCORE_COLUMNS, "part", "voice"], "scored")
    bodies = headline_estimates(article_headlines(_below_headlines(scored, "quoted")))
    return bodies[bodies["part"] == BODY].drop(columns="part").reset_index(drop=True)


def own_words(scored: pd.DataFrame) -> pd.DataFrame:
    """Headlines, and of the bodies what the outlet says itself; `scored` as in `quoted_bodies`."""
    return _below_headlines(scored, "own")


def _below_headlines(scored: pd.DataFrame, voice: str) -> pd.DataFrame:
    return scored[(scored["part"] == HEADLINE) | (scored["voice"] == voice)]


def _question_rows(articles: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    """The rows of one question, in order of the outlets."""
    groups = {str(name): own.dropna(subset="gap") for name, own in articles.groupby("outlet")}
    spreads = {name: _mean_spread(own["gap"]) for name, own in groups.items()}
    n_gaps = max(1, sum(spread.error > 0 for spread in spreads.values()))
    question = articles["question"].iloc[0]
    for name, own in groups.items():
        n, n_body = len(own), int(own["n_body"].sum())
        title, body = _mean_spread(own["headline"]), _mean_spread(own["body"])
        ends = interval(title, low=-1.0, high=1.0)
        yield (name, question, title.estimate, *ends, _kind(ends), n, n, HEADLINE)
        ends, kind = _body_interval(own, body)
        yield (name, question, body.estimate, *ends, kind, n, n_body, BODY)
        gap = spreads[name]
        ends = interval(gap, low=-2.0, high=2.0, n_comparisons=n_gaps)
        yield (name, question, gap.estimate, *ends, _kind(ends), n, n + n_body, GAP)


def _mean_spread(values: pd.Series) -> Spread:
    """The plain mean of one value an article."""
    found = values.to_numpy(dtype=float)
    return ratio_spread(found, np.ones(len(found)))


def _body_interval(own: pd.DataFrame, spread: Spread) -> tuple[tuple[float, float], str]:
    if len(own) != 1:
        ends = interval(spread, low=-1.0, high=1.0)
        return ends, _kind(ends)
    ends = (float(own["body_low"].iloc[0]), float(own["body_high"].iloc[0]))
    return ends, NONE if np.isnan(ends[0]) else WITHIN


def _kind(ends: tuple[float, float]) -> str:
    return NONE if np.isnan(ends[0]) else ARTICLES
