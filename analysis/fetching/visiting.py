"""One request and what came back: no cookies, no credentials, nothing kept between requests."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from time import time
from types import TracebackType

import anyio
import httpcore2

from analysis.errors import FetchError
from analysis.fetching.addresses import Address
from analysis.fetching.bodies import read_body
from analysis.fetching.limits import FetchLimits, user_agent
from analysis.fetching.vetting import Guard, VettedBackend
from analysis.translation import tr

REDIRECTS = frozenset((301, 302, 303, 307, 308))
BUSY = frozenset((408, 425, 429, 500, 502, 503, 504))  # another try may go better
ASKS_TO_WAIT = frozenset((429, 503))
SHUT = frozenset((401, 402, 403, 407, 451))
GONE = frozenset((404, 410))
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"
LONGEST_HEADER = 2_000
KEPT_OPEN = 5.0  # seconds that a connection waits for the next page of its host


@dataclass(frozen=True)
class Answer:
    """What a host sent for an address."""

    address: Address
    status: int
    kind: str = ""  # such as "text/html"
    charset: str = ""
    location: str = ""
    wait: float = 0.0  # seconds that the host asks to wait
    body: bytes = b""

    @property
    def leads_on(self) -> bool:
        """Whether the page lies elsewhere."""
        return self.status in REDIRECTS and bool(self.location)


class Visitor:
    """Sends requests over vetted connections; used as `async with Visitor(…) as visitor`."""

    def __init__(self, guard: Guard, limits: FetchLimits) -> None:
        self._limits = limits
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=guard.trusts(),
            network_backend=VettedBackend(guard),
            keepalive_expiry=KEPT_OPEN,
        )
        self._user_agent = user_agent()

    async def __aenter__(self) -> "Visitor":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self._pool.aclose()

    async def ask(
        self, address: Address, seconds: float, most: int, *, cut: bool = False
    ) -> Answer:
        """What the host sends for this one address; FetchError when it sends nothing of use."""
        with _said_plainly(address.host):
            async with self._asked(address, seconds) as response:
                head = _head(address, response)
                if head.status != 200:
                    return head
                packing = _header(response, b"content-encoding")
                chunks = response.aiter_stream()
                body = await read_body(chunks, packing, address.host, most, cut=cut)
                return Answer(address, 200, head.kind, head.charset, body=body)

    @asynccontextmanager
    async def _asked(self, address: Address, seconds: float) -> AsyncIterator[httpcore2.Response]:
        """The response while it comes in, which may take so many seconds in all."""
        headers: dict[bytes | str, bytes | str] = {
            "Host": address.authority,
            "User-Agent": self._user_agent,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip",
            "Accept-Language": "en, *;q=0.5",
        }
        url = httpcore2.URL(
            scheme=address.scheme, host=address.host, port=address.port, target=address.target
        )
        waits = {"connect": self._limits.connect_seconds, "pool": seconds}
        with anyio.fail_after(max(0.0, seconds)):
            async with self._pool.stream(
                "GET", url, headers=headers, extensions={"timeout": waits}
            ) as response:
                yield response


@contextmanager
def _said_plainly(host: str) -> Iterator[None]:
    """Faults on the way, each as one sentence."""
    try:
        yield
    except (TimeoutError, httpcore2.TimeoutException):
        raise FetchError(tr("{host} did not answer in time; try again later.", host=host)) from None
    except httpcore2.ConnectError as error:
        if "certificate" in str(error).lower():
            raise FetchError(
                tr(
                    "{host} cannot prove its name (its certificate is not valid); check the "
                    "address.",
                    host=host,
                )
            ) from None
        raise FetchError(
            tr("{host} cannot be reached; try again later.", host=host), again=True
        ) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError):
        raise FetchError(
            tr("{host} broke off its answer; try again later.", host=host), again=True
        ) from None


def check_status(answer: Answer) -> None:
    """Raise the sentence for an answer that holds no page."""
    host, status = answer.address.host, answer.status
    if status == 200:
        return
    if status in GONE:
        raise FetchError(
            tr("{host} has no such page ({status}); check the address.", host=host, status=status)
        )
    if status in SHUT:
        raise FetchError(
            tr(
                "{host} does not let us in ({status}); save the page in a browser and bring the "
                "file.",
                host=host,
                status=status,
            )
        )
    if status == 429:
        raise FetchError(
            tr("{host} asks us to come back later (429); try again in a while.", host=host),
            again=True, wait=answer.wait,
        )  # fmt: skip
    raise FetchError(
        tr(
            "{host} answered {status}, which is no page; try again later.",
            host=host, status=status,
        ),
        again=status in BUSY, wait=answer.wait,
    )  # fmt: skip


def _head(address: Address, response: httpcore2.Response) -> Answer:
    """What the headers say."""
    message = Message()
    message["Content-Type"] = _header(response, b"content-type") or "application/octet-stream"
    kind = message.get_content_type() if _header(response, b"content-type") else ""
    try:
        charset = message.get_param("charset", "")
    except TypeError:  # parts of it that do not fit together
        charset = ""
    return Answer(
        address,
        response.status,
        kind,
        charset[:40] if isinstance(charset, str) else "",
        _header(response, b"location"),
        _seconds(_header(response, b"retry-after")) if response.status in ASKS_TO_WAIT else 0.0,
    )


def _header(response: httpcore2.Response, name: bytes) -> str:
    """A header's value, "" without it or where it is there twice and unlike."""
    values = {value for key, value in response.headers if key.lower() == name}
    if len(values) != 1:
        return ""
    text = values.pop()[: LONGEST_HEADER + 1].decode("utf-8", "replace").strip()
    return text if len(text) <= LONGEST_HEADER and text.isprintable() else ""


def _seconds(text: str) -> float:
    """What Retry-After asks for, as a number of seconds or as a date; 0 where it cannot be read."""
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time())
    except (ValueError, OverflowError, OSError):
        return 0.0
