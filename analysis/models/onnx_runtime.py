"""Run ONNX models so that the same input gives the same bytes.

One thread a run. What a vector is must not depend on the texts that happen to be scored beside it:
so a run takes texts of the same number of tokens, without padding, through a graph that keeps their
rows apart; and where a graph is not known to do so, one text. Several runs go on at once, one for
each core: `session.run` may be called from many threads, and this is also the fastest way on a
processor.
"""

import os
import platform
from pathlib import Path
from typing import Any

import onnxruntime as ort

from analysis.errors import ScorerError
from analysis.translation import tr

CPU_FACTS = Path("/proc/cpuinfo")


def open_session(path: Path) -> Any:
    """An onnxruntime session for runs of one thread.

    Raises:
        ScorerError: onnxruntime cannot read the file.
    """
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # What runs need is given back after each: kept, it grows with every new length of text.
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    if saturates():
        options.add_session_config_entry("session.x64quantprecision", "1")
    try:
        return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own exceptions share no public base
        raise ScorerError(
            tr("onnxruntime cannot load {file}: {why}", file=path.name, why=_first_line(error))
        ) from error


def saturates() -> bool:
    """Whether this processor would clip 8-bit products unless told to be precise.

    x86 processors without VNNI instructions add two products of an unsigned and a signed byte in
    16 bits, which can overflow: other numbers than elsewhere, without a word. The session option
    `session.x64quantprecision` turns the signed weights into unsigned ones, which is exact; but
    it does so on processors that need no such help too, and there it is 2.5 times as slow. So it
    is set unless Linux says that the processor has VNNI. All ways give the same whole numbers.
    """
    if platform.machine().lower() not in {"x86_64", "amd64"}:
        return False
    return not (CPU_FACTS.exists() and "vnni" in CPU_FACTS.read_text())


def n_cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:200]
