"""Memory that voices, shared text, claims and words add: `python -m evaluation.added_memory`.

A fresh process reads, embeds and places 100 articles, and then has what is asked for worked out and
keeps it, as the app does. Told is what that adds to the process once freed memory is the system's
again, what it adds at most while it runs, and the same with all processes that it starts: the
parser is one of its own, which ends with its answer. A part of `make bench`; Linux only.
"""

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from analysis.models.encoder import Encoder
from analysis.models.freed_memory import give_back
from analysis.models.questions import FramingAxis
from analysis.models.tiers import load_tier
from analysis.studies.comparison import compare_on_axis, embed_sentences
from analysis.studies.corpus import Corpus
from analysis.studies.omission import compare_claims
from analysis.studies.shared import find_shared
from analysis.studies.voices import compare_voices, find_voices, with_voices
from analysis.studies.words import compare_words
from evaluation.hundred_articles import hundred_articles
from evaluation.process_memory import MOST, held_mb

FLOOR_MB = 60  # that the four may add at most
Work = Callable[[Corpus, Encoder], object]
_ROOT = Path(__file__).parents[1]
_PROC = Path("/proc")
_EVERY_S = 0.01


def _voices(corpus: Corpus, _: Encoder) -> object:
    heard = with_voices(corpus, find_voices(corpus))
    outlets = heard.sentences["outlet"].unique().tolist()
    return heard, compare_voices(heard, outlets)


PARTS: dict[str, Work] = {
    "voices": _voices,
    "shared text": find_shared,
    "claims": lambda corpus, encoder: compare_claims(corpus.sentences, encoder),
    "words": lambda corpus, encoder: compare_words(corpus.sentences, encoder),
}
ALL = "all four"


def children(pid: int) -> list[int]:
    """The processes that a process has started and that run still."""
    found: list[int] = []
    for tasks in (_PROC / str(pid) / "task").glob("*/children"):
        try:
            found += map(int, tasks.read_text(encoding="utf-8").split())
        except OSError:
            continue  # the thread has ended
    return found


@contextmanager
def watched(pid: int) -> Iterator[dict[str, float]]:
    """The most that a process and those that it starts hold meanwhile, seen each 10 ms."""
    most = {"all": 0.0, "started": 0.0}
    done = threading.Event()

    def look() -> None:
        while not done.wait(_EVERY_S):
            started = float(np.nansum([held_mb(child) for child in children(pid)]))
            most["started"] = max(most["started"], started)
            most["all"] = max(most["all"], held_mb(pid) + started)

    watch = threading.Thread(target=look)
    watch.start()
    try:
        yield most
    finally:
        done.set()
        watch.join()


def settled_mb() -> float:
    """What this process holds once freed memory is the system's again."""
    gc.collect()
    give_back()
    return held_mb("self")


def added(names: list[str]) -> list[float]:
    """MB that these parts add here: settled, at most, at most with all that is started, and that.

    The last is the most that the started processes hold by themselves.
    """
    corpus, tier = hundred_articles(), load_tier()
    embed_sentences(corpus.sentences, tier.encoder)
    axis = FramingAxis(("lukewarm response",), ("strong show of support",), "Russia and Iran")
    placed = compare_on_axis(corpus.sentences, axis, tier.encoder)
    before, pid = settled_mb(), os.getpid()
    (_PROC / "self/clear_refs").write_text("5")  # the most held counts from here
    kept = []
    with watched(pid) as most:
        for name in names:
            kept.append(PARTS[name](corpus, tier.encoder))
            gc.collect()
            give_back()
    peak, after = held_mb("self", MOST), settled_mb()
    assert len(kept) == len(names)
    assert len(placed.estimates)
    figures = [after - before, peak - before, max(most["all"], peak) - before, most["started"]]
    return [round(mb, 1) for mb in figures]


def bench_added_memory(times: int = 3) -> None:
    """Print the medians over fresh processes: for each part, for none, and for all."""
    if not (_PROC / "self/clear_refs").exists():
        print("The memory that the parts add can be told on Linux only.")
        return
    print(f"{'MB added by, 100 articles':<34}{'settled':>9}{'most':>9}{'all':>9}{'started':>9}")
    asked = {"none of them": [], **{name: [name] for name in PARTS}, ALL: list(PARTS)}
    for name, parts in asked.items():
        found = np.median([_in_fresh_process(parts) for _ in range(times)], axis=0)
        print(f"{name:<34}" + "".join(f"{value:>9.1f}" for value in found), flush=True)
    print(f"all four, settled: at most {FLOOR_MB} MB is the aim")


def _in_fresh_process(parts: list[str]) -> list[float]:
    command = [sys.executable, "-m", "evaluation.added_memory", "--in-this-process", *parts]
    done = subprocess.run(command, capture_output=True, text=True, cwd=_ROOT, check=True)
    return [float(value) for value in done.stdout.split()]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--in-this-process"]:
        print(*added(sys.argv[2:]))
    else:
        bench_added_memory()
