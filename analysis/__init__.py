"""Measure and compare how news outlets cover the same event. No Streamlit in here."""

import os

__version__ = "0.1.0"

# onnxruntime tells Microsoft how it is used unless this is said before it is loaded.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
