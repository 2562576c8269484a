"""Sentences that an outlet repeats over its articles: nobody copied them from anyone."""

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.shared_words import Numbers, Wordings, read_wordings

Flags = npt.NDArray[np.bool_]

# Carried by this many articles for each outlet that carries it. Agency text comes once or twice
# an outlet.
BOILERPLATE_REPEATS: Final = 3
# A wording that is like so many boilerplate wordings is one of their kind, if it is rarer:
# "Sign up for the Ledger's letter", "Sign up for the Courier's letter".
BOILERPLATE_KIN: Final = 2


def is_boilerplate(sentences: pd.DataFrame) -> Flags:
    """For every sentence, whether outlets repeat its wording over their articles.

    True from BOILERPLATE_REPEATS articles for each outlet that carries it: what a single outlet
    says three times, or two outlets six times. Also true of an outlet's own background paragraph;
    such sentences are not copied from elsewhere.
    """
    if sentences.empty:
        return np.zeros(0, bool)
    wordings = read_wordings(list(sentences["text"]))
    flags: Flags = repeated_wordings(sentences, wordings)[wordings.of_sentence]
    return flags


def repeated_wordings(sentences: pd.DataFrame, wordings: Wordings) -> Flags:
    """For every wording, whether outlets repeat it over their articles.

    An article that is there several times, word for word, counts once: else its own text would
    look like boilerplate.
    """
    whole = _whole_texts(sentences["article_id"], wordings)
    carried = pd.DataFrame({"whole": whole, "outlet": sentences["outlet"].to_numpy()})
    counts = carried.groupby(wordings.of_sentence).nunique()
    n_articles, n_outlets = counts["whole"].to_numpy(), counts["outlet"].to_numpy()
    return np.asarray(n_articles >= BOILERPLATE_REPEATS * n_outlets, bool)


def _whole_texts(articles: pd.Series, wordings: Wordings) -> npt.NDArray[np.int64]:
    """For every sentence a number of its article's whole text: the same for copies of it."""
    found = np.empty(len(articles), np.int64)
    numbers: dict[tuple[int, ...], int] = {}
    for rows in articles.reset_index(drop=True).groupby(articles.to_numpy()).indices.values():
        key = tuple(wordings.of_sentence[rows].tolist())
        found[rows] = numbers.setdefault(key, len(numbers))
    return found


def with_kin(repeated: Flags, a: Numbers, b: Numbers) -> Flags:
    """The boilerplate wordings and their kin; a[i] and b[i] are wordings that are alike."""
    apart = a != b
    near = np.bincount(a[apart & repeated[b]], minlength=len(repeated))
    near += np.bincount(b[apart & repeated[a]], minlength=len(repeated))
    return np.asarray(repeated | (near >= BOILERPLATE_KIN), bool)
