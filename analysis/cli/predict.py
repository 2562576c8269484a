"""`python -m analysis predict`: JSON lines in, the same lines out with their scores."""

import argparse
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NoReturn, Protocol, TypeGuard

from analysis.cli.progress import ProgressLine
from analysis.corpus.encoding import LONE_SURROGATES, without_halves
from analysis.errors import AnalysisError
from analysis.models.axis import AxisScorer
from analysis.models.frames import FrameScorer
from analysis.models.questions import Frame, FramingAxis, split_entries
from analysis.models.score_store import open_store
from analysis.models.tiers import Tier, load_tier
from analysis.models.tone import CLASSES, Mentioned

# Lines are taken in blocks, so that texts run through the network together on all processors.
_BLOCK = 512
_DIGITS = 6

Row = dict[str, Any]


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
        axis = _axis(row)
        low, high = self._scorer.poles(axis)
        return [_text(row), *low, *high]

    def run(self, asked: list[str]) -> None:
        self._scorer.encoder.encode(asked)

    def answer(self, row: Row) -> Row:
        position, relevance = self._scorer.place([_text(row)], _axis(row))
        return {"position": _number(position[0]), "relevance": _number(relevance[0])}


class _Tone:
    def __init__(self, tier: Tier) -> None:
        self._scorer = tier.tone

    def asks(self, row: Row) -> list[Mentioned]:
        return [(_text(row), (_mention(row),))]

    def run(self, asked: list[Mentioned]) -> None:
        self._scorer.hear(asked)

    def answer(self, row: Row) -> Row:
        chances = self._scorer.probabilities([_text(row)], [_mention(row)])[0]
        return {name: _number(chance) for name, chance in zip(CLASSES, chances, strict=True)}


class _Frames:
    def __init__(self, tier: Tier) -> None:
        self._scorer = FrameScorer(tier.encoder)

    def asks(self, row: Row) -> list[str]:
        return [_text(row), *(text for frame in _frames(row) for text in frame.descriptions)]

    def run(self, asked: list[str]) -> None:
        self._scorer.encoder.encode(asked)

    def answer(self, row: Row) -> Row:
        text = [_text(row)]
        scores = {
            frame.name: _number(self._scorer.score(text, frame).score[0]) for frame in _frames(row)
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


def _text(row: Row) -> str:
    return _field(row, "text")


def _field(row: Row, name: str) -> str:
    """A field's text as articles are read: half a character pair is U+FFFD, places stay."""
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise AnalysisError(f"The line needs “{name}” as a text that is not empty.")
    return without_halves(value)


def _axis(row: Row) -> FramingAxis:
    about = row.get("about")
    about = _field(row, "about") if isinstance(about, str) and about.strip() else ""
    low, high = split_entries(_field(row, "low")), split_entries(_field(row, "high"))
    return FramingAxis(low, high, about)


def _mention(row: Row) -> tuple[int, int]:
    """Where the sentence names the target: by its offsets when given, else by `mention`."""
    text, start, end = _text(row), row.get("from"), row.get("to")
    if start is None and end is None:
        return _first_mention(text, _field(row, "mention").strip())
    if not (_is_place(start) and _is_place(end) and 0 <= start < end <= len(text)):
        raise AnalysisError(
            f"“from” and “to” must be places in the text, 0 to {len(text)}, with from before to."
        )
    _agree(row, text[start:end])
    return start, end


def _is_place(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _agree(row: Row, there: str) -> None:
    """Whether what stands at the place is the mention, or one holds the other ("Mr. Smith")."""
    mention = row.get("mention")
    if not isinstance(mention, str) or not mention.strip():
        return
    one, other = (" ".join(words.casefold().split()) for words in (_field(row, "mention"), there))
    if one not in other and (other not in one or not other):
        raise AnalysisError(
            f"At “from” and “to” stands “{there}” and not the mention “{mention.strip()}”; count "
            "characters from 0, “to” being the first after the mention, or leave both away."
        )


def _first_mention(text: str, mention: str) -> tuple[int, int]:
    """The first place of the mention as a whole word, else wherever its letters stand."""
    name = re.escape(mention)
    ways = (rf"(?<!\w){name}(?!\w)", rf"(?i)(?<!\w){name}(?!\w)", f"(?i){name}")
    found = next((match for way in ways if (match := re.search(way, text))), None)
    if found is None:
        raise AnalysisError(f"The mention “{mention}” does not stand in the text.")
    return found.span()


def _frames(row: Row) -> list[Frame]:
    frames = row.get("frames")
    if not isinstance(frames, list) or not frames:
        raise AnalysisError("The line needs “frames”: a list of {name, description}.")
    asked = [_frame(frame) for frame in frames]
    names = [frame.name for frame in asked]
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise AnalysisError(f"Two frames are called “{twice[0]}”; give each a name of its own.")
    return asked


def _frame(frame: Any) -> Frame:
    if not isinstance(frame, dict):
        raise AnalysisError("Each frame needs a “name” and a “description”.")
    _field(frame, "name")  # the name itself stays as it is: the score is looked up under it
    return Frame(frame["name"], split_entries(_field(frame, "description")))


def _number(value: float) -> float | None:
    """A score, rounded; null where there is none, as JSON has no NaN."""
    return None if math.isnan(value) else round(float(value), _DIGITS)
