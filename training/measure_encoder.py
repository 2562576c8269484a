"""How fast the shipped encoder is beside the float model it was made from, for `make bench`.

    python -m training.measure_encoder                        # no torch
    python -m training.measure_encoder --model DIR            # beside torch in float32

DIR is the base model's folder. Speed is that of 200 sentences on all cores, as in the program;
torch is also given batches of 32 of like length, its best case. Each speed is the best of three
tries, since other work on the machine can only slow it. How good the models are is measured by
`python -m evaluation`.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from analysis.models.encoder import load_encoder
from analysis.models.onnx_runtime import n_cores
from training.export_encoder import OUT

Vectors = np.ndarray[Any, np.dtype[np.float32]]
Encode = Callable[[Sequence[str]], Vectors]
N_LAYERS, WIDTH, MAX_TOKENS = 12, 768, 384  # of all-mpnet-base-v2
MULTIPLICATIONS_PER_TOKEN = N_LAYERS * 12 * WIDTH * WIDTH  # the linear layers: 99 % of the work


def bench_sentences(n: int = 200) -> list[str]:
    """Made-up news sentences, all distinct, about 32 tokens each as in real news."""
    who = ["The finance minister", "A spokesman for the harbour union", "The city council"]
    did = ["welcomed", "rejected", "postponed", "defended", "criticised"]
    what = ["the plan to raise ferry fares", "a long-awaited report on school meals"]
    when = ["after two days of talks in the capital", "despite protests outside the town hall"]
    return [
        f"{who[i % 3]} {did[i % 5]} {what[i % 2]} {when[i // 2 % 2]}, saying that {i + 3} of the "
        "measures need more work."
        for i in range(n)
    ]


def speeds(model: Path | None) -> dict[str, float]:
    """Sentences a second: shipped on one thread and on all cores; torch float32 when at hand."""
    texts = bench_sentences()
    tokens = mean_tokens([f"{text} (0)" for text in texts])
    found = {"n_cores": n_cores(), "tokens_per_sentence": tokens}
    for name, workers in (("shipped_one_thread", 1), ("shipped_all_cores", n_cores())):
        encoder = load_encoder()
        encoder.runs.n_workers = workers
        found[name] = rate(encoder.encode, texts)
    if model:
        float_encode = torch_encoder(model)
        found["torch_float_single"] = rate(float_encode, texts[:80])
        found["torch_float_batches"] = rate(lambda some: float_encode(some, batch=32), texts[:96])
    operations = 2 * MULTIPLICATIONS_PER_TOKEN * found["tokens_per_sentence"]
    found["shipped_tera_operations"] = operations * found["shipped_all_cores"] / 1e12
    found["peak_tera_operations"] = peak_operations() / 1e12
    found["peak_share"] = found["shipped_tera_operations"] / found["peak_tera_operations"]
    return found


def rate(encode: Encode, texts: Sequence[str]) -> float:
    """Texts a second in the best of three tries, after a few texts that are not counted."""
    encode(["This one warms up.", "So does that one."])
    times = []
    for attempt in range(3):  # an encoder remembers texts, so each try has its own
        fresh = [f"{text} ({attempt})" for text in texts]
        start = time.perf_counter()
        encode(fresh)
        times.append(time.perf_counter() - start)
    return len(texts) / min(times)


def peak_operations(rows: int = 1024, seconds: float = 2.0) -> float:
    """8-bit operations a second of one large matrix product on every core at once.

    The same onnxruntime kernel as the encoder's (unsigned by signed bytes), 1024 × 768 by
    768 × 3072: enough rows for each weight to be used often once it is in the cache. Each
    core counts with its fastest product; a multiplication and an addition are two operations.
    """
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1  # one product a core, as the encoder has one text a core
    session = ort.InferenceSession(_product_graph(), options)
    left = np.random.default_rng(0).integers(0, 255, (rows, WIDTH), np.uint8)

    def fastest(_: int) -> float:
        end, times = time.perf_counter() + seconds, []
        while time.perf_counter() < end:
            start = time.perf_counter()
            session.run(None, {"left": left})
            times.append(time.perf_counter() - start)
        return min(times)

    with ThreadPoolExecutor(n_cores()) as pool:
        best = list(pool.map(fastest, range(n_cores())))
    return sum(2 * rows * WIDTH * 4 * WIDTH / best_time for best_time in best)


def _product_graph() -> bytes:
    from onnx import TensorProto, helper, numpy_helper

    right = np.random.default_rng(1).integers(-127, 127, (WIDTH, 4 * WIDTH), np.int8)
    left = helper.make_tensor_value_info("left", TensorProto.UINT8, ["rows", WIDTH])
    out = helper.make_tensor_value_info("out", TensorProto.INT32, ["rows", 4 * WIDTH])
    node = helper.make_node("MatMulInteger", ["left", "right"], ["out"])
    constants = [numpy_helper.from_array(right, "right")]
    body = helper.make_graph([node], "product", [left], [out], constants)
    opsets = [helper.make_opsetid("", 18)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9).SerializeToString()


def tokenizer() -> Any:
    """The shipped tokenizer, cutting as the encoder does."""
    from tokenizers import Tokenizer

    loaded = Tokenizer.from_file(str(OUT / "tokenizer.json"))
    loaded.no_padding()
    loaded.enable_truncation(MAX_TOKENS)
    return loaded


def mean_tokens(texts: Sequence[str]) -> float:
    """Tokens a text, on average."""
    return float(np.mean([len(one.ids) for one in tokenizer().encode_batch(list(texts))]))


def torch_encoder(model: Path) -> Callable[..., Vectors]:
    """The base model in torch and float32, as its authors run it: mean pooling, length 1."""
    import torch
    from transformers import AutoModel

    torch.set_num_threads(n_cores())
    network, pieces = AutoModel.from_pretrained(model).eval(), tokenizer()
    pieces.enable_padding(pad_id=1)

    def encode(texts: Sequence[str], batch: int = 1) -> Vectors:
        found = np.empty((len(texts), WIDTH), np.float32)
        order = np.argsort([len(text) for text in texts], kind="stable")
        for part in np.split(order, range(batch, len(order), batch)):
            coded = pieces.encode_batch([texts[i] for i in part])
            ids = torch.tensor([one.ids for one in coded])
            mask = torch.tensor([one.attention_mask for one in coded])
            with torch.inference_mode():
                states = network(input_ids=ids, attention_mask=mask).last_hidden_state
            pooled = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            found[part] = torch.nn.functional.normalize(pooled, dim=1).numpy()
        return found

    return encode


MEMORY_PROBE = """
import time
start = time.perf_counter()
from analysis.models.encoder import load_encoder
encoder = load_encoder()
loaded = time.perf_counter() - start
encoder.encode([f"Sentence number {i}, about the ferries and fares." for i in range(200)])
lines = open("/proc/self/status").read().splitlines()
print(loaded, *(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")))
"""


def memory() -> dict[str, float]:
    """A fresh process: seconds to import and load, and most memory held (MB) over 200 texts.

    Read from Linux's own count: `getrusage` would give the parent's figure, which a child inherits.
    """
    probe = [sys.executable, "-c", MEMORY_PROBE]
    out = subprocess.run(probe, check=True, capture_output=True, text=True).stdout.split()
    return {"load_seconds": float(out[0]), "memory_mb": float(out[1])}


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", type=Path, help="folder of the base model, for torch")
    args = parser.parse_args()
    print(json.dumps({"speed": speeds(args.model), "memory": memory()}, indent=2))


if __name__ == "__main__":
    main()
