"""Whether the tables of an opened study fit together: what no reading lets in is refused here."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.corpus.limits import LIMITS
from analysis.errors import StudyError
from analysis.formats import number
from analysis.studies.tables import ASKED, BY_VOICE, EXCERPTS, KINDS, Kind
from analysis.translation import tr

Tables = Mapping[str, pd.DataFrame]
# The types that a column may have, by its name.
Types = Mapping[str, Sequence[str]]
_EITHER = ("float64", "int64")
# What a table has besides where the texts are left out.
_HASHED: Types = {"text_sha256": ["str"], "text_length": ["int64"]}
_PLACED: Types = {"text_from": ["int64"], "text_to": ["int64"]}
WITHOUT_TEXTS = {"articles": _HASHED, "removed": _HASHED} | dict.fromkeys(EXCERPTS, _PLACED)
_PARTS, _OUTLETS = {"headline", "body"}, ("outlet", "outlet_a", "outlet_b")
_DRAWN = {*ASKED, *BY_VOICE}  # whose numbers are drawn as they stand
_LARGEST = 1e6  # far beyond what any measure gives, and a chart still has room for it
_SHARES, _OF_SHARES = {"salience", "frame"}, {"estimate", "ci_low", "ci_high"}
_ESTIMATES, _ROUNDING = {"estimates", "estimates_by_voice"}, 1e-9


def check_tables(tables: Tables, facts: Mapping[str, Any], file: str) -> None:
    """Refuse tables of which study.json, or the articles, say something else; StudyError."""
    for name, table in tables.items():
        _check_types(name, table, _types_of(KINDS[name]), file)
        _check_cells(name, table, file)
    _check_articles(tables["articles"], file)
    _check_ids(tables, file)
    _check_texts(tables, facts, file)


def _types_of(kind: Kind) -> Types:
    """The types that each column of a table may have.

    A whole number beside some answers is a fraction's type where other answers have none.
    """
    return {name: [kind.types[name]] for name in kind.columns} | dict.fromkeys(kind.beside, _EITHER)


def _check_types(name: str, table: pd.DataFrame, types: Types, file: str) -> None:
    """Refuse another type than a study is saved with.

    A fraction, or NaN, could neither count nor cut a text; and yes and no cannot be subtracted.
    """
    for column in [c for c in types if c in table] if len(table) else []:
        if table[column].dtype not in types[column]:
            raise _odd(column, name, file)


def _check_cells(name: str, table: pd.DataFrame, file: str) -> None:
    """Refuse cells that no measure gives and no chart could draw, and parts of no article."""
    if name in EXCERPTS and not table["part"].isin(_PARTS).all():
        raise _odd("part", name, file)
    if name not in _DRAWN:
        return
    numbers = table.select_dtypes("float64")
    is_share = table["measure"].isin(_SHARES) if name in _ESTIMATES else None
    for column in map(str, numbers):
        cells = numbers[column].dropna()
        if (cells.abs() > _LARGEST).any():
            raise _odd(column, name, file)
        if is_share is not None and column in _OF_SHARES:
            shares = cells[is_share[cells.index]]
            if not shares.between(-_ROUNDING, 1 + _ROUNDING).all():
                raise _odd(column, name, file)


def _odd(column: str, name: str, file: str) -> StudyError:
    return StudyError(
        tr(
            "{column} of {part} in {file} is of another kind; save it again.",
            column=column,
            part=_part(name),
            file=file,
        )
    )


def _check_articles(articles: pd.DataFrame, file: str) -> None:
    """Refuse articles that no reading lets in."""
    part = _part("articles")
    if articles.empty or articles["article_id"].duplicated().any():
        raise StudyError(tr("{part} in {file} has no articles or one twice.", part=part, file=file))
    if (articles["outlet"].str.strip() == "").any():
        raise StudyError(
            tr("{part} in {file} has an article without an outlet.", part=part, file=file)
        )
    if (articles["text"].str.len() > LIMITS.article_characters).any():
        raise StudyError(
            tr(
                "{part} in {file} has an article of more than {n} characters.",
                part=part,
                file=file,
                n=number(LIMITS.article_characters),
            )
        )


def _check_ids(tables: Tables, file: str) -> None:
    """Refuse rows of articles or outlets that are not there, or of an article by another outlet."""
    articles = tables["articles"]
    outlet_of = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    for name, table in tables.items():
        if "article_id" in table and not table["article_id"].isin(list(outlet_of)).all():
            raise StudyError(
                tr("{part} in {file} has rows of no article.", part=_part(name), file=file)
            )
        for column in [c for c in _OUTLETS if c in table]:
            if not table[column].isin(articles["outlet"]).all():
                raise _odd(column, name, file)
        is_of_both = "article_id" in table and "outlet" in table
        if is_of_both and (table["article_id"].map(outlet_of) != table["outlet"]).any():
            raise _odd("outlet", name, file)


def _check_texts(tables: Tables, facts: Mapping[str, Any], file: str) -> None:
    """Refuse texts, hashes and places that are not there, or there, as study.json says."""
    for name, columns in WITHOUT_TEXTS.items():
        if name not in tables:
            continue
        table = tables[name]
        if any((column in table) == facts["has_texts"] for column in columns):
            raise StudyError(
                tr(
                    "{part} in {file} does not fit study.json; save it again.",
                    part=_part(name),
                    file=file,
                )
            )
        _check_types(name, table, columns, file)


def _part(name: str) -> str:
    return f"{name}.parquet"
