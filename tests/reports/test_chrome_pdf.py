"""What is read from a PDF of Chrome's, and what is added to it; on a small one written alike."""

import io

import pytest
from pypdf import PdfReader

from analysis.reports.chrome_pdf import anchor_pages, with_authors

OBJECTS = [
    "<</Title (A day)\n/Producer (Skia)>>",
    "<</Type /Catalog\n/Pages 3 0 R\n/Dests 4 0 R>>",
    "<</Type /Pages\n/Count 3\n/Kids [5 0 R 7 0 R]>>",
    "<</in-short [6 0 R /XYZ 0 9 0]\n/how.it-is_cited [7 0 R /XYZ 0 9 0]>>",
    "<</Type /Pages\n/Count 2\n/Parent 3 0 R\n/Kids [8 0 R 6 0 R]>>",
    *["<</Type /Page\n/MediaBox [0 0 9 9]\n/Parent 3 0 R>>"] * 3,
]


def document(objects=OBJECTS):
    pdf, places = b"%PDF-1.4\n", []
    for n, one in enumerate(objects, 1):
        places.append(len(pdf))
        pdf += f"{n} 0 obj\n{one}\nendobj\n".encode()
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
    trailer = f"trailer\n<</Size {size}\n/Root 2 0 R\n/Info 1 0 R>>\n"
    return pdf + f"{table}{trailer}startxref\n{len(pdf)}\n%%EOF\n".encode()


def test_each_place_is_on_its_page():
    assert anchor_pages(document()) == {"in-short": 2, "how.it-is_cited": 3}


def test_authors_are_told_in_any_script_and_the_rest_stays():
    pdf = with_authors(document(), ["Zoë (Ada) Löve", "صحيفة"])
    read = PdfReader(io.BytesIO(pdf), strict=True)
    assert pdf.startswith(document())
    assert read.metadata.author == "Zoë (Ada) Löve, صحيفة"
    assert read.metadata.title == "A day"
    assert len(read.pages) == 3
    assert with_authors(document(), []) == document()


def test_a_title_may_hold_the_word_that_ends_an_object():
    objects = [OBJECTS[0].replace("A day", "An endobj >> day"), *OBJECTS[1:]]
    read = PdfReader(io.BytesIO(with_authors(document(objects), ["Ada"])), strict=True)
    assert (read.metadata.title, read.metadata.author) == ("An endobj >> day", "Ada")


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"%PDF-1.7",
        document()[:-12],
        document().replace(b"startxref\n", b"startxref\n9"),
        document([one.replace("/Dests 4 0 R", "/Dests 99 0 R") for one in OBJECTS]),
        document([one.replace("[6 0 R", "[4 0 R") for one in OBJECTS]),
    ],
)
def test_of_what_is_written_otherwise_nothing_is_made_up(pdf):
    assert anchor_pages(pdf) == {}
    told = with_authors(pdf, ["Ada"])
    assert told == pdf or PdfReader(io.BytesIO(told)).metadata.author == "Ada"
