"""The fit of how pairs of sentences are weighed."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.corpus.claim_likeness import FITTED, WEIGHTS, Compared
from analysis.corpus.sentences import article_sentences
from evaluation.claim_labels import Labelled
from tests.corpus.test_claims import COURIER, HERALD, articles_of, bag_vectors
from training.fit_claims import AGAINST, Story, fit, pairs_of, regrouped, story_of


class Bag:
    """An encoder by words in common."""

    encode = staticmethod(bag_vectors)


def event_of(**texts):
    """An event of these articles, each sentence with a main statement of its own."""
    sentences = article_sentences(articles_of(**texts))
    main = {str(i): str(i) for i in sentences["sentence_id"]}
    return Labelled("event", "dev", sentences, main, {i: frozenset([i]) for i in main})


def test_no_weight_has_a_sign_that_it_may_not_have():
    chance = np.random.default_rng(0)
    rows = chance.normal(size=(200, len(WEIGHTS)))
    same = rows[:, 0] - rows[:, 1] + 0.3 * chance.normal(size=200) > 0
    weights = fit([(rows, same)]).weights
    for name, weight in zip(WEIGHTS, weights, strict=True):
        assert weight <= 0 if name in AGAINST else weight >= 0, name
    assert weights[0] > 1


def test_pairs_that_share_a_further_statement_only_are_left_out_of_the_fit():
    main = {"a": "1", "b": "1", "c": "2", "d": "3"}
    statements = {i: frozenset([claim]) for i, claim in main.items()} | {"c": frozenset("21")}
    event = Labelled("event", "dev", pd.DataFrame(), main, statements)
    compared = Compared(np.array([0, 0, 0]), np.array([1, 2, 3]), np.eye(3, len(WEIGHTS)))
    story = Story(event, "fast", Bag(), {"a": 0, "b": 1, "c": 2, "d": 3}, compared)
    rows, same = pairs_of(story)
    assert len(rows) == 2
    assert same.tolist() == [True, False]


def test_events_are_grouped_as_the_program_groups_them():
    story = story_of(event_of(Herald=HERALD, Courier=COURIER), "fast", Bag())
    n_beside = regrouped(story, FITTED)[:, 0]
    assert n_beside.any()
    assert not regrouped(story, replace(FITTED, bias=-99.0))[:, 0].any()


def test_sentences_with_names_alone_in_common_are_not_fitted():
    more = " Nobody hurried. Mayor Teresa Oduya {}. Rain fell on every roof in town."
    told = [more.format(did) for did in ("visited that quarter", "rejected such criticism")]
    event = event_of(Herald=HERALD + told[0], Courier=COURIER + told[1])
    of_mayor = event.sentences["text"].str.contains("Oduya")
    story = story_of(event, "fast", Bag())
    a, b = (story.wording_of[str(i)] for i in event.sentences["sentence_id"][of_mayor])
    pairs = set(zip(story.compared.a.tolist(), story.compared.b.tolist(), strict=True))
    assert pairs
    assert (min(a, b), max(a, b)) not in pairs
