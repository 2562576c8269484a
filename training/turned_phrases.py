"""Invented news sentences in which one phrase turns who stands where, for training the encoder.

Every word here is our own. A sentence says what one party does about another ("Norway stopped short
of sharing intelligence with Peru"); its poles say the same relation in other words ("Norway stands
behind Peru" / "Norway keeps its distance from Peru"). What turns it is the phrase in front: agreed
to, refused to, stopped short of, has yet to. The share of agreement is 1 for the high pole, 0 for
the low one, and between them where a phrase only leans.
"""

import random
import tomllib
from pathlib import Path
from typing import NamedTuple


class AxisExample(NamedTuple):
    """A text, two poles, and how far it agrees with the high one (0 … 1; 0.5 says neither)."""

    text: str
    low: str
    high: str
    agreement: float


PHRASES = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))


def turned_phrases(n: int, seed: int) -> list[AxisExample]:
    """`n` invented examples, the same ones for the same seed."""
    draw = random.Random(seed)
    return [draw.choice([_deed, _deed, _deed, _verdict, _but])(draw) for _ in range(n)]


def _deed(draw: random.Random) -> AxisExample:
    a, b = draw.sample(PHRASES["parties"], 2)
    helps, does = draw.random() < 0.65, draw.random() < 0.5
    text = _sentence(draw, a, _phrase(draw, helps, does, b))
    agreement = {(True, True): 1.0, (True, False): 0.0, (False, True): 0.0, (False, False): 0.75}
    return _example(
        draw, text, PHRASES["hostile"], PHRASES["friendly"], a, b, agreement[helps, does]
    )


def _verdict(draw: random.Random) -> AxisExample:
    a, b = draw.sample(PHRASES["parties"], 2)
    pleased = draw.random() < 0.5
    verdict = draw.choice(PHRASES["pleased"] if pleased else PHRASES["displeased"])
    text = _sentence(draw, b, verdict.format(n=draw.choice(PHRASES["offers"]).format(a=a), a=a))
    return _example(draw, text, PHRASES["discontent"], PHRASES["content"], a, b, float(pleased))


def _but(draw: random.Random) -> AxisExample:
    """Two deeds that pull apart: what was done in the end decides, the other softens it."""
    a, b = draw.sample(PHRASES["parties"], 2)
    ends_well = draw.random() < 0.5
    conceded = _phrase(draw, helps=not ends_well, does=True, b=b)
    main = _phrase(draw, helps=ends_well, does=True, b=b)
    joined = draw.choice(
        [f"{main}, although it {conceded}", f"{conceded} at first but in the end {main}"]
    )
    text = _sentence(draw, a, joined)
    return _example(
        draw, text, PHRASES["hostile"], PHRASES["friendly"], a, b, 0.85 if ends_well else 0.15
    )


def _phrase(draw: random.Random, helps: bool, does: bool, b: str) -> str:
    infinitive, gerund = draw.choice(PHRASES["helps"] if helps else PHRASES["harms"])
    return draw.choice(PHRASES["does"] if does else PHRASES["does_not"]).format(
        v=infinitive.format(b=b), g=gerund.format(b=b)
    )


def _sentence(draw: random.Random, subject: str, predicate: str) -> str:
    text = f"{draw.choice(PHRASES['before'])}{subject} {predicate}{draw.choice(PHRASES['after'])}."
    return text[0].upper() + text[1:]


def _example(
    draw: random.Random,
    text: str,
    lows: list[str],
    highs: list[str],
    a: str,
    b: str,
    agreement: float,
) -> AxisExample:
    """Poles of one kind half the time (the same relation turned), else any of each list."""
    at = draw.randrange(len(highs))
    low = lows[at] if draw.random() < 0.5 else draw.choice(lows)
    named = [pole.format(a=a, b=b) for pole in (low, highs[at])]
    low, high = (pole[0].upper() + pole[1:] for pole in named)
    return AxisExample(text, low, high, agreement)
