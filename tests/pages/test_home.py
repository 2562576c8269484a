"""Being at home: the gallery, the examples, the tour, and how the reader reads."""

import json
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from analysis.models.examples import AXES, FIELDS
from analysis.studies import voices
from analysis.studies.bundle import open_study
from analysis.studies.gallery import stories
from analysis.studies.voices import find_voices
from tests.conftest import ROOT
from ui import cache, gallery, tour
from ui.saving import study_maker
from ui.story import Open


def opened(page: str = "app.py", **address: str) -> AppTest:
    """The page as a visitor meets it, scored by the fast tier."""
    test = AppTest.from_file(ROOT / "app.py", default_timeout=240)
    if page != "app.py":
        test.switch_page(page)
    for name, value in ({"tier": "fast"} | address).items():
        test.query_params[name] = value
    return test.run()


def first_visit() -> AppTest:
    """Home without any choice in the address."""
    return AppTest.from_file(ROOT / "app.py", default_timeout=240).run()


def words(test: AppTest) -> str:
    """Every text of ours on the page."""
    parts = [e.proto.body for e in test.get("html")]
    return " ".join([*parts, *(e.value for e in [*test.markdown, *test.caption])])


def address(test: AppTest) -> dict[str, str]:
    """What stands in the address."""
    return {k: v if isinstance(v, str) else v[0] for k, v in test.query_params.items()}


def layout(test: AppTest) -> dict:
    return json.loads(test.get("plotly_chart")[0].proto.spec)["layout"]


def keys(test: AppTest) -> set[str]:
    return {button.key for button in test.button}


@pytest.mark.parametrize("page", ["app.py", "pages/1_Compare.py"])
def test_below_the_spectrum_stands_how_its_brackets_are_read(page):
    assert "without a common bracket need not differ" in words(opened(page))


@pytest.mark.parametrize("name", stories())
def test_an_invented_story_is_a_finished_study_by_a_click(name, monkeypatch):
    made = []

    def kept(*of, **options):
        made.append(study_maker(*of, **options))
        return made[-1]

    monkeypatch.setattr(gallery, "study_maker", kept)
    test = opened(story=name) if name else opened()
    assert not test.exception
    (button,) = [b.proto for b in test.get("download_button") if b.key == "gallery-study"]
    assert button.label == "Download this story as a finished study"
    file = f"{name or 'sample'}.parallax.zip"
    study = open_study(made[-1](), file)
    assert study.is_apart
    assert study.settings["story"] == name
    assert {"position", "frame"} <= set(study.results.estimates["measure"])
    assert set(study.results.further["estimates_by_voice"]["voice"]) == {"own", "quoted"}


@pytest.mark.parametrize("name", [name for name in stories() if name])
def test_a_story_opens_by_its_name_alone_with_its_own_question(name):
    test = opened(story=name)
    assert not test.exception
    assert not test.error
    settings = stories()[name].settings
    assert [test.text_input(key=f"w_{pole}").value for pole in ("low", "high")] == [
        settings["low"], settings["high"],
    ]  # fmt: skip
    assert address(test) == {"story": name, "tier": "fast"}


def test_a_card_opens_another_story_and_the_way_back_leads_to_the_sample():
    test = opened()
    assert "story-sample" not in keys(test)
    test.button(key="story-port-strike").click().run()
    assert not test.exception
    assert test.text_input(key="w_high").value == "a just reward for the workers"
    assert "Five outlets cannot be told apart" in words(test)
    assert address(test)["tier"] == "fast"
    assert {"story-sample", "story-recount"} <= keys(test)
    next(b for b in test.button if b.label == "Back to the sample story").click().run()
    assert test.text_input(key="w_low").value == "lukewarm response"
    assert "story" not in address(test)


def test_a_choice_that_a_story_makes_stands_in_the_address_only_when_it_is_changed():
    test = opened(story="recount")
    test.text_input(key="w_low").set_value("hasty").run()
    assert address(test)["low"] == "hasty"
    test.text_input(key="w_low").set_value("secretive and one-sided").run()
    assert "low" not in address(test)


def test_an_unknown_story_is_said_and_the_sample_shown():
    test = opened(story="<b>nowhere")
    assert "names a story that is not here" in test.info[0].value
    assert "<b>" not in test.info[0].value
    assert test.text_input(key="w_low").value == "lukewarm response"


