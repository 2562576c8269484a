import math

import numpy as np
import pandas as pd
import pytest

from analysis.measures.keyness import KEYNESS_COLUMNS, keyness, telling_terms, z_bar


def counts(rows):
    """Counts from (outlet, article, {term: n})."""
    table = [(o, a, term, 1 + (" " in term), n) for o, a, own in rows for term, n in own.items()]
    return pd.DataFrame(table, columns=["outlet", "article_id", "term", "n_words", "n"])


SMALL = counts(
    [
        ("Alto", "a1", {"strike": 6, "talk": 4}),
        ("Bora", "b1", {"strike": 1, "talk": 5, "aid": 4}),
    ]
)


def row(table, outlet, term):
    return table[(table["outlet"] == outlet) & (table["term"] == term)].iloc[0]


def test_log_odds_and_z_are_those_computed_by_hand():
    # 10 terms an outlet, 20 in all; the prior has 10 in all, so 7 / 20 · 10 = 3.5 for "strike".
    found = row(keyness(SMALL), "Alto", "strike")
    odds = math.log((6 + 3.5) / (10 + 10 - 6 - 3.5)) - math.log((1 + 3.5) / (10 + 10 - 1 - 3.5))
    assert found["log_odds"] == pytest.approx(odds)
    assert found["z"] == pytest.approx(odds / math.sqrt(1 / (6 + 3.5) + 1 / (1 + 3.5)))
    assert (found["n"], found["n_all"], found["n_others"], found["n_all_others"]) == (6, 10, 1, 10)


def test_of_two_outlets_the_one_uses_more_what_the_other_uses_less():
    table = keyness(SMALL)
    for term in ("strike", "talk", "aid"):
        assert row(table, "Alto", term)["z"] == pytest.approx(-row(table, "Bora", term)["z"])


def test_a_background_moves_the_prior_and_not_the_counts():
    found = keyness(SMALL, pd.Series({"strike": 90.0, "talk": 9.0, "aid": 1.0}))
    odds = math.log((6 + 9) / (20 - 6 - 9)) - math.log((1 + 9) / (20 - 1 - 9))
    assert row(found, "Alto", "strike")["log_odds"] == pytest.approx(odds)
    assert row(found, "Alto", "strike")["n"] == 6


def test_rare_terms_are_not_tested_and_words_and_phrases_are_counted_apart():
    table = keyness(
        counts(
            [
                ("Alto", "a1", {"strike": 6, "once": 1, "air strike": 3}),
                ("Bora", "b1", {"strike": 6, "air strike": 1, "peace talk": 2}),
            ]
        )
    )
    assert "once" not in set(table["term"])
    assert row(table, "Alto", "air strike")["n_all"] == 3


def test_shuffling_changes_nothing():
    pd.testing.assert_frame_equal(keyness(SMALL.sample(frac=1, random_state=2)), keyness(SMALL))


def test_equal_use_is_no_difference_at_all():
    same = counts([(name, name, {"strike": 5, "talk": 5}) for name in ("Alto", "Bora", "Cape")])
    assert np.allclose(keyness(same)["z"], 0)
    assert not keyness(same)["sure"].any()


def many(article_terms):
    rows = [(o, f"{o}{k}", own) for o, own in article_terms for k in range(4)]
    return counts(rows)


def test_a_term_is_sure_only_when_two_articles_have_it():
    filler = {f"word{k}": 5 for k in range(30)}
    spread = many([("Alto", {**filler, "regime": 12}), ("Bora", filler), ("Cape", filler)])
    assert row(keyness(spread), "Alto", "regime")["sure"]
    one = pd.concat(
        [
            many([("Alto", filler), ("Bora", filler), ("Cape", filler)]),
            counts([("Alto", "Alto0", {"regime": 48})]),
        ]
    )
    assert not row(keyness(one), "Alto", "regime")["sure"]
    assert row(keyness(one), "Alto", "regime")["z"] > 5


def test_one_article_alone_can_be_sure_but_only_within_itself():
    filler = {f"word{k}": 20 for k in range(30)}
    table = keyness(counts([("Alto", "a", {**filler, "regime": 60}), ("Bora", "b", filler)]))
    found = row(table, "Alto", "regime")
    assert found["sure"]
    assert found["interval"] == "within this article"


def test_the_bar_is_that_of_benjamini_and_hochberg():
    # p = .001, .02, .04, .9: the bars are .0125, .025, .0375, .05, so .02 is the last to pass.
    z = np.array([3.290527, 2.326348, 2.053749, 0.125661])
    assert z_bar(z) == pytest.approx(2.326348, abs=1e-4)
    assert z_bar(-z) == z_bar(z)
    # where none passes: what the first would have needed, p = .05 / 2
    assert z_bar(np.array([0.1, 0.2])) == pytest.approx(2.2414, abs=1e-3)


def test_nothing_to_count_is_an_empty_table():
    assert list(keyness(SMALL.iloc[:0]).columns) == KEYNESS_COLUMNS


def test_a_phrase_and_its_word_are_told_once():
    table = keyness(
        counts(
            [
                ("Alto", "a1", {"pandora": 6, "box": 6, "pandora box": 6, "talk": 3}),
                ("Bora", "b1", {"talk": 9, "aid": 9, "box": 1, "aid talk": 6}),
            ]
        )
    )
    told = telling_terms(table, "Alto", 5, 5)
    more = told[told["z"] > 0]["term"].tolist()
    assert sum("pandora" in term for term in more) == 1
    assert told["z"].is_monotonic_decreasing
