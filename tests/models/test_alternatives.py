import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.models.alternatives import alternatives


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "Norland praises, supports or trades with Ostia",
            ("Norland praises Ostia", "Norland supports Ostia", "Norland trades with Ostia"),
        ),
        (
            "the union criticised or ridiculed the offer",
            ("the union criticised the offer", "the union ridiculed the offer"),
        ),
        (
            "a cool, cautious, or reluctant reply",
            ("a cool reply", "a cautious reply", "a reluctant reply"),
        ),
        ("fails or refuses to help", ("fails to help", "refuses to help")),
    ],
)
def test_a_list_of_things_to_say_is_taken_apart(entry: str, said: tuple[str, ...]) -> None:
    assert alternatives(entry) == said


@pytest.mark.parametrize(
    "entry",
    [
        "strong show of support",
        "more or less support",
        "war or peace",
        "it is not clear whether the minister will come or stay away",
        "Norland or Ostia attacked first",
        "supports Norland or its allies",
        "one, two or three visits",
        "take it or leave it",
        "Praises, supports or helps Ostia",
        "Ostia is praised, strongly supported or helped by Norland",
        "condemns Ostia, attacks or ridicules it",
        "thousands or millions of workers",
    ],
)
def test_what_is_no_plain_list_stays_whole(entry: str) -> None:
    assert alternatives(entry) == (entry,)


@given(st.text(max_size=200))
def test_any_text_gives_at_least_itself_or_its_parts(entry: str) -> None:
    said = alternatives(entry)
    assert said and all(said) if entry else said == ("",)
