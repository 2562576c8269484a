"""Every page, opened alone and driven without a browser."""

import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.corpus.reading import Source, read_articles
from analysis.studies.corpus import read_corpus
from tests.conftest import ROOT
from ui.cache import sample_corpus
from ui.history import Story
from ui.story import Open
from ui.words import _underlined

PAGES = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))]


def opened(path: Path, **address: str) -> AppTest:
    """The page as a first visitor meets it; `app.py` is only where Streamlit finds its pages."""
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    if path.name != "app.py":
        page.switch_page(str(path.relative_to(ROOT)))
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def findings(page: AppTest) -> list[str]:
    return [e.proto.body for e in page.get("html") if "finding" in e.proto.body]


def charts(page: AppTest) -> list[str]:
    return [chart.key for chart in page.get("plotly_chart")]


def article(outlet: str, text: str) -> tuple[str, bytes, str]:
    page = f"{outlet}\n\n{text}\n\nCopyright 2025 {outlet}"
    return f"{outlet.lower().replace(' ', '-')}.txt", page.encode(), "text/plain"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_opens_alone_with_the_sample_scored(path):
    page = opened(path)
    assert not page.exception
    assert not page.error
    assert page.title[0].value.endswith("?")


def test_home_shows_the_finding_without_a_click():
    page = opened(ROOT / "app.py")
    assert "Eastern Polestar stands nearer to" in findings(page)[0]
    assert "Stanmere Ledger" in findings(page)[0]


def test_retyping_a_pole_moves_the_chart_and_stands_in_the_address():
    page = opened(ROOT / "app.py")
    before = page.get("plotly_chart")[0].proto.spec
    page.text_input(key="w_low").set_value("Iran was left alone").run()
    assert not page.exception
    assert page.get("plotly_chart")[0].proto.spec != before
    assert page.query_params["low"] == "Iran was left alone"


def test_a_finding_says_under_how_many_wordings_it_holds():
    page = opened(ROOT / "app.py")
    assert "holds under 5 of 5 other wordings of the poles" in findings(page)[0]


def test_other_wordings_can_be_edited_stand_in_the_address_and_go_with_their_axis():
    page = opened(ROOT / "pages/1_Compare.py")
    editor = page.text_area[0]
    assert editor.value.startswith("half-hearted reply <-> ")
    editor.set_value("hardly any help <-> all the help one could wish for").run()
    assert not page.exception
    assert "holds under 1 of 1 other wordings" in findings(page)[0]
    assert page.query_params["wordings"].startswith("hardly any help")
    page.text_area[0].set_value("one pole only").run()
    assert "needs two poles" in page.error[0].value.replace("\\", "")
    page.text_input(key="w_low").set_value("Iran was left alone").run()
    assert not page.error
    assert "wordings" not in page.query_params
    assert "Iran was left alone" in page.text_area[0].value


def test_a_link_opens_the_same_view():
    page = opened(ROOT / "pages/7_Evidence.py", low="a cold shoulder", voice="quoted")
    assert page.text_input(key="w_low").value == "a cold shoulder"
    assert page.radio(key="w_voice").value == "quoted"


def test_nonsense_in_the_address_is_ignored():
    page = opened(ROOT / "pages/1_Compare.py", voice="shouting", outlets="Nobody|No one")
    assert not page.exception
    assert page.radio(key="w_voice").value == "apart"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("low", "", "low pole of the axis is empty"),
        ("high", "lukewarm response", "Both poles"),
    ],
)
def test_bad_pole_is_one_sentence_and_nothing_is_lost(name, value, says):
    page = opened(ROOT / "app.py")
    page.text_input(key=f"w_{name}").set_value(value).run()
    assert not page.exception
    assert says in page.error[0].value.replace("\\", "")
    page.text_input(key=f"w_{name}").set_value("strong backing").run()
    assert not page.error


def test_axis_far_from_the_story_is_said():
    page = opened(ROOT / "app.py", low="the soufflé collapsed", high="the soufflé rose", about="")
    assert "No sentence speaks to this axis" in page.error[0].value.replace("\\", "")


def test_unknown_model_lists_what_is_there():
    page = opened(ROOT / "app.py")
    page.text_input(key="w_model").set_value("nobody/nothing-here").run()
    assert "parallax-encoder" in page.error[0].value.replace("\\", "")
    assert not page.exception


def test_a_link_cannot_make_the_server_fetch_a_model():
    page = opened(ROOT / "app.py", model="nobody/nothing-here")
    assert not page.error
    assert page.text_input(key="w_model").value == ""


