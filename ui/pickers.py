"""The choices of a page: voice, outlets, one outlet, one target, one article, the frames."""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.cells import frame_words as frame_words
from analysis.charts.labels import shorten_text
from analysis.corpus.story_names import NameCount
from analysis.models.questions import Target
from analysis.studies.corpus import Corpus
from analysis.translation import tr
from ui import cache, choices, history, questions, session
from ui.examples import axis_examples, frame_examples
from ui.shell import escape_markdown, show_error
from ui.story import Open, encode_poles
from ui.viewport import is_narrow

_MOST_OFFERED = 8
_MOST_ROWS = 60  # of a chart of several targets


def axis_editor() -> None:
    """The two poles and what they are about; retyping one moves the chart."""
    strange = history.own_story() is not None and questions.is_strange()
    if strange:
        st.info(tr("The poles are still those of an invented story: write two of your own here."))
    folded = st.expander(tr("Change the question"), expanded=strange) if is_narrow() else None
    place = folded or st.container()
    low, high, about, examples = place.columns([5, 5, 5, 3], vertical_alignment="bottom")
    advice = tr("What would an article at this end say? Several with | between.")
    _text(low, "low", tr("Low pole"), advice)
    _text(high, "high", tr("High pole"), tr("The opposite end. Whole sentences work best."))
    advice = tr(
        "What the poles speak of, such as “Russia's response to Iran”: it joins bare phrases."
    )
    _text(about, "about", tr("About"), advice)
    axis_examples(examples)


def wordings_editor() -> None:
    """The other wordings of the axis, one a line; what cannot be read is said, the last ones stay.

    A new axis has a new editor, since wordings belong to their axis.
    """
    if choices.complaint("wordings"):
        show_error(choices.complaint("wordings"))
    key = f"w_wordings-{hash((questions.axis(), history.version()))}"
    st.text_area(
        tr(
            "Other wordings of the axis, one a line: low \\<-\\> high, with | between several "
            "entries"
        ),
        value=choices.choice("wordings") or questions.usual_wordings(),
        key=key,
        height=170,
        on_change=_choose_wordings,
        args=(key,),
        help=tr(
            "Made by rule from your poles unless they are built in. Make each say the same in "
            "other words; none typed brings back the usual ones."
        ),
    )


def _choose_wordings(key: str) -> None:
    text = st.session_state[key].strip()
    choices.choose_if_right("wordings", "" if text == questions.usual_wordings() else text)


def target_editor() -> tuple[Target, ...]:
    """The targets of the tone."""
    st.session_state.setdefault("w_targets", choices.choice("targets"))
    st.text_input(
        tr("Targets"),
        key="w_targets",
        on_change=lambda: choices.choose_if_right("targets", st.session_state["w_targets"] or ""),
        help=tr(
            "Name=alias|alias, with ; between targets: Russia=Moscow|Kremlin; Iran=Tehran. "
            "Capitals count, but an alias written small (“the mayor”) is also found where it "
            "begins a sentence (“The mayor”)."
        ),
    )
    if choices.complaint("targets"):
        show_error(choices.complaint("targets"))
    return questions.targets()


def needs_target() -> None:
    """What to do where no target is named."""
    st.info(tr("Name a target to see the tone toward it, for example “Russia=Moscow|Kremlin”."))


def suggested_targets(place: Any, corpus: Corpus) -> None:
    """The names that the story speaks of most and that are no targets yet, to add by a click.

    Drawn into a place kept for them, so that what is slow, finding names, comes after the charts.
    """
    taken = {form.casefold() for one in questions.targets() for form in (one.name, *one.aliases)}
    offered = [
        name
        for name in cache.story_names(corpus.fingerprint, corpus)
        if not taken & {form.casefold() for form in (name.name, *name.aliases)}
    ][:_MOST_OFFERED]
    if offered:
        place.caption(tr("Often named in this story; press one to add it."))
        row = place.container(horizontal=True)
        for number, name in enumerate(offered):
            row.button(
                escape_markdown(name.name),
                key=f"w_add-{number}",
                on_click=_add_target,
                args=(name,),
            )


def _add_target(name: NameCount) -> None:
    forms = [re.sub(r"[=|;]", " ", form) for form in (name.name, *name.aliases)]
    target = forms[0] + ("=" + "|".join(forms[1:]) if forms[1:] else "")
    before = choices.choice("targets").strip("; ")
    choices.choose_if_right("targets", f"{before}; {target}" if before else target)
    st.session_state["w_targets"] = choices.choice("targets")


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


def voice_picker(*, apart: bool = False) -> str:
    """All voices, the own one, or quotations; `apart` also offers both side by side."""
    words = {voice: said for voice, said in choices.VOICES.items() if apart or voice != "apart"}
    return one_of("voice", tr("Voice"), words)


def shared_picker() -> None:
    """How text that several articles share counts, in every estimate of every page."""
    one_of(
        "shared",
        tr("Shared text counts"),
        choices.COUNTS_SHARED,
        tr(
            "Sentences that several articles have, word for word or rewritten. It holds for every "
            "place, tone and frame, on all pages."
        ),
    )


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
    name = st.selectbox(
        tr("Mentions"),
        ["", *targets],
        format_func=lambda name: name or anyone,
        key="w_target",
    )
    return targets.get(name)


def drawn_target(estimates: pd.DataFrame) -> str:
    """The target whose tones are drawn; "" for all of them, unless that is too many rows."""
    names = estimates["question"].drop_duplicates().tolist()
    if len(names) < 2 or len(estimates) <= _MOST_ROWS:
        return ""
    return str(st.selectbox(tr("Target drawn"), names, key="w_drawn_target"))


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
    ids, key = list(words), f"w_claim-{history.version()}"
    if session.is_new_click("claims", clicked) and clicked[0] in words:
        st.session_state[key] = clicked[0]
    if st.session_state.get(key) not in words:
        st.session_state[key] = ids[0]
    return str(
        st.selectbox(
            tr("A claim, such as"), ids, format_func=lambda i: shorten_text(words[i], 110), key=key
        )
    )


def frames_editor() -> None:
    """The frames, one a line; what cannot be read is said, and the last ones stay."""
    wrong = choices.complaint("frames")
    with st.expander(tr("Edit the frames"), expanded=bool(wrong)):
        if wrong:
            show_error(wrong)
        st.text_area(
            tr("One frame a line: name: description | description"),
            value=choices.choice("frames") or questions.frames_text(),
            key="w_frames",
            height=260,
            on_change=_choose_frames,
        )
        st.button(tr("Back to the built-in frames"), on_click=_reset_frames)
        frame_examples()


def _choose_frames() -> None:
    text = st.session_state["w_frames"].strip()
    choices.choose_if_right("frames", "" if text == questions.frames_text() else text)


def _reset_frames() -> None:
    choices.choose_if_right("frames", "")
    st.session_state["w_frames"] = questions.frames_text()


def _text(place: Any, name: str, label: str, advice: str) -> None:
    place.text_input(
        label,
        value=choices.choice(name),
        key=f"w_{name}",
        on_change=_choose_pole,
        args=(name, f"w_{name}"),
        help=advice,
    )


def _choose_pole(name: str, key: str) -> None:
    choices.choose(name, st.session_state[key] or "")
    choices.choose_if_right("wordings", "")  # they were of the old poles
    encode_poles()
