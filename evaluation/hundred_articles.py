"""The made-up articles on which speed and memory are measured."""

import random
from pathlib import Path

import pandas as pd

from analysis.corpus.reading import Source, read_articles, read_paths
from analysis.studies.corpus import Corpus, read_corpus

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
N_ARTICLES, N_OUTLETS, N_SENTENCES = 100, 20, 25


def hundred_articles() -> Corpus:
    """100 articles by 20 outlets, each 25 sentences drawn from the sample with a number added."""
    texts = read_corpus(read_paths([SAMPLE])).sentences["text"].tolist()
    chance = random.Random(0)
    rows = [
        {
            "outlet": f"Outlet {i % N_OUTLETS:02d}",
            "headline": f"Report {i}",
            "text": " ".join(f"On day {i}, {t}" for t in chance.choices(texts, k=N_SENTENCES)),
        }
        for i in range(N_ARTICLES)
    ]
    table = pd.DataFrame(rows).to_csv(index=False).encode()
    return read_corpus(read_articles([Source("made.csv", table)]))
