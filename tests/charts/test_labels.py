from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.cells import change_words
from analysis.charts.labels import (
    distinct_labels,
    escape_label,
    isolated,
    label_width,
    n_lines,
    plain_label,
    shorten_text,
    signed,
    wrap_label,
)
from analysis.formats import percent
from analysis.translation import speaking, tr


def test_a_number_and_its_per_cent_stay_in_one_line():
    with speaking("de"):
        share = percent(0.15)
    assert plain_label(f"nur  {share}") == f"nur {share}"
    assert wrap_label(f"auf der Achse {share}", 16) == f"auf der Achse<br>{share}"
    assert "95\u00a0%" in tr("95 % interval")
    assert plain_label("a\u00a0b") == "a b"


def test_a_label_shows_tags_and_entities_as_letters():
    assert escape_label("<b>A & B</b> &lt;") == "&lt;b&gt;A &amp; B&lt;/b&gt; &amp;lt;"


def test_a_label_loses_control_characters_and_bidi_overrides():
    assert plain_label("a\x00b\u202ec\u2066d\n e\u200b") == "abcd e"


def test_a_label_keeps_the_joiners_of_compound_emoji():
    assert plain_label("👩\u200d👧") == "👩\u200d👧"


@given(st.text())
def test_no_text_can_open_a_tag_in_a_wrapped_label(text):
    assert "<" not in wrap_label(text, 10).replace("<br>", "")


@given(st.text(alphabet="ab cd", max_size=80))
def test_wrapping_without_a_limit_never_cuts(text):
    assert wrap_label(text, 7).replace("<br>", "").replace(" ", "") == plain_label(text).replace(
        " ", ""
    )


@given(st.text(alphabet="ab 新聞", max_size=80))
def test_no_line_is_wider_than_asked(text):
    assert label_width(wrap_label(text, 8)) <= 8


def test_a_name_that_is_cut_ends_in_an_ellipsis():
    label = wrap_label("one two three four five six", 9, 2)
    assert label == "one two<br>three…" or (label.endswith("…") and n_lines(label) == 2)


def test_a_shortened_sentence_ends_at_a_word():
    assert shorten_text("one two three four", 11) == "one two…"


@pytest.mark.parametrize(
    ("value", "words"), [(0.123, "+0.12"), (-0.5, "−0.50"), (-0.001, "0.00"), (float("nan"), "–")]
)
def test_numbers_have_a_sign_and_two_digits(value, words):
    assert signed(value) == words


def test_a_right_to_left_name_is_isolated_in_a_sentence():
    assert isolated("صحيفة") == "\u2068صحيفة\u2069"
    assert isolated("Alpha") == "Alpha"


def test_words_that_bring_their_marks_are_not_marked_twice():
    assert change_words("““We go” → “They go”") == "“We go” → “They go”"
    assert change_words("with “so “bad” a night”") == "with “so “bad” a night”"
    assert change_words("without ““never””") == "without “never”"


@pytest.mark.parametrize("width", [16, 30])
@pytest.mark.parametrize(
    "names",
    [
        [f"Northland Broadcasting Corporation {n}" for n in range(40)],
        [
            f"Northland Broadcasting Corporation{of}"
            for of in ("", " of the North", " of the South")
        ],
        [f"Northland Broadcasting {n} Corporation of the far North" for n in "ABC"],
        ["a" * 60 + "b", "a" * 60 + "c", "<b>" * 9],
        ["一" * 40 + "二", "一" * 40 + "三"],
    ],
)
def test_names_that_a_cut_would_make_alike_keep_what_sets_them_apart(names, width):
    labels = distinct_labels(names, width)
    assert len(set(labels)) == len(names)
    assert all(label_width(unescape(label)) <= width for label in labels)
    assert distinct_labels(names[:1], width) == [wrap_label(names[0], width, 1)]


def test_names_that_nothing_visible_sets_apart_are_numbered():
    assert distinct_labels(["Sun", "Sun\u200e", "Sun"], 9) == ["Sun"] * 3
    wide = [f"{'a ' * 20}{c}{' b' * 20}" for c in "xy"]
    assert len(set(distinct_labels(wide, 9))) == 2
