"""Share a channel's reach with its weights, so that eight bits serve all channels of a row.

    python -m training.even_channels DIR     # how far the channels of a trained network reach

A few channels of a layer norm's output reach ten times as far as the rest, and a row has one scale.
Each channel is therefore divided by a number and its row of weights multiplied with it, which
changes nothing in exact arithmetic (SmoothQuant, Xiao et al. 2023). The numbers are powers of two:
dividing then rounds nothing, and the last digits of a measured reach, which differ between
processors, do not show in the weights.

The reach is measured on the sample articles that were written for this project, each sentence as it
is and with a marked mention, so that the weights can be made again from the network alone.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from training.encoder_graph import encoder_graph, linear_inputs
from training.network_weights import Array, NetworkWeights, read_network
from training.onnx_files import save_graph

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
SHARE = {"qkv": 0.65, "attended": 0.5, "wide": 0.65}  # of a channel's reach that weights take over
MENTION = re.compile(r"(?<=\w )[A-Z]\w+")  # a capital inside a sentence will do for a mention
N_SENTENCES = 60


def divisors(network: NetworkWeights, reach: Mapping[str, Array]) -> dict[str, Array]:
    """What each linear layer's input channels are divided by.

    What Gelu gives is left alone: it has its own bytes (see `GraphBuilder.bytes_after_gelu`).

    Args:
        network: The trained weights.
        reach: The largest absolute value of each channel, by the names of `linear_inputs`.
    """
    found = {}
    for i, layer in enumerate(network.layers):
        readers = {
            "qkv": [layer.query, layer.key, layer.value],
            "attended": [layer.attended],
            "wide": [layer.wide],
        }
        for part, linears in readers.items():
            weight = np.max([np.abs(linear.weight).max(axis=1) for linear in linears], axis=0)
            name = f"layer.{i}.{part}"
            found[name] = shared_power(reach[name], weight, SHARE[part])
        found[f"layer.{i}.narrow"] = np.ones(len(layer.narrow.weight), np.float32)
    return found


def shared_power(reach: Array, weight: Array, share: float) -> Array:
    """reach^share / weight^(1 - share), rounded to a power of two."""
    exponent = share * np.log2(np.maximum(reach, 1e-6))
    exponent -= (1 - share) * np.log2(np.maximum(weight, 1e-6))
    return np.exp2(np.rint(exponent)).astype(np.float32)


def far_channels(
    reach: Mapping[str, Array], divided_by: Mapping[str, Array], n: int
) -> dict[str, Array]:
    """For each layer the `n` channels that still reach farthest among those that q, k, v read.

    In the accurate tier the background's vectors lie .036 from those of float products; .021 with
    float products for all 768 channels there, .024 for four, and hardly less for more than four.
    """
    found = {}
    for name in reach:
        if n and name.endswith("qkv"):
            even = reach[name] / divided_by[name]
            found[name] = np.sort(np.argsort(-even, kind="stable")[:n])
    return found


def measured_reach(
    network: NetworkWeights, tokens: Iterator[tuple[list[int], list[int]]]
) -> dict[str, Array]:
    """The largest absolute value of each input channel of each linear layer, in the float form.

    Args:
        network: The trained weights.
        tokens: The ids and the segments of each text.
    """
    inputs = linear_inputs(len(network.layers))
    shown = sorted(set(inputs.values()))
    largest: dict[str, Any] = dict.fromkeys(shown, 0)
    with tempfile.TemporaryDirectory() as scratch:
        save_graph(encoder_graph(network, {}, shown), Path(scratch))
        session = onnxruntime.InferenceSession(Path(scratch) / "model.onnx")
        for ids, segments in tokens:
            feed = {"input_ids": np.array([ids])}
            if network.segments is not None:
                feed["segments"] = np.array([segments])
            for name, values in zip(shown, session.run(shown, feed), strict=True):
                largest[name] = np.maximum(largest[name], np.abs(values).max(axis=0))
    return {layer: largest[source] for layer, source in inputs.items()}


def sample_tokens(folder: Path, max_tokens: int) -> Iterator[tuple[list[int], list[int]]]:
    """Ids and segments of the sample's sentences, plain and with a marked mention.

    Args:
        folder: The network's, with its `tokenizer.json`.
        max_tokens: Where a text is cut.
    """
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    for sentence in sample_sentences():
        given: list[Sequence[str]] = [(sentence,)]
        if found := MENTION.search(sentence):
            start, end = found.span()
            given.append((f"{sentence[:start]}* {found[0]} *{sentence[end:]}", found[0]))
        for parts in given:
            coded = tokenizer.encode(*parts)
            yield coded.ids, coded.type_ids


def sample_sentences() -> list[str]:
    """`N_SENTENCES` sentences spread evenly over the sample articles."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(SAMPLE.glob("*.txt")))
    found = [s for s in re.split(r"(?<=[.?!])\s+|\n", text) if len(s) > 40]
    return found[:: max(1, len(found) // N_SENTENCES)][:N_SENTENCES]


def main() -> None:
    """Print, for each layer, its farthest channels beside the median one."""
    folder = Path(sys.argv[1])
    network = read_network(folder)
    reach = measured_reach(network, sample_tokens(folder, network.max_tokens))
    for name, values in reach.items():
        top = {int(i): round(float(values[i]), 1) for i in np.argsort(-values)[:5]}
        print(name, json.dumps(top), "median", round(float(np.median(values)), 2))


if __name__ == "__main__":
    main()
