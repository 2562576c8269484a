"""A Parallax of its own on a free port, as users start it, and a visitor without a browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


@contextmanager
def fresh_server(environment: Mapping[str, str] | None = None) -> Iterator[tuple[int, int]]:
    """A server in a process of its own: its port and its process id.

    Args:
        environment: settings of this server beside those of this process.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.address=127.0.0.1"]
    command += [f"--server.port={port}", "--server.headless=true"]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_up(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(20)


def _wait_until_up(port: int) -> None:
    for _ in range(400):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("The server did not start.")


async def page_seconds(port: int, queries: list[str], page: str = "") -> list[float]:
    """Seconds until the page stands for good, for each address query in turn, in one session.

    Args:
        port: where the server is.
        queries: what stands behind the question mark of the address.
        page: the page's name as in its address; the home page where it is empty.
    """
    import websockets
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    taken = []
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(address, subprotocols=["streamlit", "none"], max_size=None) as ws:
        for query in queries:
            request = BackMsg()
            request.rerun_script.query_string = query
            request.rerun_script.page_name = page
            began = time.perf_counter()
            await ws.send(request.SerializeToString())
            while True:
                answer = ForwardMsg()
                answer.ParseFromString(await ws.recv())
                _check(answer, page)
                if answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY and (
                    answer.WhichOneof("type") == "script_finished"
                ):
                    break
            taken.append(time.perf_counter() - began)
    return taken


def _check(answer: "ForwardMsg", page: str) -> None:  # noqa: F821
    """A page that failed, or is not there, must not pass for one that was fast or small."""
    if answer.WhichOneof("type") == "page_not_found":
        raise RuntimeError(f"There is no page {page}.")
    if answer.delta.new_element.WhichOneof("type") == "exception":
        raise RuntimeError(f"The page {page or 'Home'} failed.")
