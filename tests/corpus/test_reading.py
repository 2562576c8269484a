import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.reading import Limits, Source, read_articles, read_paths
from analysis.corpus.schema import ARTICLE_COLUMNS, REMOVED_COLUMNS
from analysis.errors import CorpusError

TEXT = (
    "The council voted on Tuesday to keep the old harbour bridge open until the spring.\n"
    "Engineers had asked for it to be closed in the autumn, after cracks were found in it.\n"
)
OTHER = (
    "A fox was seen in the town library on Monday, and readers left in some haste.\n"
    "The librarian said that the animal had shown no interest in the newspapers.\n"
)


def source(name, text=TEXT):
    return Source(name, text.encode())


def test_one_row_for_each_article_in_the_order_given():
    reading = read_articles([source("b.txt"), source("a.txt", OTHER)])
    assert list(reading.articles.columns) == ARTICLE_COLUMNS
    assert list(reading.removed.columns) == REMOVED_COLUMNS
    assert reading.articles["outlet"].tolist() == ["B", "A"]


def test_what_is_removed_is_linked_to_its_article():
    reading = read_articles([source("a.txt", "Home\nLog in\n" + TEXT)])
    assert reading.removed.values.tolist() == [
        [reading.articles["article_id"][0], "Home\nLog in", "menu", 1]
    ]


def test_an_article_in_html_is_no_longer_than_any_other():
    page = f"<html><body><h1>A bridge stays open</h1><p>{TEXT * 5}</p></body></html>"
    sources = [source("long.html", page), source("b.txt", OTHER)]
    n = len(read_articles(sources).articles["text"][0])
    reading = read_articles(sources, limits=Limits(article_characters=n - 1))
    assert len(reading.articles) == 1
    assert f"long.html has more than {n - 1} characters" in reading.problems[0]


def test_an_id_follows_from_the_content_alone():
    alone = read_articles([source("001.txt")]).articles["article_id"][0]
    among = read_articles([source("x.txt", OTHER), source("page.txt", "Home\n" + TEXT)])
    assert among.articles["article_id"][1] == alone


def test_the_same_page_twice_is_kept_once_and_told():
    reading = read_articles([source("001.txt"), source("002.txt", "Home\n\n" + TEXT.upper())])
    assert len(reading.articles) == 1
    assert "002.txt is the same page as 001.txt; it was kept once." in reading.notes


def test_the_same_text_in_two_outlets_is_two_articles():
    articles = read_articles([source("gazette.txt"), source("courier.txt")]).articles
    assert articles["article_id"].nunique() == 2


def test_a_masthead_that_the_files_name_bears_out_is_the_outlet():
    head = "Evening Bearer\nNews | Sport | Puzzles\n"
    reading = read_articles([source("evening-bearer-1.txt", head + TEXT)])
    assert reading.articles["outlet"].tolist() == ["Evening Bearer"]
    assert reading.notes == ()


def test_outlets_that_differ_in_capitals_or_the_are_one_and_it_is_told():
    said = "Title: A vote in the town\nSource: The Green Courier\n\n"
    sources = [
        source("green-courier-1.txt"),
        source("green-courier-2.txt", f"{OTHER}Nobody was hurt, and the fox left by noon.\n"),
        source("x.txt", said + OTHER),
    ]
    reading = read_articles(sources)
    assert reading.articles["outlet"].tolist() == ["The Green Courier"] * 3
    note = '"Green Courier" and "The Green Courier" are taken as one outlet, "The Green Courier".'
    assert reading.notes[-1] == note


def test_one_text_in_two_spellings_of_an_outlet_is_kept_once():
    said = "Title: A vote in the town\nSource: The Green Courier\n\n"
    reading = read_articles([source("a.txt", said + TEXT), source("green-courier.txt")])
    assert len(reading.articles) == 1


def test_two_outlets_of_a_table_that_differ_in_the_stay_two():
    row = TEXT.splitlines()[0].replace(",", "")
    data = f"text,outlet\n{row},The Times\n{row},Times\n".encode()
    reading = read_articles([Source("a.csv", data)])
    assert reading.articles["outlet"].tolist() == ["The Times", "Times"]
    assert reading.notes == ()


def test_two_pages_without_an_outlet_are_not_merged_into_one():
    articles = read_articles([source("pasted.txt"), source("pasted.txt", OTHER)]).articles
    assert articles["outlet"].tolist() == ["Unnamed outlet", "Unnamed outlet (2)"]


def test_an_outlet_made_from_the_file_name_is_told():
    assert "does not say which outlet" in read_articles([source("gazette.txt")]).notes[0]


