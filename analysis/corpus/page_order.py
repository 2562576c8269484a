"""An HTML page in the order in which a browser shows it: the article and all between its lines.

An extractor gives the lines of the article, the tree the blocks shown; which block is which
line is told by their words. Where that has two readings, the longest run in one order counts.
"""

from bisect import bisect_right
from collections.abc import Sequence

from analysis.corpus.lines import Line, read_line, word_key
from analysis.corpus.segments import foreign_reasons

_LEAST_PART = 20  # characters: a shorter block may be in a line by chance


def page_order(
    blocks: list[str], lines: list[Line], marks: list[str], headline: str
) -> list[tuple[str, str]]:
    """The article's lines and all other blocks that a browser shows, in the order of the page.

    Each comes with its mark: "" for the text, "headline" for the headline, else a reason.
    """
    key = word_key(headline)
    shown = [read_line(block) for block in blocks]
    taken = block_lines([line.key for line in shown], [line.key for line in lines])
    named = [bool(key) and line.key == key for line in shown]
    above = lines_above(taken)
    known = [index for index, place in enumerate(taken) if named[index] or place is not None]
    page = {
        (n, 1, 0): (line.text, mark)
        for n, (line, mark) in enumerate(zip(lines, marks, strict=True))
    }
    for index, (line, reason) in enumerate(zip(shown, foreign_reasons(shown), strict=True)):
        if taken[index] is None and not named[index]:
            why = _block_reason(line, reason) or _place(index, known or [0])
            page[above[index], 0, index] = (blocks[index], why)
    top = next((index for index, is_name in enumerate(named) if is_name), None)
    if top is not None and (place := taken[top]) is not None:
        page[place, 1, 0] = (lines[place].text, "headline")  # the extractor took it for the text's
    elif top is not None:
        page[above[top], 0, top] = (blocks[top], "headline")
    return [page[place] for place in sorted(page)]


def _block_reason(line: Line, reason: str) -> str:
    """The reason that a block's words give, else the list it is in; "" without either."""
    if line.kind in ("furniture", "ending") and line.reason != "menu":
        return line.reason
    return reason or (line.reason if line.kind in ("opener", "closer") else "")


def _place(index: int, taken: list[int]) -> str:
    """The reason that its place gives to a block: above the article, below it, or between."""
    if index < taken[0]:
        return "menu"
    return "footer" if index > taken[-1] else "boilerplate"


def block_lines(blocks: Sequence[str], lines: Sequence[str]) -> list[int | None]:
    """For each block the line that it is, or is a part of, both given by their word keys.

    The first one where several are alike; None where there is none.
    """
    exact = {key: number for number, key in reversed(list(enumerate(lines)))}
    starts, used = [], ""
    for key in lines:
        starts.append(len(used))
        used += f"{key} "

    def line_of(key: str) -> int | None:
        if not key or key in exact:
            return exact.get(key) if key else None
        at = used.find(key) if len(key) > _LEAST_PART else -1
        return None if at < 0 else bisect_right(starts, at) - 1

    return [line_of(key) for key in blocks]


def lines_above(places: Sequence[int | None]) -> list[int]:
    """For each block how many lines stand above it, by the longest rising run of known places."""
    ends: list[int] = []  # the lowest place that a run of each length can end with
    last: list[int] = []  # the block that it ends at
    before: dict[int, int] = {}
    end = -1  # where the first of the longest runs ends
    for block, place in enumerate(places):
        if place is None:
            continue
        length = bisect_right(ends, place)
        end = block if length == len(ends) else end
        ends[length : length + 1] = [place]
        last[length : length + 1] = [block]
        before[block] = last[length - 1] if length else -1
    run = set()
    while end >= 0:
        run.add(end)
        end = before[end]
    above, found = 0, []
    for block, place in enumerate(places):
        found.append(above)
        if block in run and place is not None:
            above = place + 1
    return found
