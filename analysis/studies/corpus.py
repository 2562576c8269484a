"""A corpus: the articles of a study, what was left out, their sentences and quotations."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from analysis.corpus.language import looks_english
from analysis.corpus.left_out import moved_places, parts_of, removed_table, with_part
from analysis.corpus.limits import LIMITS, Limits
from analysis.corpus.parsing import Progress
from analysis.corpus.reading import Reading
from analysis.corpus.schema import ARTICLE_COLUMNS, QUOTE_COLUMNS
from analysis.corpus.sentences import article_sentences
from analysis.corpus.story_names import NameCount, story_names
from analysis.errors import CorpusError
from analysis.formats import number as told
from analysis.translation import tr


@dataclass(frozen=True)
class Corpus:
    """The tables `articles`, `removed`, `sentences`, `quotes`, and a fingerprint of the first.

    `quotes` is empty, and the sentences' voices are those of quotation marks alone, until
    `studies/voices.py` has heard who speaks; then `is_heard`.
    """

    articles: pd.DataFrame
    removed: pd.DataFrame
    sentences: pd.DataFrame
    fingerprint: str
    quotes: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=QUOTE_COLUMNS))
    is_heard: bool = False

    @property
    def outlets(self) -> list[str]:
        """The outlets' names, in order of the alphabet."""
        return sorted(self.articles["outlet"].unique())

    @cached_property
    def not_english(self) -> list[str]:
        """The outlets with an article that does not look English, in order of the alphabet."""
        is_english = self.articles["text"].map(looks_english).astype(bool)
        return sorted(self.articles.loc[~is_english, "outlet"].unique())

    def names(self, progress: Progress | None = None) -> list[NameCount]:
        """The likeliest targets of the story; `progress` as in `story_names`."""
        return story_names(self.sentences, progress=progress)


def table_fingerprint(table: pd.DataFrame) -> str:
    """SHA-256 over every cell, the order of rows and the names of columns."""
    rows = pd.util.hash_pandas_object(table, index=False).to_numpy().tobytes()
    return hashlib.sha256(rows + repr(list(table.columns)).encode()).hexdigest()


def build_corpus(articles: pd.DataFrame, removed: pd.DataFrame) -> Corpus:
    """The corpus of these articles (ARTICLE_COLUMNS): their sentences, split and with voices."""
    if articles.empty:
        raise CorpusError(tr("There are no articles; add at least one."))
    articles = articles[ARTICLE_COLUMNS].reset_index(drop=True)
    sentences = article_sentences(articles)
    return Corpus(articles, removed_table(removed), sentences, table_fingerprint(articles))


def read_corpus(reading: Reading) -> Corpus:
    """The corpus of what has been read."""
    return build_corpus(reading.articles, reading.removed)


def edit_articles(corpus: Corpus, edits: pd.DataFrame, limits: Limits = LIMITS) -> Corpus:
    """The corpus with outlets, headlines, dates or texts edited; rows are matched by article_id.

    `edits` holds article_id and any of outlet, headline, published, text. CorpusError for an
    empty outlet name, and for a text that is emptied or longer than an article may be.
    """
    changes = edits.set_index("article_id")
    articles = corpus.articles.set_index("article_id")
    for column in ("outlet", "headline", "published", "text"):
        if column in changes:
            values = changes[column].fillna("").astype(str).str.strip()
            articles.loc[values.index, column] = values
    for article_id in articles.index[articles["outlet"] == ""]:
        raise CorpusError(
            tr(
                "Article {article} has no outlet name; type one, or leave the article out.",
                article=article_id,
            )
        )
    for article_id in articles.index[articles["text"] == ""]:
        raise CorpusError(
            tr(
                "Article {article} has no text; type one, or leave the article out.",
                article=article_id,
            )
        )
    if "text" in changes:
        for outlet, text in articles.loc[changes.index, ["outlet", "text"]].itertuples(index=False):
            _check_length(text, outlet, limits)
    return build_corpus(articles.reset_index(), _moved(corpus, articles["text"]))


def _check_length(text: str, outlet: str, limits: Limits) -> None:
    """Refuse a text that is too long for one article: a study with it could not be opened again."""
    if len(text) > limits.article_characters:
        raise CorpusError(
            tr(
                "The article of {outlet} would have {n} characters, and {most} is the most for "
                "one; shorten it under “Edit” first.",
                outlet=outlet,
                n=told(len(text)),
                most=told(limits.article_characters),
            )
        )


def put_back(corpus: Corpus, article_id: str, number: int, limits: Limits = LIMITS) -> Corpus:
    """The corpus with a part that was left out of an article back in its text, where it stood.

    `number` counts the article's parts from 0, in the order of its page. CorpusError where there is
    none of that number, and where the article would be longer than one may be.
    """
    parts = parts_of(corpus.removed, article_id)
    if not 0 <= number < len(parts):
        raise CorpusError(tr("This part is no longer left out."))
    mine = corpus.articles["article_id"] == article_id
    text, places = with_part(corpus.articles.loc[mine, "text"].item(), parts, number)
    _check_length(text, corpus.articles.loc[mine, "outlet"].item(), limits)
    articles = corpus.articles.assign(text=corpus.articles["text"].mask(mine, text))
    rows = corpus.removed.index[corpus.removed["article_id"] == article_id]
    removed = corpus.removed.drop(index=rows[number])
    removed.loc[rows.delete(number), "lines_above"] = places
    return build_corpus(articles, removed.reset_index(drop=True))


def _moved(corpus: Corpus, texts: pd.Series) -> pd.DataFrame:
    """What was left out, beside the lines it stood beside before the texts were edited."""
    removed = corpus.removed.copy()
    pairs = zip(corpus.articles["article_id"], corpus.articles["text"], strict=True)
    for article_id, before in pairs:
        if texts[article_id] != before:
            mine = removed["article_id"] == article_id
            places = removed.loc[mine, "lines_above"].tolist()
            removed.loc[mine, "lines_above"] = moved_places(places, before, texts[article_id])
    return removed


def keep_articles(corpus: Corpus, article_ids: list[str]) -> Corpus:
    """The corpus with these articles only, in its own order, and what was left out of them."""
    kept = corpus.articles[corpus.articles["article_id"].isin(article_ids)]
    removed = corpus.removed[corpus.removed["article_id"].isin(article_ids)]
    return build_corpus(kept, removed)
