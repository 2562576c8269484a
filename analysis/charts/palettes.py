"""The colours of the charts: three schemes, each for a light and a dark screen and for paper.

In every scheme the two poles are equals, and told apart by readers with any of the three kinds of
colour blindness (tests/charts/test_palettes.py). In the scheme of high contrast words and poles
have a contrast of 7 on the ground, in the others of 4.5.
"""

from dataclasses import dataclass

__all__ = ["COLOURS", "CONTRAST", "GROUNDS", "PALETTES", "USUAL", "Palette"]

GROUNDS = ("light", "dark", "print")
USUAL, CONTRAST = "blue-orange", "contrast"
COLOURS = (USUAL, "purple-green", CONTRAST)


@dataclass(frozen=True)
class Palette:
    """The colours of one mode; text, muted, low and high have a contrast of 4.5 on the ground."""

    ground: str
    text: str
    muted: str  # secondary words, and hollow marks
    line: str  # the line of a row, the edge of a cell
    low: str  # the low pole
    high: str  # the high pole, as strong as the low one
    middle: str  # where the poles mix
    sheet: str  # behind hover text
    scale_low: str  # a share of 0 …
    scale_high: str  # … and of 1


# By scheme and ground.
PALETTES: dict[tuple[str, str], Palette] = {
    ("blue-orange", "light"): Palette(
        ground="#ffffff", text="#1b1f24", muted="#59626d", line="#d5dae0",
        low="#1c5fa8", high="#a8480a", middle="#6b7480", sheet="#f5f6f8",
        scale_low="#eef3f9", scale_high="#123f73",
    ),
    ("blue-orange", "dark"): Palette(
        ground="#0f1419", text="#e8eaed", muted="#a3adb8", line="#323b46",
        low="#6fb1f2", high="#f0a15a", middle="#8d97a3", sheet="#1a2129",
        scale_low="#1a2530", scale_high="#9fcbf7",
    ),
    ("blue-orange", "print"): Palette(
        ground="#ffffff", text="#16191d", muted="#4d555f", line="#cbd0d6",
        low="#164f8f", high="#b8560f", middle="#666e79", sheet="#ffffff",
        scale_low="#f1f4f8", scale_high="#123f73",
    ),
    ("purple-green", "light"): Palette(
        ground="#ffffff", text="#1b1f24", muted="#59626d", line="#d5dae0",
        low="#6f3fae", high="#1b7340", middle="#6b7480", sheet="#f5f6f8",
        scale_low="#f3eff9", scale_high="#41207a",
    ),
    ("purple-green", "dark"): Palette(
        ground="#0f1419", text="#e8eaed", muted="#a3adb8", line="#323b46",
        low="#c0a2f2", high="#7bd394", middle="#8d97a3", sheet="#1a2129",
        scale_low="#221d30", scale_high="#d9c8f8",
    ),
    ("purple-green", "print"): Palette(
        ground="#ffffff", text="#16191d", muted="#4d555f", line="#cbd0d6",
        low="#5f3399", high="#237a48", middle="#666e79", sheet="#ffffff",
        scale_low="#f4f1f9", scale_high="#41207a",
    ),
    ("contrast", "light"): Palette(
        ground="#ffffff", text="#08090a", muted="#2b2f34", line="#8a929b",
        low="#00439c", high="#8a2f00", middle="#4a4f55", sheet="#ffffff",
        scale_low="#e6eefa", scale_high="#002a66",
    ),
    ("contrast", "dark"): Palette(
        ground="#0f1419", text="#ffffff", muted="#d6dbe1", line="#7d8894",
        low="#8fc7ff", high="#ffc48a", middle="#aab4bf", sheet="#1a2129",
        scale_low="#16212d", scale_high="#cfe6ff",
    ),
    ("contrast", "print"): Palette(
        ground="#ffffff", text="#08090a", muted="#2b2f34", line="#8a929b",
        low="#003c8c", high="#7d2a00", middle="#4a4f55", sheet="#ffffff",
        scale_low="#eaf0f9", scale_high="#00285f",
    ),
}  # fmt: skip
