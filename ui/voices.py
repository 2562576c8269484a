"""The bits of the page of voices: sides to edit, quotations to read, cues to compare."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.cells import group_words
from analysis.corpus.sides import sides_text
from analysis.studies.voices import cue_table
from analysis.translation import mark, same_language, tr
from ui import at_hand, choices, history, pickers, questions, session, widgets
from ui.story import Open

MOST_EDITED, _FIRST = 40, 12
_KINDS = {
    "direct": mark("direct"),
    "indirect": mark("indirect"),
    "mixed": mark("in part direct"),
}


def by_picker() -> str:
    """Whether quotations count under their speaker or under a side."""
    return pickers.one_of("by", tr("Count quotations by"), choices.BY)


def shown_by(opened: Open, asked: str) -> str:
    """What quotations count under: by speaker too where sides are asked for and none is known."""
    if asked == "side" and not opened.sides():
        st.caption(tr("No sides are known yet, so speakers are shown; name sides below the chart."))
        return "speaker"
    return asked


def sides_editor(opened: Open) -> None:
    """A small table, speaker → side, with what the text tells already filled in."""
    sides, quotes = opened.sides(), opened.corpus.quotes
    told = quotes[(quotes["speaker"] != "") & (quotes["speaker_kind"] != "unnamed")]
    words = told.groupby("speaker")["n_words"].sum()
    names = sorted(words.index, key=lambda name: (-words[name], name))[:MOST_EDITED]
    table = pd.DataFrame(
        {"speaker": names, "words": [int(words[n]) for n in names]}
        | {"side": [sides.get(n, "") for n in names]}
    )
    with st.expander(tr("Who is on which side?")):
        st.caption(
            tr(
                "Suggested from titles and appositions in the text, such as “Russian President”. "
                "Type another side, or none; speakers without a side count among the others."
            )
        )
        edited = st.data_editor(
            table,
            hide_index=True,
            disabled=["speaker", "words"],
            # going back to what is suggested starts it afresh
            key=f"sides-{opened.corpus.fingerprint[:8]}-{history.version()}"
            f"-{'edited' if choices.choice('sides') else 'told'}",
            height=min(420, 36 * (len(table) + 1) + 3),
            column_config={
                "speaker": tr("speaker"),
                "words": tr("words"),
                "side": tr("side"),
            },
            alt=tr("The side of each speaker, for editing"),
        )
        if not edited.equals(table):
            before = choices.choice("sides")
            _keep_sides(opened, dict(zip(edited["speaker"], edited["side"], strict=True)))
            if choices.choice("sides") != before:  # a blank more at the end changes nothing
                st.rerun()
        if choices.choice("sides"):
            st.button(tr("Back to the suggested sides"), on_click=_choose_sides, args=("",))


def _keep_sides(opened: Open, chosen: dict[str, Any]) -> None:
    """Remember where the table differs from what was suggested."""
    suggested = opened.suggested_sides()
    plain = {name: str(side or "").strip() for name, side in chosen.items()}
    changed = {name: side for name, side in plain.items() if side != suggested.get(name, "")}
    kept = {n: s for n, s in questions.edited_sides().items() if n not in plain}
    _choose_sides(sides_text(kept | changed))


def _choose_sides(text: str) -> None:
    with at_hand.editing(at_hand.SIDES):
        choices.choose("sides", text)


def one_group(quotes: pd.DataFrame) -> str:
    """The speaker or side whose quotations are shown; "" for everybody."""
    words = quotes.groupby("group")["n_words"].sum()
    names = ["", *sorted(words.index, key=lambda name: (-words[name], name))]
    by = f"{choices.choice('by')}-"
    label = tr("Speaker or side")
    return pickers.one_in_list("speaker", label, names, same_language(_group_words), by)


def _group_words(group: str) -> str:
    """What a group is called in a list: a name as it stands, else in the visitor's language."""
    return group_words(group) if group else tr("everybody quoted")


def show_quotes(opened: Open, quotes: pd.DataFrame) -> None:
    """The quotations in the order of their articles, each in its sentence, a few at once."""
    if quotes.empty:
        st.caption(tr("No quotation here; choose another speaker or outlet."))
        return
    n_shown = _FIRST * (1 + session.n_more("quotes"))
    texts = opened.corpus.sentences.set_index("sentence_id")["text"]
    shown = quotes.head(n_shown).itertuples()
    st.html("".join(quote_html(row, texts[row.sentence_id]) for row in shown))
    if len(quotes) > n_shown:
        st.button(
            tr("Show more ({n} left)", n=len(quotes) - n_shown),
            key="more-quotes",
            on_click=session.show_more,
            args=("quotes",),
        )


def quote_html(row: Any, sentence: str) -> str:
    """A sentence with the quoted words underlined, and above it who says them and how."""
    before, after = sentence[: row.start], sentence[row.end :]
    said = html.escape(row.speaker or tr("speaker not told"))
    cue = tr("“{cue}”, {colour}", cue=row.cue, colour=tr(row.colour)) if row.cue else tr("no cue")
    who = html.escape(tr("{speaker} in {outlet}")).format(
        speaker=f"<strong>{said}</strong>", outlet=html.escape(row.outlet)
    )
    return (
        f'<div class="sentence"><p class="who">{who}<br>'
        f"{html.escape(f'{tr(_KINDS[row.kind])} · {cue}')}</p>"
        f'<p class="prose"><span class="context">{html.escape(before)}</span>'
        f'<span class="pull frame s2">{html.escape(sentence[row.start : row.end])}</span>'
        f'<span class="context">{html.escape(after)}</span></p></div>'
    )


def show_cues(quotes: pd.DataFrame) -> pd.DataFrame:
    """The cues, outlet by outlet, with their colours."""
    table = cue_table(quotes)
    shown = table.assign(colour=table["colour"].map(tr))
    labels = {"cue": tr("cue"), "colour": tr("colour"), "all": tr("all")}
    st.dataframe(
        shown, hide_index=True, column_config=labels, height=min(420, 36 * (len(table) + 1) + 3)
    )
    return table


def how_heard() -> None:
    """In a few sentences how quotations and speakers come about, with the way to the rest."""
    widgets.explained(
        tr(
            "A parser reads every sentence. What stands between quotation marks, in the clause of "
            "a verb such as “said”, or beside “according to” is a quotation. Its speaker is the "
            "subject of that verb: “he” and “the minister” are resolved to a name where the "
            "article makes it plain. Shares are shares of words; intervals resample an outlet's "
            "articles or, with a single article, that article's sentences."
        )
    )
