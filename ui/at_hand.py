"""The story at hand: invented or one's own, opened, edited, gone back from; and its address."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st

from analysis.studies.corpus import Corpus
from analysis.studies.gallery import GalleryStory, stories
from analysis.translation import mark, tr
from ui import history
from ui.choices import (
    DEFAULTS,
    NOT_ASKED,
    choice,
    choose,
    defaults,
    put_edits,
    put_settings,
    settings,
    take_opened,
)
from ui.history import Step, Story, own_story, redoes, undoes

STUDY = "study"  # names a stored study in the address
# What an undo changes, as its button says.
STORY, ARTICLES, NAMES = mark("story"), mark("articles"), mark("names")
PART = mark("part put back")
AXIS, WORDINGS, TARGETS = mark("axis"), mark("other wordings"), mark("targets")
FRAMES, SIDES = mark("frames"), mark("sides")
# The choices that each edit of the questions changes.
_EDITED = {
    AXIS: ("low", "high", "about", "wordings"),
    **{WORDINGS: ("wordings",), TARGETS: ("targets",)},
    **{FRAMES: ("frames",), SIDES: ("sides",)},
}


def invented_story() -> GalleryStory:
    """The invented story that is shown, or that own articles are shown in place of."""
    return stories()[choice("story")]


def invented_name() -> str:
    """What the invented story is called."""
    return f"“{tr(invented_story().title)}”" if choice("story") else tr("the sample story")


def open_invented(name: str) -> None:
    """Show this invented story with its own questions; `undo` brings back what was shown."""
    kept = {choice_name: choice(choice_name) for choice_name in NOT_ASKED}
    put_story(None, defaults(name) | kept | {"story": name})


def put_story(
    story: Story | None, settings_too: Mapping[str, str] | None = None, what: str = STORY
) -> None:
    """Show this story on every page; what was shown before can be brought back by `undo`.

    With `settings_too` the choices become these as well, and `undo` brings back both.
    """
    history.go_on(story, None if settings_too is None else settings(), what)
    choose("outlets", "")
    if settings_too is not None:
        put_settings(settings_too)


def begin_with(story: Story, settings_too: Mapping[str, str]) -> None:
    """Show a story that was there before this session; only before a page is drawn."""
    history.begin(story)
    take_opened(settings_too)


def put_corpus(corpus: Corpus, story: Story, what: str = ARTICLES) -> None:
    """Show an edited corpus of the same story; editing what is not one's own makes it so."""
    # What was guessed while reading stays in view, so that the table of names keeps its place.
    notes = () if story.is_sample or story.stored else story.notes
    own = replace(story, corpus=corpus, is_sample=False, notes=notes, problems=(), stored=None)
    put_story(own, what=what)


def make_mine() -> None:
    """Make a copy of the stored study that is shown one's own."""
    if story := own_story():
        put_story(replace(story, stored=None))


@contextmanager
def editing(what: str) -> Iterator[None]:
    """Within the block the reader edits this of the questions; `undo` takes back what changes."""
    before = {name: choice(name) for name in _EDITED[what]}
    yield
    if before != {name: choice(name) for name in before}:
        history.note_edit(before, what)


def undo() -> None:
    """Bring back the story, or the questions, as they were before the last change."""
    if undoes():
        _follow(history.step_back(settings()))


def redo() -> None:
    """Bring back what the last `undo` took away."""
    if redoes():
        _follow(history.step_forward(settings()))


def _follow(step: Step) -> None:
    if step.is_edit:
        put_edits(step.settings or {})
    elif step.settings is not None:
        put_settings(step.settings)


def write_address() -> None:
    """Put the choices that differ from their defaults, or a stored study's, into the address."""
    chosen, stored = {name: choice(name) for name in DEFAULTS}, getattr(own_story(), "stored", None)
    usual = defaults(chosen["story"]) | {"story": ""}
    usual |= dict(stored.settings) if stored else {}
    wanted = {key: chosen[key] for key in DEFAULTS if chosen[key] != usual[key]}
    wanted |= {STUDY: stored.token} if stored else {}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def counts() -> dict[str, int]:
    """How much the visitor's own story holds, for the log; nothing while the sample is shown."""
    if (story := own_story()) is None:
        return {}
    corpus = story.corpus
    sizes = (len(corpus.articles), len(corpus.outlets), len(corpus.sentences))
    return dict(zip(("articles", "outlets", "sentences"), sizes, strict=True))
