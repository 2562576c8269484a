"""Who speaks in a corpus: found while something else goes on, then put beside its sentences.

The parser is a process of its own, so it works on one processor while the encoder has the rest:
start it, embed, and take its answer.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

import pandas as pd

from analysis.corpus.parsing import Progress
from analysis.corpus.quotes import Voices, find_quotes, paragraphs_of
from analysis.measures.attribution import attribution, speaker_groups, word_shares
from analysis.studies.corpus import Corpus
from analysis.translation import same_language

_ahead = ThreadPoolExecutor(max_workers=2, thread_name_prefix="voices")


def start_voices(corpus: Corpus) -> "Future[Voices]":
    """Begin to find who speaks; `result()` waits for it, and raises CorpusError as it would."""
    return _ahead.submit(same_language(find_voices), corpus)


def with_voices(corpus: Corpus, voices: Voices) -> Corpus:
    """The corpus with the voice, quote and speaker of each sentence, and its quotations."""
    return replace(corpus, sentences=voices.sentences, quotes=voices.quotes, is_heard=True)


def heard_corpus(corpus: Corpus) -> Corpus:
    """The corpus once it is known who speaks."""
    return with_voices(corpus, find_voices(corpus))


def find_voices(corpus: Corpus, progress: Progress | None = None) -> Voices:
    """Who speaks in a corpus: its sentences with their voices, and its quotations.

    `progress` is told (sentences done, sentences in all), and ends the work by what it raises.
    """
    return find_quotes(corpus.sentences, paragraphs_of(corpus.articles), progress)


def with_sentences(corpus: Corpus, sentences: pd.DataFrame) -> Corpus:
    """The corpus with these of its sentences only, and with what is quoted in them."""
    quoted = corpus.quotes["sentence_id"].isin(sentences["sentence_id"])
    return replace(corpus, sentences=sentences, quotes=corpus.quotes[quoted])


@dataclass(frozen=True)
class VoiceComparison:
    """Who gets to speak: shares of all words, shares of the quoted ones, and the quotations.

    `quotes` has the column `group` more: the speaker or the side under which each one counts.
    """

    words: pd.DataFrame
    attribution: pd.DataFrame
    quotes: pd.DataFrame


def compare_voices(
    corpus: Corpus, outlets: Sequence[str], sides: dict[str, str] | None = None
) -> VoiceComparison:
    """Whose words these outlets print, by speaker or, with `sides` (speaker → side), by side."""
    sentences = corpus.sentences[corpus.sentences["outlet"].isin(outlets)]
    quotes = corpus.quotes[corpus.quotes["outlet"].isin(outlets)]
    quotes = quotes.assign(group=speaker_groups(quotes, sides))
    groups = quotes["group"]
    return VoiceComparison(
        word_shares(sentences, quotes, groups), attribution(sentences, quotes, groups), quotes
    )


def cue_table(quotes: pd.DataFrame) -> pd.DataFrame:
    """How often each outlet uses each cue, with its colour; the most frequent first."""
    used = quotes[quotes["cue"] != ""]
    ours = {"all", "cue", "colour"}  # columns here, and names that an outlet may have
    named = used["outlet"].map(lambda name: f"{name} (outlet)" if name in ours else name)
    used = used.assign(outlet=named)
    counted = used.groupby(["cue", "colour", "outlet"]).size().unstack(fill_value=0)
    counted.insert(0, "all", counted.sum(axis=1))
    counted = counted.reset_index()
    return counted.sort_values(["all", "cue"], ascending=[False, True], ignore_index=True)
