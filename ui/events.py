"""What the server writes down of its work: one JSON object a line, and never a word of a visitor's.

A line holds the name of an event, a random name of the session, numbers, and words of our own. What
was read, asked or typed stands nowhere in it: no text, headline, outlet, file name or address. What
other packages would write, the messages of errors above all, is replaced by where it was written.
"""

import json
import logging
import os
import re
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from analysis.errors import AnalysisError, SettingError
from analysis.translation import tr

NAME = "PARALLAX_LOG"
CHOICES = ("events", "full", "off")
_LOGGER = logging.getLogger("parallax")
_OURS = re.compile(r"[A-Za-z][A-Za-z0-9_ -]{0,39}")
_MOST_FRAMES = 12


def log_choice() -> str:
    """What is written: our events alone, others' messages in full too, or nothing."""
    chosen = os.environ.get(NAME, "").strip() or CHOICES[0]
    if chosen not in CHOICES:
        raise SettingError(
            tr(
                "{setting} is “{value}”; choose one of: {choices}.",
                setting=NAME,
                value=chosen[:40],
                choices=", ".join(CHOICES),
            )
        )
    return chosen


def log_event(event: str, *, session: str = "", **facts: float | str) -> None:
    """Write one line; numbers, and short words of our own, are all that it takes."""
    known = {name: _plain(value) for name, value in facts.items()}
    _LOGGER.info(_line("info", event=event, **({"session": session} if session else {}), **known))


@contextmanager
def timed(event: str, *, session: str = "", **facts: float | str) -> Iterator[dict[str, Any]]:
    """Write how long something took and how it ended; more facts can be put into what is given."""
    began, more, ended = time.monotonic(), dict[str, Any](facts), "done"
    try:
        yield more
    except AnalysisError as error:
        ended, more["error"] = "refused", type(error).__name__
        raise
    except Exception as error:
        ended, more["error"] = "failed", type(error).__name__
        raise
    except BaseException:  # Streamlit's ways to stop a run, or to begin it again
        ended = "stopped"
        raise
    finally:
        spent = round(1000 * (time.monotonic() - began), 1)
        log_event(event, session=session, ended=ended, ms=spent, **more)


def _plain(value: Any) -> float | str:
    """A number as it is, a word of ours as it is; anything else is not written."""
    if isinstance(value, int | float):
        return value
    return value if isinstance(value, str) and _OURS.fullmatch(value) else "(left out)"


def _line(level: str, **facts: Any) -> str:
    return json.dumps({"time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                       "level": level, **facts})  # fmt: skip


def install(*, others_too: bool) -> None:
    """Write our events and, with `others_too`, take others' words out; once a process."""
    chosen = log_choice()
    if _LOGGER.handlers:
        return
    _LOGGER.addHandler(logging.StreamHandler())
    _LOGGER.setLevel(logging.CRITICAL if chosen == "off" else logging.INFO)
    _LOGGER.propagate = False
    if others_too and chosen != "full":
        logging.captureWarnings(True)
        logging.setLogRecordFactory(_record_without_words)


def _record_without_words(*args: Any, **options: Any) -> logging.LogRecord:
    """A record that says where another package spoke, and of what kind of error; not what."""
    record = logging.LogRecord(*args, **options)
    if record.name == _LOGGER.name:
        return record
    error = record.exc_info[1] if record.exc_info else None
    told = {"error": type(error).__name__, "frames": _frames(error)} if error else {}
    where = f"{record.filename}:{record.lineno}"
    level = record.levelname.lower()
    record.msg = _line(level, event="message", by=record.name, at=where, **told)
    record.args, record.exc_info, record.stack_info = None, None, None
    return record


def _frames(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
    return [f"{os.path.basename(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
