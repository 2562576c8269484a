"""One invented text for each rule on whose voice a sentence is in, beyond its share of marks."""

import pytest

from tests.corpus.stories import heard

OWN, QUOTED, UNKNOWN = "own", "quoted", "unknown"
RULES = {
    "a cue set off by commas before few words": (
        "The mayor, he said, “has built four bridges,” among them one of the longest in the north.",
        [QUOTED],
    ),
    "in the words of": (
        "It was, in the words of harbour master Ann Lee, “a very long night” for all who kept the "
        "watch at the pier and on the river.",
        [QUOTED],
    ),
    "as somebody put it": (
        "The council has, as Ann Lee put it, “no money left” for a bridge that nobody uses and a "
        "road that leads to it.",
        [QUOTED],
    ),
    "a whole utterance of one word": (
        "She asked whether the harbour would ever be opened again, and the engineer of the town "
        "told her, “Never.”",
        [QUOTED],
    ),
    "a term of one word": (
        "She asked whether the harbour would ever be opened again, and the engineer of the town "
        "called it “dead.”",
        [OWN],
    ),
    "the title of a book": ("“The Long Night of the Harbour” is sold out.", [OWN]),
    "a title that somebody speaks": ("“Save The Old Harbour,” Ann Lee said.", [QUOTED]),
    "what lies before the last sentence that speaks as I": (
        "“We closed the pier in the spring. The boats of the harbour are gone. I am sorry for all "
        "of them. The town council meets in May.",
        [QUOTED, QUOTED, QUOTED, UNKNOWN],
    ),
    "a fragment that was not closed ends with its sentence": (
        "Ann Lee called the report “wholly wrong. The council meets in May.\n\nIt rained.",
        [OWN, OWN, OWN],
    ),
    "a straight mark that opens amid a later sentence": (
        '"We closed the pier in the spring. Ann Lee said the boats had left. She called it '
        '"a very sad day" for all who live at the river and for the town.',
        [QUOTED, UNKNOWN, QUOTED],
    ),
    "a closing mark that stands at the next sentence": (
        "It rained all day. We closed the pier. I am sorry. ”The council meets in May.",
        [OWN, QUOTED, QUOTED, OWN],
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_whose_voice_it_is(rule):
    text, voices = RULES[rule]
    sentences = heard(text).sentences
    told = dict(zip(sentences["text"], sentences["voice"], strict=True))
    assert list(told.values()) == voices, told


def test_the_speaker_of_words_that_are_given_as_somebodys():
    text, _ = RULES["in the words of"]
    assert heard(text).quotes["speaker"].tolist() == ["Ann Lee"]


def test_words_in_a_row_are_no_cue():
    text = "The sign holds two words of “old grey stone” and a date."
    assert heard(text).quotes.empty
