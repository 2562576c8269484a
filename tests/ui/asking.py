"""Asks a part of the server without a server."""

from tests.conftest import run_apart


def ask(app, path, method="GET"):
    """An app's answer to a request: its status, its headers and its whole body."""
    sent = []
    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(),
        "query_string": b"", "headers": [], "root_path": "", "scheme": "http",
    }  # fmt: skip

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        sent.append(message)

    run_apart(app(scope, receive, send))
    start, *parts = sent
    headers = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return start["status"], headers, b"".join(part["body"] for part in parts)
