"""What a line given to `predict` asks: its text, and the axis, the mention or the frames."""

import re
from typing import Any, TypeGuard

from analysis.corpus.encoding import without_halves
from analysis.errors import AnalysisError
from analysis.models.questions import Frame, FramingAxis, split_entries

Row = dict[str, Any]


def text_of(row: Row) -> str:
    """The text that the line gives."""
    return _field(row, "text")


def _field(row: Row, name: str) -> str:
    """A field's text as articles are read: half a character pair is U+FFFD, places stay."""
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise AnalysisError(f"The line needs “{name}” as a text that is not empty.")
    return without_halves(value)


def axis_of(row: Row) -> FramingAxis:
    """The axis between its two poles, and what they speak of."""
    about = row.get("about")
    about = _field(row, "about") if isinstance(about, str) and about.strip() else ""
    low, high = split_entries(_field(row, "low")), split_entries(_field(row, "high"))
    return FramingAxis(low, high, about)


def mention_of(row: Row) -> tuple[int, int]:
    """Where the sentence names the target: by its offsets when given, else by `mention`."""
    text, start, end = text_of(row), row.get("from"), row.get("to")
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


def frames_of(row: Row) -> list[Frame]:
    """The frames that it lists, each with a name of its own."""
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
