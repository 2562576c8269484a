"""Sentences and articles as readers see them: in context, underlined by pull, always escaped."""

import html
from contextlib import suppress
from typing import Any, Literal

import pandas as pd
import streamlit as st

from analysis.charts.labels import signed
from analysis.errors import QuestionError
from analysis.formats import number
from analysis.models.questions import FramingAxis
from analysis.translation import tr
from ui import session
from ui.story import Open
from ui.widgets import VOICE_WORDS

Side = Literal["low", "high", "frame"]
FRAME: Side = "frame"
# Sentences that hardly add to a share are not listed; those in doubt are, as they count in part.
LEAST_SCORE = 0.1
_FIRST = 8


def placed_sentences(opened: Open, voice: str) -> tuple[FramingAxis, pd.DataFrame]:
    """The axis and the sentences placed on it; apart, those of both voices.

    A sentence's pull is what it adds to its outlet's place in the voice that is read: apart, in its
    own. A voice that does not speak to the axis has none.
    """
    if voice != "apart":
        placed = opened.on_axis(voice)
        return placed.axis, placed.sentences
    found = []
    for name in ("own", "quoted"):
        with suppress(QuestionError):
            found.append(opened.on_axis(name, reworded=False))
    if not found:
        found = [opened.on_axis("all")]  # which says what is wrong
    return found[0].axis, pd.concat([one.sentences for one in found], ignore_index=True)


def evidence_column(place: Any, opened: Open, rows: pd.DataFrame, side: Side) -> None:
    """Sentences in the order given, the first few at once, the rest on demand."""
    if rows.empty:
        nothing = (
            tr("No sentence speaks in this frame.") if side == FRAME else tr("No sentence here.")
        )
        place.caption(nothing)
        return
    n_shown = _FIRST * (1 + session.n_more(side))
    largest = float(_strength(rows, side).abs().max())
    shown = rows.head(n_shown).itertuples()
    place.html("".join(sentence_html(opened, row, largest, side) for row in shown))
    if len(rows) > n_shown:
        place.button(
            tr("Show more ({n} left)", n=len(rows) - n_shown),
            key=f"more-{side}",
            on_click=session.show_more,
            args=(side,),
        )


def show_clicked(opened: Open, clicked: list[str], scored: pd.DataFrame) -> None:
    """The sentence whose mark was clicked, in its context."""
    if not clicked:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(tr("Click a sentence's mark to read it in its context."), width="content")
            st.page_link("pages/7_Evidence.py", label=tr("All sentences, outlet by outlet →"))
    for row in scored[scored["sentence_id"].isin(clicked[:1])].itertuples():
        st.html(sentence_html(opened, row, abs(row.pull), "low" if row.pull < 0 else "high"))


def sentence_html(opened: Open, row: Any, largest: float, side: Side) -> str:
    """One sentence between its neighbours, underlined by strength, with its outlet and numbers.

    `row` has the columns of a scored sentence; `largest` is the pull (in a frame the score) that
    is drawn with the thickest line.
    """
    sentences = opened.corpus.sentences
    near = sentences[
        (sentences["article_id"] == row.article_id)
        & (sentences["part"] == row.part)
        & sentences["position"].between(row.position - 1, row.position + 1)
    ]
    line = underline(_strength(row, side), largest, side)
    pieces = [
        f'<span class="{line if sentence_id == row.sentence_id else "context"}">'
        f"{html.escape(text)}</span>"
        for sentence_id, text in zip(near["sentence_id"], near["text"], strict=True)
    ]
    return (
        f'<div class="sentence"><p class="who">{_source(opened, row)}<br>{_numbers(row, side)}</p>'
        f'<p class="prose">{" ".join(pieces)}</p></div>'
    )


def _strength(scored: Any, side: Side) -> Any:
    """What orders the evidence: the pull on an axis, the score in a frame."""
    return scored.score if side == FRAME else scored.pull


def _source(opened: Open, row: Any) -> str:
    articles = opened.corpus.articles
    headline = articles.loc[articles["article_id"] == row.article_id, "headline"].iloc[0]
    said = f" · {html.escape(headline)}" if headline else ""
    return f"<strong>{html.escape(row.outlet)}</strong>{said}"


def _numbers(row: Any, side: Side) -> str:
    voice, headline = tr(VOICE_WORDS[row.voice]), tr("headline")
    where = f"{headline} · {voice}" if row.part == "headline" else voice
    if side == FRAME:
        score = number(row.score, ".2f")
        return tr("probability {score} · {where}", score=score, where=where)
    return tr(
        "position {position} · weight {weight} · pull {pull} · {where}",
        position=signed(row.score),
        weight=number(row.weight, ".2f"),
        pull=number(row.pull, "+.3f").replace("-", "−"),
        where=where,
    )


def underline(strength: float, largest: float, side: Side) -> str:
    """The CSS class of an underline: its side and one of four thicknesses."""
    if not abs(strength) > 0 or not largest > 0:
        return ""
    return f"pull {side} s{1 + min(3, int(4 * abs(strength) / largest))}"


def article_html(article: Any) -> str:
    """An article's headline and text."""
    paragraphs = "".join(
        f"<p>{html.escape(line)}</p>" for line in article.text.splitlines() if line.strip()
    )
    headline = f"<h3>{html.escape(article.headline)}</h3>" if article.headline else ""
    return f'<div class="prose">{headline}{paragraphs}</div>'
