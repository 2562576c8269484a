"""The figures of a validity card as a table, to take out."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.studies.validity import Card


def figures_table(card: Card) -> pd.DataFrame:
    """Every figure of the card and of what stands beside it, one a row, to take out."""
    return pd.DataFrame(list(_figure_rows(card)), columns=_FIGURE_COLUMNS)


_FIGURE_COLUMNS = [
    "measured_on", "program", "task", "title", "data", "source", "licence", "n", "unit", "metric",
    "scorer", "kind", "fingerprint", "value", "ci_low", "ci_high", "calibration_error",
    "human_metric", "human_value",
]  # fmt: skip


def _figure_rows(card: Card) -> Iterator[list[Any]]:
    for task, mine in card.measured:
        about = [task.task, task.title, task.data, task.source, task.licence, task.n, task.unit]
        baselines = (figure for figure in task.figures if figure.kind == "baseline")
        for figure in (mine, *task.more_rules, *baselines):
            yield [
                figure.measured_on, card.program, *about, task.metric, figure.scorer, figure.kind,
                figure.fingerprint, figure.value, figure.low, figure.high,
                figure.calibration_error, *(task.human or ("", None)),
            ]  # fmt: skip
