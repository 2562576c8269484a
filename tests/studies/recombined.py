"""A corpus of any size, from the sentences of the sample in seeded disorder."""

import random

import pandas as pd

from analysis.corpus.reading import read_paths
from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.studies.corpus import Corpus, build_corpus, read_corpus
from tests.conftest import ROOT

N_OUTLETS = 20
_CHANGED = 0.6  # share of sentences that get a word more, so that most are distinct


def recombined(n_articles: int, seed: int = 1) -> Corpus:
    """So many articles by 20 outlets, each of 15 to 30 sentences."""
    sample, chance = read_corpus(read_paths([ROOT / "data" / "sample"])), random.Random(seed)
    body = sample.sentences.query("part == 'body'")["text"].tolist()
    words = sorted({w for line in body for w in line.split() if w.isalpha() and w.islower()})
    headlines = sample.articles["headline"].tolist()
    rows = [
        {
            "article_id": f"{i:012x}",
            "outlet": f"Outlet {i % N_OUTLETS:02d}",
            "headline": chance.choice(headlines),
            "published": f"2026-01-{1 + i % 28:02d}",
            "text": _text(chance.sample(body, chance.randint(15, 30)), words, chance),
        }
        for i in range(n_articles)
    ]
    articles = pd.DataFrame(rows).reindex(columns=ARTICLE_COLUMNS, fill_value="").astype("str")
    left_out = {"article_id": articles["article_id"], "text": "Sign up", "reason": "menu"}
    return build_corpus(articles, pd.DataFrame(left_out))


def _text(sentences: list[str], words: list[str], chance: random.Random) -> str:
    """The sentences, three a paragraph, many with a word more."""
    lines = [_longer(s, words, chance) if chance.random() < _CHANGED else s for s in sentences]
    return "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3))


def _longer(sentence: str, words: list[str], chance: random.Random) -> str:
    parts = sentence.split()
    parts.insert(chance.randrange(1, len(parts)), chance.choice(words))
    return " ".join(parts)
