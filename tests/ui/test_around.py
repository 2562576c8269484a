from tests.ui.asking import ask
from ui import headers
from ui.places import PLACES


async def _app(scope, receive, send):
    kind = b"text/html" if scope["path"].rstrip("/") != "/script.js" else b"text/javascript"
    head = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]}
    await send(head)
    await send({"type": "http.response.body", "body": b""})


def answered(path, method="GET"):
    """Status and headers of what the server answers."""
    return ask(headers._Headers(_app), path, method)[:2]


def test_every_answer_has_the_headers():
    for path in ("/", "/Compare", "/script.js"):
        assert "content-security-policy" in answered(path)[1]


def test_only_who_has_a_place_may_bring_files(monkeypatch):
    monkeypatch.setitem(PLACES.taken, "let-in", 0.0)
    assert answered("/_stcore/upload_file/let-in/1", "PUT")[0] == 200
    assert answered("/_stcore/upload_file/stranger/1", "PUT")[0] == 403
    assert answered("/base/_stcore/upload_file/stranger/1", "PUT")[0] == 403
    assert answered("/_stcore/upload_file/", "PUT")[0] == 403
