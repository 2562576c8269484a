"""Frames: the policy frame of a sentence, and five frames of whole articles.

No weights are trained on either file. Descriptions were chosen, and curves fitted, on the even rows
(`evaluation.tasks.halves`); what is reported is measured on the odd ones.
"""

from collections.abc import Sequence

import numpy as np

from analysis.models.builtin import FRAMES
from analysis.models.questions import Frame
from evaluation.baselines import TRAINED
from evaluation.intervals import Index, with_intervals
from evaluation.kinds import Kind, Outcome, most_common
from evaluation.metrics import Array, accuracy, auc, calibration_error, class_scores, macro_f1
from evaluation.metrics import reliability as reliability_rows
from evaluation.rows import Row, one_of, text, truth
from evaluation.scorers import Scorer

POLICY_FRAMES = {
    "Cultural identity": (
        "culture, tradition, values and identity of a group",
        "Our culture, our traditions and our national identity make us who we are.",
        "Immigrants bring their own customs and language into their new society.",
        "The history and heritage of a people live on in how they see themselves.",
        "Books, films and music show a country its own way of life.",
    ),
    "Economic": (
        "costs, benefits, prices, jobs, money and other financial consequences",
        "It costs money, and taxpayers and customers will have to pay for it.",
        "Prices, wages, jobs, debt and taxes are at stake.",
        "Companies make profits, and the market decides what a thing is worth.",
        "The budget pays for it with public money.",
    ),
    "Fairness and equality": (
        "fairness, equality, justice and discrimination",
        "Everyone should be treated equally, with the same rights for all.",
        "A group is discriminated against because of race, sex or religion.",
        "It is unfair that some are privileged while others are oppressed.",
        "Minorities demand equal rights and an end to discrimination.",
    ),
    "Health and safety": (
        "health, safety, risks, accidents, illness and death",
        "Doctors treat a disease, and patients suffer from an illness.",
        "Medical studies show a risk to people's health.",
        "People were injured or died in an accident.",
        "Drugs, vaccines and hospitals, and whether they are safe.",
    ),
    "Legality and crime": (
        "laws, courts, crimes, arrests and punishment",
        "The court ruled on the case, and the judge sentenced the accused.",
        "Police arrested a suspect and charged him with a crime.",
        "Whether this is legal under the law and the constitution.",
        "Criminals, gangs and murder, and how the police investigate them.",
    ),
    "Morality": (
        "right and wrong, duty, ethics and religion",
        "It is morally wrong, a question of conscience and of good and evil.",
        "Religion and scripture teach what is a sin and what is a duty.",
        "We ought to be ashamed of behaving so unethically.",
        "Faith, God and the church, and how one should live.",
    ),
    "Political and policy": (
        "politics, parties, elections, policies and whether they work",
        "The party and its leader fight to win the election.",
        "The government, its ministers and the opposition argue about a policy.",
        "The prime minister made a promise to voters and broke it.",
        "The president and the parliament work for or against a bill.",
    ),
    "Public opinion": (
        "what the public thinks, polls and protests",
        "A poll shows that a majority of people support it.",
        "Most people think so, a survey of voters found.",
        "Demonstrators protest in the streets and sign petitions.",
        "The public is outraged and criticises the decision.",
    ),
    "Security and defense": (
        "threats to security, defence and war",
        "Terrorist attacks threaten the country and its allies.",
        "Troops, weapons and air strikes in a war abroad.",
        "The military defends the borders against an enemy.",
        "Intelligence services watch for threats to national security.",
    ),
}
CLIMATE_LABELS = {
    "RE": "responsibility", "HI": "human interest", "CO": "conflict", "MO": "morality",
    "EC": "economic",
}  # fmt: skip


