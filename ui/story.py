"""The story at hand: its corpus, the model, and the answers to the questions as they stand."""

import time
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.models.encoder import Encoder
from analysis.models.questions import Target
from analysis.studies.comparison import (
    AxisComparison,
    FrameComparison,
    ToneComparison,
    embed_sentences,
)
from analysis.studies.corpus import Corpus
from analysis.studies.progress import remaining_seconds
from ui import cache, state
from ui.shell import escape_markdown

_PROGRESS_EVERY_S = 0.3


@dataclass(frozen=True)
class Open:
    """The corpus and the encoder of this run, once every sentence has been embedded."""

    corpus: Corpus
    encoder: Encoder
    outlets: tuple[str, ...]

    def key(self, voice: str) -> str:
        """Tells these sentences under this encoder from all others."""
        names = "|".join(self.outlets)
        return f"{self.corpus.fingerprint} {self.encoder.info.fingerprint} {voice} {names}"

    def sentences(self, voice: str) -> pd.DataFrame:
        """The sentences of the outlets that are compared, in this voice ("all" for every one)."""
        sentences = self.corpus.sentences
        mine = sentences[sentences["outlet"].isin(self.outlets)]
        return mine if voice == "all" else mine[mine["voice"] == voice]

    def on_axis(self, voice: str = "all") -> AxisComparison:
        """Where the outlets stand on the axis as it stands."""
        return cache.axis_comparison(
            self.key(voice), state.axis(), self.sentences(voice), self.encoder
        )

    def tone(self, targets: tuple[Target, ...], voice: str = "all") -> ToneComparison:
        """Tone of the outlets toward the targets."""
        return cache.tone_comparison(self.key(voice), targets, self.sentences(voice), self.encoder)

    def frames(self, voice: str = "all") -> FrameComparison:
        """How often the outlets use the frames as they stand."""
        return cache.frame_comparison(
            self.key(voice), state.frames(), self.sentences(voice), self.encoder
        )


def open_story() -> Open:
    """The story at hand, every sentence embedded."""
    own = state.own_story()
    corpus = own.corpus if own else cache.sample_corpus()
    encoder = cache.encoder_named(state.choice("model").strip())
    embed_with_progress(corpus.sentences, encoder)
    opened = Open(corpus, encoder, tuple(state.shown_outlets(corpus)))
    _say_what_to_know(opened)
    return opened


def _say_what_to_know(opened: Open) -> None:
    """What a reader of any page must know of the corpus: outlets left out, other languages."""
    corpus = opened.corpus
    if not state.choice("outlets") and len(opened.outlets) < len(corpus.outlets):
        st.info(
            f"{len(opened.outlets)} of {len(corpus.outlets)} outlets are shown, those with most "
            "articles (in order of the alphabet where that is equal); choose others on Compare."
        )
    if corpus.not_english:
        names = ", ".join(escape_markdown(name) for name in corpus.not_english[:5])
        st.warning(
            f"Not in English, it seems: articles of {names}. The model reads English only, so "
            "their places mean nothing."
        )


def embed_with_progress(sentences: pd.DataFrame, encoder: Encoder) -> None:
    """Embed the sentences; work of more than a moment shows how far it is."""
    place = st.empty()
    began = shown = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if done < total and now - shown > _PROGRESS_EVERY_S:
            shown = now
            left = remaining_seconds(now - began, done, total)
            place.progress(done / total, f"Scoring {done} of {total} sentences, {left} s left")

    embed_sentences(sentences, encoder, show)
    place.empty()
