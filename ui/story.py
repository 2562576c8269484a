"""The story at hand: its corpus, the model, and the answers to the questions as they stand."""

import time
from contextlib import suppress
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from analysis.errors import AnalysisError
from analysis.models.encoder import Encoder
from analysis.models.questions import FramingAxis, Target
from analysis.models.tiers import Tier
from analysis.models.word_swaps import bar_of
from analysis.studies.comparison import AxisComparison, FrameComparison, ToneComparison
from analysis.studies.corpus import Corpus
from analysis.studies.omission import ClaimComparison, can_compare_claims, claims_in_voice
from analysis.studies.settings import Asked
from analysis.studies.shared import EVERYWHERE, SharedText
from analysis.studies.voices import VoiceComparison, with_sentences
from analysis.studies.wordings import needed_texts
from analysis.studies.words import WordChoice
from analysis.translation import tr
from ui import cache, choices, history, questions, session, tiers
from ui.scoring import (
    embed_with_progress,
    hear_with_progress,
    heard_with_progress,
    hearings,
    says_hearing_is_stopped,
)
from ui.shell import escape_markdown

# A browser on the same machine would have to share the processor with the network.
_LET_BROWSER_DRAW_S = 0.3


@dataclass(frozen=True)
class Open:
    """The corpus and the models of this run, once every sentence has been embedded."""

    corpus: Corpus
    tier: Tier
    outlets: tuple[str, ...]
    is_heard: bool = True  # whether it is known who speaks; until then voices are told by marks

    @property
    def encoder(self) -> Encoder:
        """What axes and frames are scored by."""
        return self.tier.encoder

    def key(self, voice: str) -> str:
        """Tells these sentences under these models from all others."""
        return f"{self._told_key} {voice} {choices.choice('shared')}"

    @property
    def _told_key(self) -> str:
        models = " ".join(info.fingerprint for info in self.tier.scorers.values())
        return f"{self._corpus_key} {models} {'|'.join(self.outlets)}"

    @property
    def _corpus_key(self) -> str:
        return self.corpus.fingerprint + ("" if self.is_heard else " unheard")

    @property
    def told(self) -> pd.DataFrame:
        """All sentences of the outlets that are compared, however shared text counts."""
        sentences = self.corpus.sentences
        return sentences[sentences["outlet"].isin(self.outlets)]

    def sentences(self, voice: str) -> pd.DataFrame:
        """The sentences that count of the outlets compared, in this voice ("all" for every one)."""
        mine = self.counted(self.told)
        return mine if voice == "all" else mine[mine["voice"] == voice]

    def counted(self, sentences: pd.DataFrame) -> pd.DataFrame:
        """Without the shared text that is not to count; it is looked for only when some is not."""
        setting = choices.choice("shared")
        return sentences if setting == EVERYWHERE else self.shared().counted(sentences, setting)

    def shared(self) -> SharedText:
        """The text that articles of the corpus share."""
        key = f"{self._corpus_key} {self.encoder.info.fingerprint}"
        return cache.shared_text(key, self.corpus, self.encoder)

    def on_axis(self, voice: str = "all", *, reworded: bool = True) -> AxisComparison:
        """Where the outlets stand on the axis as it stands, and under its other wordings.

        No verdict is given while these wait to be run (`check_wordings`), and none holds without
        them: `reworded=False` is for marks alone.
        """
        waits = self.waits_for_wordings()
        placed = cache.axis_comparison(
            self.key(voice),
            questions.axis(),
            questions.wordings() if reworded and not waits else (),
            self.sentences(voice),
            self.encoder,
        )
        known = reworded and not waits
        return placed if known else replace(placed, verdicts=placed.verdicts.iloc[:0])

    def waits_for_wordings(self) -> bool:
        """Whether the other wordings of the axis have yet to be run."""
        wordings = questions.wordings()
        known = self.encoder.remembers(needed_texts(wordings, self.encoder))
        return not known and not session.is_checked(self._wordings_key(wordings))

    def check_wordings(self) -> None:
        """Run the other wordings once the chart stands, and draw the page again with verdicts.

        Called below the chart, so that a retyped pole moves it at once. Until then nothing is said
        of which outlets differ.
        """
        if self.waits_for_wordings():
            st.caption(tr("Checking the finding under other wordings of the poles…"))
            time.sleep(_LET_BROWSER_DRAW_S)
            self.encoder.encode(needed_texts(questions.wordings(), self.encoder))
            session.mark_checked(self._wordings_key(questions.wordings()))
            st.rerun()

    def check_voices(self) -> None:
        """Wait until it is known who speaks, and draw the page again; below the chart, as above."""
        if not self.is_heard and not says_hearing_is_stopped(self.corpus):
            st.caption(tr("Looking for who speaks, to tell own words from quotations…"))
            heard_with_progress(self.corpus)
            st.rerun()

    def _wordings_key(self, wordings: tuple[FramingAxis, ...]) -> str:
        return f"{self.encoder.info.fingerprint} {wordings}"

    def tone(self, targets: tuple[Target, ...], voice: str = "all") -> ToneComparison:
        """Tone of the outlets toward the targets."""
        key, table, story = self.key(voice), self.sentences(voice), self.corpus.sentences
        hear_with_progress(self.tier.tone, cache.mentions(key, targets, table, story))
        return cache.tone_comparison(key, targets, table, story, self.tier.tone)

    def words(self, voice: str = "all") -> WordChoice:
        """Which words the outlets choose: what they have from others is none of their choice."""
        setting = choices.choice("shared")
        table = self.shared().worded_by_others(self.sentences(voice), setting)
        asks_claims = bar_of(self.encoder) and can_compare_claims(self.sentences("all"))
        stated = self.claims().statements if asks_claims else None
        return cache.word_choice(self.key(voice), table, self.encoder, stated)

    def frames(self, voice: str = "all") -> FrameComparison:
        """How often the outlets use the frames as they stand."""
        return cache.frame_comparison(
            self.key(voice), questions.frames(), self.sentences(voice), self.encoder
        )

    def claims(self, voice: str = "all") -> ClaimComparison:
        """The claims of the sentences that count, and which outlets carry them in this voice."""
        table = self.counted(self.told)
        found = cache.claim_comparison(self.key("all"), table, self.encoder, self.told)
        return claims_in_voice(found, voice)

    def shared_effect(self) -> pd.DataFrame:
        """Every estimate, in all voices, under each way to count shared text (EFFECT_COLUMNS)."""
        asked = Asked(questions.axis(), questions.targets(), questions.frames())
        key, story = self._told_key, self.corpus.sentences
        if asked.targets:
            heard = cache.mentions(key, asked.targets, self.told, story)
            hear_with_progress(self.tier.tone, heard)
        key = f"{key} {asked.axis} {asked.targets} {asked.frames}"
        return cache.whole_effect(key, asked, self.shared(), self.told, self.tier)

    def sides(self) -> dict[str, str]:
        """Speaker → side as they stand."""
        return questions.sides(self.suggested_sides())

    def suggested_sides(self) -> dict[str, str]:
        """Speaker → side as the text that counts tells them, that of outlets not compared too."""
        return cache.suggested_sides(self._counted_key, self._with(self.corpus.sentences))

    def voices(self, by: str) -> VoiceComparison:
        """Whose words the outlets print where they count, by "side" or by "speaker"."""
        sides, told = self.sides() if by == "side" else None, self._with(self.told)
        return cache.voice_comparison(self._counted_key, self.outlets, sides, told)

    @property
    def _counted_key(self) -> str:
        return f"{self._corpus_key} {self.encoder.info.fingerprint} {choices.choice('shared')}"

    def _with(self, sentences: pd.DataFrame) -> Corpus:
        """The corpus with those of these sentences that count."""
        return with_sentences(self.corpus, self.counted(sentences))


