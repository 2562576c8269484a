"""Frames: the policy frame of a sentence, and five frames of whole articles; nothing trained."""

import numpy as np

from analysis.models.builtin import FRAMES
from analysis.models.questions import Frame
from evaluation.intervals import Index, with_intervals
from evaluation.kinds import Kind, Outcome, most_common
from evaluation.metrics import accuracy, auc, class_scores, macro_f1
from evaluation.rows import Row, one_of, text, truth
from evaluation.scorers import Scorer

POLICY_FRAMES = {
    "Cultural identity": "culture, tradition, values and identity of a group",
    "Economic": "costs, benefits, prices, jobs, money and other financial consequences",
    "Fairness and equality": "fairness, equality, justice and discrimination",
    "Health and safety": "health, safety, risks, accidents, illness and death",
    "Legality and crime": "laws, courts, crimes, arrests and punishment",
    "Morality": "right and wrong, duty, ethics and religion",
    "Political and policy": "politics, parties, elections, policies and whether they work",
    "Public opinion": "what the public thinks, polls and protests",
    "Security and defense": "threats to security, defence and war",
}
CLIMATE_LABELS = {
    "RE": "responsibility", "HI": "human interest", "CO": "conflict", "MO": "morality",
    "EC": "economic",
}  # fmt: skip


def measure_policy(rows: list[Row], scorer: Scorer) -> Outcome:
    """Macro-F1 of the highest of nine frames, each told by one line."""
    assert scorer.frames
    frames = [Frame(name, (description,)) for name, description in POLICY_FRAMES.items()]
    names = np.array(list(POLICY_FRAMES))
    guess = names[scorer.frames([row["sentence"] for row in rows], frames).argmax(axis=1)]
    gold = np.array([row["frame"] for row in rows])

    def figures(index: Index) -> dict[str, float]:
        right, said = gold[index], guess[index]
        each = {name: class_scores(right, said, name)[2] for name in POLICY_FRAMES}
        main = macro_f1(right, said, list(POLICY_FRAMES))
        return {"macro-F1": main, "accuracy": accuracy(right == said), **each}

    found = with_intervals(figures, range(len(rows)))
    parts = {name: {**found[name], "n": int((gold == name).sum())} for name in POLICY_FRAMES}
    return Outcome(found["macro-F1"], {"accuracy": found["accuracy"]}, parts)


def of_nine(rows: list[Row]) -> list[Row]:
    """The rows whose label is one of the nine frames; "Other" is none of them."""
    return [row for row in rows if row["frame"] in POLICY_FRAMES]


def measure_articles(rows: list[Row], scorer: Scorer) -> Outcome:
    """Mean AUC over five built-in frames: share of an article's sentences against its label."""
    assert scorer.shares
    builtin = {frame.name: frame for frame in FRAMES}
    asked = [builtin[name] for name in CLIMATE_LABELS.values()]
    share = scorer.shares([row["text"] for row in rows], asked)
    gold = np.array([[row[label] for label in CLIMATE_LABELS] for row in rows])

    def figures(index: Index) -> dict[str, float]:
        each = [auc(gold[index, i], share[index, i]) for i in range(len(asked))]
        return {"mean": float(np.mean(each))} | dict(
            zip(CLIMATE_LABELS.values(), each, strict=True)
        )

    found = with_intervals(figures, range(len(rows)))
    n_with = dict(zip(CLIMATE_LABELS.values(), gold.sum(axis=0), strict=True))
    parts = {name: {**found[name], "n": int(n)} for name, n in n_with.items()}
    return Outcome(found["mean"], parts=parts)


POLICY = Kind(
    "frames_policy", "frames", "frames", "Policy frame of a sentence", "macro-F1",
    "news sentences", {"sentence": text, "frame": one_of(*POLICY_FRAMES, "Other")}, measure_policy,
    keep=of_nine, commonest=lambda rows: most_common([row["frame"] for row in rows]), baselines=(),
)  # fmt: skip
ARTICLES = Kind(
    "frames_articles", "frames", "frames", "Frames of whole articles", "mean AUC",
    "news articles", {"text": text, **dict.fromkeys(CLIMATE_LABELS, truth)}, measure_articles,
    baselines=(),
)  # fmt: skip
