"""`python -m analysis predict`: JSON lines in, the same lines out with their scores."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Protocol

from analysis.cli.progress import ProgressLine
from analysis.errors import AnalysisError
from analysis.models.axis import AxisScorer
from analysis.models.encoder import Encoder, load_encoder
from analysis.models.frames import FrameScorer
from analysis.models.questions import Frame, FramingAxis, split_entries
from analysis.models.tone import ToneScorer

# Lines are taken in blocks, so that texts run through the encoder together on all processors.
_BLOCK = 512
_DIGITS = 6

Row = dict[str, Any]


class _LinePredictor(Protocol):
    def __init__(self, encoder: Encoder) -> None: ...

    def texts(self, row: Row) -> list[str]:
        """Every text that the line needs vectors of."""
        ...

    def answer(self, row: Row) -> Row:
        """What is added to the line."""
        ...


class _Axis:
    def __init__(self, encoder: Encoder) -> None:
        self._scorer = AxisScorer(encoder)

    def texts(self, row: Row) -> list[str]:
        axis = _axis(row)
        return [_text(row), *axis.low_sentences, *axis.high_sentences]

    def answer(self, row: Row) -> Row:
        position, relevance = self._scorer.place([_text(row)], _axis(row))
        return {"position": _number(position[0]), "relevance": _number(relevance[0])}


class _Tone:
    def __init__(self, encoder: Encoder) -> None:
        self._scorer = ToneScorer(encoder)

    def texts(self, row: Row) -> list[str]:
        return [_text(row)]

    def answer(self, row: Row) -> Row:
        negative, neutral, positive = self._scorer.probabilities([_text(row)], _mention(row))[0]
        return {
            "negative": _number(negative),
            "neutral": _number(neutral),
            "positive": _number(positive),
        }


class _Frames:
    def __init__(self, encoder: Encoder) -> None:
        self._scorer = FrameScorer(encoder)

    def texts(self, row: Row) -> list[str]:
        return [_text(row), *(text for frame in _frames(row) for text in frame.descriptions)]

    def answer(self, row: Row) -> Row:
        text = [_text(row)]
        scores = {
            frame.name: _number(self._scorer.score(text, frame).score[0]) for frame in _frames(row)
        }
        return {"frames": scores}


SCORERS: dict[str, type[_LinePredictor]] = {"axis": _Axis, "tone": _Tone, "frames": _Frames}


def run(options: argparse.Namespace) -> int:
    """Answer every line of standard input; 2 when a line was bad, and had `error` as its answer."""
    encoder = load_encoder(options.encoder, allow_local=True)
    predictor = SCORERS[options.scorer](encoder)
    progress = ProgressLine("scored", "lines")
    n_bad = n_done = 0
    for block in _blocks(sys.stdin.buffer):
        for answer in predict_lines(block, predictor, encoder):
            n_bad += "error" in answer
            print(json.dumps(answer, ensure_ascii=False))
        sys.stdout.flush()
        n_done += len(block)
        progress(n_done, n_done + (len(block) == _BLOCK))
    if n_bad:
        print(f"parallax: {n_bad} of {n_done} lines could not be scored.", file=sys.stderr)
    return 2 if n_bad else 0


def predict_lines(lines: list[bytes], predictor: _LinePredictor, encoder: Encoder) -> list[Row]:
    """One answer per line: the line's own fields with the scores, or with `error`."""
    rows = [_guarded(_parsed, line, {}) for line in lines]
    wanted = [_guarded(lambda row: {"texts": predictor.texts(row)}, row, row) for row in rows]
    encoder.encode([text for row in wanted for text in row.get("texts", [])])
    return [
        want if "error" in want else _guarded(lambda r: {**r, **predictor.answer(r)}, row, row)
        for row, want in zip(rows, wanted, strict=True)
    ]


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
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise AnalysisError(f"The line is not JSON ({error}).") from error
    if not isinstance(row, dict):
        raise AnalysisError('The line is not a JSON object; write {"text": …}.')
    row.pop("error", None)
    return row


def _text(row: Row) -> str:
    return _field(row, "text")


def _field(row: Row, name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise AnalysisError(f"The line needs “{name}” as a text that is not empty.")
    return value


def _axis(row: Row) -> FramingAxis:
    about = row.get("about", "")
    low, high = split_entries(_field(row, "low")), split_entries(_field(row, "high"))
    return FramingAxis(low, high, about if isinstance(about, str) else "")


def _mention(row: Row) -> str:
    """The target as the sentence names it: by its offsets when given, else by `mention`."""
    text, start, end = _text(row), row.get("from"), row.get("to")
    if start is None and end is None:
        mention = _field(row, "mention")
        if mention.lower() not in text.lower():
            raise AnalysisError(f"The mention “{mention}” does not stand in the text.")
        return mention
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        raise AnalysisError(
            f"“from” and “to” must be places in the text, 0 to {len(text)}, with from before to."
        )
    return text[start:end]


def _frames(row: Row) -> list[Frame]:
    frames = row.get("frames")
    if not isinstance(frames, list) or not frames:
        raise AnalysisError("The line needs “frames”: a list of {name, description}.")
    return [_frame(frame) for frame in frames]


def _frame(frame: Any) -> Frame:
    if not isinstance(frame, dict):
        raise AnalysisError("Each frame needs a “name” and a “description”.")
    return Frame(_field(frame, "name"), split_entries(_field(frame, "description")))


def _number(value: float) -> float:
    return round(float(value), _DIGITS)
