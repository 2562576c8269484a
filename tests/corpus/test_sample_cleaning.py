"""The sample pages as they are read: what they say of themselves, and their article and no more."""

import re
from pathlib import Path

import pytest

from analysis.corpus.reading import read_paths

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
# Outlet, headline, number of paragraphs, first words of the first and last words of the last one.
PAGES = {
    "stanmere-ledger.txt": (
        "The Stanmere Ledger",
        "Putin offers Iran sympathy but no new help after US strikes",
        9,
        "MOSCOW — Vladimir Putin told",
        "a single measure that Russia would now take.",
    ),
    "caspian-quadrant.txt": (
        "Caspian Quadrant",
        "Moscow's message to Tehran: warm words, narrow limits",
        9,
        "Russia received Iran's foreign minister",
        "but Monday's meeting gave few signs of it.",
    ),
    "fairwater-news.txt": (
        "Fairwater News",
        "Putin condemns attacks on Iran at Kremlin talks with its foreign minister",
        10,
        "Russian President Vladimir Putin has condemned",
        "No new agreement was announced.",
    ),
    "tamarind-courier.html": (
        "The Tamarind Courier",
        "Moscow stands by Tehran as Putin denounces ‘unprovoked’ attacks",
        9,
        "Russia gave Iran a clear sign",
        "ready to take its side in public.",
    ),
    "eastern-polestar.txt": (
        "Eastern Polestar",
        "Russia and Iran stand shoulder to shoulder as Putin hosts Araghchi",
        9,
        "Russia put its full political weight",
        "a powerful friend it can count on.",
    ),
}
# Wording of the pages' furniture, which no article has.
FURNITURE = re.compile(
    r"©|cookie|subscribe|sign up|newsletter|inbox|leave a comment|member from|first to know|"
    r"related|read also|read next|advertisement|min read|Longwire|covers Russia's|\*|#|\|",
    re.I,
)


@pytest.fixture(scope="module")
def reading():
    return read_paths([SAMPLE / name for name in PAGES])


@pytest.fixture(params=PAGES)
def both(request, reading):
    """What is read of a page and what its writer meant."""
    place = list(PAGES).index(request.param)
    return reading.articles.iloc[place], PAGES[request.param]


def test_every_page_is_read_without_a_problem(reading):
    assert len(reading.articles) == len(PAGES)
    assert (reading.notes, reading.problems) == ((), ())


def test_a_page_gives_its_outlet_its_headline_and_its_date(both):
    article, (outlet, headline, *_) = both
    assert (article.outlet, article.headline, article.published) == (outlet, headline, "2025-06-23")


def test_a_page_gives_the_paragraphs_of_its_article(both):
    article, (_, _, n_paragraphs, first, last) = both
    lines = article.text.split("\n")
    assert len(lines) == n_paragraphs
    assert lines[0].startswith(first)
    assert lines[-1].endswith(last)


def test_no_furniture_is_left_in_an_article(both):
    article, _ = both
    assert FURNITURE.findall(article.text) == []


def test_what_is_left_out_tells_its_reason(reading):
    told = {
        line: reason
        for text, reason in zip(reading.removed.text, reading.removed.reason, strict=True)
        for line in text.split("\n")
    }
    assert told["Daniyar Ostrow covers Russia's southern neighbors for Caspian Quadrant."] == (
        "biography"
    )
    assert told["Be the first to know. More than 40,000 readers already follow Polestar."] == (
        "newsletter"
    )
    assert told["What has Russia offered?"] == "subhead"
    assert told["• Spice growers look east as freight costs climb"] == "related"
    assert told["Do you agree? Leave a comment. Comments are moderated."] == "comments"
