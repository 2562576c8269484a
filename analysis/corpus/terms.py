"""The terms of sentences, words and phrases of two words: what word choice is measured in."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from analysis.corpus.shared_words import FUNCTION_WORDS

Numbers = npt.NDArray[np.int64]

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_JOINS = frozenset({" ", "-", "\u2010", "\u2011"})
# Besides the function words: what binds, counts or dates and names nothing. No term begins or ends
# with any of these.
_MORE_STOP_WORDS: Final = """
able across ago almost alone along already although always another anything around away back
became become becomes came come comes coming despite done either else enough even ever every
everyone everything far few first five four gave get gets getting give given go goes going gone
got half hand hundred including indeed instead keep kept last late later least less let like made
make makes making many maybe meanwhile million much near nearly neither never next none nothing
one onto others otherwise part per perhaps put quite rather really second seem seemed seems seen
set several since six someone something soon still take taken takes taking ten thing things third
though three thus time times today together tomorrow took toward towards tuesday two upon used
using via want way ways week well went whatever whether within without work year yesterday yet
monday wednesday thursday friday saturday sunday january february march april june july august
september october november december day days months month weeks years hours hour minutes
ain aren couldn didn doesn don hadn hasn haven isn shouldn wasn weren won wouldn
it's that's there's he's she's they're we're you're i'm i've we've they've
"""
STOP_WORDS: Final = FUNCTION_WORDS | frozenset(_MORE_STOP_WORDS.split())
LEAST_LETTERS: Final = 3
# Names that in small letters would be stop words, or too short.
_SHORT_NAMES: Final = frozenset({"US", "UN", "EU", "UK", "AI"})
# Words whose last s is no plural.
_SINGULAR: Final = frozenset({"news", "series", "species", "means", "always", "perhaps", "lens"})


@dataclass(frozen=True)
class TermUses:
    """Every use of every term in some texts, in order of text and place.

    `text`, `term`, `start`, `end` have an entry a use: which text, which term (its number in
    `vocabulary`), where it begins and ends. `n_words` has one a term: 1 or 2.
    """

    vocabulary: list[str]
    n_words: Numbers
    text: Numbers
    term: Numbers
    start: Numbers
    end: Numbers


def read_terms(texts: Sequence[str]) -> TermUses:
    """The terms of these texts; takes time in proportion to their length.

    A word is a run of letters, with hyphens and apostrophes within, in lower case and without
    possessive 's or plural s, so that "Strikes" and "strike" are one term. Stop words, words of
    one or two letters and figures are none. A phrase is two such words with a blank or a hyphen
    between them.
    """
    numbers: dict[str, int] = {}
    rows: list[tuple[int, int, int, int]] = []
    for text_number, text in enumerate(texts):
        before: tuple[str, int, int] | None = None
        for found in _WORD.finditer(text):
            start, end = found.span()
            word = word_key(found[0])
            if not word:
                before = None
                continue
            rows.append((text_number, numbers.setdefault(word, len(numbers)), start, end))
            if before and text[before[2] : start] in _JOINS:
                phrase = f"{before[0]} {word}"
                rows.append((text_number, numbers.setdefault(phrase, len(numbers)), before[1], end))
            before = (word, start, end)
    table = np.array(rows, np.int64).reshape(-1, 4)
    sizes = np.array([1 + (" " in term) for term in numbers], np.int64)
    return TermUses(list(numbers), sizes, *(table[:, column] for column in range(4)))


@lru_cache(maxsize=50_000)
def word_key(word: str) -> str:
    """What a word is counted as; "" for one that is no term."""
    bare = _POSSESSIVE.sub("", word)
    key = bare.casefold().replace("’", "'")
    if bare in _SHORT_NAMES:
        return key
    if len(key) < LEAST_LETTERS or key in STOP_WORDS or key.endswith("n't"):
        return ""
    return singular(key)


def singular(word: str) -> str:
    """The word without its plural s, by the three rules of Harman (1991)."""
    if len(word) < 4 or word in _SINGULAR or word.endswith(("us", "ss", "is", "ics")):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zes")) else word[:-1]
    return word[:-1] if word.endswith("s") else word


def is_plural(form: str) -> bool:
    """Whether the last word of a term, as it is written, has a plural s."""
    last = _POSSESSIVE.sub("", form).casefold().replace("-", " ").split()[-1]
    return singular(last) != last


def common_form(forms: Iterable[str]) -> str:
    """The form that is most common, ties by the alphabet.

    Of those in lower case where they are a third or more, since sentences begin with capitals.
    """
    counted = Counter(forms)
    lower = {form: n for form, n in counted.items() if form == form.lower()}
    chosen = lower if 3 * sum(lower.values()) >= sum(counted.values()) else counted
    return min(chosen, key=lambda form: (-chosen[form], form))
