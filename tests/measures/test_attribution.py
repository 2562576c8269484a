import math

import pandas as pd
import pytest

from analysis.corpus.schema import (
    NOT_TOLD,
    OTHER_VOICES,
    OWN_WORDS,
    QUOTE_COLUMNS,
    SENTENCE_COLUMNS,
    UNNAMED_SOURCES,
)
from analysis.measures.attribution import attribution, speaker_groups, word_shares

TEN = "one two three four five six seven eight nine ten"


def sentences(*articles):
    """A table of (outlet, article, number of sentences), each sentence of ten words."""
    rows = [
        {"sentence_id": f"{article}-{n}", "article_id": article, "outlet": outlet, "text": TEN}
        for outlet, article, number in articles
        for n in range(number)
    ]
    return pd.DataFrame(rows).reindex(columns=SENTENCE_COLUMNS)


def quotes(*rows):
    """A table of (sentence_id, speaker, kind of speaker, words)."""
    table = pd.DataFrame(
        [
            {"sentence_id": s, "speaker": who, "speaker_kind": kind, "n_words": n, "outlet": ""}
            for s, who, kind, n in rows
        ]
    )
    return table.reindex(columns=QUOTE_COLUMNS)


QUOTES = quotes(
    ("a-0", "Ann Lee", "named", 4),
    ("a-1", "a source", "unnamed", 6),
    ("b-0", "Bo Ek", "named", 10),
    ("b-1", "", "", 5),
)
SENTENCES = sentences(("X", "a", 2), ("X", "b", 2), ("Y", "c", 1))


def shares(table, outlet):
    return table[table["outlet"] == outlet].set_index("question")["estimate"]


def test_unnamed_sources_and_speakers_that_are_not_told_are_groups_of_their_own():
    assert speaker_groups(QUOTES).tolist() == ["Ann Lee", UNNAMED_SOURCES, "Bo Ek", NOT_TOLD]


def test_a_speaker_without_a_side_counts_among_the_others():
    groups = speaker_groups(QUOTES, {"Ann Lee": "Iran"})
    assert groups.tolist() == ["Iran", UNNAMED_SOURCES, OTHER_VOICES, NOT_TOLD]


def test_the_shares_of_an_outlet_are_of_its_words_and_add_up_to_one():
    table = word_shares(SENTENCES, QUOTES, speaker_groups(QUOTES))
    found = shares(table, "X")
    assert found["Ann Lee"] == pytest.approx(4 / 40)
    assert found[OWN_WORDS] == pytest.approx(15 / 40)
    assert found.sum() == pytest.approx(1)
    assert shares(table, "Y")[OWN_WORDS] == 1


def test_attribution_shares_out_the_quoted_words_alone():
    table = attribution(SENTENCES, QUOTES, speaker_groups(QUOTES))
    found = shares(table, "X")
    assert found["Bo Ek"] == pytest.approx(10 / 25)
    assert found.sum() == pytest.approx(1)
    assert "Y" not in set(table["outlet"]) or math.isnan(shares(table, "Y").iloc[0])


def test_intervals_resample_articles_or_the_only_one_s_sentences():
    table = word_shares(SENTENCES, QUOTES, speaker_groups(QUOTES)).set_index(["outlet", "question"])
    assert table.loc[("X", "Ann Lee"), "interval"] == "articles"
    assert table.loc[("X", "Ann Lee"), "ci_low"] >= 0
    assert table.loc[("Y", OWN_WORDS), "interval"] == "none"


def test_shuffled_rows_change_nothing():
    groups = speaker_groups(QUOTES)
    turned = QUOTES[::-1]
    other = word_shares(SENTENCES[::-1], turned, groups)
    pd.testing.assert_frame_equal(word_shares(SENTENCES, QUOTES, groups), other)


def test_without_quotations_all_words_are_the_outlet_s_own():
    none = QUOTES.head(0)
    table = word_shares(SENTENCES, none, speaker_groups(none))
    assert set(table["question"]) == {OWN_WORDS}
    assert attribution(SENTENCES, none, speaker_groups(none)).empty


def test_two_who_speak_together_are_on_their_common_side():
    sides = {"Ann Lee": "North", "Ben Ray": "North", "Cy Dow": "South"}
    joint = quotes(("a", "Ann Lee; Ben Ray", "named", 4), ("b", "Ann Lee; Cy Dow", "named", 4))
    assert list(speaker_groups(joint, sides)) == ["North", OTHER_VOICES]
