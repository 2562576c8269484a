"""What many tests share: small tables, an encoder that needs no model, and where the data lie."""

import asyncio
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ClassVar

import numpy as np
import pandas as pd
import pytest
from hypothesis import settings

from analysis.corpus import parsing
from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.models.encoder import Encoder
from analysis.models.info import ScorerInfo
from analysis.models.tiers import Tier
from analysis.models.tone import Calibration, ToneScorer
from tests.browser.get_browser import browser_path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
# How long a try takes says how busy the machine is, not whether the code is right.
settings.register_profile("parallax", deadline=None)
settings.load_profile("parallax")
# Tests keep no scores on disk, nor do the programs that they start, unless they ask for it.
os.environ["PARALLAX_CACHE"] = ""
# The program looks for a Chrome to print with; let it find the one that the tests run in.
if BROWSER := browser_path():
    os.environ.setdefault("BROWSER_PATH", BROWSER)
WORDS = ["cold", "cool", "mild", "warm", "hot", "cat", "dog", "tree", "stone", "river"]


def run_apart(work):
    """What a coroutine returns, run in a thread of its own: a browser keeps a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@pytest.fixture(autouse=True)
def _logs_in_words():
    """Each test reads the log in words, whatever an app in this process made of it before."""
    logging.setLogRecordFactory(logging.LogRecord)


@pytest.fixture
def nothing_parsed():
    """The parser remembers no sentence, before the test and after it."""
    parsing.forget()
    yield
    parsing.forget()


def word_vector(text: str) -> np.ndarray:
    """Counts of ten words and a trace of the rest: alike texts get alike vectors."""
    words = text.lower().replace(".", " ").replace(":", " ").split()
    counts = [float(words.count(word)) for word in WORDS]
    return np.array([*counts, 0.3 + 0.001 * (len(text) % 7)], dtype=np.float32)


@pytest.fixture
def word_encoder() -> Encoder:
    """Encodes by counting words, so that a test can foresee every number."""
    return Encoder(ScorerInfo("words", "1", "f" * 64, "none"), len(WORDS) + 1, word_vector)


class WordNetwork:
    """Hears tone by the word right before the marked mention, and remembers what it was asked."""

    TONES: ClassVar = {"good": 2, "bad": 0}

    def __init__(self) -> None:
        self.info = ScorerInfo("words", "1", "e" * 64, "none")
        self.asked: list[tuple[str, str]] = []

    def tone_scores(self, pairs, *, progress=None) -> np.ndarray:
        """4 for negative after "bad", for positive after "good", else for neutral; the rest 0."""
        self.asked.extend(pairs)
        if progress:
            progress(len(pairs), len(pairs))
        before = [text.partition(" * ")[0].split()[-1:] or [""] for text, _ in pairs]
        return 4 * np.eye(3, dtype=np.float32)[[self.TONES.get(word, 1) for (word,) in before]]

    def n_unheard(self, pairs) -> int:
        """How many pairs it was not asked yet."""
        return len(set(pairs) - set(self.asked))


@pytest.fixture
def word_tone() -> ToneScorer:
    """A scorer of tone whose every answer a test can foresee."""
    return ToneScorer(WordNetwork(), Calibration((1, 1, 1), (0, 0, 0), "nothing"))


@pytest.fixture
def word_tier(word_encoder, word_tone) -> Tier:
    """Both together."""
    return Tier("words", word_encoder, word_tone)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of five real pages."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the five real pages (../shared/seeds) are not here")
    return folder


@pytest.fixture
def articles() -> pd.DataFrame:
    """Two outlets with two articles each."""
    rows = [
        ("a1", "Cold Post", "Cold day", "It is cold here. The cat sleeps. A cold river."),
        ("a2", "Cold Post", "", "Cold stone. It was cool again."),
        ("b1", "Hot News", "Hot day", "It is hot here. The dog runs. A warm river."),
        ("b2", "Hot News", "", "Hot stone. It was hot again."),
    ]
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "headline", "text"])
    return table.reindex(columns=ARTICLE_COLUMNS, fill_value="")


@pytest.fixture
def scores() -> pd.DataFrame:
    """Two articles by Daily, one by Herald; s2 has no score; Herald's s5 speaks little."""
    return pd.DataFrame(
        [
            ("s1", "a1", "Daily", "test", "q", 1.0, 1.0),
            ("s2", "a1", "Daily", "test", "q", np.nan, 0.0),
            ("s3", "a2", "Daily", "test", "q", -1.0, 1.0),
            ("s4", "b1", "Herald", "test", "q", 0.8, 1.0),
            ("s5", "b1", "Herald", "test", "q", 0.2, 0.5),
        ],
        columns=["sentence_id", "article_id", "outlet", "scorer", "question", "score", "weight"],
    )
