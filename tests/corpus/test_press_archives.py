"""Nexis Uni and Factiva: each article of a file with its facts, and nothing of the form lost."""

import pytest

from analysis.corpus.reading import Limits, Source, read_articles
from analysis.errors import CorpusError
from tests.corpus.press_files import (
    BOTH,
    BRIDGE,
    FOX,
    as_docx,
    as_rtf,
    coded_text,
    nexis_lines,
    old_nexis_text,
    plain_factiva_text,
)

FILES = {
    "nexis.docx": as_docx(nexis_lines()),
    "nexis.rtf": as_rtf(nexis_lines()),
    "nexis.DOC": as_rtf(nexis_lines(cover=False)),
    "nexis.txt": "\r\n".join(nexis_lines()).encode(),
    "academic.txt": old_nexis_text().encode("cp1252"),
    "factiva.txt": coded_text().encode(),
    "tabs.txt": coded_text(between="\t").encode(),
    "factiva.rtf": as_rtf(coded_text(between="\n").split("\n")),
    "factiva.docx": as_docx(coded_text(between="\n").split("\n")),
    "plain.txt": plain_factiva_text().encode(),
    "plain.rtf": as_rtf(plain_factiva_text().split("\n")),
}


def read(name, data=None, **options):
    return read_articles([Source(name, FILES[name] if data is None else data)], **options)


@pytest.mark.parametrize("name", FILES)
def test_each_article_has_its_own_outlet_headline_date_and_text(name):
    articles = read(name).articles
    assert articles["outlet"].tolist() == [told.outlet for told in BOTH]
    assert articles["headline"].tolist() == [told.headline for told in BOTH]
    assert articles["published"].tolist() == [told.iso for told in BOTH]
    assert articles["text"].tolist() == ["\n".join(told.paragraphs) for told in BOTH]


@pytest.mark.parametrize("name", FILES)
def test_what_was_recognised_is_told(name):
    tool = "Factiva" if name.startswith(("factiva", "tabs", "plain")) else "Nexis Uni"
    assert f"{name}: 2 articles of {tool}." in read(name).notes


@pytest.mark.parametrize("name", FILES)
def test_no_line_of_the_form_is_lost(name):
    reading = read(name)
    kept = [*reading.articles["text"], *reading.articles["headline"], *reading.removed["text"]]
    words = " ".join(kept).lower()
    for said in ("512 words", "english", "by jane", "copyright 2025"):
        assert words.count(said) >= 2, said
    assert "hidden" not in words


def test_what_stands_beside_the_article_has_its_reason():
    removed = read("nexis.docx").removed
    reasons = {
        word: removed.loc[removed["text"].str.contains(word, regex=False), "reason"].iloc[0]
        for word in ("Byline", "Copyright", "PHOTO", "Load-Date", "Subject", "Job Number")
    }
    assert reasons == {
        "Byline": "byline",
        "Copyright": "footer",
        "PHOTO": "caption",
        "Load-Date": "record",
        "Subject": "record",
        "Job Number": "record",
    }


def test_the_address_of_an_article_is_taken_from_its_form():
    assert read("academic.txt").articles["url"].tolist() == ["http://www.example.com/bridge"] * 2


def test_a_date_that_the_form_lacks_is_that_of_loading():
    lines = [line.replace(BRIDGE.day, "Summer Issue") for line in nexis_lines([BRIDGE], False)]
    article = read("a.docx", as_docx(lines)).articles.iloc[0]
    assert article[["headline", "outlet", "published"]].tolist() == [
        BRIDGE.headline,
        BRIDGE.outlet,
        "2025-06-24",
    ]


def test_a_form_without_the_word_body_begins_its_text_below_its_fields():
    lines = [line for line in nexis_lines([FOX], False) if line != "Body"]
    assert read("a.docx", as_docx(lines)).articles["text"][0] == "\n".join(FOX.paragraphs)


def test_words_of_the_form_within_an_article_part_nothing():
    told = [*BRIDGE.paragraphs, "Classification", "It was the End of Document wars."]
    lines = [*nexis_lines([FOX], False)]
    at = lines.index(FOX.paragraphs[0])
    lines[at : at + 2] = told
    articles = read("a.docx", as_docx(lines)).articles
    assert articles["text"].tolist() == ["\n".join(told)]


def test_an_article_of_a_picture_only_is_named_and_the_others_kept():
    lines = [line for line in nexis_lines() if line not in FOX.paragraphs]
    reading = read("a.docx", as_docx(lines))
    assert reading.articles["outlet"].tolist() == [BRIDGE.outlet]
    assert reading.problems == (f"a.docx: no text in article 2 (“{FOX.headline}”); left out.",)


def test_a_section_above_a_headline_and_no_author_below_it():
    text = plain_factiva_text([FOX]).replace("By Jane Doe\n", "")
    assert read("a.txt", text.encode()).articles["headline"][0] == FOX.headline
    alone = text.replace("Metropolitan\n", "", 1)
    assert read("a.txt", alone.encode()).articles["headline"][0] == FOX.headline
    signed = plain_factiva_text([FOX]).replace("By Jane Doe\n", "Jane Doe\n")
    assert read("a.txt", signed.encode()).articles["headline"][0] == FOX.headline


def test_an_article_that_names_the_archives_is_no_file_of_theirs():
    text = "\n".join([*BRIDGE.paragraphs, "End of Document", "Document tampering was denied."])
    reading = read("page.txt", text.encode())
    assert not any("articles of" in note for note in reading.notes)


def test_one_article_too_long_does_not_cost_the_others():
    reading = read("nexis.docx", limits=Limits(article_characters=200))
    assert reading.articles["outlet"].tolist() == [FOX.outlet]
    assert "nexis.docx, article 1 has more than 200 characters" in reading.problems[0]


@pytest.mark.parametrize("name", ["nexis.docx", "academic.txt", "plain.txt"])
def test_articles_above_the_limit_are_left_out_and_told(name):
    reading = read(name, limits=Limits(articles=1))
    assert len(reading.articles) == 1
    assert "article 2 and what follows it were left out" in reading.problems[0]


@pytest.mark.parametrize("end", ["\n End of Document\n", "\n1 of 1 DOCUMENTS\n"])
def test_a_form_with_nothing_in_it_is_one_sentence(end):
    with pytest.raises(CorpusError, match=r"^a\.txt"):
        read("a.txt", f"Length: 5 words{end}".encode())


def test_markup_in_a_form_stays_text():
    lines = [f"<script>alert(1)</script> {line}" if line in FOX.paragraphs else line
             for line in nexis_lines([FOX], False)]  # fmt: skip
    assert read("a.rtf", as_rtf(lines)).articles["text"][0].count("<script>") == 2
