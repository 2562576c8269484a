"""The invented stories on Home: which one is shown, and cards that open the others."""

import streamlit as st

from analysis.studies.gallery import GalleryStory, stories
from analysis.studies.study import SUFFIX
from analysis.translation import tr
from ui import at_hand, choices, history, work
from ui.downloads import download
from ui.saving import study_maker
from ui.shell import escape_markdown
from ui.story import Open


def shown_sentence() -> str:
    """What Home says of the invented story that it shows."""
    story = at_hand.invented_story()
    if story.name:
        title, sentence = tr(story.title), tr(story.sentence)
        return tr("{title}, an invented story. {sentence}", title=title, sentence=sentence)
    return tr(
        "The sample story: five invented outlets report one visit to Moscow, from a lukewarm "
        "response to a strong show of support."
    )


def back_button() -> None:
    """The way back: from own articles to the invented story, from the gallery to the sample."""
    name = at_hand.invented_story().name
    back = tr("Back to the sample story")
    if history.own_story() is not None:
        title = tr(at_hand.invented_story().title)
        label = tr("Back to “{title}”", title=title) if name else back
        st.button(label, on_click=at_hand.open_invented, args=(name,))
    elif name:
        st.button(back, on_click=at_hand.open_invented, args=("",))


def study_of(opened: Open) -> None:
    """The button that gives the invented story, with all that is asked of it, as a finished study.

    It is made on the click of what is scored, so it fits this version and what the pages show.
    """
    name = at_hand.invented_story().name or "sample"
    download(
        tr("Download this story as a finished study"),
        study_maker(
            opened.corpus,
            work.counted(opened.tier),
            choices.settings(),
            opened.outlets,
            with_texts=True,
        ),
        f"{name}{SUFFIX}",
        "application/zip",
        key="gallery-study",
        type="tertiary",
        help=tr(
            "One file to try with: the commands “open”, “repeat” and “publish” take it, and so "
            "does the dialog above."
        ),
    )


def other_stories() -> None:
    """A card for each invented story that is not shown; a click opens it with its questions."""
    st.header(tr("Other stories"), anchor=False)
    st.caption(tr("Invented for this project, like the sample: articles, outlets and people."))
    shown = None if history.own_story() is not None else at_hand.invented_story().name
    others = [story for name, story in stories().items() if name != shown]
    for place, story in zip(st.columns(len(others)), others, strict=True):
        with place.container(border=True, height="stretch", gap=None):
            _card(story)


def _card(story: GalleryStory) -> None:
    st.button(
        escape_markdown(tr(story.title)),
        key=f"story-{story.name or 'sample'}",
        type="tertiary",
        on_click=at_hand.open_invented,
        args=(story.name,),
    )
    st.caption(escape_markdown(tr(story.sentence)))
