"""Sentences and articles as readers see them: in context, underlined by pull, always escaped."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from ui.story import Open

_FIRST = 8


def evidence_column(place: Any, opened: Open, rows: pd.DataFrame, side: str) -> None:
    """Sentences in the order given, the first few at once, the rest on demand."""
    if rows.empty:
        place.caption("No sentence pulls to this side.")
        return
    more = f"more-{side}"
    n_shown = _FIRST * (1 + int(st.session_state.get(more, 0)))
    largest = float(rows["pull"].abs().max())
    place.html(
        "".join(sentence_html(opened, row, largest) for row in rows.head(n_shown).itertuples())
    )
    if len(rows) > n_shown:
        left = len(rows) - n_shown
        place.button(
            f"Show more ({left} left)",
            key=f"button-{more}",
            on_click=lambda: st.session_state.update({more: st.session_state.get(more, 0) + 1}),
        )


def show_clicked(opened: Open, clicked: list[str], scored: pd.DataFrame) -> None:
    """The sentence whose mark was clicked, in its context."""
    for row in scored[scored["sentence_id"].isin(clicked[:1])].itertuples():
        st.html(sentence_html(opened, row, abs(row.pull)))


def sentence_html(opened: Open, row: Any, largest: float) -> str:
    """One sentence between its neighbours, underlined by its pull, with its outlet and numbers.

    `row` has the columns of a scored sentence; `largest` is the pull drawn with the thickest line.
    """
    sentences = opened.corpus.sentences
    near = sentences[
        (sentences["article_id"] == row.article_id)
        & (sentences["part"] == row.part)
        & sentences["position"].between(row.position - 1, row.position + 1)
    ]
    pieces = [
        f'<span class="{pull_class(row.pull, largest)}">{html.escape(text)}</span>'
        if sentence_id == row.sentence_id
        else f'<span class="context">{html.escape(text)}</span>'
        for sentence_id, text in zip(near["sentence_id"], near["text"], strict=True)
    ]
    return (
        f'<div class="sentence"><p class="who">{_source(opened, row)}<br>{_numbers(row)}</p>'
        f'<p class="prose">{" ".join(pieces)}</p></div>'
    )


def _source(opened: Open, row: Any) -> str:
    articles = opened.corpus.articles
    headline = articles.loc[articles["article_id"] == row.article_id, "headline"].iloc[0]
    said = f" · {html.escape(headline)}" if headline else ""
    return f"<strong>{html.escape(row.outlet)}</strong>{said}"


def _numbers(row: Any) -> str:
    voice = {"own": "own voice", "quoted": "quoted", "unknown": "voice unknown"}[row.voice]
    where = "headline" if row.part == "headline" else voice
    return f"score {row.score:+.2f} · weight {row.weight:.2f} · pull {row.pull:+.3f} · {where}"


def pull_class(pull: float, largest: float) -> str:
    """The underline for a pull: its side and one of four strengths; none where there is no pull."""
    if not abs(pull) > 0 or not largest > 0:
        return ""
    strength = 1 + min(3, int(4 * abs(pull) / largest))
    return f"pull {'low' if pull < 0 else 'high'} s{strength}"


def article_html(article: Any) -> str:
    """An article's headline and text."""
    paragraphs = "".join(
        f"<p>{html.escape(line)}</p>" for line in article.text.splitlines() if line.strip()
    )
    headline = f"<h3>{html.escape(article.headline)}</h3>" if article.headline else ""
    return f'<div class="prose">{headline}{paragraphs}</div>'


def left_out_html(removed: pd.DataFrame) -> str:
    """What was left out of an article's page, in the order of the page, each with its reason."""
    return "".join(
        f'<div class="left-out"><span class="why">{html.escape(reason)}</span><br>'
        f"{html.escape(text)}</div>"
        for text, reason in zip(removed["text"], removed["reason"], strict=True)
    )
