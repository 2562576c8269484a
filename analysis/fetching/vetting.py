"""Which machines may be reached: only those of the open web, and the connection goes to no other.

A host's name is resolved once, every address that it has is vetted, and the connection is made to
one of these addresses and not to the name: a name that means another machine a moment later gains
nothing. All connections are opened here, also those of redirects and of robots.txt.
"""

import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import anyio
import anyio.to_thread
import httpcore2

from analysis.errors import FetchError
from analysis.translation import tr

WEB_PORTS = frozenset((80, 443))
MOST_PLACES = 4  # of a host with many addresses, how many are tried
GLOBAL_UNICAST = IPv6Network("2000::/3")  # so nothing mapped, link-local, NAT64 (64:ff9b::/96) …
# Global by their numbers, yet they lead to a machine of one's own or stand for an IPv4 address.
NOT_OPEN = [
    ip_network(network)
    for network in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "168.63.129.16/32",  # a cloud host's own services
        "2001::/23",  # Teredo and other protocols
        "2002::/16",  # 6to4
    )
]


def is_open_web(place: str) -> bool:
    """Whether an IP address is one of the open web, whichever way it is written."""
    try:
        address = ip_address(place)
    except ValueError:
        return False
    if any(address in network for network in NOT_OPEN):
        return False
    if isinstance(address, IPv6Address):
        return address in GLOBAL_UNICAST and address.is_global and address.scope_id is None
    return _is_global(address)


def _is_global(address: IPv4Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved)


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses of a host as this machine's resolver gives them, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True)
class Guard:
    """How a host is looked up, which addresses and ports may be reached, and whom TLS believes.

    There is one for everybody, `OPEN_WEB`; tests pass their own, and no setting can.
    """

    look_up: Callable[[str, int], list[str]] = look_up
    permits: Callable[[str], bool] = is_open_web
    ports: frozenset[int] = WEB_PORTS
    trusts: Callable[[], ssl.SSLContext] = httpcore2.default_ssl_context

    async def places(self, host: str, port: int) -> list[str]:
        """The addresses to connect to; FetchError unless the port and every one may be reached."""
        if port not in self.ports:
            raise FetchError(
                tr(
                    "{host} is asked for on port {port}; only 80 and 443 are reached.",
                    host=host,
                    port=port,
                )
            )
        try:
            found = await anyio.to_thread.run_sync(self.look_up, host, port, abandon_on_cancel=True)
        except (OSError, UnicodeError):
            raise FetchError(tr("{host} cannot be found; check the address.", host=host)) from None
        if not found or not all(map(self.permits, found)):
            raise FetchError(
                tr("{host} is not on the open web; only pages of the web are fetched.", host=host)
            )
        return found[:MOST_PLACES]


OPEN_WEB = Guard()


class VettedBackend(httpcore2.AnyIOBackend):
    """Opens connections to vetted addresses only; TLS still checks the host's name."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to the first of the host's addresses that answers."""
        *others, last = await self._guard.places(host, port)
        for place in others:
            try:
                return await super().connect_tcp(place, port, timeout)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await super().connect_tcp(last, port, timeout)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Nothing on this machine is reached."""
        raise FetchError(tr("A socket of this machine is not fetched; give a web address."))
