"""Who speaks in a saved study or draft: taken as it was heard, where it would be the same now.

The tables of claims and of quotations hold every sentence and every quotation of what was
compared, so a study needs no further part. What a file holds is a stranger's until it fits: the
sentences must be the articles cut in pieces, the quotations words of theirs; else both are found
anew.
"""

from typing import Final

import numpy as np
import pandas as pd

from analysis.corpus.cues import colour_of
from analysis.corpus.marked_words import n_words
from analysis.corpus.quote_spans import DIRECT, INDIRECT, MIXED
from analysis.corpus.schema import ARTICLE_COLUMNS, QUOTE_COLUMNS, SENTENCE_COLUMNS
from analysis.corpus.speakers import INSTITUTION, NAMED, UNNAMED
from analysis.studies.corpus import Corpus, table_fingerprint
from analysis.studies.manifest import HEARD_BY, heard_by
from analysis.studies.study import Study
from analysis.studies.tables import FURTHER

_VOICES: Final = {"own", "quoted", "unknown"}
_KINDS: Final = {DIRECT, INDIRECT, MIXED}
_CLAIM_WORDS: Final = ("claim_id", "wording", "figures", "told_otherwise", "reason", "place")
_SPEAKERS: Final = {NAMED, INSTITUTION, UNNAMED, ""}


def opened_corpus(study: Study) -> Corpus:
    """The corpus of a study, in which it is known who speaks where the study tells it.

    Elsewhere it is split anew, and nothing is known yet: the study was made by other rules, lacks
    outlets or claims, or does not fit.
    """
    if study.has_texts and study.manifest.get(HEARD_BY) == heard_by():
        found = _told(study)
        if found is not None:
            return found
    return study.corpus()


def heard_tables(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """The two tables by which a draft tells who speaks; it has no claims, only their sentences."""
    places = corpus.sentences[["sentence_id", "part", "position"]]
    tables = {
        "claims": corpus.sentences.assign(**dict.fromkeys(_CLAIM_WORDS, "")),
        "quotes": corpus.quotes.merge(places, on="sentence_id", validate="many_to_one"),
    }
    tables["claims"]["n_outlets"] = np.nan
    tables["quotes"]["side"] = ""
    return {name: FURTHER[name].table(table) for name, table in tables.items()}


def _told(study: Study) -> Corpus | None:
    """The corpus as the study tells it; None where its tables do not fit the articles."""
    further = study.results.further
    if "claims" not in further or "quotes" not in further:
        return None
    articles = study.articles[ARTICLE_COLUMNS].reset_index(drop=True)
    order = {one: at for at, one in enumerate(articles["article_id"])}
    rank = further["claims"]["article_id"].map(order)
    told = further["claims"].assign(rank=rank).sort_values(["rank", "position"], kind="stable")
    quotes = further["quotes"][QUOTE_COLUMNS].reset_index(drop=True)
    sentences = _sentences(told.reset_index(drop=True), quotes)
    if not (_are_the_articles(sentences, articles) and _are_theirs(quotes, sentences)):
        return None
    fingerprint = table_fingerprint(articles)
    return Corpus(articles, study.removed, sentences, fingerprint, quotes, is_heard=True)


def _sentences(told: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """The sentences (SENTENCE_COLUMNS), each with the kind of quotations that it holds."""
    kinds: dict[str, str] = {}
    for sentence_id, kind in zip(quotes["sentence_id"], quotes["kind"], strict=True):
        kinds[sentence_id] = kind if kinds.get(sentence_id, kind) == kind else MIXED
    quote = [kinds.get(one, "") for one in told["sentence_id"]]
    table = told.assign(quote=quote, shared=False)[SENTENCE_COLUMNS]
    types = {"position": "int64", "shared": "bool"}
    return table.astype({name: types.get(name, "str") for name in SENTENCE_COLUMNS})


def _are_the_articles(sentences: pd.DataFrame, articles: pd.DataFrame) -> bool:
    """Whether the sentences are each article's headline and text, up to white space."""
    rows = zip(*(sentences[name] for name in ("article_id", "part", "text")), strict=True)
    parts: dict[tuple[str, str], list[str]] = {}
    for article_id, part, text in rows:
        parts.setdefault((article_id, part), []).append(text)
    columns = (articles[name] for name in ("article_id", "headline", "text"))
    for article_id, headline, text in zip(*columns, strict=True):
        title = [" ".join(headline.split())] if headline.strip() else []
        body = "".join("".join(parts.pop((article_id, "body"), [])).split())
        if parts.pop((article_id, "headline"), []) != title or body != "".join(text.split()):
            return False
    if parts or not sentences["voice"].isin(_VOICES).all() or not sentences["text"].all():
        return False
    outlets = sentences["article_id"].map(articles.set_index("article_id")["outlet"])
    first = ~sentences["article_id"].duplicated()
    number = sentences.groupby("article_id", sort=False).cumcount()
    ids = sentences["article_id"] + "-" + sentences["position"].map("{:04d}".format)
    return bool(
        (outlets == sentences["outlet"]).all()
        and (number == sentences["position"]).all()
        and (first | (sentences["part"] == "body")).all()
        and (ids == sentences["sentence_id"]).all()
    )


def _are_theirs(quotes: pd.DataFrame, sentences: pd.DataFrame) -> bool:
    """Whether the quotations are words of these sentences, in their order, and counted right."""
    at = {one: place for place, one in enumerate(sentences["sentence_id"])}
    places = quotes["sentence_id"].map(at)
    if places.isna().any() or not places.is_monotonic_increasing:
        return False
    of = sentences.iloc[places.astype(int)].reset_index(drop=True)
    spans = zip(of["text"], quotes["start"], quotes["end"], strict=True)
    words = [text[max(0, start) : max(0, end)] for text, start, end in spans]
    number = quotes.groupby("sentence_id", sort=False).cumcount().astype("str")
    return bool(
        (quotes["text"] == words).all()
        and (quotes["n_words"] == [n_words(text) for text in words]).all()
        and (quotes["colour"] == [colour_of(cue) for cue in quotes["cue"]]).all()
        and (quotes["quote_id"] == quotes["sentence_id"] + "-" + number).all()
        and (quotes["article_id"] == of["article_id"]).all()
        and (quotes["outlet"] == of["outlet"]).all()
        and quotes["kind"].isin(_KINDS).all()
        and quotes["speaker_kind"].isin(_SPEAKERS).all()
    )
