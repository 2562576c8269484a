"""Stored studies in the app: a link shows one, for reading only, and a button stores one."""

import html
from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from analysis.errors import AnalysisError, StoreError
from analysis.formats import day
from analysis.models.hub import cached_models
from analysis.models.tiers import DEFAULT_TIER, TIERS
from analysis.studies.known_words import family_words, tier_words
from analysis.studies.manifest import stale_families
from analysis.studies.settings import OFF
from analysis.studies.study import Study
from analysis.translation import tr
from ui import at_hand, choices, history, keeping, memory, stores, tiers
from ui.history import Stored
from ui.markdown import escape_markdown
from ui.memory import Recent


def open_link() -> None:
    """Show the stored study that the address names, under the choices that stand beside it."""
    token = st.query_params.get(at_hand.STUDY, "")
    if not token or history.own_story() or memory.was_done(f"open {token}"):
        return
    try:
        story, settings = _stored(token)
    except AnalysisError as error:
        memory.put_problem(str(error))
    else:
        at_hand.begin_with(story, {**settings, **choices.given_beside(settings)})
    memory.put_done(f"open {token}")


def open_stored(token: str) -> None:
    """Show a stored study in the place of what is shown."""
    try:
        at_hand.put_story(*_stored(token))
    except AnalysisError as error:
        memory.put_problem(str(error))


def _stored(token: str) -> tuple[history.Story, Mapping[str, str]]:
    """The story and the settings of a stored study; an AnalysisError when it cannot be had."""
    store = keeping.find_store()
    if store is None:
        raise StoreError(
            tr(
                "No studies are stored here, so this link cannot be opened; ask whoever sent it "
                "for the study as a file."
            )
        )
    study, corpus = stores.stored_study(store.root, token, store)
    settings, notes = brought(study)
    stored = Stored(token, study.name, study.made, settings)
    story = history.Story(corpus, False, notes, stored=stored)
    memory.add_recent(Recent("study", token, study.name, study.made[:16], *story.sizes))
    return story, settings


def brought(study: Study) -> tuple[dict[str, str], tuple[str, ...]]:
    """The choices that an opened study brings, and what is to be known where they cannot be had."""
    settings, notes = dict(study.settings), []
    if note := _tier_note(settings.get("tier", DEFAULT_TIER)):
        notes.append(note)
    model = settings.get("model", "")
    if model and model not in cached_models():
        notes.append(
            tr(
                "The study was scored by the encoder {model}, which is not here: places and frames "
                "are those of the embedded one. Name it under Model in the sidebar to have it "
                "fetched.",
                model=model,
            )
        )
    if note := _stale_note(study, settings.get("tier", ""), model):
        notes.append(note)
    if settings.get("wordings") == OFF:
        settings["wordings"] = ""
        notes.append(tr("The study tried no other wordings of its axis; the pages do."))
    return settings, tuple(notes)


def _tier_note(tier: str) -> str:
    """What is to be known of a study whose tier is none of ours."""
    if tier in TIERS:
        return ""
    return tr(
        "The study was scored by the tier {tier}, which is not known here; what is shown is scored "
        "anew by the tier {other}.",
        tier=tier,
        other=tier_words(DEFAULT_TIER),
    )


def _stale_note(study: Study, name: str, model: str) -> str:
    """Which scorers are not those that made the saved numbers; "" where all of them are."""
    try:
        tier = tiers.tier_named(name if name in TIERS else DEFAULT_TIER)
        if model in cached_models():
            tier = tier.with_encoder(tiers.hub_encoder(model))
        families = stale_families(study.manifest, tier)
    except AnalysisError:  # the page says what is wrong with the models
        return ""
    if not families:
        return ""
    return tr(
        "Scorers that have changed since this study was saved: {families}. Its saved numbers were "
        "made by the earlier ones; what is shown here is scored anew. `python -m analysis repeat` "
        "shows what differs.",
        families=", ".join(map(family_words, families)),
    )


def banner() -> None:
    """What is to be known of a stored study before it is read, and of a link that failed."""
    if memory.problem():
        with st.container(key="problem-store"):
            st.error(escape_markdown(memory.problem()), icon="⚠️")
        memory.put_problem("")
    story = history.own_story()
    if story is None or story.stored is None:
        return
    said = tr(
        "A stored study, read-only: {name}, saved {day}",
        name=story.stored.name or story.name,
        day=day(story.stored.made[:10]),
    )
    with st.container(horizontal=True, vertical_alignment="center", key="stored"):
        st.html(f'<p style="margin: 0">{html.escape(said)}</p>')
        st.button(tr("Make it mine"), key="make_mine", on_click=at_hand.make_mine)


def link_to(token: str) -> str:
    """The address under which a stored study opens, on the first page."""
    parts = urlsplit(st.context.url or "")
    path = parts.path.rpartition("/")[0] + "/"
    return urlunsplit((parts.scheme, parts.netloc, path, f"{at_hand.STUDY}={token}", ""))
