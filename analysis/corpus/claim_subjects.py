"""Sentences that speak of one person or thing and tell different facts of it.

"Mayor Oduya rejected the criticism" and "Mayor Oduya visited the quarter" have a name in common and
nothing that is told of it. The weights were fitted without this rule; it raised both B-cubed shares
of both tiers on the events that they were fitted on, and so it was kept.
"""

import itertools
import re
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from analysis.corpus.claim_groups import NEVER
from analysis.corpus.claim_likeness import WEIGHTS, Compared
from analysis.corpus.shared_alike import Shares
from analysis.corpus.shared_words import STEM_LETTERS, content_stems

_WORD = re.compile(r"\w+")
_WITHIN = re.compile(r"(?<=[\w,;]\s)\w+")  # no capital is due to a sentence's beginning
_FIGURES, _LEADS = (list(WEIGHTS).index(name) for name in ("figures", "both_lead"))

Stems = frozenset[str]


def unless_of_names(
    likely: Shares, compared: Compared, words: Sequence[tuple[str, ...]], names: set[str]
) -> Shares:
    """The likelihoods, NEVER where two wordings have names in common and no other content word.

    A word right before a name in both, as a title, counts with the name. Not where they have a
    figure in common, or where both tell the main thing at the top of an article, for which each
    outlet has words of its own. `words` are those of the wordings, `names` the story's names.
    """
    parts = [_parts(some, names) for some in words]
    told = compared.features
    looked_at = (likely > NEVER) & (told[:, _FIGURES] == 0) & (told[:, _LEADS] == 0)
    apart: npt.NDArray[np.bool_] = np.zeros(len(likely), bool)
    for i in np.flatnonzero(looked_at).tolist():
        apart[i] = _only_names(parts[compared.a[i]], parts[compared.b[i]])
    return np.where(apart, NEVER, likely)


def name_words(bodies: Iterable[str], headlines: Iterable[str]) -> set[str]:
    """The words that a story writes with a capital within a sentence, and never without one.

    A headline may write every word with a capital, so its capitals tell nothing; what it writes
    small is no name.
    """
    bodies = list(bodies)
    capital = {
        word.casefold() for text in bodies for word in _WITHIN.findall(text) if word[0].isupper()
    }
    every = [*bodies, *headlines]
    return capital - {word for text in every for word in _WORD.findall(text) if word[0].islower()}


def _parts(words: tuple[str, ...], names: set[str]) -> tuple[Stems, Stems, Stems]:
    """The stems of the content words, of the names, and of the words right before a name."""
    named = frozenset(word[:STEM_LETTERS] for word in words if word in names)
    before = frozenset(w[:STEM_LETTERS] for w, after in itertools.pairwise(words) if after in names)
    return content_stems(words), named, before


def _only_names(one: tuple[Stems, Stems, Stems], other: tuple[Stems, Stems, Stems]) -> bool:
    common = one[0] & other[0]
    return bool(common) and common <= (one[1] | other[1] | (one[2] & other[2]))
