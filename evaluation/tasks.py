"""Which labelled files are measured, and whose labels they are."""

import hashlib
import os
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from analysis.corpus.encoding import LONE_SURROGATES
from analysis.studies.validity import OWN
from evaluation import quotations
from evaluation.axes import COOPERATION, SUPPORT, TURNED
from evaluation.builtin_frames import BUILT_IN
from evaluation.claims import CLAIMS
from evaluation.framed import ARTICLES, POLICY
from evaluation.kinds import Kind
from evaluation.rows import LabelsError, Row, read_rows
from evaluation.sharing import SHARING
from evaluation.swapped import SWAPPED_AXIS, SWAPPED_FRAMES, SWAPPED_TONE
from evaluation.tone import TONE
from evaluation.voice import VOICE
from evaluation.word_pairs import WORDS

KINDS = {
    kind.name: kind
    for kind in (
        TONE,
        COOPERATION,
        SUPPORT,
        TURNED,
        POLICY,
        BUILT_IN,
        ARTICLES,
        SWAPPED_TONE,
        SWAPPED_AXIS,
        SWAPPED_FRAMES,
        VOICE,
        quotations.SPEAKERS,
        SHARING,
        CLAIMS,
        WORDS,
    )
}
OWN_KINDS = [name for name, kind in KINDS.items() if not kind.ours_alone]
OURS = Path(__file__).with_name("data")
# The rows of a file on which something was tuned, and those kept back for the figures.
TUNED, HELD_BACK = slice(0, None, 2), slice(1, None, 2)
# What the trained baselines learn from, where it is another file than the one they are tested on.
TRAINING_TONE, TRAINING_SUPPORT = "target_tone/train.jsonl.gz", "stance/perspectrum_train.jsonl.gz"
# What is said of NewsMTSC's development rows where they are reported.
_CHOSEN_ON = (
    "One factor for the probabilities was fitted on half of these rows, how far the accurate "
    "tier's second run is followed was chosen on all of them, and that the fast tier averages two "
    "seeds on half, so the figures are a little kinder than on new rows; NewsMTSC's test sets were "
    "not at hand."
)
_NOT_FITTED_ON = (
    "Nothing was fitted on these rows, though one factor was on other mentions in the same "
    "articles and sentences; how far the accurate tier's second run is followed was chosen on all "
    "rows of both files, and that the fast tier averages two seeds on half of them; NewsMTSC's "
    "test sets were not at hand."
)
_SEEN = (
    "31 of these rows, all on one claim, stand in the file that the networks and the regressions "
    "learned from too."
)
_R = TypeVar("_R")


def halves(
    files: Sequence[Sequence[_R]], question: Callable[[_R], Hashable]
) -> tuple[list[_R], list[_R]]:
    """The rows of some files that something may be fitted on, and those kept back, in order.

    Every other row of each file, from the first, is for the fit. What asks the same `question` as
    one of these, perhaps in another file, is not among those kept back.
    """
    fit = [row for file in files for row in file[TUNED]]
    seen = {question(row) for row in fit}
    kept_back = [row for file in files for row in file[HELD_BACK]]
    return fit, [row for row in kept_back if question(row) not in seen]