def test_the_fast_tier_moves_the_chart_and_stands_in_the_address():
    page = opened(ROOT / "app.py")
    before = page.get("plotly_chart")[0].proto.spec
    page.radio(key="w_tier").set_value("fast").run()
    assert not page.exception
    assert page.get("plotly_chart")[0].proto.spec != before
    assert page.query_params["tier"] == "fast"
    page.switch_page("pages/9_Method.py").run()
    assert "tier “fast”" in " ".join(text.value for text in page.markdown)


def test_a_link_opens_the_same_tier_and_nonsense_the_default_one():
    assert opened(ROOT / "app.py", tier="fast").radio(key="w_tier").value == "fast"
    assert opened(ROOT / "app.py", tier="slow").radio(key="w_tier").value == "accurate"


def test_choices_survive_a_change_of_page():
    page = opened(ROOT / "app.py")
    page.text_input(key="w_low").set_value("a cool reception").run()
    page.switch_page("pages/7_Evidence.py").run()
    assert page.text_input(key="w_low").value == "a cool reception"


def test_targets_are_measured_and_an_empty_list_says_what_to_do():
    page = opened(ROOT / "pages/1_Compare.py")
    assert "chart-tone" in charts(page)
    page.text_input(key="w_targets").set_value("").run()
    assert "chart-tone" not in charts(page)
    assert "Name a target" in page.info[0].value


def test_a_name_of_the_story_is_made_a_target_by_a_click_and_offered_no_more():
    page = opened(ROOT / "pages/1_Compare.py", targets="Russia")
    offered = [button.label for button in page.button if str(button.key).startswith("w_add-")]
    assert "Iran" in offered
    assert "Russia" not in offered
    page.button(key=f"w_add-{offered.index('Iran')}").click().run()
    assert page.text_input(key="w_targets").value == "Russia; Iran"
    assert page.query_params["targets"] == "Russia; Iran"
    assert "Iran" not in [button.label for button in page.button]


def test_frames_can_be_edited():
    page = opened(ROOT / "pages/6_Frames.py")
    page.text_area(key="w_frames").set_value("sport: a match, a score and a winner").run()
    assert not page.exception
    assert page.selectbox(key="w_frame-0").options == ["sport"]
    page.text_area(key="w_frames").set_value("a frame without description").run()
    assert "needs a name and a description" in page.error[0].value.replace("\\", "")
    assert page.selectbox(key="w_frame-0").options == ["sport"]
    page.switch_page("pages/9_Method.py").run()
    assert not page.error


def test_frames_have_a_verdict_for_each_pair_of_outlets():
    page = opened(ROOT / "pages/6_Frames.py")
    pairs = page.dataframe[1].value
    n = page.dataframe[0].value["outlet"].nunique()
    assert len(pairs) == n * (n - 1) // 2 * pairs["question"].nunique()
    assert set(pairs["verdict"]) <= {"differ", "cannot tell"}
    assert any("hold together over all frames" in one.value for one in page.caption)


def test_looking_for_names_that_was_stopped_is_said_and_goes_on_at_a_click():
    key = f"names {sample_corpus().fingerprint}"
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    page.switch_page("pages/1_Compare.py")
    page.query_params["targets"] = "Russia"
    page.session_state["stopped"] = key
    page.session_state["counts"] = (key, 40, 60)
    page.run()
    said = "Stopped. 40 of 60 sentences are searched for names and need not be searched again."
    assert said in [info.value for info in page.info]
    assert not [button for button in page.button if str(button.key).startswith("w_add-")]
    page.button(key="go_on").click().run()
    assert said not in [info.value for info in page.info]
    assert [button for button in page.button if str(button.key).startswith("w_add-")]


def test_frames_have_a_row_for_each_voice_where_own_and_quoted_are_apart():
    apart = opened(ROOT / "pages/6_Frames.py", voice="apart")
    numbers = apart.dataframe[0].value
    assert set(numbers["voice"]) == {"own", "quoted"}
    assert not numbers.duplicated(["question", "outlet", "voice"]).any()
    assert findings(apart)[0].startswith('<p class="finding">In their own voice: ')
    assert any("own voices are compared" in one.value for one in apart.caption)
    own = opened(ROOT / "pages/6_Frames.py", voice="own")
    assert own.dataframe[1].value.equals(apart.dataframe[1].value)
    assert "voice" not in own.dataframe[0].value


