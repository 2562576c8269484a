"""The fit of how pairs of sentences are weighed."""

import numpy as np
import pandas as pd

from analysis.corpus.claim_likeness import WEIGHTS, Compared
from evaluation.claim_labels import Labelled
from training.fit_claims import AGAINST, Story, fit, pairs_of, regrouped


def test_no_weight_has_a_sign_that_it_may_not_have():
    chance = np.random.default_rng(0)
    rows = chance.normal(size=(200, len(WEIGHTS)))
    same = rows[:, 0] - rows[:, 1] + 0.3 * chance.normal(size=200) > 0
    weights, _ = fit([(rows, same)])
    for name, weight in zip(WEIGHTS, weights, strict=True):
        assert weight <= 0 if name in AGAINST else weight >= 0, name
    assert weights[0] > 1


def test_pairs_that_share_a_further_statement_only_are_left_out_of_the_fit():
    main = {"a": "1", "b": "1", "c": "2", "d": "3"}
    statements = {i: frozenset([claim]) for i, claim in main.items()} | {"c": frozenset("21")}
    event = Labelled("event", "dev", pd.DataFrame(), main, statements)
    compared = Compared(np.array([0, 0, 0]), np.array([1, 2, 3]), np.eye(3, len(WEIGHTS)))
    story = Story(event, "fast", {"a": 0, "b": 1, "c": 2, "d": 3}, 4, compared)
    rows, same = pairs_of(story)
    assert len(rows) == 2
    assert same.tolist() == [True, False]
    counted = regrouped(story, np.array([8.0, *[0.0] * (len(WEIGHTS) - 1)]), -4.0, 0.3)
    assert counted[0].tolist() == [1, 1, 1, 1]
