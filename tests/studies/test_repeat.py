from dataclasses import replace

import pytest

from analysis.models.info import ScorerInfo
from analysis.studies.bundle import open_study, study_bytes
from analysis.studies.repeat import repeat_study
from analysis.studies.results import study_results
from analysis.studies.settings import asked_by, settings_of
from analysis.studies.tables import BY_VOICE, KINDS
from analysis.studies.voices import heard_corpus


def edited(study, table, **cells):
    """The study with one row of one table changed."""
    changed = getattr(study.results, table).copy()
    for column, value in cells.items():
        changed.loc[3, column] = value
    return replace(study, results=replace(study.results, **{table: changed}))


@pytest.mark.parametrize("voice", ["study", "study_apart"])
def test_a_study_repeats_to_the_byte(voice, request, word_tier):
    study = request.getfixturevalue(voice)
    opened = open_study(study_bytes(study), "mine.parallax.zip")
    found = repeat_study(opened, word_tier)
    assert found.differences == ()
    assert found.scorers == ()
    assert found.versions == ()
    assert len(found.same_bytes) == len(KINDS) - (0 if study.is_apart else len(BY_VOICE))


@pytest.mark.parametrize("table", ["estimates", "sentences"])
def test_an_edited_number_is_found_with_its_old_and_new_value(study, word_tier, table):
    column = {"estimates": "estimate", "sentences": "score"}[table]
    right = getattr(study.results, table)[column][3]
    found = repeat_study(edited(study, table, **{column: right + 1e-12}), word_tier)
    (one,) = found.differences
    assert (one.table, one.column) == (table, column)
    assert (one.old, one.new) == (repr(float(right + 1e-12)), repr(float(right)))
    assert f"{table}.parquet" not in found.same_bytes


@pytest.mark.parametrize("table", BY_VOICE)
def test_an_edited_number_of_one_voice_is_found_in_its_row(study_apart, word_tier, table):
    column = {"sentences": "score", "verdicts": "gap"}.get(table.split("_")[0], "estimate")
    further = dict(study_apart.results.further)
    changed = further[table].copy()
    row = changed[column].notna().to_numpy().nonzero()[0][-1]
    changed.loc[row, column] += 1e-12
    results = replace(study_apart.results, further={**further, table: changed})
    (one,) = repeat_study(replace(study_apart, results=results), word_tier).differences
    assert (one.table, one.column) == (table, column)
    assert one.row.startswith("quoted · ") == (changed.columns[0] == "voice")


def test_nothing_where_a_number_was_and_a_missing_row_are_found(study, word_tier):
    (one,) = repeat_study(edited(study, "estimates", estimate=float("nan")), word_tier).differences
    assert one.old == "nan"
    fewer = replace(study, results=replace(study.results, verdicts=study.results.verdicts.iloc[1:]))
    (row,) = repeat_study(fewer, word_tier).differences
    assert (row.column, row.old, row.new) == ("(row)", "–", "there")


def test_a_study_made_before_frames_had_verdicts_repeats(study, word_tier):
    verdicts = study.results.verdicts
    assert set(verdicts["measure"]) == {"position", "tone", "frame"}
    without = replace(study.results, verdicts=verdicts[verdicts["measure"] != "frame"])
    (row, *_) = repeat_study(replace(study, results=without), word_tier).differences
    assert (row.table, row.column, row.old) == ("verdicts", "(row)", "–")
    intervals = {k: v for k, v in study.manifest["intervals"].items() if k != "frames_together"}
    then = replace(study, results=without, manifest={**study.manifest, "intervals": intervals})
    assert repeat_study(open_study(study_bytes(then), "then"), word_tier).differences == ()


def test_an_edited_text_changes_fingerprint_and_sentences(study, word_tier):
    articles = study.articles.copy()
    articles.loc[0, "text"] = articles.loc[0, "text"].replace("cold", "warm")
    found = repeat_study(replace(study, articles=articles), word_tier)
    assert {"corpus", "sentences", "estimates"} <= {one.table for one in found.differences}


def test_other_scorers_are_told_once_and_not_in_every_row(study, word_tier):
    other = replace(word_tier, encoder=word_tier.encoder)
    other.encoder.info = ScorerInfo("words", "2", "a" * 64, "none")
    found = repeat_study(study, other)
    assert [family for family, _, _ in found.scorers] == ["axis", "frames"]
    assert found.differences == ()
    assert "sentences.parquet" not in found.same_bytes


def test_what_cannot_be_asked_is_kept_and_said(study, word_tier):
    settings = {"low": "cold", "high": "", "targets": "cat", "frames": "no description"}
    asked = asked_by(settings, families=["axis", "targets", "frames"])
    results = study_results(heard_corpus(study.corpus()), word_tier, asked)
    assert set(results.unanswered) == {"axis", "frames", "words"}
    assert set(results.estimates["measure"]) == {"tone"}
    assert asked.families == ["axis", "targets", "frames"]


def test_a_voice_without_sentences_is_said(study, word_tier):
    asked = asked_by(
        {"low": "cold", "high": "hot", "wordings": "off", "targets": "cat"}, voice="quoted"
    )
    results = study_results(heard_corpus(study.corpus()), word_tier, asked)
    assert set(results.unanswered) == {"axis", "targets", "frames", "words"}
    assert results.estimates.empty


def test_settings_ask_what_was_asked(study):
    asked = asked_by(study.settings)
    settings = settings_of(asked, tier="fast")
    again = asked_by(settings)
    assert (again.axis, again.targets, again.frames) == (asked.axis, asked.targets, asked.frames)