@pytest.mark.parametrize("page", ["6_Frames", "7_Evidence"])
def test_a_story_without_quotations_says_that_its_voices_are_not_apart(monkeypatch, page):
    every = Open.sentences
    mine = lambda opened, voice: every(opened, voice)[lambda rows: rows["voice"] != "quoted"]  # noqa: E731
    monkeypatch.setattr(Open, "sentences", mine)
    page = opened(ROOT / f"pages/{page}.py", voice="apart")
    assert not page.exception
    assert any("no own words or no quotations" in one.value for one in page.caption)


def test_evidence_lists_both_voices_with_the_voice_of_each_sentence():
    page = opened(ROOT / "pages/7_Evidence.py", voice="apart")
    assert any("listed together, each with its voice" in one.value for one in page.caption)
    listed = " ".join(e.proto.body for e in page.get("html") if 'class="who"' in e.proto.body)
    assert "own voice</p>" in listed
    assert "quoted</p>" in listed
    own = opened(ROOT / "pages/7_Evidence.py", voice="own")
    assert not any("listed together" in one.value for one in own.caption)


def test_words_say_that_they_are_read_in_all_voices():
    page = opened(ROOT / "pages/5_Words.py", voice="apart")
    assert any(one.value.startswith("Words are counted in all voices") for one in page.caption)


def test_a_link_with_frames_that_cannot_be_read_shows_the_built_in_ones():
    page = opened(ROOT / "pages/6_Frames.py", frames="foo", targets="=x")
    assert not page.exception
    assert "conflict" in page.selectbox(key="w_frame-0").options


def test_choosing_voices_says_whose_the_finding_is():
    page = opened(ROOT / "pages/1_Compare.py", voice="apart")
    assert findings(page)[0].startswith('<p class="finding">In their own voice: ')


def test_tone_has_two_marks_an_outlet_where_own_and_quoted_are_apart():
    apart = opened(ROOT / "pages/1_Compare.py", voice="apart")
    tone = next(c.proto for c in apart.get("plotly_chart") if "criticised" in c.proto.spec)
    assert "voices it quotes" in tone.spec
    assert tone.alt.startswith("In their own voice: ")
    numbers = next(t.value for t in apart.dataframe if "Iran" in str(t.value.get("question")))
    assert set(numbers["voice"]) == {"own", "quoted"}
    assert not numbers.duplicated(["question", "outlet", "voice"]).any()
    every = opened(ROOT / "pages/1_Compare.py", voice="all")
    assert not any("voices it quotes" in one.proto.spec for one in every.get("plotly_chart"))


def test_places_in_digits_say_whose_voice_they_are_where_own_and_quoted_are_apart():
    apart = opened(ROOT / "pages/1_Compare.py", voice="apart").dataframe[0].value
    assert set(apart["voice"]) == {"own", "quoted"}
    assert not apart.duplicated(["outlet", "voice"]).any()
    assert "voice" not in opened(ROOT / "pages/1_Compare.py", voice="all").dataframe[0].value


def test_own_articles_are_read_scored_and_taken_back():
    page = opened(ROOT / "app.py")
    page.button(key="load").click().run()
    cold = "Russia showed little interest in Iran. The minister left without help from Moscow."
    warm = "Russia stands firmly with Iran. Moscow gave the minister its full support and help."
    page.file_uploader(key="files").set_value(
        [article("North Post", cold), article("South News", warm)]
    )
    page.run()
    page.button(key="read").click().run()
    assert not page.exception
    assert not page.error
    assert "South News" in findings(page)[0]
    page.button(key="undo").click().run()
    assert "Eastern Polestar" in findings(page)[0]


def test_shared_text_is_read_by_voice():
    page = opened(ROOT / "pages/3_Shared_text.py", story="water-rules")
    everything, shifts = findings(page), shifts_drawn(page)
    page.radio(key="w_voice").set_value("own").run()
    assert not page.exception
    own = findings(page)
    assert sum(one.startswith('<p class="finding">In their own voice: ') for one in own) == 3
    assert own != everything
    assert 0 < shifts_drawn(page) < shifts
    page.radio(key="w_voice").set_value("quoted").run()
    assert not page.exception
    assert "In what they quote: " in findings(page)[0]


def shifts_drawn(page):
    """How many rewritten pairs the chart of shifts counts."""
    spec = next(c.proto.spec for c in page.get("plotly_chart") if c.key == "chart-shifts")
    marks = [trace for trace in json.loads(spec)["data"] if trace.get("customdata")]
    return max(len(trace["customdata"]) for trace in marks)


