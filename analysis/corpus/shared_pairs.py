"""Pairs of sentences of different articles that share their text: copied, trimmed or reworded.

Two ways lead to a pair. Wordings that meet in an index of rare marks are compared, whatever their
articles. And every article is compared, sentence by sentence, with the few articles it has most
marks in common with: there the vectors find what no index of words can.
"""

from typing import Final

import numpy as np
import pandas as pd

from analysis.corpus.boilerplate import Flags, repeated_wordings, with_kin
from analysis.corpus.retelling import compare_articles
from analysis.corpus.schema import require_columns
from analysis.corpus.shared_alike import Likeness, Vectors, kinds, likeness
from analysis.corpus.shared_candidates import meetings
from analysis.corpus.shared_words import Numbers, Wordings, each_once, read_wordings
from analysis.errors import CorpusError
from analysis.translation import tr

# One row per pair of sentences of two articles (article_id_a before article_id_b); see Likeness.
# `kind` is "verbatim", "trimmed", "reworded", or "retold": near in meaning within two articles
# of which one retells the other.
PAIR_COLUMNS: Final = [
    "sentence_id_a",
    "sentence_id_b",
    "article_id_a",
    "article_id_b",
    "kind",
    "containment_a",
    "containment_b",
    "stems_a",
    "stems_b",
    "cosine",
]
NEEDED: Final = ["sentence_id", "article_id", "outlet", "position", "text"]

# Of the articles that carry one wording (by id), the first this many pair with all the others.
MAX_CARRIERS: Final = 100
MIN_MET: Final = 2  # marks that two wordings have in common to be compared


def shared_pairs(sentences: pd.DataFrame, vectors: Vectors | None = None) -> pd.DataFrame:
    """One row per pair of sentences of different articles that share their text (PAIR_COLUMNS).

    Args:
        sentences: SENTENCE_COLUMNS, at least sentence_id, article_id, outlet, position, text.
        vectors: A unit vector per distinct text, float32, in the order in which the texts first
            appear in `sentences` (`sentences["text"].drop_duplicates()`). Without them cosines
            are NaN, retellings are not looked for, and a rewording is known by its words alone.

    Boilerplate (`is_boilerplate`, and wordings like two of those) is in no pair, nor is a sentence
    too short to be evidence (`is_evidence`), unless it is part of a retelling. The order of the
    rows of `sentences` changes nothing. Time grows with the number of sentences.

    Raises:
        CorpusError: A column is missing, or the vectors are not one per distinct text.
    """
    require_columns(sentences, NEEDED, "sentences")
    _check_vectors(sentences, vectors)
    vectors_of = _by_text(sentences, vectors)
    rows = sentences.sort_values(["article_id", "position", "sentence_id"], ignore_index=True)
    if rows.empty:
        return pd.DataFrame(columns=PAIR_COLUMNS)
    wordings = read_wordings(list(rows["text"]))
    by_wording = _by_wording(rows, wordings, vectors, vectors_of)
    articles = pd.factorize(rows["article_id"], sort=True)[0].astype(np.int64)
    repeated = repeated_wordings(rows, wordings)
    near, retold = compare_articles(wordings, articles, repeated, by_wording)
    found = _judged(wordings, near, by_wording)
    boilerplate = with_kin(repeated, found.a, found.b)
    copied = _carried(_without(found, boilerplate), wordings, articles)
    retold = retold[~boilerplate[wordings.of_sentence[retold]].any(axis=1)]
    pairs = np.concatenate([copied, retold])
    return _pair_table(rows, wordings, _in_order(pairs, len(rows)), by_wording)


def _check_vectors(sentences: pd.DataFrame, vectors: Vectors | None) -> None:
    n_texts = sentences["text"].nunique()
    if vectors is not None and (vectors.ndim != 2 or len(vectors) != n_texts):
        raise CorpusError(
            tr(
                "There are vectors of shape {shape} for {n} distinct sentences; give one vector "
                "per distinct text, in the order of their first appearance.",
                shape=vectors.shape,
                n=n_texts,
            )
        )


