"""Claims of a story: what is put together, and what changes nothing."""

import zlib

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.claims import BARE, article_places, find_claims
from analysis.corpus.sentences import article_sentences
from analysis.corpus.shared_words import FUNCTION_WORDS, words_of
from analysis.errors import CorpusError

HERALD = (
    "The harbour bridge of Torvald collapsed on Monday morning, police said. "
    "Twelve people were killed and thirty were hurt. "
    "Mayor Ana Bellweather promised an inquiry within a week. "
    "She blamed nobody. "
    "Engineers had warned of rust in the northern pillars two years ago. "
    "What will become of the ferry?"
)
COURIER = (
    "Police said the harbour bridge in Torvald collapsed on Monday morning. "
    "Fourteen people were killed when it fell. "
    "An inquiry was promised within a week by Mayor Ana Belweather. "
    "Schools near the river stay closed until Friday. "
    "A choir sang for the victims in the cathedral of Saint Olave."
)
MIRROR = (
    "Farmers in the valley of Osk expect a poor harvest of barley. "
    "Engineers warned of rust in the northern pillars of the bridge two years ago. "
    "A choir sang in the cathedral of Saint Olave for the victims."
)


def bag_vectors(texts):
    """Unit vectors that are near where texts share content words."""
    rows = []
    for text in texts:
        words = [word[:5] for word in words_of(text) if word not in FUNCTION_WORDS] or ["none"]
        draws = [np.random.default_rng(zlib.crc32(w.encode())).normal(size=48) for w in words]
        rows.append(np.sum(draws, axis=0))
    rows = np.array(rows, dtype=np.float32).reshape(-1, 48)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def articles_of(**texts):
    rows = [
        {"article_id": f"id-{outlet}", "outlet": outlet, "headline": "", "text": text}
        for outlet, text in texts.items()
    ]
    return pd.DataFrame(rows)


def claims_of(articles):
    sentences = article_sentences(articles)
    return find_claims(sentences, bag_vectors(sentences["text"].drop_duplicates()))


@pytest.fixture(scope="module")
def found():
    return claims_of(articles_of(Herald=HERALD, Courier=COURIER, Mirror=MIRROR))


def outlets_that_say(found, words):
    statements = found.statements
    claim = statements.loc[statements["text"].str.contains(words), "claim_id"].iloc[0]
    return set(statements.loc[statements["claim_id"] == claim, "outlet"])


def test_the_same_statement_in_other_words_is_one_claim(found):
    assert outlets_that_say(found, "collapsed") == {"Herald", "Courier"}
    assert outlets_that_say(found, "inquiry") == {"Herald", "Courier"}
    assert outlets_that_say(found, "rust") == {"Herald", "Mirror"}
    assert outlets_that_say(found, "choir") == {"Courier", "Mirror"}


def test_what_one_outlet_says_is_a_claim_of_its_own(found):
    assert outlets_that_say(found, "barley") == {"Mirror"}
    assert outlets_that_say(found, "Schools") == {"Courier"}


def test_figures_that_differ_within_a_claim_are_flagged(found):
    figures = found.claims.set_index("wording")["figures"]
    (killed,) = [words for words in figures if words]
    assert killed == "Twelve people / Fourteen people"


def test_every_sentence_is_in_a_claim_or_passed_over_with_its_reason(found):
    reasons = dict(zip(found.passed["text"], found.passed["reason"], strict=True))
    assert reasons["What will become of the ferry?"] == "question"
    assert "She blamed nobody." in reasons
    assert set(reasons.values()) <= {"question", "fragment", "too little said", "opinion", BARE}
    n_sentences = len(article_sentences(articles_of(a=HERALD, b=COURIER, c=MIRROR)))
    assert len(found.statements) + len(found.passed) == n_sentences


def test_no_wording_begins_with_a_pronoun_and_the_most_carried_come_first(found):
    first = found.claims["wording"].str.split().str[0].str.lower()
    assert not set(first) & {"he", "she", "it", "they", "this"}
    assert found.claims["n_outlets"].is_monotonic_decreasing


@given(st.permutations(range(3)))
@settings(max_examples=6)
def test_the_order_of_the_articles_changes_nothing(order):
    articles = articles_of(Herald=HERALD, Courier=COURIER, Mirror=MIRROR)
    one, other = claims_of(articles), claims_of(articles.iloc[list(order)])
    for name in ("claims", "statements", "passed"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


def test_an_article_given_twice_changes_the_counts_only(found):
    articles = articles_of(Herald=HERALD, Courier=COURIER, Mirror=MIRROR)
    twice = pd.concat([articles, articles[:1].assign(article_id="id-again")])
    again = claims_of(twice)
    assert again.claims["claim_id"].tolist() == found.claims["claim_id"].tolist() or set(
        again.claims["claim_id"]
    ) == set(found.claims["claim_id"])
    counts = again.claims.set_index("claim_id")["n_outlets"]
    assert counts.to_dict() == found.claims.set_index("claim_id")["n_outlets"].to_dict()


def test_the_same_input_gives_the_same_bytes(found):
    again = claims_of(articles_of(Herald=HERALD, Courier=COURIER, Mirror=MIRROR))
    assert again.statements.to_json() == found.statements.to_json()


def test_a_quotation_in_the_first_person_names_its_speaker():
    sentences = article_sentences(articles_of(A="“We will rebuild the harbour bridge in stone.”"))
    sentences["speaker"] = "Ana Bellweather"
    found = find_claims(sentences, bag_vectors(sentences["text"]))
    assert found.claims["wording"].iloc[0].startswith("Ana Bellweather: “We")


def test_places_are_lead_middle_and_end():
    text = " ".join(f"Barge number {n} sank near the pier of Osk." for n in range(20))
    articles = articles_of(A=text).assign(headline="Many barges sink near Osk")
    rows = article_sentences(articles)
    places = article_places(rows)
    assert places[0] == "lead"
    assert [places.count(place) for place in ("lead", "middle", "end")] == [5, 12, 4]


def test_vectors_that_do_not_fit_are_refused():
    sentences = article_sentences(articles_of(A=HERALD))
    with pytest.raises(CorpusError, match="one vector per distinct text"):
        find_claims(sentences, np.ones((2, 3), np.float32))


@pytest.mark.parametrize("text", ["", "Why?", "Nice! Wow.", "\u202e\x00 %{x} <b>"])
def test_a_story_without_a_claim_gives_empty_tables(text):
    found = claims_of(articles_of(A=text, B=text))
    assert found.claims.empty
    assert found.statements.empty
