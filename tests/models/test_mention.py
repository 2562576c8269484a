import pandas as pd
import pytest

from analysis.corpus.sentences import article_sentences
from analysis.models.mention import article_mentions, marked, story_mentions
from analysis.models.questions import Target

ALDER = Target("Ruth Alder")
FULL = "Ruth Alder was elected in May."


def mentioned(texts, target=ALDER):
    """What stands at each mention, sentence by sentence."""
    spans = article_mentions(texts, target)
    return [[t[a:b] for a, b in found] for t, found in zip(texts, spans, strict=True)]


def test_the_mention_stands_between_asterisks_and_again_beside_it():
    assert marked("Critics slammed Smith for it.", 16, 21) == (
        "Critics slammed * Smith * for it.",
        "Smith",
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russia’s envoy left; Moscow's answer came.", ["Russia", "Moscow"]),
        ("A Russia-backed plan, a pro-Russia crowd.", ["Russia", "Russia"]),
        ("The Russian envoy and the Russians left.", []),
        ("Officials in the\xa0Kremlin knew.", ["the\xa0Kremlin"]),
    ],
)
def test_names_are_found_with_possessives_and_hyphens(text, found):
    assert mentioned([text], Target.parse("Russia=Moscow|the Kremlin")) == [found]


def test_print_of_apostrophes_and_hyphens_does_not_matter():
    printed = "O’Neill\u2011Grey"
    assert mentioned([f"Pat {printed} won."], Target("O'Neill-Grey")) == [[printed]]


def test_a_surname_counts_where_the_article_gives_the_full_name():
    assert mentioned(["Alder wins again", FULL, "Voters like Alder's plan."]) == [
        ["Alder"],
        ["Ruth Alder"],
        ["Alder"],
    ]
    assert mentioned(["Alder wins again", "Voters like Alder's plan."]) == [[], []]


@pytest.mark.parametrize(
    "texts",
    [
        [FULL, "Tom Alder spoke first.", "Then Alder left."],  # two of that name
        [FULL, "Work at Alder Street went on."],  # part of another name
        [FULL, "They met under the Alder tree."],
    ],
)
def test_a_surname_that_may_be_someone_elses_does_not_count(texts):
    assert mentioned(texts)[1:] == [[]] * (len(texts) - 1)


def test_the_last_word_of_a_body_is_no_surname():
    texts = ["The White House replied.", "Lawmakers in House and Senate waited."]
    assert mentioned(texts, Target("White House")) == [["White House"], []]


@pytest.mark.parametrize(
    ("before", "text", "found"),
    [
        ("Mayor Ruth Alder spoke on Monday.", "She praised the crew.", ["She"]),
        ("Mayor Ruth Alder spoke on Monday.", "Her plan failed.", ["Her"]),
        ("Mayor Ruth Alder spoke on Monday.", "Its plan failed.", []),
        ("Mayor Ruth Alder spoke on Monday.", "Then she left.", ["she"]),
        ("Mayor Ruth Alder spoke on Monday.", "On the second day, she left.", ["she"]),
        ("Mayor Ruth Alder spoke on Monday.", "After Tom Reed came, she left.", []),
        ("Mayor Ruth Alder spoke on Monday.", "The crew said she left.", []),
        ("Mayor Ruth Alder spoke in Norland.", "But her plan failed.", ["her"]),
        ("She was to follow Mayor Ruth Alder.", "She left.", []),
        ("Mayor Ruth Alder spoke.", "They left.", []),
        ("Mayor Ruth Alder met Tom Reed.", "She praised the crew.", []),
        ("Tom Reed met Mayor Ruth Alder.", "He praised the crew.", []),
        ("Mayor Ruth Alder spoke.", "She praised Ruth Alder.", ["Ruth Alder"]),
    ],
)
def test_a_pronoun_counts_after_a_sentence_that_names_the_target_alone(before, text, found):
    assert mentioned([before, text])[1] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It broke its promise.", ["It"]),
        ("Its envoy stayed away.", ["Its"]),
        ("He left without help.", []),
        ("It is unclear why.", []),
        ("It has not been easy.", []),
        ("It’s late.", []),
        ("It remains to be seen.", []),
        ("It came after weeks of talks.", []),
    ],
)
def test_it_stands_for_what_is_no_person_and_never_for_nothing(text, found):
    assert mentioned(["The offer by Norland was cool.", text], Target("Norland"))[1] == found


def test_who_goes_on_to_be_said_by_a_pronoun_is_followed_until_another_name_comes():
    texts = ["Mayor Ruth Alder spoke.", "She praised the crew.", "Then she left.", "Tom Reed came."]
    assert mentioned([*texts, "She stayed away."]) == [["Ruth Alder"], ["She"], ["she"], [], []]


def test_a_place_beside_a_person_does_not_hide_who_is_meant_but_a_second_person_does():
    full = "President Tom Reed came late."
    assert mentioned([full, "Mayor Ruth Alder flew to Norland.", "She left."])[2] == ["She"]
    assert mentioned([full, "Mayor Ruth Alder flew with Reed.", "She left."])[2] == []


def test_a_pronoun_two_sentences_on_does_not_count():
    assert mentioned(["Mayor Ruth Alder spoke.", "Rain fell.", "She left."]) == [
        ["Ruth Alder"],
        [],
        [],
    ]


def test_a_name_in_one_article_means_nothing_in_another():
    articles = pd.DataFrame(
        {"article_id": ["a", "b"], "outlet": "x", "headline": "", "text": [FULL, "Alder won."]}
    )
    sentences = article_sentences(articles)
    mentions = story_mentions(sentences, ALDER)
    assert list(mentions) == sentences["sentence_id"].tolist()
    assert list(mentions.values()) == [((0, 10),), ()]


def test_a_sentence_that_is_not_at_hand_parts_its_neighbours():
    articles = pd.DataFrame(
        {"article_id": ["a"], "outlet": "x", "headline": "",
         "text": ["Mayor Ruth Alder spoke of it. Rain fell on the crowd. She left for home."]}
    )  # fmt: skip
    sentences = article_sentences(articles)
    assert len(sentences) == 3
    assert list(story_mentions(sentences.iloc[[0, 2]], ALDER).values())[1] == ()
