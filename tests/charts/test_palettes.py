"""Colours that all readers can tell apart, in every scheme."""

import numpy as np
import pytest

from analysis.charts.palettes import COLOURS, CONTRAST, GROUNDS, PALETTES
from analysis.charts.theme import MODES, contrast, look_of, mode_of, stretch, type_size

# How the three kinds of colour blindness change linear light, at full strength
# (Machado, Oliveira & Fernandes 2009).
BLINDNESS = {
    "protan": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deutan": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritan": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])


def seen(colour: str, matrix) -> np.ndarray:
    """The colour in CIELAB, as an eye with this matrix sees it."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(np.array(matrix) @ linear, 0, 1) / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_every_scheme_has_every_ground():
    assert set(PALETTES) == {(colours, ground) for colours in COLOURS for ground in GROUNDS}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda p: p.low)
@pytest.mark.parametrize("kind", BLINDNESS)
def test_the_poles_are_told_apart_with_colour_blindness(palette, kind):
    low, high = (seen(colour, BLINDNESS[kind]) for colour in (palette.low, palette.high))
    assert np.linalg.norm(low - high) > 25, f"with {kind} the poles look alike"


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "muted", "low", "high"])
def test_high_contrast_is_high(ground, ink):
    palette = PALETTES[CONTRAST, ground]
    assert contrast(getattr(palette, ink), palette.ground) >= 7


def test_a_mode_says_what_it_was_made_of():
    assert mode_of("dark") == "dark"
    assert mode_of("dark", "contrast", large=True) == "dark contrast large"
    assert look_of("dark contrast large").colours == "contrast"
    assert all(look_of(mode).ground in GROUNDS for mode in MODES)


@pytest.mark.parametrize("mode", ["", "large", "light neon", "dark large contrast"])
def test_nonsense_is_no_mode(mode):
    with pytest.raises(ValueError, match="Unknown mode"):
        look_of(mode)


def test_large_words_are_larger_on_screens_and_the_same_on_paper():
    assert type_size("light large", False) > type_size("light", False)
    assert type_size("print large", False) == type_size("print", False)
    assert stretch("print large") == 1
