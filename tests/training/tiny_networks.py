"""Networks of two layers with random weights, as folders, and what they answer by plain numpy."""

import json
import math
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers, processors

WIDTH, WIDE, N_HEADS, N_LAYERS, N_PLACES = 32, 64, 4, 2, 40
WORDS = ["<s>", "<pad>", "</s>", "[UNK]", "*", *(f"w{i}" for i in range(45))]
EPSILON = {"mpnet": 1e-5, "bert": 1e-12}
ATTENTION = {
    "mpnet": ["attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o"],
    "bert": [
        "attention.self.query",
        "attention.self.key",
        "attention.self.value",
        "attention.output.dense",
    ],
}
ATTENDED_NORM = {"mpnet": "attention.LayerNorm", "bert": "attention.output.LayerNorm"}


def tiny_config(kind):
    return {
        "model_type": kind,
        "hidden_size": WIDTH,
        "intermediate_size": WIDE,
        "num_attention_heads": N_HEADS,
        "num_hidden_layers": N_LAYERS,
        "max_position_embeddings": N_PLACES,
        "layer_norm_eps": EPSILON[kind],
        "vocab_size": len(WORDS),
        "type_vocab_size": 2,
        "relative_attention_num_buckets": 32,
        "pad_token_id": 1,
    }


def tiny_tensors(kind, seed=0):
    """A trunk's tensors, named as torch names them; one channel reaches far, as in real ones."""
    draw = np.random.default_rng(seed)
    far = np.ones(WIDTH)
    far[3] = 6
    found = {}

    def linear(name, n_in, n_out):
        found[f"{name}.weight"] = draw.normal(0, 0.5 * n_in**-0.5, (n_out, n_in))
        found[f"{name}.bias"] = draw.normal(0, 0.3, n_out)

    def norm(name):
        found[f"{name}.weight"] = draw.uniform(0.5, 1.5, WIDTH) * far
        found[f"{name}.bias"] = draw.normal(0, 0.3, WIDTH)

    found["embeddings.word_embeddings.weight"] = draw.normal(0, 1, (len(WORDS), WIDTH))
    found["embeddings.position_embeddings.weight"] = draw.normal(0, 0.5, (N_PLACES, WIDTH))
    if kind == "bert":
        found["embeddings.token_type_embeddings.weight"] = draw.normal(0, 0.5, (2, WIDTH))
    else:
        found["encoder.relative_attention_bias.weight"] = draw.normal(0, 1, (32, N_HEADS))
    norm("embeddings.LayerNorm")
    for i in range(N_LAYERS):
        place = f"encoder.layer.{i}"
        for part in ATTENTION[kind]:
            linear(f"{place}.{part}", WIDTH, WIDTH)
        linear(f"{place}.intermediate.dense", WIDTH, WIDE)
        linear(f"{place}.output.dense", WIDE, WIDTH)
        norm(f"{place}.{ATTENDED_NORM[kind]}")
        norm(f"{place}.output.LayerNorm")
    return {name: value.astype(np.float32) for name, value in found.items()}


def tiny_head(seed=1):
    draw = np.random.default_rng(seed)
    sizes = {"dense": (WIDTH, WIDTH), "out": (3, WIDTH)}
    weights = {f"{k}.weight": draw.normal(0, 0.2, size) for k, size in sizes.items()}
    biases = {f"{k}.bias": draw.normal(0, 0.3, size[0]) for k, size in sizes.items()}
    return {name: value.astype(np.float32) for name, value in (weights | biases).items()}


def tiny_steady(seed=2):
    draw = np.random.default_rng(seed)
    sizes = {"down": (WIDTH, 8), "up": (8, WIDTH)}
    return {k: draw.normal(0, 0.3, size).astype(np.float32) for k, size in sizes.items()}


def write_tiny(
    folder: Path, kind: str, *, with_head: bool = True, seed: int = 0, seed_of_layers: int = 0
) -> Path:
    """A folder as the training writes it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(tiny_config(kind)))
    tensors, others = tiny_tensors(kind, seed), tiny_tensors(kind, seed_of_layers or seed)
    layers = {name: tensor for name, tensor in others.items() if "layer." in name}
    save_file(tensors | layers, folder / "model.safetensors")
    if with_head:
        save_file(tiny_head(), folder / "tone_head.safetensors")
    words = {word: i for i, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> $B:1 </s>:1",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def answers(kind, ids, segments):
    """By plain numpy in double precision: the unit vector, and the tone scores, of one text."""
    weights = {name: value.astype(float) for name, value in tiny_tensors(kind).items()}
    head = {name: value.astype(float) for name, value in tiny_head().items()}

    def linear(x, name, given=weights):
        return x @ given[f"{name}.weight"].T + given[f"{name}.bias"]

    def norm(x, name):
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x**2).mean(-1, keepdims=True) + EPSILON[kind])
        return x * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    n = len(ids)
    first = 2 if kind == "mpnet" else 0
    x = weights["embeddings.word_embeddings.weight"][ids]
    x = x + weights["embeddings.position_embeddings.weight"][first : first + n]
    if kind == "bert":
        x = x + weights["embeddings.token_type_embeddings.weight"][segments]
    x = norm(x, "embeddings.LayerNorm")
    for i in range(N_LAYERS):
        place = f"encoder.layer.{i}"
        q, k, v = (
            linear(x, f"{place}.{part}").reshape(n, N_HEADS, -1).swapaxes(0, 1)
            for part in ATTENTION[kind][:3]
        )
        scores = q @ k.swapaxes(1, 2) / math.sqrt(WIDTH / N_HEADS)
        if kind == "mpnet":
            scores = scores + distance_bias(weights["encoder.relative_attention_bias.weight"], n)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (scores / scores.sum(-1, keepdims=True) @ v).swapaxes(0, 1).reshape(n, WIDTH)
        x = norm(
            linear(mixed, f"{place}.{ATTENTION[kind][3]}") + x, f"{place}.{ATTENDED_NORM[kind]}"
        )
        wide = linear(x, f"{place}.intermediate.dense")
        active = wide * (1 + np.vectorize(math.erf)(wide / math.sqrt(2))) / 2
        x = norm(linear(active, f"{place}.output.dense") + x, f"{place}.output.LayerNorm")
    mean = x.mean(0)
    tone = linear(np.tanh(linear(x[0], "dense", head)), "out", head)
    return mean / np.linalg.norm(mean), tone


def distance_bias(by_bucket, n):
    """(heads, n, n); distances here stay below those that share buckets from 16 on."""
    distance = np.arange(n)[None] - np.arange(n)[:, None]
    size = np.abs(distance)
    far = 8 + (np.log(np.maximum(size, 1) / 8) / math.log(16) * 8).astype(int)
    bucket = np.where(size < 8, size, np.minimum(far, 15)) + 16 * (distance > 0)
    return by_bucket[bucket].transpose(2, 0, 1)
