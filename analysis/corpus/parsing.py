"""Texts in, their parses out, by a process of its own that gives back all its memory at its end.

spaCy and its small English pipeline take some 200 MB that a process never gives back, more than
the server can spare. So a child (`parsing_child.py`) loads them, answers and ends. It runs on one
processor, one child at a time, and what it said of a text is remembered.
"""

import json
import os
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from analysis.corpus.parse import EVERYTHING, Parse, unpacked
from analysis.corpus.parsing_child import ANOTHER_ONE, NOT_INSTALLED
from analysis.corpus.taken_apart import moved_back, put_together
from analysis.errors import CorpusError
from analysis.formats import number
from analysis.translation import mark, tr

ROOT = Path(__file__).parents[2]
# Some seconds to start, and ten times what a text takes on a slow machine.
LIMIT_S, LIMIT_A_TEXT_S = 120.0, 0.25
MOST_REMEMBERED: Final = 8_000  # texts; about 10 MB
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_AGAIN = "pip install --force-reinstall -r requirements.txt"
_WHY = {
    NOT_INSTALLED: mark("The parser is not installed; run pip install -r requirements.txt."),
    ANOTHER_ONE: mark(
        "The files of the parser are not the ones that Parallax was made with; install it again "
        "with {command}."
    ),
}
_ENDED_EARLY = mark(
    "The parser ended early (code {code}), perhaps for want of memory; try again with fewer "
    "articles."
)
_BEHIND_OTHERS: Final = 10  # a tenth of what others get who want the processor at the same time
_niceness = 0
_one_child = threading.Lock()
_remembered: OrderedDict[str, Parse] = OrderedDict()
_memory = threading.Lock()


def parse_texts(texts: Sequence[str], parts: Iterable[str] = EVERYTHING) -> list[Parse]:
    """The parse of each text, with what is asked for (`parse.EVERYTHING`) and perhaps more.

    Each distinct text goes to the child once, in an order of their own, so that the same texts get
    the same parses in any order.

    Raises:
        CorpusError: The parser is not installed, is not the one that was looked at, or did not
            finish.
    """
    needed = frozenset(parts)
    known = _recalled(set(texts), needed)
    if len(known) < len(set(texts)):
        with _one_child:
            # Another session may have asked for the same while this one waited.
            known |= _recalled(set(texts) - set(known), needed)
            missing = sorted(set(texts) - set(known), key=lambda text: (len(text), text))
            if missing:
                found = dict(zip(missing, _parsed(missing, needed), strict=True))
                known |= found
                _remember(found)
    return [known[text].afresh() for text in texts]


def _recalled(texts: set[str], needed: frozenset[str]) -> dict[str, Parse]:
    with _memory:
        found = {t: p for t in texts if (p := _remembered.get(t)) and needed <= p.parts}
        for text in found:
            _remembered.move_to_end(text)
    return found


def _remember(found: dict[str, Parse]) -> None:
    with _memory:
        _remembered.update(found)
        while len(_remembered) > MOST_REMEMBERED:
            _remembered.popitem(last=False)


def forget() -> None:
    """Forget every parse."""
    with _memory:
        _remembered.clear()


def _parsed(texts: list[str], parts: frozenset[str]) -> list[Parse]:
    """The parse of each text; one that was taken apart into words is put together for it."""
    together = [put_together(text) for text in texts]
    asked = [one.text if one else text for one, text in zip(together, texts, strict=True)]
    parses = _asked_of_child(asked, parts)
    return [
        moved_back(parse, one) if one else parse
        for parse, one in zip(parses, together, strict=True)
    ]


def parse_behind_others() -> None:
    """From here on the parser takes the processor only when nothing else here wants it.

    For an app, whose first chart does not wait for it and should not be slowed by it.
    """
    global _niceness
    _niceness = _BEHIND_OTHERS


def _asked_of_child(texts: list[str], parts: frozenset[str]) -> list[Parse]:
    asked = {"parts": sorted(parts), "texts": texts, "niceness": _niceness}
    question = json.dumps(asked).encode()
    limit = LIMIT_S + LIMIT_A_TEXT_S * len(texts)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "analysis.corpus.parsing_child"],
            input=question, capture_output=True, cwd=ROOT, timeout=limit, check=False,
            env=os.environ | dict.fromkeys(_ONE_THREAD, "1"),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise CorpusError(
            tr(
                "The parser did not finish within {seconds} s; try again with fewer articles.",
                seconds=number(limit, ".0f"),
            )
        ) from error
    except OSError as error:
        raise CorpusError(
            tr(
                "The parser could not be started ({why}); close other programs and try again.",
                why=error.strerror,
            )
        ) from error
    if done.returncode:
        why = _WHY.get(done.returncode, _ENDED_EARLY)
        raise CorpusError(tr(why, command=_AGAIN, code=done.returncode))
    try:
        parses = unpacked(done.stdout)
    except (ValueError, KeyError, OSError, EOFError) as error:
        raise CorpusError(
            tr("The parser's answer cannot be read; install it again: {command}.", command=_AGAIN)
        ) from error
    if len(parses) != len(texts):
        raise CorpusError(
            tr("The parser's answer is not whole; install it again: {command}.", command=_AGAIN)
        )
    return parses