def measure_policy(rows: list[Row], scorer: Scorer) -> Outcome:
    """Macro-F1 of the highest of nine frames, and whether each of the nine scores is honest.

    The frames are none of the built-in ones, so they are judged as a user's own would be, by the
    general curve. A calibration error counts every pair of a sentence and a frame.
    """
    assert scorer.frames
    frames = [Frame(name, told) for name, told in POLICY_FRAMES.items()]
    names = np.array(list(POLICY_FRAMES))
    stated = scorer.frames([row["sentence"] for row in rows], frames)
    guess = names[stated.argmax(axis=1)]
    gold = np.array([row["frame"] for row in rows])
    is_so = (gold[:, None] == names).astype(float)

    def figures(index: Index) -> dict[str, float]:
        right, said = gold[index], guess[index]
        each = {name: class_scores(right, said, name)[2] for name in POLICY_FRAMES}
        return {
            "macro-F1": macro_f1(right, said, list(POLICY_FRAMES)),
            "accuracy": accuracy(right == said),
            "calibration": calibration_error(stated[index].ravel(), is_so[index].ravel()),
            **each,
        }

    found = with_intervals(figures, range(len(rows)))
    parts = {name: {**found[name], "n": int((gold == name).sum())} for name in POLICY_FRAMES}
    honest = (found["calibration"], reliability_rows(stated.ravel(), is_so.ravel()))
    return Outcome(
        found["macro-F1"],
        {"accuracy": found["accuracy"]},
        parts,
        honest if scorer.kind == "tier" else None,
    )


def of_nine(rows: list[Row]) -> list[Row]:
    """The rows whose label is one of the nine frames; "Other" is none of them."""
    return [row for row in rows if row["frame"] in POLICY_FRAMES]


def measure_articles(rows: list[Row], scorer: Scorer) -> Outcome:
    """Mean AUC over the five built-in frames that some of the articles have and others lack.

    An AUC is that of the expected share of an article against its label.
    """
    assert scorer.shares
    builtin = {frame.name: frame for frame in FRAMES}
    asked = [builtin[name] for name in CLIMATE_LABELS.values()]
    share = scorer.shares([row["text"] for row in rows], asked)
    gold = np.array([[row[label] for label in CLIMATE_LABELS] for row in rows])

    told_apart = [i for i in range(len(asked)) if 0 < gold[:, i].sum() < len(rows)]

    def figures(index: Index) -> dict[str, float]:
        each = [auc(gold[index, i], share[index, i]) for i in range(len(asked))]
        some = [each[i] for i in told_apart]
        return {"mean": float(np.mean(some)) if some else np.nan} | dict(
            zip(CLIMATE_LABELS.values(), each, strict=True)
        )

    found = with_intervals(figures, range(len(rows)))
    n_with = dict(zip(CLIMATE_LABELS.values(), gold.sum(axis=0), strict=True))
    parts = {name: {**found[name], "n": int(n)} for name, n in n_with.items()}
    return Outcome(found["mean"], parts=parts)


def policy_taught(rows: Sequence[Row]) -> tuple[list[str], Array]:
    """The sentences, and which one of the nine frames each is in, shape (n, 9)."""
    gold = np.array([row["frame"] for row in rows])
    return [row["sentence"] for row in rows], np.equal.outer(gold, list(POLICY_FRAMES)).astype(int)


def articles_taught(rows: Sequence[Row]) -> tuple[list[str], Array]:
    """The articles, and which of the five frames each is in, shape (n, 5)."""
    gold = np.array([[row[label] for label in CLIMATE_LABELS] for row in rows])
    return [row["text"] for row in rows], gold.astype(int)


POLICY = Kind(
    "frames_policy", "frames", "frames", "Policy frame of a sentence", "macro-F1",
    "news sentences", {"sentence": text, "frame": one_of(*POLICY_FRAMES, "Other")}, measure_policy,
    keep=of_nine, commonest=lambda rows: most_common([row["frame"] for row in rows]),
    baselines=TRAINED, taught=policy_taught, asks=("sentence",),
)  # fmt: skip
ARTICLES = Kind(
    "frames_articles", "frames", "frames", "Frames of whole articles", "mean AUC",
    "news articles", {"text": text, **dict.fromkeys(CLIMATE_LABELS, truth)}, measure_articles,
    baselines=TRAINED, taught=articles_taught, asks=("text",),
)  # fmt: skip
