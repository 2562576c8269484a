"""Which of its sentences stands for a claim: the most central one that states it plainly.

Outlets word one claim in many ways, and some of these praise, blame or suppose. What stands for all
of them must not put such words into the mouths of the others.
"""

import re
from collections import defaultdict
from typing import Final

import numpy as np
import pandas as pd

from analysis.corpus.claim_sentences import burden, starts_bare
from analysis.corpus.claim_stated import Stated

# What counts against a sentence, in units in which a tenth of a cosine to the others is .4.
QUOTED: Final = 2.0  # the words of somebody, not of the outlet
JUDGES: Final = 3.0
SUPPOSES: Final = 1.5
CENTRAL: Final = 4.0
NAMELESS: Final = 0.5

# Words that praise or blame, whatever they are said of; the list need not be whole, as it only
# chooses among sentences.
_JUDGES = re.compile(
    r"\b(?:deserv\w+|prais\w+|triumph\w*|victor(?:y|ious)|disast\w+|catastroph\w+|chaos|chaotic"
    r"|fury|furious\w*|outrag\w+|scandal\w*|sham(?:e|eful|eless)\w*|disgrac\w+|hate[ds]?"
    r"|reckless\w*|brave\w*|courag\w+|heroi\w+|hero(?:es)?|coward\w*|vanity|absurd\w*|ridicul\w+"
    r"|wonderful\w*|terribl\w+|awful\w*|amazing\w*|shocking\w*|brutal\w*|betray\w*|mockery|farce"
    r"|folly|gambl\w+|fiasco|nightmar\w*|miracle\w*|historic|splendid\w*|glorious\w*|pathetic\w*"
    r"|monstrous\w*|ramm?(?:s|ed|ing)?\s(?:through|its)|drop\sin\sthe\socean|wrong|stupid\w*"
    r"|should|ought|must|best|worst|right\sside|right\sthing|greatest"
    r"|happier|understandabl[ey]|nobody|even\s\w+\sadmits?)\b",
    re.I,
)
_SUPPOSES = re.compile(
    r"\b(?:(?i:if|unless|whether|perhaps|maybe|might|could|would|seems?|seemed|appears?|appeared"
    r"|presumably|supposedly|allegedly|imagine)|may)\b"  # not the month
)


def best_wordings(rows: pd.DataFrame, stated: Stated) -> dict[int, str]:
    """For each group the text of its sentences that may best stand for all of them.

    `rows` are the sentences that are compared, with their `group`, and `reason` where they are
    opinions. The order of the rows changes nothing.
    """
    texts: dict[int, str] = {}
    is_own: dict[int, bool] = defaultdict(bool)
    is_fact: dict[int, bool] = defaultdict(bool)
    members: dict[int, set[int]] = defaultdict(set)
    columns = (rows[name] for name in ("group", "text", "voice", "reason"))
    for w, g, text, voice, reason in zip(
        stated.wordings.of_sentence.tolist(), *columns, strict=True
    ):
        texts[w] = min(text, texts.get(w, text))
        is_own[w] |= voice == "own"
        is_fact[w] |= reason == ""
        members[int(g)].add(w)
    n_names = np.diff(stated.names.indptr)
    beside = {
        w: NAMELESS * (n_names[w] == 0) + QUOTED * (not is_own[w]) + JUDGES * (not is_fact[w])
        for w in texts
    }
    return {g: _best(sorted(some), texts, beside, stated) for g, some in members.items()}


def _best(
    members: list[int], texts: dict[int, str], beside: dict[int, float], stated: Stated
) -> str:
    """The text that costs least; of equals the shorter, then the first by the alphabet."""
    vectors = stated.vectors[members]
    central = (vectors @ vectors.mean(axis=0)).round(4)
    ranked = (
        (
            starts_bare(texts[w]),
            round(beside[w] + roughness(texts[w]) - CENTRAL * near, 1),
            len(texts[w]),
            texts[w],
        )
        for w, near in zip(members, central.tolist(), strict=True)
    )
    return min(ranked)[-1]


def roughness(text: str) -> float:
    """How far a text is from plainly stating something: 0 is plain."""
    judges, supposes = _JUDGES.search(text), _SUPPOSES.search(text)
    return burden(text) + JUDGES * bool(judges) + SUPPOSES * bool(supposes)
