"""Give a labelled mention another name, so that tone is learned from what is said, not of whom.

The labelled targets are mostly American persons. A share of them becomes a country, a party, an
institution or an invented person; the label stays, since the sentence says the same of them.
"""

import random
import re
from collections.abc import Sequence

from training.labels import Tone
from training.turned_phrases import PHRASES

RENAMED_SHARE = 0.35


def renamed(rows: Sequence[Tone], seed: int) -> list[Tone]:
    """The rows, a share of them under another name; the same ones for the same seed."""
    draw = random.Random(seed)
    return [
        under(row, draw.choice(PHRASES["parties"]))
        if draw.random() < RENAMED_SHARE and is_name(row.mention)
        else row
        for row in rows
    ]


def is_name(mention: str) -> bool:
    """Not a pronoun, nor a description such as "the man": every long word has a capital."""
    words = mention.split()
    return all(word[0].isupper() for word in words) and len(mention) > 3


def under(row: Tone, name: str) -> Tone:
    """Every place where the mention stands gets the name; the marked one stays marked."""
    word = re.compile(rf"(?<!\w){re.escape(row.mention)}(?!\w)")
    before = word.sub(name, row.sentence[: row.start])
    after = word.sub(name, row.sentence[row.end :])
    if not before.strip():
        name = name[:1].upper() + name[1:]
    return Tone(before + name + after, len(before), len(before) + len(name), row.chances)
