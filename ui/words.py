"""Which words does each outlet choose? The charts, their numbers and their sentences."""

import html
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis import __version__
from analysis.charts.choices import choices_finding
from analysis.charts.keyness import keyness_finding
from analysis.formats import number
from analysis.measures.keyness import telling_terms
from analysis.models.word_swaps import bar_of
from analysis.studies.shared import ONCE
from analysis.studies.words import LEAST_WORDS, WordChoice
from analysis.translation import mark, tr
from ui import choices, widgets
from ui.pickers import one_in_list
from ui.shell import escape_markdown
from ui.story import Open
from ui.validity import counted_line
from ui.widgets import Chart

_MORE, _LESS = 12, 6  # terms shown
_SENTENCES, _PER_TERM = 8, 3
_MOST_NAMED = 8  # outlets with too little text
_COUNTED = mark(
    "{n_articles} articles by {n_outlets} outlets, {n_words} words without function words; "
    "sentences that several outlets carry are left out. "
    "Parallax {version}, encoder {encoder}."
)
_COUNTED_ONCE = mark(
    "{n_articles} articles by {n_outlets} outlets, {n_words} words without function words; "
    "sentences that several outlets carry count where they stood first. "
    "Parallax {version}, encoder {encoder}."
)


def say_what_is_short(words: WordChoice) -> bool:
    """What is missing for a comparison; whether there is enough for one."""
    short = short_outlets(words.short)
    enough = not words.keyness.empty
    if not enough:
        needed = tr(
            "Words can be compared from two outlets with {n} words each, not counting “the”, “of” "
            "and the like: some 200 words of text, in its own words.",
            n=LEAST_WORDS,
        )
        lacking = tr("Too short: {outlets}.", outlets=short) if short else ""
        advice = tr("Add articles, or choose all voices.")
        st.info(" ".join(filter(None, (needed, lacking, advice))))
    elif short:
        st.caption(
            tr(
                "Left out, with fewer than {n} words that tell something: {outlets}.",
                n=LEAST_WORDS,
                outlets=short,
            )
        )
    return enough


def short_outlets(short: Mapping[str, int]) -> str:
    """The outlets with too little text and their numbers of words; of many only the first."""
    named = [f"{escape_markdown(name)} ({number(n)})" for name, n in short.items()]
    rest = len(named) - _MOST_NAMED
    said = ", ".join(named[:_MOST_NAMED])
    return ", ".join(named) if rest < 2 else tr("{names} and {n} more", names=said, n=number(rest))


def keyness_section(opened: Open, words: WordChoice, outlet: str, voice: str) -> None:
    """The terms that set one outlet apart, and the sentences with one of them."""
    terms = telling_terms(words.keyness, outlet, _MORE, _LESS)
    terms = terms.assign(form=terms["term"].map(words.forms))
    chart = Chart(
        "keyness",
        {"terms": terms},
        f"{opened.key(voice)} {outlet}",
        keyness_finding(terms, outlet),
        terms,
        lambda: _caption(
            opened,
            words,
            tr("Terms of {outlet}; log-odds with a Dirichlet prior.", outlet=outlet),
        ),
    )
    widgets.finding(chart.alt)
    if terms.empty:
        return
    clicked = widgets.show_chart(chart)
    counted_line(opened)
    widgets.downloads(chart)
    known = terms["term"].tolist()
    term = st.selectbox(
        tr("Sentences with"),
        known,
        index=known.index(clicked[0]) if clicked and clicked[0] in known else 0,
        format_func=lambda name: words.forms[name],
        key=f"w_term-{outlet}-{'-'.join(clicked[:1])}",
    )
    uses = words.uses[words.uses["term"] == term]
    mine = uses[uses["outlet"] == outlet]
    st.html(sentences_html(opened, mine if len(mine) else uses, _SENTENCES))


def choices_section(opened: Open, words: WordChoice, voice: str) -> None:
    """The words that outlets use for the same thing, cluster by cluster."""
    if bar_of(opened.encoder) is None:
        st.info(
            tr(
                "These models do not tell words for the same thing from words that go together "
                "well enough. The accurate models do: choose them in the sidebar."
            )
        )
        return
    if not words.clusters:
        st.info(
            tr(
                "No words for the same thing were found that two outlets use differently, each at "
                "least twice. That takes nouns that could stand in one another's place."
            )
        )
        return
    cluster = one_in_list("same", tr("Words for the same thing"), words.clusters, str)
    rows = words.choices[words.choices["cluster"] == cluster]
    chart = Chart(
        "choices",
        {"estimates": rows},
        f"{opened.key(voice)} {cluster}",
        choices_finding(rows),
        rows,
        lambda: _caption(
            opened, words, tr("Share of each word in the outlet's uses of these words.")
        ),
    )
    widgets.finding(chart.alt)
    widgets.show_chart(chart)
    counted_line(opened, by_vectors=True)
    widgets.downloads(chart)
    for term, form in rows.drop_duplicates("term")[["term", "question"]].itertuples(index=False):
        with st.expander(tr("Sentences with “{word}”", word=escape_markdown(form))):
            uses = words.uses[words.uses["term"] == term]
            first = uses.groupby("outlet").head(_PER_TERM)
            st.html(sentences_html(opened, first, 4 * _PER_TERM))


def sentences_html(opened: Open, uses: pd.DataFrame, most: int) -> str:
    """The first sentences with these uses, each use underlined, with their outlet."""
    texts = opened.corpus.sentences.set_index("sentence_id")["text"]
    blocks = []
    for sentence_id, own in list(uses.groupby("sentence_id", sort=False))[:most]:
        said = _underlined(texts[sentence_id], own)
        who = html.escape(str(own["outlet"].iloc[0]))
        blocks.append(
            f'<div class="sentence"><p class="who"><strong>{who}</strong></p>'
            f'<p class="prose">{said}</p></div>'
        )
    return "".join(blocks)


def _underlined(text: str, uses: pd.DataFrame) -> str:
    """The text escaped, with the uses of a term underlined."""
    parts, done = [], 0
    for use in uses.sort_values("start").itertuples():
        start, end = int(use.start), int(use.end)
        if start < done:
            continue
        parts += [html.escape(text[done:start]), _mark(text[start:end])]
        done = end
    return "".join([*parts, html.escape(text[done:])])


def _mark(words: Any) -> str:
    return f'<span class="pull frame s3">{html.escape(words)}</span>'


def _caption(opened: Open, words: WordChoice, what: str) -> str:
    """What a chart in a paper rests on."""
    outlets, articles = (words.uses[name].nunique() for name in ("outlet", "article_id"))
    n = int((words.uses["n_words"] == 1).sum())
    template = _COUNTED_ONCE if choices.choice("shared") == ONCE else _COUNTED
    counted = tr(
        template,
        n_articles=articles,
        n_outlets=outlets,
        n_words=number(n),
        version=__version__,
        encoder=opened.encoder.info.tag,
    )
    return f"{what} {counted}"


def word_downloads(words: WordChoice) -> None:
    """Both tables, to take out."""
    st.header(tr("Take the words with you"), anchor=False)
    table = words.keyness.assign(form=words.keyness["term"].map(words.forms))
    widgets.table_downloads("words", table)
    widgets.table_downloads("word-choices", words.choices)
