"""How far to trust a chart: how it is read, and a line that opens the card of the figures."""

from dataclasses import replace

import streamlit as st

from analysis.charts.brackets import brackets_reading
from analysis.models.info import ScorerInfo
from analysis.reports.cards import card_html
from analysis.studies.rules import parser_rules, sharing_rules
from analysis.studies.validity import RULES, validity_card
from analysis.studies.validity_table import figures_table
from analysis.studies.validity_words import validity_line, validity_paragraph
from analysis.studies.words_trust import words_trust
from analysis.translation import tr
from ui import questions, widgets
from ui.shell import escape_markdown
from ui.story import Open
from ui.widgets import Chart, table_downloads

_FAMILY_OF = {"spectrum": "axis", "strip": "axis", "tone": "tone", "frames": "frames"}
_FAMILY_OF |= {"wordings": "axis"}
_FAMILY_OF |= {"shifts": "axis", "tone-shifts": "tone"}
_FAMILY_OF |= {"headline": "axis", "headline-tone": "tone"}
_FAMILY_OF |= {"voices": "voices", "sharing": "sharing", "claims": "claims"}


def show_validity(opened: Open, chart: Chart) -> None:
    """Below a chart: how its brackets are read, what of it is small, a line and its card."""
    family = _FAMILY_OF[chart.kind]
    card = validity_card(family, _scorer(opened, family).fingerprint)
    if brackets := brackets_reading(chart.arguments.get("verdicts")):
        st.caption(brackets)
    if small := chart.small(card.swapped):
        st.write(escape_markdown(small))
    with st.expander(escape_markdown(validity_line(card)), key=f"validity-{chart.kind}"):
        st.html(card_html(card, _scorer(opened, family)))
        if card.measured:
            table_downloads(f"figures-{chart.kind}", figures_table(card))


def downloads(opened: Open, chart: Chart) -> None:
    """The chart to take out, its caption saying what of it is small, as the page does."""

    def caption() -> str:
        family = _FAMILY_OF[chart.kind]
        card = validity_card(family, _scorer(opened, family).fingerprint)
        return " ".join(filter(None, (chart.caption(), chart.small(card.swapped))))

    widgets.downloads(replace(chart, caption=caption))


def counted_line(opened: Open, *, by_vectors: bool = False) -> None:
    """Below a chart of word counts: that no model scores them, and what chose the words."""
    if by_vectors:
        info = opened.encoder.info
        counted = tr(
            "Counted, no model: how often each word is used. Which words stand for the same "
            "thing is told by vectors of {encoder}.",
            encoder=info.tag,
        )
        st.caption(escape_markdown(f"{counted} {words_trust(info.fingerprint)}"))
    else:
        st.caption(
            tr(
                "Counted, no model: how often each word is used, and how surely that differs from "
                "the other outlets."
            )
        )


def method_section(opened: Open) -> tuple[str, str]:
    """Heading and text on the figures of the scorers in this view, for a paper's method section."""
    families = ["axis", *(["tone"] if questions.targets() else []), "frames"]
    cards = [validity_card(family, _scorer(opened, family).fingerprint) for family in families]
    return tr("Agreement with people"), validity_paragraph(cards)


def _scorer(opened: Open, family: str) -> ScorerInfo:
    """The facts of what scored this family, or found its quotations, copies or claims."""
    if family == "claims":
        return opened.encoder.info
    if family in RULES:
        return parser_rules() if family == "voices" else sharing_rules()
    return opened.tier.scorers[family]
