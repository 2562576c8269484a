"""Which sentence stands for a claim: one that states it, in an outlet's own words."""

import numpy as np
import pandas as pd
import pytest

from analysis.corpus.claim_stated import state
from analysis.corpus.claim_wording import best_wordings, roughness
from analysis.corpus.claims import compared_rows, marked_rows
from analysis.corpus.sentences import article_sentences

PLAIN = "Mayor Teresa Oduya visited the quarter on Thursday to speak about the tram."


def best_of(*texts, voices=(), order=1):
    """The wording of one group that holds all of these, each by an outlet of its own."""
    articles = pd.DataFrame(
        [
            {"article_id": f"id-{i}", "outlet": f"o{i}", "headline": "", "text": text}
            for i, text in enumerate(texts)
        ][::order]
    )
    rows = marked_rows(article_sentences(articles))
    voice_of = dict(zip(texts, voices, strict=False))
    rows["voice"] = [voice_of.get(text, "own") for text in rows["text"]]
    distinct = list(dict.fromkeys(rows["text"]))
    is_compared = compared_rows(rows)
    stated = state(rows, is_compared, distinct, np.ones((len(distinct), 4), np.float32) / 2)
    compared = rows[is_compared].assign(group=0)
    return best_wordings(compared, stated)[0]


@pytest.mark.parametrize(
    "other",
    [
        "Mayor Teresa Oduya deserves praise for her courage.",
        "The tram is a triumph of citizens.",
        "If no court stops it, work on the tram begins.",
        "Residents should thank the mayor for the tram.",
        "Perhaps the mayor has come for the tram.",
    ],
)
def test_what_judges_or_supposes_does_not_stand_for_a_plain_statement(other):
    assert best_of(other, PLAIN) == PLAIN


def test_the_outlets_own_words_stand_before_quoted_ones():
    quoted = "The tram came to Mercer Street today, officials said at noon."
    assert best_of(quoted, PLAIN, voices=["quoted"]) == PLAIN
    assert best_of(quoted, PLAIN) == quoted


def test_of_equals_the_shorter_stands_whatever_the_order():
    longer = PLAIN.replace("visited the quarter", "visited the eastern quarter")
    assert best_of(longer, PLAIN) == best_of(longer, PLAIN, order=-1) == PLAIN


def test_where_all_judge_one_of_them_stands():
    one, other = "The tram is a triumph of citizens.", "The tram is a victory for clean air today."
    assert best_of(one, other) in (one, other)


def test_the_month_is_no_supposition():
    assert roughness("Work on the tram line begins on Monday in May 2025.") == 0
    assert roughness("Work on the tram line may begin in the second week.") > 0
