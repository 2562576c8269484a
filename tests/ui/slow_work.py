"""Scoring that takes a moment longer than a page waits without a bar."""

import time


def score(progress):
    """Three texts, one after the other."""
    for done in range(4):
        progress(done, 3)
        time.sleep(0.2)
