"""The validity card of a family of scores as one block of HTML, every text escaped.

It needs no script and no rerun: the pages of the app and the report of a study show the same card.
"""

import html
from collections.abc import Iterable

from analysis.charts.cells import frame_words
from analysis.charts.labels import isolated, quoted
from analysis.formats import number
from analysis.models.info import ScorerInfo
from analysis.models.questions import Frame, FramingAxis
from analysis.studies.failings import Failing, failings_of
from analysis.studies.known_words import failing_words, result_words
from analysis.studies.validity import RULES, Card, Figure, Task
from analysis.studies.validity_words import (
    CAVEATS,
    METRICS,
    bare,
    between,
    human_words,
    with_interval,
)
from analysis.translation import mark, tr

_FINGERPRINT_LETTERS = 12
# How far calibration is off; what is held against what, where it is no probability of being right.
_OFF = mark(
    "Calibration error (ECE) {error}: how far the stated probability lies from the share of right "
    "answers, on average."
)
_GRADED = {
    "axis": mark(
        "Calibration error (ECE) {error}: how far the position, as a share of agreement, lies from "
        "the people’s grades, on average."
    )
}
_FOUND = {
    "copied": mark("copied"),
    "apart": mark("not the same"),
    "same": mark("one and the same"),
}
_TONES = {
    "negative": mark("negative toward {target}"),
    "neutral": mark("neutral toward {target}"),
    "positive": mark("positive toward {target}"),
}


def card_html(card: Card, info: ScorerInfo) -> str:
    """The card: tasks and figures, calibration, bias, errors, and whose figures these are."""
    parts = [f"<p>{_text(card.absent)}</p>"] if card.absent else []
    parts += [
        _task_html(task, figure, leading=n == 0) for n, (task, figure) in enumerate(card.measured)
    ]
    parts += [f"<p>{_text(tr(CAVEATS[card.family]))}</p>"] if card.measured else []
    parts += [_swapped_html(card), _failings_html(card), _provenance_html(card, info)]
    return f'<div class="validity">{"".join(parts)}</div>'


def _task_html(task: Task, figure: Figure, *, leading: bool) -> str:
    """A task with its figures; the whole reliability table for the leading one only."""
    said = METRICS.get(task.metric, "")
    rows = [
        f"{result_words(task.metric)} {with_interval(figure)}" + (f": {tr(said)}" if said else ""),
        *(f"{result_words(name)} {_other(value)}" for name, value in figure.others.items()),
    ]
    rows += [f"{result_words(more.scorer)}: {with_interval(more)}" for more in task.more_rules]
    if best := task.best_baseline:
        baseline = f"{result_words(best.scorer)} {with_interval(best)}"
        rows.append(tr("best baseline: {figure}", figure=baseline))
    people = human_words(task)
    rows.append(
        tr("two people agree: {figure}", figure=people)
        if people
        else tr("how far two people agree: not known")
    )
    about = tr(
        "{data}, {n} {unit} ({source}; licence of the data: {licence})",
        data=result_words(task.data),
        n=number(task.n),
        unit=result_words(task.unit),
        source=result_words(task.source),
        licence=result_words(task.licence),
    )
    said_of_rows = f"<br>{_text(result_words(task.note))}" if task.note else ""
    return (
        f"<p><strong>{_text(result_words(task.title))}</strong><br>{_text(about)}{said_of_rows}</p>"
        f"{_list_html(map(_text, rows))}{_calibration_html(figure, task.family, in_full=leading)}"
    )


def _other(value: object) -> str:
    """Another metric's figure, with its interval where it has one."""
    if not isinstance(value, dict):
        return bare(float(str(value)))
    figure, low, high = float(value["value"]), value.get("low"), value.get("high")
    if low is None or high is None:
        return bare(figure)
    return between(figure, float(low), float(high))


