"""What kind a single line is taken for, where an article's sentence and furniture look alike."""

import pytest

from analysis.corpus.lines import page_lines, read_line
from analysis.corpus.markup import looks_like_markdown, strip_markdown


@pytest.mark.parametrize(
    "sentence",
    [
        "An official of the harbour ministry told Reuters.",
        "He did not say when. A spokesman declined to speak to Reuters.",
        "The bridge was closed at dawn. The letter was seen by Reuters.",
        "The council, which met on Monday, declined to comment to the AP.",
        "The views expressed by the fishermen were heard, and the council will answer in May.",
        "Copyright holders won a case against the council on Monday, after years of quarrels.",
        "Reporting by the harbour paper has shown that the council knew of the cracks in May.",
        "The mayor took donations, and her party asked the court to let it keep a contribution.",
        "“We are funded by readers, so please become a member,” the editor told the court.",
        "Ukraine wants to become a member of the alliance, and it has asked for contributions.",
        "You have to see the bridge to know how old it is, the engineers told the council.",
        "The company stores personal data and cookies without consent, the regulator has ruled.",
        "The two sides / the council and the port / will meet again on Monday to talk of money.",
    ],
)
def test_a_sentence_of_an_article_is_prose(sentence):
    assert read_line(sentence).kind == "prose"


@pytest.mark.parametrize(
    ("line", "kind", "reason"),
    [
        ("© Harbour Post, 2025. When quoting our articles, name us.", "ending", "footer"),
        (
            "Copyright Harbour Post. Whoever quotes it names it, as the law says.",
            "ending",
            "footer",
        ),
        ("© Getty Images", "furniture", "caption"),
        ("Jon Berg / AP", "furniture", "caption"),
        ("Image source, Reuters", "furniture", "caption"),
        ("The quay at dawn. Jon Berg/Getty Images", "furniture", "caption"),
        ("The quay at dawn (Jon Berg/Pool Photo via AP)", "furniture", "caption"),
        ("World > Europe", "furniture", "menu"),
        ("Home / Top News / Diplomacy", "furniture", "menu"),
        ("About the project | Advertising | Contacts | 12+", "furniture", "menu"),
        ("You have one free article left.", "furniture", "newsletter"),
        ("New episodes every week, wherever you get your podcasts.", "furniture", "newsletter"),
        ("This article is more than 3 years old", "furniture", "notice"),
        ("Was this article helpful?", "furniture", "notice"),
        ("Found a mistake? Select it and press Ctrl+Enter.", "furniture", "notice"),
        ("The views expressed in this article are the author’s own.", "furniture", "notice"),
        ("Do you have a story? Call our newsroom in confidence.", "furniture", "notice"),
        ("Your support makes our work possible.", "furniture", "newsletter"),
        ("Corrections: The bridge was built in 1911.", "furniture", "notice"),
        ("(Reporting by Ada Lind; Editing by Jon Berg.)", "furniture", "byline"),
        ("Ada Lind · June 23, 2025 · 4 min read", "furniture", "byline"),
        ("[ Post ]  [ Share ]  [ Save for later ]  [ Listen: 5:12 ]", "furniture", "sharing"),
        ("Registered office: 12 Quay Street, Stanmere", "furniture", "footer"),
    ],
)
def test_furniture_is_known_by_its_words_or_its_form(line, kind, reason):
    found = read_line(line)
    assert (found.kind, found.reason) == (kind, reason)


def test_a_heading_keeps_its_level_and_loses_its_signs():
    (line,) = page_lines("## What the survey of the piers has found, and what it could not find.")
    assert (line.level, line.kind) == (2, "short")
    assert line.text.startswith("What the survey")


def test_a_line_in_emphasis_loses_its_asterisks():
    assert read_line("*The bridge is closed.*").text == "The bridge is closed."
    assert read_line("* a footnote *").text == "a footnote *"


def test_markdown_is_known_by_a_heading_and_one_sign_more():
    assert looks_like_markdown("# The bridge\n\nIt is **old**.")
    assert not looks_like_markdown("# The bridge\n\nIt is old.")
    assert not looks_like_markdown("It is **old** and **closed**.")


def test_markdown_is_stripped_of_emphasis_and_of_nothing_else():
    text = (
        "It is *very* old, **says** the [town](http://x.example), and 2 * 3 * 4 snake_case_names."
    )
    assert strip_markdown(text) == "It is very old, says the town, and 2 * 3 * 4 snake_case_names."
    assert strip_markdown("One\n\n* * *\n\nTwo") == "One\n\n\n\nTwo"
