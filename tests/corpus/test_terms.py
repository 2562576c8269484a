import pandas as pd
import pytest

from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.corpus.sentences import article_sentences
from analysis.corpus.term_uses import own_sentences, term_uses
from analysis.corpus.terms import common_form, read_terms, singular, word_key


def terms_of(text):
    found = read_terms([text])
    return [found.vocabulary[number] for number in found.term]


def test_words_and_phrases_of_two_words_are_terms_and_stop_words_are_none():
    assert terms_of("The military strikes on the plant") == [
        "military", "strike", "military strike", "plant",
    ]  # fmt: skip


def test_a_phrase_does_not_cross_a_comma_a_stop_word_or_a_figure():
    assert "strike plant" not in terms_of("a strike, plant workers said")
    assert "strike plant" not in terms_of("a strike at plant level")
    assert "strike plant" not in terms_of("strike 14 plant")


def test_every_use_knows_its_place():
    text = "Ceasefire talks! “Talks” failed."
    found = read_terms([text])
    for start, end, term in zip(found.start, found.end, found.term, strict=True):
        assert found.vocabulary[term].split()[0][:4] in text[start:end].lower()


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Strikes", "strike"), ("countries", "country"), ("news", "news"), ("crisis", "crisis"),
        ("Russia's", "russia"), ("Russia’s", "russia"), ("US", "us"), ("us", ""), ("don't", ""),
        ("churches", "church"), ("ceasefire", "ceasefire"), ("JUST", ""), ("is", ""),
    ],
)  # fmt: skip
def test_a_word_is_counted_without_capitals_plural_and_possessive(word, key):
    assert word_key(word) == key


def test_the_rules_for_plurals_leave_other_words_alone():
    assert [singular(word) for word in ("goes", "bus", "press", "politics", "heroes")] == [
        "goe", "bus", "press", "politics", "heroe",
    ]  # fmt: skip


def test_a_term_is_written_as_it_mostly_is():
    assert common_form(["Strikes", "strikes", "strike", "strikes"]) == "strikes"
    assert common_form(["Trump", "Trump", "Trump", "trumps"]) == "Trump"


def articles(*rows):
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "text"])
    return article_sentences(table.reindex(columns=ARTICLE_COLUMNS, fill_value=""))


def test_what_two_outlets_carry_in_the_same_words_is_no_choice_of_either():
    sentences = articles(
        ("a", "Alto", "The minister was received warmly there. Only Alto has this line here."),
        ("b", "Bora", "The minister was received warmly there! Bora wrote another line instead."),
    )
    assert own_sentences(sentences)["text"].tolist() == [
        "Only Alto has this line here.",
        "Bora wrote another line instead.",
    ]


def test_shared_sentences_and_an_outlets_own_repeats_are_left_out():
    sentences = articles(
        ("a1", "Alto", "Watch more videos below. Rain fell in town."),
        ("a2", "Alto", "Watch more videos below. Snow fell in town."),
    )
    kept = own_sentences(sentences)
    assert kept["text"].tolist().count("Watch more videos below.") == 1
    marked = sentences.assign(shared=sentences["text"].str.startswith("Rain"))
    assert "Rain fell in town." not in own_sentences(marked)["text"].tolist()


def test_an_outlets_own_name_is_no_term_of_its():
    sentences = articles(
        ("a", "The Alto Post", "The Alto Post has learned of talks. An Alto reporter saw a post."),
        ("b", "Bora News", "Each post was manned. Bora News saw it."),
    )
    used = term_uses(own_sentences(sentences)).groupby("outlet")["term"].agg(set)
    assert "alto" not in used["The Alto Post"]
    assert "post" in used["The Alto Post"]  # others use it too, and it stands apart from the name
    assert "bora" not in used["Bora News"]


def test_hostile_text_gives_terms_and_no_error():
    text = "<script>alert(1)</script> \u202e=cmd|' ' $x^2$ ''' ’s -- \x00 [x](y)"
    found = read_terms([text, "", "’’’"])
    assert "script" in found.vocabulary
    assert read_terms([]).vocabulary == []
