"""The choices of a page: voice, outlets, one outlet, target, frame, article, claim."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.cells import frame_words
from analysis.charts.labels import shorten_text
from analysis.charts.sharing import first_untold_words
from analysis.models.questions import Target
from analysis.studies.corpus import Corpus
from analysis.studies.shared import EVERYWHERE, ONCE
from analysis.translation import same_language, tr
from ui import choices, history, questions, session
from ui.shell import escape_markdown
from ui.story import Open

_MOST_ROWS = 60  # of a chart of several targets


def one_of(name: str, label: str, words: dict[str, str], help: str | None = None) -> str:
    """A row of buttons for the shared choice `name`: the value chosen, the first of `words` where
    the choice is none of them. The words are marked, and translated here.
    """
    values, chosen = list(words), choices.choice(name)
    return str(
        st.radio(
            label,
            values,
            index=values.index(chosen) if chosen in values else 0,
            format_func={value: tr(word) for value, word in words.items()}.__getitem__,
            horizontal=True,
            key=f"w_{name}",
            on_change=choices.chooser(name, f"w_{name}"),
            help=help,
        )
    )


def voice_picker() -> str:
    """Own voice and quotations side by side, all voices, the own one, or quotations."""
    return one_of("voice", tr("Voice"), choices.VOICES)


def shared_picker() -> None:
    """How text that several articles share counts, in every estimate of every page."""
    one_of(
        "shared",
        tr("Shared text counts"),
        choices.COUNTS_SHARED,
        tr(
            "Sentences that several articles have, word for word or rewritten. It holds for every "
            "place, tone, frame, voice, claim and word, on all pages."
        ),
    )


def shared_note(opened: Open, what: str, *, once: bool = False) -> None:
    """Where not all shared text counts, which does, and what that means on a page.

    With `once` what it means is said of shared text that counts once, and of none else.
    """
    setting = choices.choice("shared")
    if setting != EVERYWHERE:
        said = tr("Shared text counts {how}.", how=tr(choices.COUNTS_SHARED[setting]))
        st.caption(said if once and setting != ONCE else f"{said} {what}")
    first_note(opened)


def first_note(opened: Open) -> None:
    """Where shared text counts once: that nothing tells which article had some of it first."""
    if choices.choice("shared") == ONCE:
        untold = first_untold_words(opened.shared().first_untold(opened.told))
        if untold:
            st.caption(escape_markdown(untold))


def outlet_picker(corpus: Corpus) -> None:
    """Which outlets are compared; for a few all, for very many the 40 with most articles."""
    for name in questions.unknown_outlets(corpus):
        unknown = escape_markdown(name)
        st.info(tr("The link names an outlet that is not here: {outlet}.", outlet=unknown))
    st.multiselect(
        tr("Outlets"),
        corpus.outlets,
        default=questions.shown_outlets(corpus),
        max_selections=questions.MOST_OUTLETS,
        key=f"w_outlets-{history.version()}",
        on_change=_choose_outlets,
        args=(corpus, f"w_outlets-{history.version()}"),
        placeholder=tr("None chosen: all are shown"),
    )


def _choose_outlets(corpus: Corpus, key: str) -> None:
    questions.choose_outlets(st.session_state[key], corpus)


def one_in_list(
    name: str, label: str, values: list[str], words: Callable[[str], str], key: str = ""
) -> str:
    """A list for the shared choice `name`: the value chosen, the first where it is none of them.

    It starts afresh after each change of the story, and where `key` changes.
    """
    chosen, key = choices.choice(name), f"w_{name}-{key}{history.version()}"
    return str(
        st.selectbox(
            label,
            values,
            index=values.index(chosen) if chosen in values else 0,
            format_func=words,
            key=key,
            on_change=choices.chooser(name, key),
        )
    )


def one_outlet(opened: Open, *, everyone: bool = False) -> str:
    """The outlet whose sentences are shown; "" stands for all of them."""
    names = [*([""] if everyone else []), *opened.outlets]
    everyone = tr("all outlets")
    return one_in_list("outlet", tr("Outlet"), names, lambda name: name or everyone)


def one_target() -> Target | None:
    """The target that the shown sentences must name; None for any sentence."""
    targets = {target.name: target for target in questions.targets()}
    anyone = tr("any sentence on the axis")
    label, names = tr("Mentions"), ["", *targets]
    return targets.get(one_in_list("mentions", label, names, lambda name: name or anyone))


def one_frame() -> str:
    """The frame, by its name, whose sentences are shown."""
    names = [frame.name for frame in questions.frames()]
    return one_in_list("frame", tr("Frame"), names, same_language(frame_words))


def drawn_target(estimates: pd.DataFrame) -> str:
    """The target whose tones are drawn; "" for all of them, unless that is too many rows."""
    names = estimates["question"].drop_duplicates().tolist()
    if len(names) < 2 or len(estimates) <= _MOST_ROWS:
        return ""
    return one_in_list("drawn", tr("Target drawn"), names, str)


def shift_measured_by() -> str:
    """What the shifts are measured by: a target's name, or "" for the axis."""
    names, chosen = ["", *(target.name for target in questions.targets())], choices.choice("shift")
    return str(
        st.radio(
            tr("Measured by"),
            names,
            index=names.index(chosen) if chosen in names else 0,
            horizontal=True,
            format_func=same_language(measured_by),
            key="w_shift",
            on_change=choices.chooser("shift", "w_shift"),
        )
    )


