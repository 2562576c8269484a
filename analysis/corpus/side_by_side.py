"""Two articles side by side: their sentences in rows, the shared ones in one row, with changes."""

from dataclasses import dataclass

import pandas as pd

from analysis.corpus.word_diff import word_changes

Changes = list[tuple[str, str, str]]


@dataclass(frozen=True)
class ReadingRow:
    """A row: a sentence of either article, "" where there is none.

    `changes` are those from `first` to `second`, or from the sentence's partner in another row;
    [] for a sentence that is only here.
    """

    first: str
    second: str
    changes: Changes


def side_by_side(sentences: pd.DataFrame, pairs: pd.DataFrame, a: str, b: str) -> list[ReadingRow]:
    """The rows in the order of article `a`; what only `b` has follows what it follows in `b`.

    A sentence stands beside its nearest partner. One whose partner stands beside another, since
    it was split, has a row of its own.
    """
    own, other = (_texts(sentences, article) for article in (a, b))
    linked = _ranked(pairs, a, b)
    beside = _matched(linked)
    used = set(beside.values())
    nearest = {first: second for first, second in reversed(linked)}
    sources = {second: first for first, second in reversed(linked)}
    rows: dict[str, ReadingRow] = {}
    for first, text in own.items():
        partner = beside.get(first) or nearest.get(first, "")
        second = other[partner] if first in beside else ""
        rows[first] = ReadingRow(
            text, second, word_changes(text, other[partner]) if partner else []
        )
    order, at = list(own), {second: first for first, second in beside.items()}
    last = ""
    for second, text in other.items():
        if second not in used:
            source = sources.get(second, "")
            changes = word_changes(own[source], text) if source else []
            rows[second] = ReadingRow("", text, changes)
            order.insert(order.index(at[last]) + 1 if last else 0, second)
            at[second] = second
        last = second
    return [rows[name] for name in order]


def _texts(sentences: pd.DataFrame, article: str) -> dict[str, str]:
    mine = sentences[sentences["article_id"] == article].sort_values("position")
    return dict(zip(mine["sentence_id"].map(str), mine["text"].map(str), strict=True))


def _ranked(pairs: pd.DataFrame, a: str, b: str) -> list[tuple[str, str]]:
    """The pairs of these two articles (a's sentence first), the most alike first."""
    straight = pairs[(pairs["article_id_a"] == a) & (pairs["article_id_b"] == b)]
    turned = pairs[(pairs["article_id_a"] == b) & (pairs["article_id_b"] == a)]
    found = []
    for part, first, second in ((straight, "a", "b"), (turned, "b", "a")):
        alike = part["cosine"].fillna(part[["stems_a", "stems_b"]].min(axis=1)).fillna(0.0)
        ends = zip(part[f"sentence_id_{first}"], part[f"sentence_id_{second}"], alike, strict=True)
        found += [(-float(near), str(one), str(two)) for one, two, near in ends]
    return [(one, two) for _, one, two in sorted(found)]


def _matched(linked: list[tuple[str, str]]) -> dict[str, str]:
    """Each sentence beside one at most, the most alike first."""
    beside: dict[str, str] = {}
    for first, second in linked:
        if first not in beside and second not in beside.values():
            beside[first] = second
    return beside
