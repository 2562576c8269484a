import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import QuestionError, ScorerError
from analysis.models.axis import (
    CALIBRATION,
    AxisCalibration,
    AxisScorer,
    positions,
    read_calibration,
    unit,
)
from analysis.models.background import nearness_floor, relevance
from analysis.models.questions import FramingAxis

AXIS = FramingAxis(("cold",), ("hot",))


def test_the_poles_themselves_stand_as_far_out_as_the_slope_says(word_encoder):
    position, weight = AxisScorer(word_encoder).score(["cold", "hot"], AXIS)
    assert position == pytest.approx(np.tanh([-1, 1]))
    assert weight == pytest.approx([1, 1])


def test_half_way_is_zero(word_encoder):
    assert AxisScorer(word_encoder).place(["hot cold"], AXIS).score == pytest.approx([0], abs=1e-5)


def test_a_sentence_about_something_else_has_no_position_and_no_weight(word_encoder):
    position, weight = AxisScorer(word_encoder).score(["stone stone stone river"], AXIS)
    assert np.isnan(position[0])
    assert weight[0] == 0


def test_reversed_poles_flip_the_sign(word_encoder):
    texts = ["cold river", "hot stone", "warm and hot", "cool"]
    scorer = AxisScorer(word_encoder)
    there, back = scorer.place(texts, AXIS), scorer.place(texts, AXIS.reversed())
    assert back.score == pytest.approx(-there.score)
    assert back.weight == pytest.approx(there.weight)


def test_a_sentence_stands_where_it_stands_whatever_else_is_asked(word_encoder):
    scorer = AxisScorer(word_encoder)
    alone = scorer.place(["cold river"], AXIS)
    among = scorer.place(["hot", "cold river", "dog"], AXIS)
    assert among.score[1] == alone.score[0]
    assert among.weight[1] == alone.weight[0]


def test_a_pole_of_many_entries_counts_as_one(word_encoder):
    once = AxisScorer(word_encoder).place(["cold river"], AXIS).score
    often = FramingAxis(("cold", "cold.", "cold :"), ("hot",))
    assert AxisScorer(word_encoder).place(["cold river"], often).score == pytest.approx(
        once, abs=0.01
    )


def test_poles_that_mean_the_same_are_refused(word_encoder):
    with pytest.raises(QuestionError, match="cannot tell the two poles"):
        AxisScorer(word_encoder).place(["x"], FramingAxis(("hot river",), ("river hot",)))


@given(st.integers(0, 10_000))
def test_position_is_within_minus_one_and_one(seed):
    rng = np.random.default_rng(seed)
    vectors, low, high = (unit(rng.normal(size=(n, 5))) for n in (7, 2, 3))
    position = positions(vectors, low, high)
    assert (np.abs(position) <= 1).all()


def test_a_slope_stretches_positions_and_keeps_their_order_up_to_the_ends():
    low, high = np.eye(2)[:1], np.eye(2)[1:]
    vectors = unit(np.array([[3.0, 4.0], [0.0, 1.0], [-3.0, 4.0]]))  # the last one passes the pole
    assert positions(vectors, low, high) == pytest.approx(np.tanh([0.2, 1, 1.4]))
    assert positions(vectors, low, high, slope=2) == pytest.approx(np.tanh([0.4, 2, 2.8]))


def test_the_calibration_is_read_from_beside_the_weights_and_plain_where_there_is_none(tmp_path):
    assert read_calibration(tmp_path) == (1, False)
    (tmp_path / CALIBRATION).write_text('{"slope": 1.25, "splits": true}')
    assert read_calibration(tmp_path) == (1.25, True)


@pytest.mark.parametrize(
    "said",
    [
        "{}",
        "[]",
        "{",
        '{"slope": 0, "splits": true}',
        '{"slope": NaN, "splits": true}',
        '{"slope": "x", "splits": true}',
        '{"slope": 1}',
        '{"slope": 1, "splits": "no"}',
    ],
)
def test_a_damaged_calibration_stops_with_the_file_and_the_command(tmp_path, said):
    (tmp_path / CALIBRATION).write_text(said)
    with pytest.raises(ScorerError, match=rf"{CALIBRATION}.*git checkout"):
        read_calibration(tmp_path)


def test_floor_is_not_raised_by_a_few_near_ones():
    ordinary = np.random.default_rng(0).normal(0.1, 0.05, 230)
    with_some = np.concatenate([ordinary, np.full(10, 0.8)])
    assert nearness_floor(with_some) == pytest.approx(nearness_floor(ordinary), abs=0.02)


def test_relevance_runs_from_the_floor_to_the_question_itself():
    assert relevance(np.array([0.1, 0.3, 0.65, 1.0]), 0.3).tolist() == pytest.approx(
        [0, 0, 0.25, 1]
    )


def test_a_position_does_not_hang_on_where_in_the_table_its_sentence_stands():
    draw = np.random.default_rng(3)
    vectors = unit(draw.normal(size=(257, 384))).astype(np.float32)
    low, high = vectors[:2], vectors[2:4]
    some = draw.permutation(257)[:111]
    assert (positions(vectors[some], low, high) == positions(vectors, low, high)[some]).all()


def test_what_an_axis_is_about_is_never_taken_apart(word_encoder, monkeypatch):
    scorer = AxisScorer(word_encoder)
    monkeypatch.setattr(AxisScorer, "calibration", AxisCalibration(1.0, True))
    axis = FramingAxis(("harms or ruins",), ("helps or saves",), "bans, duties or limits on Ostia")
    low, _ = scorer.poles(axis)
    assert low == (
        "bans, duties or limits on Ostia: harms or ruins",
        "harms or ruins",
    )
    lists = FramingAxis(("it harms or ruins Ostia",), ("it helps or saves Ostia",))
    assert scorer.poles(lists)[0] == ("it harms Ostia", "it ruins Ostia")
