"""The tables of a saved study: what one row of each is, of which kind its columns are.

The first five have been in studies since format 1; what came with format 2 is `FURTHER`, and with
format 3, for studies that show own voice and quotations apart, `BY_VOICE`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from analysis.corpus.schema import (
    ARTICLE_COLUMNS,
    ESTIMATE_COLUMNS,
    QUOTE_COLUMNS,
    REMOVED_COLUMNS,
    SENTENCE_COLUMNS,
)
from analysis.corpus.sharing import GROUP_COLUMNS, PAIR_COLUMNS
from analysis.corpus.sharing import SHARE_COLUMNS as SHARED_COLUMNS
from analysis.measures.choices import CHOICE_COLUMNS
from analysis.measures.estimates import VERDICT_COLUMNS
from analysis.measures.headline import HEADLINE_COLUMNS
from analysis.measures.keyness import KEYNESS_COLUMNS
from analysis.measures.omission import SHARE_COLUMNS
from analysis.measures.shifts import SHIFT_COLUMNS
from analysis.measures.wording import PLACE_COLUMNS

_ESTIMATES: Final = ("estimate", "ci_low", "ci_high")
_COUNTS: Final = ("n_articles", "n_sentences")


@dataclass(frozen=True)
class Kind:
    """What a table holds: its columns in order, and which of them name a row.

    `numbers` may be NaN, `counts` are whole, `flags` yes or no; all others are text. A row of an
    `excerpt` has words of its article in `text`, and says by `part` where they stand.
    """

    columns: list[str]
    keys: list[str]
    numbers: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    excerpt: str = ""
    later: tuple[str, ...] = ()  # columns that studies have not always had
    beside: tuple[str, ...] = ()  # numbers that come with some answers only

    def table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """These rows with exactly the columns of this kind, each of its own type."""
        given = {name: rows[name] for name in self.columns if name in rows}
        full = pd.DataFrame(given, columns=self.columns)
        return full.astype(self.types).reset_index(drop=True)

    @property
    def types(self) -> dict[str, str]:
        """The type of each column, as pandas names it."""
        types = dict.fromkeys(self.columns, "str") | dict.fromkeys(self.numbers, "float64")
        return types | dict.fromkeys(self.counts, "int64") | dict.fromkeys(self.flags, "bool")

    @property
    def required(self) -> list[str]:
        """The columns that a study of any version has."""
        return [name for name in self.columns if name not in self.later]


def _voiced(kind: Kind) -> Kind:
    """The same rows for each voice, named by it as well."""
    return replace(kind, columns=["voice", *kind.columns], keys=["voice", *kind.keys])


CORPUS: Final[Mapping[str, Kind]] = {
    "articles": Kind(ARTICLE_COLUMNS, ["article_id"]),
    "removed": Kind(
        REMOVED_COLUMNS, ["article_id", "text"], counts=("lines_above",), later=("lines_above",)
    ),
}
ASKED: Final[Mapping[str, Kind]] = {
    "estimates": Kind(
        ["measure", *ESTIMATE_COLUMNS],
        ["measure", "question", "outlet"],
        _ESTIMATES,
        _COUNTS,
        beside=("wording_low", "wording_high"),
    ),
    "verdicts": Kind(
        ["measure", *VERDICT_COLUMNS],
        ["measure", "question", "outlet_a", "outlet_b"],
        ("gap", "ci_low", "ci_high"),
        beside=("order_kept", "n_wordings"),
    ),
    "sentences": Kind(
        ["measure", *SENTENCE_COLUMNS, "scorer", "question", "score", "weight", "pull"],
        ["measure", "question", "sentence_id"],
        ("score", "weight", "pull"),
        ("position",),
        ("shared",),
        excerpt="sentence_id",
    ),
}
FURTHER: Final[Mapping[str, Kind]] = {
    # the places of outlets under the axis as asked (0) and under its other wordings
    "wordings": Kind(PLACE_COLUMNS, ["outlet", "wording"], ("estimate",), ("wording",)),
    # headline and body of each article, and of each outlet, by what was asked
    "headlines": Kind(
        ["measure", *HEADLINE_COLUMNS],
        ["measure", "question", "article_id"],
        ("headline", "body", "body_low", "body_high", "gap"),
        ("n_body",),
    ),
    "headline_estimates": Kind(
        ["measure", *ESTIMATE_COLUMNS, "part"],
        ["measure", "question", "part", "outlet"],
        _ESTIMATES,
        _COUNTS,
    ),
    # quotations, each with its speaker's side, and the shares of speakers and of sides
    "quotes": Kind(
        [*QUOTE_COLUMNS, "side", "part", "position"],
        ["quote_id"],
        counts=("start", "end", "n_words", "position"),
        excerpt="quote_id",
    ),
    "voices": Kind(
        ["measure", "by", *ESTIMATE_COLUMNS],
        ["measure", "by", "question", "outlet"],
        _ESTIMATES,
        _COUNTS,
    ),
    # sentences that articles share, their groups, how much outlets share, what rewriting moved
    "shared_pairs": Kind(
        PAIR_COLUMNS,
        ["sentence_id_a", "sentence_id_b"],
        ("containment_a", "containment_b", "stems_a", "stems_b", "cosine"),
    ),
    "share_groups": Kind(GROUP_COLUMNS, ["article_id"]),
    "shared_shares": Kind(
        SHARED_COLUMNS,
        ["outlet", "found_in"],
        ("share",),
        ("n_shared", "n_sentences", "n_articles", "n_articles_found_in"),
    ),
    "shifts": Kind(
        ["measure", *SHIFT_COLUMNS],
        ["measure", "question", "sentence_id_a", "sentence_id_b"],
        ("cosine", "score_a", "score_b", "shift", "weight"),
    ),
    # the places if shared text counts everywhere, once, or not at all
    "shared_effect": Kind(
        ["counted", *ESTIMATE_COLUMNS], ["counted", "question", "outlet"], _ESTIMATES, _COUNTS
    ),
    # every sentence with the claim that it states, or why it states none
    "claims": Kind(
        [
            *("claim_id", "wording", "n_outlets", "figures", "told_otherwise", "outlet"),
            *("article_id", "sentence_id", "part", "position", "place", "voice", "speaker"),
            *("text", "reason"),
        ],
        ["sentence_id"],
        ("n_outlets",),
        ("position",),
        excerpt="sentence_id",
        later=("told_otherwise",),
    ),
    "claim_shares": Kind(
        SHARE_COLUMNS, ["outlet"], _ESTIMATES, ("n_carried", "n_common", "n_articles")
    ),
    "keyness": Kind(
        [*KEYNESS_COLUMNS, "form"],
        ["outlet", "term"],
        ("log_odds", "ci_low", "ci_high", "z", "z_bar", "n", "n_all", "n_others", "n_all_others"),
        ("n_words", "n_articles"),
        ("sure",),
    ),
    "word_choices": Kind(
        CHOICE_COLUMNS, ["cluster", "term", "outlet"], _ESTIMATES, ("n", *_COUNTS), ("differ",)
    ),
}
# The same for the own voice and for quotations, each measured alone, where a study shows them
# apart. A row of sentences has its own voice.
BY_VOICE: Final[Mapping[str, Kind]] = {
    "estimates_by_voice": _voiced(ASKED["estimates"]),
    "verdicts_by_voice": _voiced(ASKED["verdicts"]),
    "sentences_by_voice": ASKED["sentences"],
    "wordings_by_voice": _voiced(FURTHER["wordings"]),
}
KINDS: Final[Mapping[str, Kind]] = {**CORPUS, **ASKED, **FURTHER, **BY_VOICE}
EXCERPTS: Final = tuple(name for name, kind in KINDS.items() if kind.excerpt)


def file_names(tables: Iterable[str]) -> dict[str, str]:
    """The part of a study that holds each of these tables, by the table's name."""
    return {name: f"{name}.parquet" for name in tables}
