"""Running a network tells nobody: onnxruntime would keep an id of the device, and send events."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

OPEN = """
from analysis.models.encoder import WEIGHTS
from analysis.models.onnx_runtime import open_session
open_session(WEIGHTS / "parallax-fast" / "model.onnx")
"""


@pytest.mark.parametrize("wish", [None, "0"])
def test_nothing_is_kept_to_be_told_unless_somebody_wishes_it(tmp_path, wish):
    told = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    told |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    told |= {"ORT_DISABLE_TELEMETRY": wish} if wish else {}
    subprocess.run([sys.executable, "-c", OPEN], cwd=ROOT, env=told, check=True)
    kept = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert ("deviceid" in kept) == (wish == "0")
    assert wish or not kept
