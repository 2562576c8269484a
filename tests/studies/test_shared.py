"""Shared text in a study: marked, counted as asked, and harmless when an article is there twice."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.corpus.schema import ARTICLE_COLUMNS, ESTIMATE_COLUMNS
from analysis.corpus.side_by_side import side_by_side
from analysis.errors import QuestionError
from analysis.models.questions import Frame, FramingAxis, Target
from analysis.studies.comparison import compare_frames, compare_on_axis, compare_tone
from analysis.studies.corpus import build_corpus
from analysis.studies.omission import NOT_COUNTED, claims_table, compare_claims
from analysis.studies.results import study_results
from analysis.studies.settings import Asked
from analysis.studies.shared import (
    SETTINGS,
    axis_shifts,
    find_shared,
    tone_shifts,
    worded,
)
from analysis.studies.shared_effect import CLAIMS, MEASURES, effect_on_all, effect_on_axis
from analysis.studies.voices import heard_corpus
from tests.conftest import WORDS

REMOVED = pd.DataFrame(columns=["article_id", "text", "reason"])
AXIS = FramingAxis(("cold cool",), ("hot warm",))
AGENCY = (
    "A cold river flooded the stone and tree banks of the river in Torvald on Monday. "
    "The eastern bridge closed after a cool stone pier of river stone and tree trunks collapsed. "
    "Nobody knows why."
)
REWRITTEN = (
    "A hot river flooded the stone and tree banks of the river in Torvald on Monday. "
    "The eastern bridge closed after a warm stone pier of river stone and tree trunks collapsed."
)
OWN = "Residents of the hot valley praised the warm ministry. A dog slept under a tree at noon."
OTHER = "The good mayor opened a cool library beside the mild park. Choirs sang in cold halls."


def article(article_id: str, outlet: str, text: str, published: str = "2025-06-01") -> dict:
    return {"article_id": article_id, "outlet": outlet, "text": text, "published": published}


def corpus_of(*rows: dict):
    table = pd.DataFrame(rows).reindex(columns=ARTICLE_COLUMNS, fill_value="")
    return build_corpus(table, REMOVED)


BASE = (
    article("b1", "Daily", f"{AGENCY} {OWN}"),
    article("b2", "Daily", OTHER),
    article("c1", "Herald", f"{REWRITTEN} {OTHER}", "2025-06-02"),
    article("c2", "Herald", "Hot soup was served. It stayed warm for the old river pilots."),
)


def estimates(corpus, encoder, tone, setting: str) -> list[pd.DataFrame]:
    """Every estimate of a study: places, salience, verdicts, tone and frames."""
    sentences = find_shared(corpus, encoder).counted(corpus.sentences, setting)
    placed = compare_on_axis(sentences, AXIS, encoder)
    heard = compare_tone(sentences, [Target("mayor")], tone, story=corpus.sentences)
    framed = compare_frames(sentences, [Frame("weather", ("cold cool hot warm",))], encoder)
    tables = [placed.estimates, placed.salience, placed.verdicts, heard.estimates]
    return [*tables, heard.verdicts, framed.estimates]


def test_shared_text_counts_where_it_stood_first(word_encoder):
    corpus = corpus_of(*BASE)
    shared = find_shared(corpus, word_encoder)
    kept = shared.counted(corpus.sentences, "once")["sentence_id"].tolist()
    assert [i for i in kept if i.startswith("b1")] == [f"b1-{n:04d}" for n in range(5)]
    assert not [i for i in kept if i.startswith("c1") and i < "c1-0002"]


def test_text_whose_first_outlet_is_not_compared_counts_in_the_next(word_encoder):
    corpus = corpus_of(*BASE)
    herald = corpus.sentences[corpus.sentences["outlet"] == "Herald"]
    assert len(find_shared(corpus, word_encoder).counted(herald, "once")) == len(herald)


def test_shared_text_may_not_count_at_all(word_encoder):
    corpus = corpus_of(*BASE)
    shared = find_shared(corpus, word_encoder)
    kept = shared.counted(corpus.sentences, "none")
    marked = shared.corpus.sentences
    assert set(kept["sentence_id"]) == set(marked.loc[~marked["shared"], "sentence_id"])
    assert (shared.corpus.articles["share_group"] != "").any()


def test_an_unknown_setting_and_nothing_left_are_said(word_encoder):
    corpus = corpus_of(article("a", "A", AGENCY), article("b", "B", AGENCY))
    shared = find_shared(corpus, word_encoder)
    with pytest.raises(QuestionError, match="everywhere, once, none"):
        shared.counted(corpus.sentences, "twice")
    with pytest.raises(QuestionError, match="All of this text is shared"):
        shared.counted(corpus.sentences, "none")


def untold(word_encoder, *days: str, third: dict | None = None) -> pd.DataFrame:
    """Of which repeated sentences of Daily and Herald, so dated, nothing tells who was first."""
    first, second = (article(name, name, AGENCY, day) for name, day in zip("DH", days, strict=True))
    shared = find_shared(corpus_of(first, second, *([third] if third else [])), word_encoder)
    found = shared.first_untold(shared.corpus.sentences)
    repeats = ~shared.corpus.sentences["sentence_id"].isin(
        shared.counted(shared.corpus.sentences, "once")["sentence_id"]
    )
    left_out = set(found.loc[found["left_out"], "sentence_id"])
    assert left_out <= set(shared.corpus.sentences.loc[repeats, "sentence_id"])
    return found


@pytest.mark.parametrize(
    "days", [("", ""), ("2025-06-01", ""), ("", "2025-06-01"), ("2025-06-01", "2025-06-01")]
)
def test_of_articles_of_one_day_or_without_a_date_nothing_tells_which_was_first(word_encoder, days):
    found = untold(word_encoder, *days)
    assert sorted(found["left_out"]) == [False] * 3 + [True] * 3
    assert set(found["outlet"]) == {"D", "H"}
    assert dict(zip(found["outlet"], found["published"], strict=True)) == dict(
        zip("DH", days, strict=True)
    )


def test_a_date_or_the_agency_itself_tells_who_was_first(word_encoder):
    assert untold(word_encoder, "2025-06-01", "2025-06-02").empty
    agency = article("r", "Reuters", AGENCY, "")
    told = untold(word_encoder, "", "", third=agency)
    assert told.empty


def test_what_one_outlet_has_twice_needs_no_date(word_encoder):
    corpus = corpus_of(article("a", "A", AGENCY, ""), article("b", "A", f"{AGENCY} {OWN}", ""))
    shared = find_shared(corpus, word_encoder)
    assert shared.first_untold(shared.corpus.sentences).empty


def test_a_copy_of_a_later_day_is_no_guess_though_the_first_two_are(word_encoder):
    third = article("z", "Copier", AGENCY, "2025-06-03")
    found = untold(word_encoder, "2025-06-01", "2025-06-01", third=third)
    assert set(found["outlet"]) == {"D", "H"}


def test_the_effect_has_a_row_for_every_outlet_and_setting(word_encoder):
    corpus = corpus_of(*BASE, article("z1", "Copier", f"{AGENCY} {OWN}", "2025-06-03"))
    effect = effect_on_axis(find_shared(corpus, word_encoder), corpus.sentences, AXIS, word_encoder)
    assert len(effect) == 9
    gone = effect[(effect["outlet"] == "Copier") & (effect["counted"] != "everywhere")]
    assert gone["estimate"].isna().all()
    assert gone["n_sentences"].eq(0).all()


def test_a_rewriting_that_warms_a_sentence_shifts_it_toward_the_warm_pole(word_encoder, word_tone):
    corpus = corpus_of(*BASE)
    shared = find_shared(corpus, word_encoder)
    shifts = axis_shifts(shared.pairs, corpus.sentences, AXIS, word_encoder)
    told = worded(shifts[shifts["sentence_id_a"] == "b1-0000"], corpus.sentences)
    assert told["outlet_a"].tolist() == ["Daily"]
    assert (told["shift"] > 0).all()
    assert told["changed"].tolist() == ["“cold” → “hot”"]
    tones = tone_shifts(shared.pairs, corpus.sentences, [Target("mayor")], word_tone)
    assert set(tones["question"]) <= {"mayor"}


def test_what_changed_is_never_told_by_two_alike_beginnings():
    texts = ["The council votes in June on a ban of all cars.", "The council votes in June."]
    table = pd.DataFrame({"sentence_id": ["a", "b"], "text": texts})
    pairs = pd.DataFrame({"sentence_id_a": ["a"], "sentence_id_b": ["b"]})
    assert worded(pairs, table)["changed"][0].startswith("without “on a ban of all")


def test_outlets_that_share_nothing_have_an_empty_matrix(word_encoder):
    corpus = corpus_of(BASE[1], article("c1", "Herald", OWN))
    shared = find_shared(corpus, word_encoder)
    assert shared.matrix(corpus.outlets)["n_shared"].eq(0).all()
    assert shared.rewritten().empty


def test_two_articles_side_by_side_hold_every_sentence_once(word_encoder):
    corpus = corpus_of(*BASE)
    shared = find_shared(corpus, word_encoder)
    rows = side_by_side(corpus.sentences, shared.pairs, "b1", "c1")
    own = corpus.sentences.set_index("sentence_id")["text"]
    first, second = ([t for i, t in own.items() if i.startswith(a)] for a in ("b1", "c1"))
    assert [row.first for row in rows if row.first] == first
    assert sorted(row.second for row in rows if row.second) == sorted(second)
    assert rows[0].second.startswith("A hot river")


def test_a_copied_sentence_that_does_not_count_carries_nothing(word_encoder):
    corpus = corpus_of(*BASE, article("z1", "Copier", f"{AGENCY} {OWN}", "2025-06-03"))
    told, shared = corpus.sentences, find_shared(corpus, word_encoder)
    whole = compare_claims(told, word_encoder)
    once = compare_claims(shared.counted(told, "once"), word_encoder, told)
    assert whole.outlets == ["Copier", "Daily", "Herald"]
    assert once.outlets == ["Daily", "Herald"]
    assert "Copier" not in set(once.carried["outlet"])
    copies = once.passed[once.passed["outlet"] == "Copier"]
    assert copies["reason"].eq(NOT_COUNTED).all()
    assert sorted(claims_table(once)["sentence_id"]) == sorted(told["sentence_id"])
    assert once.n_sentences == len(told) - once.passed["reason"].eq(NOT_COUNTED).sum()


def test_what_does_not_count_still_says_where_in_its_article_the_rest_stands(word_encoder):
    middle = " ".join(f"The {word} mayor opened a new hall in Torvald." for word in WORDS)
    corpus = corpus_of(*BASE, article("z1", "Copier", f"{AGENCY} {OTHER} {middle}", "2025-06-03"))
    told, shared = corpus.sentences, find_shared(corpus, word_encoder)
    whole, once = (
        compare_claims(shared.counted(told, setting), word_encoder, told)
        for setting in ("everywhere", "once")
    )
    places = [
        pd.concat([found.statements, found.passed]).set_index("sentence_id")["place"].sort_index()
        for found in (whole, once)
    ]
    pd.testing.assert_series_equal(*places)


def test_words_that_count_once_were_worded_where_they_stood_first(word_encoder):
    corpus = corpus_of(*BASE)
    shared = find_shared(corpus, word_encoder)
    everywhere = shared.worded_by_others(corpus.sentences, "everywhere")
    assert everywhere["shared"].equals(shared.corpus.sentences["shared"])
    assert not shared.worded_by_others(corpus.sentences, "once")["shared"].any()


def test_the_effect_on_every_measure_is_what_asking_under_each_setting_gives(word_tier):
    rows = (*BASE[1:], article("b1", "Daily", f"{AGENCY} {OWN} “It was cold,” Mayor Ann Lee said."))
    corpus = heard_corpus(corpus_of(*(row | {"headline": "Cold mayor"} for row in rows)))
    asked = Asked(AXIS, (Target("mayor"),), (Frame("weather", ("cold cool hot warm",)),))
    shared = find_shared(corpus, word_tier.encoder)
    effect = effect_on_all(shared, corpus.sentences, asked, word_tier)
    assert set(effect["measure"]) == set(MEASURES)
    for setting in SETTINGS:
        results = study_results(corpus, word_tier, replace(asked, shared=setting))
        gaps = results.further["headline_estimates"].query("part == 'gap'")
        told = [results.estimates, gaps.assign(measure=gaps["measure"] + " gap of headlines")]
        told = pd.concat(told)[["measure", *ESTIMATE_COLUMNS]]
        mine = effect[effect["counted"] == setting].drop(columns="counted")
        both = told.merge(mine, on=["measure", "question", "outlet"], suffixes=("", "_effect"))
        assert len(both) == len(told)
        for name in ("estimate", "ci_low", "ci_high", "n_articles", "n_sentences"):
            assert both[name].equals(both[f"{name}_effect"])
        claims = results.further["claim_shares"].set_index("outlet")["estimate"]
        shares = mine[mine["measure"] == CLAIMS].set_index("outlet")["estimate"]
        assert shares.reindex(claims.index).equals(claims)


def test_without_text_that_is_not_shared_the_effect_has_no_figure(word_tier):
    corpus = heard_corpus(corpus_of(article("a", "A", AGENCY), article("b", "B", AGENCY)))
    shared = find_shared(corpus, word_tier.encoder)
    effect = effect_on_all(shared, corpus.sentences, Asked(AXIS), word_tier)
    gone = effect[effect["counted"] == "none"]
    assert len(gone)
    assert gone["estimate"].isna().all()
    assert gone["n_sentences"].eq(0).all()
    assert effect_on_all(shared, corpus.sentences.iloc[:0], Asked(AXIS), word_tier).empty
