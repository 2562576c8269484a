"""Which terms are nouns where they stand, by the parser."""

from collections.abc import Mapping

import pandas as pd

from analysis.corpus.parse import NAMES, SYNTAX, Parse
from analysis.corpus.parsing import parse_texts

_POSSESSIVE = 2  # letters of 's, which a term takes in and the parser sets apart


def noun_terms(uses: pd.DataFrame, texts: Mapping[str, str]) -> set[str]:
    """The terms that are nouns in more than half of these uses; of a phrase its last word counts.

    Args:
        uses: USE_COLUMNS; a few of each term are enough.
        texts: The text of each sentence_id.

    Raises:
        CorpusError: The parser is not installed, is not the one that was looked at, or did not
            finish.
    """
    ids = uses["sentence_id"].drop_duplicates().tolist()
    # with the names, as those ask who look for speakers: what they had parsed is remembered then
    parses = parse_texts([texts[sentence_id] for sentence_id in ids], {SYNTAX, NAMES})
    tags = {i: _tags_by_end(parse) for i, parse in zip(ids, parses, strict=True)}
    ends = zip(uses["sentence_id"], uses["end"], strict=True)
    nouns = pd.Series([_is_noun(tags[i], int(end)) for i, end in ends], uses.index, dtype=float)
    share = nouns.groupby(uses["term"]).mean()
    return set(share.index[share > 0.5])


def _tags_by_end(parse: Parse) -> dict[int, str]:
    return {token.end: token.tag for token in parse.tokens}


def _is_noun(tags: Mapping[int, str], end: int) -> bool:
    if tags.get(end) == "POS":
        end -= _POSSESSIVE
    return tags.get(end, "").startswith("NN")
