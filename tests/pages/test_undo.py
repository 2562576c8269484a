"""Undo takes back every edit of the study, one by one: its questions as well as its articles."""

import pytest

from tests.conftest import ROOT
from tests.pages.test_pages import findings, opened

COMPARE, FRAMES, VOICES = (
    ROOT / f"pages/{name}.py" for name in ("1_Compare", "6_Frames", "2_Voices")
)


def label(page, key):
    """What the button of this key says, "" without one."""
    return next((button.label for button in page.button if button.key == key), "")


def typed_in(page, key):
    """The field of this key."""
    return next(one for one in (*page.text_input, *page.text_area) if one.key == key)


def press(page, key):
    page.button(key=key).click().run()
    assert not page.exception
    assert not page.warning
    return page


@pytest.mark.parametrize(
    ("path", "field", "typed", "what"),
    [
        (COMPARE, "w_low", "Iran was left alone", "axis"),
        (COMPARE, "w_about", "the war", "axis"),
        (COMPARE, "w_targets", "Oman=Muscat", "targets"),
        (FRAMES, "w_frames", "war: Troops fight.", "frames"),
    ],
)
def test_an_edited_question_is_taken_back_and_done_again(path, field, typed, what):
    page = opened(path)
    before = typed_in(page, field).value
    typed_in(page, field).set_value(typed).run()
    assert label(page, "undo") == f"Undo the last change: {what}"
    press(page, "undo")
    assert typed_in(page, field).value == before
    assert not label(page, "undo")
    assert not page.query_params
    assert label(page, "redo") == f"Redo it: {what}"
    press(page, "redo")
    assert typed_in(page, field).value == typed


def test_other_wordings_come_back_with_the_axis_that_they_belong_to():
    page = opened(COMPARE)
    page.text_area[0].set_value("hardly any help <-> all the help one could wish for").run()
    assert label(page, "undo") == "Undo the last change: other wordings"
    page.text_input(key="w_low").set_value("Iran was left alone").run()
    press(page, "undo")
    assert page.text_area[0].value.startswith("hardly any help")
    press(page, "undo")
    assert page.text_area[0].value.startswith("half-hearted reply")
    assert not label(page, "undo")


def test_an_edited_side_is_taken_back():
    page = opened(VOICES)
    key = next(one.key for one in page.dataframe if one.key and one.key.startswith("sides-"))
    edited = {"edited_rows": {0: {"side": "the Kremlin"}}, "added_rows": [], "deleted_rows": []}
    page.session_state[key] = edited
    page.run()
    assert "the Kremlin" in page.session_state["choices"]["sides"]
    assert label(page, "undo") == "Undo the last change: sides"
    press(page, "undo")
    assert page.session_state["choices"]["sides"] == ""


def test_edits_of_articles_names_and_questions_are_taken_back_in_their_order():
    page = opened(ROOT / "app.py")
    page.switch_page("pages/8_Articles.py").run()
    edited = {"edited_rows": {0: {"outlet": "Noon Post"}}, "added_rows": [], "deleted_rows": []}
    page.session_state["names-0-en"] = edited
    page.run()
    assert label(page, "undo") == "Undo the last change: names"
    next(b for b in page.button if b.label == "Leave this article out").click().run()
    page.switch_page("app.py").run()
    page.text_input(key="w_low").set_value("Iran was left alone").run()
    page.switch_page("pages/8_Articles.py").run()
    said = []
    while what := label(page, "undo"):
        said.append(what.partition(": ")[2])
        press(page, "undo")
    assert said == ["axis", "articles", "names"]
    assert page.session_state["story"] is None
    assert page.switch_page("app.py").run().text_input(key="w_low").value == "lukewarm response"
    assert "Eastern Polestar" in findings(page)[0]


def test_what_cannot_be_read_is_no_step():
    page = opened(COMPARE)
    page.text_area[0].set_value("one pole only").run()
    assert page.error
    assert not label(page, "undo")


def test_other_choices_stay_when_an_edit_is_taken_back():
    page = opened(COMPARE)
    page.text_input(key="w_low").set_value("Iran was left alone").run()
    page.radio(key="w_voice").set_value("all").run()
    press(page, "undo")
    assert page.radio(key="w_voice").value == "all"


def test_a_part_of_the_page_is_put_back_and_taken_out_again():
    page = opened(ROOT / "pages/8_Articles.py")

    def puts():
        return [one for one in page.button if one.label.startswith("Put back: ")]

    def text():
        return next(one.value for one in page.text_area if one.label == "Text")

    n_before, before = len(puts()), text()
    puts()[-1].click().run()
    assert not page.exception
    assert len(puts()) == n_before - 1
    assert len(text()) > len(before)
    assert label(page, "undo") == "Undo the last change: part put back"
    press(page, "undo")
    assert (len(puts()), text()) == (n_before, before)
    press(page, "redo")
    assert len(puts()) == n_before - 1
