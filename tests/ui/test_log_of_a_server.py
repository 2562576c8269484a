"""A real server's whole output while somebody is there: lines of JSON, and none of their words."""

import json
from urllib.parse import urlencode

import websockets

from tests.browser.driving import running_server
from tests.conftest import run_apart
from tests.load.visitor import Visitor

MARK = "Zanzibarquilla"
NAMES = ("about", "outlet", "speaker", "model", "targets", "sides", "frames")


async def _visit(address):
    poles = {"low": f"mere words for {MARK}", "high": f"full support for {MARK}"}
    query = urlencode({name: f"{MARK} {name}" for name in NAMES} | poles | {"tier": "fast"})
    visitor = Visitor(address, 0, query)
    await visitor.open()
    text = f"Russia stands with {MARK}, its minister said. Moscow gave {MARK} its full help."
    await visitor.bring(f"{MARK}.csv", f'outlet,headline,text\n{MARK},{MARK},"{text}"\n'.encode())
    await visitor.retype("Low pole", f"a lukewarm answer to {MARK}")
    await visitor.leave()
    place = address.replace("http://", "ws://") + f"/_stcore/stream?{MARK}=1"
    async with websockets.connect(place, subprotocols=["streamlit", "none"]) as socket:
        await socket.send(b"\xff" + MARK.encode())  # no message at all, so Streamlit complains
        await socket.wait_closed()
    return visitor


def test_a_server_writes_json_and_no_word_of_a_visitor(tmp_path):
    log = tmp_path / "log.txt"
    with running_server(log_file=log) as address:
        visitor = run_apart(_visit(address))
    assert not visitor.faults
    written = log.read_text(encoding="utf-8")
    assert MARK.casefold() not in written.casefold()
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    said = [line for line in lines if line["event"] == "message"]
    assert {"page", "read", "score", "message"} <= {line["event"] for line in lines}
    assert any(line.get("error") == "DecodeError" for line in said), said
    rest = [line for line in written.splitlines() if line.strip() and not line.startswith("{")]
    assert len(rest) <= 6, rest  # where the server says its address
