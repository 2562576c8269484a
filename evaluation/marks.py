"""Which sentences of a table are in quoted voice: by their marks alone, and as the program says."""

import re

import pandas as pd

from analysis.corpus.quotes import find_quotes
from analysis.corpus.schema import SENTENCE_COLUMNS
from analysis.corpus.voice import voices

MARKS = re.compile(r"[\"“”]")


def with_marks(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a row holds any quotation mark."""
    return rows["sentence"].str.contains(MARKS)


def by_marks(rows: pd.DataFrame) -> pd.Series:
    """The voice of every row by its quotation marks alone, read article by article."""
    return rows.groupby("article_id", sort=False)["sentence"].transform(
        lambda sentences: voices(list(sentences))
    )


def heard(rows: pd.DataFrame) -> pd.DataFrame:
    """Voice and quote of every row as the program tells them, sentences kept as they are."""
    table = pd.DataFrame(
        {
            "sentence_id": rows.index.map(str),
            "article_id": rows["article_id"],
            "outlet": rows["publisher"],
            "position": rows.groupby("article_id").cumcount(),
            "part": "body",
            "voice": by_marks(rows),
            "quote": "",
            "speaker": "",
            "text": rows["sentence"],
            "shared": False,
        }
    )[SENTENCE_COLUMNS]
    found = find_quotes(table, starts=dict.fromkeys(rows["article_id"], ()))
    return found.sentences[["voice", "quote"]]
