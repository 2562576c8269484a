"""The page of an article in its order, what was left out struck through, each part to be put back.

Words of a page are a stranger's: they are escaped, and stand in no label that reads markup.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import streamlit as st

from analysis.charts.labels import shorten_text
from analysis.corpus.left_out import Part, page_order, parts_of
from analysis.errors import AnalysisError
from analysis.models.encoder import Encoder
from analysis.studies.corpus import Corpus, put_back
from analysis.translation import tr, trn
from ui import at_hand, history, session, work
from ui.markdown import escape_markdown
from ui.shell import show_error

# Each button is a round on its own through the browser: the parts after these share one.
MOST_BUTTONS = 40
_LINES, _CHARACTERS = 4, 400  # of a part that are shown unfolded


@dataclass(frozen=True)
class _Shown:
    """What the buttons of a page act upon; all that is put back is scored by this encoder."""

    article_id: str
    corpus: Corpus
    story: history.Story
    encoder: Encoder


def show_whole_page(article: Any, corpus: Corpus, story: history.Story, encoder: Encoder) -> None:
    """Draw the article and all that was left out of its page, with a button for each part."""
    shown = _Shown(article.article_id, corpus, story, encoder)
    # A study that was saved without texts knows of the parts and not what they said.
    parts = [part for part in parts_of(corpus.removed, article.article_id) if part.text]
    if not parts:
        st.caption(tr("Nothing was left out."))
    else:
        st.caption(
            trn(
                "One part of the page is struck through and counts for nothing, unless you put "
                "it back.",
                "{n} parts of the page are struck through and count for nothing, unless you put "
                "them back.",
                len(parts),
            )
        )
    pressed = {part.number for part in parts[:MOST_BUTTONS]}
    page = page_order(article.text, parts)
    with st.container(gap="small"):
        for has_button, pieces in groupby(page, lambda one: getattr(one, "number", -1) in pressed):
            if not has_button:
                st.html(page_html(list(pieces), article.headline))
                continue
            for part in pieces:
                st.html(part_html(part))
                reason = escape_markdown(shorten_text(tr(part.reason), 80))
                said = tr("Put back: {reason}", reason=reason)
                _button(said, shown, part.number)
    if rest := parts[MOST_BUTTONS:]:
        _further_parts(rest, shown)


def page_html(pieces: Sequence[str | Part | None], headline: str) -> str:
    """Lines of the article, its headline (None) and parts without a button of their own."""
    return "".join(_piece_html(one, headline) for one in pieces)


def _piece_html(piece: str | Part | None, headline: str) -> str:
    if isinstance(piece, Part):
        return part_html(piece)
    if piece is None:
        return f'<div class="prose"><h3>{html.escape(headline)}</h3></div>' if headline else ""
    return f'<div class="prose"><p>{html.escape(piece)}</p></div>' if piece.strip() else ""


def part_html(part: Part) -> str:
    """A left-out part, struck through, after the words that say so; what is long is folded."""
    head = "\n".join(part.text.split("\n")[:_LINES])[:_CHARACTERS]
    rest = part.text[len(head) :].strip("\n")
    why = html.escape(tr("Left out: {reason}", reason=tr(part.reason)))
    more = ""
    if rest:
        said = html.escape(tr("the rest of it"))
        more = f"<details><summary>{said}</summary>{_struck(rest)}</details>"
    return f'<div class="left-out"><span class="why">{why}</span><br>{_struck(head)}{more}</div>'


def _struck(text: str) -> str:
    return f"<del>{html.escape(text).replace(chr(10), '<br>')}</del>"


def _further_parts(parts: Sequence[Part], shown: _Shown) -> None:
    words = {part.number: f"{tr(part.reason)}: {shorten_text(part.text, 80)}" for part in parts}
    key = f"part-{shown.article_id}-{history.version()}"
    label = tr("Further parts that were left out")
    st.selectbox(label, list(words), format_func=words.__getitem__, key=key)
    _button(tr("Put this part back"), shown, key)


def _button(label: str, shown: _Shown, chosen: int | str) -> None:
    """A button that puts a part back: the one of this number, or the one chosen under a key.

    Where a limit does not let it, the reason stands below the button that was pressed.
    """
    key = f"back-{shown.article_id}-{chosen}-{history.version()}"
    args = (shown, chosen, key)
    st.button(label, key=key, type="tertiary", on_click=_put_back, args=args)
    if refusal := session.take_refusal(key):
        show_error(refusal)


def _put_back(shown: _Shown, chosen: int | str, key: str) -> None:
    number = chosen if isinstance(chosen, int) else session.stands_in(chosen)
    if not isinstance(number, int):
        return
    try:
        corpus = put_back(shown.corpus, shown.article_id, number)
        work.check_sentences(corpus.sentences["text"].tolist(), shown.encoder)
    except AnalysisError as error:
        session.put_refusal(key, str(error))
    else:
        at_hand.put_corpus(corpus, shown.story, at_hand.PART)
