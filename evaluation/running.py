"""One scorer on one task: its figures, what it took, and by which weights."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.corpus.sentences import split_sentences
from evaluation.axes import SUPPORT, fit_to_grades
from evaluation.baselines import MAJORITY, TRAINED, fit, fit_frames, majority
from evaluation.intervals import number
from evaluation.kinds import Kind, Outcome
from evaluation.memory import load_scorer, peak_memory
from evaluation.rows import Row, file_fingerprint, read_rows
from evaluation.scorers import Scorer
from evaluation.tasks import TRAINING_SUPPORT, TRAINING_TONE, Task
from evaluation.tone import TONE

Result = dict[str, Any]
# For what an ability is learned from: the file, how it is read, how a regression is fitted to it.
_LEARNED: dict[str, tuple[str, Kind, Callable[[str, list[Row]], bytes]]] = {
    "tone": (TRAINING_TONE, TONE, fit),
    "axis": (TRAINING_SUPPORT, SUPPORT, fit_to_grades),
}


@dataclass
class Stopwatch:
    """Seconds and sentences of the first call: what is asked again may be remembered.

    `seconds` are by the clock, which other work on the machine makes longer; `processor` those
    that all cores together spent in this process.
    """

    seconds: float = 0.0
    processor: float = 0.0
    n_sentences: int = 0

    def first(self, work: Callable[..., Any], n_of: Callable[[Any], int] = len) -> Any:
        """`work`, timed when it is the first to be called; `n_of` counts sentences."""

        def timed(texts: Any, asked: Any) -> Any:
            began, spent = time.perf_counter(), time.process_time()
            found = work(texts, asked)
            if not self.n_sentences:
                self.seconds = time.perf_counter() - began
                self.processor = time.process_time() - spent
                self.n_sentences = n_of(texts)
            return found

        return timed

    def per_1000(self, seconds: float) -> float | None:
        """Seconds per 1,000 sentences; None where nothing was asked."""
        return round(1_000 * seconds / self.n_sentences, 3) if self.n_sentences else None


def timed(scorer: Scorer, watch: Stopwatch) -> Scorer:
    """The scorer with its first answer timed."""
    ways = {name: getattr(scorer, name) for name in ("tone", "place", "frames", "shares")}
    counts = {"shares": lambda texts: sum(len(split_sentences(text)) for text in texts)}
    return replace(
        scorer,
        **{name: watch.first(work, counts.get(name, len)) for name, work in ways.items() if work},
    )


def measured(task: Task, rows: list[Row], scorer: Scorer, memory_mb: float | None) -> Result:
    """One entry of `results` in the results file."""
    watch = Stopwatch()
    outcome = task.kind.measure(rows, timed(scorer, watch))
    return {
        "scorer": scorer.name,
        "kind": scorer.kind,
        "fingerprint": scorer.fingerprints[task.kind.ability],
        **outcome.main,
        "others": dict(outcome.others),
        "parts": dict(outcome.parts),
        **_calibration(outcome),
        "n_unanswered": outcome.n_unanswered,
        "seconds_per_1000": watch.per_1000(watch.seconds),
        "processor_seconds_per_1000": watch.per_1000(watch.processor),
        "memory_mb": memory_mb,
    }


def _calibration(outcome: Outcome) -> dict[str, Any]:
    if outcome.calibration is None:
        return {"calibration_error": None, "reliability": []}
    error, rows = outcome.calibration
    return {
        "calibration_error": error["value"],
        "calibration_interval": [error["low"], error["high"]],
        "reliability": [[number(stated), number(right), n] for stated, right, n in rows],
    }


def described(task: Task, rows: Sequence[Row], results: list[Result]) -> dict[str, Any]:
    """One entry of `tasks` in the results file."""
    kind = task.kind
    human = {"metric": task.human[0], "value": task.human[1]} if task.human else None
    return {
        "task": task.name, "family": kind.family, "title": kind.title, "data": task.data,
        "source": task.source, "licence": task.licence, "note": task.note,
        "n": len(rows), "unit": kind.unit,
        "metric": kind.metric, "human": human, "data_fingerprint": file_fingerprint(*task.paths),
        "results": results,
    }  # fmt: skip


class Bench:
    """Loads scorers for tasks; keeps what was fitted and what memory was measured.

    Every task gets its tier anew: an encoder remembers texts, and would look faster than it is.

    Args:
        folder: where the labels lie that the trained baselines learn from.
        say: told, in a sentence, what is left out and why.
        with_memory: also start a process for each scorer to see what memory it takes.
    """

    def __init__(
        self, folder: Path, say: Callable[[str], None] = print, *, with_memory: bool = True
    ) -> None:
        self._folder, self._say = folder, say
        self._with_memory = with_memory
        self._learned = lru_cache(maxsize=None)(self._fitted_to_file)
        self.memory = lru_cache(maxsize=None)(self._memory)

    def _fitted(self, name: str, task: Task) -> bytes:
        """What a regression learned for a task; nothing where there is nothing to learn from."""
        kind = task.kind
        if kind.ability in _LEARNED:
            return self._learned(name, kind.ability)
        rows = task.rows_to_learn() if kind.taught else []
        if not (kind.taught and rows):
            self._say(f"{name} is left out: {task.name} has no rows that are for learning.")
            return b""
        try:
            return fit_frames(name, *kind.taught(rows))
        except ValueError as error:
            said = f"too few rows of {task.name} are for learning, {len(rows)}"
            self._say(f"{name} is left out: {said} ({error}).")
            return b""

    def _fitted_to_file(self, name: str, ability: str) -> bytes:
        file, kind, fitted = _LEARNED[ability]
        path = self._folder / file
        if not path.is_file():
            self._say(f"{name} is left out: {file} is not there to learn from.")
            return b""
        self._say(f"{name} is learning …")
        return fitted(name, read_rows(path, kind.columns, kind.check))

    def _memory(self, name: str, ability: str, fitted: bytes) -> float | None:
        return peak_memory(name, ability, fitted) if self._with_memory else None

    def scorer(self, name: str, task: Task, rows: list[Row], fitted: bytes) -> Scorer | None:
        """The scorer for this task, or None where it has no answer to it or cannot be had."""
        if name == MAJORITY:
            commonest = task.kind.commonest
            return majority(commonest(rows)) if commonest else None
        if name in TRAINED and not fitted:
            return None
        found = load_scorer(name, task.kind.ability, fitted)
        return found if found.answers(task.kind.ability) else None

    def run(
        self, task: Task, names: Sequence[str], limit: int | None = None
    ) -> dict[str, Any] | None:
        """The task with a result for each scorer that can answer; None where the file is absent.

        Raises:
            LabelsError: a row of the file is wrong.
        """
        if absent := task.absent_file():
            self._say(f"{task.name} is left out: there is no file {absent.name}.")
            return None
        rows = task.rows()[:limit]
        results = []
        for name in names:
            fitted = self._fitted(name, task) if name in TRAINED else b""
            if scorer := self.scorer(name, task, rows, fitted):
                ability = task.kind.ability
                held = self.memory(name, ability, fitted) if task.kind.with_memory else None
                results.append(measured(task, rows, scorer, held))
        return described(task, rows, results)


def names_for(task: Task, tiers: Sequence[str], *, with_baselines: bool) -> list[str]:
    """The scorers that a task is for: ours (the tiers, as a rule), then its baselines."""
    baselines = [*task.kind.baselines, *([MAJORITY] if task.kind.commonest else [])]
    ours = tiers if task.kind.ours is None else task.kind.ours
    return [*ours, *(baselines if with_baselines else [])]
