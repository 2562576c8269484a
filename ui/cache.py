"""What is found out of a story, remembered between reruns and shared between sessions.

Streamlit compares large tables by a sample, so tables are passed with a leading underscore
(not compared) and the corpus's fingerprint, made from all of it, is the key. Every cache is
bounded; what is `for_all` holds numbers and keys alone and is not remembered in each language.
"""

from typing import TypeVar

import pandas as pd

from analysis.corpus.parsing_process import parse_behind_others
from analysis.corpus.reading import read_paths
from analysis.corpus.sides import suggest_sides
from analysis.corpus.story_names import NameCount
from analysis.measures.headline import article_headlines, headline_estimates, quoted_bodies
from analysis.models.encoder import Encoder
from analysis.models.freed_memory import give_back
from analysis.models.questions import Frame, FramingAxis, Target
from analysis.models.tiers import Tier
from analysis.models.tone import Mentioned, ToneScorer
from analysis.studies.comparison import (
    AxisComparison,
    FrameComparison,
    ToneComparison,
    all_mentions,
    compare_frames,
    compare_on_axis,
    compare_tone,
)
from analysis.studies.corpus import Corpus, read_corpus
from analysis.studies.gallery import stories
from analysis.studies.hearing import Hearing
from analysis.studies.omission import ClaimComparison, compare_claims
from analysis.studies.settings import Asked
from analysis.studies.shared import SharedText, find_shared, tone_shifts
from analysis.studies.shared import axis_shifts as shifts_on_axis
from analysis.studies.shared_effect import effect_on_all, effect_on_axis
from analysis.studies.voices import VoiceComparison, compare_voices
from analysis.studies.words import WordChoice, compare_words
from analysis.translation import mark
from ui.remembering import held, remembered

parse_behind_others()  # the first chart does not wait for who speaks
Answer = TypeVar("Answer")


def _given_back(found: Answer) -> Answer:
    """What was found, once the memory that finding it took is the system's again.

    Not for what a retyped pole waits for: it takes some hundredths of a second.
    """
    give_back()
    return found


@held(max_entries=8, for_all=True)
def invented_corpus(name: str = "") -> Corpus:
    """An invented story, read as any other page is; the sample has no name."""
    return read_corpus(read_paths([stories()[name].folder]))


def sample_corpus() -> Corpus:
    """The sample story."""
    return invented_corpus()


@held(max_entries=8, for_all=True)
def shared_hearing(key: str, _corpus: Corpus) -> Hearing:
    """Who speaks in an invented story or a stored study; `key` is its corpus's fingerprint."""
    return Hearing(_corpus)


@held(max_entries=4, scope="session", for_all=True)
def own_hearing(key: str, _corpus: Corpus) -> Hearing:
    """The same for a visitor's own articles: no other visitor's can push it out."""
    return Hearing(_corpus)


@remembered(max_entries=128, for_all=True)
def axis_comparison(
    key: str,
    axis: FramingAxis,
    wordings: tuple[FramingAxis, ...],
    _table: pd.DataFrame,
    _encoder: Encoder,
) -> AxisComparison:
    """Where the outlets stand; `key` must tell `_table` and `_encoder` from all others."""
    return compare_on_axis(_table, axis, _encoder, wordings)


@remembered(max_entries=32, for_all=True)
def story_names(key: str, _corpus: Corpus) -> list[NameCount]:
    """The likeliest targets of a story; `key` is the corpus's fingerprint."""
    return _given_back(_corpus.names())


@remembered(max_entries=64, for_all=True)
def mentions(
    key: str, targets: tuple[Target, ...], _table: pd.DataFrame, _story: pd.DataFrame
) -> list[Mentioned]:
    """The sentences that mention the targets; `key` must tell `_table` from all others."""
    return all_mentions(_table, targets, _story)


@remembered(max_entries=64, for_all=True)
def tone_comparison(
    key: str,
    targets: tuple[Target, ...],
    _table: pd.DataFrame,
    _story: pd.DataFrame,
    _scorer: ToneScorer,
) -> ToneComparison:
    """Tone toward the targets; `key` must tell `_table` and `_scorer` from all others."""
    return _given_back(compare_tone(_table, targets, _scorer, story=_story))


