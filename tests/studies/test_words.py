import pandas as pd
import pytest

from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.studies.corpus import build_corpus
from analysis.studies.words import LEAST_WORDS, compare_words

REMOVED = pd.DataFrame(columns=["article_id", "text", "reason"])
NUMBERS = ["harbour", "bridge", "market", "school", "garden", "station", "temple", "quarry"]


def story(word_of):
    """Two outlets, three articles each, that say the same; `word_of` is what each calls a thing."""
    rows = [
        (
            f"{outlet}{k}",
            outlet,
            " ".join(
                f"The {place} saw {word} near stone walls while {outlet.lower()}{n} people fled."
                for n, place in enumerate(NUMBERS)
            ),
        )
        for outlet, word in word_of.items()
        for k in range(3)
    ]
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "text"])
    table["text"] += [
        f" Report {'abcdef'[n]}{'xyz'[n % 3]} closes here." for n in range(len(table))
    ]
    return build_corpus(table.reindex(columns=ARTICLE_COLUMNS, fill_value=""), REMOVED).sentences


def longer(sentences):
    """The same sentences with something of its own in each, so that none is a repeat."""
    texts = [f"{text[:-1]} on morning{n:03d}x." for n, text in enumerate(sentences["text"])]
    letters = str.maketrans("0123456789", "abcdefghij")
    return sentences.assign(text=[text.translate(letters) for text in texts])


@pytest.fixture
def sentences():
    return longer(story({"Alto": "raids", "Bora": "attacks"}))


def test_the_term_that_sets_an_outlet_apart_comes_first(sentences, word_encoder):
    words = compare_words(sentences, word_encoder)
    mine = words.keyness[words.keyness["outlet"] == "Alto"]
    assert mine.iloc[0]["term"] in {"raid", "alto raid", "saw raid", "raid stone"}
    assert mine.iloc[0]["sure"]
    assert words.forms["raid"] == "raids"


def test_shuffled_sentences_change_nothing(sentences, word_encoder):
    there = compare_words(sentences, word_encoder)
    again = compare_words(sentences.sample(frac=1, random_state=4), word_encoder)
    pd.testing.assert_frame_equal(there.keyness, again.keyness)
    pd.testing.assert_frame_equal(there.choices, again.choices)


def test_every_use_is_where_it_says(sentences, word_encoder):
    uses = compare_words(sentences, word_encoder).uses
    texts = sentences.set_index("sentence_id")["text"]
    for use in uses.itertuples():
        assert texts[use.sentence_id][use.start : use.end] == use.form


def test_too_little_text_is_said_with_what_there_is(sentences, word_encoder):
    words = compare_words(sentences[sentences["outlet"] == "Alto"], word_encoder)
    assert words.keyness.empty
    assert words.clusters == []
    few = compare_words(sentences.groupby("outlet").head(2), word_encoder)
    assert set(few.short) == {"Alto", "Bora"}
    assert all(n < LEAST_WORDS for n in few.short.values())


def test_outlets_that_share_every_sentence_chose_no_word(sentences, word_encoder):
    words = compare_words(sentences.assign(shared=True), word_encoder)
    assert words.keyness.empty
    assert words.clusters == []
