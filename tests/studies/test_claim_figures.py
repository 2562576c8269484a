"""Figures that differ within one claim of the five real pages; their text is not in here."""

import pytest

from analysis.corpus.reading import read_paths
from analysis.models.tiers import TIERS, load_tier
from analysis.studies.corpus import read_corpus
from analysis.studies.omission import compare_claims


@pytest.mark.slow
@pytest.mark.parametrize("tier", TIERS)
def test_how_far_back_the_attack_was_the_biggest_is_flagged_and_nothing_else(tier, seeds):
    corpus = read_corpus(read_paths(sorted(seeds.glob("*.txt"))))
    compared = compare_claims(corpus.sentences, load_tier(tier).encoder)
    (flagged,) = compared.claims["figures"][compared.claims["figures"] != ""]
    since, in_decades = flagged.split(" / ")
    assert "since the 1979" in since
    assert in_decades.startswith("most significant")
    assert in_decades.endswith("in decades")
