import pandas as pd
import pytest

from analysis.models.questions import FramingAxis
from analysis.studies.comparison import compare_on_axis
from analysis.studies.corpus import build_corpus

REMOVED = pd.DataFrame(columns=["article_id", "text", "reason"])
AXIS = FramingAxis(("cold",), ("hot",))
OTHERS = (FramingAxis(("cool",), ("warm",)), FramingAxis(("cold cool",), ("hot warm",)))


@pytest.fixture
def sentences(articles):
    return build_corpus(articles, REMOVED).sentences


def test_the_axis_itself_as_another_wording_gives_the_same_places(sentences, word_encoder):
    placed = compare_on_axis(sentences, AXIS, word_encoder, [AXIS])
    table = placed.wording_places.pivot(index="outlet", columns="wording", values="estimate")
    assert table[0].tolist() == pytest.approx(table[1].tolist(), abs=1e-6)
    assert placed.verdicts["order_kept"].tolist() == [1.0]


def test_other_wordings_move_no_estimate_and_no_interval(sentences, word_encoder):
    plain = compare_on_axis(sentences, AXIS, word_encoder)
    checked = compare_on_axis(sentences, AXIS, word_encoder, OTHERS)
    shared = plain.estimates.columns
    pd.testing.assert_frame_equal(checked.estimates[shared], plain.estimates)
    kept = ["gap", "ci_low", "ci_high"]
    pd.testing.assert_frame_equal(checked.verdicts[kept], plain.verdicts[kept])
    assert (checked.estimates["wording_low"] <= plain.estimates["estimate"]).all()


def test_an_axis_turned_round_turns_places_and_keeps_shares(sentences, word_encoder):
    there = compare_on_axis(sentences, AXIS, word_encoder, OTHERS)
    back = compare_on_axis(
        sentences, AXIS.reversed(), word_encoder, [other.reversed() for other in OTHERS]
    )
    assert there.verdicts["order_kept"].equals(back.verdicts["order_kept"])
    assert there.verdicts["verdict"].equals(back.verdicts["verdict"])
    for low, high in ("wording_low", "wording_high"), ("wording_high", "wording_low"):
        assert there.estimates[low].tolist() == pytest.approx((-back.estimates[high]).tolist())


def test_shuffled_sentences_change_nothing(sentences, word_encoder):
    there = compare_on_axis(sentences, AXIS, word_encoder, OTHERS)
    shuffled = sentences.sample(frac=1, random_state=1)
    again = compare_on_axis(shuffled, AXIS, word_encoder, OTHERS)
    pd.testing.assert_frame_equal(there.wording_places, again.wording_places)
    pd.testing.assert_frame_equal(there.verdicts, again.verdicts)


def test_a_wording_whose_poles_are_one_direction_has_no_places(sentences, word_encoder):
    same = FramingAxis(("cold. cold",), ("cold: cold",))
    placed = compare_on_axis(sentences, AXIS, word_encoder, [same])
    assert placed.wording_places.query("wording == 1")["estimate"].isna().all()
    assert placed.verdicts["verdict"].tolist() == ["cannot tell"]
