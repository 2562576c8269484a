"""What stands around every answer: strict headers, and no upload by who was not let in.

A browser runs our scripts only, and asks this host only.
"""

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.places import PLACES
from ui.serving import EARLY_SCRIPT, EarlyChart, QuickStatic

_PAGES = (
    Path(streamlit.__file__).parent / "static" / "index.html",
    Path(__file__).parent / "export_component" / "index.html",
)
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def inline_hashes(html: str) -> list[str]:
    """What allows the inline scripts of a page, and no other, to run."""
    scripts = [script.encode() for script in _INLINE.findall(html)]
    digests = [base64.b64encode(hashlib.sha256(script).digest()) for script in scripts]
    return [f"'sha256-{digest.decode()}'" for digest in digests]


def _policy() -> str:
    """What a page may load and ask: nothing of another host, and no script that a text brought."""
    pages = [path.read_text(encoding="utf-8") for path in _PAGES]
    pages.append(f"<script>{EARLY_SCRIPT}</script>")
    ours = " ".join(known for page in pages for known in inline_hashes(page))
    allowed = {
        "default-src": "'self'",
        "script-src": f"'self' blob: {ours}",  # of blobs Streamlit makes its small components
        "style-src": "'self' 'unsafe-inline'",  # Streamlit and plotly write styles as they draw
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self' data: blob:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


HEADERS = {
    "Content-Security-Policy": _policy(),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    # The address carries the questions that are asked; no other host is told it.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


class _Headers:
    """Puts HEADERS on every answer of the app below it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _is_strangers_upload(scope):
            await PlainTextResponse("Forbidden", 403)(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, sent if scope["type"] == "http" else send)


def _is_strangers_upload(scope: Scope) -> bool:
    """Whether a file comes from a session that was not let in: Streamlit itself does not ask."""
    parts = str(scope.get("path", "")).split("/")
    if "upload_file" not in parts or scope.get("method") not in ("PUT", "POST"):
        return False
    return not PLACES.has((*parts[parts.index("upload_file") + 1 :], "")[0])


def middleware() -> list[Middleware]:
    """What serve.py puts around the app."""
    return [Middleware(_Headers), Middleware(QuickStatic), Middleware(EarlyChart)]
