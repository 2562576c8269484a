"""The words of a corpus as sparse tables: what copied sentences are recognised by.

Sentences that differ only in case, punctuation, quotation marks or a possessive 's have the same
words and count as one *wording*. All else here is per wording, so that a sentence carried by a
hundred articles is looked at once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

Numbers = npt.NDArray[np.int64]

STEM_LETTERS: Final = 6  # "requested", "requesting": a stem is a word's first letters
PAIR_REACH: Final = 2  # a stem is paired with this many that follow it

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"(?<=\w)\s?['’]s?\b")
# Words that a rewriting changes or adds without changing what is told, and that any two sentences
# share: articles, pronouns, prepositions, auxiliaries, verbs of saying.
_FUNCTION_WORDS: Final = """
a about according after again against all also am amid among an and any are as at be because been
before being between both but by can could did do does down during each for from further had has
have he her here him his how however i if in into is it its just may me might more most mr mrs ms
must my no nor not now of off on once only or other our out over own s said same say says she should
so some such t tell than that the their them then there these they this those through to told too
under until up us very was we were what when where which while who whom whose why will with would
you your
"""
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())


@dataclass(frozen=True)
class Wordings:
    """The distinct wordings in alphabetical order, and what they consist of.

    `of_sentence` is the wording of each sentence; `words` the words in order; `trigrams` and
    `stems` are 0/1 tables with a row a wording; `stem_weights` is how rare a stem is
    (log of wordings + 1 over wordings with it, above 0); `marks` is what the index looks up.
    """

    of_sentence: Numbers
    words: list[tuple[str, ...]]
    trigrams: Any
    stems: Any
    stem_weights: npt.NDArray[np.float64]
    marks: tuple[Numbers, Numbers]


def each_once(keys: Numbers) -> Numbers:
    """The distinct numbers, rising."""
    return counted(keys)[0]


def counted(keys: Numbers) -> tuple[Numbers, Numbers]:
    """The distinct numbers, rising, and how often each stands: by sorting alone, many times as fast
    as `np.unique`, whose tables of hashes outgrow the processor's cache."""
    ordered = np.sort(keys)
    new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    starts = np.flatnonzero(new)
    return ordered[starts], np.diff(starts, append=len(ordered))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order: lower case, no punctuation, no possessive 's."""
    return tuple(_WORD.findall(_POSSESSIVE.sub("", text.casefold())))


def content_stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of the words that tell something: all but the function words."""
    return frozenset(word[:STEM_LETTERS] for word in words if word not in FUNCTION_WORDS)


def read_wordings(texts: Sequence[str]) -> Wordings:
    """The wordings of these sentences; takes time in proportion to their length."""
    raw_codes, raw = pd.factorize(np.array(texts, dtype=object))
    keyed = [words_of(text) for text in raw]
    words = sorted(set(keyed))
    number = {key: i for i, key in enumerate(words)}
    of_raw = np.array([number[key] for key in keyed], np.int64)
    owners, codes, vocabulary = _flat(words)
    trigram_owners, trigrams = _ngrams(owners, codes, len(vocabulary))
    stem_owners, stems, n_stems = _stems(owners, codes, vocabulary)
    pair_owners, pairs = _stem_pairs(stem_owners, stems, n_stems)
    stem_table = _table(stem_owners, stems, len(words))
    n_with = np.asarray(stem_table.sum(axis=0)).ravel()
    return Wordings(
        of_sentence=of_raw[raw_codes] if len(raw) else np.zeros(0, np.int64),
        words=words,
        trigrams=_table(trigram_owners, trigrams, len(words)),
        stems=stem_table,
        stem_weights=np.log((len(words) + 1) / np.maximum(n_with, 1)),
        # stem pairs are numbered below zero, to be told from the trigrams
        marks=(np.concatenate([trigram_owners, pair_owners]), np.concatenate([trigrams, ~pairs])),
    )


def _flat(words: list[tuple[str, ...]]) -> tuple[Numbers, Numbers, list[str]]:
    """Which wording and which word, for every word of the corpus, and the vocabulary."""
    owners = np.repeat(np.arange(len(words)), [len(own) for own in words])
    codes, vocabulary = pd.factorize(np.array([w for own in words for w in own], dtype=object))
    return owners.astype(np.int64), codes.astype(np.int64), list(vocabulary)


def _ngrams(owners: Numbers, codes: Numbers, n_words: int) -> tuple[Numbers, Numbers]:
    """Every run of three words within a wording, as an exact number: no two share one."""
    whole = owners[:-2] == owners[2:]
    size = n_words + 1
    keys = (codes[:-2] * size + codes[1:-1]) * size + codes[2:]
    return owners[:-2][whole], keys[whole]


def _stems(owners: Numbers, codes: Numbers, vocabulary: list[str]) -> tuple[Numbers, Numbers, int]:
    """The stems of all words but the function words, in order."""
    stems, names = pd.factorize(np.array([w[:STEM_LETTERS] for w in vocabulary], dtype=object))
    is_content = np.array([w not in FUNCTION_WORDS for w in vocabulary], dtype=bool)
    kept = is_content[codes] if len(codes) else np.zeros(0, bool)
    return owners[kept], stems.astype(np.int64)[codes[kept]], len(names)


def _stem_pairs(owners: Numbers, stems: Numbers, n_stems: int) -> tuple[Numbers, Numbers]:
    """Stems that stand near each other, in either order: they survive a light rewording."""
    found = []
    for reach in range(1, PAIR_REACH + 1):
        near = (owners[:-reach] == owners[reach:]) & (stems[:-reach] != stems[reach:])
        low = np.minimum(stems[:-reach], stems[reach:])[near]
        high = np.maximum(stems[:-reach], stems[reach:])[near]
        found.append((owners[:-reach][near], low * n_stems + high))
    return np.concatenate([o for o, _ in found]), np.concatenate([k for _, k in found])


def _table(owners: Numbers, keys: Numbers, n_owners: int) -> Any:
    """A sparse 0/1 table: owner × key."""
    columns, distinct = pd.factorize(keys)
    shape = (n_owners, max(len(distinct), 1))
    table = csr_array((np.ones(len(owners)), (owners, columns)), shape=shape)
    table.sum_duplicates()
    table.data[:] = 1.0
    return table
