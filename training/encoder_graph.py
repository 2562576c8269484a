"""The encoder's ONNX graph, written out node by node from the base model's weights.

Not exported by tracing: written by hand, every node is what onnxruntime runs in the end, nothing
waits for an optimiser to recognise it, and what eight bits do to each layer can be decided layer by
layer. `measure_encoder` checks the float form of this graph against the original in torch.

One text a run: the batch dimension is fixed at 1 and there is no padding and no mask. The scale of
an 8-bit activation is taken over a whole run, so a second text in it would change the first one's
vector; a fixed dimension makes that mistake impossible.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper

Array = np.ndarray[Any, Any]
MICROSOFT = "com.microsoft"  # onnxruntime's own operators
N_LAYERS, N_HEADS, WIDTH, EPSILON = 12, 12, 768, 1e-5
MAX_TOKENS = 384
FIRST_POSITION = 2  # MPNet counts positions from its padding id + 1


class GraphBuilder:
    """Collects nodes and constants; every method returns the name of what it made.

    `outliers` names, for each linear layer that becomes 8-bit, the input channels kept in float.
    """

    def __init__(self, outliers: Mapping[str, Array]) -> None:
        self.outliers = outliers
        self.nodes: list[Any] = []
        self.constants: dict[str, TensorProto] = {}

    def constant(self, name: str, value: Array) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def node(
        self, kind: str, inputs: list[str], name: str, *, domain: str = "", **attr: Any
    ) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **attr))
        return name

    def linear(self, x: str, weight: Array, bias: Array, name: str) -> str:
        """`x @ weight + bias`, in 8-bit when its outlying input channels are known.

        One scale serves a whole activation, so one channel that reaches 100 leaves the others,
        which rarely pass 5, a dozen steps between them. The few outlying channels are therefore
        left out of the 8-bit product and multiplied in float beside it (as in LLM.int8, Dettmers
        et al. 2022).
        """
        if name not in self.outliers:
            product = self.node(
                "MatMul", [x, self.constant(f"{name}.weight", weight)], f"{name}.product"
            )
            return self.node("Add", [product, self.constant(f"{name}.bias", bias)], name)
        few = self.outliers[name]
        keep = np.ones(len(weight), np.float32)
        keep[few] = 0
        even = self.node("Mul", [x, self.constant(f"{name}.keep", keep)], f"{name}.even")
        most = self._eight_bit(even, weight * keep[:, None], bias, f"{name}.most")
        which = self.constant(f"{name}.few", few)
        rows = self.constant(f"{name}.few_weight", weight[few])
        odd = self.node("Gather", [x, which], f"{name}.odd", axis=2)
        return self.node("Add", [most, self.node("MatMul", [odd, rows], f"{name}.rest")], name)

    def _eight_bit(self, x: str, weight: Array, bias: Array, name: str) -> str:
        whole, scale = rounded_columns(weight)
        constants = {
            "weight": whole,
            "scale": scale,
            "zero": np.zeros(scale.shape, np.int8),
            "bias": bias,
        }
        names = [self.constant(f"{name}.{part}", value) for part, value in constants.items()]
        return self.node("DynamicQuantizeMatMul", [x, *names], name, domain=MICROSOFT)

    def norm(self, x: str, weights: Mapping[str, Array], key: str) -> str:
        """Layer norm of `x`, with the weights stored under `key`."""
        gamma = self.constant(f"{key}.gamma", weights[f"{key}.weight"])
        beta = self.constant(f"{key}.beta", weights[f"{key}.bias"])
        return self.node("LayerNormalization", [x, gamma, beta], key, epsilon=EPSILON)

    def skip_norm(self, x: str, skip: str, weights: Mapping[str, Array], key: str) -> str:
        """Layer norm of `x + skip`: two nodes, for the fused one takes four times as long."""
        return self.norm(self.node("Add", [x, skip], f"{key}.total"), weights, key)


def rounded_columns(weight: Array) -> tuple[Array, Array]:
    """A weight matrix as whole numbers in [-127, 127], and one float scale a column."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-12) / 127
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)


def relative_buckets(max_tokens: int = MAX_TOKENS, n_buckets: int = 32, far: int = 128) -> Array:
    """The bucket of each distance -(max_tokens-1) … max_tokens-1 between two tokens.

    As in the base model: half the buckets for each direction, exact for short distances,
    logarithmic for long ones. Shape (2 * max_tokens - 1,).
    """
    distance = np.arange(-(max_tokens - 1), max_tokens)
    half = n_buckets // 2
    exact = half // 2
    size = np.abs(distance)
    with np.errstate(divide="ignore"):
        far_part = np.log(size / np.float32(exact)) / math.log(far / exact) * (half - exact)
    logarithmic = np.minimum(exact + np.where(size < exact, 0, far_part).astype(int), half - 1)
    return (distance > 0) * half + np.where(size < exact, size, logarithmic)


def encoder_graph(
    weights: Mapping[str, Array], outliers: Mapping[str, Array], shown: Sequence[str] = ()
) -> ModelProto:
    """The whole model: `input_ids` (1, tokens) in, `sentence_embedding` (1, 768) out.

    Args:
        weights: The base model's tensors by name.
        outliers: For each linear layer to be made 8-bit, the input channels left in float (see
            `linear_inputs` for the names); empty gives the float form.
        shown: Inner results to output as well, for calibration.

    Returns:
        A model whose vectors are mean-pooled over the tokens and have length 1.
    """
    graph = GraphBuilder(outliers)
    x = _embedded(graph, weights)
    bias = _position_bias(graph, weights["encoder.relative_attention_bias.weight"])
    for layer in range(N_LAYERS):
        x = _attention(graph, x, bias, weights, layer)
        x = _feed_forward(graph, x, weights, layer)
    axis = graph.constant("token_axis", np.array([1]))
    mean = graph.node("ReduceMean", [x, axis], "mean", keepdims=0)
    graph.node("LpNormalization", [mean], "sentence_embedding", axis=-1, p=2)
    return _finished(graph, shown)


