"""Sentences under several names of a kind, with the poles of an axis for each of the names.

The sentences are those of NewsMTSC's training rows and of `news_sentences.txt`, at their mentions;
names and poles are those of `swap_names.toml`.
"""

import random
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from training.labels import Tone
from training.renaming import is_name, under

N_NAMES = 4  # that a sentence bears
NAMES_A_KIND, POLES_A_KIND = 400, 9
LONGEST = 200  # characters: a longer sentence costs more and says little more of its target
WORDS = tomllib.loads(Path(__file__).with_name("swap_names.toml").read_text(encoding="utf-8"))


class Swapped(NamedTuple):
    """One sentence under several names, and for each of them the low and the high pole."""

    texts: tuple[str, ...]
    lows: tuple[str, ...]
    highs: tuple[str, ...]


def kinds_of_names() -> dict[str, list[str]]:
    """Every name that can be put together, by its kind."""
    w = WORDS
    organisations = [f"the {whose} {body}" for whose in w["whose"] for body in w["body"]]
    outlets = [f"the {town} {title}" for town in w["town"] for title in w["title"]]
    described = [f"a {reach} {medium}" for reach in w["reach"] for medium in w["medium"]]
    return {
        "place": w["place"],
        "person": [f"{first} {last}" for first in w["first"] for last in w["last"]],
        "organisation": organisations + [f"the {s} {h}" for s in w["sort"] for h in w["house"]],
        "outlet": outlets + described + [f"Radio {town}" for town in w["town"]],
        "party": [f"the {aim} {alliance}" for aim in w["aim"] for alliance in w["alliance"]],
    }


def swapped_rows(rows: Sequence[Tone], seed: int) -> list[Swapped]:
    """All of `rows` that are short and about a name or "the …", renamed; by `seed`.

    Each kind has the same few hundred names and the same few poles throughout, so that most poles
    are run once.
    """
    draw = random.Random(seed)
    kinds = []
    for names in kinds_of_names().values():
        some = draw.sample(names, min(NAMES_A_KIND, len(names)))
        kinds.append((some, draw.sample(WORDS["about"], POLES_A_KIND)))
    about = [row for row in rows if len(row.sentence) <= LONGEST and is_named(row.mention)]
    return [_swapped(row, *draw.choice(kinds), draw) for row in about]


def is_named(mention: str) -> bool:
    """A name, or what stands for one: "the minister"."""
    return is_name(mention) or mention.lower().startswith("the ")


def _swapped(
    row: Tone, names: Sequence[str], poles: Sequence[Sequence[str]], draw: random.Random
) -> Swapped:
    borne = draw.sample(names, N_NAMES)
    low, high = draw.choice(poles)
    return Swapped(
        tuple(under(row, name).sentence for name in borne),
        tuple(low.format(name) for name in borne),
        tuple(high.format(name) for name in borne),
    )
