"""The chart of words for the same thing: which share of its uses an outlet gives each of them."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.frames import shares_plot
from analysis.charts.labels import isolated, listed, quoted
from analysis.charts.theme import Mode
from analysis.translation import mark, tr

FOOT = mark("share of the outlet's uses of these words, 0 to 1")
_MOST_NAMED = 3


def choices_plot(
    estimates: pd.DataFrame, *, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """The words of one cluster as shaded cells, outlets by words, each with its share (0 to 1).

    As `frames_plot`, whose table and looks these are: `question` is the word. Outlets that hardly
    use any of the words are in no row.
    """
    return shares_plot(estimates, tr(FOOT), str, mode=mode, narrow=narrow)


def choices_finding(choices: pd.DataFrame) -> str:
    """Which outlets prefer which word of a cluster, and whether their shares surely differ."""
    n = choices.pivot(index="outlet", columns="question", values="n").fillna(0)
    n = n[list(choices["question"].drop_duplicates())]
    alone = n[n.eq(n.max(axis=1), axis=0).sum(axis=1) == 1]
    preferred = alone.idxmax(axis=1)
    told = [
        _preference(word, sorted(preferred.index[preferred == word]))
        for word in n.columns
        if (preferred == word).any()
    ]
    if len(told) < 2:
        told += _largest_shares(n, [word for word in n.columns if not (preferred == word).any()])
    said = "; ".join(told)
    if choices["differ"].any():
        return tr("{preferences}. Some of these shares surely differ.", preferences=said)
    return tr("{preferences}. This may be chance.", preferences=said)


def _largest_shares(n: pd.DataFrame, words: list[str]) -> list[str]:
    """In which outlet each of the words that nobody prefers has its largest share."""
    shares = n.div(n.sum(axis=1), axis=0).sort_index()
    return [
        tr(
            "{word} has its largest share in {outlet}",
            word=quoted(word),
            outlet=isolated(shares[word].idxmax()),
        )
        for word in words[:_MOST_NAMED]
    ]


def _preference(word: str, names: list[str]) -> str:
    if len(names) > _MOST_NAMED:
        return tr("{word} is preferred by {n} outlets", word=quoted(word), n=len(names))
    return tr("{word} is preferred by {outlets}", word=quoted(word), outlets=listed(names))
