"""Write a graph as three files: its nodes, its layers' numbers, its word vectors.

Two files for the numbers keep each below the 100 MB that code hosts allow, and let the operating
system map the word vectors from disk: of those a text needs only its own rows. Two graphs with the
same word vectors share their file.
"""

from pathlib import Path

from onnx import ModelProto, TensorProto

LAYERS, WORDS = "layers.bin", "words.bin"
GRAPH = "model.onnx"
TONE_LAYERS = "tone_layers.bin"
SMALLEST = 1024  # bytes; shorter constants stay in the graph, where shape inference wants them
INSIDE = "steady."  # what may be fitted anew while the numbers of the layers stay
PAGE = 4096  # constants start on a page, so that they can be mapped


def save_graph(
    model: ModelProto, folder: Path, graph_file: str = GRAPH, layers_file: str = LAYERS
) -> None:
    """Write the graph, its layers and `words.bin`; the same model gives the same bytes."""
    with (folder / layers_file).open("wb") as layers, (folder / WORDS).open("wb") as words:
        for tensor in model.graph.initializer:
            stays = len(tensor.raw_data) < SMALLEST or tensor.name.startswith(INSIDE)
            if not stays:
                _move_out(tensor, words if tensor.name.startswith("words") else layers)
    (folder / graph_file).write_bytes(model.SerializeToString(deterministic=True))


def _move_out(tensor: TensorProto, file) -> None:  # type: ignore[no-untyped-def]
    file.write(b"\0" * (-file.tell() % PAGE))
    place = {
        "location": Path(file.name).name,
        "offset": file.tell(),
        "length": len(tensor.raw_data),
    }
    file.write(tensor.raw_data)
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in place.items():
        tensor.external_data.add(key=key, value=str(value))
