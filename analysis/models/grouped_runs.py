"""Run each distinct text once, together with others of its length, and remember what came out."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic

import numpy as np

from analysis.errors import ScorerError
from analysis.models.freed_memory import give_back
from analysis.models.onnx_runtime import n_cores
from analysis.models.score_store import Rows, Shelf, Text
from analysis.translation import tr
from analysis.turns import Turns

MEMORY = 30_000  # rows; 3 KB each with 768 numbers, so 92 MB when full
MANY = 100  # texts after which it is worth tens of milliseconds to give memory back, and to wait
STRETCH = 4_096  # texts that are cut into tokens before the first of them runs

Finish = Callable[[Text, Rows], Rows]

TURNS = Turns(n_cores())  # for all models and sessions of the process


@dataclass(frozen=True)
class Runner(Generic[Text]):
    """How a model runs: texts to what it reads of each, and several of one length to their rows.

    `prepare` gives something with a length for each text. `run` takes things of the same length
    and gives a row for each; a row must not depend on the others. `most` says how many of a given
    length go into one run.
    """

    prepare: Callable[[Sequence[Text]], Sequence[Any]]
    run: Callable[[Sequence[Any]], Rows]
    most: Callable[[int], int]


def one_by_one(run: Callable[[str], Rows]) -> Runner[str]:
    """A runner for a model that takes one text a run: text in, vector out."""
    return Runner(list, lambda texts: np.stack([run(text) for text in texts]), lambda _: 1)


class GroupedRuns(Generic[Text]):
    """Texts in, rows out. Safe to share between threads.

    Args:
        runner: How the model runs.
        finish: Called with each text and its row as it comes; gives the row to keep, or raises.
        n_workers: Runs at once; the number of cores unless given.
        memory: How many texts' rows are remembered, by content, the latest used.
        shelf: Where rows are kept on disk as well; nowhere unless given.
        turns: The engine that the runs take turns in; the process's own unless given.
    """

    def __init__(
        self,
        runner: Runner[Text],
        finish: Finish[Text],
        *,
        n_workers: int | None = None,
        memory: int = MEMORY,
        shelf: Shelf | None = None,
        turns: Turns = TURNS,
    ) -> None:
        self.n_workers = n_workers or n_cores()
        self._runner: Runner[Text] = runner
        self._finish: Finish[Text] = finish
        self._memory = memory
        self._shelf = shelf
        self._turns = turns
        self._remembered: OrderedDict[Text, Rows] = OrderedDict()
        self._lock = threading.Lock()

    def rows(
        self, texts: Sequence[Text], *, progress: Callable[[int, int], None] | None = None
    ) -> list[Rows]:
        """A row for each text, in the order of the texts; each distinct text runs once.

        Args:
            texts: Any number of texts.
            progress: Called with (distinct texts done, distinct texts in all), from this thread.
                When it raises, the texts that wait are not run.
        """
        distinct = list(dict.fromkeys(texts))
        known = self._recall(distinct)
        missing = [text for text in distinct if text not in known]
        report = progress or (lambda done, total: None)
        report(len(known), len(distinct))
        if not missing:
            return [known[text] for text in texts]
        for begin in range(0, len(missing), STRETCH):
            groups = self._groups(missing[begin : begin + STRETCH])
            small, at_once = len(missing) <= MANY, self.n_workers
            with closing(
                self._turns.results(self._run, groups, small=small, at_once=at_once)
            ) as done:
                for group, found in done:
                    known.update(zip([text for text, _ in group], found, strict=True))
                    report(len(known), len(distinct))
        if len(missing) > MANY:
            give_back()
            if self._shelf:
                self._shelf.settle()
        return [known[text] for text in texts]

    def remembers(self, texts: Sequence[Text]) -> bool:
        """Whether a row is at hand for every one of the texts; of many, in memory."""
        distinct = list(dict.fromkeys(texts))
        with self._lock:
            missing = [text for text in distinct if text not in self._remembered]
        return not missing or (len(missing) <= MANY and len(self._recall(missing)) == len(missing))

    def _groups(self, texts: Sequence[Text]) -> list[list[tuple[Text, Any]]]:
        """Texts of one length together, the longest first, so that no core ends with a long one."""
        share = -(-len(texts) // self.n_workers)  # a few texts of one length still serve all cores
        pairs = list(zip(texts, self._runner.prepare(texts), strict=True))
        groups = []
        for length, alike in groupby(sorted(pairs, key=_length, reverse=True), key=_length):
            size = max(1, min(self._runner.most(length), share))
            members = list(alike)
            groups += [members[i : i + size] for i in range(0, len(members), size)]
        return groups

    def _run(self, group: list[tuple[Text, Any]]) -> list[Rows]:
        found = np.asarray(self._runner.run([prepared for _, prepared in group]), np.float32)
        # copies, since a row that is remembered must not keep its neighbours in memory
        rows = [self._finish(text, row.copy()) for (text, _), row in zip(group, found, strict=True)]
        texts = [text for text, _ in group]
        self._remember(texts, rows)  # here, so that it is not lost when the caller has left
        if self._shelf:
            self._shelf.keep(texts, rows)
        return rows

    def _recall(self, texts: Sequence[Text]) -> dict[Text, Rows]:
        with self._lock:
            found = {text: self._remembered[text] for text in texts if text in self._remembered}
            for text in found:
                self._remembered.move_to_end(text)
        if self._shelf and len(found) < len(texts):
            kept = self._shelf.find([text for text in texts if text not in found])
            self._remember(list(kept), list(kept.values()))
            found |= kept
        return found

    def _remember(self, texts: Sequence[Text], rows: Sequence[Rows]) -> None:
        with self._lock:
            self._remembered.update(zip(texts, rows, strict=True))
            while len(self._remembered) > self._memory:
                self._remembered.popitem(last=False)


def _length(pair: tuple[Any, Any]) -> int:
    return len(pair[1])


def unit_length(name: str, dimension: int) -> Finish[str]:
    """Makes each vector one of length 1.

    Raises:
        ScorerError: When called with a vector that is zero, not finite, or of another dimension.
    """

    def finish(text: str, vector: Rows) -> Rows:
        length = float(np.linalg.norm(vector))
        if vector.shape != (dimension,) or not np.isfinite(length) or length == 0:
            raise ScorerError(
                tr(
                    "The encoder {name} gave no usable vector for the text “{text}”; choose "
                    "another encoder.",
                    name=name,
                    text=text[:60],
                )
            )
        return vector / np.float32(length)

    return finish
