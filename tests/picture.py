"""The picture in the README: the sample's spectrum as Home draws it, `python -m tests.picture`.

It takes a Chrome. What is drawn is written into the file too, so that a test without one can see
whether the picture is still what the app draws.
"""

import json
import struct
import zlib
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from analysis.charts.export import figure_image
from analysis.charts.theme import print_ready
from analysis.cli.compare import _spectrum
from analysis.corpus.reading import read_paths
from analysis.models.paraphrases import other_wordings
from analysis.models.questions import FramingAxis
from analysis.models.tiers import load_tier
from analysis.studies.comparison import compare_on_axis
from analysis.studies.corpus import read_corpus
from analysis.studies.gallery import stories
from analysis.studies.settings import parse_axis
from analysis.studies.voices import heard_corpus
from ui.choices import defaults

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "spectrum.png"
_KEYWORD = b"Parallax\0"
_SCALE = 2  # times 96 dots an inch: sharp on a screen, and 180 kB


def drawn_now() -> go.Figure:
    """The spectrum of the sample, what the outlets say and what they quote apart."""
    axis: FramingAxis = parse_axis(defaults(""))
    sentences = heard_corpus(read_corpus(read_paths([stories()[""].folder]))).sentences
    encoder, wordings = load_tier("accurate").encoder, other_wordings(axis)
    own, quoted = (
        compare_on_axis(sentences[sentences["voice"] == voice], axis, encoder, wordings)
        for voice in ("own", "quoted")
    )
    return print_ready(_spectrum(own, quoted, axis))


def told(figure: go.Figure) -> dict[str, Any]:
    """What a figure shows: its rows, its words, and where each trace stands, to two digits."""
    return {
        "rows": list(figure.layout.yaxis.ticktext),
        "words": [note.text for note in figure.layout.annotations],
        "places": [[trace.name or "", _places(trace)] for trace in figure.data],
    }


def _places(trace: Any) -> list[float | None]:
    return [None if x is None else round(float(x), 2) for x in trace.x]


def draw() -> None:
    """Draw the picture anew."""
    figure = drawn_now()
    png = figure_image(figure, "png", 180, scale=_SCALE)
    text = _KEYWORD + json.dumps(told(figure)).encode("ascii")
    PICTURE.write_bytes(png[:-12] + _chunk(b"tEXt", text) + png[-12:])  # before the end's mark


def told_by(png: bytes) -> dict[str, Any]:
    """What a picture that `draw` made says that it shows."""
    place, end = png.index(b"tEXt" + _KEYWORD), len(b"tEXt" + _KEYWORD)
    size = struct.unpack(">I", png[place - 4 : place])[0]
    found: dict[str, Any] = json.loads(png[place + end : place + 4 + size])
    return found


def _chunk(kind: bytes, data: bytes) -> bytes:
    """A piece of a PNG: its length, its kind, its content, its checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    draw()
