"""Small whole files of every kind that Parallax reads, to be damaged; all text is invented."""

import io
import json
import zipfile
from functools import cache

import pandas as pd

from analysis.corpus.schema import ARTICLE_COLUMNS, REMOVED_COLUMNS
from analysis.models.encoder import Encoder
from analysis.models.info import ScorerInfo
from analysis.models.tiers import Tier
from analysis.models.tone import Calibration, ToneScorer
from analysis.reports.page import report_page
from analysis.reports.report import make_report
from analysis.studies.bundle import open_study, study_bytes
from analysis.studies.corpus import build_corpus
from analysis.studies.settings import asked_by
from analysis.studies.study import Study, make_study
from analysis.studies.texts import without_texts
from analysis.studies.voices import heard_corpus
from tests.conftest import WORDS, WordNetwork, word_vector
from tests.corpus.press_files import (
    as_docx,
    as_rtf,
    coded_text,
    nexis_lines,
    old_nexis_text,
    plain_factiva_text,
)

TEXT = (
    "The ferry will sail again in July, the port said on Thursday. “We waited eleven years,” said "
    "Ada Lind.\n\nFares have not been fixed. Two ships will leave at ten in the evening.\n"
)
PAGE = f"""<!doctype html><html><head><title>Ferry returns | Harbour Post</title>
<meta charset="utf-8"><meta property="og:site_name" content="Harbour Post">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry returns",
"datePublished": "2025-06-12", "publisher": {{"name": "Harbour Post"}}}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry returns</h1><p>{TEXT}</p>
<p>Islanders had asked for the line since the hospital on the largest island closed.</p>
</article><footer>© Harbour Post</footer></body></html>"""
SAVED = f"""From: <Saved by Blink>\r
Snapshot-Content-Location: https://post.example/ferry\r
Content-Type: multipart/related;\r
\ttype="text/html";\r
\tboundary="--x--"\r
\r
----x--\r
Content-Type: text/html; charset=windows-1252\r
Content-Transfer-Encoding: quoted-printable\r
\r
{PAGE.replace("=", "=3D")}\r
----x--\r
Content-Type: image/png\r
Content-Transfer-Encoding: base64\r
\r
iVBORw0KGgo=\r
----x----\r
"""
WHOLE = f"<p>{TEXT * 10}</p>"  # so long that a feed's item is taken for the article itself
RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Post</title>
<item><title>Ferry &amp;amp; port</title><link>https://post.example/1</link>
<pubDate>Thu, 12 Jun 2025 08:00:00 GMT</pubDate><description>{TEXT}</description></item>
<item><title>Ferry returns</title><guid isPermaLink="true">https://post.example/2</guid>
<content:encoded><![CDATA[{WHOLE}]]></content:encoded><source>Bay News</source></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>World | The Post</title>
<entry><title type="html">A &lt;i&gt;ferry&lt;/i&gt;</title><link rel="self" href="/self"/>
<link rel="alternate" href="/2025/ferry"/><id>tag:x,2025:1</id>
<published>2025-06-12T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{WHOLE}</div></content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Old News</title></channel><item><title>Old</title>
<link>http://old.example/1</link><dc:date>2025-06-12</dc:date></item></rdf:RDF>"""
GDELT = {
    "articles": [
        {
            "url": "https://post.example/1",
            "title": "Ferry returns",
            "seendate": "20250612T080000Z",
            "domain": "post.example",
            "language": "English",
        }
    ]
}
ROBOTS = "User-agent: *\nDisallow: /private/*.html$\nAllow: /\nCrawl-delay: 2\n"
ROWS = [
    {
        "outlet": "Harbour Post",
        "headline": "Ferry returns",
        "published": "2025-06-12",
        "text": TEXT,
    },
    {"outlet": "Bay News", "headline": "No ferry yet", "published": "", "text": TEXT * 2},
]
ADDRESS = "low=a+cold+shoulder&high=help|support&targets=Russia=Moscow|Kremlin;Iran&voice=own"
SETTINGS = {
    "low": "cold", "high": "hot", "about": "", "wordings": "cool <-> warm", "voice": "apart",
    "targets": "cat; dog=river", "frames": "heat: hot | warm", "tier": "words", "model": "",
}  # fmt: skip

