"""Fit how a pair of sentences is weighed: `python -m training.fit_claims`.

On the dev events of `evaluation/data/claims.jsonl`, both tiers at once, as what is weighed reads
alike for every encoder. Prints the weights for `analysis/corpus/claim_likeness.py`, and for several
bars the figures of events that were left out of the fit in turn, grouped as the program groups
them. The test events are not read.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from analysis.corpus.claim_groups import NEVER
from analysis.corpus.claim_likeness import WEIGHTS, Compared, Weighing, compare_wordings
from analysis.corpus.claim_stated import state
from analysis.corpus.claim_subjects import unless_of_names
from analysis.corpus.claims import compared_rows, marked_rows, names_of
from analysis.models.encoder import Encoder
from analysis.models.tiers import TIERS, load_tier
from evaluation.claim_figures import Counts, counts, figures
from evaluation.claim_grouping import claim_groups
from evaluation.claim_labels import Labelled, read_labelled

PENALTY = 10.0  # on the squares of the weights, in units of each feature's spread
BARS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
# What is alike can only speak for a pair, what conflicts only against it.
AGAINST = {"figures_apart", "one_article"}
Pairs = tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]


class Story(NamedTuple):
    """A labelled event under one tier: the wordings of its compared sentences, and its pairs."""

    labelled: Labelled
    tier: str
    encoder: Encoder
    wording_of: dict[str, int]
    compared: Compared


def story_of(labelled: Labelled, tier: str, encoder: Encoder) -> Story:
    """The pairs of an event with what is weighed of them.

    Those that have only names in common are left out, since the program keeps them apart whatever
    they weigh.
    """
    texts = labelled.sentences["text"].drop_duplicates().tolist()
    rows = marked_rows(labelled.sentences)
    kept = compared_rows(rows)
    stated = state(rows, kept, texts, encoder.encode(texts))
    ids = rows["sentence_id"][kept].map(str)
    wording_of = dict(zip(ids, stated.wordings.of_sentence.tolist(), strict=True))
    every = compare_wordings(stated)
    likely = unless_of_names(np.ones(len(every.a)), every, stated.wordings.words, names_of(rows))
    is_weighed = likely > NEVER
    pairs = Compared(every.a[is_weighed], every.b[is_weighed], every.features[is_weighed])
    return Story(labelled, tier, encoder, wording_of, pairs)


def pairs_of(story: Story) -> Pairs:
    """What is weighed of the labelled pairs, and which have one main statement.

    Pairs that share a further statement only are left out: they may be together or not.
    """
    sentence: dict[int, str] = {}
    for i in sorted(story.labelled.main, reverse=True):
        if i in story.wording_of:
            sentence[story.wording_of[i]] = i
    rows, same = [], []
    for at, (a, b) in enumerate(zip(story.compared.a, story.compared.b, strict=True)):
        if a in sentence and b in sentence:
            i, j = sentence[a], sentence[b]
            is_same = story.labelled.main[i] == story.labelled.main[j]
            common = story.labelled.statements[i] & story.labelled.statements[j]
            if is_same or not common:
                rows.append(story.compared.features[at])
                same.append(is_same)
    return np.array(rows), np.array(same)


def fit(pairs: Sequence[Pairs]) -> Weighing:
    """Weights and bias of a logistic curve, each weight with the sign that it may have."""
    x = np.concatenate([rows for rows, _ in pairs])
    y = np.concatenate([same for _, same in pairs]).astype(float)
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - middle) / spread

    def loss(w: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        raised = z @ w[:-1] + w[-1]
        miss = 1 / (1 + np.exp(-raised)) - y
        cost = np.logaddexp(0, raised).sum() - y @ raised + PENALTY / 2 * (w[:-1] @ w[:-1])
        return float(cost), np.append(z.T @ miss + PENALTY * w[:-1], miss.sum())

    bounds = [(None, 0) if name in AGAINST else (0, None) for name in WEIGHTS]
    found = minimize(loss, np.zeros(z.shape[1] + 1), jac=True, bounds=[*bounds, (None, None)]).x
    weights = found[:-1] / spread
    return Weighing(tuple(weights.tolist()), float(found[-1] - weights @ middle))


def regrouped(story: Story, weighing: Weighing) -> Counts:
    """The counts of an event as the program groups it, its pairs weighed in another way."""
    return counts(story.labelled, claim_groups(story.labelled, story.encoder, weighing))


def main() -> None:
    """Fit with each event left out in turn, for every bar; then on all."""
    stories = []
    for tier in TIERS:
        encoder = load_tier(tier).encoder
        stories += [story_of(event, tier, encoder) for event in read_labelled("dev")]
    pairs = [pairs_of(story) for story in stories]
    fitted = {}
    for event in sorted({story.labelled.event for story in stories}):
        rest = [p for p, s in zip(pairs, stories, strict=True) if s.labelled.event != event]
        fitted[event] = fit(rest)
    for tier in TIERS:
        mine = [story for story in stories if story.tier == tier]
        for bar in BARS:
            rows = [regrouped(s, replace(fitted[s.labelled.event], same=bar)) for s in mine]
            got = figures(np.concatenate(rows))
            print(f"{tier} {bar:.2f} ", "  ".join(f"{k} {v:.3f}" for k, v in got.items()))
    found = fit(pairs)
    for name, weight in zip(WEIGHTS, found.weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print(f"BIAS: Final = {found.bias:.2f}")


if __name__ == "__main__":
    main()