def test_an_example_fills_the_fields_and_the_storys_own_question_comes_back():
    test = opened()
    axis = AXES[0].axis
    test.button(key=f"example-{axis.name}").click().run()
    assert test.text_input(key="w_low").value == axis.low_label
    assert test.text_input(key="w_about").value == ""
    test.text_input(key="w_low").set_value("War is the only way.").run()
    assert address(test)["low"] == "War is the only way."
    own = next(key for key in keys(test) if key and key.startswith("example-lukewarm"))
    test.button(key=own).click().run()
    assert address(test) == {"tier": "fast"}


def test_example_frames_take_the_place_of_the_built_in_ones():
    test = opened("pages/6_Frames.py")
    assert {f"frames-{field}" for field in FIELDS} <= keys(test)
    test.button(key="frames-health").click().run()
    assert not test.exception
    assert test.text_area(key="w_frames").value.startswith("risk: ")
    assert address(test)["frames"].startswith("risk: ")


def test_the_tour_has_three_steps_and_is_closed_at_their_end():
    test = first_visit()
    assert "1 of 3" in words(test)
    for n in (2, 3):
        test.button(key="tour_next").click().run()
        assert f"{n} of {len(tour.STEPS)}" in words(test)
    test.button(key="tour_next").click().run()
    assert "tour_next" not in keys(test)
    test.run()
    assert "of 3</strong>" not in words(test)


def test_the_tour_can_be_closed_at_once():
    test = first_visit()
    test.button(key="tour_close").click().run()
    assert "tour_next" not in keys(test)


def test_a_copied_link_shows_no_tour():
    assert "tour_next" not in keys(opened())


def test_large_words_and_other_colours_act_on_page_and_chart_and_stand_in_the_address():
    test = opened()
    usual = layout(test)
    test.radio(key="w_text").set_value("large").run()
    test.radio(key="w_colours").set_value("purple-green").run()
    changed = layout(test)
    font = "template", "layout", "font", "size"
    assert _at(changed, *font) > _at(usual, *font)
    assert changed["height"] > usual["height"]
    assert _at(changed, "template", "layout", "colorway") != _at(
        usual, "template", "layout", "colorway"
    )
    assert "html { font-size: 20px" in words(test)
    assert address(test)["text"] == "large"
    assert address(test)["colours"] == "purple-green"


def _at(tree, *path):
    for name in path:
        tree = tree[name]
    return tree


def test_how_one_reads_survives_another_story_and_is_no_part_of_a_study():
    test = opened(text="large", colours="contrast")
    test.button(key="story-recount").click().run()
    assert test.radio(key="w_text").value == "large"
    assert address(test)["colours"] == "contrast"


def test_nonsense_in_the_address_leaves_the_usual_look():
    test = opened(text="tiny", colours="neon")
    assert not test.exception
    assert test.radio(key="w_colours").value == "blue-orange"


def test_the_first_chart_waits_for_no_parser_and_says_what_it_shows_till_then(monkeypatch):
    parsing = Event()
    heard, told = find_voices, "In all voices, until it is known who speaks: "
    monkeypatch.setattr(voices, "find_voices", lambda *of: parsing.wait(300) and heard(*of))
    monkeypatch.setattr(Open, "check_voices", lambda opened: None)
    cache.shared_hearing.clear()
    test = opened(story="recount")
    assert not test.exception
    assert test.get("plotly_chart")[0].proto.alt.startswith(told)
    assert "voices it quotes" not in test.get("plotly_chart")[0].proto.spec
    parsing.set()
    monkeypatch.undo()
    test.run()
    assert not test.exception
    assert test.get("plotly_chart")[0].proto.alt.startswith("In their own voice: ")
    assert "voices it quotes" in test.get("plotly_chart")[0].proto.spec


def test_who_stops_looking_for_who_speaks_keeps_the_chart_and_goes_on_at_a_click(monkeypatch):
    parsing = Event()
    heard = find_voices
    monkeypatch.setattr(voices, "find_voices", lambda *of: parsing.wait(300) and heard(*of))
    corpus = cache.invented_corpus("recount")
    cache.shared_hearing.clear()
    test = AppTest.from_file(ROOT / "app.py", default_timeout=240)
    test.query_params["tier"], test.query_params["story"] = "fast", "recount"
    key = f"voices me {corpus.fingerprint}"
    for name, value in {"session_name": "me", "stopped": key, "counts": (key, 40, 160)}.items():
        test.session_state[name] = value
    test.run()
    assert not test.exception
    assert test.get("plotly_chart")
    assert test.info[0].value.startswith("Stopped. 40 of 160 sentences are searched for who sp")
    assert "story-port-strike" in keys(test)
    parsing.set()
    test.button(key="go_on").click().run()
    assert not test.exception
    assert "go_on" not in keys(test)
    assert test.get("plotly_chart")[0].proto.alt.startswith("In their own voice: ")
