import platform
import subprocess
import sys

import pytest

from tests.conftest import ROOT

# Two threads at once, as two that run the network: each frees 50 MB at the end of its arena, in a
# process that has freed a large block before, from which on glibc keeps such ends.
HELD = """
import ctypes, os, threading, time
from analysis.models.freed_memory import give_back

library = ctypes.CDLL(None)
library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]

def held_mb():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

def fill(size):
    block = library.malloc(size)
    ctypes.memset(block, 1, size)
    return block

def n_threads():
    return len(os.listdir("/proc/self/task"))

library.free(fill(31 << 20))
n_before = n_threads()
gate = threading.Barrier(2)

def work():
    gate.wait()
    blocks = [fill(1 << 20) for _ in range(50)]
    gate.wait()
    for block in reversed(blocks):
        library.free(block)

threads = [threading.Thread(target=work) for _ in range(2)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
while n_threads() > n_before:  # Python is done with a thread before the system is
    time.sleep(0.001)
before = held_mb()
for _ in range(5):  # a thread that comes late leaves an end for the next time
    give_back()
print(before - held_mb())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps freed memory so")
def test_the_ends_that_threads_leave_go_back_to_the_system():
    ran = [sys.executable, "-c", HELD]
    said = subprocess.run(ran, cwd=ROOT, check=True, capture_output=True, text=True)
    assert float(said.stdout) > 80
