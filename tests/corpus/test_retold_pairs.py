"""Rewritten sentences are found in stories invented for it, however they were split and joined."""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from analysis.corpus.retold_pairs import retold_pairs
from analysis.corpus.shared_words import read_wordings
from analysis.models.tiers import load_tier

STORIES = Path(__file__).parents[2] / "evaluation" / "data" / "retold_stories.json"


@cache
def found_and_labelled(tier: str) -> tuple[set, set]:
    """(story, place, place) of the pairs found, and of those that a reader named."""
    stories = json.loads(STORIES.read_text(encoding="utf-8"))
    texts = [text for story in stories for name in ("first", "second") for text in story[name]]
    wordings, encoder = read_wordings(texts), load_tier(tier).encoder
    vectors = np.zeros((len(wordings.words), encoder.dimension), np.float32)
    vectors[wordings.of_sentence] = encoder.encode(texts)
    number = dict(zip(texts, wordings.of_sentence, strict=True))
    found, labelled = set(), set()
    for story in stories:
        own, other = (np.array([number[t] for t in story[name]]) for name in ("first", "second"))
        found |= {(story["story"], *pair) for pair in retold_pairs(wordings, own, other, vectors)}
        labelled |= {(story["story"], *pair) for pair in story["pairs"]}
    return found, labelled


# What the bars were set on: no measure of how well they do elsewhere, but a guard against change.
@pytest.mark.parametrize(("tier", "recall"), [("accurate", 0.85), ("fast", 0.75)])
def test_rewritten_sentences_of_invented_stories_are_found(tier, recall):
    found, labelled = found_and_labelled(tier)
    assert len(found & labelled) / len(labelled) >= recall
    assert len(found & labelled) / len(found) >= 0.9


def test_half_of_a_sentence_is_known_by_its_other_half():
    texts = ["ash elm oak pine", "fir yew box bay", "ash elm oak pine fir yew box bay", "rye oat"]
    wordings = read_wordings(texts)
    vectors = np.zeros((4, 4), np.float32)
    vectors[wordings.of_sentence] = [
        *([1, 0.1, 0, 0], [0.1, 1, 0, 0], [0.75, 0.66, 0, 0], [0, 0, 1, 0]),
    ]
    own, other = wordings.of_sentence[[0, 1, 3]], wordings.of_sentence[[2]]
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    assert retold_pairs(wordings, own, other, unit) == [(0, 0), (1, 0)]
