"""What `python -m analysis` understands."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.cli import compare, predict, publish, read, study
from analysis.cli.columns import add_columns
from analysis.cli.fetch import add_fetch
from analysis.cli.saving import save_place
from analysis.corpus.encoding import LONE_SURROGATES, without_halves
from analysis.corpus.limits import check_settings
from analysis.errors import AnalysisError
from analysis.models.tiers import DEFAULT_TIER, TIERS
from analysis.studies.shared import EVERYWHERE, SETTINGS
from analysis.studies.study import SUFFIX
from analysis.translation import ENGLISH, LANGUAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all went well, 2 when the input was at fault.

    `repeat` gives 1 when something differs; 130 says that somebody pressed Ctrl-C.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    _print_anything()
    try:
        _check_arguments(arguments)
        options = _parser().parse_args(arguments)
        check_settings()
        status = int(options.run(options))
        sys.stdout.flush()  # what does not fit on the disk is told here, and not while Python ends
        return status
    except AnalysisError as error:
        for said in getattr(error, "problems", ()) or (error,):
            print(f"parallax: {said}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nparallax: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader (`head`, say) has enough; without this Python complains once more at exit.
        _drop_output()
        return 0
    except OSError as error:
        print(f"parallax: {_refused(error)}", file=sys.stderr)
        try:
            sys.stdout.flush()
        except OSError:
            _drop_output()
        return 2


def _drop_output() -> None:
    """Let what is still to be printed go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refused(error: OSError) -> str:
    """What the system refused, where a command does not say it in its own words."""
    why = error.strerror or str(error)
    if error.filename is None:
        return f"The system refused to read or write ({why}); see to it, then start again."
    where = without_halves(str(error.filename))
    return f"{where} cannot be read or written ({why}); see to it, or give another place."


def _print_anything() -> None:
    """Where a terminal or pipe is not in UTF-8, what it has no sign for is shown as an escape.

    Standard error does so by itself; the files that a command writes are in UTF-8 whatever this is.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _check_arguments(arguments: Sequence[str]) -> None:
    """Refuse bytes that are no text before any work: no table, page or terminal could show them."""
    for argument in arguments:
        if half := LONE_SURROGATES.search(argument):
            around = argument[max(0, half.start() - 20) : half.end() + 20]
            shown = without_halves(around)
            raise AnalysisError(
                f"An argument is not in UTF-8, at the \ufffd of “{shown}”; write it in UTF-8. A "
                "file whose name is not can be renamed, or read with the folder that it is in."
            )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description="Measure and compare how news outlets cover the same event.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_read(commands)
    add_fetch(commands)
    _add_compare(commands)
    _add_predict(commands)
    _add_open(commands)
    _add_repeat(commands)
    _add_publish(commands)
    return parser


def _add_read(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("read", help="pages and tables in, clean articles out")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    add_columns(command)
    command.add_argument(
        "--out", type=Path, default=Path("articles.jsonl"), metavar="FILE",
        help="one article a line; removed.jsonl is written beside it (default: %(default)s)",
    )  # fmt: skip
    command.set_defaults(run=read.run)


def _add_compare(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("compare", help="where outlets stand between two poles")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    add_columns(command)
    command.add_argument(
        "--axis", required=True, metavar='"LOW | LOW <-> HIGH | HIGH"',
        help="the two poles, each of one or several entries with | between them",
    )  # fmt: skip
    command.add_argument("--about", default="", help="what the poles speak of")
    command.add_argument(
        "--wording", action="append", default=[], metavar='"LOW <-> HIGH"',
        help="another wording of the axis under which a difference must hold (may be given several "
        "times; default: five made from the axis; “off” for none)",
    )  # fmt: skip
    command.add_argument(
        "--target", action="append", default=[], metavar='"NAME=ALIAS|ALIAS"',
        help="also measure the tone toward this target (may be given several times)",
    )  # fmt: skip
    command.add_argument(
        "--voice", choices=["all", "own", "quoted", "apart"], default="all",
        help="compare the outlets' own voice or what they quote only, or both apart, side by side "
        "(default: %(default)s)",
    )  # fmt: skip
    command.add_argument(
        "--shared", choices=SETTINGS, default=EVERYWHERE,
        help="how text that several articles share counts: in all of them, only where it stood "
        "first, or not at all (default: %(default)s)",
    )  # fmt: skip
    command.add_argument("--frames", action="store_true", help="also measure the built-in frames")
    command.add_argument(
        "--out", type=Path, default=Path("parallax-out"), metavar="DIR",
        help="where the tables, the chart and the manifest go (default: %(default)s)",
    )  # fmt: skip
    _add_save(command)
    _add_models(command)
    command.set_defaults(run=compare.run)


def _add_predict(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "predict", help="score JSON lines from standard input, one line out per line in"
    )
    command.add_argument("--scorer", required=True, choices=sorted(predict.SCORERS))
    _add_models(command)
    command.set_defaults(run=predict.run)


def _add_open(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("open", help="what is in a saved study")
    _add_study(command)
    _add_save(command)
    command.set_defaults(run=study.run_open)


def _add_repeat(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("repeat", help="make a saved study again and say what differs")
    _add_study(command)
    command.add_argument(
        "--encoder", default="", metavar="NAME",
        help="the encoder that the study names, where it is not here under that name",
    )  # fmt: skip
    _add_save(command)
    command.set_defaults(run=study.run_repeat)


def _add_publish(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("publish", help="a saved study as one page that needs no server")
    _add_study(command)
    command.add_argument(
        "--out", type=Path, default=Path("report.html"), metavar="NAME.html",
        help="where the report goes (default: %(default)s)",
    )  # fmt: skip
    command.add_argument("--title", default="", help="what the report is called")
    command.add_argument(
        "--language", choices=LANGUAGES, default=ENGLISH,
        help="the language in which the report speaks (default: %(default)s)",
    )  # fmt: skip
    command.add_argument(
        "--author", action="append", default=[], metavar="NAME",
        help="who made the study (may be given several times)",
    )  # fmt: skip
    command.add_argument(
        "--pdf", action="store_true",
        help="also print it as NAME.pdf, where a Chrome or Chromium is installed",
    )  # fmt: skip
    command.add_argument(
        "--without-text", action="store_true",
        help="show no sentence of the articles",
    )  # fmt: skip
    command.add_argument(
        "--encoder", default="", metavar="NAME",
        help="the encoder that the study names, where it is not here under that name",
    )  # fmt: skip
    command.set_defaults(run=publish.run)


def _add_study(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "study", type=Path, metavar=f"NAME{SUFFIX}", help="a saved study, a file or a folder"
    )
    command.add_argument(
        "--texts", nargs="+", type=Path, metavar="PATH",
        help="the articles of a study that was saved without its texts",
    )  # fmt: skip


def _add_save(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--save", type=save_place, metavar=f"NAME{SUFFIX}",
        help="save articles, settings and results as one file; as one folder where the name ends "
        "with / or has no ending",
    )  # fmt: skip
    command.add_argument(
        "--without-text", action="store_true",
        help="leave the texts of the articles out of it",
    )  # fmt: skip


def _add_models(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--tier", choices=TIERS, default=DEFAULT_TIER,
        help="the embedded models: the quicker or the better ones (default: %(default)s)",
    )  # fmt: skip
    command.add_argument(
        "--encoder", default="", metavar="NAME",
        help="for axes and frames another sentence encoder: OWNER/NAME on the model hub, or a "
        "folder (default: the tier's own)",
    )  # fmt: skip
