"""How much one reading, one visitor and kept scores may take: nobody can exhaust a small machine.

Each limit is a setting: a variable of the environment such as PARALLAX_ARTICLES, or a line of that
name at the top of Streamlit's secrets, which Streamlit puts into the environment.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.errors import SettingError
from analysis.formats import number
from analysis.translation import mark, tr

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
    cache_bytes: int = 500 * MEGABYTE  # 150,000 sentences of the accurate tier


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
    Setting("PARALLAX_FILE_MB", "file_bytes", 1, 2_000, mark("one file, in MB"), MEGABYTE),
    Setting("PARALLAX_TOTAL_MB", "total_bytes", 1, 10_000,
            mark("all files of one reading, and a saved study, in MB"), MEGABYTE),
    Setting("PARALLAX_UNPACKED_MB", "table_bytes", 1, 20_000,
            mark("a Parquet table, or a saved study, once unpacked, in MB"), MEGABYTE),
    Setting("PARALLAX_ARTICLES", "articles", 1, 1_000_000,
            mark("rows of a table, and articles of a study")),
    Setting("PARALLAX_ARTICLE_CHARACTERS", "article_characters", 1_000, 100_000_000,
            mark("characters of one article")),
    Setting("PARALLAX_SESSIONS", "sessions", 1, 100_000,
            mark("visitors at a time; one more is asked to try again")),
    Setting("PARALLAX_IDLE_MINUTES", "idle_minutes", 1, 10_000,
            mark("minutes without a click after which a place is given to somebody who waits")),
    Setting("PARALLAX_ARTICLES_PER_HOUR", "articles_per_hour", 1, 1_000_000_000,
            mark("articles that one visitor has read within an hour")),
    Setting("PARALLAX_SENTENCES_PER_HOUR", "sentences_per_hour", 100, 1_000_000_000,
            mark("sentences, and mentions of targets, that one visitor has scored within an hour")),
    Setting("PARALLAX_CACHE_MB", "cache_bytes", 1, 1_000_000,
            mark("scores kept on disk, in MB; the oldest are let go"), MEGABYTE),
)  # fmt: skip


def read_limits(environment: Mapping[str, str]) -> Limits:
    """The limits that the environment sets, the usual ones elsewhere; SettingError for a wrong."""
    given = {s: environment[s.name] for s in SETTINGS if environment.get(s.name, "").strip()}
    return Limits(**{s.field: _number(s, text) * s.unit for s, text in given.items()})


def _number(setting: Setting, text: str) -> int:
    plain = text.strip().replace("_", "").replace(",", "")
    found = int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 20 else -1
    if not setting.least <= found <= setting.most:
        raise SettingError(
            tr(
                "{setting} is “{value}”; it must be a whole number from {least} to {most}. Correct "
                "or remove it, and start again.",
                setting=setting.name,
                value=text.strip()[:40],
                least=number(setting.least),
                most=number(setting.most),
            )
        )
    return found


# As they were at the start: a setting that is changed later counts from the next start on.
_GIVEN = {setting.name: os.environ.get(setting.name, "") for setting in SETTINGS}


def _limits() -> Limits:
    """The limits at hand; the usual ones where a setting is wrong."""
    try:
        return read_limits(_GIVEN)
    except SettingError:
        return Limits()


LIMITS = _limits()


def check_settings() -> None:
    """Stop with a sentence where a setting is wrong: every start, and every reading, asks this."""
    read_limits(_GIVEN)
