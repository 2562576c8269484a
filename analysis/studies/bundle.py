"""A study as one file, `NAME.parallax.zip`: Parquet tables and a `study.json` that people can read.

The same study gives the same bytes, but for the date of its making. What a file holds is checked
part by part when it is opened, and a part that was changed or damaged is named.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from analysis import __version__
from analysis.corpus.limits import LIMITS, MEGABYTE
from analysis.corpus.schema import ARTICLE_COLUMNS, REMOVED_COLUMNS
from analysis.errors import StudyError
from analysis.studies.archive import pack_parts, unpack_parts
from analysis.studies.parts import read_part, table_part
from analysis.studies.results import COLUMNS, NUMBERS, Results
from analysis.studies.settings import FAMILIES
from analysis.studies.study import Study

FORMAT = 1
STUDY_JSON = "study.json"
_LARGEST_JSON = 5 * MEGABYTE
_MOST_SETTINGS, _LONGEST_SETTING = 200, 20_000
# Each table by the name of its part, with the columns that it must have and the most rows.
TABLES: Mapping[str, tuple[list[str], int | None]] = {
    "articles": (ARTICLE_COLUMNS, LIMITS.articles),
    "removed": (REMOVED_COLUMNS, None),
    "estimates": (COLUMNS["estimates"], None),
    "verdicts": (COLUMNS["verdicts"], None),
    "sentences": (COLUMNS["sentences"], None),
}
# What a table has besides where the texts are left out.
WITHOUT_TEXTS = {
    "articles": ["text_sha256", "text_length"],
    "removed": ["text_sha256", "text_length"],
    "sentences": ["text_from", "text_to"],
}
_WHOLE_NUMBERS = {"text_length", "text_from", "text_to"}
_FILES = {name: f"{name}.parquet" for name in TABLES}


def study_bytes(study: Study, made: datetime | None = None) -> bytes:
    """The study as a file's bytes; `made` is now unless it is given."""
    parts = study_parts(study)
    date = (made or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    facts = {
        "format": FORMAT,
        "parallax": __version__,
        "made": date,
        "has_texts": study.has_texts,
        "settings": dict(study.settings),
        "families": list(study.families),
        "unanswered": dict(study.results.unanswered),
        "manifest": study.manifest,
        "parts": {name: _part_facts(data) for name, data in sorted(parts.items())},
    }
    if not _are_settings(study.settings):
        raise StudyError(
            f"A setting is longer than {_LONGEST_SETTING:,} characters; shorten it, then save."
        )
    facts["seal"] = _seal(facts)
    text = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    return pack_parts({STUDY_JSON: text.encode(), **parts})


def study_parts(study: Study) -> dict[str, bytes]:
    """The tables of a study as files, by name."""
    tables = {"articles": study.articles, "removed": study.removed, **result_tables(study.results)}
    return {_FILES[name]: table_part(table, _FILES[name]) for name, table in tables.items()}


def result_tables(results: Results) -> dict[str, pd.DataFrame]:
    """The tables of the results, by name."""
    return {name: getattr(results, name) for name in COLUMNS}


def open_study(data: bytes, file: str) -> Study:
    """The study in a file's bytes; StudyError names what is wrong, and with which part."""
    parts = unpack_parts(data, file, [STUDY_JSON, *_FILES.values()])
    facts = _read_facts(parts.pop(STUDY_JSON), file)
    for name, part in parts.items():
        if facts["parts"].get(name) != _part_facts(part):
            raise StudyError(
                f"{name} in {file} was damaged or changed since the study was saved; use another "
                "copy."
            )
    tables = {
        name: read_part(parts[_FILES[name]], _FILES[name], columns, most)
        for name, (columns, most) in TABLES.items()
    }
    for name, (columns, _) in TABLES.items():
        _check_kinds(tables[name], columns, _FILES[name], file)
    _check_articles(tables, file)
    _check_texts(tables, facts, file)
    results = Results(**{name: tables[name] for name in COLUMNS}, unanswered=facts["unanswered"])
    return Study(
        tables["articles"],
        tables["removed"],
        facts["settings"],
        tuple(facts["families"]),
        results,
        facts["manifest"],
        facts["made"],
    )


def _part_facts(data: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def _seal(facts: Mapping[str, Any]) -> str:
    """SHA-256 over all that study.json says but the seal and the date."""
    sealed = {name: value for name, value in facts.items() if name not in ("seal", "made")}
    text = json.dumps(sealed, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _read_facts(data: bytes, file: str) -> dict[str, Any]:
    """What study.json says, vetted."""
    damaged = StudyError(
        f"{STUDY_JSON} in {file} was damaged or changed since the study was saved; use another "
        "copy."
    )
    if len(data) > _LARGEST_JSON:
        raise damaged
    try:
        facts = json.loads(data)
    except (ValueError, RecursionError):
        raise damaged from None
    number = facts.get("format") if isinstance(facts, dict) else None
    if isinstance(number, int) and not isinstance(number, bool) and number > FORMAT:
        raise StudyError(
            f"{file} has format {number} of studies and this version reads up to {FORMAT}; open it "
            "with a newer Parallax."
        )
    if number != FORMAT or facts.get("seal") != _seal(facts) or not _is_whole(facts):
        raise damaged
    return dict(facts)


def _is_whole(facts: Mapping[str, Any]) -> bool:
    """Whether everything is there that is used, and of its kind."""
    mappings = {name: facts.get(name) for name in ("settings", "unanswered", "parts", "manifest")}
    if not all(isinstance(one, dict) for one in mappings.values()):
        return False
    settings, unanswered, manifest = (facts[n] for n in ("settings", "unanswered", "manifest"))
    compared = manifest.get("compared")
    texts = [*unanswered.values(), facts.get("made")]
    return (
        all(isinstance(text, str) for text in texts)
        and _are_settings(settings)
        and isinstance(facts.get("has_texts"), bool)
        and isinstance(facts.get("families"), list)
        and set(map(str, facts["families"])) <= set(FAMILIES)
        and isinstance(compared, dict)
        and isinstance(compared.get("outlets"), list)
        and isinstance(compared.get("voice"), str)
        and isinstance(manifest.get("scorers"), dict)
    )


def _are_settings(settings: Mapping[Any, Any]) -> bool:
    """Whether these are names and texts that fit an address."""
    texts = [*settings.keys(), *settings.values()]
    fit = all(isinstance(text, str) and len(text) <= _LONGEST_SETTING for text in texts)
    return fit and len(settings) <= _MOST_SETTINGS


def _check_kinds(table: pd.DataFrame, columns: list[str], name: str, file: str) -> None:
    """Refuse numbers where text belongs and the other way round."""
    for column in columns if len(table) else []:
        is_number = pd.api.types.is_numeric_dtype(table[column].dtype)
        if is_number != (column in NUMBERS | _WHOLE_NUMBERS or column == "shared"):
            raise StudyError(f"{column} of {name} in {file} is of another kind; save it again.")


def _check_articles(tables: Mapping[str, pd.DataFrame], file: str) -> None:
    """Refuse articles that no reading lets in, and sentences of no article."""
    articles, name = tables["articles"], _FILES["articles"]
    if articles.empty or articles["article_id"].duplicated().any():
        raise StudyError(f"{name} in {file} has no articles or one twice.")
    if (articles["outlet"].str.strip() == "").any():
        raise StudyError(f"{name} in {file} has an article without an outlet.")
    if (articles["text"].str.len() > LIMITS.article_characters).any():
        raise StudyError(
            f"{name} in {file} has an article of more than {LIMITS.article_characters:,} "
            "characters."
        )
    if not tables["sentences"]["article_id"].isin(articles["article_id"]).all():
        raise StudyError(f"{_FILES['sentences']} in {file} has sentences of no article.")


def _check_texts(tables: Mapping[str, pd.DataFrame], facts: Mapping[str, Any], file: str) -> None:
    """Refuse texts, hashes and places that are not there, or there, as study.json says."""
    for name, columns in WITHOUT_TEXTS.items():
        table = tables[name]
        if any((column in table) == facts["has_texts"] for column in columns):
            raise StudyError(f"{_FILES[name]} in {file} does not fit {STUDY_JSON}; save it again.")
        _check_kinds(table, [column for column in columns if column in table], name, file)
