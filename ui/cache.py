"""The only place where results are remembered between reruns and shared between sessions.

Streamlit compares large tables by a sample, so tables are passed with a leading underscore
(not compared) and the corpus's fingerprint, made from all of it, is the key. Every cache is
bounded, and figures are kept as plain dicts: building them is most of a rerun's time. They hold
words, so they are remembered in each language; what is `for_all` holds numbers and keys alone.
"""

import gc
import json
from collections.abc import Callable
from threading import Thread
from typing import Any, TypeVar

import pandas as pd

from analysis.charts.choices import choices_plot
from analysis.charts.claims import claims_plot
from analysis.charts.frames import frames_plot
from analysis.charts.headline import headline_plot
from analysis.charts.keyness import keyness_plot
from analysis.charts.sharing import sharing_plot
from analysis.charts.shifts import shifts_plot
from analysis.charts.spectrum import spectrum_parts, spectrum_plot
from analysis.charts.strip import strip_plot
from analysis.charts.theme import Mode, print_ready
from analysis.charts.tone import tone_plot
from analysis.charts.voices import voices_plot
from analysis.charts.wordings import wordings_plot
from analysis.corpus.parsing import parse_behind_others
from analysis.corpus.reading import read_paths
from analysis.corpus.sides import suggest_sides
from analysis.corpus.story_names import NameCount
from analysis.measures.headline import article_headlines, headline_estimates
from analysis.models import score_store as kept_scores
from analysis.models.encoder import Encoder, load_encoder
from analysis.models.onnx_runtime import give_back
from analysis.models.questions import Frame, FramingAxis, Target
from analysis.models.tiers import TIERS, Tier, load_tier
from analysis.models.tone import Mentioned, ToneScorer
from analysis.storage.later import Later
from analysis.storage.store import Store, open_store
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
from analysis.studies.omission import ClaimComparison, compare_claims
from analysis.studies.shared import SharedText, effect_on_axis, find_shared, tone_shifts
from analysis.studies.shared import axis_shifts as shifts_on_axis
from analysis.studies.shelf import forget_old_drafts, kept_study
from analysis.studies.study import Study
from analysis.studies.voices import Hearing, VoiceComparison, compare_voices
from analysis.studies.words import WordChoice, compare_words
from analysis.translation import mark
from ui.collecting import spare_collections
from ui.remembering import held, remembered

parse_behind_others()  # the first chart does not wait for who speaks
Answer = TypeVar("Answer")
PLOTS: dict[str, Callable[..., Any]] = {
    "spectrum": spectrum_plot,
    "tone": tone_plot,
    "frames": frames_plot,
    "strip": strip_plot,
    "claims": claims_plot,
    "sharing": sharing_plot,
    "shifts": shifts_plot,
    "tone-shifts": shifts_plot,
    "wordings": wordings_plot,
    "headline": headline_plot,
    "headline-tone": headline_plot,
    "keyness": keyness_plot,
    "choices": choices_plot,
    "voices": voices_plot,
}
# Charts that need no figure of plotly to be shown, only to be taken out.
PARTS: dict[str, Callable[..., dict[str, Any]]] = {"spectrum": spectrum_parts}


@held(max_entries=1, for_all=True)
def score_store() -> kept_scores.ScoreStore | None:
    """The scores on disk, for all sessions; None where none are kept."""
    return kept_scores.open_store()


@held(max_entries=len(TIERS), spinner=mark("Loading the model…"), for_all=True)
def tier_named(name: str) -> Tier:
    """The embedded models of this tier, shared by all sessions."""
    tier = load_tier(name, store=score_store())
    _keep_for_good()
    return tier


@held(max_entries=1, spinner=mark("Loading the encoder…"), for_all=True)
def hub_encoder(name: str) -> Encoder:
    """An encoder of the model hub, shared by all sessions; one at a time, as it may be large."""
    encoder = load_encoder(name, store=score_store())
    _keep_for_good()
    return encoder


def _keep_for_good() -> None:
    """What is loaded is no garbage, and Streamlit collects garbage after every run: spare it."""
    spare_collections()
    gc.collect()


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


