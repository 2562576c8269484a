"""Write a shipped tier's graph anew from the 8-bit numbers that lie beside it.

    python -m training.rewrite_graph --tier accurate --version 4 --apart 4 --twice 7,8,9,10

For when the form of the graph changes and the numbers shall stay: trained weights are not kept as
floats, and need not be. Of the shipped files only `model.onnx` changes, and with it the manifest
and what `training.json` says of rounding; a form that would change any other file is refused.
Calibrate and measure again afterwards, by the steps that `python -m training` does after exporting.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx

from analysis.models.tiers import TIERS, tier_folder
from training.base_model import sha256
from training.export_encoder import (
    Rounding,
    add_rounding,
    rounded_graph,
    tell_rounding,
    tell_steady,
)
from training.network_weights import (
    Array,
    Head,
    Layer,
    Linear,
    NetworkWeights,
    Norm,
    Steady,
    read_steady,
)
from training.onnx_files import GRAPH, LAYERS, WORDS, save_graph
from training.position_bias import relative_buckets
from training.unpack_weights import Unpacked, read_graph

N_BUCKETS = 32  # of distances between two tokens, in the base model


def rewrite_graph(
    folder: Path, version: str, rounding: Rounding, steady: Steady | None = None
) -> None:
    """Put the graph in the form that `rounding` asks for, and `steady` behind its vectors if given.

    Raises:
        SystemExit: The numbers beside the graph would not stay as they are.
    """
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    constants = read_graph(folder / GRAPH)
    network = shipped_network(constants, folder / GRAPH, manifest["max_tokens"])
    network = replace(network, steady=steady or network.steady)
    divided_by = shipped_divisors(constants, network)
    graph = rounded_graph(network, folder, rounding, divided_by)
    with tempfile.TemporaryDirectory() as scratch:
        save_graph(graph, Path(scratch))
        for name in (LAYERS, WORDS):
            if sha256(Path(scratch) / name) != manifest["files"][name]:
                raise SystemExit(f"{name} of {folder} would not stay as it is.")
        shutil.copyfile(Path(scratch) / GRAPH, folder / GRAPH)
    manifest["version"] = version
    manifest["files"][GRAPH] = sha256(folder / GRAPH)
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    if (told := folder / "training.json").exists():
        made = json.loads(told.read_text("utf-8"))
        tell_rounding(made, rounding)
        tell_steady(made, network.steady)
        told.write_text(json.dumps(made, indent=2) + "\n")


def shipped_network(constants: Mapping[str, Array], graph: Path, max_tokens: int) -> NetworkWeights:
    """The network that the 8-bit numbers are, in double precision, so that rounding it again gives
    them back. `value` stays divided and `attended` multiplied, and of three biases one is left.
    """
    read = Unpacked(constants)
    by_distance = constants.get("distance_bias")
    if by_distance is not None:
        buckets = relative_buckets(max_tokens, N_BUCKETS)
        rows = np.zeros((N_BUCKETS, len(by_distance)), np.float32)
        rows[buckets] = by_distance.T
        by_distance = rows
    n_layers = sum(name.endswith(".narrow_norm.gamma") for name in constants)
    return NetworkWeights(
        n_heads=_attribute(graph, "MultiHeadAttention", "num_heads"),
        epsilon=_attribute(graph, "LayerNormalization", "epsilon"),
        max_tokens=max_tokens,
        words=constants["words"] * constants["words.scale"].astype(np.float64),
        places=constants["places"],
        segments=constants.get("segment_rows"),
        distance_bias=by_distance,
        norm=_norm(constants, "embedded"),
        layers=tuple(_layer(read, f"layer.{i}") for i in range(n_layers)),
        head=_head(read),
        steady=shipped_steady(constants),
    )


def shipped_steady(constants: Mapping[str, Array]) -> Steady | None:
    """The map of vectors in a shipped graph, None where it has none."""
    if "steady.down" not in constants:
        return None
    return Steady(constants["steady.down"], constants["steady.up"])


def shipped_divisors(constants: Mapping[str, Array], network: NetworkWeights) -> dict[str, Array]:
    """What each input's channels are divided by in the graph, 1 where nothing is said."""
    found = {}
    for i, layer in enumerate(network.layers):
        readers = {
            "qkv": layer.query,
            "attended": layer.attended,
            "wide": layer.wide,
            "narrow": layer.narrow,
        }
        for part, linear in readers.items():
            name = f"layer.{i}.{part}"
            ones = np.ones(len(linear.weight), np.float32)
            found[name] = 1 / constants.get(f"{name}.factor", ones)
    return found


def _layer(read: Unpacked, place: str) -> Layer:
    def linear(name: str, reads: str, bias: str = "") -> Linear:
        weight = read.weight(f"{place}.{name}", f"{place}.{reads}")
        none = np.zeros(weight.shape[1], np.float32)
        return Linear(weight, read.constants[f"{place}.{bias}.bias"] if bias else none)

    return Layer(
        query=linear("query.product", "qkv", "query"),
        key=linear("key", "qkv"),
        value=linear("value", "qkv"),
        attended=linear("attended.product", "attended", "attended"),
        attended_norm=_norm(read.constants, f"{place}.attended_norm"),
        wide=linear("wide.product", "wide", "wide"),
        narrow=linear("narrow.product", "narrow", "narrow"),
        narrow_norm=_norm(read.constants, f"{place}.narrow_norm"),
    )


def _norm(constants: Mapping[str, Array], name: str) -> Norm:
    return Norm(constants[f"{name}.gamma"], constants[f"{name}.beta"])


def _head(read: Unpacked) -> Head | None:
    if "tone.weight" not in read.constants:
        return None
    found = read.head()
    return Head(*(Linear(found[f"{k}.weight"].T, found[f"{k}.bias"]) for k in ("dense", "out")))


def _attribute(graph: Path, kind: str, name: str) -> Any:
    nodes = onnx.load(str(graph), load_external_data=False).graph.node
    first = next(node for node in nodes if node.op_type == kind)
    return next(onnx.helper.get_attribute_value(a) for a in first.attribute if a.name == name)


def main() -> None:
    """Rewrite the graph of the tier given."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tier", choices=TIERS, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--steady", type=Path, help="what `training.steady_names` wrote")
    add_rounding(parser)
    args = parser.parse_args()
    if args.steady and not args.steady.is_file():
        parser.error(f"{args.steady} is not there; `python -m training.steady_names` writes it")
    steady = read_steady(args.steady) if args.steady else None
    folder = tier_folder(args.tier)
    rewrite_graph(folder, args.version, Rounding(args.apart, args.twice), steady)


if __name__ == "__main__":
    main()
