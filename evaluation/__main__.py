"""Measure Parallax against people: `python -m evaluation` (`make evaluate`).

Runs our tiers and the baselines on every labelled file, prints a table, writes
`evaluation/results/YYYY-MM-DD.json` and makes `docs/models.md` from it. With `--task` or `--tier`
only that part is measured anew; the rest is taken over from the newest file. It writes after every
task, so that a run that was cut short goes on with `--task`. With `--file` the results go to
`parallax-out/evaluation`, or where `--out` says: the project's own figures stay as they are.

    python -m evaluation                                    # all, about an hour on two cores
    python -m evaluation --tier accurate --task tone        # a part
    python -m evaluation --file tone=labels.csv             # your own labels
    python -m evaluation --render                           # docs/models.md alone
"""

import argparse
import datetime
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.errors import AnalysisError
from evaluation.app_memory import app_memory
from evaluation.report import printed, rendered
from evaluation.results import (
    FOLDER,
    Results,
    dated,
    fresh_results,
    newest_file,
    newest_results,
    only_of_day,
    updated,
    write_results,
)
from evaluation.rounding import read_rounding
from evaluation.rows import LabelsError
from evaluation.running import Bench, names_for
from evaluation.scorers import TIERS, current_fingerprints
from evaluation.speed import tier_speeds
from evaluation.tasks import OWN_KINDS, Task, chosen_tasks, known_tasks, own_task

OWN_FOLDER = Path("parallax-out/evaluation")  # beside what `compare` writes
PAGE = Path(__file__).parents[1] / "docs" / "models.md"
SPEED, MEMORY, BASELINES = "speed", "memory", "baselines"


def options_from(said: Sequence[str] | None) -> argparse.Namespace:
    """The command line, read."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation", description=__doc__.split("\n")[0]
    )
    add = parser.add_argument
    add("--data", type=Path, default=Path("../shared/data"), help="folder of the labelled files")
    add("--tier", action="append", choices=[*TIERS, BASELINES], help="only these scorers")
    add("--task", action="append", help=f"only these tasks, such as tone, axis, {SPEED}, {MEMORY}")
    add("--file", action="append", metavar="KIND=PATH", help=f"your labels; {', '.join(OWN_KINDS)}")
    add("--out", type=Path, help=f"folder of the results; with --file {OWN_FOLDER} unless said")
    add("--base-model", type=Path, help="folder of the float model, for ratios of speed; torch")
    add("--limit", type=_at_least_one, metavar="N",
        help="only so many rows a file, 1 or more: a try, of which nothing is written")  # fmt: skip
    add("--render", action="store_true", help="make docs/models.md anew and measure nothing")
    options = parser.parse_args(said)
    options.out = options.out or (OWN_FOLDER if options.file else FOLDER)
    return options


def _at_least_one(said: str) -> int:
    if not said.isdecimal() or not int(said):
        raise argparse.ArgumentTypeError(f"{said} is no number of rows; write 1 or more")
    return int(said)


def tasks_from(options: argparse.Namespace) -> list[Task]:
    """The tasks asked for: files of one's own, tasks by name, or all.

    Raises:
        LabelsError: there is no such task or file.
    """
    own = [own_task(said) for said in options.file or ()]
    named = [name for name in options.task or () if name not in (SPEED, MEMORY)]
    if not named and (own or options.task):
        return own
    return [*chosen_tasks(known_tasks(options.data), named), *own]


def pieces(options: argparse.Namespace) -> Iterator[Results]:
    """What was asked for, measured: a task at a time, then speeds and memory; progress is told."""
    tiers = [name for name in TIERS if not options.tier or name in options.tier]
    with_baselines = not options.tier or BASELINES in options.tier
    nothing = fresh_results(datetime.date.today())
    bench = Bench(options.data, _say, with_memory=options.limit is None)
    for task in tasks_from(options):
        _say(f"{task.name} …")
        names = names_for(task, tiers, with_baselines=with_baselines)
        if found := bench.run(task, names, options.limit):
            yield dated(nothing | {"tasks": [found]})
    if tiers and (SPEED in options.task if options.task else not options.file):
        _say(f"{SPEED} …")
        yield dated(nothing | {"speed": tier_speeds(tiers, options.base_model)})
    if tiers and (MEMORY in options.task if options.task else not options.file):
        _say(f"{MEMORY} …")
        yield dated(nothing | {"memory": app_memory(tiers)})


def measure(options: argparse.Namespace) -> bool:
    """Measure, print and write piece by piece, so that what is cut short is not lost.

    A run of everything drops what older files held and this one did not measure. False where
    nothing was measured.
    """
    piece: Results | None = None
    for piece in pieces(options):
        print(printed(piece), flush=True)
        if options.limit is None:
            write_results(options.out, updated(newest_results(options.out), piece))
    if piece and options.limit is None and not (options.task or options.tier or options.file):
        write_results(options.out, only_of_day(updated(newest_results(options.out), piece)))
    return piece is not None


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _is_ours(folder: Path) -> bool:
    return folder.resolve() == FOLDER.resolve()


def _keep_apart(options: argparse.Namespace) -> None:
    """See to it that labels of one's own do not come among the figures that are published."""
    if options.file and _is_ours(options.out):
        raise LabelsError(
            f"{options.out} holds the figures of the project, which --file must not change; "
            "give another folder with --out, or leave --out away."
        )


def write_page(folder: Path) -> None:
    """Make `docs/models.md` from the newest results of a folder."""
    page = rendered(newest_results(folder), current_fingerprints(), read_rounding(folder))
    PAGE.write_text(page, encoding="utf-8", newline="\n")


def main(said: Sequence[str] | None = None) -> int:
    """Measure, print, write; 0, or 1 with a sentence on what is wrong."""
    options = options_from(said)
    try:
        _keep_apart(options)
        if not options.render and not measure(options):
            _say("Nothing was measured.")
            return 1
        if options.file and options.limit is None and not options.render:
            _say(f"Written to {newest_file(options.out)}.")
        if _is_ours(options.out) and options.limit is None:
            write_page(options.out)
    except AnalysisError as error:
        _say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
