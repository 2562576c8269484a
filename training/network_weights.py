"""A fine-tuned network's numbers, read from its folder into one form for both architectures.

MPNet adds a number for the distance of two tokens to each attention score, has no segments and
counts positions from 2. BERT has segment vectors and counts from 0. Else they are the same.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

STEADY = "steady_names.safetensors"  # beside a trained network, from `training.steady_names`
Array = np.ndarray[Any, Any]
Tensors = Mapping[str, Array]


@dataclass(frozen=True)
class Linear:
    """`x @ weight + bias`: weight (inputs, outputs), bias (outputs,)."""

    weight: Array
    bias: Array


@dataclass(frozen=True)
class Norm:
    """What a layer norm multiplies by and adds, each (width,)."""

    gamma: Array
    beta: Array


@dataclass(frozen=True)
class Layer:
    """Attention (query to attended) and feed-forward (wide, narrow), a norm after each."""

    query: Linear
    key: Linear
    value: Linear
    attended: Linear
    attended_norm: Norm
    wide: Linear
    narrow: Linear
    narrow_norm: Norm


@dataclass(frozen=True)
class Head:
    """The tone head: from the first token's last state by dense, tanh and out to three scores."""

    dense: Linear
    out: Linear


@dataclass(frozen=True)
class Steady:
    """What a vector v gets added, v @ down @ up: down (width, rank), up (rank, width)."""

    down: Array
    up: Array


@dataclass(frozen=True)
class NetworkWeights:
    """The whole network: `places` (tokens, width) starts at the first position a text uses."""

    n_heads: int
    epsilon: float
    max_tokens: int
    words: Array
    places: Array
    segments: Array | None
    distance_bias: Array | None
    norm: Norm
    layers: tuple[Layer, ...]
    head: Head | None
    steady: Steady | None = None

    @property
    def width(self) -> int:
        """How many numbers a token's state has."""
        return int(self.words.shape[1])


@dataclass(frozen=True)
class Names:
    """What an architecture calls its parts inside a layer, and what it takes for granted."""

    attention: dict[str, str]
    attended_norm: str
    first_position: int
    max_tokens: int  # the most its base model was meant to read


ARCHITECTURES = {
    "mpnet": Names(
        {"query": "attn.q", "key": "attn.k", "value": "attn.v", "attended": "attn.o"},
        "attention.LayerNorm",
        first_position=2,
        max_tokens=384,
    ),
    "bert": Names(
        {
            "query": "self.query",
            "key": "self.key",
            "value": "self.value",
            "attended": "output.dense",
        },
        "attention.output.LayerNorm",
        first_position=0,
        max_tokens=256,
    ),
}


def read_network(folder: Path) -> NetworkWeights:
    """The network in a folder with `config.json`, `model.safetensors`, perhaps a tone head, perhaps
    a map of its vectors.

    Raises:
        SystemExit: The architecture is neither MPNet nor BERT.
    """
    config = json.loads((folder / "config.json").read_text())
    head, steady = folder / "tone_head.safetensors", folder / STEADY
    return arranged(
        config,
        load_file(folder / "model.safetensors"),
        load_file(head) if head.exists() else None,
        read_steady(steady) if steady.exists() else None,
    )


def read_steady(path: Path) -> Steady:
    """The map that `training.steady_names` wrote."""
    return Steady(**load_file(path))


def arranged(
    config: Mapping[str, Any],
    tensors: Tensors,
    head: Tensors | None = None,
    steady: Steady | None = None,
) -> NetworkWeights:
    """The tensors of a trunk and of a head, by the names torch gave them, in this module's form."""
    if config["model_type"] not in ARCHITECTURES:
        known = ", ".join(ARCHITECTURES)
        raise SystemExit(f"{config['model_type']} is not an architecture known here: {known}.")
    names = ARCHITECTURES[config["model_type"]]
    places = tensors["embeddings.position_embeddings.weight"][names.first_position :]
    return NetworkWeights(
        n_heads=config["num_attention_heads"],
        epsilon=config["layer_norm_eps"],
        max_tokens=min(names.max_tokens, len(places)),
        words=tensors["embeddings.word_embeddings.weight"],
        places=places[: names.max_tokens],
        segments=tensors.get("embeddings.token_type_embeddings.weight"),
        distance_bias=tensors.get("encoder.relative_attention_bias.weight"),
        norm=_norm(tensors, "embeddings.LayerNorm"),
        layers=tuple(_layer(tensors, names, i) for i in range(config["num_hidden_layers"])),
        head=Head(_linear(head, "dense"), _linear(head, "out")) if head else None,
        steady=steady,
    )


def _layer(tensors: Tensors, names: Names, index: int) -> Layer:
    place = f"encoder.layer.{index}"
    attention = {
        part: _linear(tensors, f"{place}.attention.{name}")
        for part, name in names.attention.items()
    }
    return Layer(
        **attention,
        attended_norm=_norm(tensors, f"{place}.{names.attended_norm}"),
        wide=_linear(tensors, f"{place}.intermediate.dense"),
        narrow=_linear(tensors, f"{place}.output.dense"),
        narrow_norm=_norm(tensors, f"{place}.output.LayerNorm"),
    )


def _linear(tensors: Tensors, key: str) -> Linear:
    return Linear(tensors[f"{key}.weight"].T, tensors[f"{key}.bias"])


def _norm(tensors: Tensors, key: str) -> Norm:
    return Norm(tensors[f"{key}.weight"], tensors[f"{key}.bias"])
