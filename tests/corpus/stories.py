"""Small invented articles for the tests of quotations, and what is found in them."""

import pandas as pd

from analysis.corpus.quotes import Voices
from analysis.studies.corpus import Corpus, build_corpus
from analysis.studies.voices import find_voices

NOTHING = pd.DataFrame(columns=["article_id", "text", "reason"])


def corpus_of(*texts: str, headline: str = "") -> Corpus:
    """A corpus of one article a text, each of an outlet of its own."""
    rows = [
        {
            "article_id": f"a{n}", "outlet": f"Paper {n}", "headline": headline, "published": "",
            "url": "", "text": text, "event": "", "share_group": "",
        }
        for n, text in enumerate(texts)
    ]  # fmt: skip
    return build_corpus(pd.DataFrame(rows), NOTHING)


def heard(*texts: str) -> Voices:
    """The voices of a corpus of these texts."""
    return find_voices(corpus_of(*texts))


def told(text: str) -> list[tuple[str, str, str]]:
    """Kind, speaker and words of each quotation of a text."""
    quotes = heard(text).quotes
    return list(zip(quotes["kind"], quotes["speaker"], quotes["text"], strict=True))
