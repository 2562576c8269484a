"""What the page of claims shows: its filter, its chart, and one claim's sentences."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from analysis import __version__
from analysis.charts.claims import claims_finding
from analysis.formats import listed, number
from analysis.measures.omission import without_the_event
from analysis.studies.claim_trust import claim_trust
from analysis.studies.omission import ClaimComparison
from analysis.translation import mark, tr
from ui import session
from ui.charts import IN_VOICE, as_counted
from ui.shell import escape_markdown
from ui.story import Open
from ui.tables import COUNT, PLAIN, number_table
from ui.widgets import VOICE_WORDS, Chart, explained

FIRST = 25  # claims drawn at once
_NAMED = ["claim_id", "wording", "figures", "told_otherwise"]
_PLACES = {"lead": mark("top of the article"), "middle": mark("middle"), "end": mark("end")}


def keep_claims(claims: pd.DataFrame, kind: str, n_outlets: int) -> pd.DataFrame:
    """The claims of this kind (one of `choices.CLAIMS`), in their order."""
    wanted = {"every": n_outlets, "but-one": n_outlets - 1, "one": 1}
    if kind not in wanted:
        return claims
    return claims[claims["n_outlets"] == wanted[kind]].reset_index(drop=True)


def claims_chart(
    opened: Open, compared: ClaimComparison, kept: pd.DataFrame, kind: str, voice: str
) -> Chart:
    """The claims that are kept, the most carried first, as many as were asked for."""
    shown = kept.head(FIRST * (1 + session.n_more(f"claims-{kind}")))
    return Chart(
        "claims",
        {"claims": shown, "carried": compared.carried, "outlets": compared.outlets}
        | {"absent": compared.absent},
        f"{opened.key(voice)} {kind} {len(shown)}",
        tr(IN_VOICE[voice], finding=claims_finding(compared.claims, compared.shares)),
        compared.carried.merge(kept[_NAMED], on="claim_id"),
        lambda: _caption(opened, compared, len(shown), len(kept)),
    )


def how_sure(opened: Open) -> None:
    """What a row of the chart is, and how often it is right."""
    st.write(escape_markdown(claim_trust(opened.encoder.info.fingerprint)))


def more_button(kept: pd.DataFrame, shown: int, kind: str) -> None:
    """The way to the claims that are not drawn yet."""
    if len(kept) > shown:
        st.button(
            tr("Show more claims ({n} left)", n=len(kept) - shown),
            key=f"more-claims-{kind}",
            on_click=session.show_more,
            args=(f"claims-{kind}",),
        )


def _caption(opened: Open, compared: ClaimComparison, n_shown: int, n_kept: int) -> str:
    counted = tr(
        "{n_articles} articles, {n_sentences} sentences",
        n_articles=number(int(compared.shares["n_articles"].sum())),
        n_sentences=number(compared.n_sentences),
    )
    return tr(
        "{n_shown} of {n_kept} claims, each named by one of its sentences, found in {counted}. "
        "Right: outlets that carry a claim; ≠: their figures differ; ↔: some tell it otherwise. "
        "Parallax {version}, vectors by {encoder}.",
        n_shown=number(n_shown),
        n_kept=number(n_kept),
        counted=as_counted(counted),
        version=__version__,
        encoder=opened.encoder.info.tag,
    )


def show_claim(compared: ClaimComparison, claim: str) -> None:
    """One claim: who leaves it out, what conflicts in it, its sentences outlet by outlet."""
    about = compared.claims.set_index("claim_id").loc[claim]
    mine = compared.statements[compared.statements["claim_id"] == claim]
    silent = {*compared.outlets} - {*mine["outlet"], *compared.absent}
    missing = sorted(silent)
    notes = [tr("Figures differ: {figures}.", figures=about["figures"])] if about["figures"] else []
    if about["told_otherwise"]:
        notes.append(tr("Told otherwise: {words}.", words=about["told_otherwise"]))
    if missing:
        notes.append(tr("Left out by {outlets}.", outlets=", ".join(missing)))
    else:
        notes.append(tr("Left out by none."))
    said = "".join(f'<p class="said">{html.escape(note)}</p>' for note in notes)
    n_shown = FIRST * (1 + session.n_more(claim))
    told = "".join(_statement_html(row) for row in mine.head(n_shown).itertuples())
    st.html(f'<div class="claim">{said}{told}</div>')
    if len(mine) > n_shown:
        st.button(
            tr("Show more sentences ({n} left)", n=len(mine) - n_shown),
            key="more-statements",
            on_click=session.show_more,
            args=(claim,),
        )


def _statement_html(row: Any) -> str:
    where = f"{tr(_PLACES[row.place])} · {tr(VOICE_WORDS.get(row.voice, row.voice))}"
    return (
        f'<div class="sentence"><p class="who"><strong>{html.escape(row.outlet)}</strong> · '
        f'{html.escape(where)}</p><p class="prose">{html.escape(row.text)}</p></div>'
    )


def share_table(shares: pd.DataFrame) -> None:
    """The share of the common claims that each outlet carries, the largest first."""
    shown = shares.sort_values(["estimate", "outlet"], ascending=[False, True])
    if absent := without_the_event(shares):
        st.caption(
            tr(
                "No claim of another outlet was found in {outlets}, which may tell of another "
                "event or in very other words; there is no share.",
                outlets=escape_markdown(listed(absent)),
            )
        )
    two_digits = {"estimate": tr("share"), "ci_low": tr("from"), "ci_high": tr("to")}
    counts = {
        "n_carried": tr("carried"),
        "n_common": tr("common claims"),
        "n_articles": tr("articles"),
    }
    number_table(
        shown[["outlet", *two_digits, *counts]],
        {"outlet": tr("outlet")} | two_digits | counts,
        dict.fromkeys(two_digits, PLAIN) | dict.fromkeys(counts, COUNT),
    )


def needs_another_outlet(opened: Open) -> None:
    """What the page needs, where sentences of but one outlet are left."""
    if opened.told["outlet"].nunique() > 1:
        st.info(
            tr(
                "Without the shared text that does not count, sentences of one outlet are left; "
                "let shared text count everywhere, on Compare."
            )
        )
        return
    st.info(
        tr(
            "All articles shown are by {outlet}. What is left out shows beside another outlet: add "
            "an article of another outlet on Home, or choose more outlets on Compare.",
            outlet=escape_markdown(opened.outlets[0]),
        )
    )


def how_found() -> None:
    """In a few sentences how claims are found, with the way to the rest."""
    explained(
        tr(
            "Sentences of all articles that state the same fact in other words are put together: "
            "by how near their vectors are, and by the rare words, names and figures that they "
            "share. Questions, fragments and opinions are passed over, and so is what says not of "
            "whom it speaks. An outlet carries a claim when one of its sentences states it. Two "
            "sentences that say the same in very other words may stay apart, so look at the "
            "sentences before you say that an outlet left something out."
        )
    )
