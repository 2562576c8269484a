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
from analysis.studies.bundle import study_bytes
from analysis.studies.corpus import build_corpus
from analysis.studies.settings import asked_by
from analysis.studies.study import make_study
from tests.conftest import WORDS, WordNetwork, word_vector

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
FEED = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbour</title>
<item><title>Ferry returns</title><link>https://post.example/1</link>
<pubDate>Thu, 12 Jun 2025 08:00:00 GMT</pubDate><description>{TEXT}</description></item>
</channel></rss>"""
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
    "low": "cold", "high": "hot", "about": "", "wordings": "cool <-> warm", "voice": "all",
    "targets": "cat; dog=river", "frames": "heat: hot | warm", "tier": "words", "model": "",
}  # fmt: skip


@cache
def seeds() -> dict[str, bytes]:
    """File name → bytes; the kind of a file is told by its name, as in Parallax."""
    table = pd.DataFrame(ROWS)
    parquet = io.BytesIO()
    table.to_parquet(parquet, index=False)
    return {
        "page.txt": f"Harbour Post\n\nFerry returns\n\nBy Jon Berg\n\n{TEXT}".encode(),
        "page.html": PAGE.encode(),
        "table.csv": table.to_csv(index=False).encode(),
        "table.tsv": table.to_csv(index=False, sep="\t").encode(),
        "table.json": json.dumps({"articles": ROWS}).encode(),
        "table.jsonl": "\n".join(map(json.dumps, ROWS)).encode(),
        "table.parquet": parquet.getvalue(),
        "feed.xml": FEED.encode(),
        "archive.zip": _archive({"a.txt": TEXT.encode(), "in/b.html": PAGE.encode()}),
        "mine.parallax.zip": _study(),
        "address.query": ADDRESS.encode(),
    }


def _archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(name, data)
    return buffer.getvalue()


def _study() -> bytes:
    encoder = Encoder(ScorerInfo("words", "1", "f" * 64, "none"), len(WORDS) + 1, word_vector)
    tone = ToneScorer(WordNetwork(), Calibration((1, 1, 1), (0, 0, 0), "nothing"))
    rows = [("a", "Cold Post", "Cold", "It is cold. The bad cat sleeps. A cold river."),
            ("b", "Hot News", "Hot", "It is hot. The good dog runs. A warm river.")]  # fmt: skip
    articles = pd.DataFrame(rows, columns=["article_id", "outlet", "headline", "text"])
    articles = articles.reindex(columns=ARTICLE_COLUMNS, fill_value="").astype("str")
    corpus = build_corpus(articles, pd.DataFrame(columns=REMOVED_COLUMNS, dtype="str"))
    tier = Tier("words", encoder, tone)
    return study_bytes(make_study(corpus, tier, asked_by(SETTINGS), SETTINGS))
