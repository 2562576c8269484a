"""Cues that give their words to nobody, and whom the words of a cue are not."""

import pytest

from analysis.corpus.cues import colour_of
from tests.corpus.stories import heard

AMES = "Paul Ames runs the firm. Ames said that he was sorry for the losses. "
POE = "“It will save lives,” Dr Ann Poe said. "
# A text → speaker, kind of speaker and words of its last quotation.
LAST = {
    # Passives without an agent say of whom something is said, not who says it.
    POE + "Her plan was denounced as “a cruel and stupid joke” in a leaflet.": (
        "", "", "“a cruel and stupid joke”",
    ),
    POE + "Poe has been accused of “lying to patients”.": ("", "", "“lying to patients”"),
    "“I will not resign,” minister Helen Marsh said. The reform has been widely criticised as “a "
    "gift to the rich”.": ("", "", "“a gift to the rich”"),
    "“It is theft,” said Anna Weiss, a nurse. The plan has been described as a “historic mistake”.":
    ("", "", "“historic mistake”"),
    "“It is theft,” said Anna Weiss, a nurse. The plan has been described as a “historic mistake” "
    "by economists.": ("economists", "unnamed", "“historic mistake”"),
    "“It is theft,” said Anna Weiss, a nurse. The plan has been described by economists as a "
    "“historic mistake”.": ("economists", "unnamed", "“historic mistake”"),
    "“It is theft,” said Anna Weiss, a nurse. The plan, dubbed “the great and shameful sell-off of "
    "a town”, starts in May.": ("", "", "“the great and shameful sell-off of a town”"),
    "Ann Lee has denied it and on Monday called the inquiry a “phony witch hunt”.": (
        "Ann Lee", "named", "“phony witch hunt”",
    ),
    # Who is a body or has no name is not the person who spoke last.
    AMES + "Workers were crying. “This is a betrayal,” one said. “We gave everything we had.”": (
        "one", "unnamed", "“We gave everything we had.”",
    ),
    AMES + "“This is a betrayal,” one told the Daily. He said that it hurt.": (
        "one", "unnamed", "it hurt",
    ),
    AMES + "“Thief,” shouted one.": ("one", "unnamed", "“Thief,”"),
    AMES + "The bank rejected the accusation. It said Ames had “lost touch with reality”.": (
        "", "", "Ames had “lost touch with reality”",
    ),
    "The army said that it had fired first. It said that nobody was hurt.": (
        "the army", "institution", "nobody was hurt",
    ),
    "Ann Berg met Tom Lane. The two said they would meet again. They said it was urgent.": (
        "the two", "unnamed", "it was urgent",
    ),
    # What cannot speak does not.
    "“Lies,” the bank's chair, Ole Lund, told the Times.": ("Ole Lund", "named", "“Lies,”"),
    "Vladimir Putin met Ann Lee. His comments were echoed by state media, which confirmed that "
    "Putin condemned it as “unjust” and pledged that Russia is “making efforts to help”.": (
        "Vladimir Putin", "named", "Russia is “making efforts to help”",
    ),
    "Ann Lee came. Her remarks suggested that the pier was weak.": (
        "Ann Lee", "named", "the pier was weak",
    ),
    "Ann Lee came. Her claim that the pier was weak was heard.": (
        "Ann Lee", "named", "the pier was weak",
    ),
    "The strikes were aimed at halting any effort to develop weapons—an allegation Iran continues "
    "to deny, insisting its program is for civilian use only.": (
        "Iran", "institution", "its program is for civilian use only",
    ),
    "A source whom the Daily described as senior and did not name said that he was bringing a "
    "letter.": ("a source", "unnamed", "he was bringing a letter"),
    # No quotation holds the attribution of another.
    "Tom Reed said the plan was fine when asked whether taxes would rise.": (
        "Tom Reed", "named", "the plan was fine",
    ),
    "The witness said that he hung up, according to the affidavit.": (
        "the witness", "unnamed", "he hung up",
    ),
    "Ann Lee stressed that Northland is ready to help according to the town's needs.": (
        "Ann Lee", "named", "Northland is ready to help according to the town's needs",
    ),
    # Cues of two words, and what somebody is accused of.
    "Ann Lee pointed out that spending “had doubled twice since 2019”.": (
        "Ann Lee", "named", "spending “had doubled twice since 2019”",
    ),
    "“The line is safe,” Ann Lee pointed out.": ("Ann Lee", "named", "“The line is safe,”"),
    "Ann Lee made clear that no line would close.": ("Ann Lee", "named", "no line would close"),
    "Ann Lee made it clear that “no line will ever close”.": (
        "Ann Lee", "named", "“no line will ever close”",
    ),
    "Tehran's top envoy accused the Europeans of hiding behind Washington.": (
        "Tehran's top envoy", "unnamed", "the Europeans of hiding behind Washington",
    ),
    "Ann Lee accused the bank of “blackmail”.": ("Ann Lee", "named", "“blackmail”"),
}  # fmt: skip
# A text → the words of all its quotations.
ALL = {
    "Asked if he would resign, Tom Reed said no.": [],
    "“We are ready,” Ann Costa said when asked whether the city was prepared.": ["“We are ready,”"],
    "Asked whether he would run again, Tom Reed said that he had not decided.": [
        "he had not decided"
    ],
    "According to two European diplomats, Iran asked for the release of $6 billion.": [
        "Iran asked for the release of $6 billion"
    ],
    "When the ships came in, Tom Reed agreed.": [],
    "Tom Reed asked the mayor whether the pier was safe.": ["whether the pier was safe"],
    "Nobody said that the plan was dead.": [],
    "None of them said that the plan was dead.": [],
    "No official said that the plan was dead.": [],
    "The allegations that Tom Lane lied are false.": [],
    "The data made clear that the plan was dead.": [],
    "Ann Poe was accused of lying to her patients.": [],
    "One question asks what the mayor knew about it.": [],
    "The debate was long, and the crisis said that it was late.": [],
    "Ann Lee was hurt and told the Daily that the pier was weak.": ["the pier was weak"],
}


@pytest.fixture(scope="module")
def quotes():
    """The quotations of all texts by text."""
    texts = [*LAST, *ALL]
    found = heard(*texts).quotes
    of = {text: found[found["article_id"] == f"a{n}"] for n, text in enumerate(texts)}
    assert len(of) == len(texts)
    return of


@pytest.mark.parametrize("text", LAST)
def test_whose_the_last_words_are(quotes, text):
    last = quotes[text].iloc[-1]
    assert (last["speaker"], last["speaker_kind"], last["text"]) == LAST[text]


@pytest.mark.parametrize("text", ALL)
def test_only_what_somebody_has_said_is_a_quotation(quotes, text):
    assert quotes[text]["text"].tolist() == ALL[text]


def test_a_cue_of_two_words_has_a_colour():
    assert colour_of("point out") == colour_of("make clear") == "endorsing"
    assert colour_of("hit back") == "neutral"
