import pytest

from analysis.corpus.sides import parse_sides, sides_text, suggest_sides
from analysis.errors import CorpusError
from tests.corpus.stories import heard


def sides_of(*texts):
    voices = heard(*texts)
    return suggest_sides(voices.sentences, voices.quotes)


def test_a_title_before_the_name_tells_the_side():
    assert sides_of("Russian President Vladimir Putin said that talks would follow.") == {
        "Vladimir Putin": "Russia"
    }


def test_an_apposition_behind_the_name_tells_it():
    found = sides_of("Abbas Araghchi, Iran’s foreign minister, said that the talks were useful.")
    assert found == {"Abbas Araghchi": "Iran"}


def test_an_apposition_that_only_speaks_of_a_country_tells_nothing():
    text = "Farid Mansur, who studies Russian policy in Baku, said that talks would follow."
    assert sides_of(text) == {}


def test_a_country_speaks_for_itself():
    assert sides_of("Iran said that the talks were useful.") == {"Iran": "Iran"}


def test_sides_survive_being_written_down():
    sides = {"Ann Lee": "Iran", "Bo; Co": ""}
    assert parse_sides(sides_text(sides)) == {"Ann Lee": "Iran", "Bo  Co": ""}


@pytest.mark.parametrize("text", ["Ann Lee", "=Iran"])
def test_what_is_no_side_is_said(text):
    with pytest.raises(CorpusError, match="write Speaker=Side"):
        parse_sides(text)