@remembered(max_entries=64, for_all=True)
def headlines(key: str, _scored: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Headline against body, by article and by outlet; `key` must tell `_scored` from others."""
    articles = article_headlines(_scored)
    return articles, headline_estimates(articles)


@remembered(max_entries=64, for_all=True)
def quoted_below_headlines(key: str, _scored: pd.DataFrame) -> pd.DataFrame:
    """What articles with a headline quote, by outlet; `key` must tell `_scored` from others."""
    return quoted_bodies(_scored)


@remembered(max_entries=64, for_all=True)
def frame_comparison(
    key: str, frames: tuple[Frame, ...], _table: pd.DataFrame, _encoder: Encoder
) -> FrameComparison:
    """How often the frames are used; `key` must tell `_table` and `_encoder` from all others."""
    return _given_back(compare_frames(_table, frames, _encoder))


@remembered(max_entries=32, spinner=mark("Looking for claims…"), for_all=True)
def claim_comparison(
    key: str, _table: pd.DataFrame, _encoder: Encoder, _story: pd.DataFrame
) -> ClaimComparison:
    """The claims and who carries them; `key` must tell all that goes in from all others."""
    return _given_back(compare_claims(_table, _encoder, _story))


@held(max_entries=16, spinner=mark("Looking for shared text…"), for_all=True)
def shared_text(key: str, _corpus: Corpus, _encoder: Encoder) -> SharedText:
    """The text that articles share; `key` must tell `_corpus` and `_encoder` from all others."""
    return _given_back(find_shared(_corpus, _encoder))


@remembered(max_entries=64, for_all=True)
def axis_shifts(
    key: str, axis: FramingAxis, _pairs: pd.DataFrame, _table: pd.DataFrame, _encoder: Encoder
) -> pd.DataFrame:
    """What rewriting moved on the axis; `key` must tell the tables and `_encoder` from others."""
    return shifts_on_axis(_pairs, _table, axis, _encoder)


@remembered(max_entries=64, for_all=True)
def pair_tones(
    key: str,
    targets: tuple[Target, ...],
    _pairs: pd.DataFrame,
    _story: pd.DataFrame,
    _scorer: ToneScorer,
) -> pd.DataFrame:
    """What rewriting moved in tone; `key` must tell the tables and `_scorer` from others."""
    return _given_back(tone_shifts(_pairs, _story, targets, _scorer))


@remembered(max_entries=64, for_all=True)
def shared_effect(
    key: str,
    axis: FramingAxis,
    voice: str,
    _shared: SharedText,
    _table: pd.DataFrame,
    _encoder: Encoder,
) -> pd.DataFrame:
    """The places under each way to count; `key` must tell the last three from all others."""
    return effect_on_axis(_shared, _table, axis, _encoder, voice)


@remembered(max_entries=16, spinner=mark("Counting in each way…"), for_all=True)
def whole_effect(
    key: str, _asked: Asked, _shared: SharedText, _table: pd.DataFrame, _tier: Tier
) -> pd.DataFrame:
    """Every estimate under each way to count; `key` must tell all that goes in from all others."""
    return _given_back(effect_on_all(_shared, _table, _asked, _tier))


@held(max_entries=8, spinner=mark("Comparing words…"), for_all=True)
def word_choice(
    key: str, _table: pd.DataFrame, _encoder: Encoder, _statements: pd.DataFrame | None
) -> WordChoice:
    """The words of the outlets; `key` must tell all that goes in from all others.

    A resource, since copying the table of uses at every rerun would cost more than all else.
    """
    return _given_back(compare_words(_table, _encoder, _statements))


@remembered(max_entries=32, for_all=True)
def suggested_sides(key: str, _corpus: Corpus) -> dict[str, str]:
    """The sides that the text tells of its speakers; `key` tells the corpus from all others."""
    return suggest_sides(_corpus.sentences, _corpus.quotes)


@remembered(max_entries=64, for_all=True)
def voice_comparison(
    key: str, outlets: tuple[str, ...], sides: dict[str, str] | None, _corpus: Corpus
) -> VoiceComparison:
    """Who gets to speak; `key` tells the corpus from all others."""
    return compare_voices(_corpus, outlets, sides)