def test_shared_text_shows_the_agency_paragraph_of_the_sample():
    page = opened(ROOT / "pages/3_Shared_text.py")
    assert "14% of the sentences of The Stanmere Ledger are found in" in findings(page)[0]
    assert any("Likely from Longwire" in e.proto.body for e in page.get("html"))
    assert len(page.get("plotly_chart")) == 1
    assert any("word differently" in info.value for info in page.info)


def test_counting_shared_text_once_moves_places_and_stands_in_the_address():
    page = opened(ROOT / "pages/1_Compare.py")
    before = page.get("plotly_chart")[0].proto.spec
    page.radio(key="w_shared").set_value("once").run()
    assert not page.exception
    assert page.get("plotly_chart")[0].proto.spec != before
    assert page.query_params["shared"] == "once"
    assert opened(ROOT / "app.py", shared="thrice").query_params.get("shared") is None


@pytest.mark.parametrize("name", ["1_Compare", "2_Voices", "3_Shared_text", "5_Words"])
def test_a_page_says_where_nothing_tells_which_article_had_shared_text_first(name):
    pages = [opened(ROOT / f"pages/{name}.py", shared=how) for how in ("everywhere", "once")]
    said = [sum("Nothing tells which article had" in c.value for c in p.caption) for p in pages]
    assert said == [int(name == "3_Shared_text"), 1]