def open_story(*, wait_for_voices: bool = True) -> Open:
    """The story at hand, every sentence embedded.

    A page that can show something before it is known who speaks need not wait for that.
    """
    own = history.own_story()
    corpus = own.corpus if own else cache.invented_corpus(choices.choice("story"))
    hearing = hearings()(corpus.fingerprint, corpus)  # goes on while the sentences are embedded
    tier = open_tier()
    embed_with_progress(corpus.sentences, tier.encoder)
    is_heard = wait_for_voices or hearing.done()
    if is_heard:
        corpus = heard_with_progress(corpus)
    opened = Open(corpus, tier, tuple(questions.shown_outlets(corpus)), is_heard)
    _say_what_to_know(opened)
    return opened


def encode_poles() -> None:
    """Run the poles through the encoder, which remembers them; poles that make no axis wait.

    Called as soon as a pole is retyped: a little later the network would share the processor with a
    browser on the same machine that is busy with the head of the page, and take thrice as long.
    """
    with suppress(AnalysisError):
        encoder = open_tier().encoder
        encoder.encode(needed_texts([questions.axis()], encoder))


def open_tier() -> Tier:
    """The tier that is chosen, with the hub's encoder where one is named."""
    tier, named = tiers.tier_named(choices.choice("tier")), choices.choice("model").strip()
    return tier.with_encoder(tiers.hub_encoder(named)) if named else tier


def _say_what_to_know(opened: Open) -> None:
    """What a reader of any page must know of the corpus: outlets left out, other languages."""
    corpus = opened.corpus
    if unknown := choices.complaint("story"):
        unknown = escape_markdown(unknown)
        st.info(tr("The link names a story that is not here: {story}.", story=unknown))
    if not choices.choice("outlets") and len(opened.outlets) < len(corpus.outlets):
        st.info(
            tr(
                "{n} of {all} outlets are shown, those with most articles (in order of the "
                "alphabet where that is equal); choose others on Compare.",
                n=len(opened.outlets),
                all=len(corpus.outlets),
            )
        )
    if corpus.not_english:
        names = ", ".join(escape_markdown(name) for name in corpus.not_english[:5])
        st.warning(
            tr(
                "Not in English, it seems: articles of {outlets}. The model reads English only, so "
                "their places mean nothing.",
                outlets=names,
            )
        )
