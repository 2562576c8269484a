import pandas as pd

from analysis.corpus.term_nouns import noun_terms
from analysis.corpus.term_uses import term_uses

TEXTS = [
    "The strikes hit a port and a market.",
    "Dockers strike again, and the port's owners regret it.",
    "They regret the new strike.",
    "They regret the long delay of all nuclear talks.",
]


def test_nouns_are_told_by_most_of_their_uses():
    sentences = pd.DataFrame(
        [(f"s{n}", "a1", "Alto", text) for n, text in enumerate(TEXTS)],
        columns=["sentence_id", "article_id", "outlet", "text"],
    )
    texts = dict(zip(sentences["sentence_id"], sentences["text"], strict=True))
    nouns = noun_terms(term_uses(sentences), texts)
    assert {"strike", "port", "market", "talk", "nuclear talk"} <= nouns
    assert nouns.isdisjoint({"regret", "hit", "nuclear", "long"})
