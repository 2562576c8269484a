"""The sentences written for training: what their marks mean, and that the file is sound."""

import pytest

from training.labels import CERTAIN
from training.news_sentences import PATH, mentions, news_rows
from training.teach_tone import weighed


def test_each_mention_stands_where_its_bracket_stood_with_the_tone_of_its_sign():
    rows = mentions("[-Ada Alder] left; [+the mayor] and [=her] aide [sic] stayed.")
    assert {row.sentence for row in rows} == {
        "Ada Alder left; the mayor and her aide [sic] stayed."
    }
    assert [row.mention for row in rows] == ["Ada Alder", "the mayor", "her"]
    assert [row.chances for row in rows] == [CERTAIN[-1], CERTAIN[1], CERTAIN[0]]
    assert not mentions("Nobody is named.")


def test_each_sentence_is_there_once_with_a_mention_and_no_bracket_left():
    lines = PATH.read_text("utf-8").splitlines()
    sentences = [mentions(line)[0].sentence for line in lines]
    assert len(set(sentences)) == len(lines)
    assert not any(mark in sentence for sentence in sentences for mark in "[]")


def test_no_tone_is_rare():
    tones = [row.chances for row in news_rows()]
    assert min(tones.count(tone) for tone in CERTAIN.values()) > 0.15 * len(tones)


def test_good_and_bad_are_labels_and_neither_is_half_the_teachers():
    teachers = (0.6, 0.3, 0.1)
    assert weighed(teachers, None) == pytest.approx(teachers)
    assert weighed(teachers, CERTAIN[1]) == CERTAIN[1]
    assert weighed(teachers, CERTAIN[0]) == pytest.approx((0.3, 0.65, 0.05))
