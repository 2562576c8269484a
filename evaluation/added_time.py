"""Time that voices, shared text, claims and words add: `python -m evaluation.added_time`.

Fresh processes go from 100 articles to the first chart: one alone; one as the app does, which
looks for who speaks meanwhile, behind all others; and one as `compare` does, which looks for it
beside the network and works out the rest once the places are known. Told is what that adds to the
time by the clock, and to that of the processor, the parser's process among it. Reading the models
is in none. A part of `make bench`; on a machine with other work only the processor's time can be
trusted.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from analysis.charts.spectrum import spectrum_plot
from analysis.corpus.parsing_process import parse_behind_others
from analysis.models.encoder import Encoder
from analysis.models.questions import FramingAxis
from analysis.models.tiers import Tier, load_tier
from analysis.studies.comparison import compare_on_axis, embed_sentences
from analysis.studies.corpus import Corpus
from analysis.studies.omission import compare_claims
from analysis.studies.shared import find_shared
from analysis.studies.voices import compare_voices, start_voices, with_voices
from analysis.studies.words import compare_words
from evaluation.hundred_articles import N_ARTICLES, hundred_articles

MOST_ADDED = 0.4  # of the time from pages to the first chart, by the clock
ALONE, APP, ALL = "alone", "app", "compare"
_ROOT = Path(__file__).parents[1]
_AXIS = FramingAxis(("lukewarm response",), ("strong show of support",), "Russia and Iran")


def processor_seconds() -> float:
    """What this process and those that it started and that have ended took of the processor."""
    return sum(os.times()[:4])


def first_chart(corpus: Corpus, tier: Tier) -> None:
    """Embed, place and draw."""
    embed_sentences(corpus.sentences, tier.encoder)
    place_and_draw(corpus, _AXIS, tier.encoder)


def place_and_draw(corpus: Corpus, axis: FramingAxis, encoder: Encoder) -> None:
    """Score on the axis, estimate, and make the figure as a browser gets it."""
    placed = compare_on_axis(corpus.sentences, axis, encoder)
    figure = spectrum_plot(
        placed.estimates,
        placed.sentences,
        low_pole=axis.low_label,
        high_pole=axis.high_label,
        verdicts=placed.verdicts,
    )
    figure.to_plotly_json()


def taken(how: str) -> list[float]:
    """Seconds to the first chart and to the end by the clock, and of the processor to the end."""
    tier = load_tier()
    began, processor = time.perf_counter(), processor_seconds()
    corpus = hundred_articles()
    if how == APP:
        parse_behind_others()
    ahead = None if how == ALONE else start_voices(corpus)
    first_chart(corpus, tier)
    chart = time.perf_counter() - began
    if ahead:
        voices = ahead.result()
        if how == ALL:
            _four(with_voices(corpus, voices), tier)
    return [chart, time.perf_counter() - began, processor_seconds() - processor]


def _four(corpus: Corpus, tier: Tier) -> None:
    compare_voices(corpus, corpus.outlets)
    shared = find_shared(corpus, tier.encoder)
    sentences = shared.corpus.sentences
    claims = compare_claims(sentences, tier.encoder)
    compare_words(sentences, tier.encoder, claims.statements)


def bench_added_time(times: int = 3) -> None:
    """Print what the four add, as shares of the time without them: medians over fresh processes."""
    alone, app, both = (
        np.median([_in_fresh_process(how) for _ in range(times)], axis=0)
        for how in (ALONE, APP, ALL)
    )
    print(f"time of {N_ARTICLES} articles to the first chart, and what the four parts add")
    print(_line("the first chart of the app", alone[0], app[0]))
    print(_line("compare as a whole", alone[1], both[1]))
    print(_line("compare as a whole, of the processor", alone[2], both[2]))
    print(f"by the clock at most {MOST_ADDED:.0%} is the aim", flush=True)


def _line(name: str, before: float, after: float) -> str:
    return f"{name:<40}{before:>9.1f} s{after - before:>+9.1f} s{after / before - 1:>+9.0%}"


def _in_fresh_process(how: str) -> list[float]:
    command = [sys.executable, "-m", "evaluation.added_time", how]
    done = subprocess.run(command, capture_output=True, text=True, cwd=_ROOT, check=True)
    return [float(value) for value in done.stdout.split()]


def main(said: Sequence[str]) -> None:
    """One measurement, where its name is given, or all of them."""
    if said:
        print(*taken(said[0]))
    else:
        bench_added_time()


if __name__ == "__main__":
    main(sys.argv[1:])
