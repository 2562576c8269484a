"""Measure and compare how news outlets cover the same event. No Streamlit in here."""

__version__ = "0.1.0"
