"""What a report tells of a study: its sections, numbers, sentences, notes and sources."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.errors import StudyError
from analysis.measures.choices import word_choices
from analysis.measures.shifts import SHIFT_COLUMNS
from analysis.reports import basis
from analysis.reports.material import open_material
from analysis.reports.page import report_page
from analysis.reports.report import make_report
from analysis.reports.sources import source_sections
from analysis.reports.topics import words_section
from analysis.studies.bundle import open_study, study_bytes
from analysis.studies.corpus import build_corpus
from analysis.studies.repeat import asked_in
from analysis.studies.settings import asked_by
from analysis.studies.shared import SharedText
from analysis.studies.study import make_study
from analysis.studies.tables import BY_VOICE
from analysis.studies.texts import without_texts
from analysis.studies.validity import validity_card
from analysis.studies.validity_words import validity_line
from analysis.studies.voices import heard_corpus
from analysis.studies.words import compare_words
from analysis.studies.words_trust import words_trust
from tests.studies.test_words import longer, story


def sections(report):
    return {section.key: section for section in report.sections}


def table(report, key, caption):
    tables = [t for chart in sections(report)[key].charts for t in chart.tables]
    return next(t for t in tables if t.caption.startswith(caption))


def test_every_question_that_was_asked_has_its_section(report):
    keys = list(sections(report))
    assert keys[:5] == ["places", "wordings", "headlines", "tone", "frames"]
    assert {"shared", "claims"} <= set(keys)
    assert all(section.charts and not section.missing for section in report.answered)


def test_every_chart_has_a_finding_a_reading_what_it_rests_on_and_numbers(report):
    for section in report.answered:
        for chart in section.charts:
            assert chart.finding.endswith((".", "?")), chart.name
            assert chart.reading, chart.name
            assert chart.basis, chart.name
            assert chart.tables, chart.name
            assert all(len(row) == len(t.head) for t in chart.tables for row in t.rows)


def test_the_places_are_those_of_the_study_and_are_not_computed_anew(study, tell):
    edited = study.results.estimates.copy()
    is_place = (edited["measure"] == "position") & (edited["outlet"] == "Hot News")
    edited.loc[is_place, "estimate"] = 0.123
    told = tell(replace(study, results=replace(study.results, estimates=edited)))
    rows = table(told, "places", "Places on the axis, outlet").rows
    assert next(row[2:3] for row in rows if row[0] == "Hot News") == ("+0.12",)


@pytest.fixture(scope="module")
def spoken(study, tier):
    """Makes a study whose outlets write one thing and quote another; by its choice of voice."""

    def made(voice, quoted=("hot", "cold")):
        said = {"Cold Post": ("cold", quoted[0]), "Hot News": ("hot", quoted[1])}
        texts = [
            'It is {0} there. It is {0} again. "It is very {1} and {1}", he said.'.format(*said[o])
            if said[o][1]
            else f"It is {said[o][0]} there."
            for o in study.articles["outlet"]
        ]
        corpus = heard_corpus(build_corpus(study.articles.assign(text=texts), study.removed))
        return make_study(corpus, tier, asked_in(study), dict(study.settings) | {"voice": voice})

    return made


def told_aloud(study, tier):
    return make_report(study, tier, heard=heard_corpus(study.corpus()))


def test_speakers_are_named_where_no_side_is_known(study, tier):
    """As on the page of voices; by side everybody would be one of the others."""
    said = 'It is cold. "It is very cold and hot", said Ann Bell. Ann Bell left.'
    corpus = heard_corpus(build_corpus(study.articles.assign(text=said), study.removed))
    settings = dict(study.settings) | {"by": "side"}
    told = told_aloud(make_study(corpus, tier, asked_in(study), settings), tier)
    rows = table(told, "voices", "Shares of the quoted words").rows
    assert {row[1] for row in rows} >= {"Ann Bell"}


def test_own_voice_and_quotations_apart_come_first_where_the_study_shows_them_so(spoken, tier):
    charts = sections(told_aloud(spoken("apart"), tier))["places"].charts
    assert [chart.name for chart in charts] == ["spectrum-apart"]
    voices = {row[1] for row in charts[0].tables[0].rows}
    assert voices == {"own", "quoted", "all"}
    charts = sections(told_aloud(spoken("all"), tier))["places"].charts
    assert [chart.name for chart in charts] == ["spectrum", "spectrum-apart"]


def test_other_wordings_are_in_the_voice_of_the_first_chart(spoken, tier):
    for voice, name in (("apart", "own"), ("all", "all")):
        told = told_aloud(spoken(voice), tier)
        places = {
            row[0]: row[3]
            for row in table(told, "places", "Places on the axis by voice").rows
            if row[1] == name
        }
        asked = {
            row[0]: row[2]
            for row in table(told, "wordings", "Places under").rows
            if row[1] == "as asked"
        }
        assert asked == places
        finding = sections(told)["wordings"].charts[0].finding
        assert finding.startswith("In their own voice: ") == (name == "own")


def told_tables(report):
    """Findings, captions and tables of every chart, and the sentences below."""
    return {
        section.key: (
            [(c.name, c.finding, c.reading, c.basis, c.tables) for c in section.charts],
            section.notes,
            section.evidence,
        )
        for section in report.sections
    }


def test_voices_that_a_study_holds_are_told_as_those_made_again(study_apart, tier):
    held = make_report(study_apart, tier, heard=heard_corpus(study_apart.corpus()))
    older = {n: t for n, t in study_apart.results.further.items() if n not in BY_VOICE}
    older = replace(study_apart, results=replace(study_apart.results, further=older))
    made = make_report(older, tier, heard=heard_corpus(study_apart.corpus()))
    assert told_tables(held) == told_tables(made)
    assert {"places", "wordings", "tone", "frames"} <= told_tables(held).keys()


def test_voices_apart_are_those_of_the_study_and_are_not_computed_anew(study_apart, tier):
    further = dict(study_apart.results.further)
    held = further["estimates_by_voice"]
    is_own = (held["voice"] == "own") & (held["outlet"] == "Hot News")
    further["estimates_by_voice"] = held.assign(estimate=held["estimate"].mask(is_own, 0.12))
    edited = replace(study_apart, results=replace(study_apart.results, further=further))
    told = make_report(edited, tier, heard=heard_corpus(study_apart.corpus()))
    for key, caption in (
        ("places", "Places on the axis by voice"),
        ("tone", "Tone, outlet"),
        ("frames", "Share of sentences"),
    ):
        rows = [r for r in table(told, key, caption).rows if "own" in r and r[0] == "Hot News"]
        assert rows
        assert all("+0.12" in row or "0.12" in row for row in rows)
        assert not any("0.12" in cell for r in table(told, key, caption).rows if r not in rows
                       for cell in r)  # fmt: skip


def test_tone_and_frames_are_apart_where_the_study_shows_them_so(study_apart, tier):
    told = sections(make_report(study_apart, tier, heard=heard_corpus(study_apart.corpus())))
    for key in ("tone", "frames"):
        (chart,) = told[key].charts
        assert chart.finding.startswith("In their own voice: ")
        assert {row[2] for row in chart.tables[0].rows} == {"own", "quoted"}
        assert "of their own voice, pair by pair" in chart.tables[1].caption
        assert chart.draw.keywords["quoted"] is not None
    quoted = [q for one in told["places"].evidence for _, lines in one.lists for q in lines]
    assert {"quoted", "own voice"} <= {one.where for one in quoted}
    assert "sentences, own and quoted apart." in told["tone"].charts[0].basis


def test_without_texts_voices_apart_are_told_from_the_study(study_apart):
    report = make_report(without_texts(study_apart), None)
    told = sections(report)
    assert [chart.name for chart in told["places"].charts] == ["spectrum-apart"]
    assert {"wordings", "tone", "frames"} <= told.keys()
    missing = next(note for note in report.notes if "is missing" in note)
    assert "voices apart" not in missing
    assert "shared text" in missing


def test_a_study_apart_without_own_words_on_the_axis_says_so(spoken, tier):
    study = spoken("apart")
    said = {"Cold Post": "It is cold and very cold", "Hot News": "It is hot and very hot"}
    texts = [f'The river is here. "{said[name]}", he said.' for name in study.articles["outlet"]]
    articles = study.articles.assign(text=texts, headline="")
    corpus = heard_corpus(build_corpus(articles, study.removed))
    asked = asked_by(study.settings, families=["axis"])
    told = sections(told_aloud(make_study(corpus, tier, asked, study.settings), tier))
    (chart,) = told["places"].charts
    assert chart.finding.startswith("No sentence in an outlet's own voice speaks to this axis; ")


def test_voices_shared_text_and_claims_say_how_far_to_trust_them(study, tier):
    copied = "The warm river reached the cold stone again after three days of hot rain in May."
    texts = [f'{copied} "It is very {word}", said Ann Bell.' for word in ("cold", "hot") * 2]
    corpus = heard_corpus(build_corpus(study.articles.assign(text=texts), study.removed))
    told = sections(told_aloud(make_study(corpus, tier, asked_in(study), study.settings), tier))
    measured = {
        "voices": "Who is quoted: speaker right",
        "shared": "Copied sentences: copies found",
    }
    for key, line in measured.items():
        assert told[key].card.line.startswith(line)
        assert "the rules that are at work here" in told[key].card.html
    assert told["claims"].card.line == validity_line(validity_card("claims", "f" * 64))
    assert "not measured" in told["claims"].card.html
    assert "a first guess to be read" in told["claims"].notes[0]


@pytest.mark.parametrize(("swapped", "is_said"), [(9.0, True), (0.0, False), (None, False)])
def test_headlines_and_shifts_note_what_is_smaller_than_swapped_names(
    study, tier, tell, monkeypatch, swapped, is_said
):
    def card(family, fingerprint):
        return replace(validity_card(family, fingerprint), swapped=swapped)

    monkeypatch.setattr(basis, "validity_card", card)
    verdicts = study.results.verdicts
    apart = verdicts["verdict"].mask(verdicts["measure"] == "frame", "differ")
    results = replace(study.results, verdicts=verdicts.assign(verdict=apart))
    told = sections(tell(replace(study, results=results)))
    notes = told["headlines"].notes
    assert any("the gap between headline and body" in note for note in notes) == is_said
    assert any(" in the frame “" in note for note in told["frames"].notes) == is_said
    material = open_material(study, tier, heard=study.corpus())
    row = dict.fromkeys(SHIFT_COLUMNS, "") | {"outlet_a": "Cold Post", "outlet_b": "Hot News"}
    row |= {"cosine": 0.9, "score_a": 0.1, "score_b": 0.3, "shift": 0.2, "weight": 1.0}
    texts = {"text_a": "It was cold.", "text_b": "It was hot.", "changed": "replaced"}
    moved = replace(material.remade, shifts=pd.DataFrame([row | texts]))
    told = {one.key: one for one in source_sections(replace(material, remade=moved))}
    assert any("1 of 1 shifts." in note for note in told["shared"].notes) == is_said


@pytest.mark.parametrize("setting", ["once", "everywhere"])
def test_the_shared_text_of_a_report_says_where_nothing_tells_who_was_first(
    study, tier, monkeypatch, setting
):
    row = {"outlet": "Cold Post", "published": "", "left_out": True}
    monkeypatch.setattr(SharedText, "first_untold", lambda *_: pd.DataFrame([row]))
    material = open_material(study, tier, heard=study.corpus())
    asked = replace(material, asked=replace(material.asked, shared=setting))
    notes = {one.key: one for one in source_sections(asked)}["shared"].notes
    assert any("articles of Cold Post have no date" in note for note in notes) == (
        setting == "once"
    )


def test_a_strangers_wordings_that_were_not_asked_are_not_told(study_apart):
    for wording in (99, -1):
        further = dict(study_apart.results.further)
        held = further["wordings_by_voice"]
        further["wordings_by_voice"] = held.assign(wording=wording)
        forged = replace(study_apart, results=replace(study_apart.results, further=further))
        opened = open_study(study_bytes(forged), "x")
        assert "wordings" not in sections(make_report(opened, None))


def test_where_nothing_is_quoted_the_own_voice_is_told_as_in_the_app(spoken, tier):
    chart = sections(told_aloud(spoken("apart", ("", "")), tier))["places"].charts[0]
    assert chart.finding.startswith("In their own voice: ")
    assert "in their own voice" in chart.basis
    assert "quotes" not in chart.reading
    assert {row[1] for row in chart.tables[0].rows} == {"own", "all"}


def test_frames_have_their_pairs_where_the_study_has_them(study, tell):
    pairs = table(tell(study), "frames", "Which outlets differ")
    assert pairs.rows
    verdicts = study.results.verdicts
    then = replace(study.results, verdicts=verdicts[verdicts["measure"] != "frame"])
    (chart,) = sections(tell(replace(study, results=then)))["frames"].charts
    assert len(chart.tables) == 1


def test_every_caption_of_scores_names_its_voice(spoken, tier):
    told = sections(told_aloud(spoken("apart"), tier))
    assert "sentences, own and quoted apart." in told["places"].charts[0].basis
    assert "sentences, own and quoted apart." in told["frames"].charts[0].basis
    assert "sentences in their own voice." in told["wordings"].charts[0].basis
    assert "sentences in all voices." in told["headlines"].charts[0].basis


def test_a_spectrum_says_how_brackets_are_read_only_where_a_pair_cannot_be_told_apart(study, tell):
    verdicts = study.results.verdicts
    for verdict in ("differ", "cannot tell"):
        told = replace(study.results, verdicts=verdicts.assign(verdict=verdict))
        chart = sections(tell(replace(study, results=told)))["places"].charts[0]
        assert ("without a common bracket need not differ" in chart.reading) == (
            verdict == "cannot tell"
        )


def test_the_evidence_has_the_strongest_sentences_to_either_side(report):
    hot = next(e for e in sections(report)["places"].evidence if e.name == "Hot News")
    (head, sentences), *_ = [pair for pair in hot.lists if "hot" in pair[0]]
    assert head == "Toward “hot”"
    assert {s.side for s in sentences} == {"high"}
    pulls = [float(s.numbers.split("pull ")[1].replace("−", "-")) for s in sentences]
    assert pulls == sorted(pulls, reverse=True)
    assert sentences[0].strength == 4


def test_without_texts_the_report_says_what_is_missing_and_shows_no_sentence(study, tell):
    told = tell(without_texts(study))
    assert list(sections(told)) == ["places", "headlines", "tone", "frames"]
    assert any("texts of the articles were left out" in note for note in told.notes)
    assert not any(section.evidence for section in told.sections)
    assert "--texts" in sections(told)["places"].about_evidence


def test_sentences_can_be_left_out_and_everything_else_stays(study, tell, report):
    bare = tell(study, sentences=False)
    assert set(sections(report)) - set(sections(bare)) <= {"claims"}
    assert not any(section.evidence for section in bare.sections)
    assert any("sentences of the articles are not shown" in note for note in bare.notes)
    page = report_page(bare).decode()
    bodies = study.results.sentences.query("part == 'body'")["text"]
    assert not [text for text in set(bodies) if text in page]


def test_a_study_that_compares_none_of_its_outlets_is_one_sentence(study, tell):
    none = study.manifest | {"compared": study.manifest["compared"] | {"outlets": ["Nobody"]}}
    with pytest.raises(StudyError, match="compares no outlet"):
        tell(replace(study, manifest=none))


def test_other_models_than_the_studys_are_said(study, tell):
    scorers = study.manifest["scorers"] | {"axis": "0" * 64}
    told = tell(replace(study, manifest=study.manifest | {"scorers": scorers}))
    assert any("Other versions of the models for axis" in note for note in told.notes)


def test_what_had_no_answer_is_said_in_its_place(study, tell):
    estimates = study.results.estimates
    bare = replace(
        study.results,
        estimates=estimates[estimates["measure"] != "tone"],
        unanswered={"targets": "No outlet names Ben."},
    )
    told = sections(tell(replace(study, results=bare)))
    assert told["tone"].missing == "No outlet names Ben."


def test_targets_that_no_sentence_mentions_have_no_chapter_and_no_method(study, tier, tell):
    def made(targets):
        settings = dict(study.settings) | {"targets": targets}
        asked = asked_by(settings, outlets=study.outlets)
        return tell(make_study(study.corpus(), tier, asked, settings))

    for targets, is_told in (("Nobody; cat", True), ("Nobody; No one", False)):
        report = made(targets)
        headings = [heading for heading, _ in report.method]
        assert ("tone" in sections(report)) == is_told
        assert ("Tone toward targets" in headings) == is_told
        page = report_page(report, paper=True).decode()
        assert ("Who is praised, who is criticised?" in page) == is_told


@pytest.mark.parametrize("name", ["parallax", "encoder", "scorers", "corpus", "intervals"])
def test_a_manifest_that_tells_too_little_is_one_sentence(study, tell, name):
    manifest = {key: part for key, part in study.manifest.items() if key != name}
    manifest |= {"scorers": {}} if name == "scorers" else {}
    with pytest.raises(StudyError, match="does not tell its whole method"):
        tell(replace(study, manifest=manifest))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//x", "http://"])
def test_only_addresses_of_the_web_are_followed(study, tell, address):
    linked = replace(study, articles=study.articles.assign(url=address))
    assert {source.url for source in make_report(linked, None).sources} == {""}
    linked = replace(study, articles=study.articles.assign(url="https://example.org/a?b=1"))
    assert {s.url for s in make_report(linked, None).sources} == {"https://example.org/a?b=1"}


def test_the_list_of_articles_says_how_long_they_are_and_what_was_left_out_of_their_pages(study):
    first = study.articles.sort_values(["outlet", "headline"])["article_id"].iloc[0]
    parts = [(first, "Sign up now for more", "newsletter"), (first, "Copyright", "footer")]
    removed = pd.DataFrame(parts, columns=["article_id", "text", "reason"])
    whole = replace(study, removed=removed)
    told, *others = make_report(whole, None).sources
    assert (told.words, told.left_out) == ("6", "2 parts, 6 words")
    assert {one.left_out for one in others} == {""}
    bare = make_report(without_texts(whole), None).sources[0]
    assert (bare.words, bare.left_out) == ("", "2 parts")
    assert make_report(whole, None, sentences=False).sources[0] == told


def test_a_title_is_made_from_what_was_asked(study, tell):
    assert make_report(study, None).title == "Between “cold” and “hot”: two outlets on one event"
    about = replace(study, settings=dict(study.settings) | {"about": "the weather"})
    assert make_report(about, None).title == "The weather: how two outlets tell it"


def test_words_for_one_thing_come_with_how_often_they_are_that(study, tier):
    material = open_material(study, tier, heard=study.corpus())
    sentences = longer(story({"Cold Post": "raids", "Hot News": "attacks"}))
    alone = compare_words(sentences, tier.encoder)
    together = replace(alone, choices=word_choices(alone.uses, [("attack", "raid")], alone.forms))
    for words, is_told in ((alone, False), (together, True)):
        told = words_section(replace(material, remade=replace(material.remade, words=words)))
        assert told.charts
        assert told.notes == ((words_trust(tier.encoder.info.fingerprint),) if is_told else ())
