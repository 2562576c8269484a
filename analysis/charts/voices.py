"""The voices chart: whose words an outlet prints, its own and those of whom it quotes."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.cells import group_words
from analysis.charts.labels import (
    escape_label,
    isolated,
    label_width,
    phone_letters,
    row_room,
    wrap_label,
)
from analysis.charts.row_words import WITHIN
from analysis.charts.theme import Mode, Palette, contrast, mixed, palette_of, styled, type_size
from analysis.corpus.schema import (
    ESTIMATE_COLUMNS,
    NOT_TOLD,
    OTHER_VOICES,
    OWN_WORDS,
    UNNAMED_SOURCES,
    require_columns,
)
from analysis.formats import listed, number, percent
from analysis.translation import ENGLISH, language, tr

MOST_GROUPS = 6  # with a colour of their own; the rest are drawn as others
INKS = ("#ffffff", "#010101")
LEAST_TOLD = 0.005  # shares that are said
LEAST_LABELLED = 0.07  # shares from which on there is room for the number
WIDE_ROW, NARROW_ROW, BAR = 30, 48, 20  # px


def voices_plot(
    estimates: pd.DataFrame, *, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """A bar an outlet, 0 to 1: its own voice, then the groups it quotes, the largest first.

    `question` is the group (a speaker, a side, or one of the fixed ones), `estimate` its share of
    the outlet's words. Outlets are sorted by the share of their own voice, ties by name; the
    groups with the largest mean share have a colour each, the rest are others. An outlet without
    words has no bar. The table is not changed. customdata of a bar is ["", outlet, group].
    """
    require_columns(estimates, ESTIMATE_COLUMNS, "estimates")
    groups = drawn_groups(estimates)
    shares = _shares(estimates, groups)
    palette, size = palette_of(mode), type_size(mode, narrow) - 2 * (len(shares) > 24)
    colours = _colours(groups, palette)
    lengths = (phone_letters(size), 1) if narrow else (25, 2)
    names = [wrap_label(name, *lengths) for name in shares.index]
    row = NARROW_ROW if narrow else max(WIDE_ROW, row_room(names, size))
    bars = [
        _bar(shares, estimates, group, colours[group], palette, size, narrow, row)
        for group in groups
    ]
    return styled(go.Figure(bars, _layout(names, row, groups, palette, size, narrow)), mode)


def voices_finding(estimates: pd.DataFrame) -> str:
    """How much the outlets leave to others' words, and whom they let speak most."""
    own = estimates[(estimates["question"] == OWN_WORDS) & estimates["estimate"].notna()]
    if own.empty:
        return tr("There are no words to share out.")
    quoted = (1 - own.set_index("outlet")["estimate"]).sort_values()
    ranked = sorted(quoted.index, key=lambda name: (quoted[name], name))
    said = _range_words(quoted, ranked)
    fixed = [OWN_WORDS, OTHER_VOICES, NOT_TOLD, UNNAMED_SOURCES]
    known = estimates[~estimates["question"].isin(fixed)]
    means = known.groupby("question")["estimate"].mean()
    top = sorted(means.index[means > 0], key=lambda name: (-means[name], name))[:2]
    if not top:
        return said
    names = listed([f"{isolated(name)} ({_percent(means[name])})" for name in top])
    most = (
        tr("Of all words, on average most that are quoted are those of {names}.", names=names)
        if len(quoted) > 1
        else tr("Most that are quoted are those of {names}.", names=names)
    )
    unnamed = estimates.loc[estimates["question"] == UNNAMED_SOURCES, "estimate"].mean()
    if not unnamed >= LEAST_TOLD:
        return f"{said} {most}"
    nameless = tr("Unnamed sources have {share}.", share=_percent(unnamed))
    return f"{said} {most} {nameless}"


def _range_words(quoted: pd.Series, ranked: list[str]) -> str:
    if len(ranked) == 1:
        return tr(
            "{outlet} gives {share} of its words to others.",
            outlet=isolated(ranked[0]),
            share=_percent(quoted.iloc[0]),
        )
    least, most = ranked[0], ranked[-1]
    return tr(
        "{most} gives most of its words to those it quotes ({most_share}), {least} least "
        "({least_share}).",
        most=isolated(most),
        most_share=_percent(quoted[most]),
        least=isolated(least),
        least_share=_percent(quoted[least]),
    )


def drawn_groups(estimates: pd.DataFrame) -> list[str]:
    """The groups in the order of their bars: own voice, the largest, the others, the nameless."""
    fixed = {OWN_WORDS, OTHER_VOICES, UNNAMED_SOURCES, NOT_TOLD}
    means = estimates[~estimates["question"].isin(fixed)].groupby("question")["estimate"].mean()
    ranked = sorted(means.index[means > 0], key=lambda name: (-means[name], str(name)))
    there = set(estimates.loc[estimates["estimate"] > 0, "question"])
    rest = [OTHER_VOICES] if OTHER_VOICES in there or len(ranked) > MOST_GROUPS else []
    tail = [name for name in (UNNAMED_SOURCES, NOT_TOLD) if name in there]
    return [OWN_WORDS, *ranked[:MOST_GROUPS], *rest, *tail]