def test_the_effect_on_all_figures_is_computed_when_it_is_opened(monkeypatch):
    asked = []
    told = Open.shared_effect
    monkeypatch.setattr(Open, "shared_effect", lambda one: asked.append(1) or told(one))
    page = opened(ROOT / "pages/3_Shared_text.py")
    assert not asked
    page.session_state["whole-effect"] = True
    page.run()
    assert not page.exception
    assert asked
    table = page.dataframe[-1].value
    assert list(table.columns) == ["measure", "question", "outlet", "everywhere", "once", "none"]
    assert {"tone", "frame", "share of quoted words", "share of common claims"} <= set(
        table["measure"]
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_chart_can_be_taken_out(path):
    page = opened(path)
    drawers = [one for one in page.expander if one.label == "Take this chart with you"]
    assert len(drawers) == len(charts(page))


@pytest.mark.parametrize("name", ["2_Voices", "4_Left_out", "5_Words", "6_Frames"])
def test_pages_follow_how_shared_text_counts_and_say_so(name):
    pages = [opened(ROOT / f"pages/{name}.py", shared=how) for how in ("everywhere", "once")]
    assert not any(page.exception for page in pages)
    assert pages[0].get("plotly_chart")[0].proto.spec != pages[1].get("plotly_chart")[0].proto.spec
    told = [[c.value for c in page.caption if "Shared text counts" in c.value] for page in pages]
    assert told[0] == []
    assert told[1][0].startswith("Shared text counts once, where it stood first. ")


def test_the_evidence_follows_how_shared_text_counts_and_says_so():
    page = opened(ROOT / "pages/7_Evidence.py", shared="once")
    assert not page.exception
    told = [c.value for c in page.caption if "Shared text counts once" in c.value]
    assert told[0].endswith("A copied sentence adds to no place.")


def test_headlines_are_held_against_their_bodies_by_place_and_by_tone():
    page = opened(ROOT / "pages/1_Compare.py")
    assert "chart-headline" in charts(page)
    apart = next(said for said in findings(page) if "headline" in said and "body" in said)
    assert "In their own voice: " in apart
    together = opened(ROOT / "pages/1_Compare.py", voice="all")
    said = next(f for f in findings(together) if "headline" in f and "body" in f)
    assert said != apart.replace("In their own voice: ", "")
    page.selectbox(key="w_headline-0").set_value("Russia").run()
    assert not page.exception
    assert "chart-headline-tone" in charts(page)


def test_words_are_compared_and_a_term_is_underlined_in_its_sentences():
    page = opened(ROOT / "pages/5_Words.py", outlet="Eastern Polestar")
    assert not page.exception
    assert "chart-keyness" in charts(page)
    assert "Eastern Polestar" in findings(page)[0]
    shown = " ".join(e.proto.body for e in page.get("html"))
    assert '<span class="pull frame s3">' in shown


def test_too_few_words_say_what_they_need():
    page = opened(ROOT / "pages/5_Words.py", voice="quoted")
    assert not page.exception
    assert "two outlets with 80 words each" in page.info[0].value
    assert charts(page) == []


def test_markup_in_a_sentence_is_shown_as_letters_around_an_underlined_term():
    text = "<script>alert(1)</script> of raids & <b>raids</b>"
    uses = pd.DataFrame({"start": [29, 40], "end": [34, 45]})
    said = _underlined(text, uses)
    assert said.count('<span class="pull frame s3">raids</span>') == 2
    assert said.startswith("&lt;script&gt;")
    assert "<b>" not in said


def test_the_page_of_voices_says_whose_words_are_printed():
    page = opened(ROOT / "pages/2_Voices.py")
    assert "gives most of its words to those it quotes" in findings(page)[0]
    said = " ".join(block.proto.body for block in page.get("html"))
    assert "Vladimir Putin" in said
    by_speaker = page.radio(key="w_by").set_value("speaker").run()
    assert not by_speaker.exception
    assert "Vladimir Putin" in findings(by_speaker)[0]


def test_sides_of_a_link_are_taken_over():
    page = opened(ROOT / "pages/2_Voices.py", sides="Vladimir Putin=Hosts; Dmitry Peskov=Hosts")
    assert "Hosts" in findings(page)[0]


def test_a_story_without_quotations_says_what_the_page_of_voices_needs():
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    page.switch_page("pages/2_Voices.py")
    page.session_state["story"] = Story(quiet_corpus(), is_sample=False)
    page.run()
    assert not page.exception
    assert "Nobody is quoted" in page.info[0].value


def test_an_outlet_that_only_quotes_keeps_its_row():
    quoted = "“Russia stands firmly with Iran. Moscow gave the minister its full support and help.”"
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    page.session_state["story"] = Story(
        read_corpus(read_articles([Source("made.csv", made_csv(quoted))])), is_sample=False
    )
    page.run()
    assert not page.exception
    assert not page.error
    assert "Only quotes" in page.get("plotly_chart")[0].proto.spec


def made_csv(text):
    cold = "Russia showed little interest in Iran. The minister left without help from Moscow."
    rows = {"Only quotes": text, "North Post": cold, "South Post": cold + " It was over."}
    return ("outlet,text\n" + "".join(f'{o},"{t}"\n' for o, t in rows.items())).encode()


def quiet_corpus():
    """A story in which nobody is quoted."""
    table = "outlet,headline,text\n" + "".join(
        f'Paper {n},Cold hall,"The hall was cold. The coffee ran out at noon. Snow fell."\n'
        for n in range(2)
    )
    return read_corpus(read_articles([Source("made.csv", table.encode())]))


def test_an_outlet_named_often_in_an_address_counts_once():
    page = opened(ROOT / "pages/1_Compare.py", outlets="|".join(["Eastern Polestar"] * 41))
    assert not page.exception
    assert page.multiselect[0].value == ["Eastern Polestar"]


def test_a_side_that_changes_nothing_draws_the_page_once():
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    page.switch_page("pages/2_Voices.py").run()
    editor = f"sides-{sample_corpus().fingerprint[:8]}-0-told"
    page.session_state[editor] = {"edited_rows": {0: {"side": "Russia "}}}
    page.run()
    assert not page.exception
    assert "sides" not in page.query_params


def test_an_opened_study_with_the_built_in_frames_shows_them_for_editing():
    page = opened(ROOT / "pages/6_Frames.py")
    built_in = page.text_area(key="w_frames").value
    page.text_area(key="w_frames").set_value("money: cost | price").run()
    page.session_state["opened_settings"] = {}
    page.run()
    assert not page.exception
    assert page.text_area(key="w_frames").value == built_in


@pytest.mark.parametrize(
    ("path", "label", "name", "value"),
    [
        ("6_Frames", "Frame", "frame", "security"), ("7_Evidence", "Mentions", "mentions", "Iran"),
        ("1_Compare", "Measured by", "headline", "Iran"),
    ],
)  # fmt: skip
def test_what_is_looked_at_stands_in_the_address(path, label, name, value):
    page = opened(ROOT / f"pages/{path}.py")
    next(box for box in page.selectbox if box.label == label).set_value(value).run()
    assert page.query_params[name] == value
    again = opened(ROOT / f"pages/{path}.py", **{name: value})
    assert next(box for box in again.selectbox if box.label == label).value == value


def test_a_claim_that_is_read_stands_in_the_address():
    page = opened(ROOT / "pages/4_Left_out.py")
    box = page.selectbox(key="w_claim-0")
    box.select_index(len(box.options) - 1).run()
    chosen = page.query_params["claim"]
    again = opened(ROOT / "pages/4_Left_out.py", claim=chosen)
    assert again.selectbox(key="w_claim-0").value == chosen
    assert chosen.startswith("claim-")
