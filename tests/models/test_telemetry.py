"""Running a network tells nobody: onnxruntime would keep an id of the device, and send events."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

OPEN = """
import os
from analysis.models.encoder import WEIGHTS
from analysis.models.onnx_runtime import open_session
open_session(WEIGHTS / "parallax-fast" / "model.onnx")
print(os.environ["ORT_DISABLE_TELEMETRY"])
"""


@pytest.mark.parametrize("wish", [None, "0"])
def test_nothing_is_kept_to_be_told_unless_somebody_wishes_it(tmp_path, wish):
    told = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    told |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    told |= {"ORT_DISABLE_TELEMETRY": wish} if wish else {}
    ran = [sys.executable, "-c", OPEN]
    said = subprocess.run(ran, cwd=ROOT, env=told, check=True, capture_output=True, text=True)
    assert said.stdout.strip() == (wish or "1")
    # What onnxruntime keeps when it may is its own affair, and not the same on every machine.
    assert wish or not [path for path in tmp_path.rglob("*") if path.is_file()]
