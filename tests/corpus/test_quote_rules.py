"""One invented text for each rule on where speech stands and who speaks; all are parsed at once."""

import pytest

from tests.corpus.stories import heard

RULES = {
    "a cue amid what is said": (
        "The bridge, the engineers said, had been closed since May.",
        ("indirect", "the engineers", "The bridge, the engineers said, had been closed since May"),
    ),
    "a day between the cue and its clause": (
        "Ann Lee said the following day that her council would not pay for the bridge.",
        ("indirect", "Ann Lee", "her council would not pay for the bridge"),
    ),
    "a cue behind that tells somebody": (
        "The two men stayed at the river, an officer with knowledge of the case told the Daily.",
        ("indirect", "an officer with knowledge of the case", "The two men stayed at the river"),
    ),
    "who was led to ask": (
        "Leaks have been suspected for several months, leading the Daily Post to ask last year if "
        "Lee is “hiding from all her own voters.”",
        ("direct", "Daily Post", "“hiding from all her own voters.”"),
    ),
    "a statement is its author's": (
        "The Northland foreign ministry issued a statement saying that the talks had failed.",
        ("indirect", "Northland foreign ministry", "the talks had failed"),
    ),
    "a statement from somebody": (
        "Ann Lee was absent. A statement from the Harbour Authority said that the pier was safe.",
        ("indirect", "Harbour Authority", "the pier was safe"),
    ),
    "an indictment speaks for itself": (
        "Ann Lee left town in May. The bridge money went to a friend, according to the indictment.",
        ("indirect", "the indictment", "The bridge money went to a friend"),
    ),
    "a pronoun for whom the sentence before is about": (
        "John Brandt met the miners with Paul Weber. He promised to come back. Anna Lind watched. "
        "He turned to go with Peter Holm. He said that the mine would stay open.",
        ("indirect", "John Brandt", "the mine would stay open"),
    ),
    "a relative of the same name": (
        "First lady Ruth Alder came to Torvald. President Alder stayed at home. The "
        "president said that he was ill.",
        ("indirect", "Alder", "he was ill"),
    ),
    "the government is a speaker of its own": (
        "Northland bought three ships in May. The government said that more would follow.",
        ("indirect", "the government", "more would follow"),
    ),
    "a party owns nobody": (
        "Senator Ann Lee opposed it. The Republican senator said that it would cost too much.",
        ("indirect", "Ann Lee", "it would cost too much"),
    ),
    "a signed post": (
        "The pier fell on Monday.\n\nThe pier is gone and nobody was warned. "
        "pic.twitter.com/abc123 — Ann Lee (@annlee) May 3, 2024\n\nIt was rebuilt.",
        ("direct", "Ann Lee", "The pier is gone and nobody was warned."),
    ),
    "a block after a colon": (
        "The harbour closed on Monday. Mayor Ann Lee wrote:\n\nThe pier is gone. We will build it "
        "again.\n\nNobody answered.",
        ("direct", "Ann Lee", "The pier is gone."),
    ),
}
NO_QUOTES = {
    "of the reader": "By signing up, you agree that our terms hold.",
    "a thing that was announced": "Ann Lee announced a plan that the council had never seen.",
    "a perception": "The fall of the pier added to the perception that the town was poor.",
    "a headline's colon": "Three things of this week:\n\nThe pier is gone and the inn is shut.",
}


@pytest.fixture(scope="module")
def quotes():
    """The quotations of all texts, by the name of the rule."""
    texts = {name: text for name, (text, _) in RULES.items()} | NO_QUOTES
    found = heard(*texts.values()).quotes
    of = dict(zip([f"a{n}" for n in range(len(texts))], texts, strict=True))
    told = zip(found["kind"], found["speaker"], found["text"], strict=True)
    rows = list(zip(found["article_id"].map(of), told, strict=True))
    return {name: [row for rule, row in rows if rule == name] for name in texts}


@pytest.mark.parametrize("rule", RULES)
def test_what_is_said_and_who_says_it(quotes, rule):
    assert RULES[rule][1] in quotes[rule]


@pytest.mark.parametrize("what", NO_QUOTES)
def test_what_nobody_says_is_no_quotation(quotes, what):
    assert quotes[what] == []


def test_said_by_somebody_according_to_a_paper_is_one_quotation():
    text = "“We are broke and the roof leaks,” Ann Lee wrote, according to the indictment."
    found = heard(text).quotes
    assert found["speaker"].tolist() == ["Ann Lee"]


def test_a_page_that_is_read_whole_is_quoted_where_a_post_stands():
    text, _ = RULES["a signed post"]
    assert heard(text).sentences["voice"].tolist()[:2] == ["own", "quoted"]
