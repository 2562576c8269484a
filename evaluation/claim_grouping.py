"""Two ways to group sentences that state one fact: the program's, and a threshold on cosines."""

from typing import Any

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from analysis.corpus.claim_likeness import FITTED, Weighing
from analysis.corpus.claims import find_claims
from analysis.models.encoder import Encoder
from evaluation.claim_labels import Labelled


def claim_groups(
    labelled: Labelled, encoder: Encoder, weighing: Weighing = FITTED
) -> dict[str, Any]:
    """For each sentence the claim it states; one that states none is alone."""
    sentences = labelled.sentences
    vectors = encoder.encode(sentences["text"].drop_duplicates().tolist())
    told = find_claims(sentences, vectors, weighing).statements
    alone: dict[str, Any] = {str(i): f"alone-{i}" for i in sentences["sentence_id"]}
    return alone | dict(zip(told["sentence_id"], told["claim_id"], strict=True))


def cosine_groups(labelled: Labelled, encoder: Encoder, threshold: float) -> dict[str, Any]:
    """Average linkage of the sentences' cosines, cut where the mean falls below the threshold."""
    vectors = encoder.encode(labelled.sentences["text"].tolist())
    apart = np.clip(1 - vectors @ vectors.T, 0, 2)[np.triu_indices(len(vectors), 1)]
    labels = fcluster(linkage(apart, method="average"), 1 - threshold, criterion="distance")
    return dict(zip(labelled.sentences["sentence_id"], labels.tolist(), strict=True))
