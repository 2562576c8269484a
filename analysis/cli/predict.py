"""`python -m analysis predict`: JSON lines in, the same lines out with their scores."""

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NoReturn, Protocol

from analysis.cli.predict_fields import Row, axis_of, frames_of, mention_of, text_of
from analysis.cli.progress import ProgressLine
from analysis.corpus.encoding import LONE_SURROGATES
from analysis.errors import AnalysisError
from analysis.models.axis import AxisScorer
from analysis.models.frames import FrameScorer
from analysis.models.score_store import open_store
from analysis.models.tiers import Tier, load_tier
from analysis.models.tone import CLASSES, Mentioned

# Lines are taken in blocks, so that texts run through the network together on all processors.
_BLOCK = 512
_DIGITS = 6


class _LinePredictor(Protocol):
    def __init__(self, tier: Tier) -> None: ...

    def asks(self, row: Row) -> list[Any]:
        """What the line needs run through the network."""
        ...

    def run(self, asked: list[Any]) -> None:
        """Run what several lines ask, all at once; the network remembers it."""
        ...

    def answer(self, row: Row) -> Row:
        """What is added to the line."""
        ...


class _Axis:
    def __init__(self, tier: Tier) -> None:
        self._scorer = AxisScorer(tier.encoder)

    def asks(self, row: Row) -> list[str]:
        axis = axis_of(row)
        low, high = self._scorer.poles(axis)
        return [text_of(row), *low, *high]

    def run(self, asked: list[str]) -> None:
        self._scorer.encoder.encode(asked)

    def answer(self, row: Row) -> Row:
        position, relevance = self._scorer.place([text_of(row)], axis_of(row))
        return {"position": _number(position[0]), "relevance": _number(relevance[0])}


class _Tone:
    def __init__(self, tier: Tier) -> None:
        self._scorer = tier.tone

    def asks(self, row: Row) -> list[Mentioned]:
        return [(text_of(row), (mention_of(row),))]

    def run(self, asked: list[Mentioned]) -> None:
        self._scorer.hear(asked)

    def answer(self, row: Row) -> Row:
        chances = self._scorer.probabilities([text_of(row)], [mention_of(row)])[0]
        return {name: _number(chance) for name, chance in zip(CLASSES, chances, strict=True)}


class _Frames:
    def __init__(self, tier: Tier) -> None:
        self._scorer = FrameScorer(tier.encoder)

    def asks(self, row: Row) -> list[str]:
        return [text_of(row), *(text for frame in frames_of(row) for text in frame.descriptions)]

    def run(self, asked: list[str]) -> None:
        self._scorer.encoder.encode(asked)

    def answer(self, row: Row) -> Row:
        text = [text_of(row)]
        scores = {
            frame.name: _number(self._scorer.score(text, frame).score[0])
            for frame in frames_of(row)
        }
        return {"frames": scores}


SCORERS: dict[str, type[_LinePredictor]] = {"axis": _Axis, "tone": _Tone, "frames": _Frames}


def run(options: argparse.Namespace) -> int:
    """Answer every line of standard input; 2 when a line was bad, and had `error` as its answer."""
    tier = load_tier(options.tier, encoder=options.encoder, allow_local=True, store=open_store())
    predictor = SCORERS[options.scorer](tier)
    progress = ProgressLine("scored", "lines")
    n_bad = n_done = 0
    for block in _blocks(sys.stdin.buffer):
        for answer in predict_lines(block, predictor):
            n_bad += "error" in answer
            print(json_line(answer, sys.stdout.encoding))
        sys.stdout.flush()
        n_done += len(block)
        progress(n_done, n_done + (len(block) == _BLOCK))
    if n_bad:
        print(f"parallax: {n_bad} of {n_done} lines could not be scored.", file=sys.stderr)
    return 2 if n_bad else 0


def predict_lines(lines: list[bytes], predictor: _LinePredictor) -> list[Row]:
    """One answer per line: the line's own fields with the scores, or with `error`."""
    rows = [_guarded(_parsed, line, {}) for line in lines]
    wanted = [_guarded(lambda row: {"asked": predictor.asks(row)}, row, row) for row in rows]
    predictor.run([one for row in wanted if "error" not in row for one in row["asked"]])
    return [
        want if "error" in want else _guarded(lambda r: {**r, **predictor.answer(r)}, row, row)
        for row, want in zip(rows, wanted, strict=True)
    ]


def json_line(answer: Row, encoding: str | None = "utf-8") -> str:
    """An answer as JSON in one line, in ASCII escapes where it could not be written as UTF-8.

    That is so of half a character pair, which cut emoji leave, and where the output is not UTF-8.
    """
    line = json.dumps(answer, ensure_ascii=False)
    is_utf8 = (encoding or "").lower().replace("-", "").replace("_", "") == "utf8"
    return line if is_utf8 and not LONE_SURROGATES.search(line) else json.dumps(answer)


def _guarded(step: Callable[[Any], Row], value: Any, row: Row) -> Row:
    """The step's result; when the line is at fault, the line with `error` saying how."""
    if "error" in row:
        return row
    try:
        return step(value)
    except AnalysisError as error:
        return {**row, "error": str(error)}


def _blocks(stream: Iterable[bytes]) -> Iterator[list[bytes]]:
    lines = iter(stream)
    while block := list(islice(lines, _BLOCK)):
        yield block


def _parsed(line: bytes) -> Row:
    try:
        row = json.loads(line, parse_constant=_no_constant, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise AnalysisError(f"The line is not JSON ({error}).") from error
    if not isinstance(row, dict):
        raise AnalysisError('The line is not a JSON object; write {"text": …}.')
    row.pop("error", None)
    return row


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no value of JSON; write null")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(f"{digits[:30]} is too large a number")
    return number


def _number(value: float) -> float | None:
    """A score, rounded; null where there is none, as JSON has no NaN."""
    return None if math.isnan(value) else round(float(value), _DIGITS)