def _shares(estimates: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """Outlets by groups, sorted by their own voice; what has no bar of its own is others."""
    table = estimates.assign(outlet=estimates["outlet"].astype(str))
    wide = table.pivot(index="outlet", columns="question", values="estimate")
    shown = wide.reindex(columns=groups)
    if OTHER_VOICES in groups:
        left = [name for name in wide.columns if name not in groups or name == OTHER_VOICES]
        shown[OTHER_VOICES] = wide[left].sum(axis=1, min_count=1)
    order = sorted(shown.index, key=lambda name: (-_number(shown.loc[name, OWN_WORDS]), name))
    return shown.loc[order]


def _number(share: Any) -> float:
    return -1.0 if pd.isna(share) else float(share)


def _colours(groups: list[str], palette: Palette) -> dict[str, str]:
    """Greys for the outlet itself and for the nameless; blues and oranges in turn for the rest."""
    ground, dark = palette.ground, palette.text
    steps = [(palette.low, 0.0), (palette.high, 0.0), (palette.low, 0.45), (palette.high, 0.45)]
    tints = [mixed(colour, ground, share) for colour, share in steps]
    tints += [mixed(palette.low, dark, 0.5), mixed(palette.high, dark, 0.5)]
    named = [g for g in groups if g not in (OWN_WORDS, OTHER_VOICES, UNNAMED_SOURCES, NOT_TOLD)]
    found = dict(zip(named, tints, strict=False))
    found[OWN_WORDS] = mixed(palette.line, ground, 0.35)
    found[OTHER_VOICES] = mixed(palette.middle, ground, 0.25)
    found[UNNAMED_SOURCES] = mixed(palette.middle, ground, 0.6)
    found[NOT_TOLD] = ground
    return found


def _bar(
    shares: pd.DataFrame,
    estimates: pd.DataFrame,
    group: str,
    colour: str,
    palette: Palette,
    size: int,
    narrow: bool,
    row: int,
) -> go.Bar:
    values = shares[group]
    ink = max(INKS, key=lambda one: contrast(one, colour))
    hatched = group == UNNAMED_SOURCES
    return go.Bar(
        x=[None if pd.isna(v) else round(float(v), 4) for v in values],
        y=list(range(len(shares))), orientation="h", name=_legend(group),
        text=[_inside(v, narrow) for v in values], textposition="inside", insidetextanchor="middle",
        textangle=0, constraintext="none",
        textfont={"color": ink, "size": max(11, size - 3)},
        hovertext=[_hover(name, group, estimates, v) for name, v in values.items()],
        hoverinfo="text",
        customdata=[["", str(name), group] for name in shares.index],
        marker={"color": colour, "line": {"width": 1, "color": palette.muted},
                "pattern": {"shape": "/" if hatched else "", "size": 6, "solidity": 0.2,
                            "fgcolor": palette.muted}},
        width=BAR / row,
    )  # fmt: skip


def _legend(group: str) -> str:
    return wrap_label(group_words(group), 34, 1)


def _inside(share: Any, narrow: bool) -> str:
    room = 0.12 if narrow else LEAST_LABELLED
    return "" if pd.isna(share) or share < room else number(100 * share, ".0f")


def _hover(outlet: Any, group: str, estimates: pd.DataFrame, share: Any) -> str:
    head = f"<b>{wrap_label(outlet, 48)}</b><br>{escape_label(group_words(group))}: "
    rows = estimates[(estimates["outlet"] == outlet) & (estimates["question"] == group)]
    if pd.isna(share):
        return head + tr("no words")
    said = head + tr("{share} of its words", share=_percent(share))
    if rows.empty or group == OTHER_VOICES or pd.isna(rows["ci_low"].iloc[0]):
        return said
    row = rows.iloc[0]
    ends = {"low": _percent(row["ci_low"]), "high": _percent(row["ci_high"])}
    between = (
        tr("95 % interval within this article {low} to {high}", **ends)
        if row["interval"] == WITHIN
        else tr("95 % interval {low} to {high}", **ends)
    )
    return f"{said}<br>{between}"


def _percent(share: float) -> str:
    return f"{number(100 * share, '.0f')}\u00a0%"


def _ticks() -> dict[str, Any]:
    """The marks of the axis; plotly can write shares as English does, and no other language."""
    if language() == ENGLISH:
        return {"tickformat": ".0%"}
    steps = [step / 5 for step in range(6)]
    return {"tickvals": steps, "ticktext": [percent(step) for step in steps]}


def _layout(
    names: list[str], row: int, groups: list[str], palette: Palette, size: int, narrow: bool
) -> dict[str, Any]:
    left = 16 if narrow else round(max(map(label_width, names), default=0) * size * 0.56) + 20
    per_line = 2 if narrow else 4
    key = 22 * -(-len(groups) // per_line) + 16
    height = row * len(names) + key + 56
    small = {"size": max(11, size - 2), "color": palette.muted}
    layout: dict[str, Any] = {
        "barmode": "stack",
        "height": height,
        "margin": {"l": min(left, 240), "r": 26, "t": key, "b": 56},
        "xaxis": {"range": [0, 1.002], **_ticks(), "ticks": "outside"}
        | {"title": {"text": tr("share of the outlet's words"), "standoff": 8, "font": small}}
        | {"tickfont": small},
        "yaxis": {"tickvals": list(range(len(names))), "ticktext": names, "ticks": ""}
        | {"range": [len(names) - 0.5, -0.5 - 0.35 * narrow], "showticklabels": not narrow}
        | {"tickfont": {"size": size}, "ticklabelstandoff": 6},
        "legend": {"orientation": "h", "x": 0, "xanchor": "left", "yref": "container", "y": 1}
        | {"yanchor": "top", "traceorder": "normal", "itemclick": False}
        | {"itemdoubleclick": False, "xref": "container", "font": {"size": max(12, size - 2)}},
    }
    if narrow:
        layout["annotations"] = [
            {
                "xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "yanchor": "bottom",
                "y": n - 0.5 * BAR / row, "text": name, "align": "left", "font": {"size": size},
            }
            for n, name in enumerate(names)
        ]  # fmt: skip
    return layout
