"""A study as one file, `NAME.parallax.zip`, or one folder with the same parts in it.

They are Parquet tables and a `study.json` that people can read.

The same study gives the same bytes, but for the date of its making. What a file holds is checked
part by part when it is opened, and a part that was changed or damaged is named.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import __version__
from analysis.corpus.left_out import removed_table
from analysis.corpus.limits import LIMITS, MEGABYTE
from analysis.corpus.page import NO_PLACE
from analysis.corpus.study_folders import STUDY_JSON
from analysis.errors import StudyError
from analysis.formats import number
from analysis.studies.archive import pack_parts, unpack_parts
from analysis.studies.parts import read_part, table_part
from analysis.studies.parts_folder import LEFT_BY_SYSTEMS, folder_parts, given_parts
from analysis.studies.results import Results
from analysis.studies.settings import FAMILIES
from analysis.studies.study import Study
from analysis.studies.tables import ASKED, BY_VOICE, CORPUS, FURTHER, KINDS, file_names
from analysis.studies.vetting import check_tables
from analysis.translation import tr

Asking = Callable[[bytes], Collection[str]]
FORMAT = 3
_LARGEST_JSON = 5 * MEGABYTE
_MOST_SETTINGS, _LONGEST_SETTING = 200, 20_000
LONGEST_NAME = 100
# The tables that a study of each format has. Format 1 lacked the further results; format 3 is of
# studies that show own voice and quotations apart, all others are saved in format 2.
_TABLES: Mapping[int, tuple[str, ...]] = {
    1: (*CORPUS, *ASKED),
    2: (*CORPUS, *ASKED, *FURTHER),
    3: (*CORPUS, *ASKED, *FURTHER, *BY_VOICE),
}
_MOST_ROWS = {"articles": LIMITS.articles}


def study_bytes(study: Study, made: datetime | None = None) -> bytes:
    """The study as a file's bytes; `made` is now unless it is given.

    A study that was opened from format 1, and not made again, is saved in format 1.
    """
    return pack_parts(study_files(study, made))


def study_files(study: Study, made: datetime | None = None) -> dict[str, bytes]:
    """All parts of the study by their names: what is in its archive, or in its folder."""
    parts = study_parts(study)
    date = (made or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    facts = {
        "format": format_of(study.results),
        "parallax": __version__,
        "made": date,
        "has_texts": study.has_texts,
        "settings": dict(study.settings),
        "families": list(study.families),
        "unanswered": dict(study.results.unanswered),
        "manifest": study.manifest,
        "parts": {name: _part_facts(data) for name, data in sorted(parts.items())},
    }
    if study.name:
        facts["name"] = study.name[:LONGEST_NAME]
    if not _are_settings(study.settings):
        raise StudyError(
            tr(
                "A setting is longer than {n} characters; shorten it, then save.",
                n=number(_LONGEST_SETTING),
            )
        )
    facts["seal"] = _seal(facts)
    text = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    return {STUDY_JSON: text.encode(), **parts}


def format_of(results: Results) -> int:
    """The format in which a study with these results is saved."""
    if not results.further:
        return 1
    return FORMAT if BY_VOICE.keys() <= results.further.keys() else 2


def study_parts(study: Study) -> dict[str, bytes]:
    """The tables of a study as files, by name."""
    removed = study.removed
    if (removed["lines_above"] == NO_PLACE).all():  # a study from before places were kept
        removed = removed.drop(columns="lines_above")
    tables = {"articles": study.articles, "removed": removed, **study.results.tables}
    files = file_names(tables)
    return {files[name]: table_part(table, files[name]) for name, table in tables.items()}


def open_study(data: bytes, file: str) -> Study:
    """The study in a file's bytes; StudyError names what is wrong, and with which part."""
    return _opened(lambda others: unpack_parts(data, file, STUDY_JSON, others), file)


def open_study_folder(folder: Path) -> Study:
    """The study in a folder, vetted as one in a file is."""
    return _opened(lambda others: folder_parts(folder, STUDY_JSON, others), folder.name)


