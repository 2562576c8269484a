"""Files as the tools of scholars hand them out: the true layouts, round invented articles."""

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Told:
    """One invented article, as a form is filled in with it."""

    headline: str
    outlet: str
    day: str  # "June 23, 2025"
    short_day: str  # "23 June 2025"
    iso: str
    paragraphs: tuple[str, ...]


BRIDGE = Told(
    "Council keeps the harbour bridge open",
    "The Fairwater Gazette",
    "June 23, 2025 Monday",
    "23 June 2025",
    "2025-06-23",
    (
        "The council voted on Tuesday to keep the old harbour bridge open until the spring.",
        "IN LONDON engineers had asked for it to be closed, after cracks – “no small ones” – "
        "were found in it.",
        "RE: the mayor’s letter, nobody on the council said a word about it all evening.",
    ),
)
FOX = Told(
    "A fox among the newspapers",
    "Stanmere Courier (North)",
    "July 1, 2025 Tuesday 10:15 AM GMT",
    "1 July 2025",
    "2025-07-01",
    (
        "A fox was seen in the town library on Monday, and readers left in some haste.",
        "The librarian said that the animal had shown no interest in the newspapers.",
    ),
)
BOTH = (BRIDGE, FOX)
COVER = """User Name: A Reader
Date and Time: Thursday, July 3, 2025 10:32:00 AM EDT
Job Number: 111222333
Documents (2)
1. Council keeps the harbour bridge open
Client/Matter: -None-
Search Terms: bridge OR fox
Search Type: Terms and Connectors
Narrowed by:
Content Type\tNarrowed by
News\tTimeline: Jan 01, 2025 to Jul 03, 2025
2. A fox among the newspapers
Client/Matter: -None-
"""


def nexis_lines(told=BOTH, cover=True):
    """The paragraphs of a Nexis Uni file."""
    lines = COVER.splitlines() if cover else []
    for article in told:
        lines += [
            "", article.headline, article.outlet, article.day, "Late Edition - Final", "",
            f"Copyright 2025 {article.outlet} All Rights Reserved",
            "Section:\xa0Section A; Column 0; Metropolitan Desk; Pg. 1",
            "Length:\xa0512 words", "Byline:\xa0By JANE DOE", "Dateline:\xa0FAIRWATER ",
            "Body", "", *article.paragraphs, "Graphic", "", "PHOTO: The bridge at dusk.",
            "Classification", "", "Language: ENGLISH", "Publication-Type: Newspaper",
            "Subject: BRIDGES & TUNNELS (90%); CITY LIFE (72%)", "Load-Date:\xa0June 24, 2025",
            "", "End of Document", "",
        ]  # fmt: skip
    return lines


def old_nexis_text(told=BOTH):
    """A file of the older LexisNexis: lines broken at 60 characters."""
    forms = []
    for number, article in enumerate(told, 1):
        body = "\n\n".join(_broken(paragraph) for paragraph in article.paragraphs)
        forms.append(
            f"\n\n                {number} of {len(told)} DOCUMENTS\n\n\n"
            f"                {article.outlet}\n\n             {article.day}\n"
            f"              Late Edition - Final\n\n{article.headline}\n\nBYLINE: By JANE DOE\n\n"
            f"SECTION: Section A; Pg. 1\n\nLENGTH: 512 words\n\nDATELINE: FAIRWATER\n\n\n{body}\n\n"
            "URL: http://www.example.com/bridge\n\nSUBJECT: BRIDGES (90%)\n\n"
            "LOAD-DATE: June 24, 2025\n\nLANGUAGE: ENGLISH\n\n"
            f"             Copyright 2025 {article.outlet}\n                  All Rights Reserved"
        )
    return "".join(forms)


def _broken(text):
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 60:
            lines.append("")
        lines[-1] += f"{word} "
    return "\n".join(lines)


def coded_fields(article):
    """The fields of Factiva with their codes."""
    return [
        ("SE", "Metropolitan"), ("HD", article.headline), ("BY", "By Jane Doe"),
        ("WC", "512 words"), ("PD", article.short_day), ("ET", "10:00"), ("SN", article.outlet),
        ("SC", "FWGAZ"), ("LA", "English"), ("CY", f"Copyright 2025 {article.outlet}"),
        ("LP", article.paragraphs[0]), ("TD", "\n".join(article.paragraphs[1:])),
        ("NS", "gbridg : Bridges | gcat : Political/General News"), ("RE", "uk : United Kingdom"),
        ("PUB", "Fairwater Press Ltd"), ("AN", "Document FWGAZ00020250623el6n0002x"),
    ]  # fmt: skip


def coded_text(told=BOTH, between="  "):
    """A Factiva file with field codes."""
    return "\n\n".join(
        "\n".join(f"{code}{between}{text}" for code, text in coded_fields(article))
        for article in told
    )


def plain_factiva_text(told=BOTH):
    """A Factiva file in the format of articles, without codes."""
    forms = [
        f"Metropolitan\n{article.headline}\nBy Jane Doe\n1,512 words\n{article.short_day}\n10:00\n"
        f"{article.outlet}\nFWGAZ\n1\nEnglish\nCopyright 2025 {article.outlet}\n\n"
        + "\n\n".join(article.paragraphs)
        + "\n\nDocument FWGAZ00020250623el6n0002x\n"
        for article in told
    ]
    end = "Search Summary\nText\tbridge or fox\nPage 2 of 2 © 2025 Factiva, Inc. All rights"
    return "\n".join([*forms, end])


def as_rtf(lines):
    """Rich text as Word writes it: escapes, a picture, styles, a header and a link."""
    shown = "\\par\n".join(_rtf_escaped(line) for line in lines)
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}"
        "{\\f1\\fswiss\\fcharset204 Arial Cyr;}}{\\colortbl;\\red0\\green0\\blue0;}"
        "{\\stylesheet{\\s0 Normal;}}{\\info{\\title Hidden title}}"
        "{\\header\\pard Page 1 of 9\\par}{\\*\\generator Nobody;}\\pard\\plain\\f0 "
        "{\\pict\\wmetafile8 0123456789abcdef}"
        '{\\field{\\*\\fldinst HYPERLINK "https://example.com/"}{\\fldrslt }}'
        f"{shown}\\par{{\\v hidden words}}}}"
    ).encode("ascii")


def _rtf_escaped(text):
    text = (
        text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("\t", "\\tab ")
    )
    return "".join(
        c if c < "\x7f" else f"\\'{ord(c):02x}" if c < "\xff" else f"\\u{ord(c)}?" for c in text
    )


NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def as_docx(lines, document=None):
    """A Word document with a paragraph a line; `document` takes the place of its XML."""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">'
        f"{escape(line)}</w:t></w:r></w:p>"
        for line in lines
    )
    xml = document or (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{NAMESPACE}">'
        f"<w:body>{paragraphs}<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden words</w:t></w:r>"
        "<w:del><w:r><w:t>deleted words</w:t></w:r></w:del></w:p></w:body></w:document>"
    )
    return as_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def as_zip(files):
    """An archive of these files, by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()
