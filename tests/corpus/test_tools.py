"""Tables as Media Cloud, GDELT, NewsAPI, Zotero and AllSides write them; all rows are invented."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.columns import Columns
from analysis.corpus.reading import Source, read_articles
from analysis.corpus.tools import addresses_in, lists_addresses, only_addresses
from analysis.errors import CorpusError
from tests.corpus.press_files import BRIDGE, FOX

ONE, TWO = "https://gazette.example/bridge", "https://courier.example/fox?id=7"


def csv(rows, mark=""):
    return (mark + pd.DataFrame(rows).to_csv(index=False)).encode()


MEDIA_CLOUD = [
    {"id": f"a{n}", "indexed_date": "2025-06-24 01:02:03.000", "language": "en",
     "media_name": name, "media_url": name, "publish_date": "2025-06-23", "title": told.headline,
     "url": url}
    for n, (told, name, url) in enumerate(
        [(BRIDGE, "gazette.example", ONE), (FOX, "courier.example", TWO)]
    )
]  # fmt: skip
OLD_MEDIA_CLOUD = [
    {"stories_id": n, "publish_date": "2025-06-23 10:00:00", "title": told.headline, "url": url,
     "language": "en", "ap_syndicated": "False", "themes": "", "media_id": n,
     "media_name": "Gazette", "media_url": "https://gazette.example"}
    for n, (told, url) in enumerate([(BRIDGE, ONE), (FOX, TWO)])
]  # fmt: skip
GDELT_CSV = [
    {"URL": url, "MobileURL": "", "Date": "2025-06-23 10:15:00", "Title": told.headline}
    for told, url in [(BRIDGE, ONE), (FOX, TWO)]
]
GDELT_JSON = {"articles": [
    {"url": url, "url_mobile": "", "title": told.headline, "seendate": "20250623T101500Z",
     "socialimage": "", "domain": "gazette.example", "language": "English",
     "sourcecountry": "United Kingdom"}
    for told, url in [(BRIDGE, ONE), (FOX, TWO)]
]}  # fmt: skip
NEWSAPI = {"status": "ok", "totalResults": 2, "articles": [
    {"source": {"id": None, "name": told.outlet}, "author": "Jane Doe", "title": told.headline,
     "description": "What was said of it.", "url": url, "urlToImage": None,
     "publishedAt": f"{told.iso}T10:15:00Z", "content": text}
    for told, url, text in [(BRIDGE, ONE, f"{BRIDGE.paragraphs[0]}… [+1234 chars]"),
                            (FOX, TWO, FOX.paragraphs[0])]
]}  # fmt: skip
ZOTERO = [
    {"Key": f"K{n}", "Item Type": "newspaperArticle", "Publication Year": "2025",
     "Author": "Doe, Jane", "Title": told.headline, "Publication Title": told.outlet, "ISBN": "",
     "Url": url, "Abstract Note": "In short.", "Date": told.iso,
     "Date Added": "2025-07-01 10:00:00", "Access Date": "2025-07-01",
     "Extra": "Section: News", "Notes": ""}
    for n, (told, url) in enumerate([(BRIDGE, ONE), (FOX, TWO)])
]  # fmt: skip
ALLSIDES = [
    {"title": "A vote on the bridge", "tags": "['Bridges']", "heading": told.headline,
     "source": told.outlet, "text": told.paragraphs[0], "bias_rating": rating}
    for told, rating in [(BRIDGE, "left"), (FOX, "center")]
]  # fmt: skip
LISTS = {
    "stories.csv": (csv(MEDIA_CLOUD), "Media Cloud"),
    "old.csv": (csv(OLD_MEDIA_CLOUD), "Media Cloud"),
    "gdelt.csv": (csv(GDELT_CSV, "\ufeff"), "GDELT"),
    "gdelt.json": (json.dumps(GDELT_JSON).encode(), "GDELT"),
    "zotero.csv": (csv(ZOTERO, "\ufeff"), "Zotero"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_addresses_says_that_it_holds_no_texts(name):
    data, tool = LISTS[name]
    with pytest.raises(CorpusError) as caught:
        read_articles([Source(name, data)])
    assert str(caught.value) == (
        f"{name} is a list of {tool}: it holds 2 addresses and no texts; fetch the articles from "
        "there, or give a table with a column of texts."
    )


@pytest.mark.parametrize("name", LISTS)
def test_the_addresses_of_a_list_are_there_to_be_fetched(name):
    source = Source(name, LISTS[name][0])
    assert lists_addresses(source)
    assert addresses_in(source) == [ONE, TWO]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_brings_addresses_and_nothing_else(name):
    assert only_addresses(Source(name, LISTS[name][0])) == [ONE, TWO]


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", f"{ONE}\n\n{TWO}\n".encode(), [ONE, TWO]),
        ("a.txt", f"{ONE}\nA line of text.\n".encode(), []),
        ("a.txt", b" ", []),
        ("a.csv", f"link\n{ONE}\n".encode(), [ONE]),
        ("a.csv", f"link,inhalt\n{ONE},The bridge stays open.\n".encode(), []),
        ("a.html", f"<p>{ONE}</p>".encode(), []),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, []),
    ],
)
def test_only_what_is_surely_a_list_is_taken_for_one(name, data, found):
    assert only_addresses(Source(name, data)) == found


def test_a_list_beside_articles_does_not_stop_them():
    good = csv([{"text": BRIDGE.paragraphs[2], "outlet": "Gazette"}])
    reading = read_articles([Source("a.csv", good), Source("b.csv", csv(MEDIA_CLOUD))])
    assert len(reading.articles) == 1
    assert "b.csv is a list of Media Cloud" in reading.problems[0]


def test_newsapi_texts_that_were_cut_short_are_told():
    reading = read_articles([Source("news.json", json.dumps(NEWSAPI).encode())])
    assert reading.articles["outlet"].tolist() == [BRIDGE.outlet, FOX.outlet]
    assert reading.articles["published"].tolist() == [BRIDGE.iso, FOX.iso]
    assert reading.articles["text"].tolist() == [BRIDGE.paragraphs[0], FOX.paragraphs[0]]
    assert reading.notes == (
        "news.json: 2 articles of NewsAPI.",
        "news.json: NewsAPI cut the text short in row 1; fetch whole articles from their "
        "addresses.",
    )
    removed = reading.removed["text"].tolist()
    assert "… [+1234 chars]" in removed
    assert removed.count("description: What was said of it.") == 2
    assert set(reading.removed["reason"]) == {"record"}


def test_zotero_rows_with_a_column_of_texts_are_articles():
    rows = [row | {"Full Text": FOX.paragraphs[0]} for row in ZOTERO]
    reading = read_articles([Source("zotero.csv", csv(rows))])
    assert reading.articles["outlet"].tolist() == [BRIDGE.outlet, FOX.outlet]
    assert reading.articles["headline"].tolist() == [BRIDGE.headline, FOX.headline]
    assert reading.articles["url"].tolist() == [ONE, TWO]
    assert "Abstract Note: In short." in reading.removed["text"].tolist()
    assert "Extra: Section: News" in reading.removed["text"].tolist()


def test_allsides_rows_keep_their_rating_beside_the_article():
    reading = read_articles([Source("sides.csv", csv(ALLSIDES))])
    assert reading.articles["headline"].tolist() == [BRIDGE.headline, FOX.headline]
    assert reading.articles["outlet"].tolist() == [BRIDGE.outlet, FOX.outlet]
    assert {"bias_rating: left", "title: A vote on the bridge"} <= set(reading.removed["text"])
    assert "sides.csv: 2 articles of AllSides." in reading.notes


def test_columns_that_the_user_chose_come_before_a_tool_s():
    rows = [row | {"mine": FOX.paragraphs[0]} for row in MEDIA_CLOUD]
    columns = Columns(text="mine", outlet="media_name")
    articles = read_articles([Source("a.csv", csv(rows))], columns=columns).articles
    assert articles["outlet"].tolist() == ["gazette.example", "courier.example"]


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("list.txt", f"{ONE}\n\n {TWO} \n{ONE}\n".encode(), [ONE, TWO]),
        ("page.txt", f"See {ONE}\n".encode(), []),
        ("a.csv", b"text\nThe bridge stays open.\n", []),
        ("a.csv", f"link\n{ONE}\njavascript:alert(1)\nfile:///etc/passwd\n\n".encode(), [ONE]),
        ("a.html", f"<html>{ONE}</html>".encode(), []),
        ("a.docx", b"PK\x03\x04", []),
    ],
)
def test_addresses_are_those_of_a_column_or_a_plain_list(name, data, found):
    assert addresses_in(Source(name, data)) == found


@given(st.sampled_from(["a.csv", "a.txt", "a.json", "a.parquet", "a"]), st.binary(max_size=200))
def test_any_bytes_give_addresses_or_a_corpus_error(name, data):
    try:
        found = addresses_in(Source(name, data))
    except CorpusError:
        return
    assert all(address.startswith(("http://", "https://")) for address in found)
