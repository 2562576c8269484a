"""Write a trained network as a folder that the program runs. The same network, the same bytes:

    pip install -r requirements-torch.txt
    python -m training.export_encoder --model TRAINED_DIR --out weights/NAME --name NAME

Writes the graph, its numbers in 8 bits, the tokenizer, a manifest with every file's SHA-256, and
the settings of the training run. With `--tone DIR` tone is heard by layers of its own, those of a
second network that was trained from the first and shares its word vectors.
TRAINED_DIR is what `training.train_encoder` wrote. Nothing is drawn at random; the one thing
learned from texts, how far each channel reaches, is measured on the sample articles.
"""

import argparse
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np

from analysis.models.network import TONE_GRAPH
from training.base_model import sha256
from training.encoder_graph import encoder_graph
from training.even_channels import divisors, measured_reach, sample_tokens
from training.network_weights import Array, NetworkWeights, read_network
from training.onnx_files import GRAPH, LAYERS, TONE_LAYERS, WORDS, save_graph

OUT = Path(__file__).parents[1] / "weights" / "parallax-encoder"
SHIPPED = [GRAPH, LAYERS, WORDS, "tokenizer.json"]
LICENCE = "Apache-2.0"


def export_encoder(
    model: Path, out: Path, name: str, version: str, remark: str = "", tone: Path | None = None
) -> None:
    """Write the shipped folder `out` from the trained network in `model`.

    Raises:
        SystemExit: The network in `tone` has no head, or other words than that in `model`.
    """
    network = read_network(model)
    out.mkdir(parents=True, exist_ok=True)
    shipped = list(SHIPPED)
    if tone:
        network = replace(network, head=None)
        _save_tone(model, tone, out)
        shipped += [TONE_GRAPH, TONE_LAYERS]
    save_graph(encoder_graph(network, _divisors(network, model)), out)
    shutil.copyfile(model / "tokenizer.json", out / "tokenizer.json")
    manifest = {
        "dimension": network.width,
        "max_tokens": network.max_tokens,
        "has_tone": network.head is not None or tone is not None,
        "name": name,
        "version": version,
        "licence": LICENCE,
        "files": {file: sha256(out / file) for file in shipped},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    if made := _made(model, tone, remark):
        (out / "training.json").write_text(json.dumps(made, indent=2) + "\n")


def _save_tone(model: Path, tone: Path, out: Path) -> None:
    network, other = read_network(tone), read_network(model)
    if network.head is None or not np.array_equal(network.words, other.words):
        raise SystemExit(f"{tone} has no tone head, or its word vectors are not those of {model}.")
    graph = encoder_graph(network, _divisors(network, tone), only_tone=True)
    save_graph(graph, out, TONE_GRAPH, TONE_LAYERS)


def _divisors(network: NetworkWeights, folder: Path) -> dict[str, Array]:
    tokens = sample_tokens(folder, network.max_tokens)
    return divisors(network, measured_reach(network, tokens))


def _made(model: Path, tone: Path | None, remark: str) -> dict[str, object]:
    """What the card shall tell: the settings of each run, and the remark."""
    runs = {"settings": model, "tone_settings": tone} if tone else {"settings": model}
    files = {part: folder / "settings.json" for part, folder in runs.items() if folder}
    made: dict[str, object] = {
        part: json.loads(file.read_text()) for part, file in files.items() if file.exists()
    }
    return made | ({"remark": remark} if made and remark else {})


def main() -> None:
    """Export the network given."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", type=Path, required=True, help="folder of the trained network")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--name", required=True, help="what the program calls it")
    parser.add_argument("--version", default="0")
    parser.add_argument("--remark", default="", help="what the card shall say of the training run")
    parser.add_argument("--tone", type=Path, help="folder of the network that hears tone instead")
    args = parser.parse_args()
    export_encoder(args.model, args.out, args.name, args.version, args.remark, args.tone)


if __name__ == "__main__":
    main()
