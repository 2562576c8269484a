"""The card of a tier's weights, written from its manifest, its training run and what was measured.

    python -m training.model_card --tier accurate

Reads the newest file in `evaluation/results`; only figures of these very weights are taken.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analysis.models.info import ScorerInfo
from analysis.models.shipped import CURVES, FITTED
from analysis.models.tiers import TIERS, load_tier, tier_folder
from evaluation.report import said
from evaluation.results import newest_results
from evaluation.running import Result
from training.sources import fitted_beside, learned_from

RESULTS = Path(__file__).parents[1] / "evaluation" / "results"
BASES = {
    "accurate": ("sentence-transformers/all-mpnet-base-v2", "109.5M", "12 layers of width 768"),
    "fast": ("sentence-transformers/all-MiniLM-L6-v2", "22.7M", "6 layers of width 384"),
}
TASKS = """*Tone*: the sentence with the mention between asterisks, and the mention again as second
segment, answered by a small head on the first token."""
MADE = {
    "accurate": f"""A first run of `training/train_encoder.py` trained two tasks in turn on one
network. *Axis*: a text shall lie nearer to the pole that it agrees with.
{TASKS}
`training/blend.py` then moved the weights to .44 of the way from the base, since training for
polarity costs some of the sense of topics (Wortsman et al. 2022). A second run heard tone again,
from labels and from what the first run said of further mentions ({{n_taught:,}} rows in all, a
part of them taken), and kept {{n_taught_vectors:,}} texts and poles where they lay; .7 of its way
was taken. Word vectors and the lowest {{frozen_layers}} layers stayed as they were throughout.
Behind the vectors stands a linear map of rank {{steady_rank}} (`training/steady_names.py`), so that
a sentence moves less between two poles when a name in it becomes another of its kind: it was fitted
on NewsMTSC's training sentences and our own, under four names each, and on poles that hold the name
or name nobody; other texts were to stay where they lay.""",
    "fast": f"""`training/train_encoder.py` taught the small base what larger networks of the
tier *accurate* say: the vectors of {{n_taught_vectors:,}} texts and poles, and the tone of
{{n_taught:,}} mentions, beside people's labels of tone. Vectors are this network's. From it a
second run went on, for tone alone, with people's labels and what the shipped network of the tier
*accurate* says of {{tone[n_taught]:,}} mentions: labelled ones, further names beside them, the two
mentions of two sentences made into one, and names in the sentences of the inference data. It was
done twice with other seeds; tone is heard by the average of their layers.
{TASKS}
Word vectors stayed as they were throughout, and are shared.""",
}
# On what rows of the development files something was chosen: they are reported whole.
CHOSEN = {
    "accurate": """How far the second run was followed (.7) was chosen on NewsMTSC's development
rows, which are reported whole, and once more without those that the factor was fitted on: its
figures there are a little kinder than on rows never looked at. On some of these rows, under other
names than those reported, the rank of the map and how firmly other texts are held were chosen too.
NewsMTSC's test sets were not at hand.

`python -m training --tier accurate` makes all of this anew, from the base, in one command. It makes
a sibling and not these bytes: the second run of this network began from the one before, read back
from its 8 bits (`training/unpack_weights.py`).""",
    "fast": """That the average of two seeds is taken was chosen by the likelihood of half of
NewsMTSC's development rows, which are reported whole, and once more without those that the factor
was fitted on: its figures there are a little kinder than on rows never looked at. NewsMTSC's test
sets were not at hand.

`python -m training --tier fast` makes all of this anew, in one command, from what the steps of the
tier *accurate* left. It makes a sibling and not these bytes: the run for tone of this network began
from vectors that were there before.""",
}
CARD = """# {name}, version {version}

<!-- Written by `python -m training.model_card`. Do not edit by hand. -->

The network of the tier *{tier}*. Of an English text it gives a vector of {dimension} numbers and
length 1, for axes and frames; of a sentence with a mention marked in it, scores of negative,
neutral and positive tone toward that mention. It runs on a processor, without torch.

| | |
|---|---|
| base | {base}, {parameters} parameters, {layers}, Apache-2.0 |
| licence | Apache-2.0 |
| input | English text, cut at {max_tokens} tokens |
| size | {size:.1f} MB in {n_files} files |
| fingerprint | `{fingerprint}` |

## How it was made
{made}

| learned from | licence |
|---|---|
{learned_from}

Settings: {settings}.{tone_settings}{remark}

