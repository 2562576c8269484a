"""How often words put together as words for one thing are that, in plain words."""

import math
from typing import Any

from analysis.studies.validity import Figure, Results, newest_results
from analysis.studies.validity_words import between, with_interval
from analysis.translation import tr

TASK = "words"
_FOUND = "pairs found"


def words_trust(fingerprint: str, results: Results | None = None) -> str:
    """How many pairs are right, and how many found, by the results (the newest) for this encoder.

    Pairs on which readers may disagree count neither way in the first share; the second is of the
    pairs that a reader saw. Both have their 95 % intervals, drawn by story.
    """
    results = newest_results() if results is None else results
    for task in results.tasks:
        figure = task.figure_of(fingerprint) if task.task == TASK else None
        if figure and not math.isnan(figure.value):
            return _figures(figure)
    return tr(
        "How often two words that are put together stand for the same thing was not measured for "
        "this model, so read the sentences."
    )


def _figures(figure: Figure) -> str:
    found: dict[str, Any] = figure.others[_FOUND]
    ends = (float(found[name]) for name in ("value", "low", "high"))
    return tr(
        "Of the pairs of words put together in stories kept back for the test {right} stood for "
        "the same thing, and {found} of the pairs that a reader saw were found (with 95 % "
        "intervals), so read the sentences.",
        right=with_interval(figure),
        found=between(*ends),
    )
