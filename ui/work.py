"""How much one visitor may have done within an hour, so that one cannot take the others' time."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

from analysis.corpus.limits import LIMITS
from analysis.corpus.reading import Source
from analysis.errors import CorpusError
from analysis.formats import number
from analysis.models.encoder import Encoder
from analysis.models.info import ScorerInfo
from analysis.models.tiers import Tier
from analysis.models.tone import Mentioned, Progress, ToneNetwork, ToneScorer
from analysis.translation import mark, tr
from ui import session
from ui.events import log_event, timed

Log = dict[str, list[tuple[float, int]]]
_HOUR = 3_600
_TOO_MANY = {
    "articles": mark(
        "This takes {n} articles, and {most} an hour is the limit here; take fewer articles, or "
        "run Parallax on a machine of your own."
    ),
    "sentences": mark(
        "This takes {n} sentences, and {most} an hour is the limit here; take fewer articles, or "
        "run Parallax on a machine of your own."
    ),
    "mentions": mark(
        "This takes {n} mentions of the targets, each of which counts as a sentence, and {most} "
        "sentences an hour is the limit here; ask for fewer targets, or run Parallax on a machine "
        "of your own."
    ),
}
_TOO_SOON = {
    "articles": mark(
        "{most} articles an hour is the limit here, and {spent} are done; go on in {minutes} "
        "minutes, or take fewer articles."
    ),
    "sentences": mark(
        "{most} sentences an hour is the limit here, and {spent} are done; go on in {minutes} "
        "minutes, or take fewer articles."
    ),
    "mentions": mark(
        "{most} sentences and mentions of targets an hour is the limit here, and {spent} are done; "
        "go on in {minutes} minutes, or ask for fewer targets."
    ),
}
# A mention costs one run of the network, as a sentence does, so both are counted as one.
_COUNTED_AS = {"articles": "articles", "sentences": "sentences", "mentions": "sentences"}


def spend_on_articles(n: int) -> None:
    """Count articles that are read; CorpusError when there are more than an hour allows."""
    _spend("articles", n, LIMITS.articles_per_hour)


def spend_on_sentences(texts: Sequence[str], encoder: Encoder) -> None:
    """Count the texts that the encoder has yet to run; what it remembers costs nothing."""
    if new := _n_new(texts, encoder):
        _spend("sentences", new, LIMITS.sentences_per_hour)
        log_event("score", session=session.session_name(), sentences=new)


def spend_on_mentions(mentioned: Sequence[Mentioned], scorer: ToneScorer) -> None:
    """Count the mentions that the scorer has yet to hear, each as a sentence."""
    _mentions_spender()(scorer.n_unheard(mentioned))


def counted(tier: Tier) -> Tier:
    """The tier, which counts for the visitor of now what mentions it hears, in any thread.

    For a study or a report, which hears on the click whatever no page has shown.
    """
    network = _CountedNetwork(tier.tone.network, _mentions_spender())
    return replace(tier, tone=ToneScorer(network, tier.tone.calibration))


@dataclass(frozen=True)
class _CountedNetwork:
    """A network of tone that counts, and may refuse, what it is to run for one visitor."""

    network: ToneNetwork
    spend: Callable[[int], None]

    @property
    def info(self) -> ScorerInfo:
        return self.network.info

    def tone_scores(
        self, pairs: Sequence[tuple[str, str]], *, progress: Progress | None = None
    ) -> Any:
        self.spend(self.n_unheard(pairs))
        return self.network.tone_scores(pairs, progress=progress)

    def n_unheard(self, pairs: Sequence[tuple[str, str]]) -> int:
        return self.network.n_unheard(pairs)


def _mentions_spender() -> Callable[[int], None]:
    """Counts mentions for the visitor of now, also in a thread that sees no session."""
    log, name = session.work_log(), session.session_name()

    def spend(new: int) -> None:
        if new:
            _spend("mentions", new, LIMITS.sentences_per_hour, log=log)
            log_event("score", session=name, mentions=new)

    return spend


def check_sentences(texts: Sequence[str], encoder: Encoder) -> None:
    """Refuse texts that `spend_on_sentences` would refuse; nothing is counted yet."""
    if new := _n_new(texts, encoder):
        _check("sentences", new, LIMITS.sentences_per_hour, time.time(), session.work_log())


def _n_new(texts: Sequence[str], encoder: Encoder) -> int:
    """How many of these texts the encoder has yet to run."""
    if encoder.remembers(texts):
        return 0
    return sum(not encoder.remembers([text]) for text in set(texts))


def read_event(sources: Sequence[Source]) -> AbstractContextManager[object]:
    """Writes down how much is read, and how long it takes."""
    n_bytes = sum(len(source.data) for source in sources)
    return timed("read", session=session.session_name(), files=len(sources), bytes=n_bytes)


def _spend(
    kind: str,
    n: int,
    most: int,
    clock: Callable[[], float] = time.time,
    *,
    log: Log | None = None,
) -> None:
    log, now = session.work_log() if log is None else log, clock()
    _check(kind, n, most, now, log)
    log[_COUNTED_AS[kind]].append((now, n))


def _check(kind: str, n: int, most: int, now: float, log: Log) -> None:
    """Refuse so much more of a kind of work, and forget what lies more than an hour back."""
    name = _COUNTED_AS[kind]
    recent = [(when, done) for when, done in log.get(name, []) if now - when < _HOUR]
    log[name] = recent
    spent = sum(done for _, done in recent)
    if spent + n > most:
        if n > most:
            raise CorpusError(tr(_TOO_MANY[kind], n=number(n), most=number(most)))
        raise CorpusError(
            tr(
                _TOO_SOON[kind],
                most=number(most),
                spent=number(spent),
                minutes=_minutes_until(recent, now, spent + n - most),
            )
        )


def _minutes_until(recent: list[tuple[float, int]], now: float, n: int) -> int:
    """How long until `n` of what was done lies an hour back."""
    gone = 0
    for when, done in recent:
        gone += done
        if gone >= n:
            return max(1, round((when + _HOUR - now) / 60))
    return 60
