"""Shared text as readers see it: groups in words, two articles side by side; always escaped."""

import html
from collections.abc import Iterable
from itertools import groupby

import pandas as pd
import streamlit as st

from analysis.charts.sharing import effect_finding, first_untold_words, whole_effect_finding
from analysis.corpus.origins import reason_words
from analysis.corpus.side_by_side import Changes, ReadingRow, side_by_side
from analysis.corpus.word_diff import word_changes
from analysis.formats import day
from analysis.studies.shared import SharedText
from analysis.translation import mark, tr, trn
from ui import cache, questions, tables, widgets
from ui.charts import IN_VOICE
from ui.shell import escape_markdown
from ui.story import Open

_MOST_GROUPS = 30
_WORDS = {"everywhere": mark("everywhere"), "once": mark("once"), "none": mark("not at all")}


def show_groups(shared: SharedText, outlets: Iterable[str]) -> None:
    """Each share group: its articles, how many, and whence the text likely comes."""
    rows = shared.groups.merge(shared.corpus.articles, on="article_id", suffixes=("", "_own"))
    rows = rows[rows["outlet"].isin(set(outlets))]
    groups = [part for _, part in rows.groupby("share_group", sort=True) if len(part) > 1]
    for part in groups[:_MOST_GROUPS]:
        st.html(_group_html(part))
    if len(groups) > _MOST_GROUPS:
        st.caption(tr("{n} more groups are in the table.", n=len(groups) - _MOST_GROUPS))
    if not groups:
        st.info(tr("No two articles have enough text in common to come from one source."))


def _group_html(part: pd.DataFrame) -> str:
    origin, reason = part["origin"].iloc[0], reason_words(part["origin_reason"].iloc[0])
    articles = "".join(
        f"<li><strong>{html.escape(row.outlet)}</strong>"
        f"{' · ' + html.escape(row.headline) if row.headline else ''}"
        f"{' · ' + html.escape(day(row.published)) if row.published else ''}</li>"
        for row in part.sort_values(["published", "outlet"]).itertuples()
    )
    if origin == "unknown":
        said = tr("Origin unknown ({reason})", reason=reason)
    else:
        said = tr("Likely from {origin} ({reason})", origin=origin, reason=reason)
    return f'<div class="share-group"><p>{html.escape(said)}</p><ul>{articles}</ul></div>'


def article_pairs(shared: SharedText, outlets: Iterable[str]) -> dict[tuple[str, str], str]:
    """The pairs of articles that share text, those that share most first, each with a name."""
    ends = ["article_id_a", "article_id_b"]
    articles = shared.corpus.articles.set_index("article_id")
    counts = shared.pairs.groupby(ends)["sentence_id_b"].nunique()
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    names = {
        row.Index: f"{row.outlet}: {row.headline or row.text[:50]}" for row in articles.itertuples()
    }
    shown = set(articles.index[articles["outlet"].isin(set(outlets))])
    return {
        (str(a), str(b)): trn(
            "{first} ↔ {second} ({n} sentence)",
            "{first} ↔ {second} ({n} sentences)",
            n,
            first=names[a],
            second=names[b],
        )
        for (a, b), n in ranked
        if a in shown and b in shown
    }


def reading_html(shared: SharedText, a: str, b: str) -> str:
    """Both articles: shared sentences in rows, what differs underlined; the others folded away."""
    outlets = shared.corpus.articles.set_index("article_id")["outlet"]
    heads = [html.escape(outlets[article]) for article in (a, b)]
    rows = side_by_side(shared.corpus.sentences, shared.pairs, a, b)
    runs = groupby(rows, key=lambda row: bool(row.changes))
    cells = [
        "".join(_row_html(row, heads) for row in run) if told else _own_html(list(run), heads)
        for told, run in runs
    ]
    return _grid_html(heads, "".join(cells))


def _grid_html(heads: list[str], cells: str) -> str:
    top = "".join(f'<div class="head">{head}</div>' for head in heads)
    return f'<div class="reading prose">{top}{cells}</div>'


