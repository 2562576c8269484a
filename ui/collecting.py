"""Spares Streamlit's collection of garbage, which follows every run, what has come to stay.

A full collection looks at every object there is: with ten studies open it took 60 ms a run, nearly
half of all that a server with sixty visitors did. So what has survived one that took long is set
aside (`gc.freeze`), and once in a while all of it is looked at again, since what is set aside and
then given up would never be found if it refers to itself, as a gone visitor's session does.
"""

import gc
import time
from typing import Any

LONG_S = 0.010
AGAIN_S = 300.0


class _Keeper:
    """Hears of each collection and sets aside what made it long."""

    def __init__(self) -> None:
        self.began = self.looked = time.monotonic()

    def __call__(self, phase: str, info: dict[str, Any]) -> None:
        if info["generation"] < 2:
            return
        now = time.monotonic()
        if phase == "start":
            self.began = now
            if now - self.looked > AGAIN_S:
                self.looked = now
                gc.unfreeze()
        elif now - self.began > LONG_S:
            gc.freeze()


def spare_collections() -> None:
    """From here on, collections stay short; called again it does nothing."""
    if not any(isinstance(hook, _Keeper) for hook in gc.callbacks):
        gc.callbacks.append(_Keeper())
