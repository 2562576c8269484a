"""The parts that claims are found by: figures, names, what is no claim, nearness, groups."""

import numpy as np
import pytest

from analysis.corpus.claim_figures import figures_that_differ
from analysis.corpus.claim_groups import grouped
from analysis.corpus.claim_likeness import WEIGHTS, Compared, compare_wordings, likelihoods
from analysis.corpus.claim_nearness import centred, near_pairs, without_directions
from analysis.corpus.claim_other_figures import (
    SAME_BUT_FOR_FIGURES,
    count_one_thing,
    despite_figures,
)
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
        ("Thirty-eight ships were waiting.", 38, "ship"),
        ("It was built in 1979.", 1979, "calendar year"),
        ("They were safe until the end of May 2029.", 2029, "calendar year until end"),
        ("It was spread over two years.", 2, "year"),
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
    found = ["biggest strike since 1979", "most significant in decades"]
    assert figures_that_differ(texts) == found
    assert figures_that_differ(texts[:1] * 2) == []


@pytest.mark.parametrize(
    ("one", "other", "n"),
    [
        ("the biggest since 1979", "the biggest since 1989", 2),
        ("the biggest U.S. strike since the 1979 revolution", "the worst since 1979", 0),
        ("the most significant U.S. action in decades", "the first since 1979", 2),
        ("the largest. It grew since 1979", "the largest in decades", 0),
    ],
)
def test_a_reach_goes_back_to_its_year_and_past_the_dots_of_a_name(one, other, n):
    assert len(figures_that_differ([f"It was {one}.", f"It was {other}."])) == n


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It lasts for two years.", "It lasts until 2029."),
        ("It was flat since 2021.", "It is ruled out until the end of 2029."),
        ("It is ruled out before the end of 2029.", "It is ruled out before 2030."),
        ("Pay rises by seven per cent.", "It was backed by 81 per cent."),
        ("There were 38 ships.", "Thirty-eight ships were there."),
    ],
)
def test_figures_of_two_things_are_not_flagged(one, other):
    assert figures_that_differ([one, other]) == []


def test_only_figures_that_may_be_of_one_thing_are_listed():
    texts = ["It rose by 7 %.", "It rose by 8 %.", "It was backed by 81 %."]
    assert figures_that_differ(texts) == ["7 %", "8 %"]


@pytest.mark.parametrize(
    ("one", "other", "figures"),
    [
        ("About 5,000 people fled.", "50,000 people have fled.", ["5,000 people", "50,000 people"]),
        ("40 people marched to court.", "400 marched to court.", []),  # of whom is not told
        ("It cost $3 million to mend the pier.", "The pier cost $40 million to mend.",
         ["$3 million", "$40 million"]),
        ("40 people marched to the court.", "In court 400 people sang a hymn.", []),
    ],
)  # fmt: skip
def test_figures_of_any_ratio_are_flagged_where_little_else_is_said(one, other, figures):
    assert figures_that_differ([one, other]) == figures
    assert figures_that_differ([other, one]) == figures


@pytest.mark.parametrize(
    ("one", "other", "is_one_thing"),
    [
        ("64 ballots were in a box.", "61 ballots were in a box.", True),
        ("It was at 31 per cent.", "It was at 28 per cent in 2019.", False),
        ("1.9 million jobs were added.", "168,000 jobs were added.", False),
        ("64 ballots and 39 votes.", "61 ballots and 5,000 votes.", False),
    ],
)
def test_two_count_one_thing_where_years_are_alike_and_figures_of_one_order(
    one, other, is_one_thing
):
    assert count_one_thing(quantities_in(one), quantities_in(other)) is is_one_thing


@pytest.mark.parametrize(
    ("near", "one_article", "kept"), [(16, 0, False), (16, 1, True), (9, 0, True)]
)
def test_what_differs_in_a_figure_only_is_weighed_as_if_it_did_not(near, one_article, kept):
    told = {"near": near, "figures_apart": 1, "one_article": one_article}
    features = np.array([[float(told.get(name, 0)) for name in WEIGHTS]])
    pair = Compared(np.array([0]), np.array([1]), features)
    figures = [quantities_in("61 ballots"), quantities_in("64 ballots")]
    before = likelihoods(pair)
    after = despite_figures(before, pair, figures)
    assert (after == before).all() == kept
    assert kept or after > SAME_BUT_FOR_FIGURES


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
    assert not starts_bare("It was the biggest operation since 1979.")
    assert not starts_bare("It was the most significant in decades.")
    assert starts_bare("It was the best day for all.")
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


def test_the_top_of_an_article_speaks_for_no_two_without_a_word_in_common():
    told = {
        "A": "National museum reopens in Osk. More than 8,000 visitors came. Lamps were shown.",
        "B": "The museum of Osk opened its doors. A choir sang hymns. Farmers sold apples.",
    }
    rows = marked_rows(article_sentences(articles_of(**told)))
    chance = np.random.default_rng(0)
    vectors = chance.normal(size=(len(rows), 24)).astype(np.float32)
    near = [0, 1, 3]  # the museum, its visitors, the museum again
    vectors[near] = vectors[0] + 0.2 * vectors[near]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    stated = state(rows, compared_rows(rows), rows["text"].tolist(), vectors)
    compared = compare_wordings(stated)
    leads = compared.features[:, list(WEIGHTS).index("both_lead")]
    words = [stated.wordings.words[i] for i in range(len(rows))]
    pairs = {
        frozenset((words[a][0], words[b][0])): lead
        for a, b, lead in zip(compared.a, compared.b, leads, strict=True)
    }
    assert pairs[frozenset(("national", "the"))] == 1
    assert pairs[frozenset(("national", "more"))] == 0


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
