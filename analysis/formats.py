"""Numbers and dates as people read them, in the language at hand; English is Python's own.

- `number(12345)` → 12,345, in German 12.345; `number(0.5, ".2f")` → 0.50, 0,50: the second argument
  is Python's format, such as `",.1f"`, `"+.3f"` or `".3g"`
- `percent(0.64)` → 64%, in German 64 % with a space that does not break; `percent(0.64, ".1%")`
- `localized("+0.50 … 64%")` → text that has nothing but English numbers in it, in the language
- `day("2026-06-23")` → 23 June 2026, 23. Juni 2026; `short_day` → 2026-06-23, 23.06.2026;
  `moment("2026-06-23T10:20")` → 2026-06-23, 10:20 and 23.06.2026, 10:20; what is no date stays as
  it is
- `listed(["A", "B", "C"])` → A, B and C, A, B und C
- `separators()` → `".,"`, `",."`, for `layout.separators` of a figure of plotly

A value for `tr` that is a number is given as `number(…)`; the `n` of `trn` chooses the form, so a
number of over 999 that is shown is given to it as a value of another name.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from analysis.translation import ENGLISH, language

# English as the app writes it: 23 June 2026, “A, B and C”.
_LOCALES = {ENGLISH: "en_GB"}


def number(value: float, form: str = ",") -> str:
    """The number in Python's format, with the marks of the language."""
    return localized(format(value, form))


def percent(share: float, form: str = ".0%") -> str:
    """The share in per cent."""
    return localized(format(share, form))


def localized(text: str) -> str:
    """Numbers written in English with the marks of the language."""
    spoken = language()
    return text if spoken == ENGLISH else text.translate(_marks(spoken))


def separators() -> str:
    """The mark before the decimals and the one between thousands."""
    marks = _marks(language())
    return f"{marks[ord('.')]}{marks[ord(',')]}"


def day(iso: str) -> str:
    """A date of the tables as one reads it, with its month in words."""
    return _date(iso, "long")


def short_day(iso: str) -> str:
    """A date in digits: in English as the tables have it."""
    return iso if language() == ENGLISH else _date(iso, "dd.MM.y")


def moment(iso: str) -> str:
    """A date in digits with its time, of which nothing is shown that is not given."""
    date_part, _, time_part = iso.partition("T")
    return ", ".join(filter(None, (short_day(date_part), time_part)))


def listed(items: Sequence[str]) -> str:
    """The items one after another, the last with “and”."""
    return format_list(list(items), locale=_locale(language()))


def _date(iso: str, form: str) -> str:
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    return format_date(found, form, locale=_locale(language()))


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(_LOCALES.get(code, code))


@cache
def _marks(code: str) -> dict[int, str]:
    """What stands in this language for each mark of an English number."""
    locale = _locale(code)
    marks = locale.number_symbols["latn"]
    return str.maketrans(
        {
            ".": marks["decimal"],
            ",": marks["group"],
            "%": locale.percent_formats[None].suffix[0],
        }
    )
