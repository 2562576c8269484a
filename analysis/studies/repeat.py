"""Repeating a study: everything computed again from its articles and settings, and held against it.

A study repeats when no cell of its tables differs, down to the last bit of a number. Which scorers,
program and libraries were used is told apart from that: they explain a difference, and make none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.models.tiers import Tier
from analysis.studies.bundle import study_parts
from analysis.studies.comparison import Progress
from analysis.studies.settings import Asked, asked_by
from analysis.studies.study import Study, make_study
from analysis.studies.tables import KINDS
from analysis.studies.voices import heard_corpus

# Names the scorer with its fingerprint, which is told once and not in every row.
_TOLD_ELSEWHERE = {"scorer"}
WHOLE_ROW = "(row)"


@dataclass(frozen=True)
class Difference:
    """A cell that is another one now; `column` is "(row)" where one side lacks the row."""

    table: str
    row: str
    column: str
    old: str
    new: str


@dataclass(frozen=True)
class Repeat:
    """A study made again: what else was used, which cells differ, which tables are the same bytes.

    `scorers` and `versions` name what is not as it was: name, old, new.
    """

    scorers: tuple[tuple[str, str, str], ...]
    versions: tuple[tuple[str, str, str], ...]
    differences: tuple[Difference, ...]
    same_bytes: tuple[str, ...]


def asked_in(study: Study) -> Asked:
    """What a study asks, of the sentences that it asked."""
    return asked_by(
        study.settings, families=study.families, voice=study.voice, outlets=study.outlets
    )


def repeat_study(
    study: Study,
    tier: Tier,
    *,
    embedding: Progress | None = None,
    hearing: Progress | None = None,
) -> Repeat:
    """Make the study again and say what differs."""
    return compare_studies(study, make_again(study, tier, embedding=embedding, hearing=hearing))


def make_again(
    study: Study,
    tier: Tier,
    *,
    embedding: Progress | None = None,
    hearing: Progress | None = None,
) -> Study:
    """The study computed anew from articles and settings; one of an older format as one of now."""
    again = make_study(
        heard_corpus(study.corpus()),
        tier,
        asked_in(study),
        study.settings,
        embedding=embedding,
        hearing=hearing,
    )
    return replace(again, name=study.name)


def compare_studies(old: Study, new: Study) -> Repeat:
    """What differs between a study and the same one made again.

    Of a study of an older format the tables that it has are compared; where it was made before
    frames had verdicts, those of now are not.
    """
    before, after = study_parts(old), study_parts(new)
    same = tuple(name for name in before if before[name] == after[name])
    first, second = old.results.tables, _as_known_to(old, new.results.tables)
    second = {name: _nothing(name) for name in first} | second
    found = [d for name in first for d in _table_differences(name, first[name], second[name])]
    found += _dict_differences("unanswered", old.results.unanswered, new.results.unanswered)
    found += _dict_differences("corpus", _corpus_facts(old), _corpus_facts(new))
    return Repeat(
        tuple(_changed(old.manifest.get("scorers"), new.manifest["scorers"])),
        tuple(_changed(_versions(old.manifest), _versions(new.manifest))),
        tuple(found),
        same,
    )


def _as_known_to(old: Study, tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables of now without the verdicts that a study could not have when it was made."""
    intervals = old.manifest.get("intervals")
    if isinstance(intervals, dict) and "frames_together" in intervals:
        return dict(tables)
    verdicts = tables["verdicts"]
    return {**tables, "verdicts": verdicts[verdicts["measure"] != "frame"]}


def _nothing(name: str) -> pd.DataFrame:
    """A table without rows, for one that only the older study has."""
    return KINDS[name].table(pd.DataFrame())


def _table_differences(name: str, old: pd.DataFrame, new: pd.DataFrame) -> Iterator[Difference]:
    """Every cell that differs, row by row in the order of the old table."""
    keys, later = KINDS[name].keys, KINDS[name].later
    new = new.drop(columns=[c for c in later if c in new and c not in old])
    old, new = _by_key(old, keys), _by_key(new, keys)
    for column in sorted({*old.columns} ^ {*new.columns}):
        there = column in old
        yield Difference(
            name, "all rows", column, "there" if there else "–", "–" if there else "there"
        )
    for row in old.index.difference(new.index, sort=False):
        yield Difference(name, _row_name(row), WHOLE_ROW, "there", "–")
    for row in new.index.difference(old.index, sort=False):
        yield Difference(name, _row_name(row), WHOLE_ROW, "–", "there")
    both = old.index.intersection(new.index, sort=False)
    columns = [c for c in old.columns if c in new.columns and c not in _TOLD_ELSEWHERE]
    yield from _cell_differences(name, old.loc[both, columns], new.loc[both, columns])


def _by_key(table: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The table by what names its rows, a number after it where a name comes twice."""
    again = table.groupby(keys).cumcount().rename("again")
    return table.set_index([*(table[key] for key in keys), again]).drop(columns=keys)


def _cell_differences(name: str, old: pd.DataFrame, new: pd.DataFrame) -> Iterator[Difference]:
    for column in old.columns:
        before, after = old[column].astype(object), new[column].astype(object)
        same = (before.to_numpy() == after.to_numpy()) | (
            before.isna().to_numpy() & after.isna().to_numpy()
        )
        for place in (~same.astype(bool)).nonzero()[0]:
            yield Difference(
                name,
                _row_name(old.index[place]),
                column,
                _written(before.iloc[place]),
                _written(after.iloc[place]),
            )


def _row_name(key: tuple[Any, ...]) -> str:
    *names, again = key
    return " · ".join(map(str, names)) + (f" · {again + 1}" if again else "")


def _written(value: Any) -> str:
    """A cell with every digit that it has."""
    return repr(float(value)) if isinstance(value, float) else str(value)


def _dict_differences(table: str, old: Any, new: Any) -> list[Difference]:
    return [
        Difference(table, name, "", before, after) for name, before, after in _changed(old, new)
    ]


def _corpus_facts(study: Study) -> dict[str, Any]:
    facts = study.manifest.get("corpus")
    kept = ("fingerprint", "n_articles", "n_outlets", "n_sentences")
    return {name: facts.get(name) for name in kept} if isinstance(facts, dict) else {}


def _versions(manifest: dict[str, Any]) -> dict[str, Any]:
    libraries = manifest.get("libraries")
    return {
        "parallax": manifest.get("parallax"),
        "python": manifest.get("python"),
        **(libraries if isinstance(libraries, dict) else {}),
    }


def _changed(old: Any, new: Any) -> list[tuple[str, str, str]]:
    """Name, old and new of each entry that is not the same in both."""
    old = old if isinstance(old, dict) else {}
    return [
        (str(name), str(old.get(name, "–")), str(new.get(name, "–")))
        for name in sorted({*old, *new})
        if old.get(name) != new.get(name)
    ]
