"""The settings of a study under the names they have in the address, and what they ask.

A study keeps every setting by name, also those that this version does not know, so that it can be
saved again without loss. What is measured hangs on some of them only: they are read here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import pandas as pd

from analysis.corpus.sides import parse_sides
from analysis.errors import CorpusError, QuestionError
from analysis.models.builtin import FRAMES
from analysis.models.paraphrases import other_wordings, parse_wordings, wordings_text
from analysis.models.questions import ARROW, Frame, FramingAxis, Target
from analysis.studies.shared import EVERYWHERE, SharedText
from analysis.translation import ENGLISH, speaking, tr

Settings = Mapping[str, str]
Read = TypeVar("Read")
# What can be asked of a corpus, under the names that a manifest has for it.
FAMILIES = ("axis", "targets", "frames")
OFF = "off"  # no other wordings of the axis
APART = "apart"  # own voice and quotations, side by side


@dataclass(frozen=True)
class Asked:
    """The questions of a study and the sentences they are asked of.

    `wordings` are other wordings of the axis, `shared` says how shared text counts. `wrong` says,
    by family, why what was set is no question. No outlets stands for all. `sides` are those of
    speakers that were edited. `is_apart`: of all voices, and of own voice and quotations by
    themselves as well.
    """

    axis: FramingAxis | None = None
    targets: tuple[Target, ...] = ()
    frames: tuple[Frame, ...] = ()
    voice: str = "all"
    outlets: tuple[str, ...] = ()
    wordings: tuple[FramingAxis, ...] = ()
    shared: str = EVERYWHERE
    wrong: dict[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    is_apart: bool = False

    @property
    def families(self) -> list[str]:
        """Which families are asked, answerable or not."""
        return [name for name in FAMILIES if name in self.wrong or getattr(self, name)]

    def of(self, text: SharedText) -> pd.DataFrame:
        """The sentences of the corpus that are asked; QuestionError when none of them counts."""
        sentences = text.corpus.sentences
        if self.outlets:
            sentences = sentences[sentences["outlet"].isin(self.outlets)]
        sentences = text.counted(sentences, self.shared)
        return sentences if self.voice == "all" else sentences[sentences["voice"] == self.voice]


def parse_axis(settings: Settings) -> FramingAxis:
    """The axis of `low`, `high` and `about`; QuestionError says what is wrong with it."""
    low, high = (settings.get(pole, "").replace(ARROW, " ") for pole in ("low", "high"))
    return FramingAxis.parse(f"{low} {ARROW} {high}", settings.get("about", ""))


def parse_axis_wordings(settings: Settings) -> tuple[FramingAxis, ...]:
    """The other wordings of the axis: none, those that are set, or those made by rule."""
    text = settings.get("wordings", "").strip()
    if text == OFF:
        return ()
    typed = parse_wordings(text, settings.get("about", ""))
    return typed or other_wordings(parse_axis(settings))


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
    spoken: str = ENGLISH,
) -> Asked:
    """What these settings ask of these sentences; of the families named only.

    All voices are also asked apart where the settings show them so.
    What is wrong is said in the language `spoken`: in English for files, the same for everyone.
    """
    families, wrong = {*families, "sides"}, {}

    def read(family: str, parse: Callable[[], Read], otherwise: Read) -> Read:
        try:
            with speaking(spoken):
                return parse() if family in families else otherwise
        except (QuestionError, CorpusError) as error:
            wrong[family] = str(error)
            return otherwise

    axis = read("axis", lambda: parse_axis(settings), None)
    none: tuple[FramingAxis, ...] = ()
    wordings = read("axis", lambda: parse_axis_wordings(settings), none) if axis else none
    return Asked(
        None if "axis" in wrong else axis,
        read("targets", lambda: parse_targets(settings.get("targets", "")), ()),
        read("frames", lambda: parse_frames(settings.get("frames", "")), ()),
        voice,
        outlets,
        wordings,
        settings.get("shared", EVERYWHERE),
        wrong,
        read("sides", lambda: parse_sides(settings.get("sides", "")), {}),
        voice == "all" and settings.get("voice") == APART,
    )


def settings_of(asked: Asked, *, tier: str, model: str = "") -> dict[str, str]:
    """The settings that ask the same; QuestionError where a name cannot be written as one."""
    targets = "; ".join("=".join([t.name, "|".join(t.aliases)]).rstrip("=") for t in asked.targets)
    frames = "\n".join(f"{frame.name}: {' | '.join(frame.descriptions)}" for frame in asked.frames)
    settings = {
        "low": asked.axis.low_label if asked.axis else "",
        "high": asked.axis.high_label if asked.axis else "",
        "about": asked.axis.about if asked.axis else "",
        "wordings": wordings_text(asked.wordings) or OFF,
        "targets": targets,
        "frames": "" if asked.frames in ((), FRAMES) else frames,
        "voice": APART if asked.is_apart else asked.voice,
        "shared": asked.shared,
        "outlets": "",
        "tier": tier,
        "model": model,
    }
    if asked.axis and asked.wordings == other_wordings(asked.axis):
        settings["wordings"] = ""
    again = asked_by(settings, families=asked.families, voice=asked.voice)
    if again != asked:
        raise QuestionError(
            tr(
                "A target or frame of this study cannot be saved under its name; leave out the "
                "marks ; = | and : from names."
            )
        )
    return settings
