"""One invented text for each rule on whom words for a speaker mean; all are parsed at once."""

import pytest

from tests.corpus.stories import heard

# What the rule is → a text, and the speaker of its last quotation.
RULES = {
    "a description is kept whole": (
        "The bridge was unsafe, a city official briefed on the inquiry said on Monday.",
        "a city official briefed on the inquiry",
    ),
    "a description ends before the day": (
        "A senior harbour official on Monday said that the pier was safe.",
        "a senior harbour official",
    ),
    "a description keeps what a hyphen ties": (
        "“He was not a calm man,” the ex-wife, who spoke in private, told the Daily.",
        "the ex-wife",
    ),
    "a description is later said in fewer words": (
        "An inspector of the harbour wrote it down. The inspector said that the pier was weak.",
        "an inspector of the harbour",
    ),
    "an office by its place": (
        "Torvald Mayor Ann Lee came. Mayor Peter Holm of Alder left. The Torvald mayor said that "
        "it was late.",
        "Ann Lee",
    ),
    "a month owns no statement": (
        "Ann May left. The pier was weak, according to a May statement by Peter Holm.",
        "Peter Holm",
    ),
    "one of several": (
        "One of the two witnesses told the court that he had seen a boat.",
        "one of the two witnesses",
    ),
    "a pronoun for somebody without a name": (
        "Ann Lee was absent. A spokesman for the port said that it was closed. He added that it "
        "would open in May.",
        "a spokesman for the port",
    ),
    "they are those who have spoken": (
        "The port thinks that the sailors are ill, two officials said. They said that all were at "
        "home.",
        "two officials",
    ),
    "they are the two who have spoken": (
        "Ann Lee and Peter Holm said that the pier was safe. They said that it would open soon.",
        "Ann Lee; Peter Holm",
    ),
    "a full name that looks like a body's, by its surname alone": (
        "“That is fast by any standard,” said its head, Walburga Föll. Föll admitted that the "
        "siren in Oberau had failed. Loudspeaker cars had been there, Föll said.",
        "Walburga Föll",
    ),
    "several by commas and an and": (
        "Ann Lee, Peter Holm and Mary Alder said that the pier was safe.",
        "Ann Lee; Peter Holm; Mary Alder",
    ),
    "a pronoun before tells a gender": (
        "Marit Weber went home with her parents. Ukko Brandt cooked. She said that the soup was "
        "good.",
        "Marit Weber",
    ),
    "a title makes a person": (
        "Mr. Hult said that the pier was safe. The Harbour Group sold it. He said that it was "
        "cheap.",
        "Hult",
    ),
    "a paper's writer": (
        "The Wall Street Journal’s Ann Lee reported that the pier was closed.",
        "Ann Lee",
    ),
    "an editor in chief": (
        "The Daily’s Editor in Chief Ann Lee said that the paper was late.",
        "Ann Lee",
    ),
    "of governors the one whom the story is about": (
        "Governor Ann Lee opened the bridge. Ann Lee smiled. Ann Lee spoke of Governor Peter Holm, "
        "who was ill. The governor said that the bridge was safe.",
        "Ann Lee",
    ),
    "a description by a word that was said of somebody": (
        "Ann Lee, a skipper from the north, came home. Peter Holm paid. The skipper said that it "
        "was not enough.",
        "Ann Lee",
    ),
    "a council is called by its whole name": (
        "The Council on Foreign Trade said that the port was full.",
        "Council on Foreign Trade",
    ),
    "a ministry is called by its whole name": (
        "The port is closed, the Foreign Ministry in Torvald said.",
        "Foreign Ministry",
    ),
    "who was told does not speak": (
        "Lee’s brother, Peter Holm, told Reuters that the family was angry.",
        "Peter Holm",
    ),
    "a participle behind a comma has its subject before it": (
        "Ann Lee pushed back, suggesting Northland’s ships had caused the leak.",
        "Ann Lee",
    ),
    "a name behind the verb, with its office before it": (
        "“The port is shut,” said Harbour House press secretary Ann Lee.",
        "Ann Lee",
    ),
    "an aside amid a subject and its verb": (
        "The two sailors, according to the police, left the harbour in a small boat.",
        "the police",
    ),
    "a few words before their cue": (
        "“You saved us!” another of the sailors, Peter Holm, told an officer as he left the boat.",
        "Peter Holm",
    ),
    "a filing speaks for itself": (
        "Ann Lee left town. According to the court filing, she sold the boat in May.",
        "the court filing",
    ),
    "described by somebody": (
        "He joined the Harbour Group, described by the port office as “a group of old sailors with "
        "too much time”.",
        "the port office",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def speakers():
    """The speaker of each text's last quotation, by the name of the rule."""
    found = heard(*(text for text, _ in RULES.values())).quotes
    last = found.groupby("article_id")["speaker"].last()
    return {rule: last.get(f"a{n}", "") for n, rule in enumerate(RULES)}


@pytest.mark.parametrize("rule", RULES)
def test_whom_the_words_mean(speakers, rule):
    assert speakers[rule] == RULES[rule][1]
