"""Speed and memory of the app on this machine: `python -m evaluation.bench` (`make bench`).

Starts a fresh server and times, over the browser's own protocol and without a browser: the cold
start to the scored sample, the first page on a warm server, retyping a pole with the sample, and
the server's memory. In this process: reading, embedding and retyping for 100 articles by 20
outlets; in processes of their own, what voices, shared text, claims and words add to the time and
to the memory.
`make bench` then measures the first chart, a retyped pole and the memory in a real browser
(`tests/browser`). Absolute times depend on the machine; read the ratios.
"""

import asyncio
import os
import statistics
import sys
import time
from collections.abc import Callable
from urllib.parse import urlencode

from analysis.models.questions import FramingAxis
from analysis.models.tiers import load_tier
from analysis.studies.comparison import embed_sentences
from evaluation.added_memory import bench_added_memory
from evaluation.added_time import bench_added_time, place_and_draw
from evaluation.hundred_articles import N_ARTICLES, hundred_articles
from evaluation.process_memory import held_mb
from evaluation.served import fresh_server, page_seconds


def report(what: str, value: float, unit: str) -> None:
    """Print one figure."""
    print(f"{what:<62}{value:>10.2f} {unit}", flush=True)


def median_seconds(work: Callable[[int], object], times: int) -> float:
    """Median duration of `work(i)`."""
    taken = []
    for i in range(times):
        began = time.perf_counter()
        work(i)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def bench_instrument() -> None:
    """Reading, embedding and retyping in this process."""
    began = time.perf_counter()
    encoder = load_tier().encoder
    report("load the encoder, hashes checked", time.perf_counter() - began, "s")
    began = time.perf_counter()
    corpus = hundred_articles()
    report(f"read and split {N_ARTICLES} articles", time.perf_counter() - began, "s")
    n_texts = corpus.sentences["text"].nunique()
    began = time.perf_counter()
    embed_sentences(corpus.sentences, encoder)
    report(f"embed {n_texts} sentences, all cores", n_texts / (time.perf_counter() - began), "/s")

    def retype(i: int) -> None:
        axis = FramingAxis((f"lukewarm response {i}",), ("strong support",), "Russia and Iran")
        place_and_draw(corpus, axis, encoder)

    seconds = median_seconds(retype, 9)
    report(f"retype a pole, {N_ARTICLES} articles: scores, estimates, figure", 1e3 * seconds, "ms")


def bench_server() -> None:
    """A cold start, warm first pages and the memory of the whole process."""
    began = time.perf_counter()
    with fresh_server() as (port, pid):
        asyncio.run(page_seconds(port, [""]))
        report("cold process to the scored sample", time.perf_counter() - began, "s")
        firsts = [asyncio.run(page_seconds(port, [""]))[0] for _ in range(10)]
        report("warm server, first page of a new session", 1e3 * statistics.median(firsts), "ms")
        new = [urlencode({"low": f"a lukewarm response, try {i}"}) for i in range(10)]
        asked = [asyncio.run(page_seconds(port, [query]))[0] for query in new]
        report("the same with a pole never asked before", 1e3 * statistics.median(asked), "ms")
        report("memory of the whole process", held_mb(pid), "MB")


def main() -> None:
    """Print every figure."""
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}")
    bench_instrument()
    bench_server()
    bench_added_time(times=1)
    bench_added_memory(times=1)


if __name__ == "__main__":
    main()
