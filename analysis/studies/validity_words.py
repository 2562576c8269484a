"""Validity in words: the line beside a chart, the paragraph for a paper, the note on verdicts."""

import math
import re
from collections.abc import Iterable

import pandas as pd

from analysis.charts.labels import isolated
from analysis.formats import localized, number
from analysis.measures.headline import GAP
from analysis.studies.known_words import result_words
from analysis.studies.validity import Card, Figure, Task, below_swapped
from analysis.translation import ENGLISH, language, mark, tr

# What a metric says, for a reader who does not live with it.
METRICS = {
    "macro-F1": mark("precision and recall in one number, averaged over the classes; 1 is perfect"),
    "accuracy": mark("the share of answers that are right"),
    "AUC": mark("the share of pairs put in the right order; .50 is a coin"),
    "mean AUC": mark("the share of pairs put in the right order; .50 is a coin"),
    "Spearman": mark("how alike two orders are; 1 is the same order, 0 none"),
    "speaker right, of all labelled": mark("the share of quotations found with the right speaker"),
    "F1, held-back articles": mark("precision and recall in one number; 1 is perfect"),
    "copies found": mark("the share of planted copies that are found"),
    "B-cubed found": mark(
        "of the sentences that state the same fact as one, the share that stand beside it, on "
        "average"
    ),
}
# Why a figure need not hold for the question at hand.
CAVEATS = {
    "axis": mark(
        "These are other axes than yours: word your poles in another way and see what stays."
    ),
    "tone": mark("These targets are mostly persons; of countries and organisations less is known."),
    "frames": mark("These are frames as described there; frames in other words were not measured."),
    "voices": mark(
        "These are American news of politics; of other kinds of text less is known. Indirect "
        "speech counts as quoted words on this page, and as the outlet's own voice where scored."
    ),
    "sharing": mark(
        "The copies were planted in invented news, so real rewriting may be harder to find. The "
        "rules that also use vectors had made-up ones there; here they use those of the model."
    ),
    "claims": mark("These are five events, read by one coder; other stories may be harder."),
}
_MOST_PAIRS = 3
_WHOSE = re.compile(r"^\S+['’]s ")


def bare(value: float, digits: int = 2) -> str:
    """A figure as papers print it: .81, −.05, 1.00, in German 0,81; "–" for NaN."""
    if math.isnan(value):
        return "–"
    said = f"{abs(value):.{digits}f}"
    sign = "−" if value < 0 and float(said) else ""
    return sign + (said.removeprefix("0") if language() == ENGLISH else localized(said))


def with_interval(figure: Figure) -> str:
    """A figure with its 95 % interval: .81 [.77, .85]."""
    if math.isnan(figure.low) or math.isnan(figure.high):
        return bare(figure.value)
    return between(figure.value, figure.low, figure.high)


def between(value: float, low: float, high: float) -> str:
    """A value with the ends of its interval."""
    return tr("{value} [{low}, {high}]", value=bare(value), low=bare(low), high=bare(high))


def validity_line(card: Card) -> str:
    """How far to trust a chart's scores, in one line."""
    if not card.measured:
        return tr("{name}: not measured for this model", name=card.name)
    task, figure = card.measured[0]
    title = result_words(task.title)
    if card.family == "axis":  # under a chart of the reader's own axis, whose name is another
        title = tr("Measured on another, comparable axis, “{task}”", task=title)
    told = {
        "task": title,
        "figure": f"{result_words(task.metric)} {with_interval(figure)}",
        "n": number(task.n),
        "unit": result_words(task.unit),
    }
    if not task.human:
        return tr("{task}: {figure} on {n} {unit}", **told)
    people = human_words(task, short=True)
    return tr("{task}: {figure} on {n} {unit}; two people agree {people}", **told, people=people)


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
    pairs = "; ".join(_pairs(small, of_many=verdicts["question"].nunique() > 1))
    moved = bare(swapped, 3)
    if len(small) == 1:
        return tr(
            "This gap is smaller than what swapping names alone moves a score ({moved}): {pairs}.",
            moved=moved,
            pairs=pairs,
        )
    if len(small) > _MOST_PAIRS:
        return tr(
            "These gaps are smaller than what swapping names alone moves a score ({moved}): "
            "{pairs}; and {n} more.",
            moved=moved,
            pairs=pairs,
            n=number(len(small) - _MOST_PAIRS),
        )
    return tr(
        "These gaps are smaller than what swapping names alone moves a score ({moved}): {pairs}.",
        moved=moved,
        pairs=pairs,
    )