def _by_text(sentences: pd.DataFrame, vectors: Vectors | None) -> dict[str, int]:
    """Text → its row among the vectors."""
    if vectors is None:
        return {}
    return {text: i for i, text in enumerate(sentences["text"].drop_duplicates())}


def _by_wording(
    rows: pd.DataFrame, wordings: Wordings, vectors: Vectors | None, vectors_of: dict[str, int]
) -> Vectors | None:
    """A vector per wording: that of its alphabetically first text."""
    if vectors is None:
        return None
    texts = pd.Series(rows["text"]).groupby(wordings.of_sentence).min()
    return vectors[np.array([vectors_of[text] for text in texts], np.int64)]


def _judged(wordings: Wordings, near: Numbers, vectors: Vectors | None) -> Likeness:
    """The pairs of wordings that share their text; every wording shares it with itself."""
    own, other, _ = meetings(*wordings.marks, len(wordings.words), MIN_MET)
    size = len(wordings.words)
    itself = np.arange(size) * (size + 1)
    keys = each_once(np.concatenate([itself, own * size + other, near]))
    found = likeness(wordings, keys // size, keys % size, vectors)
    return _kept(found, kinds(wordings, found) != "")


def _without(found: Likeness, boilerplate: Flags) -> Likeness:
    return _kept(found, ~(boilerplate[found.a] | boilerplate[found.b]))


def _kept(found: Likeness, keep: Flags) -> Likeness:
    return Likeness(*(getattr(found, name)[keep] for name in Likeness.__dataclass_fields__))


def _carried(found: Likeness, wordings: Wordings, articles: Numbers) -> Numbers:
    """Pairs of rows: every carrier of one wording with every carrier of the other."""
    order = np.argsort(wordings.of_sentence, kind="stable")
    sizes = np.bincount(wordings.of_sentence, minlength=len(wordings.words))
    starts = np.cumsum(sizes) - sizes
    # the first MAX_CARRIERS of a stand for a common wording; each meets every carrier of b
    n_a, n_b = np.minimum(sizes[found.a], MAX_CARRIERS), sizes[found.b]
    pair = np.repeat(np.arange(len(found.a)), n_a * n_b)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(n_a * n_b) - n_a * n_b, n_a * n_b)
    first = order[starts[found.a[pair]] + within // n_b[pair]]
    second = order[starts[found.b[pair]] + within % n_b[pair]]
    apart = articles[first] != articles[second]
    return np.stack([first[apart], second[apart]], axis=1)


def _in_order(pairs: Numbers, n_rows: int) -> Numbers:
    """Each pair of rows once, the earlier row first; rows are sorted by article."""
    keys = each_once(pairs.min(axis=1) * n_rows + pairs.max(axis=1))
    return np.stack([keys // n_rows, keys % n_rows], axis=1)


def _pair_table(
    rows: pd.DataFrame, wordings: Wordings, pairs: Numbers, vectors: Vectors | None
) -> pd.DataFrame:
    first, second = rows.iloc[pairs[:, 0]], rows.iloc[pairs[:, 1]]
    # a pair of wordings is measured once, however many articles carry them
    ends = wordings.of_sentence[pairs]
    keys, row = np.unique(ends[:, 0] * len(wordings.words) + ends[:, 1], return_inverse=True)
    found = likeness(wordings, *np.divmod(keys, len(wordings.words)), vectors)
    kind = kinds(wordings, found)
    kind = np.where(kind != "", kind, np.where(found.a == found.b, "verbatim", "retold"))
    columns = {
        "sentence_id_a": first["sentence_id"].to_numpy(),
        "sentence_id_b": second["sentence_id"].to_numpy(),
        "article_id_a": first["article_id"].to_numpy(),
        "article_id_b": second["article_id"].to_numpy(),
        "kind": kind[row],
    }
    columns |= {name: getattr(found, name)[row] for name in PAIR_COLUMNS[5:]}
    return pd.DataFrame(columns, columns=PAIR_COLUMNS)
