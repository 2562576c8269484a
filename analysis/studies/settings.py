"""The settings of a study under the names they have in the address, and what they ask.

A study keeps every setting by name, also those that this version does not know, so that it can be
saved again without loss. What is measured hangs on some of them only: they are read here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import pandas as pd

from analysis.errors import QuestionError
from analysis.models.builtin import FRAMES
from analysis.models.questions import ARROW, Frame, FramingAxis, Target
from analysis.studies.corpus import Corpus

Settings = Mapping[str, str]
Read = TypeVar("Read")
# What can be asked of a corpus, under the names that a manifest has for it.
FAMILIES = ("axis", "targets", "frames")


@dataclass(frozen=True)
class Asked:
    """The questions of a study and the sentences they are asked of.

    `wrong` says, by family, why what was set is no question. No outlets stands for all.
    """

    axis: FramingAxis | None = None
    targets: tuple[Target, ...] = ()
    frames: tuple[Frame, ...] = ()
    voice: str = "all"
    outlets: tuple[str, ...] = ()
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def families(self) -> list[str]:
        """Which families are asked, answerable or not."""
        return [name for name in FAMILIES if name in self.wrong or getattr(self, name)]

    def of(self, corpus: Corpus) -> pd.DataFrame:
        """The sentences of the corpus that are asked."""
        sentences = corpus.sentences
        if self.outlets:
            sentences = sentences[sentences["outlet"].isin(self.outlets)]
        return sentences if self.voice == "all" else sentences[sentences["voice"] == self.voice]


def parse_axis(settings: Settings) -> FramingAxis:
    """The axis of `low`, `high` and `about`; QuestionError says what is wrong with it."""
    low, high = (settings.get(pole, "").replace(ARROW, " ") for pole in ("low", "high"))
    return FramingAxis.parse(f"{low} {ARROW} {high}", settings.get("about", ""))


def parse_targets(text: str) -> tuple[Target, ...]:
    """The targets of a text, `;` between them; QuestionError says what is wrong with one."""
    return tuple(Target.parse(part) for part in text.split(";") if part.strip())


def parse_frames(text: str) -> tuple[Frame, ...]:
    """The frames of a text, one a line, the built-in ones if there is none; or QuestionError."""
    lines = [line for line in text.splitlines() if line.strip()]
    return tuple(Frame.parse(line) for line in lines) if lines else FRAMES


def asked_by(
    settings: Settings,
    *,
    families: Iterable[str] = FAMILIES,
    voice: str = "all",
    outlets: tuple[str, ...] = (),
) -> Asked:
    """What these settings ask of these sentences; of the families named only."""
    families, wrong = set(families), {}

    def read(family: str, parse: Callable[[], Read], otherwise: Read) -> Read:
        try:
            return parse() if family in families else otherwise
        except QuestionError as error:
            wrong[family] = str(error)
            return otherwise

    return Asked(
        read("axis", lambda: parse_axis(settings), None),
        read("targets", lambda: parse_targets(settings.get("targets", "")), ()),
        read("frames", lambda: parse_frames(settings.get("frames", "")), ()),
        voice,
        outlets,
        wrong,
    )


def settings_of(asked: Asked, *, tier: str, model: str = "") -> dict[str, str]:
    """The settings that ask the same; QuestionError where a name cannot be written as one."""
    targets = "; ".join("=".join([t.name, "|".join(t.aliases)]).rstrip("=") for t in asked.targets)
    frames = "\n".join(f"{frame.name}: {' | '.join(frame.descriptions)}" for frame in asked.frames)
    settings = {
        "low": asked.axis.low_label if asked.axis else "",
        "high": asked.axis.high_label if asked.axis else "",
        "about": asked.axis.about if asked.axis else "",
        "targets": targets,
        "frames": "" if asked.frames in ((), FRAMES) else frames,
        "voice": asked.voice,
        "outlets": "",
        "tier": tier,
        "model": model,
    }
    again = asked_by(settings, families=asked.families)
    if (again.axis, again.targets, again.frames) != (asked.axis, asked.targets, asked.frames):
        raise QuestionError(
            "A target or frame of this study cannot be saved under its name; leave out the marks "
            "; = | and : from names."
        )
    return settings
