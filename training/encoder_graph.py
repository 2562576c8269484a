"""The network's ONNX graph, written out node by node from the trained weights.

Not exported by tracing: written by hand, every node is what onnxruntime runs in the end, nothing
waits for an optimiser to recognise it, and what eight bits do to each layer can be decided layer by
layer. `tests/training` checks the float form of this graph against the original in torch.

A run takes texts of exactly the same number of tokens: no padding, no mask. Between attentions the
states of all tokens lie below each other, one row a token, and nothing looks beyond its row.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from onnx import ModelProto, TensorProto, helper

from training.graph_builder import MICROSOFT, GraphBuilder, rounded_columns
from training.network_weights import Array, Head, Layer, Linear, NetworkWeights, Steady
from training.position_bias import position_bias

OPSETS = [helper.make_opsetid("", 21), helper.make_opsetid(MICROSOFT, 1)]


class EncoderGraph(GraphBuilder):
    """A graph under construction.

    `divisors` names, for each linear layer that becomes 8-bit, what its input channels are divided
    by and its weight rows multiplied with, so that a channel that reaches 100 does not leave the
    others, which rarely pass 5, a few steps between them (SmoothQuant, Xiao et al. 2023). Empty
    gives the float form.

    `apart` names the channels of an input that stay floats, since a row's steps are as long as its
    farthest channel asks (LLM.int8, Dettmers et al. 2022). `twice` names inputs of which what
    rounding left is rounded in turn and multiplied too.
    """

    def __init__(
        self,
        network: NetworkWeights,
        divisors: Mapping[str, Array],
        apart: Mapping[str, Array],
        twice: Collection[str],
    ) -> None:
        super().__init__(network.epsilon)
        self.network = network
        self.divisors = divisors
        self.apart = apart
        self.twice = twice

    def products(self, x: str, weights: Mapping[str, Array], reads: str) -> list[str]:
        """`x @ weight` for every named weight; `reads` says which divisors hold for `x`."""
        if reads not in self.divisors:
            return [self.product(x, weight, name) for name, weight in weights.items()]
        divisor, apart = self.divisors[reads], self.apart.get(reads)
        if reads.endswith("narrow") and (divisor == 1).all():
            even, rows = x, self.bytes_after_gelu(x, reads)
        else:
            even = x if reads.endswith("attended") else self.divided(x, divisor, reads, apart)
            rows = self.bytes_of(even, reads)
        if reads in self.twice:
            rows = self.doubled(even, rows, reads)
        if apart is None:
            return [self.byte_product(rows, w * divisor[:, None], n) for n, w in weights.items()]
        found = []
        for name, weight in weights.items():
            near = self.byte_product(rows, weight * divisor[:, None], name, f"{name}.near")
            far = self.product_apart(x, apart, name, reads)
            found.append(self.node("Add", [near, far], name))
        return found


def encoder_graph(
    network: NetworkWeights,
    divisors: Mapping[str, Array],
    shown: Sequence[str] = (),
    *,
    apart: Mapping[str, Array] | None = None,
    twice: Collection[str] = (),
    only_tone: bool = False,
) -> ModelProto:
    """The whole network.

    Inputs: `input_ids` (n, tokens) and, where it has segments, `segments` alike. Outputs:
    `sentence_embedding` (n, width), mean-pooled over the tokens, mapped where the network has a map
    of its vectors, and of length 1, and, where it has a head, `tone` (n, 3), scores for negative,
    neutral and positive.

    Args:
        network: The trained weights.
        divisors: By the names of `linear_inputs`; empty gives the float form.
        shown: Inner results to output as well, for calibration.
        apart: For some of `linear_inputs` the channels that stay floats.
        twice: Those of `linear_inputs` of which what rounding left is multiplied too.
        only_tone: Leave the vectors out.
    """
    graph = EncoderGraph(network, divisors, apart or {}, twice)
    _sizes(graph)
    x = _embedded(graph)
    bias = position_bias(graph, network)
    for index, layer in enumerate(network.layers):
        x = _attention(graph, x, bias, layer, f"layer.{index}")
        x = _feed_forward(graph, x, layer, f"layer.{index}")
    states = graph.node("Reshape", [x, "text_shape"], "states")
    sizes = {}
    if not only_tone:
        sizes["sentence_embedding"] = network.width
        _vector(graph, states)
    if network.head is not None:
        sizes["tone"] = 3
        _tone(graph, states, network.head)
    return _finished(graph, sizes, shown)


def linear_inputs(n_layers: int) -> dict[str, str]:
    """The four things each layer multiplies, by name, each with the name of what it reads."""
    inputs = {}
    for i in range(n_layers):
        inputs[f"layer.{i}.qkv"] = f"layer.{i - 1}.narrow_norm" if i else "embedded"
        inputs[f"layer.{i}.attended"] = f"layer.{i}.mixed"
        inputs[f"layer.{i}.wide"] = f"layer.{i}.attended_norm"
        inputs[f"layer.{i}.narrow"] = f"layer.{i}.active"
    return inputs


def _sizes(graph: EncoderGraph) -> None:
    """`n_tokens`, `n_rows`, and the shapes of states by text and by row."""
    width = graph.constant("width", np.array([graph.network.width]))
    shape = graph.node("Shape", ["input_ids"], "ids_shape")
    graph.node("Concat", [shape, width], "text_shape", axis=0)
    graph.constant("row_shape", np.array([-1, graph.network.width]))
    graph.node("Shape", ["input_ids"], "n_tokens", start=1, end=2)
    size = graph.node("Size", ["input_ids"], "n_rows.scalar")
    graph.node("Reshape", [size, graph.constant("one_long", np.array([1]))], "n_rows")


def _embedded(graph: EncoderGraph) -> str:
    network = graph.network
    total = _words(graph)
    if network.segments is not None:
        table = graph.constant("segment_rows", network.segments)
        kinds = graph.node("Gather", [table, "segments"], "segments.rows")
        total = graph.node("Add", [total, kinds], "embedded.kinds")
    zero, axis = graph.constant("zero", np.array([0])), graph.constant("axis", np.array([0]))
    places = graph.constant("places", network.places)
    place = graph.node("Slice", [places, zero, "n_tokens", axis], "places.used")
    total = graph.node("Add", [total, place], "embedded.total")
    rows = graph.node("Reshape", [total, "row_shape"], "embedded.rows")
    return graph.norm(rows, network.norm, "embedded")


def _words(graph: EncoderGraph) -> str:
    table = graph.network.words
    if not graph.divisors:
        return graph.node("Gather", [graph.constant("words", table), "input_ids"], "rows")
    # One scale a word; only the gathered rows are ever turned into floats.
    whole, scale = rounded_columns(table.T)
    rows = graph.node("Gather", [graph.constant("words", whole.T), "input_ids"], "rows.whole")
    rows = graph.node("Cast", [rows], "rows.cast", to=TensorProto.FLOAT)
    scales = graph.constant("words.scale", scale[:, None])
    factor = graph.node("Gather", [scales, "input_ids"], "rows.scale")
    return graph.node("Mul", [rows, factor], "rows")


def _attention(graph: EncoderGraph, x: str, bias: str | None, layer: Layer, name: str) -> str:
    # Dividing what goes into `attended` costs nothing when `value` is divided instead.
    divisor = graph.divisors.get(f"{name}.attended", np.ones(graph.network.width, np.float32))
    weights = {
        f"{name}.query.product": layer.query.weight,
        f"{name}.key": layer.key.weight,
        f"{name}.value": layer.value.weight / divisor,
    }
    query, key, value = graph.products(x, weights, f"{name}.qkv")
    query = graph.added(query, layer.query.bias, f"{name}.query")
    parts = [
        graph.node("Reshape", [part, "text_shape"], f"{part}.texts") for part in (query, key, value)
    ]
    heads = {"num_heads": graph.network.n_heads, "domain": MICROSOFT}
    given = [*parts, "", "", bias] if bias else parts
    texts = graph.node("MultiHeadAttention", given, f"{name}.mixed.texts", **heads)
    mixed = graph.node("Reshape", [texts, "row_shape"], f"{name}.mixed")
    attended = graph.products(
        mixed, {f"{name}.attended.product": layer.attended.weight}, f"{name}.attended"
    )
    out = graph.added(attended[0], attention_bias(layer), f"{name}.attended")
    return graph.norm(
        graph.node("Add", [out, x], f"{name}.attended.total"),
        layer.attended_norm,
        f"{name}.attended_norm",
    )


def attention_bias(layer: Layer) -> Array:
    """The one bias that is left of three: the key's moves all scores of a query alike, which the
    softmax undoes; the value's passes through the softmax whole and only moves what comes after.
    """
    return layer.value.bias @ layer.attended.weight + layer.attended.bias


def _feed_forward(graph: EncoderGraph, x: str, layer: Layer, name: str) -> str:
    wide = graph.products(x, {f"{name}.wide.product": layer.wide.weight}, f"{name}.wide")[0]
    bias = graph.constant(f"{name}.wide.bias", layer.wide.bias)
    active = graph.node("BiasGelu", [wide, bias], f"{name}.active", domain=MICROSOFT)
    narrow = graph.products(
        active, {f"{name}.narrow.product": layer.narrow.weight}, f"{name}.narrow"
    )
    out = graph.added(narrow[0], layer.narrow.bias, f"{name}.narrow")
    total = graph.node("Add", [out, x], f"{name}.narrow.total")
    return graph.norm(total, layer.narrow_norm, f"{name}.narrow_norm")


def _vector(graph: EncoderGraph, states: str) -> None:
    """The sum over the tokens at length 1, which is their mean at length 1. As a product with a row
    of ones for each text: a reduction adds in another order when the run holds a single text."""
    one = graph.constant("one_long", np.array([1]))
    shape = graph.node("Concat", [one, one, "n_tokens"], "ones_shape", axis=0)
    value = helper.make_tensor("one", TensorProto.FLOAT, [1], [1.0])
    ones = graph.node("ConstantOfShape", [shape], "ones", value=value)
    total = graph.node("MatMul", [ones, states], "total.row")
    axis = graph.constant("token_axis", np.array([1]))
    if graph.network.steady is not None:
        total = _steadied(graph, total, graph.network.steady)
    total = graph.node("Squeeze", [total, axis], "total")
    graph.node("LpNormalization", [total], "sentence_embedding", axis=-1, p=2)


def _steadied(graph: EncoderGraph, total: str, steady: Steady) -> str:
    """x + x @ down @ up; the row taken twice, for the reason that `_tone` gives."""
    twice = graph.constant("first", np.array([0, 0]))
    rows = graph.node("Gather", [total, twice], "total.rows", axis=1)
    down = graph.node("MatMul", [rows, graph.constant("steady.down", steady.down)], "steady.few")
    up = graph.node("MatMul", [down, graph.constant("steady.up", steady.up)], "steady.rows")
    moved = graph.node("Add", [rows, up], "steady.total")
    zero = graph.constant("zero", np.array([0]))
    return graph.node("Gather", [moved, zero], "steady.row", axis=1)


def _tone(graph: EncoderGraph, states: str, head: Head) -> None:
    """Scores from the first token's state, taken twice: a float product of one row takes another
    path, and rounds otherwise, than one of several, and so no run has one row."""
    twice = graph.constant("first", np.array([0, 0]))
    state = graph.node("Gather", [states, twice], "first.states", axis=1)
    dense = _linear(graph, state, head.dense, "tone.dense")
    active = graph.node("Tanh", [dense], "tone.active")
    scores = _linear(graph, active, head.out, "tone.rows", "tone")
    zero, token_axis = graph.constant("zero", np.array([0])), np.array([1])
    score = graph.node("Gather", [scores, zero], "tone.row", axis=1)
    graph.node("Squeeze", [score, graph.constant("token_axis", token_axis)], "tone")


def _linear(graph: EncoderGraph, x: str, linear: Linear, name: str, own: str = "") -> str:
    """`x @ weight + bias`; `own` is what the constants are called where that is another name."""
    own = own or name
    # Kept the way they were written first, so that the file of numbers stays the same.
    weight = graph.constant(f"{own}.weight", linear.weight.T)
    turned = graph.node("Transpose", [weight], f"{name}.turned")
    product = graph.node("MatMul", [x, turned], f"{name}.product")
    return graph.node("Add", [product, graph.constant(f"{own}.bias", linear.bias)], name)


def _finished(graph: EncoderGraph, sizes: Mapping[str, int], shown: Sequence[str]) -> ModelProto:
    network = graph.network
    given = ["input_ids"] + ["segments"] * (network.segments is not None)
    body = helper.make_graph(
        graph.nodes,
        "parallax-encoder",
        [helper.make_tensor_value_info(i, TensorProto.INT64, ["n", "tokens"]) for i in given],
        [
            *(
                helper.make_tensor_value_info(o, TensorProto.FLOAT, ["n", k])
                for o, k in sizes.items()
            ),
            *(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in shown),
        ],
        list(graph.constants.values()),
    )
    return helper.make_model(body, opset_imports=OPSETS, ir_version=10, producer_name="parallax")
