"""Who scored: the name, version, fingerprint and licence that travel with every result."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ScorerInfo:
    """What identifies a model in a study.

    `fingerprint` is a SHA-256 over the model's files and, for a scorer, whatever else decides its
    numbers: two that share it give the same numbers, whatever they are called.
    """

    name: str
    version: str
    fingerprint: str
    licence: str

    @property
    def tag(self) -> str:
        """Name, version and the fingerprint's first 12 letters: the `scorer` column of the tables.

        So scores of two versions stay apart when their tables are put together.
        """
        return f"{self.name} {self.version} {self.fingerprint[:12]}"


def file_sha256(path: Path) -> str:
    """A file's SHA-256 in hexadecimal; 110 MB take about 0.1 s."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_hashes(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of each named file of a folder."""
    return {name: file_sha256(folder / name) for name in names}


def fingerprint_of(hashes: Mapping[str, str]) -> str:
    """One SHA-256 over files' names and hashes, whatever order they come in."""
    lines = "\n".join(f"{name} {hashes[name]}" for name in sorted(hashes))
    return hashlib.sha256(lines.encode()).hexdigest()
