import json

import numpy as np
import pytest

from analysis.errors import ScorerError
from analysis.models.questions import Target
from analysis.models.tone import CALIBRATION, Calibration, ToneScorer, read_calibration

ALDER = Target("Alder", ("the mayor",))
SURE = float(np.exp(4) / (np.exp(4) + 2) - 1 / (np.exp(4) + 2))


@pytest.fixture
def calibration_file(tmp_path):
    def write(**changes):
        values = {"scale": [1, 1, 1], "bias": [0, 0, 0], "fitted_on": "rows"} | changes
        (tmp_path / CALIBRATION).write_text(json.dumps(values))
        return tmp_path

    return write


def test_praise_is_positive_criticism_negative_and_silence_has_no_tone(word_tone):
    tone, weight = word_tone.score(["good Alder", "bad Alder", "dear Alder", "It rained."], ALDER)
    assert tone == pytest.approx([SURE, -SURE, 0, np.nan], nan_ok=True)
    assert weight.tolist() == [1, 1, 1, 0]


def test_the_network_reads_each_mention_marked(word_tone):
    word_tone.score(["good Alder’s plan", "bad the mayor"], ALDER)
    assert word_tone.network.asked == [
        ("good * Alder *’s plan", "Alder"),
        ("bad * the mayor *", "the mayor"),
    ]


def test_the_first_three_mentions_are_averaged(word_tone):
    texts = ["good Alder, bad Alder", "good Alder, good Alder, dear Alder, bad Alder"]
    tone, _ = word_tone.score(texts, ALDER)
    assert tone == pytest.approx([0, SURE * 2 / 3], abs=1e-6)
    assert len(word_tone.network.asked) == 5


def test_probabilities_are_of_one_mention_and_sum_to_one(word_tone):
    probability = word_tone.probabilities(["good Alder, bad Alder"] * 2, [(5, 10), (16, 21)])
    assert probability.shape == (2, 3)
    assert probability.argmax(axis=1).tolist() == [2, 0]
    assert probability.sum(axis=1) == pytest.approx([1, 1])


def test_no_texts_and_no_mentions_ask_the_network_nothing(word_tone):
    assert word_tone.score([], ALDER).score.shape == (0,)
    assert np.isnan(word_tone.score(["It rained."], ALDER).score).all()
    assert word_tone.probabilities([], []).shape == (0, 3)
    assert word_tone.network.asked == []


def test_hearing_first_asks_what_scoring_will_ask(word_tone):
    seen = []
    mentioned = [("good Alder", ((5, 10),)), ("Alder " * 4, ((0, 5), (6, 11))), ("Rain.", ())]
    word_tone.hear(mentioned, lambda done, total: seen.append((done, total)))
    assert seen == [(3, 3)]
    heard = list(word_tone.network.asked)
    word_tone.score_mentions(mentioned)
    assert word_tone.network.asked == heard * 2


def test_calibration_scales_and_shifts_the_scores():
    scores = np.array([[0.0, 0.0, 2.0]])
    plain = Calibration((1, 1, 1), (0, 0, 0), "").probabilities(scores)
    doubt = Calibration((0.5, 0.5, 0.5), (0, 0, 0), "").probabilities(scores)
    shifted = Calibration((1, 1, 1), (0, 0, -2), "").probabilities(scores)
    assert plain[0, 2] == pytest.approx(np.exp(2) / (np.exp(2) + 2))
    assert 1 / 3 < doubt[0, 2] < plain[0, 2]
    assert shifted[0] == pytest.approx([1 / 3] * 3)


def test_the_fingerprint_covers_weights_and_calibration(word_tone):
    other = ToneScorer(word_tone.network, Calibration((1, 1, 2), (0, 0, 0), "nothing"))
    prints = {word_tone.network.info.fingerprint, word_tone.info.fingerprint}
    assert len(prints | {other.info.fingerprint}) == 3


def test_calibration_is_read_from_the_weights(calibration_file):
    read = read_calibration(calibration_file(scale=[0.5, 1, 2]))
    assert read == Calibration((0.5, 1, 2), (0, 0, 0), "rows")


@pytest.mark.parametrize(
    "changes",
    [{"scale": [1, 1]}, {"scale": [1, 0, 1]}, {"bias": [0, 0, float("nan")]}, {"bias": "none"}],
)
def test_a_calibration_that_cannot_be_is_refused_with_the_way_to_restore_it(
    calibration_file, changes
):
    folder = calibration_file(**changes)
    with pytest.raises(ScorerError, match=rf"{CALIBRATION}.*git checkout -- weights/{folder.name}"):
        read_calibration(folder)


def test_a_missing_calibration_is_named(tmp_path):
    with pytest.raises(ScorerError, match="missing or damaged"):
        read_calibration(tmp_path)
