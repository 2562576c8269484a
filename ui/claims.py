"""What the page of claims shows: its filter, its chart, and one claim's sentences."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from analysis import __version__
from analysis.charts.claims import claims_finding
from analysis.studies.omission import ClaimComparison
from ui import state
from ui.shell import escape_markdown
from ui.story import Open
from ui.widgets import Chart

FIRST = 25  # claims drawn at once
_PLACES = {"lead": "top of the article", "middle": "middle", "end": "end"}
_VOICES = {"own": "own voice", "quoted": "quoted", "unknown": "voice unknown"}


def keep_claims(claims: pd.DataFrame, kind: str, n_outlets: int) -> pd.DataFrame:
    """The claims of this kind (one of `state.CLAIMS`), in their order."""
    wanted = {"every": n_outlets, "but-one": n_outlets - 1, "one": 1}
    if kind not in wanted:
        return claims
    return claims[claims["n_outlets"] == wanted[kind]].reset_index(drop=True)


def claims_chart(opened: Open, compared: ClaimComparison, kept: pd.DataFrame, kind: str) -> Chart:
    """The claims that are kept, the most carried first, as many as were asked for."""
    shown = kept.head(FIRST * (1 + state.n_more(f"claims-{kind}")))
    return Chart(
        "claims",
        {"claims": shown, "carried": compared.carried, "outlets": compared.outlets},
        f"{opened.key('all')} {kind} {len(shown)}",
        claims_finding(compared.claims, compared.shares),
        compared.carried.merge(kept[["claim_id", "wording", "figures"]], on="claim_id"),
        lambda: _caption(opened, compared, len(shown), len(kept)),
    )


def more_button(kept: pd.DataFrame, shown: int, kind: str) -> None:
    """The way to the claims that are not drawn yet."""
    if len(kept) > shown:
        st.button(
            f"Show more claims ({len(kept) - shown} left)",
            key=f"more-claims-{kind}",
            on_click=state.show_more,
            args=(f"claims-{kind}",),
        )


def _caption(opened: Open, compared: ClaimComparison, n_shown: int, n_kept: int) -> str:
    articles = int(compared.shares["n_articles"].sum())
    sentences = len(compared.statements) + len(compared.passed)
    return (
        f"{n_shown:,} of {n_kept:,} claims, found in {articles:,} articles, "
        f"{sentences:,} sentences. Right: outlets that carry a claim; ≠: their figures differ. "
        f"Parallax {__version__}, vectors by {opened.encoder.info.tag}."
    )


def show_claim(compared: ClaimComparison, claim: str) -> None:
    """One claim: who leaves it out, the figures that differ, its sentences outlet by outlet."""
    about = compared.claims.set_index("claim_id").loc[claim]
    mine = compared.statements[compared.statements["claim_id"] == claim]
    missing = [outlet for outlet in compared.outlets if outlet not in set(mine["outlet"])]
    notes = [f"Figures differ: {about['figures']}."] if about["figures"] else []
    notes += [f"Left out by {', '.join(missing)}." if missing else "Left out by none."]
    said = "".join(f'<p class="said">{html.escape(note)}</p>' for note in notes)
    n_shown = FIRST * (1 + state.n_more(claim))
    told = "".join(_statement_html(row) for row in mine.head(n_shown).itertuples())
    st.html(f'<div class="claim">{said}{told}</div>')
    if len(mine) > n_shown:
        st.button(
            f"Show more sentences ({len(mine) - n_shown} left)",
            key="more-statements",
            on_click=state.show_more,
            args=(claim,),
        )


def _statement_html(row: Any) -> str:
    where = f"{_PLACES[row.place]} · {_VOICES.get(row.voice, row.voice)}"
    return (
        f'<div class="sentence"><p class="who"><strong>{html.escape(row.outlet)}</strong> · '
        f'{html.escape(where)}</p><p class="prose">{html.escape(row.text)}</p></div>'
    )


def share_table(shares: pd.DataFrame) -> None:
    """The share of the common claims that each outlet carries, the largest first."""
    shown = shares.sort_values(["estimate", "outlet"], ascending=[False, True])
    two_digits = {
        name: st.column_config.NumberColumn(label, format="%.2f")
        for name, label in {"estimate": "share", "ci_low": "from", "ci_high": "to"}.items()
    }
    labels = {"n_carried": "carried", "n_common": "common claims", "n_articles": "articles"}
    columns = ["outlet", "estimate", "ci_low", "ci_high", *labels]
    st.dataframe(shown[columns], hide_index=True, column_config=two_digits | labels)


def needs_another_outlet(opened: Open) -> None:
    """What the page needs, where there is but one outlet."""
    name = escape_markdown(opened.outlets[0])
    st.info(
        f"All articles shown are by {name}. What is left out shows beside another outlet: add an "
        "article of another outlet on Home, or choose more outlets on Compare."
    )


def how_found() -> None:
    """In a few sentences how claims are found, with the way to the rest."""
    with st.expander("How was this measured?"):
        st.write(
            "Sentences of all articles that state the same fact in other words are put together: "
            "by how near their vectors are, and by the rare words, names and figures that they "
            "share. Questions, fragments and opinions are passed over, and so is what says not of "
            "whom it speaks. An outlet carries a claim when one of its sentences states it. Two "
            "sentences that say the same in very other words may stay apart, so look at the "
            "sentences before you say that an outlet left something out."
        )
        st.page_link("pages/9_Method.py", label="The whole method, in words for a paper")
