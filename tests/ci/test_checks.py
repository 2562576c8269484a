"""What `make lint` asks beside style: forgotten keys, and known holes in packages."""

import http.server
import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT

HOLE = {
    "id": "PYSEC-0000-1", "summary": "invented", "modified": "2030-01-01T00:00:00Z",
    "affected": [{"package": {"name": "pip", "ecosystem": "PyPI"}, "ranges": []}],
}  # fmt: skip


@contextmanager
def database(holes):
    """A database of holes on this machine that knows these of pip."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found = holes if asked["package"]["name"] == "pip" else []
            body = json.dumps({"vulns": found} if found else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()


def audit(address):
    return subprocess.run(
        [sys.executable, ".ci/audit.py"], cwd=ROOT, env=os.environ | {"OSV_URL": address},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_where_nobody_answers_the_audit_says_so_and_passes():
    done = audit("http://127.0.0.1:9/v1/query")
    assert done.returncode == 0
    assert done.stdout.startswith("audit skipped: http://127.0.0.1:9/v1/query does not answer")


@pytest.mark.parametrize(("holes", "code"), [([], 0), ([HOLE], 1)])
def test_a_known_hole_fails_and_none_passes(holes, code):
    with database(holes) as address:
        done = audit(address)
    assert done.returncode == code, done.stderr
    assert ("PYSEC-0000-1" in done.stdout) == bool(holes)


@pytest.mark.parametrize(
    ("text", "code"), [("ghp_" + "a1B2" * 9, 1), ("ghp_ is how one begins", 0)]
)
def test_a_key_that_was_left_in_a_file_is_found(text, code, tmp_path):
    file = tmp_path / "notes.py"
    file.write_text(f'TOKEN = "{text}"\n')
    hook = Path(sys.executable).with_name("detect-secrets-hook")
    command = [hook, "--baseline", ".secrets.baseline", file]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == code
