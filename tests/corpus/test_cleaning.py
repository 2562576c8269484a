"""Every text here is invented; the seeds are read from beside the repository, if they are there."""

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.cleaning import clean_page
from analysis.corpus.encoding import normalise_characters
from analysis.corpus.lines import WORD, unwrap
from analysis.corpus.page import REASONS

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
HEADLINE = "Council keeps the old harbour bridge open until spring"
BODY = [
    "The council voted on Tuesday to keep the old harbour bridge open until the spring.",
    "Engineers had asked for it to be closed in the autumn, after cracks were found in two piers.",
    "“We have listened to the traders, and they cannot wait a year,” Mayor Ada Lind told them.",
    "Opponents of the plan said that the council was gambling with the safety of commuters.",
    "A second survey of the piers is due in October, and the council will meet again after it.",
]


def page(*parts):
    return "\n".join(line for part in parts for line in ([part] if isinstance(part, str) else part))


def reasons(found):
    return {line: stretch.reason for stretch in found.removed for line in stretch.text.split("\n")}


def test_an_article_alone_is_kept_whole():
    assert clean_page(page(BODY)).text == "\n".join(BODY)


def test_an_article_alone_has_no_headline_and_no_date():
    found = clean_page(page(BODY))
    assert (found.headline, found.published, found.url) == ("", "", "")


def test_menu_weather_and_log_in_above_the_article_are_left_out():
    menu = ["Home", "World", "Sports", "Log in", "19 °C", "Springfield", "No Result"]
    found = clean_page(page(menu, "", HEADLINE, "", BODY))
    assert found.text == "\n".join(BODY)
    assert found.headline == HEADLINE
    assert set(reasons(found)) == set(menu)


def test_the_date_is_the_articles_and_not_the_clocks():
    found = clean_page(
        page("Sunday, October 5, 2025", "Home", HEADLINE, "by Ada Lind", "June 23, 2025", BODY)
    )
    assert found.published == "2025-06-23"


def test_a_clock_alone_is_no_publication_date():
    assert (
        clean_page(page("Sunday, October 5, 2025", "Home", "News", "Sport", BODY)).published == ""
    )


def test_a_date_among_related_stories_is_no_publication_date():
    related = ["Related articles", "A fox is loose in the library", "June 23, 2025"]
    assert clean_page(page(HEADLINE, BODY, related)).published == ""


def test_headlines_above_the_article_do_not_hide_its_own():
    trending = ["Trending", "A fox is loose in the library", "Rain is due on Sunday", "Home"]
    found = clean_page(page(trending, HEADLINE, "June 23, 2025", BODY))
    assert (found.headline, found.published) == (HEADLINE, "2025-06-23")


def test_a_question_above_the_byline_is_the_headline():
    found = clean_page(page("Home", "Who will pay for the bridge?", "By Jon Berg", BODY))
    assert found.headline == "Who will pay for the bridge?"


def test_the_outlet_after_a_bar_is_no_part_of_the_headline():
    found = clean_page(page(f"{HEADLINE} | Harbour Gazette", "", BODY))
    assert (found.headline, found.outlet) == (HEADLINE, "Harbour Gazette")


def test_an_address_on_a_line_of_its_own_is_the_pages():
    found = clean_page(page("https://gazette.example/bridge", HEADLINE, BODY))
    assert found.url == "https://gazette.example/bridge"


def test_lines_of_verse_that_are_led_into_are_kept():
    verse = ["The bridge is old", "the river new", "and who are you"]
    found = clean_page(page(BODY[:2], "He read aloud a poem:", verse, BODY[2:]))
    assert "\n".join(verse) in found.text


def test_other_stories_under_related_articles_are_left_out_though_they_are_long():
    story = "A fox was seen in the town library on Monday. Readers left in haste. " * 12
    related = ["Related articles"]
    for title in ("A fox is loose in the library", "The fox of the library is found"):
        related += [title, title, "An hour ago", story]
    found = clean_page(page(HEADLINE, BODY, related))
    assert found.text == "\n".join(BODY)
    assert reasons(found)[story.strip()] == "related"