def _row_html(row: ReadingRow, heads: list[str]) -> str:
    cells = []
    for text, side in ((row.first, 1), (row.second, 2)):
        who = f'<span class="outlet">{heads[side - 1]}</span> ' if text else ""
        cells.append(f"<div>{who}{_marked(row.changes, side) if text else ''}</div>")
    return "".join(cells)


def _own_html(run: list[ReadingRow], heads: list[str]) -> str:
    """A stretch that only one of them has, or each its own: opened by a click."""
    cells = []
    for head, texts in zip(
        heads, ([row.first for row in run], [row.second for row in run]), strict=True
    ):
        own = [html.escape(text) for text in texts if text]
        said = trn("one sentence of its own", "{n} sentences of its own", len(own))
        told = f"<summary>{html.escape(said)}</summary>{' '.join(own)}"
        who = f'<span class="outlet">{head}</span> '
        cells.append(f"<div>{who}<details>{told}</details></div>" if own else "<div></div>")
    return "".join(cells)


def _marked(changes: Changes, side: int) -> str:
    """One side of the changes, the words that differ underlined."""
    parts = [(kind, html.escape(words[side - 1])) for kind, *words in changes if words[side - 1]]
    return " ".join(
        told if kind == "same" else f'<span class="differs">{told}</span>' for kind, told in parts
    )


def show_pair(clicked: list[str], shared: SharedText, shifts: pd.DataFrame) -> None:
    """Both sentences of the pair whose mark was clicked, else of the one that moved most."""
    if shifts.empty:
        return
    most = shifts.reindex(shifts["shift"].abs().sort_values(ascending=False, kind="stable").index)
    chosen = most[most["pair"].isin(clicked)] if clicked else most
    if not clicked:
        st.caption(tr("Click a mark to read its two sentences; the pair that moved most is below."))
    for row in chosen.head(1).itertuples():
        texts = shared.corpus.sentences.set_index("sentence_id")["text"]
        changes = word_changes(texts[row.sentence_id_a], texts[row.sentence_id_b])
        told = ReadingRow(texts[row.sentence_id_a], texts[row.sentence_id_b], changes)
        heads = [html.escape(row.outlet_a), html.escape(row.outlet_b)]
        st.html(_grid_html(heads, _row_html(told, heads)))


def show_effect(opened: Open, shared: SharedText, voice: str) -> None:
    """The outlets' places in this voice under each way to count shared text, most moved first."""
    effect = cache.shared_effect(
        opened.key("effect"), questions.axis(), voice, shared, opened.told, opened.encoder
    )
    widgets.finding(tr(IN_VOICE[voice], finding=effect_finding(effect)))
    if untold := first_untold_words(shared.first_untold(opened.told)):
        st.caption(escape_markdown(untold))
    table = effect.pivot(index="outlet", columns="counted", values="estimate")
    table = table.reindex(columns=list(_WORDS))
    moved = table.max(axis=1) - table.min(axis=1)
    table = table.loc[sorted(table.index, key=lambda name: (-moved.fillna(9)[name], name))]
    labels = {"outlet": tr("outlet")} | {name: tr(words) for name, words in _WORDS.items()}
    tables.number_table(table, labels, dict.fromkeys(_WORDS, tables.SIGNED), hide_index=False)
    widgets.table_downloads("shared-effect", effect)
    show_whole_effect(opened)


def show_whole_effect(opened: Open) -> None:
    """Every other figure under each way to count; nothing is computed before it is opened."""
    told = tr("What it changes in tone, frames, headlines, quotations and claims")
    drawer = st.expander(told, key="whole-effect", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        effect = opened.shared_effect()
        widgets.finding(whole_effect_finding(effect))
        st.caption(tr("All voices; those that move most when it counts once stand first."))
        tables.effect_table(effect, {name: tr(words) for name, words in _WORDS.items()})
        widgets.table_downloads("shared-effect-on-all", effect)
