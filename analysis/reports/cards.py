"""The validity card of a family of scores as one block of HTML, every text escaped.

It needs no script and no rerun: the pages of the app and the report of a study show the same card.
"""

import html
from collections.abc import Iterable

from analysis.charts.labels import isolated
from analysis.models.info import ScorerInfo
from analysis.models.questions import Frame, FramingAxis
from analysis.studies.failings import Failing, failings_of
from analysis.studies.validity import Card, Figure, Task
from analysis.studies.validity_words import CAVEATS, METRICS, bare, human_words, with_interval

_FINGERPRINT_LETTERS = 12
# What is held against what, where it is no probability of being right.
CALIBRATED = {"axis": ("position, as a share of agreement,", "people’s grades")}


def card_html(card: Card, info: ScorerInfo) -> str:
    """The card: tasks and figures, calibration, bias, errors, and whose figures these are."""
    parts = [f"<p>{_text(card.absent)}</p>"] if card.absent else []
    parts += [
        _task_html(task, figure, leading=n == 0) for n, (task, figure) in enumerate(card.measured)
    ]
    parts += [f"<p>{_text(CAVEATS[card.family])}</p>"] if card.measured else []
    parts += [_swapped_html(card), _failings_html(card), _provenance_html(card, info)]
    return f'<div class="validity">{"".join(parts)}</div>'


def _task_html(task: Task, figure: Figure, *, leading: bool) -> str:
    """A task with its figures; the whole reliability table for the leading one only."""
    said = METRICS.get(task.metric, "")
    rows = [
        f"{task.metric} {with_interval(figure)}" + (f": {said}" if said else ""),
        *(f"{name} {_other(value)}" for name, value in figure.others.items()),
    ]
    if best := task.best_baseline:
        rows.append(f"best baseline: {best.scorer} {with_interval(best)}")
    people = human_words(task)
    rows.append(f"two people agree: {people}" if people else "how far two people agree: not known")
    about = f"{task.data}, {task.n:,} {task.unit} ({task.source}; licence of the data: "
    return (
        f"<p><strong>{_text(task.title)}</strong><br>{_text(about + task.licence)})</p>"
        f"{_list_html(map(_text, rows))}{_calibration_html(figure, task.family, in_full=leading)}"
    )


def _other(value: object) -> str:
    """Another metric's figure, with its interval where it has one."""
    if not isinstance(value, dict):
        return bare(float(str(value)))
    ends = [value.get("low"), value.get("high")]
    low, high = (bare(float("nan" if end is None else end)) for end in ends)
    interval = "" if None in ends else f" [{low}, {high}]"
    return bare(float(value["value"])) + interval


def _calibration_html(figure: Figure, family: str, *, in_full: bool) -> str:
    """How often the model is right when it says how sure it is; or what people graded."""
    if figure.calibration_error is None:
        return ""
    what, people = CALIBRATED.get(family, ("stated probability", "share of right answers"))
    said = f"Calibration error (ECE) {bare(figure.calibration_error, 3)}: how far the {what} "
    said += f"lies from the {people}, on average."
    cells = "".join(
        f"<tr><td>{bare(stated)}</td><td>{bare(right)}</td><td>{n:,}</td></tr>"
        for stated, right, n in figure.reliability
    )
    found = "graded" if family in CALIBRATED else "right"
    head = "".join(f'<th scope="col">{name}</th>' for name in ("stated", found, "n"))
    table = (
        f"<table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>"
        if cells and in_full
        else ""
    )
    return f"<p>{_text(said)}</p>{table}"


def _swapped_html(card: Card) -> str:
    if card.swapped is None:
        said = "not measured for this model."
    else:
        said = f"a score moves by {bare(card.swapped, 3)} on average. Gaps smaller than this may be"
        said += " the model's and not the outlets'."
    return f"<p><strong>When only names are swapped</strong>: {_text(said)}</p>"


def _failings_html(card: Card) -> str:
    shown = [_failing_html(one) for one in failings_of(card.family)]
    whose = "Where it fails" if card.measured else "Where the embedded models fail"
    return f"<p><strong>{whose}</strong> (examples invented)</p>{_list_html(shown)}"


def _failing_html(one: Failing) -> str:
    return (
        f"<strong>{_text(one.kind.capitalize())}.</strong> “{_text(one.text)}” "
        f"Rightly {_text(_right_words(one))}. {_text(one.why)}"
    )


def _right_words(one: Failing) -> str:
    """What a reader would answer."""
    question = one.question
    if isinstance(question, FramingAxis):
        poles = {"low": question.low_label, "high": question.high_label}
        return f"“{poles[one.expected]}”" if one.expected in poles else f"{one.expected} the axis"
    if isinstance(question, Frame):
        return f"{one.expected if one.expected == 'in' else 'not in'} the frame “{question.name}”"
    return f"{one.expected} toward {question.name}"


def _provenance_html(card: Card, info: ScorerInfo) -> str:
    """Which model the figures are of, and whether it is the one that is loaded."""
    short = info.fingerprint[:_FINGERPRINT_LETTERS]
    if not card.measured:
        return f"<p>Loaded: {_text(info.name)}, fingerprint {_text(short)}: not measured.</p>"
    return (
        f"<p>Measured on {_text(card.made_on)} with Parallax {_text(card.program)}; the loaded "
        f"model is the one that was measured (fingerprint {_text(short)}).</p>"
    )


def _list_html(rows: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def _text(words: object) -> str:
    return html.escape(isolated(words))
