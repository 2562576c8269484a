"""A study laid open for its report: its tables by measure, and what its articles give again.

Places, salience, tone and frames are those that the study holds, those of own voice and quotations
apart as well where it shows them so. Elsewhere these, and always other wordings, words, quotations,
claims and shared text, are made again from its articles, by the models at hand; where the texts are
left out, so is all of that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from analysis.corpus.sides import parse_sides, suggest_sides
from analysis.errors import CorpusError, QuestionError, StudyError
from analysis.models.questions import FramingAxis
from analysis.models.tiers import Tier
from analysis.studies.by_voice import Tables, results_by_voice
from analysis.studies.comparison import AxisComparison, Progress, compare_on_axis, embed_sentences
from analysis.studies.corpus import Corpus
from analysis.studies.omission import ClaimComparison, can_compare_claims, compare_claims
from analysis.studies.repeat import asked_in
from analysis.studies.settings import Asked
from analysis.studies.shared import SharedText, axis_shifts, find_shared, worded
from analysis.studies.study import Study
from analysis.studies.tables import BY_VOICE
from analysis.studies.texts import without_texts
from analysis.studies.voices import VoiceComparison, compare_voices, heard_corpus, with_sentences
from analysis.studies.words import WordChoice, compare_words
from analysis.translation import tr

MOST_OUTLETS = 40  # of a chart


@dataclass(frozen=True)
class Remade:
    """What is not taken from the study, and its articles give again.

    `asked` is the axis as the study asked it. `shifts` are rewritten sentences, `counted` those of
    the study's outlets that count, in all voices.
    """

    shared: SharedText
    counted: pd.DataFrame
    voices: VoiceComparison
    words: WordChoice
    asked: AxisComparison | None
    claims: ClaimComparison | None
    shifts: pd.DataFrame | None

    @property
    def corpus(self) -> Corpus:
        """The articles with their voices and shared text."""
        return self.shared.corpus


@dataclass(frozen=True)
class Material:
    """A study, what it asked, and what was made again; `remade` is None without its texts.

    `by_voice` are tables of `BY_VOICE`, none where the study compared one voice, or holds none and
    has no texts.
    """

    study: Study
    asked: Asked
    remade: Remade | None
    replaced: tuple[str, ...] = ()
    by_voice: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    def estimates(self, measure: str) -> pd.DataFrame:
        """The estimates of one measure."""
        return _of(self.study.results.estimates, measure)

    def verdicts(self, measure: str) -> pd.DataFrame:
        """The verdicts of one measure."""
        return _of(self.study.results.verdicts, measure)

    def scored(self, measure: str) -> pd.DataFrame:
        """The scored sentences of one measure."""
        return _of(self.study.results.sentences, measure)

    def of_voice(self, table: str, measure: str, voice: str) -> pd.DataFrame:
        """The estimates, verdicts or sentences of one measure in the own or in the quoted voice."""
        mine = _of(self._in_voice(table, voice), measure)
        return mine if table == "sentences" else mine.drop(columns="voice")

    def wordings(self, voice: str) -> pd.DataFrame:
        """The places of one voice under the wordings that were asked (PLACE_COLUMNS)."""
        rows = self._in_voice("wordings", voice).drop(columns="voice")
        asked = rows["wording"].between(0, len(self.asked.wordings))  # a stranger's may have more
        return rows[asked].reset_index(drop=True)

    def _in_voice(self, table: str, voice: str) -> pd.DataFrame:
        name = f"{table}_by_voice"
        rows = self.by_voice.get(name, BY_VOICE[name].table(pd.DataFrame()))
        return rows[rows["voice"] == voice]

    @property
    def holds_voices(self) -> bool:
        """Whether the study itself holds both voices apart."""
        return BY_VOICE.keys() <= self.study.results.further.keys()

    @property
    def axis(self) -> FramingAxis:
        """The axis as the study asked it; ask only where it has an answer."""
        if self.asked.axis is None:
            raise QuestionError(tr("This study asks no axis; make it again with one."))
        return self.asked.axis

    @property
    def drawn(self) -> list[str]:
        """The outlets that charts show: all, or the 40 with most articles."""
        n_articles = self.study.articles["outlet"].value_counts()
        known = [name for name in self.study.outlets if name in n_articles]
        return sorted(sorted(known, key=lambda name: (-n_articles[name], name))[:MOST_OUTLETS])

    def of_drawn(self, table: pd.DataFrame) -> pd.DataFrame:
        """The rows of the outlets that charts show."""
        return table[table["outlet"].isin(self.drawn)]


def _of(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    return table[table["measure"] == measure].drop(columns="measure").reset_index(drop=True)


def open_material(
    study: Study,
    tier: Tier | None,
    *,
    sentences: bool = True,
    heard: Corpus | None = None,
    progress: Progress | None = None,
) -> Material:
    """The study laid open; without a tier, or without texts, nothing is made again.

    Without `sentences` everything is measured and none of them is kept. `heard` is the study's
    corpus where it is known already who speaks in it.
    """
    asked, shown = asked_in(study), study if sentences else without_texts(study)
    if not set(study.outlets) & set(study.articles["outlet"]):
        raise StudyError(tr("This study compares no outlet of its articles; make it again."))
    held = {name: table for name, table in shown.results.further.items() if name in BY_VOICE}
    if tier is None or not study.has_texts:
        return Material(shown, asked, None, by_voice=held)
    corpus = heard or heard_corpus(study.corpus())
    embed_sentences(corpus.sentences, tier.encoder, progress)
    before = study.manifest["scorers"]
    replaced = [n for n, info in tier.scorers.items() if before.get(n) != info.fingerprint]
    shared = find_shared(corpus, tier.encoder)
    counting = _answer(lambda: asked.of(shared))
    counting = shared.corpus.sentences.iloc[:0] if counting is None else counting
    remade = _remade(study, asked, shared, counting, tier)
    by_voice = held or _by_voice(counting, shared, asked, tier)
    if not sentences:
        remade, by_voice = _bare(remade, by_voice)
    return Material(shown, asked, remade, tuple(replaced), by_voice)


def _bare(remade: Remade, by_voice: Tables) -> tuple[Remade, Tables]:
    """Without what holds sentences: claims are some, and rewritten ones quote them."""
    blank = {name: t.assign(text="") if "text" in t else t for name, t in by_voice.items()}
    return replace(remade, claims=None, shifts=None), blank


def _by_voice(counting: pd.DataFrame, shared: SharedText, asked: Asked, tier: Tier) -> Tables:
    """Both voices apart: all that was asked where they are shown so, else their places alone."""
    if asked.voice != "all":
        return {}
    if not asked.is_apart:
        asked = replace(asked, targets=(), frames=())
    return results_by_voice(counting, shared.corpus.sentences, asked, tier)


def _remade(
    study: Study, asked: Asked, shared: SharedText, sentences: pd.DataFrame, tier: Tier
) -> Remade:
    """All of it; `sentences` are those that were asked and count."""
    told = _told(shared.corpus, study.outlets)
    counted = shared.left(told, asked.shared)
    claims = compare_claims(counted, tier.encoder, told) if can_compare_claims(counted) else None
    stated = claims.statements if claims else None
    return Remade(
        shared,
        counted,
        _voices(study, shared, asked.shared, counted),
        compare_words(shared.worded_by_others(sentences, asked.shared), tier.encoder, stated),
        _on_axis(sentences, asked, tier),
        claims,
        _shifts(shared, asked, told, tier),
    )


def _told(corpus: Corpus, outlets: tuple[str, ...]) -> pd.DataFrame:
    """All sentences of the outlets that are compared."""
    return corpus.sentences[corpus.sentences["outlet"].isin(outlets)]


def _answer(ask: Callable[[], Any]) -> Any:
    """What is answered, None where there is no answer; why, the study says in `unanswered`."""
    try:
        return ask()
    except QuestionError:
        return None


def _on_axis(sentences: pd.DataFrame, asked: Asked, tier: Tier) -> Any:
    axis = asked.axis
    if axis is None or sentences.empty:
        return None
    return _answer(lambda: compare_on_axis(sentences, axis, tier.encoder, asked.wordings))


def _voices(
    study: Study, shared: SharedText, setting: str, counted: pd.DataFrame
) -> VoiceComparison:
    """Whose words the outlets print, by side unless the study says by speaker or none is known."""
    corpus = with_sentences(shared.corpus, counted)
    if study.settings.get("by", "side") == "speaker":
        return compare_voices(corpus, study.outlets)
    every = with_sentences(shared.corpus, shared.left(shared.corpus.sentences, setting))
    suggested = suggest_sides(every.sentences, every.quotes)
    try:
        edited = parse_sides(study.settings.get("sides", ""))
    except CorpusError:
        edited = {}
    sides = {name: side for name, side in (suggested | edited).items() if side}
    return compare_voices(corpus, study.outlets, sides or None)


def _shifts(shared: SharedText, asked: Asked, told: pd.DataFrame, tier: Tier) -> Any:
    """What rewriting moved on the axis, None where nothing was rewritten."""
    axis, pairs = asked.axis, shared.rewritten()
    known = told["sentence_id"]
    pairs = pairs[pairs["sentence_id_a"].isin(known) & pairs["sentence_id_b"].isin(known)]
    if axis is None or pairs.empty:
        return None
    found = _answer(lambda: axis_shifts(pairs, shared.corpus.sentences, axis, tier.encoder))
    return None if found is None else worded(found, shared.corpus.sentences)
