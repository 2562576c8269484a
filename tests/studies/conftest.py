"""A small study whose every number a test can foresee."""

import pandas as pd
import pytest

from analysis.corpus.schema import ARTICLE_COLUMNS, REMOVED_COLUMNS
from analysis.models.encoder import Encoder
from analysis.models.info import ScorerInfo
from analysis.models.tiers import Tier
from analysis.models.tone import Calibration, ToneScorer
from analysis.studies.corpus import build_corpus
from analysis.studies.settings import asked_by
from analysis.studies.study import Study, make_study
from analysis.studies.voices import heard_corpus
from tests.conftest import WORDS, WordNetwork, word_vector

SETTINGS = {
    "low": "cold",
    "high": "hot",
    "about": "",
    "wordings": "cool <-> warm",
    "targets": "cat; dog=river",
    "frames": "heat: hot | warm",
    "voice": "all",
    "tier": "words",
    "model": "",
    "not known here": "stays",
}
ROWS = [
    ("a1", "Cold Post", "Cold day", "It is cold here. The cat sleeps.\n\nA  cold river."),
    ("a2", "Cold Post", "", "Cold stone. It was cool again."),
    ("b1", "Hot News", "Hot day", "It is hot here. The good dog runs. A warm river."),
    ("b2", "Hot News", "", "Hot stone. The bad dog was hot again."),
]

# What the outlets write and what they quote stand at different ends.
SPOKEN = [
    ("a1", "Cold Post", "Cold day", 'It is cold here. "It is very warm and hot", he said.'),
    ("a2", "Cold Post", "", 'The cat was cool again. "A warm river and a hot cat", she said.'),
    ("b1", "Hot News", "Hot day", 'It is hot here. The good dog runs. "It is cold", she said.'),
    ("b2", "Hot News", "", 'The bad dog was hot again. "The cat was cold and cool", he said.'),
]


@pytest.fixture(scope="session")
def study() -> Study:
    """Two outlets between cold and hot, with what was left out of one page; not to be changed."""
    return _made(ROWS, SETTINGS)


@pytest.fixture(scope="session")
def study_apart() -> Study:
    """The same two, own voice and quotations apart; not to be changed."""
    return _made(SPOKEN, SETTINGS | {"voice": "apart"})


def _made(rows: list[tuple[str, ...]], settings: dict[str, str]) -> Study:
    encoder = Encoder(ScorerInfo("words", "1", "f" * 64, "none"), len(WORDS) + 1, word_vector)
    tone = ToneScorer(WordNetwork(), Calibration((1, 1, 1), (0, 0, 0), "nothing"))
    articles = pd.DataFrame(rows, columns=["article_id", "outlet", "headline", "text"])
    articles = articles.reindex(columns=ARTICLE_COLUMNS, fill_value="").astype("str")
    removed = pd.DataFrame([("a1", "Log in", "menu", 0)], columns=REMOVED_COLUMNS)
    corpus = heard_corpus(build_corpus(articles, removed))
    return make_study(corpus, Tier("words", encoder, tone), asked_by(settings), settings)
