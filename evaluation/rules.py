"""Scorers without a network of their own: the rules for voices and copies, and what they beat."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd

from analysis import __version__
from analysis.corpus.sharing import shared_pairs
from analysis.models.tiers import TIERS, load_tier
from analysis.studies.rules import PARSER, WORDS, parser_rules, sharing_rules
from analysis.studies.voices import heard_corpus
from evaluation.claim_figures import best_threshold
from evaluation.claim_grouping import cosine_groups
from evaluation.claim_labels import read_labelled
from evaluation.invented_news import SEED, Planted, made_up_vectors
from evaluation.marks import by_marks, heard, with_marks
from evaluation.scorers import Scorer

MARKS, ANY_MARK = "marks alone", "any quotation mark"
VECTORS = "words and made-up vectors"
COSINES = {tier: f"one threshold on cosines, {tier}" for tier in TIERS}


def _parser() -> Scorer:
    abilities = dict.fromkeys(("voice", "speakers"), parser_rules().fingerprint)
    return Scorer(
        PARSER, "rules", abilities, quoted=lambda rows: heard(rows)["voice"] == "quoted",
        heard=heard_corpus,
    )  # fmt: skip


def _by_marks(name: str, quoted: Callable[[pd.DataFrame], "pd.Series[bool]"]) -> Scorer:
    return Scorer(name, "baseline", {"voice": f"parallax {__version__}"}, quoted=quoted)


def _copies(name: str, copies: Callable[[Planted], pd.DataFrame]) -> Scorer:
    return Scorer(name, "rules", {"sharing": sharing_rules().fingerprint}, copies=copies)


def _with_vectors(planted: Planted) -> pd.DataFrame:
    return shared_pairs(planted.sentences, made_up_vectors(planted, SEED))


def _cosines(tier: str) -> Scorer:
    encoder = load_tier(tier).encoder
    threshold = best_threshold(read_labelled("dev"), encoder)
    return Scorer(
        COSINES[tier], "baseline", {"claims": encoder.info.fingerprint},
        claims=lambda labelled: cosine_groups(labelled, encoder, threshold),
    )  # fmt: skip


RULES: Mapping[str, Callable[[], Scorer]] = {
    PARSER: _parser,
    MARKS: lambda: _by_marks(MARKS, lambda rows: by_marks(rows) == "quoted"),
    ANY_MARK: lambda: _by_marks(ANY_MARK, with_marks),
    WORDS: lambda: _copies(WORDS, lambda planted: shared_pairs(planted.sentences)),
    VECTORS: lambda: _copies(VECTORS, _with_vectors),
    **{name: partial(_cosines, tier) for tier, name in COSINES.items()},
}
