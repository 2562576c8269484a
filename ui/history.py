"""The story at hand, what is asked of it, and both before they changed: undo and redo by steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from analysis.studies.corpus import Corpus
from analysis.translation import Message, tr, trn

_MOST_STEPS = 20
Settings = Mapping[str, str]


@dataclass(frozen=True)
class Stored:
    """The stored study that a story comes from: its id, name, date, and the choices it brings."""

    token: str
    name: str
    made: str
    settings: Settings


@dataclass(frozen=True)
class Story:
    """The corpus every page shows, where it came from, and what was said while reading it.

    `stored` is the stored study that it is, None for one's own work; `from_files` names the outlets
    that only their files name. `guessed`: nobody has looked at the names yet that were read.
    `heard`: by which messages it was said what was said.
    """

    corpus: Corpus
    is_sample: bool
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    stored: Stored | None = None
    from_files: frozenset[str] = frozenset()
    guessed: bool = False
    heard: Mapping[str, Message] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the story is called: the sample, or how much it holds."""
        if self.is_sample:
            return tr("the sample story")
        return holding(*self.sizes)

    @property
    def sizes(self) -> tuple[int, int]:
        """How many articles and outlets it holds."""
        return len(self.corpus.articles), len(self.corpus.outlets)


@dataclass(frozen=True)
class Step:
    """What to go back or forward to: a story, and choices where they changed with it.

    `what` is a marked word for what changes. With `is_edit` the choices are only those that are
    edited, and all others stay as they are.
    """

    story: Story | None
    settings: Settings | None
    what: str
    is_edit: bool = False


def holding(n_articles: int, n_outlets: int) -> str:
    """What a story without a name is called, in the language of who reads it."""
    articles = trn("one article", "{n} articles", n_articles)
    outlets = trn("one outlet", "{n} outlets", n_outlets)
    return f"{articles}, {outlets}"


def own_story() -> Story | None:
    """The user's own story, or None while the sample is shown."""
    story: Story | None = st.session_state.get("story")
    return story


def version() -> int:
    """Counts changes of the story, so that editors start afresh after each."""
    return int(st.session_state.get("version", 0))


def begin(story: Story) -> None:
    """Show a story that was there before this session: there is nothing to undo."""
    _show(story)


def go_on(story: Story | None, before: Settings | None, what: str) -> None:
    """Show another story; `before` are the choices of now, where they change with it."""
    _add(Step(own_story(), before, what))
    _show(story)


def note_edit(before: Settings, what: str) -> None:
    """Remember choices as they were before they were edited; the story stays."""
    _add(Step(own_story(), before, what, is_edit=True))


def _add(step: Step) -> None:
    _steps("past").append(step)
    _steps("future").clear()


def undoes() -> str:
    """What going back changes, in a marked word; "" where there is nothing to go back to."""
    past = _steps("past")
    return past[-1].what if past else ""


def redoes() -> str:
    """What doing again changes, in a marked word; "" where nothing was undone."""
    future = _steps("future")
    return future[-1].what if future else ""


def step_back(now: Settings) -> Step:
    """Bring the story back as it was; the step has the choices that go with it."""
    return _step("past", "future", now)


def step_forward(now: Settings) -> Step:
    """Do again what was undone last; the step has the choices that go with it."""
    return _step("future", "past", now)


def _step(taken: str, given: str, now: Settings) -> Step:
    step = _steps(taken).pop()
    edited = step.settings if step.is_edit else now
    kept = None if step.settings is None else {name: now[name] for name in edited or ()}
    _steps(given).append(replace(step, story=own_story(), settings=kept))
    _show(step.story)
    return step


def _steps(name: str) -> list[Step]:
    """The steps on one side of now, the nearest last."""
    steps: list[Step] = st.session_state.setdefault(name, [])
    del steps[:-_MOST_STEPS]
    return steps


def _show(story: Story | None) -> None:
    st.session_state["story"] = story
    st.session_state["version"] = version() + 1
