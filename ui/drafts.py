"""The running study is kept while one works: a reload or a killed server brings it back."""

import hashlib
from collections.abc import Mapping
from functools import partial

import streamlit as st

from analysis.errors import AnalysisError, StoreError
from analysis.storage.names import DRAFTS, file_name, new_token
from analysis.storage.store import Store
from analysis.studies.drafts import called_after_files, draft_bytes, has_guesses
from analysis.studies.heard import opened_corpus
from analysis.studies.shelf import kept_study
from analysis.translation import tr
from ui import at_hand, choices, history, keeping, memory, scoring


def keep_draft() -> None:
    """Have the story and its choices written if anything changed since they were last.

    Only one's own work is: not the sample, and not a stored study that is only looked at. Articles
    of which none was there before are another draft.
    """
    story = _own_work()
    store = _store_or_none() if story else None
    if story is None or store is None:
        return
    settings, ids, corpus = choices.settings(), _ids(story), scoring.heard_if_known(story.corpus)
    facts = f"{corpus.fingerprint} {corpus.is_heard} {story.guessed} {sorted(settings.items())}"
    fingerprint = hashlib.sha256(facts.encode()).hexdigest()
    if fingerprint == memory.last_kept():
        return
    token = memory.draft_of(ids) or new_token()
    make = partial(draft_bytes, corpus, settings, story.from_files, story.guessed)
    keeping.writer(store).put(file_name(DRAFTS, token), make)
    memory.put_draft(token, ids)
    memory.put_last_kept(fingerprint)
    memory.add_recent(memory.Recent("draft", token, "", memory.now(), *story.sizes))


def shown_draft() -> str | None:
    """The draft on the page or offered there, "" without one, None while that is not yet known."""
    story = _own_work()
    waits = "" if story or memory.has_drafts() else memory.offered()
    token = memory.draft_of(_ids(story)) if story else waits
    return token or ("" if memory.heard() or memory.has_drafts() else None)


def bring_back() -> None:
    """Show what this tab was at: after a reload under the choices that the address has.

    A link that says what to look at counts more; then the work is offered beside it.
    """
    token = memory.kept_draft()
    if not token or memory.has_drafts() or memory.was_done("bring back"):
        return
    if history.own_story() or (memory.has_arrived() and choices.link_asks()):
        memory.put_offered(token)
    else:
        _show_again(token)
    memory.put_done("bring back")


def _show_again(token: str) -> None:
    """Show the draft that this tab was at, under the choices that the address has."""
    try:
        story, settings = _kept(token)
    except StoreError:
        return  # it is gone, or nothing is kept here any more
    except AnalysisError as error:
        said = tr("Your last work could not be brought back: {reason}", reason=error)
        memory.put_problem(said)
        return
    at_hand.begin_with(story, {**settings, **choices.given_beside(settings)})


def offer() -> None:
    """The work that a link has taken the place of, to go on with."""
    token = memory.offered()
    if not token or _own_work() or memory.has_drafts() or not _store_or_none():
        return
    said = tr("Your own articles are kept.")
    with st.container(horizontal=True, vertical_alignment="center", key="offered"):
        st.html(f'<p style="margin: 0">{said}</p>')
        st.button(tr("Go on with them"), key="go_on_with", on_click=open_draft, args=(token,))


def open_draft(token: str) -> None:
    """Go on with a draft of this browser, in the place of what is shown."""
    memory.put_offered("")
    try:
        at_hand.put_story(*_kept(token))
    except AnalysisError as error:
        memory.put_problem(str(error))


def failure() -> str:
    """Why the work on the page could not be kept, "" if it could or need not be."""
    token = shown_draft()
    try:
        store = keeping.find_store()
    except StoreError as error:
        return str(error)
    return keeping.writer(store).failure(file_name(DRAFTS, token)) if store and token else ""


def _kept(token: str) -> tuple[history.Story, Mapping[str, str]]:
    """The story and the settings of a draft; StoreError or StudyError when it cannot be had."""
    store = keeping.find_store()
    if store is None:
        raise StoreError(tr("No drafts are kept here, so this one cannot be opened."))
    study = kept_study(store, token, DRAFTS)
    with st.spinner(tr("Bringing your articles back…")):
        named, guessed = called_after_files(study), has_guesses(study)
        story = history.Story(opened_corpus(study), False, from_files=named, guessed=guessed)
    memory.put_draft(token, _ids(story))
    return story, study.settings


def _own_work() -> history.Story | None:
    story = history.own_story()
    return None if story is None or story.stored else story


def _store_or_none() -> Store | None:
    """The store; None where it cannot be used, which is said where studies are stored."""
    try:
        return keeping.find_store()
    except StoreError:
        return None


def _ids(story: history.Story) -> frozenset[str]:
    return frozenset(map(str, story.corpus.articles["article_id"]))
