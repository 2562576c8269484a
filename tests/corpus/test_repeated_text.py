"""What counts once: a sentence with what it pairs with itself, whatever that pairs with."""

import pandas as pd
import pytest

from analysis.corpus.repeated_text import is_carried_by_several, repeats_earlier, same_text

ORDER = {"a": 0, "b": 1, "c": 2, "d": 3}


def sentences(*articles):
    rows = [
        (f"{name}-0", name, f"What {name} says of the bridge stands here.") for name in articles
    ]
    return pd.DataFrame(rows, columns=["sentence_id", "article_id", "text"])


def pairs(*rows):
    ends = [(f"{a}-0", f"{b}-0", kind) for a, b, kind in rows]
    return pd.DataFrame(ends, columns=["sentence_id_a", "sentence_id_b", "kind"])


def repeats(order, *rows, articles="abcd"):
    table = sentences(*articles)
    texts = same_text(table, pairs(*rows), {}).of(table["sentence_id"])
    found = repeats_earlier(table, texts, order)
    return set(table.loc[found, "article_id"])


def test_a_chain_of_pairs_makes_no_text_of_its_ends():
    chain = ("a", "b", "trimmed"), ("b", "c", "trimmed")
    assert repeats({"a": 0, "c": 1, "b": 2, "d": 3}, *chain) == {"b"}
    assert repeats(ORDER, *chain) == {"b", "c"}  # c pairs with b itself, and b was there first
    assert repeats({"b": 0, "a": 1, "c": 2, "d": 3}, *chain) == {"a", "c"}


def test_what_is_the_same_to_the_word_is_one_text_however_it_is_linked():
    same = ("a", "b", "verbatim"), ("b", "c", "verbatim"), ("c", "d", "reworded")
    assert repeats(ORDER, *same) == {"b", "c", "d"}
    # d pairs with the words of a too, although only c is listed beside it
    assert repeats({"a": 0, "d": 1, "b": 2, "c": 3}, *same) == {"b", "c", "d"}


def test_what_is_not_compared_comes_before_nothing():
    pair = ("b", "c", "trimmed")
    table = sentences("a", "b", "c")
    texts = same_text(table, pairs(pair), {}).of(table["sentence_id"])
    rest = table[table["article_id"] != "b"]
    assert not repeats_earlier(rest, texts, ORDER).any()


@pytest.mark.parametrize("seed", range(3))
def test_no_order_of_rows_or_pairs_matters(seed):
    table = sentences(*"abcd")
    listed = pairs(("a", "b", "trimmed"), ("b", "c", "reworded"), ("c", "d", "verbatim"))
    mixed = table.sample(frac=1, random_state=seed)
    found = []
    for rows, some in ((table, listed), (mixed, listed.sample(frac=1, random_state=seed))):
        texts = same_text(rows, some, {})
        marks = rows.assign(
            again=repeats_earlier(rows, texts.of(rows["sentence_id"]), ORDER),
            several=is_carried_by_several(rows, texts),
        )
        found.append(marks.sort_values("sentence_id").reset_index(drop=True))
    pd.testing.assert_frame_equal(*found)
    assert found[0]["several"].all()


def test_nothing_shared_is_nothing_repeated():
    table = sentences("a", "b")
    texts = same_text(table, pairs(), {})
    assert not is_carried_by_several(table, texts).any()
    assert not repeats_earlier(table, texts.of(table["sentence_id"]), ORDER).any()
