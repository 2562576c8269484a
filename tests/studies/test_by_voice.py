"""What a study of voices apart holds is what either voice gives when it is measured alone."""

import pandas as pd
import pytest

from analysis.studies.by_voice import VOICES
from analysis.studies.results import study_results
from analysis.studies.settings import APART, asked_by, settings_of
from analysis.studies.tables import BY_VOICE
from analysis.studies.texts import join_texts, without_texts
from analysis.studies.voices import heard_corpus
from tests.studies.conftest import SETTINGS


def of_voice(study, table, voice):
    """The rows of one voice, as a study of that voice alone has them."""
    rows = study.results.further[f"{table}_by_voice"]
    return rows[rows["voice"] == voice].reset_index(drop=True)


@pytest.mark.parametrize("voice", VOICES)
def test_every_table_of_a_voice_is_that_of_the_voice_alone(study_apart, word_tier, voice):
    corpus = heard_corpus(study_apart.corpus())
    alone = study_results(corpus, word_tier, asked_by(SETTINGS, voice=voice))
    for table in ("estimates", "verdicts", "sentences"):
        wanted = getattr(alone, table)
        held = of_voice(study_apart, table, voice)[list(wanted.columns)]
        pd.testing.assert_frame_equal(held, wanted, check_exact=True)
    held = of_voice(study_apart, "wordings", voice).drop(columns="voice")
    pd.testing.assert_frame_equal(held, alone.further["wordings"], check_exact=True)
    assert set(alone.estimates["measure"]) == {"position", "salience", "tone", "frame"}


def test_all_voices_together_are_held_beside_them_and_stand_elsewhere(study_apart, word_tier):
    corpus = heard_corpus(study_apart.corpus())
    together = study_results(corpus, word_tier, asked_by(SETTINGS))
    pd.testing.assert_frame_equal(study_apart.results.estimates, together.estimates)
    places = [
        table[table["measure"] == "position"]["estimate"].tolist()
        for table in (
            study_apart.results.estimates,
            *(of_voice(study_apart, "estimates", voice) for voice in VOICES),
        )
    ]
    own, quoted = places[1:]
    assert own[0] < 0 < quoted[0]
    assert quoted[1] < 0 < own[1]
    assert places[0] not in (own, quoted)


def test_a_voice_without_a_sentence_has_no_row_and_the_study_can_be_saved(study, word_tier):
    asked = asked_by(SETTINGS | {"voice": APART})
    results = study_results(heard_corpus(study.corpus()), word_tier, asked)
    for name in BY_VOICE:
        assert set(results.further[name]["voice"]) == {"own"}
    nothing = asked_by({"voice": APART, "low": "cold", "high": "hot"}, families=())
    held = study_results(heard_corpus(study.corpus()), word_tier, nothing).further
    assert [len(held[name]) for name in BY_VOICE] == [0] * len(BY_VOICE)
    assert all(list(held[name].columns) == kind.columns for name, kind in BY_VOICE.items())


def test_without_its_texts_neither_voice_has_words_and_joined_it_has_all(study_apart):
    bare = without_texts(study_apart)
    held = bare.results.further["sentences_by_voice"]
    assert set(held["text"]) == {""}
    whole = join_texts(bare, study_apart.articles).results.further["sentences_by_voice"]
    pd.testing.assert_frame_equal(
        whole[list(study_apart.results.further["sentences_by_voice"].columns)],
        study_apart.results.further["sentences_by_voice"],
    )


def test_only_all_voices_can_be_apart(study_apart):
    settings = {"voice": APART, "low": "cold", "high": "hot", "wordings": "off"}
    asked = asked_by(settings, families=["axis"])
    assert asked.is_apart
    assert not asked_by(settings, families=["axis"], voice="own").is_apart
    assert settings_of(asked, tier="fast")["voice"] == APART
    assert study_apart.manifest["compared"]["voice"] == APART
    assert study_apart.voice == "all"
