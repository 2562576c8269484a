"""What may take more than a moment, and says how far it is: scoring, who speaks, and names."""

import hashlib
from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.corpus.story_names import NameCount
from analysis.models.encoder import Encoder
from analysis.models.tone import Mentioned, ToneScorer
from analysis.studies.comparison import Progress, embed_sentences
from analysis.studies.corpus import Corpus
from analysis.studies.hearing import Hearing
from ui import cache, history, session, working
from ui.work import spend_on_mentions, spend_on_sentences


def embed_with_progress(sentences: pd.DataFrame, encoder: Encoder) -> None:
    """Embed the sentences; work of more than a moment shows how far it is, and can be stopped."""
    texts = sentences["text"].drop_duplicates()
    if not encoder.remembers(texts.tolist()):
        key = f"{encoder.info.fingerprint} {_fingerprint(texts)}"
        if not session.is_paid(key):  # a page drawn again asks for the same work
            spend_on_sentences(texts.tolist(), encoder)
            session.mark_paid(key)
        working.finish(key, "sentences", lambda show: embed_sentences(sentences, encoder, show))
        session.forget_paid(key)


def heard_with_progress(corpus: Corpus) -> Corpus:
    """The corpus once it is known who speaks, with the same signs of how far it is, and Stop."""
    hearing: Hearing = hearings()(corpus.fingerprint, corpus)
    try:
        if not hearing.done():
            working.finish(_hearing_key(corpus), "voices", hearing.finish)
        return hearing.heard
    except Exception:
        # The next page tries again, whatever went wrong: a failure is no answer to keep.
        hearings().clear(corpus.fingerprint, corpus)
        raise


def heard_if_known(corpus: Corpus) -> Corpus:
    """The corpus as it is known at this moment, without waiting for who speaks."""
    hearing: Hearing = hearings()(corpus.fingerprint, corpus)
    return hearing.known or corpus


def says_hearing_is_stopped(corpus: Corpus) -> bool:
    """Whether the reader stopped looking for who speaks; then the page says so, and goes on."""
    return working.says_stopped(_hearing_key(corpus), "voices")


def _hearing_key(corpus: Corpus) -> str:
    """Tells this session's work from all other: sessions share what is parsed, by its text."""
    return f"voices {session.session_name()} {corpus.fingerprint}"


def hearings() -> Any:
    """Where it is remembered who speaks in the story at hand."""
    own = history.own_story()
    return cache.own_hearing if own and not own.stored else cache.shared_hearing


def hear_with_progress(scorer: ToneScorer, mentioned: list[Mentioned]) -> None:
    """Ask the network for the tone of each mention, with the same signs of how far it is."""
    key = f"{scorer.info.fingerprint} {_fingerprint(mentioned)}"
    if not session.is_paid(key):
        spend_on_mentions(mentioned, scorer)
        session.mark_paid(key)
    working.finish(key, "mentions", lambda show: scorer.hear(mentioned, show))
    session.forget_paid(key)


def names_with_progress(corpus: Corpus) -> list[NameCount]:
    """The likeliest targets of the story, with the same signs; then they are remembered."""
    key = f"names {corpus.fingerprint}"
    if not session.has_looked(key):

        def look(show: Progress) -> None:
            corpus.names(show)

        working.finish(key, "names", look)
        session.mark_looked(key)
    return cache.story_names(corpus.fingerprint, corpus)


def _fingerprint(things: Iterable[object]) -> str:
    """Tells what is scored from all else, in whatever order and corpus it stands."""
    return hashlib.sha256("\n".join(sorted(map(repr, things))).encode()).hexdigest()