def _calibration_html(figure: Figure, family: str, *, in_full: bool) -> str:
    """How often the model is right when it says how sure it is; or what people graded."""
    if figure.calibration_error is None:
        return ""
    said = tr(_GRADED.get(family, _OFF), error=bare(figure.calibration_error, 3))
    cells = "".join(
        f"<tr><td>{bare(stated)}</td><td>{bare(right)}</td><td>{number(n)}</td></tr>"
        for stated, right, n in figure.reliability
    )
    found = tr("graded") if family in _GRADED else tr("right")
    names = (tr("stated"), found, tr("n"))
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in names)
    table = (
        f"<table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>"
        if cells and in_full
        else ""
    )
    return f"<p>{_text(said)}</p>{table}"


def _swapped_html(card: Card) -> str:
    """How far one name for another moves a score, on average and by kind of name."""
    if card.swapped is None:
        said = [tr("not measured for this model.")]
    else:
        said = [
            tr(
                "one name for another moves a score by {moved} on average. Gaps smaller than this "
                "may be the model's and not the outlets'.",
                moved=bare(card.swapped, 3),
            )
        ]
    if card.swapped_kinds:
        kinds = (f"{result_words(kind)} {bare(moved, 3)}" for kind, moved in card.swapped_kinds)
        said.append(tr("By kind of name: {kinds}.", kinds=", ".join(kinds)))
    head = tr("When only names are swapped")
    return f"<p><strong>{_text(head)}</strong>: {_text(' '.join(said))}</p>"


def _failings_html(card: Card) -> str:
    shown = [_failing_html(one) for one in failings_of(card.family)]
    unknown = card.family not in RULES and not card.measured
    whose = tr("Where the embedded models fail") if unknown else tr("Where it fails")
    invented = tr("(examples invented)")
    return f"<p><strong>{_text(whose)}</strong> {_text(invented)}</p>{_list_html(shown)}"


def _failing_html(one: Failing) -> str:
    kind = failing_words(one.kind)
    rightly = tr("Rightly {answer}.", answer=_right_words(one))
    return (
        f"<strong>{_text(kind[0].upper() + kind[1:])}.</strong> {_text(_example(one))} "
        f"{_text(rightly)} {_text(failing_words(one.why))}"
    )


def _example(one: Failing) -> str:
    """The sentence, or both, as they stand in two outlets; the quotation that is asked about."""
    if one.other:
        return tr("{text} and, elsewhere: {other}", text=quoted(one.text), other=quoted(one.other))
    if isinstance(one.question, str):
        return tr("“{words}” in: {text}", words=one.question, text=one.text)
    return quoted(one.text)


def _right_words(one: Failing) -> str:
    """What a reader would answer."""
    question = one.question
    if isinstance(question, str):
        if one.other:
            return tr(_FOUND[one.expected])
        return tr("the words of {speaker}", speaker=isolated(one.expected))
    if isinstance(question, FramingAxis):
        poles = {"low": question.low_label, "high": question.high_label}
        return quoted(poles[one.expected]) if one.expected in poles else tr("off the axis")
    if isinstance(question, Frame):
        name = quoted(frame_words(question.name))
        if one.expected == "in":
            return tr("in the frame {frame}", frame=name)
        return tr("not in the frame {frame}", frame=name)
    return tr(_TONES[one.expected], target=question.name)


def _provenance_html(card: Card, info: ScorerInfo) -> str:
    """Which model the figures are of, and whether it is the one that is loaded."""
    short = info.fingerprint[:_FINGERPRINT_LETTERS]
    if not card.measured:
        said = tr(
            "Loaded: {model}, fingerprint {fingerprint}: not measured.",
            model=info.name,
            fingerprint=short,
        )
    elif card.family in RULES:
        said = tr(
            "Measured on {date} with Parallax {version}, by the rules that are at work here "
            "({fingerprint}).",
            date=card.days,
            version=card.program,
            fingerprint=info.fingerprint,
        )
    else:
        said = tr(
            "Measured on {date} with Parallax {version}; the loaded model is the one that was "
            "measured (fingerprint {fingerprint}).",
            date=card.days,
            version=card.program,
            fingerprint=short,
        )
    return f"<p>{_text(said)}</p>"


def _list_html(rows: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def _text(words: object) -> str:
    return html.escape(isolated(words))