def swapped_gap_words(estimates: pd.DataFrame, swapped: float | None) -> str:
    """Whose headlines lie nearer to their bodies than swapped names move a score; "" for nobody's.

    Args:
        estimates: ESTIMATE_COLUMNS and `part` (`headline_estimates`), of one question.
        swapped: As in `swapped_words`.
    """
    gaps = estimates[(estimates["part"] == GAP) & estimates["estimate"].notna()]
    if swapped is None or gaps.empty:
        return ""
    small = sorted(gaps.loc[gaps["estimate"].abs() < swapped, "outlet"])
    if not small:
        return ""
    named = ", ".join(isolated(name) for name in small[:_MOST_PAIRS])
    if len(small) > _MOST_PAIRS:
        named = tr("{names} and {n} more", names=named, n=number(len(small) - _MOST_PAIRS))
    return tr(
        "Smaller than what swapping names alone moves a score ({moved}) is the gap between "
        "headline and body of {outlets}.",
        moved=bare(swapped, 3),
        outlets=named,
    )


def swapped_shift_words(shifts: pd.DataFrame, swapped: float | None) -> str:
    """How many shifts are smaller than swapped names move a score; "" for none.

    Args:
        shifts: SHIFT_COLUMNS, of one question.
        swapped: As in `swapped_words`.
    """
    known = shifts["shift"].dropna().abs()
    n = 0 if swapped is None else int((known < swapped).sum())
    if swapped is None or n == 0:
        return ""
    return tr(
        "Smaller than what swapping names alone moves a score ({moved}): {n} of {n_all} shifts.",
        moved=bare(swapped, 3),
        n=number(n),
        n_all=number(len(known)),
    )


def _pairs(small: pd.DataFrame, *, of_many: bool) -> Iterable[str]:
    ordered = small.sort_values(["question", "outlet_a", "outlet_b"]).head(_MOST_PAIRS)
    for row in ordered.itertuples():
        ends = {"one": isolated(row.outlet_a), "other": isolated(row.outlet_b)}
        if of_many:
            yield tr("{one} and {other} toward {target}", **ends, target=isolated(row.question))
        else:
            yield tr("{one} and {other}", **ends)


def validity_paragraph(cards: Iterable[Card]) -> str:
    """The figures of the scorers in use, in words fit for the method section of a paper."""
    return " ".join(_card_words(card) for card in cards)


def _card_words(card: Card) -> str:
    if not card.measured:
        return tr(
            "{name}: no figures of agreement with people exist for the model used here.",
            name=card.name,
        )
    figures = "; ".join(_figure_words(task, figure) for task, figure in card.measured)
    measured = tr(
        "{name} (measured on {date} with Parallax {version}; 95 % intervals): {figures}.",
        name=card.name,
        date=card.days,
        version=card.program,
        figures=figures,
    )
    if card.swapped is None:
        return measured
    moved = bare(card.swapped, 3)
    swapped = tr("Swapping names alone moves a score by {n} on average.", n=moved)
    return f"{measured} {swapped}"


def _figure_words(task: Task, figure: Figure) -> str:
    best = task.best_baseline
    beside = [f"{result_words(best.scorer)} {with_interval(best)}"] if best else []
    beside += [tr("two people {figure}", figure=human_words(task))] if task.human else []
    told = {
        "task": result_words(task.title),
        "figure": f"{result_words(task.metric)} {with_interval(figure)}",
        "data": f"{number(task.n)} {result_words(task.unit)}, {result_words(task.data)}; "
        f"{result_words(task.source)}",
    }
    if not beside:
        return tr("{task}, {figure} ({data})", **told)
    return tr("{task}, {figure} against {others} ({data})", **told, others=", ".join(beside))