`training/export_encoder.py` wrote it as an ONNX graph with 8-bit weights. How a text is rounded
hangs on that text alone: same text, same bytes, whatever runs beside it, on one processor.
{rounding}
`training/calibrate_tone.py`, `calibrate_axis.py` and `calibrate_frames.py` fitted a few numbers
beside the weights. Of the data in this table come these numbers alone: no weight of a network, and
no text.

| fitted | on | licence | what comes of it |
|---|---|---|---|
{fitted}

The descriptions of frames were chosen on the halves of FrAC's sentences and of the articles of
narrative-framing (Frermann et al. 2023, MIT; texts: their outlets') on which no figure is reported.
{chosen}

## Measured
By `python -m evaluation`; all baselines, classes and reliability tables are in
[docs/models.md](../../docs/models.md).

| task | data | n | metric | value [95 % interval] |
|---|---|---|---|---|
{figures}

## Where it fails
- Who does it to whom is what it hears worst; see the pairs that one word turns, by kind.
- Irony, reported criticism and two targets in one sentence are often misjudged: the app's cards
  show examples.
- It learned tone from English-language news about the United States; elsewhere expect less.
- English only, lower-cased; other languages give numbers without meaning.

## Files
| file | SHA-256 |
|---|---|
{files}
"""


def card(tier: str) -> str:
    """The card in Markdown."""
    folder = tier_folder(tier)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    made = json.loads((folder / "training.json").read_text("utf-8"))
    loaded = load_tier(tier)
    base, parameters, layers = BASES[tier]
    settings, remark = made["settings"], made.get("remark", "")
    fitted = json.loads((folder / FITTED).read_text("utf-8"))
    files = manifest["files"] | fitted["files"]
    sizes = [(folder / name).stat().st_size for name in files]
    return CARD.format(
        tier=tier,
        base=base,
        parameters=parameters,
        layers=layers,
        size=sum(sizes) / 1e6,
        n_files=len(sizes),
        fingerprint=loaded.encoder.info.fingerprint,
        learned_from=_rows(learned_from(tier, made)),
        fitted=_rows(fitted_beside(_n_own_curves(folder))),
        made=MADE[tier].format(
            **settings, tone=made.get("tone_settings"), steady_rank=made.get("steady_rank")
        ),
        settings=_listed(settings),
        tone_settings=_tone_settings(made),
        rounding=_rounding(made),
        remark=f" {remark}" if remark else "",
        figures="\n".join(_figures(tier, list(loaded.scorers.values()))),
        chosen=CHOSEN[tier],
        files="\n".join(f"| `{name}` | `{sha}` |" for name, sha in files.items()),
        **{key: manifest[key] for key in ("name", "version", "dimension", "max_tokens")},
    )


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _n_own_curves(folder: Path) -> int:
    return len(json.loads((folder / CURVES).read_text("utf-8"))["own"])


def _listed(settings: dict[str, object]) -> str:
    return ", ".join(f"{key} {value}" for key, value in settings.items())


def _tone_settings(made: dict[str, Any]) -> str:
    own = made.get("tone_settings")
    return f" Of the run for tone: {_listed(own)}." if own else ""


def _rounding(made: dict[str, Any]) -> str:
    if not (told := made.get("rounding")):
        return ""
    layers = ", ".join(f"{i}" for i in told["twice"])
    return f"""Rounded less than the rest: of what each layer's queries, keys and values read, the
{told["n_apart"]} channels that reach farthest stay floats; and what Gelu gives in layers {layers}
(the first is 0) has a second byte for what the first one left.
"""


def _figures(tier: str, scorers: list[ScorerInfo]) -> list[str]:
    own = {scorer.fingerprint for scorer in scorers}
    results = newest_results(RESULTS)
    return [
        f"| {task['title']} | {task['data']} | {task['n']} | {task['metric']} | {said(one)} |"
        for task in (results["tasks"] if results else [])
        for one in _of(tier, task, own)
    ]


def _of(tier: str, task: dict[str, Any], own: set[str]) -> list[Result]:
    return [one for one in task["results"] if one["scorer"] == tier and one["fingerprint"] in own]


def main() -> None:
    """Write the card into the tier's folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tier", choices=TIERS, required=True)
    tier = parser.parse_args().tier
    (tier_folder(tier) / "README.md").write_text(card(tier), encoding="utf-8")


if __name__ == "__main__":
    main()
