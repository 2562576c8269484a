"""The model card of the shipped encoder, filled in from measured figures and the manifest."""

import json
from pathlib import Path
from typing import Any

from training.base_model import SHA256

CARD = """# parallax-encoder, version {version}

<!-- Written by training/model_card.py from measured figures. Do not edit by hand. -->

Turns an English text into a vector of {dimension} numbers and length 1, so that the cosine of two
texts says how alike they are in meaning. It is all-mpnet-base-v2 in 8 bits, to run on a processor
without torch.

| | |
|---|---|
| base | sentence-transformers/all-mpnet-base-v2, 109.5M parameters |
| base's `model.safetensors` | SHA-256 `{base}` |
| licence | Apache-2.0, as the base; nothing was trained further |
| input | English text, cut at {max_tokens} tokens (about 280 words) |
| size | {size:.1f} MB in {n_files} files |
| version | {version}; its fingerprint is a SHA-256 over the hashes below |

## How it was made
`python -m training.export_encoder` writes the network as an ONNX graph: mean pooling and length 1
inside, one text a run. Weights are whole numbers in −127 … 127 with one scale for each output
column (for each word, in the word vectors); activations become 8-bit as they come, with one scale a
text. In each of the 48 linear layers the 8 input channels that reach the largest values stay out of
that and are multiplied in float: without them, one channel at 100 would leave the others, which
rarely pass 5, a dozen steps. Which channels these are was seen on 200 sentences of NewsMTSC's
training split (MIT) and is kept in `training/outlier_channels.json`.

One text a run because a scale taken over a batch would let a text's vector depend on its
neighbours. Same text, same bytes, in any order and beside any other texts, on one processor; other
processors may differ in the last digits, since floating-point sums are taken in another order.

## Measured
Against the float original in torch. Zero-shot on the PLOVER dev set
({n} news sentences, {n_cooperation} of them cooperation): is the cosine to “{{source}} supports,
praises or cooperates with {{target}}” higher than to “{{source}} criticises, threatens or attacks
{{target}}”? The settings were chosen by the cosines to the float model's vectors on other
sentences, not by these answers.

| | accuracy | AUC | cooperation found | conflict found |
|---|---|---|---|---|
{agreement}

Cosine of the two vectors of one text: {cosine_mean:.4f} on average, {cosine_lowest:.4f} at the
lowest. The difference of cosines moves by {gap_difference_mean:.4f} on average, where its standard
deviation over sentences is {gap_spread:.3f}.

| on {n_cores} cores, {tokens_per_sentence:.0f} tokens a sentence | sentences a second |
|---|---|
| shipped, all cores | {shipped_all_cores:.0f} |
| shipped, one thread | {shipped_one_thread:.0f} |
| torch float32, all cores, one text at a time | {torch_float_single:.0f} |
| torch float32, all cores, batches of 32 of like length | {torch_float_batches:.0f} |

That is {shipped_tera_operations:.2f} of the {peak_tera_operations:.2f} tera-operations a second
({peak_share:.0%}) that the same kernel reaches on one large 8-bit matrix product on every core. A
short sentence uses each weight only some 30 times after fetching it. A process with nothing else
in it takes {load_seconds:.1f} s to import and load, and {memory_mb:.0f} MB at most over 200
sentences.

The processor of these figures has 8-bit instructions (VNNI). Where Linux reports none, the program
asks onnxruntime for exact products: the same vectors, several times more slowly.

## Where it fails
- It is told little about who does what to whom: with source and target swapped in both poles it
  gives the same answer for {same_answer_roles_swapped_share:.0%} of the sentences. It hears the
  tone of what happens between two parties, not its direction.
- About one sentence in {one_in:.0f} is put on the wrong side of the axis above. Use it for shares
  and means over many sentences, with their intervals, not for verdicts on one.
- Negation, irony and reported speech are known weak spots of such models (not measured here).
  Voice is told apart elsewhere in the program, not here.
- English only, lower-cased; other languages give vectors without meaning.
- The base learned from web text, with its prejudices: names and groups may carry a tone of their
  own.

## Files
| file | SHA-256 |
|---|---|
{files}

The tokenizer's SHA-256 is that of the base model's file, unchanged.
"""


def write_card(folder: Path, figures: dict[str, Any]) -> None:
    """Write `README.md` beside the weights."""
    manifest = json.loads((folder / "manifest.json").read_text())
    plover = figures["plover"]
    card = CARD.format(
        **manifest | {"files": _rows(manifest["files"])},
        **figures["speed"],
        **figures["memory"],
        **{key: value for key, value in plover.items() if not isinstance(value, dict)},
        base=SHA256["model.safetensors"],
        size=sum((folder / name).stat().st_size for name in manifest["files"]) / 1e6,
        n_files=len(manifest["files"]),
        agreement="\n".join(_agreement(name, plover[name]) for name in ("float", "shipped")),
        one_in=1 / (1 - plover["shipped"]["accuracy"]),
    )
    (folder / "README.md").write_text(card, encoding="utf-8")


def _rows(files: dict[str, str]) -> str:
    return "\n".join(f"| `{name}` | `{sha256}` |" for name, sha256 in files.items())


def _agreement(name: str, found: dict[str, float]) -> str:
    shares = [found["cooperation_found_share"], found["conflict_found_share"]]
    return (
        f"| {name} | {found['accuracy']:.3f} | {found['auc']:.3f} | "
        + " | ".join(f"{share:.2f}" for share in shares)
        + " |"
    )
