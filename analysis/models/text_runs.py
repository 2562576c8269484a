"""From one text to one vector: how a sentence encoder's files are to be run.

A sentence encoder is a model that gives a vector a token, and a recipe: how many tokens to read,
how to pool their vectors into one. Here the recipe is read and carried out, with onnxruntime or
with torch.
"""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from analysis.errors import ScorerError
from analysis.models.onnx_runtime import open_session
from analysis.translation import mark, tr

Vectors = npt.NDArray[np.float32]
Run = Callable[[str], Vectors]

POOLINGS: dict[str, Callable[[Vectors], Vectors]] = {
    "mean": lambda tokens: tokens.mean(axis=0),
    "cls": lambda tokens: tokens[0],
    "max": lambda tokens: tokens.max(axis=0),
}
LONGEST = 512  # tokens, when the model does not say


@dataclass(frozen=True)
class Recipe:
    """What surrounds the model: the pooling (mean, cls or max), the most tokens, words before."""

    max_tokens: int
    pooling: str = "mean"
    prompt: str = ""
    lower: bool = False


def read_recipe(folder: Path) -> Recipe:
    """The recipe in a model's folder, written by sentence-transformers; mean pooling when absent.

    Raises:
        ScorerError: The recipe has a step that this program does not know.
    """
    modules = _json(folder / "modules.json") or []
    steps = {str(module["type"]).rsplit(".", 1)[-1]: str(module["path"]) for module in modules}
    unknown = sorted(steps.keys() - {"Transformer", "Pooling", "Normalize"})
    if unknown:
        raise ScorerError(
            tr("It has a step that this program does not know: {steps}.", steps=", ".join(unknown))
        )
    sizes = _json(folder / "sentence_bert_config.json") or {}
    prompts = _json(folder / "config_sentence_transformers.json") or {}
    return Recipe(
        max_tokens=int(sizes.get("max_seq_length") or _model_limit(folder)),
        pooling=_pooling(_json(folder / steps.get("Pooling", "1_Pooling") / "config.json") or {}),
        prompt=prompts.get("prompts", {}).get(prompts.get("default_prompt_name"), ""),
        lower=bool(sizes.get("do_lower_case")),
    )


def _pooling(config: dict[str, Any]) -> str:
    named = [config["pooling_mode"]] if "pooling_mode" in config else []
    flags = [key for key, value in config.items() if key.startswith("pooling_mode_") and value]
    wanted = named or [key.removeprefix("pooling_mode_").split("_")[0] for key in flags] or ["mean"]
    odd = [key for key in flags if key.endswith("sqrt_len_tokens")]
    if len(wanted) > 1 or wanted[0] not in POOLINGS or odd:
        raise ScorerError(
            tr("It pools tokens in a way that this program does not know: {ways}.", ways=wanted)
        )
    return str(wanted[0])


def _model_limit(folder: Path) -> int:
    tokens = (_json(folder / "tokenizer_config.json") or {}).get("model_max_length", LONGEST)
    places = (_json(folder / "config.json") or {}).get("max_position_embeddings", LONGEST + 2)
    return int(min(tokens, places - 2))  # some models count their positions from 2


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8")) if path.is_file() else None


def read_tokenizer(folder: Path, max_tokens: int) -> Tokenizer:
    """The folder's tokenizer, cutting at `max_tokens` and never padding.

    `tokenizers` reads `tokenizer.json` by itself in 0.03 s; transformers, 0.8 s and 35 MB more,
    is imported only for models that come without that file.
    """
    if (folder / "tokenizer.json").is_file():
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    else:
        tokenizer = _converted_tokenizer(folder)
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def _converted_tokenizer(folder: Path) -> Tokenizer:
    # its advice to install torch, where that is missing, is not for our users
    logging.getLogger("transformers").setLevel(logging.ERROR)
    from transformers import AutoTokenizer

    try:
        loaded = AutoTokenizer.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False
        )
        converted: Tokenizer = loaded.backend_tokenizer
    except Exception as error:  # whatever a stranger's files make it raise
        raise ScorerError(tr("Its tokenizer cannot be read.")) from error
    return converted


