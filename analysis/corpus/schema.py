"""The tables that pass between rooms: what one row is, and its columns, once."""

import pandas as pd

from analysis.errors import CorpusError
from analysis.translation import mark, tr

# Most tables have some thousand rows at most: Arrow's strings cost more on the way into each small
# step than they save within it. A retyped pole waits a fifth less for its chart without them.
pd.options.mode.string_storage = "python"

# One row per article; `published` is an ISO date or "", `share_group` is "" outside any group.
ARTICLE_COLUMNS = [
    "article_id",
    "outlet",
    "headline",
    "published",
    "url",
    "text",
    "event",
    "share_group",
]
# One row per stretch of a page that was left out of its article, in the order of the page, with the
# reason. `lines_above` is where it stood: how many lines of the article were above it, its headline
# the first of them; -1 where that is not known.
REMOVED_COLUMNS = ["article_id", "text", "reason", "lines_above"]
# One row per address that was asked for, and per article that a feed lists: where it was found in
# the end, `status` "fetched" or "failed", and in `reason` why it failed or what is to be known.
FETCHED_COLUMNS = ["address", "final_url", "status", "reason"]
# One row per sentence; `position` is its 0-based place in the article, `part` is "headline" or
# "body", `voice` is "own", "quoted" or "unknown", `quote` the kind of quotation that it holds
# ("direct", "indirect", "mixed" or ""), `shared` is true for copied text.
SENTENCE_COLUMNS = [
    "sentence_id",
    "article_id",
    "outlet",
    "position",
    "part",
    "voice",
    "quote",
    "speaker",
    "text",
    "shared",
]
# One row per quotation within a sentence: the words from `start` to `end` of the sentence's text.
# `kind` is "direct", "indirect" or "mixed"; `speaker` is a name, the description of an unnamed
# source, or "" where none is told; `speaker_kind` is "named", "institution", "unnamed" or "";
# `cue` is the lemma of the verb of saying, `colour` "neutral", "doubting", "endorsing" or "".
QUOTE_COLUMNS = [
    "quote_id",
    "sentence_id",
    "article_id",
    "outlet",
    "kind",
    "speaker",
    "speaker_kind",
    "cue",
    "colour",
    "text",
    "start",
    "end",
    "n_words",
]
# Whose words they are, where that is no speaker and no side; `tr` where they are shown.
OWN_WORDS, UNNAMED_SOURCES = mark("own voice"), mark("unnamed sources")
NOT_TOLD, OTHER_VOICES = mark("speaker not told"), mark("others")
# One row per sentence, scorer and question; NaN where the scorer has no answer. `weight` is how
# much the sentence speaks to the question at all, 0 to 1.
SCORE_COLUMNS = ["sentence_id", "article_id", "outlet", "scorer", "question", "score", "weight"]
# One row per article and question: all that means and intervals need.
TOTAL_COLUMNS = [
    "article_id",
    "outlet",
    "question",
    "score_sum",
    "weight_sum",
    "n_scored",
    "n_sentences",
]
# One row per outlet and question; `interval` says what was resampled: "articles",
# "within this article" or "none".
ESTIMATE_COLUMNS = [
    "outlet",
    "question",
    "estimate",
    "ci_low",
    "ci_high",
    "interval",
    "n_articles",
    "n_sentences",
]


def require_columns(table: pd.DataFrame, needed: list[str], table_name: str) -> None:
    """Raise CorpusError naming the columns that `table` lacks."""
    missing = [column for column in needed if column not in table.columns]
    if missing:
        raise CorpusError(
            tr(
                "The {table} table lacks: {columns}.",
                table=table_name,
                columns=", ".join(missing),
            )
        )
