"""Passages: sentences that follow one another in two articles, and are shared in that order."""

from typing import Final

import pandas as pd

# One row per passage; `first_a` to `last_a` are positions in article a, `n_words` its words there.
PASSAGE_COLUMNS: Final = [
    "article_id_a",
    "article_id_b",
    "first_a",
    "last_a",
    "first_b",
    "last_b",
    "n_sentences",
    "n_words",
]


def shared_passages(sentences: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """One row per run of paired sentences (PASSAGE_COLUMNS), by article and position.

    A run goes on while both articles go on by one sentence; a sentence with no neighbour is a
    run of one, so every pair is in exactly one passage.
    """
    positions, texts = (sentences.set_index("sentence_id")[name] for name in ("position", "text"))
    table = pairs[["article_id_a", "article_id_b"]].assign(
        at_a=pairs["sentence_id_a"].map(positions).astype("int64"),
        at_b=pairs["sentence_id_b"].map(positions).astype("int64"),
        words=pairs["sentence_id_a"].map(texts.map(lambda text: len(text.split()))).astype("int64"),
    )
    table["course"] = table["at_a"] - table["at_b"]  # the same all along a passage
    ids = ["article_id_a", "article_id_b", "course"]
    table = table.sort_values([*ids, "at_a"])
    begins = table[ids].ne(table[ids].shift()).any(axis=1) | table["at_a"].diff().ne(1)
    runs = table.groupby([*ids[:2], begins.cumsum()], as_index=False).agg(
        first_a=("at_a", "min"),
        last_a=("at_a", "max"),
        first_b=("at_b", "min"),
        last_b=("at_b", "max"),
        n_sentences=("at_a", "size"),
        n_words=("words", "sum"),
    )
    return runs.sort_values([*ids[:2], "first_a", "first_b"], ignore_index=True)[PASSAGE_COLUMNS]
