import numpy as np
import pandas as pd
import pytest

from analysis.measures.headline import (
    article_headlines,
    headline_estimates,
    own_words,
    quoted_bodies,
)

NAN = float("nan")


def scored(*rows):
    """Rows of (article, outlet, part, score, weight)."""
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "part", "score", "weight"])
    ids = [f"{row.article_id}-{n:04d}" for n, row in enumerate(table.itertuples())]
    return table.assign(sentence_id=ids, scorer="test", question="q")


STORY = [
    ("a1", "Alto", "headline", 0.8, 0.5),
    ("a1", "Alto", "body", 0.4, 1.0),
    ("a1", "Alto", "body", 0.1, 0.5),
    ("a1", "Alto", "body", NAN, 0.0),
    ("a2", "Alto", "headline", 0.6, 0.2),
    ("a2", "Alto", "body", 0.2, 1.0),
    ("a3", "Alto", "headline", NAN, 0.0),
    ("a3", "Alto", "body", -0.9, 1.0),
    ("b1", "Bora", "headline", -0.5, 1.0),
    ("b1", "Bora", "body", -0.1, 1.0),
    ("b1", "Bora", "body", 0.3, 1.0),
    ("c1", "Cape", "body", 0.3, 1.0),
]


@pytest.fixture
def articles():
    return article_headlines(scored(*STORY))


def test_a_headline_stands_beside_the_weighted_mean_of_its_body(articles):
    first = articles.set_index("article_id").loc["a1"]
    assert first["headline"] == 0.8
    assert first["body"] == pytest.approx((0.4 + 0.05) / 1.5)
    assert first["gap"] == pytest.approx(0.5)
    assert first["n_body"] == 2
    assert first["body_low"] < first["body"] < first["body_high"]


def test_a_headline_off_the_axis_is_nan_and_an_article_without_one_in_no_row(articles):
    known = articles.set_index("article_id")
    assert np.isnan(known.loc["a3", "headline"])
    assert np.isnan(known.loc["a3", "gap"])
    assert "c1" not in known.index


def test_an_outlets_gap_is_the_mean_over_articles_that_have_both(articles):
    found = headline_estimates(articles).set_index(["outlet", "part"])
    assert found.loc[("Alto", "headline"), "estimate"] == pytest.approx(0.7)
    assert found.loc[("Alto", "body"), "estimate"] == pytest.approx(0.25)
    assert found.loc[("Alto", "gap"), "estimate"] == pytest.approx(0.45)
    assert found.loc[("Alto", "gap"), "n_articles"] == 2
    assert found.loc[("Alto", "body"), "n_sentences"] == 3


def test_one_article_has_an_interval_for_the_body_only(articles):
    found = headline_estimates(articles).set_index(["outlet", "part"])
    assert found.loc[("Bora", "body"), "interval"] == "within this article"
    assert found.loc[("Bora", "headline"), "interval"] == "none"
    assert np.isnan(found.loc[("Bora", "gap"), "ci_low"])
    assert found.loc[("Bora", "gap"), "estimate"] == pytest.approx(-0.6)


def test_an_outlet_whose_headlines_say_nothing_is_nan_and_not_zero():
    found = headline_estimates(article_headlines(scored(STORY[6], STORY[7])))
    assert found["estimate"].isna().all()
    assert (found["n_articles"] == 0).all()


def test_shuffling_changes_nothing(articles):
    shuffled = scored(*STORY).sample(frac=1, random_state=5)
    pd.testing.assert_frame_equal(article_headlines(shuffled), articles)


def test_turning_the_poles_turns_the_signs(articles):
    turned = scored(*STORY)
    back = headline_estimates(article_headlines(turned.assign(score=-turned["score"])))
    there = headline_estimates(articles)
    assert there["estimate"].tolist() == pytest.approx((-back["estimate"]).tolist(), nan_ok=True)
    assert there["ci_low"].tolist() == pytest.approx((-back["ci_high"]).tolist(), nan_ok=True)


def test_gaps_that_agree_over_many_articles_are_sure():
    rows = [
        row
        for k in range(8)
        for row in [
            (f"a{k}", "Alto", "headline", 0.5 + 0.01 * k, 1.0),
            (f"a{k}", "Alto", "body", 0.1 + 0.02 * (k % 3), 1.0),
        ]
    ]
    gap = headline_estimates(article_headlines(scored(*rows))).query("part == 'gap'").iloc[0]
    assert 0 < gap["ci_low"] < gap["estimate"] < gap["ci_high"]


def test_what_bodies_say_themselves_and_what_they_quote_part_below_one_headline():
    voices = ["own", "own", "quoted", "own", *["own"] * 6, "quoted", "own"]
    told = scored(*STORY).assign(voice=voices)
    own = article_headlines(own_words(told)).set_index("article_id")
    assert own.loc["a1", "body"] == pytest.approx(0.4)
    assert own.loc["b1", "body"] == pytest.approx(-0.1)
    quoted = quoted_bodies(told).set_index("outlet")["estimate"]
    assert quoted["Alto"] == pytest.approx(0.1)
    assert quoted["Bora"] == pytest.approx(0.3)


def test_a_quoted_headline_is_still_the_headline():
    told = scored(("a1", "Alto", "headline", 0.8, 0.5), ("a1", "Alto", "body", 0.4, 1.0))
    told = told.assign(voice=["quoted", "own"])
    assert article_headlines(own_words(told))["gap"].tolist() == pytest.approx([0.4])
