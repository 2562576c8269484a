"""MPNet's relative positions: what the distance of two tokens adds to their attention scores."""

import math

import numpy as np

from training.graph_builder import GraphBuilder
from training.network_weights import Array, NetworkWeights

FAR = 128  # tokens: all greater distances share a bucket


def relative_buckets(max_tokens: int, n_buckets: int = 32) -> Array:
    """The bucket of each distance -(max_tokens-1) … max_tokens-1 between two tokens.

    As in the base model: half the buckets for each direction, exact for short distances,
    logarithmic for long ones. Shape (2 * max_tokens - 1,).
    """
    distance = np.arange(-(max_tokens - 1), max_tokens)
    half = n_buckets // 2
    exact, far = half // 2, FAR
    size = np.abs(distance)
    with np.errstate(divide="ignore"):
        far_part = np.log(size / np.float32(exact)) / math.log(far / exact) * (half - exact)
    logarithmic = np.minimum(exact + np.where(size < exact, 0, far_part).astype(int), half - 1)
    return (distance > 0) * half + np.where(size < exact, size, logarithmic)


def position_bias(graph: GraphBuilder, network: NetworkWeights) -> str | None:
    """What is added to attention scores for the distance of two tokens: (1, heads, t, t).

    None for a network without. Needs the graph to hold `n_tokens` and `axis`.
    """
    by_bucket, longest = network.distance_bias, network.max_tokens
    if by_bucket is None:
        return None
    buckets = relative_buckets(longest, len(by_bucket))
    table = graph.constant("distance_bias", by_bucket[buckets].T)
    n_tokens = graph.node("Squeeze", ["n_tokens"], "n_tokens.scalar")
    start, step = graph.constant("start", np.array(0)), graph.constant("step", np.array(1))
    place = graph.node("Range", [start, n_tokens, step], "place")
    column = graph.constant("column", np.array([-1, 1]))
    shift = graph.constant("shift", np.array(longest - 1))
    query = graph.node("Reshape", [place, column], "place.query")
    distance = graph.node("Sub", [place, query], "distance")
    index = graph.node("Add", [distance, shift], "distance.index")
    bias = graph.node("Gather", [table, index], "bias.heads", axis=1)
    return graph.node("Unsqueeze", [bias, "axis"], "bias")
