"""Articles of a second drop beside those of the first."""

import pandas as pd
import pytest

from analysis.corpus.joining import fit_articles
from analysis.corpus.reading import Source, read_articles
from analysis.corpus.schema import ARTICLE_COLUMNS, REMOVED_COLUMNS

FOX_PAGE = "A fox was seen in the town hall.\n\nIt left by the back door before noon, staff said."
NAMED_PAGE = "Title: A bridge\nSource: The Green Courier\n\nThe bridge is closed until May."
FOX, BRIDGE = "A fox was seen in the town hall.", "The bridge is closed until May."


def articles(*rows):
    """Articles from (article_id, outlet, text)."""
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "text"], dtype="str")
    return table.reindex(columns=ARTICLE_COLUMNS, fill_value="")


def removed(*ids):
    rows = [(article_id, "menu", "menu", 0) for article_id in ids]
    return pd.DataFrame(rows, columns=REMOVED_COLUMNS)


def outlets(there, added, *from_files):
    fitted = fit_articles(
        articles(("1", there, FOX)), articles(("2", added, BRIDGE)), removed(), from_files
    )
    return fitted.articles["outlet"].item(), len(fitted.notes)


@pytest.mark.parametrize(
    ("there", "added", "from_files", "outlet"),
    [
        ("The Green Courier", "THE GREEN COURIER", (), "The Green Courier"),
        ("The Green Courier", "Green Courier", ("Green Courier",), "The Green Courier"),
        ("Green Courier", "the green courier", ("Green Courier",), "Green Courier"),
    ],
)
def test_a_name_joins_the_one_that_is_there_and_it_is_told(there, added, from_files, outlet):
    assert outlets(there, added, *from_files) == (outlet, 1)


@pytest.mark.parametrize(
    ("there", "added"), [("Times", "The Times"), ("Post", "Postman"), ("Post", "Post")]
)
def test_what_pages_name_themselves_stays(there, added):
    assert outlets(there, added) == (added, 0)


@pytest.mark.parametrize(
    ("there", "outlet"),
    [("Unnamed outlet", "Unnamed outlet (2)"), ("Unnamed outlet (2)", "Unnamed outlet")],
)
def test_two_unknown_outlets_are_never_one(there, outlet):
    assert outlets(there, there, there) == (outlet, 0)


def test_a_note_of_a_stand_in_says_the_name_it_has_now():
    there = read_articles([Source("1.txt", FOX_PAGE.encode())]).articles
    texts = {"1.txt": NAMED_PAGE.replace("Source: ", ""), "2.txt": FOX_PAGE}
    second = read_articles([Source(name, text.encode()) for name, text in texts.items()])
    fitted = fit_articles(there, second.articles, second.removed, second.from_files)
    (note,) = fitted.retold(second.notes, second.unnamed)
    assert note.startswith("1.txt does not say")
    assert '"Unnamed outlet 1 (2)"' in note


def test_an_article_that_is_there_is_kept_once_under_either_name():
    there = articles(("1", "The Post", FOX), ("2", "Unnamed outlet", BRIDGE))
    added = articles(("8", "the post", FOX), ("9", "Sun", BRIDGE))
    fitted = fit_articles(there, added, removed("8"), ())
    assert fitted.articles.empty
    assert fitted.removed.empty
    assert fitted.notes[-1] == "2 of the articles were here already; they were kept once."


def test_an_article_that_was_edited_is_still_there():
    read = read_articles([Source("green-courier.txt", FOX_PAGE.encode())]).articles
    edited = read.assign(outlet="Post", text=BRIDGE)
    assert fit_articles(edited, read, removed(), ()).articles.empty


def test_an_article_that_was_joined_by_its_file_and_edited_is_still_there():
    pages = [Source("green-courier.txt", FOX_PAGE.encode()), Source("b.txt", NAMED_PAGE.encode())]
    read = read_articles(pages).articles
    assert read["outlet"].nunique() == 1
    assert fit_articles(read.assign(text=["Other.", "Words."]), read, removed(), ()).articles.empty


def test_two_tables_that_count_their_rows_lose_no_article():
    added = articles(("1", "Sun", BRIDGE), ("2", "Sun", "Third text."))
    fitted = fit_articles(articles(("1", "Post", FOX)), added, removed("1", "2"), ())
    first, second = fitted.articles["article_id"]
    assert len(first) == 12
    assert second == "2"
    assert fitted.removed["article_id"].tolist() == [first, second]


def test_two_tables_that_count_their_rows_keep_one_text_for_each_outlet():
    fitted = fit_articles(articles(("1", "Post", FOX)), articles(("1", "Sun", FOX)), removed(), ())
    assert fitted.articles["outlet"].tolist() == ["Sun"]
    assert fitted.articles["article_id"].item() != "1"


@pytest.mark.parametrize("article_id", ["202506230001", "0123456789ab"])
def test_a_long_id_of_a_table_loses_no_article(article_id):
    there, added = articles((article_id, "Post", FOX)), articles((article_id, "Post", BRIDGE))
    assert len(fit_articles(there, added, removed(), ()).articles) == 1
