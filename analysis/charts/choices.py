"""The chart of words for the same thing: which share of its uses an outlet gives each of them."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.frames import frames_plot
from analysis.charts.labels import isolated
from analysis.charts.theme import Mode

FOOT = "share of the outlet's uses of these words, 0 to 1"
_MOST_NAMED = 3


def choices_plot(
    estimates: pd.DataFrame, *, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """The words of one cluster as shaded cells, outlets by words, each with its share (0 to 1).

    As `frames_plot`, whose table and looks these are: `question` is the word. Outlets that hardly
    use any of the words are in no row.
    """
    figure = frames_plot(estimates, mode=mode, narrow=narrow)
    figure.layout.annotations[0].text = FOOT
    return figure


def choices_finding(choices: pd.DataFrame) -> str:
    """Which outlets prefer which word of a cluster, and whether their shares surely differ."""
    n = choices.pivot(index="outlet", columns="question", values="n").fillna(0)
    n = n[list(choices["question"].drop_duplicates())]
    alone = n[n.eq(n.max(axis=1), axis=0).sum(axis=1) == 1]
    preferred = alone.idxmax(axis=1)
    said = [
        f"“{isolated(word)}” is preferred by {_some(sorted(preferred.index[preferred == word]))}"
        for word in n.columns
        if (preferred == word).any()
    ]
    differs = bool(choices["differ"].any())
    sure = "Some of these shares surely differ." if differs else "This may be chance."
    return f"{'; '.join(said)}. {sure}"


def _some(names: list[str]) -> str:
    if len(names) > _MOST_NAMED:
        return f"{len(names)} outlets"
    safe = [isolated(name) for name in names]
    return safe[0] if len(safe) == 1 else f"{', '.join(safe[:-1])} and {safe[-1]}"
