"""Axes and frames to begin with, by field: one press fills the fields, typing changes them."""

from itertools import groupby
from typing import Any

import streamlit as st

from analysis.models.examples import AXES, FRAME_SETS, ExampleAxis
from analysis.models.questions import FramingAxis
from analysis.studies.settings import parse_axis
from analysis.translation import mark, tr
from ui import at_hand, choices, questions
from ui.shell import escape_markdown
from ui.story import encode_poles

_OWN = mark("this story")


def axis_examples(place: Any) -> None:
    """The button that opens the list: the story's own question, then those of each field."""
    with place.popover(tr("Examples"), help=tr("Poles to begin with, by field")):
        story = ExampleAxis(_OWN, parse_axis(choices.defaults(choices.choice("story"))))
        for field, examples in groupby([story, *AXES], key=lambda example: example.field):
            st.caption(_title(field))
            for example in examples:
                st.button(
                    escape_markdown(example.label),
                    key=f"example-{example.axis.name}",
                    type="tertiary",
                    on_click=_take_axis,
                    args=(example.axis,),
                )


def _title(field: str) -> str:
    """The name of a field, which is marked, as a heading: its first letter is a capital."""
    name = tr(field)
    return name[:1].upper() + name[1:]


def _take_axis(axis: FramingAxis) -> None:
    poles = {"low": axis.low_label, "high": axis.high_label, "about": axis.about}
    with at_hand.editing(at_hand.AXIS):
        for name, text in poles.items():
            choices.fill(name, text)
        choices.choose_if_right("wordings", "")  # they were of the old poles
    encode_poles()


def frame_examples() -> None:
    """A button for each field, which puts its frames into the editor."""
    st.caption(tr("Examples by field; they take the place of the frames above."))
    with st.container(horizontal=True):
        for field in FRAME_SETS:
            st.button(_title(field), key=f"frames-{field}", on_click=_take_frames, args=(field,))


def _take_frames(field: str) -> None:
    text = questions.frames_text(FRAME_SETS[field])
    with at_hand.editing(at_hand.FRAMES):
        choices.choose_if_right("frames", text)
        choices.fill("frames", text)