def test_an_id_given_twice_does_not_lose_an_article():
    data = f"id,text,outlet\n7,{TEXT.splitlines()[0]},A\n7,{OTHER.splitlines()[1]},A\n".encode()
    reading = read_articles([Source("a.csv", data.replace(b", ", b" "))])
    assert reading.articles["article_id"].nunique() == 2
    assert 'the id "7" of another article' in reading.notes[0]


def test_a_file_that_cannot_be_read_is_a_problem_while_others_are_kept():
    reading = read_articles([source("a.txt"), source("empty.txt", ""), source("c.pdf", "%PDF-1")])
    assert len(reading.articles) == 1
    assert reading.problems == (
        "empty.txt is empty; choose another file.",
        "c.pdf is a PDF; copy its text into a .txt file.",
    )


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b" \n", r"a\.txt is empty"),
        ("a.txt", b"\x00\x01\x02" * 99, "not a text file"),
        ("a.docx", b"PK\x03\x04...", "damaged Word document"),
        ("a.xyz", b"hello", "of a kind we cannot read"),
        ("a.txt", b"Home\nNews\nSport\n", "no article text left"),
        ("a.txt", b"word " * 5_000_000, "larger than 20 MB"),
        ("a.txt", b"word " * 1_000_000, "more than 1,000,000 characters"),
    ],
)
def test_bad_input_gives_one_sentence_naming_the_file(name, data, message):
    with pytest.raises(CorpusError, match=message) as caught:
        read_articles([Source(name, data)])
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_no_file_at_all_says_what_to_do():
    with pytest.raises(CorpusError, match="choose at least one article"):
        read_articles([])


def test_too_much_together_is_refused():
    with pytest.raises(CorpusError, match="more than 50 MB together"):
        read_articles([Source(f"{n}.txt", b"a" * 18_000_000) for n in range(3)])


def test_articles_above_the_limit_are_named_as_left_out():
    reading = read_articles([source("a.txt"), source("b.txt", OTHER)], limits=Limits(articles=1))
    assert len(reading.articles) == 1
    assert "b.txt and what follows it were left out" in reading.problems[0]


def test_markup_in_a_text_file_is_read_as_a_page():
    html = "<html><body><p>" + TEXT.replace("\n", "</p><p>") * 3 + "</p></body></html>"
    assert "<p>" not in read_articles([source("a.txt", html)]).articles["text"][0]


def test_labelled_lines_above_the_text_give_the_facts():
    head = "Title: Bridge stays open\nSource: Harbour Gazette\nDate: June 23, 2025\n\n"
    article = read_articles([source("a.txt", head + TEXT)]).articles.iloc[0]
    assert article[["headline", "outlet", "published"]].tolist() == [
        "Bridge stays open",
        "Harbour Gazette",
        "2025-06-23",
    ]
    assert article["text"] == TEXT.strip()


def test_markdown_is_read_without_its_marks():
    text = "# The harbour bridge stays open\n\n" + TEXT.replace("council", "[council](http://x/y)")
    article = read_articles([source("a.md", text)]).articles.iloc[0]
    assert article["headline"] == "The harbour bridge stays open"
    assert article["text"] == TEXT.strip()


def test_a_folder_is_its_readable_files_by_name(tmp_path):
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a.txt").write_text(OTHER)
    (tmp_path / "notes.pdf").write_text("%PDF")
    reading = read_paths([tmp_path])
    assert reading.articles["outlet"].tolist() == ["A", "B"]
    assert "notes.pdf" in reading.notes[0]


