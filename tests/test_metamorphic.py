"""What must not change, or must turn round, when the articles or the question are changed so.

Each test changes what goes in and says what comes out of every part that it touches; nobody needs
to know the right numbers for that.
"""

import numpy as np
import pandas as pd
import pytest

from analysis.corpus.claims import find_claims
from analysis.corpus.reading import read_paths
from analysis.measures.attribution import attribution, speaker_groups
from analysis.measures.omission import carried_claims, common_shares
from analysis.models.questions import Frame, FramingAxis, Target
from analysis.models.tiers import load_tier
from analysis.studies.comparison import compare_on_axis
from analysis.studies.corpus import build_corpus
from analysis.studies.results import study_results
from analysis.studies.settings import Asked
from analysis.studies.voices import compare_voices, heard_corpus
from tests.conftest import ROOT
from tests.studies.test_shared import (
    AGENCY,
    AXIS,
    BASE,
    OTHER,
    OWN,
    REMOVED,
    article,
    corpus_of,
    estimates,
)

WARM = FramingAxis(("cool stone",), ("warm river",))
TOWN = "The cold bridge closed. Its cool stones had moved. A warm inn stayed open for the guests."
COUNCIL = "The hot hall was full. “The bridge was cold and old for years,” Mayor Ann Lee said."


@pytest.mark.parametrize("setting", ["everywhere", "once", "none"])
def test_shuffled_articles_change_no_estimate(setting, word_encoder, word_tone):
    one = estimates(corpus_of(*BASE), word_encoder, word_tone, setting)
    other = estimates(corpus_of(*BASE[::-1]), word_encoder, word_tone, setting)
    for first, second in zip(one, other, strict=True):
        pd.testing.assert_frame_equal(first, second)


def test_shuffled_articles_change_neither_speakers_nor_claims(word_encoder):
    rows = [article("a", "Daily", COUNCIL), *BASE]
    one, other = (heard_corpus(corpus_of(*some)) for some in (rows, rows[::-1]))
    outlets = ["Daily", "Herald"]
    pd.testing.assert_frame_equal(
        compare_voices(one, outlets).words, compare_voices(other, outlets).words
    )
    for heard in (one, other):
        assert set(heard.quotes["speaker"]) == {"Ann Lee"}
    claims = [_claims(corpus.sentences, word_encoder) for corpus in (one, other)]
    pd.testing.assert_frame_equal(*claims)


def _claims(sentences, encoder):
    vectors = encoder.encode(sentences["text"].drop_duplicates().tolist())
    told = find_claims(sentences, vectors).statements
    return told.sort_values("sentence_id").reset_index(drop=True)[["sentence_id", "claim_id"]]


@pytest.mark.parametrize(
    "copies",
    [
        [article("z1", "Daily", f"{AGENCY} {OWN}")],
        [article("z1", "Daily", f"{AGENCY} {OWN}"), article("z2", "Daily", f"{AGENCY} {OWN}")],
        [article("z1", "Herald", f"{AGENCY} {OWN}", "2025-06-03")],
        [article("z1", "Copier", f"{AGENCY} {OWN}", "2025-06-03")],
        [article("z1", "Copier", OTHER, "2025-06-03"), article("z2", "Daily", OTHER, "")],
    ],
    ids=["in its outlet", "twice in its outlet", "in another", "in a new one", "two articles"],
)
def test_duplicating_an_article_changes_no_estimate_when_shared_text_counts_once(
    copies, word_encoder, word_tone
):
    before = estimates(corpus_of(*BASE), word_encoder, word_tone, "once")
    after = estimates(corpus_of(*BASE, *copies), word_encoder, word_tone, "once")
    for one, other in zip(before, after, strict=True):
        pd.testing.assert_frame_equal(one, other)


@pytest.fixture(scope="module")
def press():
    """The articles of the sample: long enough for claims, quotations and words to be compared."""
    return read_paths([ROOT / "data" / "sample"]).articles


@pytest.fixture(scope="module")
def fast_tier():
    """The shipped networks: which sentences are rewritings hangs on real vectors."""
    return load_tier("fast")


# Every table of a study whose rows are estimates of outlets.
ESTIMATED = ("estimates", "verdicts", "headline_estimates", "wordings", "voices", "claim_shares")
ESTIMATED += ("keyness", "word_choices")


def studied(articles, tier, setting):
    """Every estimate of a study of these articles."""
    corpus = heard_corpus(build_corpus(articles, REMOVED))
    frame = Frame("weather", ("cold cool hot warm",))
    asked = Asked(AXIS, (Target("Iran"),), (frame,), wordings=(WARM,), shared=setting)
    tables = study_results(corpus, tier, asked).tables
    return {name: tables[name] for name in ESTIMATED}


def copied(articles, row, outlet, *, kept=None):
    """The articles and a later copy of one, with its first `kept` paragraphs."""
    one = articles.iloc[row]
    text = "\n".join(one["text"].split("\n")[:kept])
    copy = {"article_id": "zz", "outlet": outlet, "published": "2026-01-01", "text": text}
    return pd.concat([articles, pd.DataFrame([one.to_dict() | copy])], ignore_index=True)


