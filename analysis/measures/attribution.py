"""Who gets to speak: the share of an outlet's words that each speaker or side has."""

import numpy as np
import pandas as pd

from analysis.corpus.schema import (
    NOT_TOLD,
    OTHER_VOICES,
    OWN_WORDS,
    QUOTE_COLUMNS,
    SCORE_COLUMNS,
    SENTENCE_COLUMNS,
    UNNAMED_SOURCES,
    require_columns,
)
from analysis.measures.estimates import expected_share_estimates


def speaker_groups(quotes: pd.DataFrame, sides: dict[str, str] | None = None) -> pd.Series:
    """Under which name each quotation counts: its speaker, or the side that `sides` puts them on.

    Unnamed sources are a speaker of their own, and so are quotations whose speaker is not told.
    With sides, a speaker who is on none counts among the others.
    """
    require_columns(quotes, QUOTE_COLUMNS, "quotes")
    speakers = quotes["speaker"].where(quotes["speaker"] != "", NOT_TOLD)
    if sides is None:
        return speakers.mask(quotes["speaker_kind"] == "unnamed", UNNAMED_SOURCES)
    known = quotes["speaker"].map({name: _side_of(name, sides) for name in set(quotes["speaker"])})
    groups = known.where(known.notna(), OTHER_VOICES)
    groups = groups.mask((quotes["speaker_kind"] == "unnamed") & known.isna(), UNNAMED_SOURCES)
    return groups.mask(quotes["speaker"] == "", NOT_TOLD)


def _side_of(speaker: str, sides: dict[str, str]) -> str | None:
    """The side of a speaker, or of several quoted together if all are on one."""
    own = {sides.get(name) for name in speaker.split("; ")}
    return sides.get(speaker) or (own.pop() if len(own) == 1 else None)


def word_shares(sentences: pd.DataFrame, quotes: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Share of each outlet's words in its own voice and of each group (ESTIMATE_COLUMNS), 0 … 1.

    Σ words of the group / Σ words over the outlet's sentences; what is quoted directly or
    indirectly is the speaker's, the rest the outlet's own. The shares of one outlet add up to 1.
    Intervals resample its articles, or the sentences of its only one. NaN without words.
    """
    return expected_share_estimates(_scores(sentences, quotes, groups, quoted_only=False))


def attribution(sentences: pd.DataFrame, quotes: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Share of each outlet's quoted words that a group has (ESTIMATE_COLUMNS), 0 … 1.

    Σ words of the group / Σ quoted words. NaN where the outlet quotes nobody.
    """
    return expected_share_estimates(_scores(sentences, quotes, groups, quoted_only=True))


def _scores(
    sentences: pd.DataFrame, quotes: pd.DataFrame, groups: pd.Series, *, quoted_only: bool
) -> pd.DataFrame:
    """Each sentence and group as a score: the group's share of its words, weighed by its words."""
    require_columns(sentences, SENTENCE_COLUMNS, "sentences")
    mine = quotes.assign(group=groups)
    mine = mine[mine["sentence_id"].isin(sentences["sentence_id"])]
    words = mine.pivot_table(
        index="sentence_id", columns="group", values="n_words", aggfunc="sum", fill_value=0
    ).reindex(sentences["sentence_id"], fill_value=0)
    quoted = words.sum(axis=1).to_numpy(dtype=float)
    total = sentences["text"].str.count(r"\w+(?:['’]\w+)?").to_numpy(dtype=float)
    total = np.maximum(total, quoted)
    if quoted_only:
        total = quoted
    else:
        words[OWN_WORDS] = total - quoted
    about = sentences[["sentence_id", "article_id", "outlet"]].reset_index(drop=True)
    parts = [
        about.assign(
            scorer="attribution",
            question=group,
            score=_share(words[group].to_numpy(dtype=float), total),
            weight=total,
        )
        for group in words.columns
    ]
    if not parts:
        return pd.DataFrame(columns=SCORE_COLUMNS)
    return pd.concat(parts, ignore_index=True)[SCORE_COLUMNS]


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    share = np.full_like(whole, np.nan)
    np.divide(part, whole, out=share, where=whole > 0)
    return share