def test_a_read_next_list_with_times_and_summaries_is_left_out():
    summary = "The harbour police have strongly denied that a fox was ever seen in the library."
    found = clean_page(page(BODY, "Read next", "14:00", summary, "18:00", "Foxes", summary))
    assert found.text == "\n".join(BODY)


def test_the_article_goes_on_after_a_list_of_other_stories_in_its_middle():
    teasers = ["More RelatedPosts", "A fox is loose in the library", "Rain is due", "Load More"]
    found = clean_page(page(HEADLINE, BODY[:3], teasers, BODY[3:]))
    assert found.text == "\n".join(BODY)
    assert all(reasons(found)[teaser] == "related" for teaser in teasers)


def test_the_article_goes_on_though_the_list_has_no_closing_line():
    teasers = ["Most read", "A fox is loose in the library", "Rain is due on Sunday"]
    assert clean_page(page(HEADLINE, BODY[:3], teasers, BODY[3:])).text == "\n".join(BODY)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Also read: A fox is loose in the library after midnight", "related"),
        ("READ MORE: Rain is due on Sunday", "related"),
        ("The piers of the bridge - Jon Berg/Reuters", "caption"),
        ("Mayor Ada Lind at the bridge on Monday. (Photo by Jon Berg)", "caption"),
        ("Sign up for our newsletter to get the news in your inbox.", "newsletter"),
        ("Advertisement", "notice"),
        ("Share on Facebook", "sharing"),
        ("What the survey of the piers found", "subhead"),
        ("Source: Harbour Wire – The bridge stays open", "source"),
    ],
)
def test_a_foreign_line_in_the_middle_is_left_out_with_its_reason(line, reason):
    found = clean_page(page(HEADLINE, BODY[:2], line, BODY[2:]))
    assert found.text == "\n".join(BODY)
    assert reasons(found)[line] == reason


def test_a_pull_quote_is_kept_once_in_its_paragraph():
    quote = "We have listened to the traders, and they cannot wait a year"
    found = clean_page(page(BODY[:2], quote + ".", BODY[2:]))
    assert found.text == "\n".join(BODY)
    assert reasons(found)[quote + "."] == "repeated"


def test_stretches_on_two_sides_of_a_paragraph_are_two_rows():
    found = clean_page(page(BODY[:2], "What was found", BODY[2], "What is next", BODY[3:]))
    assert [stretch.text for stretch in found.removed] == ["What was found", "What is next"]


def test_a_headline_printed_twice_is_kept_once():
    found = clean_page(page(HEADLINE, "", HEADLINE, "", BODY))
    assert found.headline == HEADLINE
    assert reasons(found)[HEADLINE] == "repeated"


def test_comments_and_what_stands_below_them_are_left_out():
    comments = ["Comments", "I have crossed that bridge for forty years and never saw a crack."] * 2
    assert clean_page(page(BODY, comments)).text == "\n".join(BODY)


def test_a_comment_link_above_the_article_does_not_end_it():
    assert clean_page(page(HEADLINE, "0 Comments", BODY)).text == "\n".join(BODY)


def test_a_biography_under_the_article_is_left_out():
    bio = "Jon Berg is a senior reporter at the Gazette, covering the harbour and its people."
    found = clean_page(page(HEADLINE, BODY, bio))
    assert reasons(found)[bio] == "biography"


def test_a_last_paragraph_about_a_person_in_the_news_is_kept():
    last = "The suspect was an editor of the harbour paper, and Russia joined the search for him."
    assert clean_page(page(HEADLINE, BODY, last)).text.endswith(last)


def test_a_page_on_cookies_keeps_its_sentences():
    law = "Parliament voted to end the use of cookies by advertisers within the next three years."
    assert law in clean_page(page(BODY[:2], law, BODY[2:])).text


def test_bullet_items_that_a_paragraph_leads_into_are_kept():
    items = ["• two cracked piers", "• a rusted rail"]
    found = clean_page(page(BODY[:2], "The survey named three faults:", items, BODY[2:]))
    assert "two cracked piers\na rusted rail" in found.text


