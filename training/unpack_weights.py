"""Read a trained network back from its shipped 8-bit weights, to go on training from it.

    python -m training.unpack_weights --weights weights/NAME --base DIR --frozen-layers 4 --out DIR

The inverse of `training.export_encoder` but for what eight bits rounded off: about 1 % of a
matrix's length. Layers that training left as they were are the base's own.
"""

import argparse
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from safetensors.numpy import load_file, save_file

from training.network_weights import ARCHITECTURES, Array, Names
from training.onnx_files import GRAPH


class Unpacked:
    """The graph's constants as matrices of the network, `(inputs, outputs)`.

    With `draw`, every number is moved at random within the half step that rounding hid.
    """

    def __init__(
        self, constants: Mapping[str, Array], draw: np.random.Generator | None = None
    ) -> None:
        self.constants = constants
        self.draw = draw

    def weight(self, name: str, reads: str) -> Array:
        """A matrix without its scale a column and without what its inputs were divided by."""
        whole = self.constants[f"{name}.weight"].astype(np.float64)
        if self.draw:
            whole += self.draw.uniform(-0.5, 0.5, whole.shape)
        matrix = whole * self.constants[f"{name}.scale"]
        factor = self.constants.get(f"{reads}.factor")
        return matrix if factor is None else matrix * factor[:, None]

    def layer(self, place: str, names: Names, base: Mapping[str, Array]) -> dict[str, Array]:
        """A layer's tensors, by their names below the layer's own."""
        attention = {part: f"attention.{name}" for part, name in names.attention.items()}
        query, key, value = (
            self.weight(f"{place}.{part}", f"{place}.qkv")
            for part in ("query.product", "key", "value")
        )
        attended = self.weight(f"{place}.attended.product", "")
        # `value` was divided, and `attended` multiplied, by powers of two that are not kept.
        reach = _powers(base[f"{attention['value']}.weight"].T, value)
        value, attended = value * reach, attended / reach[:, None]
        moved = base[f"{attention['value']}.bias"].astype(np.float64) @ attended
        found = {
            f"{attention['query']}.weight": query.T,
            f"{attention['query']}.bias": self.constants[f"{place}.query.bias"],
            f"{attention['key']}.weight": key.T,
            f"{attention['value']}.weight": value.T,
            f"{attention['attended']}.weight": attended.T,
            f"{attention['attended']}.bias": self.constants[f"{place}.attended.bias"] - moved,
            "intermediate.dense.weight": self.weight(f"{place}.wide.product", f"{place}.wide").T,
            "intermediate.dense.bias": self.constants[f"{place}.wide.bias"],
            "output.dense.weight": self.weight(f"{place}.narrow.product", f"{place}.narrow").T,
            "output.dense.bias": self.constants[f"{place}.narrow.bias"],
        }
        norms = {"attended_norm": names.attended_norm, "narrow_norm": "output.LayerNorm"}
        for own, named in norms.items():
            found[f"{named}.weight"] = self.constants[f"{place}.{own}.gamma"]
            found[f"{named}.bias"] = self.constants[f"{place}.{own}.beta"]
        return found

    def head(self) -> dict[str, Array]:
        """The tone head's tensors, which were never rounded."""
        names = {"dense.weight": "tone.dense.weight", "dense.bias": "tone.dense.bias",
                 "out.weight": "tone.weight", "out.bias": "tone.bias"}  # fmt: skip
        return {name: self.constants[own] for name, own in names.items()}


def unpacked_trunk(
    graph: Unpacked, model_type: str, base: Mapping[str, Array], n_frozen: int
) -> dict[str, Array]:
    """The trunk's tensors by torch's names; word vectors and `n_frozen` layers are the base's."""
    found = dict(base)
    n_layers = sum(name.endswith(".narrow_norm.gamma") for name in graph.constants)
    for index in range(n_frozen, n_layers):
        prefix = f"encoder.layer.{index}."
        own = {name.removeprefix(prefix): base[name] for name in base if name.startswith(prefix)}
        layer = graph.layer(f"layer.{index}", ARCHITECTURES[model_type], own)
        found |= {prefix + name: tensor for name, tensor in layer.items()}
    return {name: found[name].astype(base[name].dtype) for name in found}


def _powers(before: Array, after: Array) -> Array:
    """For each column the power of two by which `after` is smaller than the like `before`."""
    ratio = np.linalg.norm(before, axis=0) / np.linalg.norm(after, axis=0)
    return np.asarray(np.exp2(np.rint(np.log2(ratio))))


def read_graph(path: Path) -> dict[str, Array]:
    """The constants of a graph by name."""
    graph = onnx.load(str(path)).graph
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}


def main() -> None:
    """Read the graph, write a folder as `training.train_encoder` does."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--graph", default=GRAPH, help="or that of the tone's own layers")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--frozen-layers", type=int, default=4)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    graph = Unpacked(read_graph(args.weights / args.graph))
    config = json.loads((args.base / "config.json").read_text())
    base = load_file(args.base / "model.safetensors")
    trunk = unpacked_trunk(graph, config["model_type"], base, args.frozen_layers)
    args.out.mkdir(parents=True, exist_ok=True)
    parts = {"model": trunk}
    if "tone.weight" in graph.constants:
        parts["tone_head"] = graph.head()
    for name, tensors in parts.items():
        whole = {key: np.ascontiguousarray(tensor) for key, tensor in tensors.items()}
        save_file(whole, args.out / f"{name}.safetensors")
    for name in ("config.json", "tokenizer.json"):
        shutil.copyfile(args.base / name, args.out / name)


if __name__ == "__main__":
    main()
