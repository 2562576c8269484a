"""Write a trained network as a folder that the program runs. The same network, the same bytes:

    pip install -r requirements-torch.txt
    python -m training.export_encoder --model TRAINED_DIR --out weights/NAME --name NAME

Writes the graph, its numbers in 8 bits, the tokenizer, a manifest with every file's SHA-256, and
the settings of the training run. With `--tone DIR` tone is heard by layers of its own, those of a
second network that was trained from the first and shares its word vectors. `--apart` and `--twice`
say what is rounded less than the rest, see `Rounding`.
TRAINED_DIR is what `training.train_encoder` wrote. Nothing is drawn at random; the one thing
learned from texts, how far each channel reaches, is measured on the sample articles.
"""

import argparse
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from onnx import ModelProto

from analysis.models.network import TONE_GRAPH
from training.base_model import sha256
from training.encoder_graph import encoder_graph
from training.even_channels import divisors, far_channels, measured_reach, sample_tokens
from training.network_weights import Array, NetworkWeights, Steady, read_network
from training.onnx_files import GRAPH, LAYERS, TONE_LAYERS, WORDS, save_graph

OUT = Path(__file__).parents[1] / "weights" / "parallax-encoder"
SHIPPED = [GRAPH, LAYERS, WORDS, "tokenizer.json"]
LICENCE = "Apache-2.0"


@dataclass(frozen=True)
class Rounding:
    """What is rounded less than the rest: of what each layer's queries, keys and values read, the
    `n_apart` farthest channels stay floats; what Gelu gives in the layers of `twice` has a second
    byte for what the first one left.
    """

    n_apart: int = 0
    twice: tuple[int, ...] = ()


ALIKE = Rounding()


def export_encoder(
    model: Path,
    out: Path,
    name: str,
    version: str,
    remark: str = "",
    tone: Path | None = None,
    rounding: Rounding = ALIKE,
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
        _save_tone(model, tone, out, rounding)
        shipped += [TONE_GRAPH, TONE_LAYERS]
    save_graph(rounded_graph(network, model, rounding), out)
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
        tell_rounding(made, rounding)
        tell_steady(made, network.steady)
        (out / "training.json").write_text(json.dumps(made, indent=2) + "\n")


def _save_tone(model: Path, tone: Path, out: Path, rounding: Rounding) -> None:
    network, other = read_network(tone), read_network(model)
    if network.head is None or not np.array_equal(network.words, other.words):
        raise SystemExit(f"{tone} has no tone head, or its word vectors are not those of {model}.")
    graph = rounded_graph(network, tone, rounding, only_tone=True)
    save_graph(graph, out, TONE_GRAPH, TONE_LAYERS)


def rounded_graph(
    network: NetworkWeights,
    folder: Path,
    rounding: Rounding,
    divided_by: Mapping[str, Array] | None = None,
    *,
    only_tone: bool = False,
) -> ModelProto:
    """The graph in 8 bits.

    Args:
        network: The weights.
        folder: Where the tokenizer is, for how far channels reach in the sample articles.
        rounding: What is rounded less than the rest.
        divided_by: What channels are divided by, if that was settled before.
        only_tone: Leave the vectors out.
    """
    reach = measured_reach(network, sample_tokens(folder, network.max_tokens))
    divided_by = divided_by or divisors(network, reach)
    return encoder_graph(
        network,
        divided_by,
        apart=far_channels(reach, divided_by, rounding.n_apart),
        twice=[f"layer.{i}.narrow" for i in rounding.twice],
        only_tone=only_tone,
    )


def _made(model: Path, tone: Path | None, remark: str) -> dict[str, Any]:
    """What the card shall tell: the settings of each run, and the remark."""
    runs = {"settings": model, "tone_settings": tone} if tone else {"settings": model}
    files = {part: folder / "settings.json" for part, folder in runs.items() if folder}
    made: dict[str, Any] = {
        part: json.loads(file.read_text()) for part, file in files.items() if file.exists()
    }
    return made | ({"remark": remark} if made and remark else {})


def tell_rounding(made: dict[str, Any], rounding: Rounding) -> None:
    """Put into what the card shall tell what is rounded less, nothing if all is rounded alike."""
    made.pop("rounding", None)
    if rounding != ALIKE:
        made["rounding"] = asdict(rounding)


def tell_steady(made: dict[str, Any], steady: Steady | None) -> None:
    """Put into what the card shall tell the rank of the map of vectors, if there is one."""
    made.pop("steady_rank", None)
    if steady is not None:
        made["steady_rank"] = steady.down.shape[1]


def add_rounding(parser: argparse.ArgumentParser) -> None:
    """The two options that say what is rounded less."""
    parser.add_argument("--apart", type=int, default=0, help="channels that q, k, v read as floats")
    parser.add_argument("--twice", type=layer_numbers, default=(), help="layers, as 7,8,9,10")


def layer_numbers(said: str) -> tuple[int, ...]:
    """Layers told as numbers with commas between them."""
    return tuple(int(number) for number in said.split(","))


def main() -> None:
    """Export the network given."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", type=Path, required=True, help="folder of the trained network")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--name", required=True, help="what the program calls it")
    parser.add_argument("--version", default="0")
    parser.add_argument("--remark", default="", help="what the card shall say of the training run")
    parser.add_argument("--tone", type=Path, help="folder of the network that hears tone instead")
    add_rounding(parser)
    args = parser.parse_args()
    rounding = Rounding(args.apart, args.twice)
    export_encoder(args.model, args.out, args.name, args.version, args.remark, args.tone, rounding)


if __name__ == "__main__":
    main()
