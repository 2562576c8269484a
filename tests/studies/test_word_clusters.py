"""Words for the same thing, by an encoder that takes some words for one."""

import json
import re

import numpy as np
import pandas as pd
import pytest

from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.corpus.sentences import article_sentences
from analysis.corpus.term_uses import own_sentences, term_uses
from analysis.models import word_swaps
from analysis.models.encoder import Encoder
from analysis.models.info import ScorerInfo
from analysis.models.tiers import load_tier
from analysis.models.word_swaps import Place, bar_of, likeness_in_place
from analysis.studies.word_clusters import word_clusters
from analysis.studies.word_places import word_places
from evaluation.word_clusters import found_pairs
from tests.conftest import ROOT

ALIKE = {"raids": "attacks", "vessel": "ship"}  # what the encoder below cannot tell apart
STORY = {
    "Alto": "The raids on the harbour lasted all night. Nobody stopped the raids before noon. "
    "A vessel sank near the harbour wall. The vessel carried grain and the harbour closed.",
    "Bora": "The attacks on the harbour lasted until dawn. Guards watched the attacks from a hill. "
    "A ship sank beside the harbour wall. The ship carried wheat and the harbour closed.",
}


TOLD = ROOT / "tests/studies/data/words_for_one_thing.json"


def sentences_of(articles: dict[str, str]) -> pd.DataFrame:
    rows = [(f"a{number}", name, text) for number, (name, text) in enumerate(articles.items())]
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "text"])
    return article_sentences(table.reindex(columns=ARTICLE_COLUMNS, fill_value=""))


def meaning(text: str) -> np.ndarray:
    """A direction of its own for each word but those that are alike, all added up."""
    words = [ALIKE.get(word, word) for word in re.findall("[a-z]+", text.lower())]
    vector = np.full(64, 0.01, np.float32)
    for word in words:
        stem = word.removesuffix("s")
        vector += np.random.default_rng([ord(letter) for letter in stem]).normal(size=64)
    return vector.astype(np.float32)


@pytest.fixture
def encoder(monkeypatch) -> Encoder:
    monkeypatch.setattr(word_swaps, "BARS", {"meanings": 0.95})
    return Encoder(ScorerInfo("meanings", "1", "a" * 64, "none"), 64, meaning)


@pytest.fixture
def own() -> pd.DataFrame:
    rows = [(name[0].lower(), name, text) for name, text in STORY.items()]
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "text"])
    return own_sentences(article_sentences(table.reindex(columns=ARTICLE_COLUMNS, fill_value="")))


def test_nouns_that_change_nothing_in_one_anothers_place_are_words_for_one_thing(own, encoder):
    clusters = word_clusters(own, term_uses(own), encoder)
    assert ("ship", "vessel") in clusters
    assert ("attack", "raid") in clusters
    assert all("harbour" not in cluster for cluster in clusters)


@pytest.mark.parametrize(("n_claims", "is_one_thing"), [(2, False), (3, True)])
def test_nouns_that_outlets_swap_in_claim_after_claim_are_one_thing_to_them(
    encoder, monkeypatch, n_claims, is_one_thing
):
    monkeypatch.setattr(word_swaps, "BARS", {"meanings": 0.25})
    said = ["The council passed the {} at noon.", "Farmers blocked a road over the {}.",
            "Half of the {} goes to schools.", "The {} was proposed by a mayor."]  # fmt: skip
    articles = {"Alto": "levy", "Bora": "charge"}
    told = {who: " ".join(s.format(word) for s in said) for who, word in articles.items()}
    own = own_sentences(sentences_of(told))
    turn = own.groupby("article_id").cumcount()
    claim = [f"claim-{n}" if n < n_claims else f"{i}-{n}"
             for n, i in zip(turn, own["article_id"], strict=True)]  # fmt: skip
    clusters = word_clusters(own, term_uses(own), encoder, own.assign(claim_id=claim))
    assert (("charge", "levy") in clusters) == is_one_thing


@pytest.mark.slow
@pytest.mark.parametrize("name", ["strikes", "wall", "square", "tax", "flood"])
def test_words_of_invented_stories_are_put_together_as_they_were_meant(name):
    story = json.loads(TOLD.read_text(encoding="utf-8"))[name]
    texts = {outlet: "\n\n".join(lines) for outlet, lines in story["articles"].items()}
    found = found_pairs(sentences_of(texts), load_tier().encoder)
    meant = {tuple(pair) for pair in story["same"]}
    assert meant <= found
    things = {term for pair in meant for term in pair}
    assert not {pair for pair in found - meant if things & {*pair}}
    assert len(found - meant) <= 1


def test_in_any_order_they_are_the_same(own, encoder):
    mixed = own_sentences(own.sample(frac=1, random_state=2))
    there, again = (word_clusters(rows, term_uses(rows), encoder) for rows in (own, mixed))
    assert there == again


def test_an_encoder_whose_word_is_not_taken_finds_none(own, word_encoder):
    assert bar_of(word_encoder) is None
    assert word_clusters(own, term_uses(own), word_encoder) == []


def test_likeness_is_the_mean_over_places_of_what_the_terms_add(encoder):
    same = Place("the raids on", "the attacks on", "the on")
    apart = Place("the raids on", "the harbour on", "the on")
    assert likeness_in_place(encoder, {("raid", "ship"): [same]})["raid", "ship"] == pytest.approx(
        1
    )
    alone = likeness_in_place(encoder, {("raid", "ship"): [apart]})["raid", "ship"]
    both = likeness_in_place(encoder, {("raid", "ship"): [same, apart]})["raid", "ship"]
    assert alone < 0.4
    assert both == pytest.approx((1 + alone) / 2)


def test_the_surroundings_are_two_words_on_either_side_in_the_form_that_fits(own):
    uses = term_uses(own)
    texts = dict(zip(own["sentence_id"], own["text"], strict=True))
    tried = uses[uses["term"].isin(["raid", "ship"])].groupby("term").head(1)
    places = word_places([("raid", "ship")], tried, uses, texts)["raid", "ship"]
    assert Place("The raids on the", "The ship on the", "The on the") in places
    assert Place("A ship sank beside", "A raids sank beside", "A sank beside") in places
