from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.errors import QuestionError
from analysis.models.questions import Frame, FramingAxis, Target
from analysis.models.tone import Calibration, ToneScorer
from analysis.studies.comparison import (
    all_mentions,
    compare_frames,
    compare_on_axis,
    compare_tone,
)
from analysis.studies.corpus import build_corpus
from analysis.studies.manifest import replaced_scorers, study_manifest
from analysis.studies.method import method_paragraphs

REMOVED = pd.DataFrame(columns=["article_id", "text", "reason"])
AXIS = FramingAxis(("cold",), ("hot",))


@pytest.fixture
def corpus(articles):
    return build_corpus(articles, REMOVED)


def test_outlets_stand_where_their_words_put_them(corpus, word_encoder):
    placed = compare_on_axis(corpus.sentences, AXIS, word_encoder)
    place = placed.estimates.set_index("outlet")["estimate"]
    assert place["Cold Post"] < 0 < place["Hot News"]
    assert len(placed.sentences) == len(corpus.sentences)
    assert len(placed.verdicts) == 1


def test_no_sentence_on_the_axis_is_said(corpus, word_encoder):
    axis = FramingAxis(("mild mild mild tree",), ("tree tree tree",))
    with pytest.raises(QuestionError, match="No sentence speaks to this axis"):
        compare_on_axis(corpus.sentences, axis, word_encoder)


def test_one_article_alone_still_has_a_place(corpus, word_encoder):
    one = corpus.sentences[corpus.sentences["article_id"] == "a1"]
    placed = compare_on_axis(one, AXIS, word_encoder)
    assert placed.estimates["interval"].tolist() == ["within this article"]
    assert placed.verdicts.empty


def test_target_that_no_outlet_names_is_undefined(corpus, word_tone):
    tone = compare_tone(corpus.sentences, [Target("Atlantis")], word_tone)
    assert tone.estimates["estimate"].isna().all()
    assert len(tone.estimates) == 2


def named_corpus(articles):
    """Each outlet speaks of Ruth Alder: by name, by surname, by pronoun."""
    texts = ["Mayor Ruth Alder spoke in town. She left for the coast.", "It rained over the hills."]
    return build_corpus(
        articles.assign(text=[*texts, "We saw good Alder.", "Mayor Alder."]), REMOVED
    )


def test_surnames_and_pronouns_count_where_the_article_tells_whom_they_mean(articles, word_tone):
    sentences = named_corpus(articles).sentences
    tone = compare_tone(sentences, [Target("Ruth Alder")], word_tone)
    named = tone.sentences.dropna(subset="score")["text"].tolist()
    assert named == ["Mayor Ruth Alder spoke in town.", "She left for the coast."]


def test_a_sentence_means_the_same_among_others_and_alone(articles, word_tone):
    sentences = named_corpus(articles).sentences
    she = sentences[sentences["text"].str.startswith("She")]
    alone = compare_tone(she, [Target("Ruth Alder")], word_tone)
    assert alone.sentences["score"].isna().all()
    known = compare_tone(she, [Target("Ruth Alder")], word_tone, story=sentences)
    assert known.sentences["score"].notna().all()
    heard = all_mentions(she, [Target("Ruth Alder")], sentences)
    assert heard == [("She left for the coast.", ((0, 3),))]


def test_same_frame_twice_is_refused(corpus, word_encoder):
    frame = Frame("animals", ("cat",))
    with pytest.raises(QuestionError, match="given twice"):
        compare_frames(corpus.sentences, [frame, frame], word_encoder)


def test_frame_share_is_the_mean_probability_of_its_sentences(corpus, word_encoder):
    used = compare_frames(corpus.sentences, [Frame("rivers", ("river",))], word_encoder)
    share = used.estimates.set_index("outlet")["estimate"]
    n = corpus.sentences["outlet"].value_counts()
    assert share["Cold Post"] == pytest.approx(1 / n["Cold Post"], abs=0.01)
    pulls = used.sentences.groupby("outlet")["pull"].sum()
    assert share.to_dict() == pytest.approx(pulls.to_dict())


def test_outlets_are_compared_pair_by_pair_on_every_frame(corpus, word_encoder):
    frames = [Frame("rivers", ("river",)), Frame("animals", ("cat",))]
    used = compare_frames(corpus.sentences, frames, word_encoder)
    shares = used.estimates.set_index(["question", "outlet"])["estimate"]
    assert used.verdicts["question"].tolist() == ["animals", "rivers"]
    for row in used.verdicts.itertuples():
        gap = shares[row.question, row.outlet_a] - shares[row.question, row.outlet_b]
        assert row.gap == pytest.approx(gap)


def test_the_method_says_what_the_correction_covers(corpus, word_tier):
    plain = study_manifest(corpus, word_tier, axis=AXIS)
    framed = study_manifest(corpus, word_tier, frames=(Frame("rivers", ("river",)),))
    said = [dict(method_paragraphs(m))["Uncertainty"] for m in (plain, framed)]
    assert ["over all frames" in text for text in said] == [False, True]


def test_same_study_gives_the_same_manifest_and_method(corpus, word_tier):
    first = study_manifest(corpus, word_tier, axis=AXIS, targets=(Target("Rome"),))
    again = study_manifest(corpus, word_tier, axis=AXIS, targets=(Target("Rome"),))
    assert first == again
    method = dict(method_paragraphs(first))
    assert "4 articles by 2 outlets" in method["Material"]
    assert "“cold” (−1) to “hot” (+1)" in method["Framing axis"]
    assert "tier “words”" in method["Tone toward targets"]
    assert word_tier.tone.info.fingerprint[:16] in method["Tone toward targets"]
    assert word_tier.scorers["axis"].fingerprint[:16] in method["Model"]


def test_results_of_other_scorers_are_told_family_by_family(corpus, word_tier):
    old = study_manifest(corpus, word_tier, axis=AXIS, targets=(Target("Rome"),))
    assert replaced_scorers(old, old) == []
    tone = ToneScorer(word_tier.tone.network, Calibration((2, 1, 1), (0, 0, 0), "something"))
    new = study_manifest(
        corpus, replace(word_tier, tone=tone), axis=AXIS, targets=(Target("Oslo"),)
    )
    assert replaced_scorers(old, new) == ["tone"]
    assert replaced_scorers({**old, "scorers": None}, new) == ["axis", "tone"]
    assert replaced_scorers({**old, "targets": {}}, new) == []
    for other in ({}, [], {"name": "somebody's file"}):
        assert replaced_scorers(other, new) == []


def test_three_hundred_outlets_are_compared(articles, word_encoder):
    rows = [articles.assign(article_id=[f"{i}-{j}" for j in range(4)], outlet=f"Outlet {i:03d}")
            for i in range(300)]  # fmt: skip
    corpus = build_corpus(pd.concat(rows), REMOVED)
    placed = compare_on_axis(corpus.sentences, AXIS, word_encoder)
    assert len(placed.estimates) == 300
    assert len(placed.verdicts) == 300 * 299 // 2
    assert np.allclose(placed.estimates["estimate"], placed.estimates["estimate"].iloc[0])
