"""What decides a model's numbers besides its files: this code, its packages, this processor.

The last bits of a row hang on them. What is kept on disk is kept under them too, so that a newer
package or another machine computes its own rows and never meets those of another.
"""

import importlib.metadata
import json
import platform
import sys
from contextlib import suppress
from pathlib import Path

from analysis import __version__
from analysis.models.info import file_hashes, fingerprint_of
from analysis.models.onnx_runtime import CPU_FACTS

PACKAGES = ("numpy", "onnxruntime", "tokenizers", "transformers", "torch")
CODE = ("grouped_runs.py", "hub.py", "network.py", "onnx_runtime.py", "text_runs.py")
_FACTS = ("model name", "flags", "Features", "CPU part")


def made_by() -> str:
    """A fingerprint of everything that a row hangs on besides the model and the text."""
    machine = [sys.platform, platform.machine(), platform.processor(), *_processor()]
    parts = {
        "parallax": __version__,
        "packages": json.dumps({name: _version(name) for name in PACKAGES}),
        "machine": json.dumps(machine),
    }
    return fingerprint_of(parts | file_hashes(Path(__file__).parent, CODE))


def _version(package: str) -> str:
    with suppress(importlib.metadata.PackageNotFoundError):
        return importlib.metadata.version(package)
    return ""


def _processor() -> list[str]:
    """What Linux says of the processor's kind, each thing once; elsewhere nothing."""
    with suppress(OSError):
        lines = CPU_FACTS.read_text("utf-8", "replace").splitlines()
        return sorted({line for line in lines if line.split("\t")[0].strip() in _FACTS})
    return []
