"""Who uses which term where, in what the outlets worded themselves."""

import re
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.schema import SENTENCE_COLUMNS, require_columns
from analysis.corpus.shared_words import words_of
from analysis.corpus.terms import TermUses, read_terms, word_key

# One row per use of a term; `start` and `end` are its place in the sentence's text, `form` is the
# term as it stands there.
USE_COLUMNS: Final = [
    "sentence_id",
    "article_id",
    "outlet",
    "term",
    "n_words",
    "start",
    "end",
    "form",
]


def own_sentences(sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences that an outlet worded itself, in order of article and position.

    None that is marked as shared, and none that another outlet has in the same words. One that an
    outlet repeats, as it does the lines below its videos, counts once, where it comes first.
    """
    require_columns(sentences, SENTENCE_COLUMNS, "sentences")
    wording = sentences["text"].map(words_of)
    n_outlets = sentences["outlet"].groupby(wording).transform("nunique")
    own = ~sentences["shared"].astype(bool) & (n_outlets == 1)
    kept = sentences.assign(wording=wording)[own]
    kept = kept.sort_values(["article_id", "position", "sentence_id"])
    return kept.drop_duplicates(["outlet", "wording"])[SENTENCE_COLUMNS].reset_index(drop=True)


def term_uses(sentences: pd.DataFrame) -> pd.DataFrame:
    """Every use of every term in these sentences (USE_COLUMNS), but for the outlets' own names.

    An outlet's name is left out where it stands in full, and so are words of it that no other
    outlet uses.
    """
    texts = sentences["text"].tolist()
    found = read_terms(texts)
    keys = ["sentence_id", "article_id", "outlet"]
    uses = sentences[keys].iloc[found.text].reset_index(drop=True)
    places = zip(found.text.tolist(), found.start.tolist(), found.end.tolist(), strict=True)
    uses = uses.assign(
        term=[found.vocabulary[number] for number in found.term.tolist()],
        n_words=found.n_words[found.term],
        start=found.start,
        end=found.end,
        form=[texts[text][start:end] for text, start, end in places],
    )[USE_COLUMNS]
    return uses[~_names_its_outlet(uses, texts, found)].reset_index(drop=True)


def _names_its_outlet(
    uses: pd.DataFrame, texts: list[str], found: TermUses
) -> npt.NDArray[np.bool_]:
    """Whether each use is part of the outlet's own name."""
    n_outlets = uses.groupby("term")["outlet"].nunique()
    of_one = set(n_outlets.index[n_outlets == 1])
    named = np.zeros(len(uses), dtype=bool)
    for outlet in uses["outlet"].unique():
        rows = np.flatnonzero(uses["outlet"] == outlet)
        words = {word_key(word) for word in re.findall(r"[^\W\d_]+", str(outlet))}
        telling = words & of_one
        name = _name_pattern(str(outlet))
        mine = sorted(set(found.text[rows].tolist()))
        spans = {text: [hit.span() for hit in name.finditer(texts[text])] for text in mine}
        for row, term in zip(rows.tolist(), uses["term"].to_numpy()[rows], strict=True):
            start, end = found.start[row], found.end[row]
            within = any(a < end and start < b for a, b in spans[int(found.text[row])])
            named[row] = within or not telling.isdisjoint(str(term).split())
    return named


def _name_pattern(outlet: str) -> re.Pattern[str]:
    """Finds an outlet's name in a text, with or without its article."""
    bare = re.sub(r"^the\s+", "", outlet.strip(), flags=re.I)
    return re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)", re.I)