def test_a_path_that_does_not_exist_is_a_problem(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    assert "does not exist" in read_paths([tmp_path / "a.txt", tmp_path / "no"]).problems[0]
    with pytest.raises(CorpusError, match="does not exist"):
        read_paths([tmp_path / "no"])


def test_an_empty_folder_is_said_to_be_empty(tmp_path):
    with pytest.raises(CorpusError, match="holds no readable file"):
        read_paths([tmp_path])


SUFFIXES = [
    *("", ".txt", ".md", ".html", ".csv", ".tsv", ".json", ".jsonl", ".parquet"),
    *(".docx", ".rtf", ".zip", ".doc", ".pdf"),
]
_FORM = b"1 of 9 DOCUMENTS\n"
STARTS = [
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"{\\rtf1",
    b"PAR1",
    b"\xff\xfe",
    b"1 of 9 DOCUMENTS\n",
]
NAMES = st.sampled_from([f"a{suffix}" for suffix in SUFFIXES])


@given(NAMES, st.sampled_from(STARTS), st.binary(max_size=300))
def test_any_bytes_give_articles_or_a_corpus_error(name, start, data):
    with suppress(CorpusError):
        assert len(read_articles([Source(name, start + data)]).articles) > 0


FORM = [
    *("Body", "Length: 9 words", "End of Document", "Load-Date: May 1, 2025", "Classification"),
    *("Graphic", "Copyright 2025", "1 of 2 DOCUMENTS", "LENGTH: 9 words", "Job Number: 1"),
    *("HD", "LP", "TD  x", "AN", "SN", "PD", "9 words", "1 May 2025"),
    *("Document ABCDE00020250623el6n", "\\par", "\\u8217?", "{", "}", "\\'e9", "\\bin9 "),
]
FORM_LINES = st.lists(st.sampled_from(FORM) | st.text(max_size=9), max_size=30)


@given(st.sampled_from(["a.txt", "a.rtf"]), FORM_LINES)
def test_any_form_gives_articles_or_a_corpus_error(name, lines):
    start = "{\\rtf1 " if name == "a.rtf" else ""
    with suppress(CorpusError):
        read_articles([Source(name, (start + "\n".join(lines)).encode("utf-8", "replace"))])


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "<ul><li>", "<!--", "<![CDATA[", "<table>", "&amp;", TEXT, "\x00"]
    )
    | st.text(max_size=9)
)


@given(NAMES, MARKUP)
def test_any_markup_gives_articles_or_a_corpus_error(name, pieces):
    with suppress(CorpusError):
        read_articles([Source(name, "".join(pieces).encode("utf-8", "replace"))])


def test_a_hundred_pages_are_read_in_a_moment():
    menu = "\n".join(["Home", "World", "Sport", "Log in"] * 20) + "\n"
    pages = [
        source(f"{n}.txt", f"{menu}\n{TEXT * 9}Number {n} of them.\n{menu}") for n in range(100)
    ]
    start = time.perf_counter()
    assert len(read_articles(pages).articles) == 100
    assert time.perf_counter() - start < 5


def test_of_unreadable_files_the_first_five_are_named_and_the_others_are_counted():
    empty = [Source(f"{name}.txt", b"") for name in "abcdefg"]
    with pytest.raises(CorpusError, match=r"^a\.txt is empty.* b\.txt is empty[^()]*$"):
        read_articles(empty[:2])
    with pytest.raises(CorpusError, match=r"e\.txt.*\(1 more file could not be read\.\)"):
        read_articles(empty[:6])
    with pytest.raises(CorpusError, match=r"\(2 more files could not be read\.\)") as caught:
        read_articles(empty)
    assert len(caught.value.problems) == 7


@pytest.mark.parametrize("others", [(), ("",), ("", TEXT)])
def test_a_file_that_is_too_large_is_named_whatever_stands_beside_it(tmp_path, others):
    limits = Limits(file_bytes=1000)
    (tmp_path / "large.txt").write_text(TEXT * 20)
    for number, text in enumerate(others):
        (tmp_path / f"other-{number}.txt").write_text(text)
    try:
        said = read_paths([tmp_path / "large.txt", *tmp_path.glob("o*")], limits=limits).problems
    except CorpusError as error:
        said = error.problems
    assert sum("large.txt" in problem for problem in said) == 1
    assert len(said) == 1 + others.count("")


TOLD = (
    "The council voted on Monday to keep the old bridge open for another ten years at least.\n" * 3
)


@pytest.mark.parametrize(
    ("name", "page", "left_out"),
    [
        ("harbour-voice.txt", "Harbour Voice\nHome\nSport\n\n", ["masthead", "menu"]),
        ("a.txt", "Home\nHARBOUR VOICE\nSport\n\n", ["menu", "masthead", "menu"]),
        ("harbour-voice.txt", "Harbour Voice of the week\nHome\n\n", ["menu"]),
    ],
)
def test_the_outlets_own_name_above_an_article_is_its_masthead_and_no_menu(name, page, left_out):
    text = f"{page}Bridge stays open\n\n{TOLD}\nCopyright 2026 Harbour Voice"
    reading = read_articles([Source(name, text.encode())])
    assert reading.articles["outlet"][0] == "Harbour Voice"
    above = [reason for reason in reading.removed["reason"] if reason in ("menu", "masthead")]
    assert above == left_out
    said = reading.removed.set_index("reason")["text"]
    assert "masthead" not in left_out or said["masthead"].casefold() == "harbour voice"
