"""Whether a speaker is a person or a body: rare names, and what the articles of a corpus tell."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.quotes import _settled
from analysis.corpus.reading import read_paths
from analysis.corpus.speaker_kinds import looks_personal
from analysis.studies.corpus import read_corpus
from analysis.studies.voices import find_voices
from tests.corpus.stories import heard

GALLERY = Path(__file__).parents[2] / "data" / "gallery"


def kinds_of(quotes: pd.DataFrame) -> dict[str, list[str]]:
    return quotes.groupby("speaker")["speaker_kind"].agg(lambda kinds: sorted(set(kinds))).to_dict()


@pytest.mark.parametrize(
    ("story", "people"),
    [
        ("port-strike", ["Piers Hallam", "Marta Lindholm"]),
        ("recount", ["Helena Marsh", "Dorian Pike"]),
        ("water-rules", ["Agneta Folk", "Livia Santer"]),
    ],
)
def test_who_speaks_in_the_gallery_is_a_person_in_every_article(story, people):
    kinds = kinds_of(find_voices(read_corpus(read_paths([GALLERY / story]))).quotes)
    assert all(len(of) == 1 for of in kinds.values())
    assert {name: kinds[name] for name in people} == {name: ["named"] for name in people}
    # The docker died before the strike: neither "the company" nor "it" is he.
    assert "Emil Radke" not in kinds


KNOWING = "Mrs Helena Marsh has been declared governor-elect of Tarrow."


def test_an_article_that_knows_somebody_tells_it_to_the_others():
    told = "Helena Marsh is the governor. Marsh said that she would stay."
    alone = kinds_of(heard(told).quotes)
    assert alone["Helena Marsh"] == ["institution"]  # what the recogniser makes of her
    assert kinds_of(heard(told, KNOWING).quotes)["Helena Marsh"] == ["named"]


def test_a_calling_makes_a_person_and_a_trade_none():
    text = "{} said that it was late. {} left on Monday."
    folk = text.format("Agneta Folk, a sociologist of Torvald,", "Folk")
    assert kinds_of(heard(folk).quotes) == {"Agneta Folk": ["named"]}
    nation = text.format("Concert promoter Live Nation", "Live Nation")
    assert kinds_of(heard(nation).quotes) == {"Live Nation": ["institution"]}


@pytest.mark.parametrize("name", ["Agneta Folk", "Mark Anthony Alder"])
def test_a_given_name_with_a_surname_looks_personal(name):
    assert looks_personal(name)


@pytest.mark.parametrize("name", ["Folk", "Corvin Group", "Daily Post", "UN Women", "Alder & Folk"])
def test_other_names_do_not(name):
    assert not looks_personal(name)


def test_most_articles_tell_the_kind_and_a_source_without_a_name_stays_one():
    rows = [
        ("a", "Fox", "named"), ("a", "Fox", "named"), ("b", "Fox", "institution"),
        ("c", "Fox", "institution"), ("a", "Lee", "named"), ("b", "Lee", "institution"),
        ("a", "a clerk", "unnamed"), ("a", "", ""),
    ]  # fmt: skip
    quotes = pd.DataFrame(rows, columns=["article_id", "speaker", "speaker_kind"])
    assert _settled(quotes).tolist() == ["institution"] * 4 + ["named"] * 2 + ["unnamed", ""]