def two_articles(labels: dict[tuple[str, str], str]) -> tuple[str, str]:
    """The two articles that are read side by side, by their ids."""
    pairs = {" ".join(pair): pair for pair in labels}
    chosen = one_in_list("pair", tr("Two articles"), list(pairs), lambda name: labels[pairs[name]])
    return pairs[chosen]


def measured_by(target: str) -> str:
    """What a chart is measured by: the tone toward a target, or the axis where none is named."""
    return tr("tone toward {target}", target=escape_markdown(target)) if target else tr("the axis")


def keep_evidence(scored: pd.DataFrame, outlet: str, target: Target | None) -> pd.DataFrame:
    """The scored sentences on the axis, of this outlet ("" for all), that name this target."""
    kept = scored[scored["pull"].notna()]
    if outlet:
        kept = kept[kept["outlet"] == outlet]
    if target:
        kept = kept[kept["text"].map(target.is_named_in).astype(bool)]
    return kept


def one_article(corpus: Corpus) -> Any:
    """The article that is shown, as a row of the articles table."""
    articles = corpus.articles
    labels = {
        row.article_id: f"{row.outlet} · {row.headline or row.text[:70]}"
        for row in articles.itertuples()
    }
    article_id = one_in_list("article", tr("Article"), list(labels), labels.__getitem__)
    return next(row for row in articles.itertuples() if row.article_id == article_id)


def claims_picker() -> str:
    """Which claims are shown: all, or those that every, all but one, or only one outlet carries."""
    return one_of("claims", tr("Claims"), choices.CLAIMS)


def one_claim(claims: pd.DataFrame, clicked: list[str]) -> str:
    """The claim that is read, by its id: the one clicked last, or chosen from the list."""
    words = dict(zip(claims["claim_id"], claims["wording"], strict=True))
    key = f"w_claim-{history.version()}"
    if session.is_new_click("claims", clicked) and clicked[0] in words:
        choices.fill("claim", clicked[0])
        st.session_state[key] = clicked[0]
    if st.session_state.get(key) not in words:
        chosen = choices.choice("claim")
        st.session_state[key] = chosen if chosen in words else next(iter(words))
    return str(
        st.selectbox(
            tr("A claim, such as"),
            list(words),
            format_func=lambda claim: shorten_text(words[claim], 110),
            key=key,
            on_change=choices.chooser("claim", key),
        )
    )