@dataclass(frozen=True)
class Task:
    """Labelled rows of one kind; `human` is how far two people agree, (metric, value) or None.

    With `held_back`, only the rows that nothing was tuned on are measured. `more` are further files
    whose rows belong to the task. `note` says, in a sentence, what one must know of the rows.
    """

    name: str
    kind: Kind
    path: Path
    data: str
    source: str
    licence: str
    human: tuple[str, float] | None = None
    held_back: bool = False
    more: tuple[Path, ...] = ()
    note: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that its rows are read from, in order."""
        return (self.path, *self.more)

    def rows(self) -> list[Row]:
        """Its rows, checked. LabelsError names the line that is wrong and says what to do."""
        if self.kind.read:
            return self.kind.read(self.path)
        read = self._read()
        every = [row for file in read for row in file]
        rows = self.kind.keep(halves(read, self.kind.question)[1] if self.held_back else every)
        if not rows:
            raise LabelsError(f"{self.path.name} has no row that {self.kind.name} asks about.")
        return rows

    def absent_file(self) -> Path | None:
        """The first file that it needs and that is not there, or None.

        Raises:
            LabelsError: a row is wrong, so that what it needs cannot be told.
        """
        if labels := next((path for path in self.paths if not path.is_file()), None):
            return labels
        absent = next((path for path in self.kind.beside if not path.is_file()), None)
        if absent and all(map(self.kind.is_whole, [*self.rows(), *self.rows_to_learn()])):
            return None
        return absent

    def rows_to_learn(self) -> list[Row]:
        """The rows of the other half, on which frames were tuned; none where all are measured."""
        if not (self.held_back or self.kind.learn):
            return []
        read = self._read()
        if self.kind.learn:
            return self.kind.learn([row for file in read for row in file])
        return self.kind.keep(halves(read, self.kind.question)[0])

    def _read(self) -> list[list[Row]]:
        return [read_rows(path, self.kind.columns, self.kind.check) for path in self.paths]


def known_tasks(folder: Path) -> list[Task]:
    """Every task that Parallax is measured on; `folder` holds the labels that are not ours."""
    newsmtsc = ("Hamborg & Donnay 2021", "MIT", ("Cohen's κ", 0.74))
    tone, stance, frames = folder / "target_tone", folder / "stance", folder / "frames"
    invented = ("written for Parallax before any tuning", "Apache-2.0")
    labels = ("labelled for Parallax", "Apache-2.0")
    return [
        Task("tone_real_world", TONE, tone / "dev_rw.jsonl.gz",
             "NewsMTSC dev, real-world", *newsmtsc, note=_CHOSEN_ON),
        Task("tone_multi_target", TONE, tone / "dev_mt.jsonl.gz",
             "NewsMTSC dev, multi-target", *newsmtsc, note=_CHOSEN_ON),
        Task("tone_held_back", TONE, tone / "dev_rw.jsonl.gz",
             "NewsMTSC dev, both files, held-back half", *newsmtsc, held_back=True,
             more=(tone / "dev_mt.jsonl.gz",), note=_NOT_FITTED_ON),
        Task("axis_cooperation", COOPERATION, stance / "plover_dev.jsonl.gz",
             "PLOVER dev, zero-shot", "Zero-Shot-PLOVER 2024", "none stated"),
        Task("axis_support", SUPPORT, stance / "perspectrum_dev.jsonl.gz",
             "Perspectrum dev", "Chen et al. 2019", "CC BY-SA 4.0", note=_SEEN),
        Task("axis_turned", TURNED, OURS / "turned_pairs.jsonl", "turned pairs", *invented),
        Task("frames_policy", POLICY, frames / "frac_dev.jsonl.gz",
             "FrAC dev, nine frames, held-back half", "FrAC", "CC BY 4.0, part NC",
             held_back=True),
        Task("frames_builtin", BUILT_IN, OURS / "frame_sentences.jsonl",
             "sentences of held-back events", *labels),
        Task("frames_articles", ARTICLES, frames / "narrative_framing_dev.jsonl.gz",
             "narrative-framing dev, held-back half", "Frermann et al. 2023",
             "MIT; texts: their outlets'", held_back=True),
        Task("names_swapped_tone", SWAPPED_TONE, OURS / "swap_sentences.jsonl",
             "swapped names", *invented),
        Task("names_swapped_axis", SWAPPED_AXIS, OURS / "swap_sentences.jsonl",
             "swapped names", *invented),
        Task("names_swapped_frames", SWAPPED_FRAMES, OURS / "swap_frame_sentences.jsonl",
             "swapped names in sentences of seven frames", "written for Parallax, never tuned on",
             "Apache-2.0"),
        Task("voice", VOICE, folder / "sentences/mbd_dev.jsonl.gz",
             "Media Bias Detector dev", "three raters a sentence", "GPL-3.0"),
        Task("speakers", quotations.SPEAKERS, OURS / "quotations.jsonl",
             "quotations, held-back articles", *labels),
        Task("sharing", SHARING, OURS.with_name("invented_news.py"),
             "invented news with planted copies", *invented),
        Task("claims", CLAIMS, OURS / "claims.jsonl", "five held-back events", *labels),
        Task("words", WORDS, OURS / "word_pairs.jsonl", "six held-back stories", *labels),
    ]  # fmt: skip


def chosen_tasks(tasks: Sequence[Task], names: Sequence[str]) -> list[Task]:
    """The tasks so named, or whose name begins so ("tone", "axis"); all where none is named.

    Raises:
        LabelsError: no task is called that; lists those that there are.
    """
    for name in names:
        if not any(_is_called(task, name) for task in tasks):
            raise LabelsError(
                f"There is no task “{name}”; there are {', '.join(task.name for task in tasks)}."
            )
    return [task for task in tasks if not names or any(_is_called(task, n) for n in names)]


def _is_called(task: Task, name: str) -> bool:
    return f"{task.name}_".startswith(f"{name}_")


def own_task(said: str) -> Task:
    """The task of someone's own labels, said as KIND=PATH.

    Its name begins with OWN, as no task of the project does, and ends with letters that stand for
    the file's place, so that files of one name in two folders are two tasks.

    Raises:
        LabelsError: it is not said so, or there is no such kind or no such file.
    """
    name, _, path = said.partition("=")
    if name not in KINDS or not path:
        raise LabelsError(f"“{said}” is not KIND=PATH, with one of {', '.join(OWN_KINDS)} as KIND.")
    if reason := KINDS[name].ours_alone:
        raise LabelsError(
            f"{name} cannot be measured on your own file: {reason}. "
            f"The kinds that can are {', '.join(OWN_KINDS)}."
        )
    if LONE_SURROGATES.search(path):
        raise LabelsError("The path of a labelled file is no UTF-8; rename the file or its folder.")
    file = Path(path)
    if not file.is_file():
        raise LabelsError(f"There is no file {path}; check the path.")
    whole = file.resolve()
    stem = file.name.removesuffix(".gz").rsplit(".", 1)[0]
    place = hashlib.sha256(os.fsencode(whole)).hexdigest()[:8]
    return Task(
        f"{OWN}{name}_{stem}_{place}", KINDS[name], file, f"{whole.parent.name}/{file.name}",
        "own labels", "not stated",
    )  # fmt: skip