@pytest.mark.parametrize("row", [1, 3])
def test_later_copies_change_no_estimate_of_a_study_in_which_shared_text_counts_once(
    row, press, fast_tier
):
    twice = copied(press, row, press.iloc[row]["outlet"], kept=-4)  # trimmed, by the same outlet
    twice = copied(twice, row, "Copier").assign(article_id=[*twice["article_id"], "zzz"])
    before, after = (studied(articles, fast_tier, "once") for articles in (press, twice))
    for name in ESTIMATED:
        pd.testing.assert_frame_equal(before[name], after[name])
    assert all(len(before[name]) for name in ("voices", "claim_shares", "keyness"))


def test_a_later_copy_does_change_voices_claims_and_words_that_count_everywhere(press, fast_tier):
    twice = copied(press, 3, "Copier")
    before, after = (studied(articles, fast_tier, "everywhere") for articles in (press, twice))
    for name in ("voices", "claim_shares", "keyness"):
        assert not before[name].equals(after[name])
    for name in ("voices", "claim_shares"):
        assert set(after[name]["outlet"]) - set(before[name]["outlet"]) == {"Copier"}


def test_duplicating_an_article_does_change_estimates_when_it_counts_everywhere(
    word_encoder, word_tone
):
    copy = article("z1", "Herald", f"{AGENCY} {OWN}", "2025-06-03")
    before = estimates(corpus_of(*BASE), word_encoder, word_tone, "everywhere")[0]
    after = estimates(corpus_of(*BASE, copy), word_encoder, word_tone, "everywhere")[0]
    assert not before.equals(after)


def test_swapping_the_poles_flips_signs_and_nothing_else(word_encoder):
    sentences = corpus_of(*BASE).sentences
    turned = FramingAxis(AXIS.high_pole, AXIS.low_pole)
    one, other = (compare_on_axis(sentences, axis, word_encoder) for axis in (AXIS, turned))
    a, b = (found.estimates.set_index("outlet") for found in (one, other))
    for name, mirror in (("estimate", "estimate"), ("ci_low", "ci_high"), ("ci_high", "ci_low")):
        np.testing.assert_allclose(a[name], -b.loc[a.index, mirror], atol=1e-6)
    weights = [found.sentences.set_index("sentence_id")["weight"] for found in (one, other)]
    np.testing.assert_allclose(*weights, atol=1e-6)
    assert one.verdicts["verdict"].tolist() == other.verdicts["verdict"].tolist()
    np.testing.assert_allclose(one.verdicts["gap"], -other.verdicts["gap"], atol=1e-6)


def test_moving_a_sentence_into_marks_moves_it_from_own_to_quoted_and_nowhere_else(word_encoder):
    moved = "Its cool stones had moved."
    said = TOWN.replace(moved, "“Its cool stones had moved.”")
    before, after = (
        heard_corpus(corpus_of(article("a", "Daily", text), *BASE[2:])).sentences
        for text in (TOWN, said)
    )
    assert set(after["voice"]) - {"own"} == {"quoted"}
    changed = before["voice"].ne(after["voice"])
    assert before.loc[changed, "text"].tolist() == [moved]
    columns = [name for name in before.columns if name not in ("voice", "quote", "text")]
    pd.testing.assert_frame_equal(before[columns], after[columns])
    assert _places(after, word_encoder) == _places(
        before.assign(voice=after["voice"], text=after["text"]), word_encoder
    )
    herald = [_places(part[part["outlet"] == "Herald"], word_encoder) for part in (before, after)]
    assert herald[0] == herald[1]


def _places(sentences, encoder):
    """Place by outlet and voice."""
    found = compare_on_axis(sentences, AXIS, encoder).sentences
    found = found[found["weight"] > 0]
    by = found.groupby([found["outlet"], found["voice"]])
    return by.apply(lambda rows: np.average(rows["score"], weights=rows["weight"])).to_dict()


def test_an_outlet_without_the_event_is_absent_and_not_zero(word_encoder):
    corpus = heard_corpus(corpus_of(article("a", "Daily", COUNCIL), *BASE))
    rest = corpus.sentences[corpus.sentences["outlet"] != "Herald"]
    placed = compare_on_axis(rest, AXIS, word_encoder)
    quotes = corpus.quotes[corpus.quotes["outlet"] != "Herald"]
    shares = attribution(rest, quotes, speaker_groups(quotes))
    claims = find_claims(rest, word_encoder.encode(rest["text"].drop_duplicates().tolist()))
    carried = common_shares(
        carried_claims(claims.statements), rest.groupby("outlet")["article_id"].nunique()
    )
    for table in (placed.estimates, placed.salience, shares, carried):
        assert "Herald" not in set(table["outlet"])
        assert "Daily" in set(table["outlet"])


def test_an_outlet_that_says_nothing_on_the_axis_has_no_place_rather_than_zero(word_encoder):
    silent = article("s", "Silent", "A cat sat by a tree. A dog barked at the cat.")
    placed = compare_on_axis(corpus_of(*BASE, silent).sentences, AXIS, word_encoder).estimates
    place = placed.set_index("outlet")["estimate"]
    assert np.isnan(place["Silent"])
    assert place.drop("Silent").notna().all()
