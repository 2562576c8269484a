"""What the encoder learns an axis from: labelled data of others, read as texts between two poles.

Sources, all free to train and ship on: inference pairs (the hypothesis against its denial), claims
and perspectives of Perspectrum (CC BY-SA 4.0), tone toward a target of NewsMTSC (MIT), and our
own `turned_phrases`. Each row becomes an `AxisExample`.
"""

import random
import re
from pathlib import Path
from typing import Any

from training.labels import read_rows
from training.turned_phrases import PHRASES, AxisExample, turned_phrases

AGREEMENT_OF_STANCE = {
    "SUPPORT": 1.0,
    "MILDLY_SUPPORT": 0.8,
    "NO_MAJORITY_LABEL": 0.5,
    "MILDLY_UNDERMINE": 0.2,
    "UNDERMINE": 0.0,
}
AGREEMENT_OF_INFERENCE = {"entailment": 1.0, "neutral": 0.5, "contradiction": 0.0}
# How many inference pairs a source may give: those in which one word turns the answer come first.
INFERENCE_SHARE = {
    "mnli-matched": 0.7,
    "cad-snli": 0.2,
    "gnp-contrast": 0.2,
    "gnp-edit_premise": 0.15,
    "gnp-edit_other": 0.15,
    "gnp-base": 0.1,
    "sanli-sim_wiki": 0.0,
    "sanli-translate_wiki": 0.0,
    "sanli-base_wiki": 0.0,
}
NEUTRAL_SHARE = 0.2  # of the neutral pairs: they teach only that neither pole is meant
DENIALS = ("It is not true that {}",) * 3 + (
    "It is false that {}",
    "It is wrong to say that {}",
    "It is not the case that {}",
)


def axis_examples(data: Path, n_invented: int, seed: int) -> list[AxisExample]:
    """All examples, shuffled by `seed`; `data` holds `nli/`, `stance/` and `target_tone/`."""
    draw = random.Random(seed)
    found = [
        *_inference(read_rows(data / "nli" / "train.jsonl.gz"), draw),
        *_stances(read_rows(data / "stance" / "perspectrum_train.jsonl.gz"), draw),
        *_tones(read_rows(data / "target_tone" / "train.jsonl.gz"), draw),
        *turned_phrases(n_invented, seed),
    ]
    draw.shuffle(found)
    return found


def denial(claim: str, form: str = DENIALS[0]) -> str:
    """The claim denied: "Cats bark." becomes "It is not true that cats bark."."""
    claim = claim.strip()
    first = claim.split(" ", 1)[0]
    lowered = claim if _is_name(first) else claim[:1].lower() + claim[1:]
    return form.format(lowered)


def _is_name(word: str) -> bool:
    """Words that keep their capital: I, and those with a capital inside (UN, McLeod, U.S.)."""
    return word == "I" or bool(re.search(r"^.+[A-Z]", word))


def _inference(rows: list[dict[str, Any]], draw: random.Random) -> list[AxisExample]:
    found = []
    for row in rows:
        share = INFERENCE_SHARE[row["source"]]
        share *= NEUTRAL_SHARE if row["label"] == "neutral" else 1
        if draw.random() < share and len(row["premise"]) < 250:
            low = denial(row["hypothesis"], draw.choice(DENIALS))
            agreement = AGREEMENT_OF_INFERENCE[row["label"]]
            found.append(AxisExample(row["premise"], low, row["hypothesis"], agreement))
    return found


def _stances(rows: list[dict[str, Any]], draw: random.Random) -> list[AxisExample]:
    """Each perspective on its claim, which is denied in one form throughout."""
    forms = {claim: draw.choice(DENIALS) for claim in sorted({row["claim"] for row in rows})}
    return [
        AxisExample(
            row["perspective"],
            denial(row["claim"], forms[row["claim"]]),
            row["claim"],
            AGREEMENT_OF_STANCE[row["stance5"]],
        )
        for row in rows
    ]


def _tones(rows: list[dict[str, Any]], draw: random.Random) -> list[AxisExample]:
    praised, blamed = PHRASES["praised"], PHRASES["blamed"]
    found = []
    for row in rows:
        if row["polarity"] == 0 and draw.random() < 0.8:
            continue
        at = draw.randrange(len(praised))
        low = blamed[at] if draw.random() < 0.5 else draw.choice(blamed)
        low, high = (pole.format(row["mention"]) for pole in (low, praised[at]))
        found.append(AxisExample(row["sentence"], low, high, (row["polarity"] + 1) / 2))
    return found
