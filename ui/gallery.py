"""The invented stories on Home: which one is shown, and cards that open the others."""

import streamlit as st

from analysis.studies.gallery import GalleryStory, stories
from ui import state
from ui.shell import escape_markdown

_BACK = "Back to the sample story"
_TITLE = "Other stories"
_INVENTED = "Invented for this project, like the sample: articles, outlets and people."
_SAMPLE = (
    "The sample story: five invented outlets report one visit to Moscow, from a lukewarm "
    "response to a strong show of support."
)


def shown_sentence() -> str:
    """What Home says of the invented story that it shows."""
    story = state.invented_story()
    return f"{story.title}, an invented story. {story.sentence}" if story.name else _SAMPLE


def back_button() -> None:
    """The way back: from own articles to the invented story, from the gallery to the sample."""
    name = state.invented_story().name
    if state.own_story() is not None:
        label = f"Back to “{state.invented_story().title}”" if name else _BACK
        st.button(label, on_click=state.put_story, args=(None,))
    elif name:
        st.button(_BACK, on_click=state.open_invented, args=("",))


def other_stories() -> None:
    """A card for each invented story that is not shown; a click opens it with its questions."""
    st.header(_TITLE, anchor=False)
    st.caption(_INVENTED)
    shown = None if state.own_story() is not None else state.invented_story().name
    others = [story for name, story in stories().items() if name != shown]
    for place, story in zip(st.columns(len(others)), others, strict=True):
        with place.container(border=True, height="stretch", gap=None):
            _card(story)


def _card(story: GalleryStory) -> None:
    st.button(
        escape_markdown(story.title),
        key=f"story-{story.name or 'sample'}",
        type="tertiary",
        on_click=state.open_invented,
        args=(story.name,),
    )
    st.caption(escape_markdown(story.sentence))