def _token_ids(tokenizer: Tokenizer, recipe: Recipe, text: str) -> list[int]:
    text = recipe.prompt + (text.lower() if recipe.lower else text)
    return list(tokenizer.encode(_whole(text)).ids)


def _whole(text: str) -> str:
    # halves of surrogate pairs are no text to the tokenizer; they become “?”
    return text.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True)
class Coded:
    """A text's tokens, and for each the segment that it stands in: 0, or 1 in the second of two."""

    ids: list[int]
    segments: list[int]

    def __len__(self) -> int:
        return len(self.ids)


def coded_texts(tokenizer: Tokenizer, texts: Sequence[str | tuple[str, str]]) -> list[Coded]:
    """The tokens of each text, or of each pair of texts read as one."""
    whole = [
        _whole(text) if isinstance(text, str) else (_whole(text[0]), _whole(text[1]))
        for text in texts
    ]
    return [Coded(one.ids, one.type_ids) for one in tokenizer.encode_batch(whole)]


def onnx_run(folder: Path, file: str, recipe: Recipe) -> Run:
    """A function from a text to its vector (not yet of length 1), by onnxruntime.

    Raises:
        ScorerError: The graph wants inputs that a text does not have, or gives no vectors.
    """
    tokenizer = read_tokenizer(folder, recipe.max_tokens)
    session = open_session(folder / file)
    wanted = [value.name for value in session.get_inputs()]
    output = _vector_output([value.name for value in session.get_outputs()])
    _check_inputs(wanted)

    def run(text: str) -> Vectors:
        ids = np.array([_token_ids(tokenizer, recipe, text)], np.int64)
        values = session.run([output], {name: FEEDS[name](ids) for name in wanted})[0][0]
        return np.asarray(POOLINGS[recipe.pooling](values) if values.ndim == 2 else values)

    return run


FEEDS: dict[str, Callable[[npt.NDArray[np.int64]], npt.NDArray[np.int64]]] = {
    "input_ids": lambda ids: ids,
    "attention_mask": np.ones_like,
    "token_type_ids": np.zeros_like,
    "position_ids": lambda ids: np.arange(ids.shape[1])[None],
}


def _check_inputs(wanted: list[str]) -> None:
    unknown = [name for name in wanted if name not in FEEDS]
    if unknown:
        raise ScorerError(
            tr("It is not a sentence encoder: it wants the inputs {names}.", names=unknown)
        )


def _vector_output(names: list[str]) -> str:
    for name in ("sentence_embedding", "last_hidden_state", "token_embeddings"):
        if name in names:
            return name
    raise ScorerError(tr("It is not a sentence encoder: its outputs are {names}.", names=names))


def torch_run(folder: Path, recipe: Recipe) -> Run:
    """A function from a text to its vector (not yet of length 1), by torch in float32.

    Only safetensors files are read and no code of the model's folder is run.

    Raises:
        ScorerError: torch is not installed, or transformers cannot load the folder.
    """
    try:
        torch: Any = import_module("torch")
    except ImportError as error:
        raise ScorerError(tr(NO_TORCH)) from error
    from transformers import AutoModel

    try:
        model = AutoModel.from_pretrained(
            folder,
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=True,
            dtype=torch.float32,
        ).eval()
    except Exception as error:  # whatever a stranger's files make it raise
        raise ScorerError(tr("transformers cannot load it as a plain encoder.")) from error
    tokenizer = read_tokenizer(folder, recipe.max_tokens)

    def run(text: str) -> Vectors:
        ids = torch.tensor([_token_ids(tokenizer, recipe, text)])
        with torch.inference_mode():
            states = model(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        return np.asarray(POOLINGS[recipe.pooling](states[0].numpy()))

    return run


NO_TORCH = mark(
    "It has no ONNX file and torch is not installed: "
    "run `pip install -r requirements-torch.txt` to use it."
)
