"""Write a trained network as a folder that the program runs. The same network, the same bytes:

    pip install -r requirements-torch.txt
    python -m training.export_encoder --model TRAINED_DIR --out weights/NAME --name NAME

Writes the graph, its numbers in 8 bits, the tokenizer, a manifest with every file's SHA-256, and
the settings of the training run.
TRAINED_DIR is what `training.train_encoder` wrote. Nothing is drawn at random; the one thing
learned from texts, how far each channel reaches, is measured on the sample articles.
"""

import argparse
import json
import shutil
from pathlib import Path

from training.base_model import sha256
from training.encoder_graph import encoder_graph
from training.even_channels import divisors, measured_reach, sample_tokens
from training.network_weights import NetworkWeights, read_network
from training.onnx_files import LAYERS, WORDS, save_graph

OUT = Path(__file__).parents[1] / "weights" / "parallax-encoder"
SHIPPED = ["model.onnx", LAYERS, WORDS, "tokenizer.json"]
LICENCE = "Apache-2.0"


def export_encoder(model: Path, out: Path, name: str, version: str, remark: str = "") -> None:
    """Write the shipped folder `out` from the trained network in `model`."""
    network = read_network(model)
    reach = measured_reach(network, sample_tokens(model, network.max_tokens))
    out.mkdir(parents=True, exist_ok=True)
    save_graph(encoder_graph(network, divisors(network, reach)), out)
    shutil.copyfile(model / "tokenizer.json", out / "tokenizer.json")
    manifest = described(network) | {
        "name": name,
        "version": version,
        "licence": LICENCE,
        "files": {file: sha256(out / file) for file in SHIPPED},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    if (settings := model / "settings.json").exists():
        made = {"settings": json.loads(settings.read_text())} | (
            {"remark": remark} if remark else {}
        )
        (out / "training.json").write_text(json.dumps(made, indent=2) + "\n")


def described(network: NetworkWeights) -> dict[str, object]:
    """What the program must know of the network beside its graph."""
    return {
        "dimension": network.width,
        "max_tokens": network.max_tokens,
        "has_tone": network.head is not None,
    }


def main() -> None:
    """Export the network given."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", type=Path, required=True, help="folder of the trained network")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--name", required=True, help="what the program calls it")
    parser.add_argument("--version", default="0")
    parser.add_argument("--remark", default="", help="what the card shall say of the training run")
    args = parser.parse_args()
    export_encoder(args.model, args.out, args.name, args.version, args.remark)


if __name__ == "__main__":
    main()
