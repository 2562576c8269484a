"""A process that scores a thousand texts and keeps them on disk, for tests that kill it."""

import sys
import time
from pathlib import Path

import numpy as np

from analysis.models.grouped_runs import GroupedRuns, Runner
from analysis.models.score_file import ScoreFile
from analysis.models.score_store import FILE, ScoreStore

WIDTH, MOST_BYTES = 96, 50_000_000
TEXTS = [f"Sentence {n} of a made-up article{'.' * (n % 40)}" for n in range(1000)]
RUN_S = 0.002


def vector(text: str) -> np.ndarray:
    """What the stand-in for a network says of a text."""
    seed = np.frombuffer(text.encode(), np.uint8).astype(np.uint32)
    return np.random.default_rng(seed).normal(size=WIDTH).astype(np.float32)


def opened(folder: Path) -> ScoreStore:
    """The store of the folder."""
    return ScoreStore(ScoreFile(folder / FILE, MOST_BYTES))


def shelf(store: ScoreStore):
    """Where the rows lie."""
    return store.shelf("f" * 64, "out", WIDTH)


def score(folder: Path, log: Path) -> np.ndarray:
    """The rows of all texts; the log has a line for each text that had to be run."""
    print("ready", flush=True)
    store = opened(folder)
    with log.open("a", buffering=1) as ran:

        def run(texts):
            time.sleep(RUN_S)
            rows = np.stack([vector(text) for text in texts])
            ran.write("".join(f"{TEXTS.index(text)}\n" for text in texts))
            return rows

        runs = GroupedRuns(
            Runner(list, run, lambda length: 8), lambda text, row: row, shelf=shelf(store)
        )
        rows = np.stack(runs.rows(TEXTS))
    store.close()
    return rows


if __name__ == "__main__":
    score(Path(sys.argv[1]), Path(sys.argv[2]))
    print("done", flush=True)
