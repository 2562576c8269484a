"""What is found in the invented errors of voices, shared text and claims: in small articles."""

import pandas as pd

from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.models.encoder import Encoder
from analysis.studies.corpus import Corpus, build_corpus
from analysis.studies.failings import Failing
from analysis.studies.omission import compare_claims
from analysis.studies.shared import find_shared
from analysis.studies.voices import heard_corpus

# Two articles that have nothing in common but the example, which stands last in them.
_AROUND = (
    "Rain fell on the hills all week.\n\nTrains to the coast were late on Friday.\n\n"
    "The choir sang for an hour in the square.\n\n",
    "A new school opened near the old market.\n\nThe price of oil fell again.\n\n"
    "Two swans have come back to the lake.\n\n",
)


def found_in(one: Failing, encoder: Encoder) -> str:
    """The answer in the words of `expected`: a speaker ("" for none); copied, same or apart."""
    if one.family == "voices":
        return _speaker(one)
    corpus = _corpus([around + text for around, text in zip(_AROUND, _texts(one), strict=True)])
    if one.family == "sharing":
        sentences = find_shared(corpus, encoder).corpus.sentences
        shared = sentences.loc[sentences["shared"], "text"]
        return "copied" if one.text in set(shared) else "apart"
    statements = compare_claims(corpus.sentences, encoder).statements
    claims = [set(statements.loc[statements["text"] == text, "claim_id"]) for text in _texts(one)]
    return "same" if claims[0] & claims[1] else "apart"


def _texts(one: Failing) -> tuple[str, str]:
    return one.text, one.other


def _speaker(one: Failing) -> str:
    """Who is found to say what is asked about, "" where nobody is."""
    heard = heard_corpus(_corpus([one.text]))
    texts = heard.sentences.set_index("sentence_id")["text"]
    for quote in heard.quotes.itertuples():
        if str(one.question) in texts[quote.sentence_id][quote.start : quote.end]:
            return str(quote.speaker)
    return ""


def _corpus(texts: list[str]) -> Corpus:
    blank = dict.fromkeys(ARTICLE_COLUMNS, "")
    named = zip("AB"[: len(texts)], texts, strict=True)
    rows = [blank | {"article_id": one, "outlet": one, "text": text} for one, text in named]
    return build_corpus(pd.DataFrame(rows), pd.DataFrame(columns=["article_id", "text", "reason"]))