def open_study_files(files: Sequence[tuple[str, bytes]], folder: str) -> Study:
    """The study in a folder's files as a browser gives them, vetted as one in a file is."""
    return _opened(lambda others: given_parts(files, folder, STUDY_JSON, others), folder)


def is_study_folder(folder: Path) -> bool:
    """Whether a folder holds a study's parts and nothing else, so that another may replace it."""
    try:
        names = {entry.name for entry in folder.iterdir() if not entry.is_dir()}
        n_entries = sum(1 for _ in folder.iterdir())
    except OSError:
        return False
    ours = {STUDY_JSON, *file_names(KINDS).values(), *LEFT_BY_SYSTEMS}
    return len(names) == n_entries and STUDY_JSON in names and names <= ours


def _opened(parts_of: Callable[[Asking], dict[str, bytes]], file: str) -> Study:
    """The study of the parts that `parts_of` gives when it is told which belong to it."""
    facts: dict[str, Any] = {}

    def others(first: bytes) -> Collection[str]:
        facts.update(_read_facts(first, file))
        return file_names(_TABLES[facts["format"]]).values()

    parts = parts_of(others)
    files = file_names(_TABLES[facts["format"]])
    for name in files.values():
        if facts["parts"].get(name) != _part_facts(parts[name]):
            raise _damaged(name, file)
    tables = {
        name: read_part(parts[part], part, KINDS[name].required, _MOST_ROWS.get(name))
        for name, part in files.items()
    }
    tables["removed"] = removed_table(tables["removed"])
    check_tables(tables, facts, file)
    return _study(tables, facts)


def _study(tables: Mapping[str, pd.DataFrame], facts: Mapping[str, Any]) -> Study:
    """The study of these tables and of what study.json says, both vetted."""
    further = {name: tables[name] for name in (*FURTHER, *BY_VOICE) if name in tables}
    asked = {name: tables[name] for name in ASKED}
    return Study(
        tables["articles"],
        tables["removed"],
        facts["settings"],
        tuple(facts["families"]),
        Results(**asked, unanswered=facts["unanswered"], further=further),
        facts["manifest"],
        facts["made"],
        facts.get("name", ""),
    )


def _part_facts(data: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def _damaged(part: str, file: str) -> StudyError:
    return StudyError(
        tr(
            "{part} in {file} was damaged or changed since the study was saved; use another copy.",
            part=part,
            file=file,
        )
    )


def _seal(facts: Mapping[str, Any]) -> str:
    """SHA-256 over all that study.json says but the seal and the date."""
    sealed = {name: value for name, value in facts.items() if name not in ("seal", "made")}
    text = json.dumps(sealed, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _read_facts(data: bytes, file: str) -> dict[str, Any]:
    """What study.json says, vetted."""
    damaged = _damaged(STUDY_JSON, file)
    if len(data) > _LARGEST_JSON:
        raise damaged
    try:
        facts = json.loads(data)
        json.dumps(facts, ensure_ascii=False).encode()  # half a character could not be written
    except (ValueError, RecursionError):
        raise damaged from None
    given = facts.get("format") if isinstance(facts, dict) else None
    if type(given) is int and given > FORMAT:
        raise StudyError(
            tr(
                "{file} has format {given} of studies and this version reads up to {known}; open "
                "it with a newer Parallax.",
                file=file,
                given=given,
                known=FORMAT,
            )
        )
    if type(given) is not int or given not in _TABLES:
        raise damaged
    if facts.get("seal") != _seal(facts) or not _is_whole(facts):
        raise damaged
    return dict(facts)


def _is_whole(facts: Mapping[str, Any]) -> bool:
    """Whether everything is there that is used, and of its kind."""
    mappings = {name: facts.get(name) for name in ("settings", "unanswered", "parts", "manifest")}
    if not all(isinstance(one, dict) for one in mappings.values()):
        return False
    settings, unanswered, manifest = (facts[n] for n in ("settings", "unanswered", "manifest"))
    compared = manifest.get("compared")
    texts = [*unanswered.values(), facts.get("made"), facts.get("name", "")]
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