@remembered(max_entries=32, spinner=mark("Looking for names…"), for_all=True)
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
def frame_comparison(
    key: str, frames: tuple[Frame, ...], _table: pd.DataFrame, _encoder: Encoder
) -> FrameComparison:
    """How often the frames are used; `key` must tell `_table` and `_encoder` from all others."""
    return _given_back(compare_frames(_table, frames, _encoder))


@remembered(max_entries=32, spinner=mark("Looking for claims…"), for_all=True)
def claim_comparison(key: str, _table: pd.DataFrame, _encoder: Encoder) -> ClaimComparison:
    """The claims and who carries them; `key` must tell `_table` and `_encoder` from all others."""
    return _given_back(compare_claims(_table, _encoder))


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
    key: str, axis: FramingAxis, _shared: SharedText, _table: pd.DataFrame, _encoder: Encoder
) -> pd.DataFrame:
    """The places under each way to count; `key` must tell the last three from all others."""
    return effect_on_axis(_shared, _table, axis, _encoder)


@held(max_entries=8, spinner=mark("Comparing words…"), for_all=True)
def word_choice(key: str, _table: pd.DataFrame, _encoder: Encoder) -> WordChoice:
    """The words of the outlets; `key` must tell `_table` and `_encoder` from all others.

    A resource, since copying the table of uses at every rerun would cost more than all else.
    """
    return _given_back(compare_words(_table, _encoder))


@remembered(max_entries=32, for_all=True)
def suggested_sides(key: str, _corpus: Corpus) -> dict[str, str]:
    """The sides that the text tells of its speakers; `key` is the corpus's fingerprint."""
    return suggest_sides(_corpus.sentences, _corpus.quotes)


@remembered(max_entries=64, for_all=True)
def voice_comparison(
    key: str, outlets: tuple[str, ...], sides: dict[str, str] | None, _corpus: Corpus
) -> VoiceComparison:
    """Who gets to speak; `key` is the corpus's fingerprint."""
    return compare_voices(_corpus, outlets, sides)


@remembered(max_entries=256)
def figure(
    kind: str, key: str, mode: Mode, narrow: bool, _arguments: dict[str, Any]
) -> dict[str, Any]:
    """The chart of this kind as a plain dict; `key` must tell its arguments from all others."""
    if kind in PARTS:
        return PARTS[kind](**_arguments, mode=mode, narrow=narrow)
    return plain(PLOTS[kind](**_arguments, mode=mode, narrow=narrow).to_plotly_json())


@remembered(max_entries=128)
def paper_figure(
    kind: str,
    key: str,
    width_mm: int,
    caption: str,
    _arguments: dict[str, Any],
    mode: Mode = "print",
) -> dict[str, Any]:
    """The same chart for paper, always on white, at a column's width and with its caption."""
    plot = PLOTS[kind](**_arguments, mode=mode, narrow=width_mm < 120)
    return plain(print_ready(plot, width_mm=width_mm, caption=caption).to_plotly_json())


def plain(value: Any) -> Any:
    """A figure without plotly's own classes, so that it can be kept and sent as it is."""
    from plotly.utils import PlotlyJSONEncoder

    return json.loads(json.dumps(value, cls=PlotlyJSONEncoder))


@held(max_entries=4, for_all=True)
def store_at(address: str, names: tuple[str, ...], _options: dict[str, Any]) -> Store:
    """The store at this address, opened once; `names` are those of its options."""
    return open_store(address, _options)


@held(max_entries=4, for_all=True)
def writer_of(root: str, _store: Store) -> Later:
    """What writes drafts into this store, one for all sessions; old drafts go as it begins."""
    Thread(target=forget_old_drafts, args=(_store,), daemon=True).start()
    return Later(_store)


@held(max_entries=8, spinner=mark("Opening the study…"), for_all=True)
def stored_study(root: str, token: str, _store: Store) -> tuple[Study, Corpus]:
    """A stored study, which never changes, and its corpus."""
    study = kept_study(_store, token)
    return study, study.corpus()
