"""Articles that are brought in later, fitted to those that are there: names, ids, nothing twice."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.corpus.gathering import (
    content_id,
    is_content_id,
    one_outlet_note,
    stand_in_note,
)
from analysis.corpus.lines import word_key
from analysis.corpus.outlet_names import can_be_one, free_stand_in, is_unnamed, outlet_key
from analysis.formats import number
from analysis.translation import trn


@dataclass(frozen=True)
class Fitted:
    """What is new of the articles, with its outlets' names, and what was decided, in sentences.

    `names` has the new name of each outlet that got one.
    """

    articles: pd.DataFrame
    removed: pd.DataFrame
    notes: tuple[str, ...]
    names: Mapping[str, str]

    def retold(self, notes: Collection[str], unnamed: Mapping[str, str]) -> tuple[str, ...]:
        """The notes of the reading: of a stand-in the name that its article, if new, has now.

        `unnamed` has the place that each stand-in of the reading is for.
        """
        there = set(self.articles["outlet"])
        told = {}
        for old, place in unnamed.items():
            new = self.names.get(old, old)
            told[stand_in_note(place, old)] = stand_in_note(place, new) if new in there else ""
        return tuple(filter(None, (told.get(note, note) for note in notes)))


def fit_articles(
    there: pd.DataFrame, added: pd.DataFrame, removed: pd.DataFrame, from_files: Collection[str]
) -> Fitted:
    """The articles `added` to those `there`, as if all had been brought in together.

    Outlets whose names differ only in capitals are one, and so are those that differ in a leading
    "The" where one of the two is called after its file; the name is the one that is there. An
    article that is there already is left out, also where it was edited since, for it keeps the id
    that was made of its words; one with the id of another gets its own.
    """
    names = _names(list(there["outlet"]), added["outlet"].unique(), set(from_files))
    texts = dict(zip(there["article_id"], map(word_key, there["text"]), strict=True))
    outlets: dict[str, set[str]] = {}
    for key, outlet in zip(texts.values(), there["outlet"], strict=True):
        outlets.setdefault(key, set()).add(outlet)
    ids: dict[str, str] = {}
    for old, read, text in zip(added["article_id"], added["outlet"], added["text"], strict=True):
        key, name = word_key(text), names.get(read, read)
        is_there = old in texts and is_content_id(old, read, key)
        if not (is_there or any(can_be_one(name, other) for other in outlets.get(key, ()))):
            ids[old] = old
            if old in texts:
                taken = {*texts, *added["article_id"], *ids.values()}
                ids[old] = content_id(name, key, taken)
    added = added.assign(outlet=added["outlet"].map(lambda name: names.get(name, name)))
    n_known = len(added) - len(ids)
    notes = tuple(_notes(names, n_known))
    return Fitted(_with_ids(added, ids), _with_ids(removed, ids), notes, names)


def _names(there: list[str], added: Collection[str], from_files: set[str]) -> dict[str, str]:
    """The new names that are to be others, and which."""
    names: dict[str, str] = {}
    for name in added:
        if is_unnamed(name):
            if name in there:
                names[name] = free_stand_in(name, {*there, *added, *names.values()})
            continue
        capitals = {one for one in there if one.casefold() == name.casefold()}
        alike = {one for one in there if outlet_key(one) == outlet_key(name)}
        filed = {one for one in alike if name in from_files or one in from_files}
        for found in ({name} & capitals, capitals, filed):
            if len(found) == 1:
                names[name] = found.pop()
                break
    return {old: new for old, new in names.items() if old != new}


def _with_ids(table: pd.DataFrame, ids: dict[str, str]) -> pd.DataFrame:
    """The rows of these articles, under their new ids."""
    kept = table[table["article_id"].isin(ids)]
    return kept.assign(article_id=kept["article_id"].map(ids))


def _notes(names: dict[str, str], n_known: int) -> Iterator[str]:
    for other, outlet in names.items():
        if not is_unnamed(other):
            yield one_outlet_note(other, outlet)
    if n_known:
        yield trn(
            "{count} of the articles was here already; it was kept once.",
            "{count} of the articles were here already; they were kept once.",
            n_known,
            count=number(n_known),
        )
