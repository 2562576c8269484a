"""What is asked, to be edited: the poles, their other wordings, the targets, the frames."""

import re
from typing import Any

import streamlit as st

from analysis.corpus.story_names import NameCount
from analysis.models.questions import Target
from analysis.studies.corpus import Corpus
from analysis.translation import tr
from ui import at_hand, choices, history, questions
from ui.examples import axis_examples, frame_examples
from ui.scoring import names_with_progress
from ui.shell import escape_markdown, show_error
from ui.story import encode_poles
from ui.viewport import is_narrow

_MOST_OFFERED = 8


def axis_editor() -> None:
    """The two poles and what they are about; retyping one moves the chart."""
    strange = history.own_story() is not None and questions.is_strange()
    if strange:
        st.info(tr("The poles are still those of an invented story: write two of your own here."))
    folded = st.expander(tr("Change the question"), expanded=strange) if is_narrow() else None
    place = (folded or st).container(key="axis")
    low, high, about, examples = place.columns([5, 5, 5, 3], vertical_alignment="bottom")
    advice = tr("What would an article at this end say? Several with | between.")
    _text(low, "low", tr("Low pole"), advice)
    _text(high, "high", tr("High pole"), tr("The opposite end. Whole sentences work best."))
    advice = tr(
        "What the poles speak of, such as “Russia's response to Iran”: it joins bare phrases."
    )
    _text(about, "about", tr("About"), advice)
    axis_examples(examples)


def wordings_editor() -> None:
    """The other wordings of the axis, one a line; what cannot be read is said, the last ones stay.

    A new axis has a new editor, since wordings belong to their axis.
    """
    if choices.complaint("wordings"):
        show_error(choices.complaint("wordings"))
    key = f"w_wordings-{hash((questions.axis(), history.version()))}"
    st.text_area(
        tr(
            "Other wordings of the axis, one a line: low \\<-\\> high, with | between several "
            "entries"
        ),
        value=choices.choice("wordings") or questions.usual_wordings(),
        key=key,
        height=170,
        on_change=_choose_wordings,
        args=(key,),
        help=tr(
            "Made by rule from your poles unless they are built in. Make each say the same in "
            "other words; none typed brings back the usual ones."
        ),
    )


def _choose_wordings(key: str) -> None:
    text = st.session_state[key].strip()
    with at_hand.editing(at_hand.WORDINGS):
        choices.choose_if_right("wordings", "" if text == questions.usual_wordings() else text)


def target_editor() -> tuple[Target, ...]:
    """The targets of the tone."""
    st.session_state.setdefault("w_targets", choices.choice("targets"))
    st.text_input(
        tr("Targets"),
        key="w_targets",
        on_change=_choose_targets,
        help=tr(
            "Name=alias|alias, with ; between targets: Russia=Moscow|Kremlin; Iran=Tehran. "
            "Capitals count, but an alias written small (“the mayor”) is also found where it "
            "begins a sentence (“The mayor”)."
        ),
    )
    if choices.complaint("targets"):
        show_error(choices.complaint("targets"))
    return questions.targets()


def _choose_targets() -> None:
    with at_hand.editing(at_hand.TARGETS):
        choices.choose_if_right("targets", st.session_state["w_targets"] or "")


def needs_target() -> None:
    """What to do where no target is named."""
    st.info(tr("Name a target to see the tone toward it, for example “Russia=Moscow|Kremlin”."))


def suggested_targets(place: Any, corpus: Corpus) -> None:
    """The names that the story speaks of most and that are no targets yet, to add by a click.

    Drawn into a place kept for them, so that what is slow, finding names, comes after the charts.
    """
    taken = {form.casefold() for one in questions.targets() for form in (one.name, *one.aliases)}
    with place:
        names = names_with_progress(corpus)
    offered = [
        name
        for name in names
        if not taken & {form.casefold() for form in (name.name, *name.aliases)}
    ][:_MOST_OFFERED]
    if offered:
        place.caption(tr("Often named in this story; press one to add it."))
        row = place.container(horizontal=True)
        for number, name in enumerate(offered):
            row.button(
                escape_markdown(name.name),
                key=f"w_add-{number}",
                on_click=_add_target,
                args=(name,),
            )


def _add_target(name: NameCount) -> None:
    forms = [re.sub(r"[=|;]", " ", form) for form in (name.name, *name.aliases)]
    target = forms[0] + ("=" + "|".join(forms[1:]) if forms[1:] else "")
    before = choices.choice("targets").strip("; ")
    with at_hand.editing(at_hand.TARGETS):
        choices.choose_if_right("targets", f"{before}; {target}" if before else target)
    st.session_state["w_targets"] = choices.choice("targets")


def frames_editor() -> None:
    """The frames, one a line; what cannot be read is said, and the last ones stay."""
    wrong = choices.complaint("frames")
    with st.expander(tr("Edit the frames"), expanded=bool(wrong)):
        if wrong:
            show_error(wrong)
        if not st.session_state.get("w_frames", "-").strip():  # the built-in ones, as opened
            st.session_state["w_frames"] = questions.frames_text()
        st.text_area(
            tr("One frame a line: name: description | description"),
            value=choices.choice("frames") or questions.frames_text(),
            key="w_frames",
            height=260,
            on_change=_choose_frames,
        )
        st.button(tr("Back to the built-in frames"), on_click=_reset_frames)
        frame_examples()


def _choose_frames() -> None:
    text = st.session_state["w_frames"].strip()
    with at_hand.editing(at_hand.FRAMES):
        choices.choose_if_right("frames", "" if text == questions.frames_text() else text)


def _reset_frames() -> None:
    with at_hand.editing(at_hand.FRAMES):
        choices.choose_if_right("frames", "")
    st.session_state["w_frames"] = questions.frames_text()


def _text(place: Any, name: str, label: str, advice: str) -> None:
    place.text_input(
        label,
        value=choices.choice(name),
        key=f"w_{name}",
        on_change=_choose_pole,
        args=(name, f"w_{name}"),
        help=advice,
    )


def _choose_pole(name: str, key: str) -> None:
    with at_hand.editing(at_hand.AXIS):
        choices.choose(name, st.session_state[key] or "")
        choices.choose_if_right("wordings", "")  # they were of the old poles
    encode_poles()
