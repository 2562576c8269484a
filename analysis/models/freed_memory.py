"""Give the system back what the C library holds of freed memory, where that is glibc.

It keeps what runs have freed for runs to come: 100 MB after some hundred texts, and again as much
after the terms of a page of words. `malloc_trim` returns free pages, but not those at the end of an
arena, and each of the threads that run the network leaves one with up to 64 MB at its end. Those go
when something is freed in the arena while the threshold for keeping them is 0. Having the library
keep less all along was tried, and made runs a quarter slower.
"""

import ctypes
import os
import threading
from contextlib import suppress
from typing import Any

from analysis.models.onnx_runtime import n_cores

TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3  # of mallopt
# Where glibc's own thresholds end up in a process that has freed blocks of many megabytes.
_USUAL = {TRIM_THRESHOLD: 64 << 20, MMAP_THRESHOLD: 32 << 20}
_BLOCK = 128 << 10  # whoever frees one of 64 KiB or more looks at the end of its arena
_LATEST_S = 1.0


def give_back() -> None:
    """Return freed memory to the system; takes some hundredths of a second."""
    library = ctypes.CDLL(None) if os.name == "posix" else None
    if not library or not hasattr(library, "mallopt") or not hasattr(library, "malloc_trim"):
        return
    library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    library.mallopt(TRIM_THRESHOLD, 0)
    try:
        _free_a_block_in_each_arena(library)
    finally:
        for threshold, size in _USUAL.items():
            library.mallopt(threshold, size)
    library.malloc_trim(0)


def _free_a_block_in_each_arena(library: Any) -> None:
    """Threads that live at once have an arena each, and take first those that others have left."""
    all_have_one = threading.Barrier(n_cores())

    def free_one() -> None:
        block = library.malloc(_BLOCK)
        with suppress(threading.BrokenBarrierError):  # a late thread leaves some where it is
            all_have_one.wait(_LATEST_S)
        library.free(block)

    threads = [threading.Thread(target=free_one) for _ in range(n_cores())]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
