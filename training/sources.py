"""What each tier learned from, and what was fitted beside its weights, with every licence.

A row of `nli/train.jsonl.gz` says in `source` where it is from. Examples of an axis are drawn from
those that `axis_examples` gives a share; a step with `--n-inferred` (`teach_tone`) and a run with
`n_inference` draw from all of them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from training.__main__ import steps_of
from training.axis_examples import INFERENCE_SHARE


class Source(NamedTuple):
    """What was learned from, as the card names it, and its licence."""

    name: str
    licence: str


NEWSMTSC = Source(
    "NewsMTSC, train (Hamborg & Donnay 2021), a quarter of the mentions renamed", "MIT"
)
PERSPECTRUM = Source("Perspectrum, train (Chen et al. 2019)", "CC BY-SA 4.0")
# By how `source` begins.
INFERENCE = {
    "gnp": Source(
        "Textual-Entailment-New-Protocols (Bowman et al. 2020), on texts of Wikipedia",
        "CC BY-SA 3.0",
    ),
    "cad": Source(
        "counterfactually augmented SNLI (Kaushik et al. 2020)",
        "Apache-2.0; SNLI's sentences: CC BY-SA 4.0",
    ),
    "mnli": Source(
        "half of MultiNLI's matched development set (Williams et al. 2018)",
        "by genre OANC's (free), CC BY-SA 3.0, CC BY 3.0",
    ),
    "sanli": Source(
        "semi-automatic NLI, the part on texts of Wikipedia: sentences only", "CC BY-SA 3.0"
    ),
}
TURNED = Source("our own `training/turned_phrases.py`", "Apache-2.0")
WRITTEN = Source("our own `training/news_sentences.txt`", "Apache-2.0")


def learned_from(tier: str, made: Mapping[str, Any]) -> list[Source]:
    """The sources of a tier's weights; `made` is what its `training.json` holds."""
    runs = [made["settings"], *([made["tone_settings"]] if made.get("tone_settings") else [])]
    beginnings = {name.split("-")[0] for name in inference_sources(tier, runs)}
    found = [NEWSMTSC, PERSPECTRUM]
    found += [source for start, source in INFERENCE.items() if start in beginnings]
    was_written = made.get("steady_rank") or any(run.get("n_written") for run in runs)
    return [*found, TURNED, *([WRITTEN] if was_written else [])]


def inference_sources(tier: str, runs: list[Mapping[str, Any]]) -> set[str]:
    """Which kinds of row of `nli/train.jsonl.gz` were drawn from, by their `source`."""
    steps = steps_of(tier, Path(), Path(), Path())
    if any("--n-inferred" in step.arguments for step in steps):
        return set(INFERENCE_SHARE)
    if any(run["n_inference"] for run in runs):
        return set(INFERENCE_SHARE)
    return {name for name, share in INFERENCE_SHARE.items() if share > 0}


class Fitted(NamedTuple):
    """What was fitted beside the weights: on what, its licence, and what comes of it."""

    what: str
    on: str
    licence: str
    result: str


def fitted_beside(n_own_curves: int) -> Iterator[Fitted]:
    """What the calibrations read; `n_own_curves` frames have a curve of their own."""
    newsmtsc, perspectrum = "NewsMTSC's development", "every other claim of Perspectrum's"
    yield Fitted("probabilities of tone", f"half of {newsmtsc} rows", "MIT", "one factor")
    yield Fitted(
        "whether alternatives in a pole are asked one by one",
        f"{newsmtsc} rows that are not neutral",
        "MIT",
        "yes or no",
    )
    yield Fitted(
        "slope of positions", f"{perspectrum} development set", "CC BY-SA 4.0", "one number"
    )
    yield Fitted(
        "general curve of frames",
        "half of FrAC's development sentences",
        "CC BY 4.0, part NC",
        "two numbers",
    )
    yield Fitted(
        f"curves of {n_own_curves} built-in frames",
        "sentences labelled for Parallax in articles of Article-Bias-Prediction",
        "labels and repository Apache-2.0; texts: their outlets'",
        "two numbers a frame",
    )
