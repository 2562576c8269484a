"""Nodes and constants of an ONNX graph, and a linear layer in 8 bits whose rows keep apart.

Every row (one token) of an activation has its own scale, taken from that row alone, and products
of whole numbers are exact: so what a text gets cannot depend on what else is in the run. Products
in float keep rows apart too, as long as no run has one row alone: a text has two tokens at least.
"""

from typing import Any, NamedTuple

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from training.network_weights import Array, Linear, Norm

MICROSOFT = "com.microsoft"  # onnxruntime's own operators
STEPS = 127  # of a signed byte, either way
MIDDLE = (
    128  # the unsigned byte that stands for 0: products of unsigned by signed are the fast ones
)
SMALLEST = 1e-9  # a row of zeros must not be divided by 0
GELU_DEPTH, LOW = 0.17, 20  # Gelu's lowest value, and the byte that stands for 0 after it


class Rows(NamedTuple):
    """Rows in bytes: their name, that of their scales (rows, 1), and the byte that stands for 0.

    Where they are `doubled`, what rounding left of each row lies in as many rows below them.
    """

    whole: str
    scales: str
    zero: int
    doubled: bool = False


class GraphBuilder:
    """Collects nodes and constants; every method returns the name of what it made."""

    def __init__(self, epsilon: float) -> None:
        self.epsilon = epsilon
        self.nodes: list[Any] = []
        self.constants: dict[str, TensorProto] = {}

    def constant(self, name: str, value: Array) -> str:
        """A constant, no float longer than 32 bits; a name twice must mean the same value."""
        kept = value.astype(np.float32) if value.dtype == np.float64 else value
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(kept), name)
        return name

    def number(self, name: str, value: float) -> str:
        """A single float as a constant."""
        return self.constant(name, np.array(value, np.float32))

    def node(
        self, kind: str, inputs: list[str], name: str, *, domain: str = "", **attr: Any
    ) -> str:
        """A node with one output, both called `name`."""
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **attr))
        return name

    def norm(self, x: str, norm: Norm, name: str) -> str:
        """Layer norm of the rows of `x`."""
        weights = [self.constant(f"{name}.{part}", getattr(norm, part)) for part in NORM_PARTS]
        return self.node("LayerNormalization", [x, *weights], name, epsilon=self.epsilon)

    def added(self, x: str, bias: Array, name: str) -> str:
        """`x + bias`."""
        return self.node("Add", [x, self.constant(f"{name}.bias", bias)], name)

    def product(self, x: str, weight: Array, name: str) -> str:
        """`x @ weight` in float."""
        return self.node("MatMul", [x, self.constant(f"{name}.weight", weight)], name)

    def linear(self, x: str, linear: Linear, name: str) -> str:
        """`x @ weight + bias` in float."""
        return self.added(self.product(x, linear.weight, f"{name}.product"), linear.bias, name)

    def divided(self, x: str, divisor: Array, name: str, apart: Array | None = None) -> str:
        """The channels of `x` divided by their divisors, powers of two, so nothing is rounded.

        Channels that go `apart` become 0. How, is left to onnxruntime at loading: as a constant
        it would move all others in the file of numbers.
        """
        factors = [] if (divisor == 1).all() else [self._factor(divisor, name)]
        if apart is not None:
            factors.append(self._all_but(apart, len(divisor), name))
        if len(factors) == 2:
            factors = [self.node("Mul", factors, f"{name}.kept_factor")]
        return self.node("Mul", [x, *factors], f"{name}.divided") if factors else x

    def _factor(self, divisor: Array, name: str) -> str:
        return self.constant(f"{name}.factor", (1 / divisor).astype(np.float32))

    def _all_but(self, channels: Array, width: int, name: str) -> str:
        """A row of ones with 0 at those channels."""
        shape = self.constant(f"width.{width}", np.array([width]))
        value = helper.make_tensor("one", TensorProto.FLOAT, [1], [1.0])
        ones = self.node("ConstantOfShape", [shape], f"{name}.ones", value=value)
        none = self.constant(f"none.{len(channels)}", np.zeros(len(channels), np.float32))
        places = self.constant(f"{name}.apart", channels)
        return self.node("ScatterElements", [ones, places, none], f"{name}.kept")

    def product_apart(self, x: str, channels: Array, weight: str, reads: str) -> str:
        """What those channels of `x` add to the product called `weight`, in float.

        By rows of the same 8-bit weight, which onnxruntime turns into floats once, at loading.
        """
        places, name = self.constant(f"{reads}.apart", channels), f"{weight}.far"
        if f"{reads}.far" not in {node.name for node in self.nodes}:
            self.node("Gather", [x, places], f"{reads}.far", axis=1)
        rows = self.node("Gather", [f"{weight}.weight", places], f"{name}.bytes")
        rows = self.node("Cast", [rows], f"{name}.cast", to=TensorProto.FLOAT)
        rows = self.node("Mul", [rows, f"{weight}.scale"], f"{name}.scaled")
        if f"{reads}.factor" in self.constants:
            factor = self.node("Gather", [f"{reads}.factor", places], f"{name}.factor")
            column = self.constant("column_axis", np.array([1]))
            factor = self.node("Unsqueeze", [factor, column], f"{name}.factors")
            rows = self.node("Mul", [rows, factor], f"{name}.rows")
        return self.node("MatMul", [f"{reads}.far", rows], name)

    def bytes_of(self, x: str, name: str) -> Rows:
        """The rows of `x` (rows, inputs) as bytes, their range even on both sides of 0."""
        size = self.node("Abs", [x], f"{name}.size")
        top = self._row_top(size, name, SMALLEST)
        scale = self.node("Div", [top, self.number("steps", STEPS)], f"{name}.scale")
        return self._rows(x, scale, MIDDLE, name)

    def bytes_after_gelu(self, x: str, name: str) -> Rows:
        """As `bytes_of`, for an `x` that is nowhere below `-GELU_DEPTH`: nearly all bytes are for
        what lies above 0, which makes the steps half as wide."""
        steps = 255 - LOW
        top = self._row_top(x, name, GELU_DEPTH / LOW * steps)
        scale = self.node("Div", [top, self.number("gelu_steps", steps)], f"{name}.scale")
        return self._rows(x, scale, LOW, name)

    def _row_top(self, x: str, name: str, least: float) -> str:
        axis = self.constant("last_axis", np.array([-1]))
        top = self.node("ReduceMax", [x, axis], f"{name}.top", keepdims=0)
        return self.node("Max", [top, self.number(f"least.{least:.2g}", least)], f"{name}.some")

    def _rows(self, x: str, scale: str, zero: int, name: str) -> Rows:
        zeros = f"zeros.{zero}"
        if zeros not in {node.name for node in self.nodes}:
            value = helper.make_tensor("zero", TensorProto.UINT8, [1], [zero])
            self.node("ConstantOfShape", ["n_rows"], zeros, value=value)
        whole = self.node("QuantizeLinear", [x, scale, zeros], f"{name}.bytes", axis=0)
        column = self.constant("column_axis", np.array([1]))
        return Rows(whole, self.node("Unsqueeze", [scale, column], f"{name}.scales"), zero)

    def doubled(self, x: str, rows: Rows, name: str) -> Rows:
        """`rows` with what rounding left of `x` below them, itself in bytes: a second digit.

        It is half a step at most, so its own steps are that much shorter. The same product then
        serves both: onnxruntime keeps another copy of a weight for each product that reads it.
        """
        places = self.constant("column_axis", np.array([1]))
        scale = self.node("Squeeze", [rows.scales, places], f"{name}.row_scale")
        zeros = f"zeros.{rows.zero}"
        known = self.node("DequantizeLinear", [rows.whole, scale, zeros], f"{name}.known", axis=0)
        left = self.node("Sub", [x, known], f"{name}.left")
        steps = 2 * min(rows.zero, STEPS)
        share = self.number(f"left_steps.{steps}", 1 / steps)
        small = self.node("Mul", [scale, share], f"{name}.left_scale")
        whole = self.node("QuantizeLinear", [left, small, zeros], f"{name}.left_bytes", axis=0)
        smalls = self.node("Unsqueeze", [small, places], f"{name}.left_scales")
        return Rows(
            self.node("Concat", [rows.whole, whole], f"{name}.both", axis=0),
            self.node("Concat", [rows.scales, smalls], f"{name}.both_scales", axis=0),
            rows.zero,
            doubled=True,
        )

    def byte_product(self, rows: Rows, weight: Array, name: str, result: str = "") -> str:
        """`x @ weight` from the bytes of `x`, with the weight in bytes, one scale a column.

        The weight's constants bear `name`, and so does the result unless it has one of its own.
        """
        result = result or name
        whole, scale = rounded_columns(weight)
        constants = [
            self.constant(f"{name}.weight", whole),
            self.number("one", 1),
            self.constant(f"{name}.scale", scale),
            self.constant(f"zero.{rows.zero}", np.array(rows.zero, np.uint8)),
            # Of its own for each product: onnxruntime rewrites it where bytes must be unsigned.
            self.constant(f"{name}.zeros", np.zeros(len(scale), np.int8)),
        ]
        product = self.node(
            "MatMulIntegerToFloat", [rows.whole, *constants], f"{name}.whole", domain=MICROSOFT
        )
        if not rows.doubled:
            return self.node("Mul", [product, rows.scales], result)
        both = self.node("Mul", [product, rows.scales], f"{name}.both")
        halves = [f"{name}.first", f"{name}.second"]
        split = helper.make_node("Split", [both], halves, f"{name}.split", axis=0, num_outputs=2)
        self.nodes.append(split)
        return self.node("Add", halves, result)


NORM_PARTS = ("gamma", "beta")


def rounded_columns(weight: Array) -> tuple[Array, Array]:
    """A weight matrix as whole numbers in [-127, 127], and one float scale a column."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-12) / STEPS
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)
