"""What a kind of task is, and what it gives for one scorer: plain data."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.baselines import WORD_LISTS
from evaluation.intervals import Figure
from evaluation.metrics import Array
from evaluation.rows import Convert, Row
from evaluation.scorers import Scorer

Part = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """One scorer on one file: `main` in the task's metric, `others` in other ones.

    `parts` has the same within classes, outlets or kinds of row. `calibration` is None where the
    scorer states no probabilities, else calibration error (with its interval) and reliability
    rows (mean probability, share right, n).
    """

    main: Figure
    others: Mapping[str, Figure] = field(default_factory=dict)
    parts: Mapping[str, Part] = field(default_factory=dict)
    calibration: tuple[Figure, Sequence[tuple[float, float, int]]] | None = None
    n_unanswered: int = 0


@dataclass(frozen=True)
class Kind:
    """One kind of labelled file: its columns, what a scorer must answer, how that is measured.

    `check` looks at a row as a whole, `keep` leaves out rows that the task does not ask about.
    `ability` is what a scorer must answer; `family` the same, or bias. `commonest` gives the answer
    of the majority class, None where one answer for all rows makes no sense. `ours` are the scorers
    of ours that are measured, where these are not the tiers. `asks` are the columns that make the
    question: rows that have them alike are one row. `taught` gives the texts of rows and
    which of the frames each is in, for baselines that learn, and `learn` the rows they learn from
    where the file says so itself. `beside` are further files that it needs, save for rows of which
    `is_whole` says that they hold all themselves; `read` makes the rows where the file is no table
    of them. `ours_alone` says why no file of someone else's can be measured so, "" where one can.
    """

    name: str
    family: str
    ability: str
    title: str
    metric: str
    unit: str
    columns: Mapping[str, Convert]
    measure: Callable[[list[Row], Scorer], Outcome]
    check: Callable[[Row], object] | None = None
    keep: Callable[[list[Row]], list[Row]] = list
    commonest: Callable[[list[Row]], Any] | None = None
    baselines: Sequence[str] = WORD_LISTS
    ours: Sequence[str] | None = None
    asks: Sequence[str] = ()
    taught: Callable[[Sequence[Row]], tuple[list[str], Array]] | None = None
    learn: Callable[[list[Row]], list[Row]] | None = None
    beside: Sequence[Path] = ()
    is_whole: Callable[[Row], bool] = lambda _: False
    read: Callable[[Path], list[Row]] | None = None
    with_memory: bool = True
    ours_alone: str = ""

    def question(self, row: Row) -> Hashable:
        """What a row asks, by which it is told whether another asks the same."""
        return tuple(str(row[name]) for name in self.asks or self.columns)


def most_common(values: Sequence[Any]) -> Any:
    """The value seen most often; of equals the first in order."""
    return max(sorted(set(values)), key=values.count)
