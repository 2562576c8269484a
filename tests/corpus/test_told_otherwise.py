"""Sentences of one claim that say that a thing is so and that it is not."""

import pytest

from analysis.corpus.assertions import assertions_in
from analysis.corpus.claim_told_otherwise import told_otherwise
from analysis.corpus.opposed_words import base_of, meanings_of
from analysis.corpus.parse import NAMES, SYNTAX
from analysis.corpus.parsing import parse_texts

OPPOSED = {
    "found … / … no": (
        "The inspectors found traces of uranium at the Natanz site.",
        "The inspectors found no traces of uranium at the Natanz site.",
        "found / found no traces",
    ),
    "refusal": (
        "The president signed the bill into law on Friday.",
        "The president refused to sign the bill into law on Friday.",
        "signed / refused to sign",
    ),
    "denial": (
        "The army said it had hit the convoy.",
        "The army denied that it had hit the convoy.",
        "hit / denied that it had hit",
    ),
    "opposites": (
        "Unemployment rose to 6 percent in February.",
        "Unemployment fell to 6 percent in February.",
        "fell / rose",
    ),
    "a side": (
        "Unions voted to strike from Thursday.",
        "The unions voted against a strike.",
        "voted / voted against",
    ),
    "nobody": (
        "Prosecutors have charged the site manager with negligence.",
        "Prosecutors have charged nobody so far, and the site manager is back at work.",
        "charged / have charged nobody",
    ),
    "a name and a role": (
        "The president refused to sign the bill.",
        "Marta Ruiz signed the bill.",
        "signed / refused to sign",
    ),
}
ALIKE = {
    "both deny it": ("Ruiz did not sign the bill.", "Ruiz refused to sign the bill."),
    "denied twice": ("The bank did not deny that it had lost the files.", "The bank lost them."),
    "each of its own": ("Exports rose while imports fell.", "Imports fell and exports rose."),
    "two actors": ("Berlin welcomed the truce.", "Moscow condemned the truce."),
    "two times": ("Prices fell in May.", "Prices rose in April."),
    "not until": ("The talks did not begin until noon.", "The talks began at noon."),
    "supposed": ("If Ruiz does not sign the bill, it lapses.", "Ruiz signed the bill."),
    "wished for": ("Unions want Ruiz to sign the bill.", "Ruiz did not sign the bill."),
    "limited": ("Lawns may be watered at night only.", "Lawns may not be watered at noon."),
    "forbidden": ("It is forbidden to wash cars at home.", "Cars may not be washed at home."),
    "what is begun": (
        "The government begins pulling its troops out of the pact.",
        "The government suspends the pact.",
    ),
    "not closer": ("The poll could not show a closer race.", "The poll shows a close race."),
    "why it did": (
        "There was no reason given for why the man chose those houses.",
        "The man chose those houses.",
    ),
    "not only": ("The storm not only sank two boats.", "The storm sank two boats."),
}


@pytest.mark.parametrize(("one", "other", "words"), OPPOSED.values(), ids=OPPOSED)
def test_a_contradiction_is_named_in_its_own_words_in_either_order(one, other, words):
    assert told_otherwise([(one, other), (other, one)]) == [words, words]


@pytest.mark.parametrize(("one", "other"), ALIKE.values(), ids=ALIKE)
def test_a_negation_that_contradicts_nothing_is_no_contradiction(one, other):
    assert told_otherwise([(one, other)]) == [""]


def test_several_claims_are_told_one_by_one_and_one_wording_needs_no_parser(monkeypatch):
    signed, refused, _ = OPPOSED["refusal"]
    assert told_otherwise([(signed,), (signed, refused), ()]) == [
        "",
        "signed / refused to sign",
        "",
    ]
    monkeypatch.setattr("analysis.corpus.parsing.PARSER.parsed", None)
    assert told_otherwise([("A new sentence that nobody has parsed.",) * 2]) == [""]


def test_texts_that_differ_in_blanks_and_marks_alone_are_one():
    text = "Ruiz did not sign the bill ."
    assert told_otherwise([(text, "Ruiz did not sign the bill.")]) == [""]


def test_two_matters_of_one_claim_are_both_named():
    one = "Ruiz signed the bill and met the families."
    other = "Ruiz did not sign the bill and did not meet the families."
    assert told_otherwise([(one, other)]) == ["met / did not meet; signed / did not sign"]


def test_an_assertion_knows_who_does_what_when():
    text = "Ruiz refused to sign the water bill on Friday."
    (parse,) = parse_texts([text], {SYNTAX, NAMES})
    (told,) = assertions_in(text, parse)
    assert (told.meaning, told.sign, told.words) == ("sign", -1, "refused to sign")
    assert (told.agent.stems, told.theme.heads, told.when) == ({"ruiz"}, {"bill"}, {"friday"})
    assert told.agent.is_named
    assert not told.theme.is_named


@pytest.mark.parametrize(
    "forms",
    ["sign signs signed signing", "stop stops stopped stopping", "deny denies denied denying",
     "rise rose risen rises rising", "agree agrees agreed agreeing", "lose lost losing",
     "cancel cancels canceled cancelled cancelling", "have has had having"],
)  # fmt: skip
def test_the_forms_of_a_verb_have_one_base(forms):
    assert len({base_of(form) for form in forms.split()}) == 1


def test_opposed_words_share_a_meaning_and_prefixes_turn_one():
    accepted, rejected = (dict(meanings_of(base_of(w))) for w in ("accepted", "rejected"))
    (shared,) = accepted.keys() & rejected.keys()
    assert accepted[shared] == -rejected[shared]
    assert meanings_of("unlawful") == [("lawful", -1)]
    assert meanings_of("lawful") == [("lawful", 1)]