def _embedded(graph: GraphBuilder, weights: Mapping[str, Array]) -> str:
    table = weights["embeddings.word_embeddings.weight"]
    if graph.outliers:  # one scale a word; only the gathered rows are ever turned into floats
        whole, scale = rounded_columns(table.T)
        rows = graph.node("Gather", [graph.constant("words", whole.T), "input_ids"], "rows.whole")
        rows = graph.node("Cast", [rows], "rows.cast", to=TensorProto.FLOAT)
        scales = graph.constant("words.scale", scale[:, None])
        rows = graph.node(
            "Mul", [rows, graph.node("Gather", [scales, "input_ids"], "rows.scale")], "rows"
        )
    else:
        rows = graph.node("Gather", [graph.constant("words", table), "input_ids"], "rows")
    places = weights["embeddings.position_embeddings.weight"][FIRST_POSITION:][:MAX_TOKENS]
    n_tokens = graph.node("Shape", ["input_ids"], "n_tokens", start=1, end=2)
    zero, axis = graph.constant("zero", np.array([0])), graph.constant("axis", np.array([0]))
    place = graph.node(
        "Slice", [graph.constant("places", places), zero, n_tokens, axis], "places.used"
    )
    total = graph.node("Add", [rows, place], "embedded.total")
    return graph.norm(total, weights, "embeddings.LayerNorm")


def _position_bias(graph: GraphBuilder, by_bucket: Array) -> str:
    """What is added to attention scores for the distance of two tokens: (1, heads, t, t)."""
    table = graph.constant("distance_bias", by_bucket[relative_buckets()].T)
    n_tokens = graph.node("Squeeze", ["n_tokens"], "n_tokens.scalar")
    start, step = graph.constant("start", np.array(0)), graph.constant("step", np.array(1))
    place = graph.node("Range", [start, n_tokens, step], "place")
    column = graph.constant("column", np.array([-1, 1]))
    shift = graph.constant("shift", np.array(MAX_TOKENS - 1))
    query = graph.node("Reshape", [place, column], "place.query")
    distance = graph.node("Sub", [place, query], "distance")
    index = graph.node("Add", [distance, shift], "distance.index")
    bias = graph.node("Gather", [table, index], "bias.heads", axis=1)
    return graph.node("Unsqueeze", [bias, "axis"], "bias")


def linear_inputs() -> dict[str, str]:
    """The 48 linear layers by name, each with the name of what it reads."""
    inputs = {}
    for layer in range(N_LAYERS):
        before = f"encoder.layer.{layer - 1}.output.LayerNorm" if layer else "embeddings.LayerNorm"
        inputs[f"layer.{layer}.qkv"] = before
        inputs[f"layer.{layer}.attended"] = f"layer.{layer}.mixed"
        inputs[f"layer.{layer}.wide"] = f"encoder.layer.{layer}.attention.LayerNorm"
        inputs[f"layer.{layer}.narrow"] = f"layer.{layer}.active"
    return inputs


def _attention(
    graph: GraphBuilder, x: str, bias: str, weights: Mapping[str, Array], layer: int
) -> str:
    source, name = f"encoder.layer.{layer}.attention", f"layer.{layer}"
    weight = np.hstack([weights[f"{source}.attn.{part}.weight"].T for part in "qkv"])
    offset = np.hstack([weights[f"{source}.attn.{part}.bias"] for part in "qkv"])
    joined = graph.linear(x, weight, offset, f"{name}.qkv")
    parts = [f"{name}.{part}" for part in "qkv"]
    split = helper.make_node("Split", [joined], parts, name=f"{name}.split", axis=-1, num_outputs=3)
    graph.nodes.append(split)
    mixed = graph.node(
        "MultiHeadAttention",
        [*parts, "", "", bias],
        f"{name}.mixed",
        domain=MICROSOFT,
        num_heads=N_HEADS,
    )
    weight, offset = _transposed(weights, f"{source}.attn.o")
    out = graph.linear(mixed, weight, offset, f"{name}.attended")
    return graph.skip_norm(out, x, weights, f"{source}.LayerNorm")


def _feed_forward(graph: GraphBuilder, x: str, weights: Mapping[str, Array], layer: int) -> str:
    source, name = f"encoder.layer.{layer}", f"layer.{layer}"
    weight, offset = _transposed(weights, f"{source}.intermediate.dense")
    wide = graph.linear(x, weight, offset, f"{name}.wide")
    active = graph.node("Gelu", [wide], f"{name}.active", domain=MICROSOFT)
    weight, offset = _transposed(weights, f"{source}.output.dense")
    out = graph.linear(active, weight, offset, f"{name}.narrow")
    return graph.skip_norm(out, x, weights, f"{source}.output.LayerNorm")


def _transposed(weights: Mapping[str, Array], key: str) -> tuple[Array, Array]:
    return weights[f"{key}.weight"].T, weights[f"{key}.bias"]


def _finished(graph: GraphBuilder, shown: Sequence[str]) -> ModelProto:
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])
    vector = helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, [1, WIDTH])
    extra = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in shown]
    body = helper.make_graph(
        graph.nodes, "parallax-encoder", [ids], [vector, *extra], list(graph.constants.values())
    )
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9, producer_name="parallax")
