"""Pages that a browser saved as one file: the page is found, its pictures are not looked at."""

import base64
import quopri
import time

import pytest

from analysis.corpus.reading import Source, read_articles
from analysis.errors import CorpusError
from tests.corpus.test_extraction import BODY, web_page

PAGE = web_page(*BODY)
ADDRESS = "https://www.harbour-gazette.example/bridge"


def saved(*parts: str | bytes, boundary: str = "--part--", newline: str = "\r\n") -> bytes:
    """A file as Chromium writes it, with these parts."""
    head = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {ADDRESS}",
        "Subject: A bridge",
        "Content-Type: multipart/related;",
        '\ttype="text/html";',
        f'\tboundary="{boundary}"',
        "",
        "",
    ]
    line = f"{newline}--{boundary}{newline}".encode()
    said = [part.encode() if isinstance(part, str) else part for part in parts]
    body = b"".join(line + part for part in said)
    return newline.join(head).encode() + body + f"{newline}--{boundary}--{newline}".encode()


def part(data: bytes, kind: str = "text/html", way: str = "quoted-printable") -> bytes:
    coded = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {way}\r\n\r\n"
    return head.encode() + coded.get(way, bytes)(data)


PICTURE = part(b"\x89PNG" * 40, "image/png", "base64")


def read(data: bytes, name: str = "bridge.mhtml"):
    return read_articles([Source(name, data)])


def test_the_page_is_read_as_if_it_were_saved_as_html():
    plain = read(PAGE.encode(), "bridge.html")
    one = read(saved(part(PAGE.encode()), PICTURE))
    columns = ["headline", "published", "text"]
    assert one.articles[columns].equals(plain.articles[columns])
    assert one.removed[["text", "reason", "lines_above"]].equals(
        plain.removed[["text", "reason", "lines_above"]]
    )
    assert one.articles["url"][0] == ADDRESS


@pytest.mark.parametrize("way", ["quoted-printable", "base64", "8bit", ""])
@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("name", ["bridge.mhtml", "BRIDGE.MHT"])
def test_however_it_is_packed(way, newline, name):
    file = saved(PICTURE, part(PAGE.encode(), way=way), PICTURE, newline=newline)
    assert BODY[0] in read(file, name).articles["text"][0]


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("utf-8", ""), ("utf-8", "; charset=utf-8"), ("cp1252", '; charset="Windows-1252"'),
     ("cp1250", "; charset=windows-1250"), ("utf-8", "; charset=idna"), ("utf-8", "; charset=x")],
)  # fmt: skip
def test_letters_come_in_the_encoding_that_the_part_names(encoding, charset):
    page = PAGE.replace("council", "Köhler čity" if encoding == "cp1250" else "Köhler")
    read_page = read(saved(part(page.encode(encoding), f"text/html{charset}")))
    assert "Köhler" in read_page.articles["text"][0]


@pytest.mark.parametrize(
    "data",
    [
        b"From: nobody",
        saved(),
        saved(PICTURE),
        saved(part(b"", "text/html", "base64")),
        saved(part(b"", way="base64") + b"A"),
        saved(boundary=""),
    ],
)
def test_without_a_page_in_it_one_sentence_says_what_to_do(data):
    with pytest.raises(CorpusError, match=r"holds no .*; save the page"):
        read(data)


def test_parts_within_parts_cost_no_more_than_their_length():
    nested = b"".join(
        b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (n, n + 1)
        for n in range(20_000)
    )
    begun = time.perf_counter()
    assert BODY[0] in read(saved(nested, part(PAGE.encode()))).articles["text"][0]
    assert time.perf_counter() - begun < 5


def test_a_safari_archive_says_how_to_save_the_page():
    with pytest.raises(CorpusError, match="Safari web archive; save the page as “Page Source”"):
        read(b"bplist00\x01\x02", "bridge.webarchive")
