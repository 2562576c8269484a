"""Does the headline say what the article says? The section's chart, its numbers and evidence."""

import html
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.headline import headline_finding
from analysis.charts.labels import signed
from analysis.measures.headline import own_words
from analysis.models.questions import Target
from analysis.studies.comparison import AxisComparison
from analysis.studies.validity_small import swapped_gap_words
from analysis.translation import same_language, tr
from ui import cache, questions, widgets
from ui.apart import by_voice, reading_of
from ui.charts import IN_VOICE, caption
from ui.evidence import underline
from ui.pickers import measured_by, one_in_list
from ui.story import Open
from ui.validity import downloads, show_validity
from ui.widgets import Chart

_MOST_SHOWN = 8


def headline_section(
    opened: Open, placed: AxisComparison, targets: tuple[Target, ...], voice: str
) -> None:
    """The whole section, for the axis or for the tone toward one of the targets.

    Apart, headlines are held against what the articles say themselves; `placed` is of all voices
    then.
    """
    st.header(tr("Does the headline say what the article says?"), anchor=False)
    voice = reading_of(opened, voice)
    if voice == "all":
        st.caption(
            tr(
                "Headlines are mostly the outlet’s own words. Here they are held against the whole "
                "article, in all voices; choose own voice above to leave its quotations out."
            )
        )
    one_voice = "all" if voice == "apart" else voice
    names = ["", *(target.name for target in targets)]
    asked = one_in_list("headline", tr("Measured by"), names, same_language(measured_by))
    scored, family = placed.sentences, "axis"
    poles = placed.axis.poles_shown
    what = tr("Place on the axis")
    if asked:
        scored, family = opened.tone(targets, one_voice).sentences, "tone"
        scored = scored[scored["question"] == asked]
        poles, what = (tr("criticised"), tr("praised")), tr("Tone toward the target")
    question = placed.axis.name if family == "axis" else questions.targets()
    key = f"{opened.key(voice)} {question} {asked}"
    quoted = cache.quoted_below_headlines(key, scored) if voice == "apart" else None
    articles, estimates = cache.headlines(key, scored if quoted is None else own_words(scored))
    if articles["gap"].isna().all():
        st.info(
            tr(
                "No article here has a headline and a body that both speak to this. Headlines can "
                "be typed under Articles; they are the outlet's own voice, so choose all voices or "
                "that."
            )
        )
        return
    arguments = {"estimates": estimates, "low_pole": poles[0], "high_pole": poles[1], "what": what}
    chart = Chart(
        "headline" if family == "axis" else "headline-tone",
        arguments if quoted is None else {**arguments, "quoted": quoted},
        key,
        tr(IN_VOICE[voice], finding=headline_finding(estimates, *poles)),
        by_voice(estimates, None if quoted is None else quoted.assign(part="body")),
        partial(caption, opened, voice, estimates["outlet"], family=family),
        partial(swapped_gap_words, estimates),
    )
    widgets.finding(chart.alt)
    widgets.show_chart(chart)
    show_validity(opened, chart)
    downloads(opened, chart)
    with st.expander(tr("The headlines farthest from their articles")):
        st.html(headlines_html(opened, articles))
        widgets.table_downloads("headlines", articles)


def headlines_html(opened: Open, articles: pd.DataFrame) -> str:
    """The headlines with the widest gaps, underlined by how far they go, with their numbers."""
    known = articles.dropna(subset="gap")
    known = known.assign(size=known["gap"].abs()).sort_values(
        ["size", "article_id"], ascending=[False, True]
    )
    titles = opened.corpus.articles.set_index("article_id")["headline"]
    largest = float(known["size"].max())
    return "".join(
        _headline_html(row, titles[row.article_id], largest)
        for row in known.head(_MOST_SHOWN).itertuples()
    )


def _headline_html(row: Any, title: str, largest: float) -> str:
    line = underline(row.gap, largest, "low" if row.gap < 0 else "high")
    values = {"headline": signed(row.headline), "body": signed(row.body), "gap": signed(row.gap)}
    if pd.notna(row.body_low):
        numbers = tr(
            "headline {headline} · body {body} (within this article {low} to {high}) · gap {gap}",
            low=signed(row.body_low),
            high=signed(row.body_high),
            **values,
        )
    else:
        numbers = tr("headline {headline} · body {body} · gap {gap}", **values)
    return (
        f'<div class="sentence"><p class="who"><strong>{html.escape(row.outlet)}</strong><br>'
        f"{html.escape(numbers)}</p>"
        f'<p class="prose"><span class="{line}">{html.escape(title)}</span></p></div>'
    )
