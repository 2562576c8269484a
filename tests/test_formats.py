"""Numbers and dates in the language at hand; in English they are what Python writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import formats
from analysis.charts.labels import date_words
from analysis.translation import LANGUAGES, speaking

FORMS = (",", ".2f", "+.2f", ",.1f", ".3g", "+g", ".0%", ".1%")


@given(st.floats(-1e9, 1e9), st.sampled_from(FORMS))
def test_english_is_what_python_writes(value, form):
    assert formats.number(value, form) == format(value, form)


@given(st.dates())
def test_an_english_day_is_what_the_charts_write(date):
    assert formats.day(date.isoformat()) == date_words(date.isoformat())
    assert formats.short_day(date.isoformat()) == date.isoformat()


def test_german_marks():
    with speaking("de"):
        assert formats.number(1234567) == "1.234.567"
        assert formats.number(-1234.5, "+,.2f") == "-1.234,50"
        assert formats.percent(0.64) == "64\N{NO-BREAK SPACE}%"
        assert formats.separators() == ",."
        assert formats.listed(["A", "B", "C"]) == "A, B und C"


def test_german_days():
    with speaking("de"):
        assert formats.day("2026-06-23") == "23. Juni 2026"
        assert formats.short_day("2026-06-23") == "23.06.2026"
        assert formats.moment("2026-06-23T10:20") == "23.06.2026, 10:20"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("said", ["", "2026", "in June", "2026-13-01"])
def test_what_is_no_date_stays_as_it_is(code, said):
    with speaking(code):
        assert formats.day(said) == formats.moment(said) == said
