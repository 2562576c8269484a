"""Validity in words: the line beside a chart, the paragraph for a paper, the note on verdicts."""

import math
import re
from collections.abc import Iterable

import pandas as pd

from analysis.charts.labels import isolated
from analysis.studies.validity import Card, Figure, Task, below_swapped

# What a metric says, for a reader who does not live with it.
METRICS = {
    "macro-F1": "precision and recall in one number, averaged over the classes; 1 is perfect",
    "accuracy": "the share of answers that are right",
    "AUC": "the share of pairs put in the right order; .50 is a coin",
    "mean AUC": "the share of pairs put in the right order; .50 is a coin",
    "Spearman": "how alike two orders are; 1 is the same order, 0 none",
}
# Why a figure need not hold for the question at hand.
CAVEATS = {
    "axis": "These are other axes than yours: word your poles in another way and see what stays.",
    "tone": "These targets are mostly persons; of countries and organisations less is known.",
    "frames": "These are frames as described there; frames in other words were not measured.",
}
_MOST_PAIRS = 3
_WHOSE = re.compile(r"^\S+['’]s ")


def bare(value: float, digits: int = 2) -> str:
    """A figure as papers print it: .81, −.05, 1.00; "–" for NaN."""
    if math.isnan(value):
        return "–"
    said = f"{abs(value):.{digits}f}"
    sign = "−" if value < 0 and float(said) else ""
    return sign + said.removeprefix("0")


def with_interval(figure: Figure) -> str:
    """A figure with its 95 % interval: .81 [.77, .85]."""
    if math.isnan(figure.low) or math.isnan(figure.high):
        return bare(figure.value)
    return f"{bare(figure.value)} [{bare(figure.low)}, {bare(figure.high)}]"


def validity_line(card: Card) -> str:
    """How far to trust a chart's scores, in one line."""
    if not card.measured:
        return f"{card.name}: not measured for this model"
    task, figure = card.measured[0]
    said = f"{task.title}: {task.metric} {with_interval(figure)} on {task.n:,} {task.unit}"
    return said + (f"; two people agree {human_words(task, short=True)}" if task.human else "")


def human_words(task: Task, *, short: bool = False) -> str:
    """How far two people agree on the task: "Cohen's κ .74", in short "κ .74"; "" if unknown."""
    if task.human is None:
        return ""
    metric, value = task.human
    return f"{_WHOSE.sub('', metric) if short else metric} {bare(value)}"


def swapped_words(verdicts: pd.DataFrame, swapped: float | None) -> str:
    """Which pairs differ by less than swapping names alone moves a score; "" if there are none.

    Args:
        verdicts: VERDICT_COLUMNS, of one or several questions.
        swapped: mean absolute shift of a score under swapped names, in units of the estimates;
            None where it was not measured, and nothing is said.
    """
    small = below_swapped(verdicts, swapped)
    if swapped is None or small.empty:
        return ""
    named = "; ".join(_pairs(small, of_many=verdicts["question"].nunique() > 1))
    more = f"; and {len(small) - _MOST_PAIRS:,} more" if len(small) > _MOST_PAIRS else ""
    gaps = "This gap is" if len(small) == 1 else "These gaps are"
    moves = f"smaller than what swapping names alone moves a score ({bare(swapped, 3)})"
    return f"{gaps} {moves}: {named}{more}."


def _pairs(small: pd.DataFrame, *, of_many: bool) -> Iterable[str]:
    ordered = small.sort_values(["question", "outlet_a", "outlet_b"]).head(_MOST_PAIRS)
    for row in ordered.itertuples():
        about = f" toward {isolated(row.question)}" if of_many else ""
        yield f"{isolated(row.outlet_a)} and {isolated(row.outlet_b)}{about}"


def validity_paragraph(cards: Iterable[Card]) -> str:
    """The figures of the scorers in use, in words fit for the method section of a paper."""
    return " ".join(_card_words(card) for card in cards)


def _card_words(card: Card) -> str:
    if not card.measured:
        return f"{card.name}: no figures of agreement with people exist for the model used here."
    figures = "; ".join(_figure_words(task, figure) for task, figure in card.measured)
    swapped = ""
    if card.swapped is not None:
        swapped = f" Swapping names alone moves a score by {bare(card.swapped, 3)} on average."
    when = f"measured on {card.made_on} with Parallax {card.program}"
    return f"{card.name} ({when}; 95 % intervals): {figures}.{swapped}"


def _figure_words(task: Task, figure: Figure) -> str:
    best = task.best_baseline
    beside = [f"{best.scorer} {with_interval(best)}"] if best else []
    beside += [f"two people {human_words(task)}"] if task.human else []
    against = f" against {', '.join(beside)}" if beside else ""
    about = f"{task.n:,} {task.unit}, {task.data}; {task.source}"
    return f"{task.title}, {task.metric} {with_interval(figure)}{against} ({about})"
