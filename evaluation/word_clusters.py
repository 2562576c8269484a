"""The words that the program puts together in a story, as pairs."""

from itertools import combinations

import pandas as pd

from analysis.corpus.claims import find_claims
from analysis.corpus.term_uses import own_sentences, term_uses
from analysis.models.encoder import Encoder
from analysis.studies.word_clusters import word_clusters


def found_pairs(sentences: pd.DataFrame, encoder: Encoder) -> set[tuple[str, str]]:
    """Every two terms of one cluster, in order of the alphabet, whoever uses which."""
    own = own_sentences(sentences)
    vectors = encoder.encode(sentences["text"].drop_duplicates().tolist())
    stated = find_claims(sentences, vectors).statements
    clusters = word_clusters(own, term_uses(own), encoder, stated)
    return {pair for cluster in clusters for pair in combinations(cluster, 2)}
