"""The rows of a table of shares: their height, their names, one cell or two for each outlet."""

from typing import Any, NamedTuple

from analysis.charts.labels import phone_letters, row_room, wrap_label
from analysis.charts.theme import Palette
from analysis.translation import tr

WIDE_ROW, NARROW_ROW, NAME_ROOM = 38, 58, 26  # px
TWIN_CELL, TWIN_GAP = 27, 11  # px: a cell where an outlet has two, and what parts outlets


class Row(NamedTuple):
    """The row of an outlet in px: its height, that of a cell, and how far cells are off its middle.

    Where own and quoted are apart, an outlet has a cell above its middle and one below.
    """

    height: int
    cell: int
    off: float = 0.0

    @property
    def half(self) -> float:
        """Half the height of a cell, in rows."""
        return 0.5 * self.cell / self.height


def wrapped_names(outlets: list[str], size: int, narrow: bool) -> list[str]:
    """The names of the outlets in lines, as the rows have room for them."""
    lengths = (phone_letters(size), 1) if narrow else (25, 2)
    return [wrap_label(name, *lengths) for name in outlets]


def row_of(names: list[str], size: int, is_apart: bool, narrow: bool) -> Row:
    """The row that these names need; with two cells where own and quoted are apart."""
    if is_apart:
        cell = TWIN_CELL if narrow else max(TWIN_CELL, row_room(names, size))
        height = 2 * (cell + 1) + (NAME_ROOM + 4 if narrow else TWIN_GAP)
        return Row(height, cell, (cell + 1) / 2 / height)
    if narrow:
        return Row(NARROW_ROW, NARROW_ROW - NAME_ROOM)
    height = max(WIDE_ROW, round(2.5 * size), row_room(names, size))
    return Row(height, height - 2)


def row_names(names: list[str], row: Row, palette: Palette) -> dict[str, Any]:
    """The names beside their rows; of a pair the lower is called quoted."""
    places = [n - row.off for n in range(len(names))]
    if not row.off:
        return {"tickvals": places, "ticktext": names}
    quoted = f'<span style="color:{palette.muted}">{tr("quoted")}</span>'
    return {
        "tickvals": [*places, *(n + row.off for n in range(len(names)))],
        "ticktext": [*names, *[quoted] * len(names)],
    }


def names_above(names: list[str], size: int, row: Row) -> list[dict[str, Any]]:
    """The names over their rows, for phones."""
    common = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "yanchor": "bottom"}
    common |= {"font": {"size": size}, "align": "left"}
    return [common | {"y": n - row.off - row.half, "text": name} for n, name in enumerate(names)]
