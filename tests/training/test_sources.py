"""Whether a card names what its tier was really taught on, and under which licence."""

import json
import re

import pytest

from analysis.models.tiers import TIERS, tier_folder
from tests.conftest import SHARED
from training.axis_examples import axis_examples
from training.labels import read_rows
from training.model_card import card
from training.sources import INFERENCE, WRITTEN, inference_sources, learned_from
from training.teach_tone import SEED, inferred_mentions

DATA = SHARED / "data"
NLI = DATA / "nli" / "train.jsonl.gz"
_LICENCE = re.compile(r"CC BY(?:-SA)? \d\.\d|Apache-2\.0|OANC")
with_data = pytest.mark.skipif(
    not NLI.is_file(), reason="the labelled files (../shared/data) are not here"
)


def made_of(tier):
    return json.loads((tier_folder(tier) / "training.json").read_text("utf-8"))


def runs_of(tier):
    made = made_of(tier)
    return [run for name in ("settings", "tone_settings") if (run := made.get(name))]


def places_of_texts():
    """Where each text of the inference data stands, by its rows' sources."""
    found = {}
    for row in read_rows(NLI):
        for part in ("premise", "hypothesis"):
            found.setdefault(row[part], set()).add(row["source"])
    return found


@with_data
def test_every_source_of_the_inference_data_has_its_licence():
    for source, licence in {(row["source"], row["licence"]) for row in read_rows(NLI)}:
        named = INFERENCE[source.split("-")[0]].licence
        assert set(_LICENCE.findall(named)) == set(_LICENCE.findall(licence)), source


@with_data
def test_every_sentence_that_names_are_taken_from_is_of_a_source_that_the_fast_card_names():
    places, named = places_of_texts(), inference_sources("fast", runs_of("fast"))
    drawn = [places[row.sentence] for row in inferred_mentions(DATA, 8_000, SEED)]
    assert all(sources & named for sources in drawn)
    assert any(all(source.startswith("sanli") for source in sources) for sources in drawn)


@with_data
def test_every_text_that_places_are_learned_from_is_of_a_source_that_the_accurate_card_names():
    places, named = places_of_texts(), inference_sources("accurate", runs_of("accurate"))
    drawn = [places[row.text] for row in axis_examples(DATA, 0, 1) if row.text in places]
    assert drawn
    assert all(sources & named for sources in drawn)
    assert not any(source.startswith("sanli") for source in named)


@pytest.mark.parametrize("tier", TIERS)
def test_a_card_names_every_source_and_licence(tier):
    shown = card(tier)
    for source in learned_from(tier, made_of(tier)):
        assert f"| {source.name} | {source.licence} |" in shown
    assert (INFERENCE["sanli"].name in shown) == (tier == "fast")
    assert "| half of FrAC's development sentences | CC BY 4.0, part NC | two numbers |" in shown
    assert "no weight of a network, and\nno text" in shown


def test_our_own_news_sentences_are_named_once_a_tier_has_learned_from_them():
    made = made_of("fast")
    not_yet = {key: value for key, value in made["tone_settings"].items() if "written" not in key}
    taught = made | {"tone_settings": not_yet | {"n_written": 5_289}}
    assert WRITTEN not in learned_from("fast", made | {"tone_settings": not_yet})
    assert learned_from("fast", taught)[-1] == WRITTEN
    without = {key: value for key, value in made_of("accurate").items() if key != "steady_rank"}
    assert WRITTEN not in learned_from("accurate", without)
    assert learned_from("accurate", without | {"steady_rank": 128})[-1] == WRITTEN
