"""The sentences behind a report's figures: for every outlet the strongest to either side."""

import math
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from analysis.charts.cells import cell_words, frame_words
from analysis.charts.labels import isolated, quoted, signed
from analysis.formats import number
from analysis.reports.material import Material
from analysis.reports.parts import Evidence, Quoted
from analysis.reports.shown import shown
from analysis.translation import mark, tr

MOST_AXIS, MOST_TONE, MOST_FRAME = 3, 2, 3  # sentences of a list
LEAST_SCORE = 0.1  # of a frame; less hardly adds to a share
_NO_TEXTS = mark(
    "No sentence is shown, since the texts of the articles were left out. Whoever has a study "
    "without its texts, and the articles, joins them by “publish … --texts”."
)
_VOICES = {"own": mark("own voice"), "quoted": mark("quoted"), "unknown": mark("voice unknown")}


def about_evidence(material: Material, evidence: tuple[Evidence, ...], about: str) -> str:
    """What stands above sentences: `about`, or why there are none; "" where none is strong."""
    if not material.study.has_texts:
        return tr(_NO_TEXTS)
    return about if evidence else ""


def axis_evidence(material: Material, poles: tuple[str, str]) -> tuple[Evidence, ...]:
    """For each outlet the sentences with the strongest pull toward either pole."""
    scored = _with_texts(material, "position")
    heads = [tr("Toward {pole}", pole=quoted(pole)) for pole in poles]
    return tuple(
        Evidence(isolated(outlet), _both_sides(own, heads, MOST_AXIS, _axis_numbers))
        for outlet, own in scored.groupby("outlet", sort=True)
        if (own["pull"] != 0).any()
    )


def tone_evidence(material: Material) -> tuple[Evidence, ...]:
    """For each target, outlet by outlet, the sentences that criticise and praise it most."""
    scored = _with_texts(material, "tone")
    found = []
    for target in scored["question"].drop_duplicates():
        mine = scored[(scored["question"] == target) & (scored["pull"] != 0)]
        lists = [
            pair
            for outlet, own in mine.groupby("outlet", sort=True)
            for pair in _both_sides(
                own,
                [
                    tr("{outlet}: critical", outlet=isolated(outlet)),
                    tr("{outlet}: favourable", outlet=isolated(outlet)),
                ],
                MOST_TONE,
                _tone_numbers,
            )
        ]
        if lists:
            found.append(Evidence(tr("Toward {target}", target=isolated(target)), tuple(lists)))
    return tuple(found)


def frame_evidence(material: Material) -> tuple[Evidence, ...]:
    """For each frame, outlet by outlet, the sentences that most surely speak in it."""
    scored = _with_texts(material, "frame")
    scored = scored[scored["score"] >= LEAST_SCORE]
    found = []
    for frame in scored["question"].drop_duplicates():
        mine = _strongest(scored[scored["question"] == frame], "score")
        lists = tuple(
            (isolated(outlet), _quoted(own.head(MOST_FRAME), "score", "frame", _frame_numbers))
            for outlet, own in mine.groupby("outlet", sort=True)
        )
        if lists:
            found.append(Evidence(isolated(frame_words(frame)), lists))
    return tuple(found)


def _with_texts(material: Material, measure: str) -> pd.DataFrame:
    """The scored sentences with a text and the headline of their article."""
    scored = material.of_drawn(shown(material, measure).spoken)
    headlines = material.study.articles.set_index("article_id")["headline"]
    told = scored[scored["text"] != ""]
    return told.assign(title=told["article_id"].map(headlines))


def _both_sides(
    own: pd.DataFrame, heads: list[str], most: int, numbers: Callable[[Any], str]
) -> tuple[tuple[str, tuple[Quoted, ...]], ...]:
    """The strongest sentences to the low and to the high side; a side without any is left out."""
    ordered = _strongest(own, "pull")
    sides = {"low": ordered[ordered["pull"] < 0], "high": ordered[ordered["pull"] > 0]}
    largest = float(own["pull"].abs().max())
    return tuple(
        (head, _quoted(rows.head(most), "pull", side, numbers, largest))
        for head, (side, rows) in zip(heads, sides.items(), strict=True)
        if len(rows)
    )


def _strongest(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    ordered = rows.assign(size=rows[column].abs()).sort_values(
        ["size", "sentence_id"], ascending=[False, True]
    )
    return ordered.drop(columns="size")


def _quoted(
    rows: pd.DataFrame,
    column: str,
    side: str,
    numbers: Callable[[Any], str],
    largest: float = 1.0,
) -> tuple[Quoted, ...]:
    return tuple(_sentences(rows, column, side, numbers, largest))


def _sentences(
    rows: pd.DataFrame, column: str, side: str, numbers: Callable[[Any], str], largest: float
) -> Iterator[Quoted]:
    for row in rows.itertuples():
        size = abs(float(getattr(row, column)))
        strength = 1 + min(3, int(4 * size / largest)) if 0 < largest < math.inf else 0
        yield Quoted(str(row.text), str(row.title), _where(row), numbers(row), side, strength)


def _where(row: Any) -> str:
    if row.part == "headline":
        return tr("headline")
    return voice_words(row.voice)


def voice_words(voice: object) -> str:
    """In whose voice a sentence is."""
    name = str(voice)
    return tr(_VOICES[name]) if name in _VOICES else cell_words(name)


def _axis_numbers(row: Any) -> str:
    return tr(
        "position {position} · weight {weight} · pull {pull}",
        position=signed(row.score),
        weight=number(row.weight, ".2f"),
        pull=number(row.pull, "+.3f").replace("-", "−"),
    )


def _tone_numbers(row: Any) -> str:
    return tr("tone {tone}", tone=signed(row.score))


def _frame_numbers(row: Any) -> str:
    return tr("probability {probability}", probability=number(row.score, ".2f"))