def test_short_sentences_of_an_article_are_kept():
    assert "“Never,” he said." in clean_page(page(BODY[:2], "“Never,” he said.", BODY[2:])).text


def test_lines_broken_at_a_fixed_width_are_joined():
    wrapped = (
        "The council voted on Tuesday to keep the old harbour bridge\nopen until the spring.\n\n"
        "Engineers had asked for it to be closed in the autumn, after\ncracks were found in both "
        "of its piers by divers who had been\nsent down in the summer.\n\n"
        "Opponents of the plan said that the council was gambling with\nthe safety of those who "
        "cross it every day of the working week\nand of their children."
    )
    assert unwrap(wrapped).count("\n\n") == 2
    assert "the old harbour bridge open until" in unwrap(wrapped)


def test_right_to_left_text_is_kept():
    text = "قال رئيس البلدية يوم الثلاثاء إن الجسر القديم سيبقى مفتوحا حتى الربيع المقبل."
    more = "وأضاف أن المهندسين سيفحصون الجسر مرة أخرى في الخريف قبل أن يصوت المجلس."
    assert clean_page(page("الرئيسية", text, more)).text == f"{text}\n{more}"


FURNITURE = st.sampled_from(
    [*BODY, HEADLINE, "Home", "Related articles", "Load More", "Comments", "14:00", "• Login", "©"]
)
LINES = st.lists(FURNITURE | st.text(max_size=60), max_size=40)


@given(LINES)
def test_every_line_is_the_headline_or_kept_or_removed_with_a_known_reason(lines):
    text = normalise_characters("\n".join(lines))
    found = clean_page(text)
    parts = [found.text, found.headline, *(stretch.text for stretch in found.removed)]
    if "|" in text:  # a bar parts the headline from the outlet
        parts.append(found.outlet)
        assert set(WORD.findall(text)) <= set(WORD.findall(" ".join(parts)))
    else:
        assert Counter(WORD.findall(" ".join(parts))) == Counter(WORD.findall(text))
    assert {stretch.reason for stretch in found.removed} <= set(REASONS)


@pytest.mark.parametrize(
    "piece", ["(", "/", "©", "[a](", "Photo by (", "1 ", "share ", "- AP ", "“"]
)
def test_no_line_makes_a_pattern_slow(piece):
    start = time.perf_counter()
    clean_page("\n".join([(piece * 230)[:229] + "Q"] * 500))
    clean_page((piece * 200_000)[:200_000])
    assert time.perf_counter() - start < 3


# Line numbers of each seed (as in an editor) that are the article, and its headline's.
SEED_LINES = {
    "000": (2, [*range(6, 18), 19]),
    "001": (None, [*range(1, 10)]),
    "002": (1, [2, *range(4, 9), *range(10, 15), 16]),
    "003": (None, [1, 2, 4, 5, 7, 8, 10, 11, 12, 14, 15]),
    "004": (42, [56, 58, 60, 62, 66, 68, 72, 86, 88, 92, 94, 96, 100, 102]),
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed pages are not part of the repository")
@pytest.mark.parametrize("seed", SEED_LINES)
def test_a_real_page_gives_its_article_and_nothing_else(seed):
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    text = normalise_characters(path.read_text(encoding="utf-8"))
    lines = text.split("\n")
    headline, kept = SEED_LINES[seed]
    found = clean_page(text)
    assert found.text.split("\n") == [lines[number - 1].strip() for number in kept]
    assert found.headline == (lines[headline - 1].strip() if headline else "")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed pages are not part of the repository")
def test_every_word_of_a_real_page_is_accounted_for():
    for path in SEEDS.glob("*.txt"):
        text = normalise_characters(path.read_text(encoding="utf-8"))
        found = clean_page(text)
        parts = [found.text, found.headline, *(stretch.text for stretch in found.removed)]
        assert Counter(WORD.findall(" ".join(parts))) == Counter(WORD.findall(text)), path.name
