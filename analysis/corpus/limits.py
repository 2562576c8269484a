"""How much one reading, and one visitor, may take, so that nobody can exhaust a small machine.

Each limit is a setting: a variable of the environment such as PARALLAX_ARTICLES, or a line of that
name at the top of Streamlit's secrets, which Streamlit puts into the environment.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.errors import SettingError

MEGABYTE = 1_000_000
PREFIX = "PARALLAX_"


@dataclass(frozen=True)
class Limits:
    """The largest input that is accepted; pass your own for a bigger machine.

    A long news feature has 60,000 characters and a page saved with its comments seldom
    300,000, so a million is no article but a file of another kind.
    """

    file_bytes: int = 20 * MEGABYTE
    total_bytes: int = 50 * MEGABYTE
    articles: int = 2_000
    article_characters: int = 1_000_000
    table_bytes: int = 200 * MEGABYTE  # of a compressed table once unpacked
    sessions: int = 60
    idle_minutes: int = 60
    articles_per_hour: int = 10_000
    sentences_per_hour: int = 100_000


@dataclass(frozen=True)
class Setting:
    """One limit as people set it: its variable, the field, how many of its units make one."""

    name: str
    field: str
    least: int
    most: int
    says: str
    unit: int = 1

    @property
    def usual(self) -> int:
        """The value where nothing is set, as people write it."""
        return int(getattr(Limits(), self.field)) // self.unit


SETTINGS = (
    Setting("PARALLAX_FILE_MB", "file_bytes", 1, 2_000, "one file, in MB", MEGABYTE),
    Setting("PARALLAX_TOTAL_MB", "total_bytes", 1, 10_000, "all files of one reading, and a saved "
            "study, in MB", MEGABYTE),
    Setting("PARALLAX_UNPACKED_MB", "table_bytes", 1, 20_000, "a Parquet table, or a saved study, "
            "once unpacked, in MB", MEGABYTE),
    Setting("PARALLAX_ARTICLES", "articles", 1, 1_000_000, "rows of a table, and articles of a "
            "study"),
    Setting("PARALLAX_ARTICLE_CHARACTERS", "article_characters", 1_000, 100_000_000,
            "characters of one article"),
    Setting("PARALLAX_SESSIONS", "sessions", 1, 100_000, "visitors at a time; one more is asked to "
            "try again"),
    Setting("PARALLAX_IDLE_MINUTES", "idle_minutes", 1, 10_000, "minutes without a click after "
            "which a place is given to somebody who waits"),
    Setting("PARALLAX_ARTICLES_PER_HOUR", "articles_per_hour", 1, 1_000_000_000,
            "articles that one visitor has read within an hour"),
    Setting("PARALLAX_SENTENCES_PER_HOUR", "sentences_per_hour", 100, 1_000_000_000,
            "sentences that one visitor has scored within an hour"),
)  # fmt: skip


def read_limits(environment: Mapping[str, str]) -> Limits:
    """The limits that the environment sets, the usual ones elsewhere; SettingError for a wrong."""
    given = {s: environment[s.name] for s in SETTINGS if environment.get(s.name, "").strip()}
    return Limits(**{s.field: _number(s, text) * s.unit for s, text in given.items()})


def _number(setting: Setting, text: str) -> int:
    plain = text.strip().replace("_", "").replace(",", "")
    number = int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 20 else -1
    if not setting.least <= number <= setting.most:
        raise SettingError(
            f"{setting.name} is “{text.strip()[:40]}”; it must be a whole number from "
            f"{setting.least:,} to {setting.most:,}. Correct or remove it, and start again."
        )
    return number


def _limits_and_fault() -> tuple[Limits, str]:
    """The limits at hand and, where a setting is wrong, the sentence that says so."""
    try:
        return read_limits(os.environ), ""
    except SettingError as error:
        return Limits(), str(error)


LIMITS, _FAULT = _limits_and_fault()


def check_settings() -> None:
    """Stop with a sentence where a setting is wrong: every start, and every reading, asks this."""
    if _FAULT:
        raise SettingError(_FAULT)