STORY = [
    ("a", "Cold Post", "Cold", "It is cold. The bad cat sleeps. A cold river."),
    ("b", "Hot News", "Hot", "It is hot. The good dog runs. A warm river."),
]
SPOKEN = [
    ("a", "Cold Post", "Cold", 'It is cold. "It is very warm and hot", Ada Lind said.'),
    ("b", "Cold Post", "", 'The cat was cool again. "A warm river and a hot cat", she said.'),
    ("c", "Hot News", "Hot", 'It is hot here. The good dog runs. "It is cold", Jon Berg said.'),
    ("d", "Hot News", "", 'The bad dog was hot again. "The cat was cold and cool", he said.'),
]


@cache
def seeds() -> dict[str, bytes]:
    """File name → bytes; the kind of a file is told by its name, as in Parallax."""
    table = pd.DataFrame(ROWS)
    parquet = io.BytesIO()
    table.to_parquet(parquet, index=False)
    return {
        "page.txt": f"Harbour Post\n\nFerry returns\n\nBy Jon Berg\n\n{TEXT}".encode(),
        "page.html": PAGE.encode(),
        "saved.mhtml": SAVED.encode(),
        "table.csv": table.to_csv(index=False).encode(),
        "table.tsv": table.to_csv(index=False, sep="\t").encode(),
        "table.json": json.dumps({"articles": ROWS}).encode(),
        "table.jsonl": "\n".join(map(json.dumps, ROWS)).encode(),
        "table.parquet": parquet.getvalue(),
        "page.rtf": as_rtf(TEXT.splitlines()),
        "page.docx": as_docx(TEXT.splitlines()),
        "nexis.txt": "\n".join(nexis_lines()).encode(),
        "nexis-old.txt": old_nexis_text().encode(),
        "nexis.docx": as_docx(nexis_lines()),
        "factiva.txt": coded_text().encode(),
        "factiva-plain.txt": plain_factiva_text().encode(),
        "factiva.rtf": as_rtf(plain_factiva_text().splitlines()),
        "feed.rss": RSS.encode(),
        "feed.atom": ATOM.encode(),
        "feed.rdf": RDF.encode(),
        "found.gdelt": json.dumps(GDELT).encode(),
        "host.robots": ROBOTS.encode(),
        "archive.zip": _archive({"a.txt": TEXT.encode(), "in/b.html": PAGE.encode()}),
        "mine.parallax.zip": study_bytes(_study(STORY)),
        "spoken.parallax.zip": study_bytes(spoken()),
        "bare.parallax.zip": study_bytes(without_texts(spoken())),
        "address.query": ADDRESS.encode(),
    }


def _archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(name, data)
    return buffer.getvalue()


def _study(rows: list[tuple[str, ...]], voice: str = "all") -> Study:
    encoder = Encoder(ScorerInfo("words", "1", "f" * 64, "none"), len(WORDS) + 1, word_vector)
    tone = ToneScorer(WordNetwork(), Calibration((1, 1, 1), (0, 0, 0), "nothing"))
    articles = pd.DataFrame(rows, columns=["article_id", "outlet", "headline", "text"])
    articles = articles.reindex(columns=ARTICLE_COLUMNS, fill_value="").astype("str")
    corpus = build_corpus(articles, pd.DataFrame(columns=REMOVED_COLUMNS, dtype="str"))
    asked = SETTINGS | {"voice": voice}
    if voice == "apart":
        corpus = heard_corpus(corpus)
    return make_study(corpus, Tier("words", encoder, tone), asked_by(asked), asked)


@cache
def spoken() -> Study:
    """A study in which it is known who speaks, own voice and quotations apart."""
    study = _study(SPOKEN, "apart")
    # Babel keeps what it knows of a language as pickles of its own, and opens them at first use;
    # that is done before anything is watched.
    report_page(make_report(open_study(study_bytes(study), "spoken"), None))
    return study
