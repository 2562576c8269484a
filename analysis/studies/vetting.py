"""Whether the tables of an opened study fit together: what no reading lets in is refused here."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.corpus.limits import LIMITS
from analysis.errors import StudyError
from analysis.formats import number
from analysis.studies.tables import ASKED, BY_VOICE, EXCERPTS, KINDS
from analysis.translation import tr

Tables = Mapping[str, pd.DataFrame]
# What a table has besides where the texts are left out.
_HASHED = ["text_sha256", "text_length"]
_PLACED = ["text_from", "text_to"]
WITHOUT_TEXTS = {"articles": _HASHED, "removed": _HASHED} | dict.fromkeys(EXCERPTS, _PLACED)
_FINITE = {*ASKED, *BY_VOICE}  # whose numbers are drawn as they stand
_WHOLE_NUMBERS = {"text_length", *_PLACED}


def check_tables(tables: Tables, facts: Mapping[str, Any], file: str) -> None:
    """Refuse tables of which study.json, or the articles, say something else; StudyError."""
    for name, table in tables.items():
        _check_kinds(name, table, KINDS[name].columns, file)
    _check_articles(tables["articles"], file)
    _check_ids(tables, file)
    _check_texts(tables, facts, file)


def _check_kinds(name: str, table: pd.DataFrame, columns: list[str], file: str) -> None:
    """Refuse numbers where text belongs and the other way round, and numbers without end."""
    for column in [c for c in columns if c in table] if len(table) else []:
        is_number = pd.api.types.is_numeric_dtype(table[column].dtype)
        is_right = is_number == (KINDS[name].is_number(column) or column in _WHOLE_NUMBERS)
        is_endless = name in _FINITE and is_number and np.isinf(table[column].to_numpy()).any()
        if not is_right or is_endless:
            raise StudyError(
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
    """Refuse rows of articles that are not there."""
    known = tables["articles"]["article_id"]
    for name, table in tables.items():
        if "article_id" in table and not table["article_id"].isin(known).all():
            raise StudyError(
                tr("{part} in {file} has rows of no article.", part=_part(name), file=file)
            )


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
        _check_kinds(name, table, [column for column in columns if column in table], file)


def _part(name: str) -> str:
    return f"{name}.parquet"
