"""The parts that claims are found by: figures, names, what is no claim, nearness, groups."""

import numpy as np
import pytest

from analysis.corpus.claim_figures import figures_that_differ
from analysis.corpus.claim_groups import grouped
from analysis.corpus.claim_likeness import WEIGHTS, compare_wordings
from analysis.corpus.claim_nearness import centred, near_pairs, without_directions
from analysis.corpus.claim_sentences import burden, starts_bare, why_no_claim
from analysis.corpus.claim_stated import state
from analysis.corpus.claims import compared_rows, marked_rows
from analysis.corpus.name_forms import one_form, sentence_names
from analysis.corpus.quantities import conflicts, quantities_in
from analysis.corpus.sentences import article_sentences
from tests.corpus.test_claims import articles_of, bag_vectors


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("It cost $16.4 trillion to mend.", 16.4e12, "money"),
        ("The rate was 7.8 % then.", 7.8, "%"),
        ("The rate was 7.8 percent then.", 7.8, "%"),
        ("Some 155K jobs were lost.", 155_000, "job"),
        ("Some 155,000 jobs were lost.", 155_000, "job"),
        ("Twelve people were killed.", 12, "people"),
        ("It was built in 1979.", 1979, "year"),
    ],
)
def test_a_quantity_is_read_with_what_it_counts(text, value, kind):
    (quantity,) = quantities_in(text)
    assert (quantity.value, quantity.kind) == (pytest.approx(value), kind)


@pytest.mark.parametrize("text", ["At 8:30 a.m. on June 23", "The G20 met", "the 21st day", ""])
def test_dates_hours_and_names_are_no_quantities(text):
    assert quantities_in(text) == []


def test_figures_conflict_where_none_of_one_kind_is_in_common():
    killed = [quantities_in(f"{n} people were killed in 2012.") for n in ("12", "14", "twelve")]
    assert conflicts(killed[0], killed[1])
    assert not conflicts(killed[0], killed[2])
    assert not conflicts(killed[0], quantities_in("A rise of 3 percent"))


def test_reaches_of_a_superlative_that_differ_are_flagged():
    texts = ["It was the biggest strike since 1979.", "It was the most significant in decades."]
    found = ["most significant in decades", "biggest strike since 1979"]
    assert figures_that_differ(texts) == found
    assert figures_that_differ(texts[:1] * 2) == []


def test_spellings_last_names_and_peoples_are_one_name():
    forms = one_form(["Araqchi", "Araghchi", "Araghchi", "Abbas Araghchi", "Iran", "Iraq"])
    assert {forms[name] for name in ("Araqchi", "Araghchi", "Abbas Araghchi")} == {"Araghchi"}
    assert forms["Iran"] != forms["Iraq"]


def test_a_title_means_the_one_who_bears_it_in_that_article():
    texts = ["Foreign Minister Abbas Araghchi came to Moscow.", "There the foreign minister spoke."]
    assert sentence_names(texts, ["a", "a"])[1] == ("Abbas Araghchi",)
    assert sentence_names(texts, ["a", "b"])[1] == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He called Mr", "too little said"),
        ("Who let the bridge rust for years?", "question"),
        ("The mayor added:", "too little said"),
        ("“We must find a way out of this crisis,” the mayor said.", "opinion"),
        ("Update at 9:45 a.m. ET on the harbour bridge", "fragment"),
        ("The mayor of Torvald, a friend of fishermen", "fragment"),
        ("The harbour bridge collapsed on Monday.", ""),
        ("Layoffs are declining.", ""),
    ],
)
def test_what_states_no_fact_is_told_with_its_reason(text, reason):
    assert why_no_claim(text, "body") == reason


def test_a_headline_needs_no_verb():
    assert why_no_claim("Harbour bridge down, twelve dead", "headline") == ""


def test_a_pronoun_at_the_start_is_bare_unless_a_named_speaker_speaks_of_himself():
    assert starts_bare("She blamed nobody for the bridge.")
    assert starts_bare("“We will rebuild it.”")
    assert not starts_bare("“We will rebuild it,” Bellweather said.")
    assert not starts_bare("It was the first time in years that the bridge was shut.")
    assert burden("She blamed the engineers of the bridge.") > burden("Police blamed engineers.")


def test_near_pairs_are_the_alike_ones_whatever_their_order():
    chance = np.random.default_rng(0)
    rows = chance.normal(size=(60, 24)).astype(np.float32)
    rows[1] = rows[0] + 0.1 * chance.normal(size=24)
    a, b, near = near_pairs(centred(rows))
    found = dict(zip(zip(a.tolist(), b.tolist(), strict=True), near.tolist(), strict=True))
    assert max(found, key=found.__getitem__) == (0, 1)
    assert all(i < j for i, j in found)
    assert without_directions(centred(rows)).shape == rows.shape


def test_groups_grow_while_the_mean_likelihood_is_above_the_bar():
    a, b = np.array([0, 0, 1, 2]), np.array([1, 2, 2, 3])
    likely = np.array([0.9, 0.8, 0.9, 0.4])
    assert grouped(a, b, likely, 5).tolist() == [0, 0, 0, 1, 2]


def test_a_component_too_large_for_its_square_is_cut_first(monkeypatch):
    monkeypatch.setattr("analysis.corpus.claim_groups.MOST_TOGETHER", 3)
    a, b = np.array([0, 1, 2, 3]), np.array([1, 2, 3, 4])
    likely = np.array([0.9, 0.9, 0.4, 0.9])
    assert grouped(a, b, likely, 5).tolist() == [0, 0, 0, 1, 1]


def test_the_top_of_two_articles_counts_where_they_are_near_beyond_the_storys_topics():
    text = "The strike in {} harbour is over. {} ended after {} days. Crews of {} return to {}."
    words = [f"{a}{b}" for a in "bdfglmnp" for b in ("ando", "erin", "ilva", "osta", "umer")]
    told = {f"Paper{n}": text.format(*words[5 * n : 5 * n + 5]) for n in range(8)}
    rows = marked_rows(article_sentences(articles_of(**told)))
    texts = rows["text"].drop_duplicates().tolist()
    features = compare_wordings(
        state(rows, compared_rows(rows), texts, bag_vectors(texts))
    ).features
    apart, lead = (features[:, list(WEIGHTS).index(name)] for name in ("near_apart", "both_lead"))
    assert set(lead[apart <= 0]) == {0}
    assert set(lead[apart > 0]) == {1}
