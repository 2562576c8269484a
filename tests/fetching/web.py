"""A little web on the loopback address: one server, any number of host names, pages as told."""

import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from analysis.fetching.limits import FetchLimits
from analysis.fetching.vetting import Guard

HERE = "127.0.0.1"
NO_TRUST = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # quicker to make than one that trusts
HTML = {"Content-Type": "text/html; charset=utf-8"}
QUICK = FetchLimits(
    pause=0.0, back_off=0.02, seconds=5.0, connect_seconds=3.0, page_bytes=200_000, run_seconds=20.0
)


@dataclass(frozen=True)
class Reply:
    """What a page answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: dict(HTML))


@dataclass(frozen=True)
class Asked:
    """A request as the server saw it."""

    host: str
    path: str
    headers: dict[str, str]
    at: float


class Web:
    """Pages by host and path; a page is a Reply, a list of them to give in turn, or a function."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply | list[Reply] | Callable[[BaseHTTPRequestHandler], None]] = {}
        self.names: dict[str, list[str]] = {}
        self.asked: list[Asked] = []
        self.under_way: dict[str, int] = {}
        self.most_at_once: dict[str, int] = {}
        self.server = ThreadingHTTPServer((HERE, 0), self._handler())
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def url(self, place: str) -> str:
        """The address of "outlet.test/page"."""
        host, _, path = place.partition("/")
        return f"http://{host}:{self.port}/{path}"

    def put(self, place: str, page, **more) -> str:
        """Put a page at "outlet.test/page" and give its address."""
        self.pages[place] = Reply(page, **more) if isinstance(page, bytes) else page
        return self.url(place)

    def paths(self, host: str = "") -> list[str]:
        """What was asked for, in order, without robots.txt."""
        return [a.path for a in self.asked if a.path != "/robots.txt" and host in a.host]

    def look_up(self, host: str, port: int) -> list[str]:
        """A name's addresses as the test says, else this machine; a number is itself."""
        is_number = ":" in host or host.replace(".", "").isdigit()
        return [host] if is_number else self.names.get(host, [HERE])

    @property
    def guard(self) -> Guard:
        """Lets this server be reached and nothing else."""
        ports = frozenset((self.port,))
        return Guard(self.look_up, lambda place: place == HERE, ports, lambda: NO_TRUST)

    def _handler(self):
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host = self.headers["Host"].partition(":")[0]
                now = time.monotonic()
                web.asked.append(Asked(host, self.path, dict(self.headers), now))
                web.under_way[host] = web.under_way.get(host, 0) + 1
                web.most_at_once[host] = max(web.most_at_once.get(host, 0), web.under_way[host])
                try:
                    web.answer(self, host)
                except OSError:
                    pass  # whoever asked has gone
                finally:
                    web.under_way[host] -= 1

            def log_message(self, *args) -> None:
                pass

        return Handler

    def answer(self, handler: BaseHTTPRequestHandler, host: str) -> None:
        page = self.pages.get(host + handler.path.partition("?")[0])
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        if page is None:
            page = Reply(b"", 404)
        if callable(page):
            handler.close_connection = True
            page(handler)
            return
        handler.send_response(page.status)
        for name, value in page.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(page.body)))
        handler.end_headers()
        handler.wfile.write(page.body)


def article(headline: str, outlet: str = "", extra: str = "") -> bytes:
    """An HTML page with an article that the reader finds."""
    site = f'<meta property="og:site_name" content="{outlet}">' if outlet else ""
    paragraphs = "".join(
        f"<p>{headline}: the council of the harbour met on day {n} and spoke of the new bridge, "
        "which the town has wanted for years and which nobody has paid for so far.</p>"
        for n in range(1, 6)
    )
    return (
        f"<!DOCTYPE html><html><head><title>{headline}</title>{site}{extra}</head><body><article>"
        f"<h1>{headline}</h1>{paragraphs}</article></body></html>"
    ).encode()
