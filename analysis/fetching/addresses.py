"""Addresses as people type them, read strictly: what can be understood two ways is refused."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import quote, urljoin, urlsplit

import idna

from analysis.errors import FetchError
from analysis.translation import tr

PORTS = {"http": 80, "https": 443}
LONGEST = 2_000
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d{1,5}(?:/|$))", re.I)
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
PATH_SIGNS = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True)
class Address:
    """Where a page lies, in the one form in which it is vetted, asked for and shown."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """The address without its page: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target

    def beside(self, target: str) -> "Address":
        """Another page of the same host."""
        return Address(self.scheme, self.host, self.port, target)


def addresses_in(text: str) -> list[str]:
    """The addresses of a text, one a line or with spaces between them, each once."""
    return list(dict.fromkeys(text.split()))


def parse_address(text: str) -> Address:
    """An address of the web; FetchError says what is wrong with it."""
    text = text.strip()
    if not (all(map(_is_plain, text)) and 3 < len(text) <= LONGEST):
        raise _no_address(text)
    if not SCHEME.match(text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _no_address(text) from None
    if parts.scheme not in PORTS or not text.lower().startswith(f"{parts.scheme}://"):
        raise FetchError(
            tr("{address} is not fetched; only http and https are.", address=shown(text))
        )
    if "@" in parts.netloc:
        raise FetchError(
            tr("{host} with a name before “@” is not fetched; leave it out.", host=shown(host))
        )
    target = quote(parts.path or "/", safe=PATH_SIGNS)
    target += f"?{quote(parts.query, safe=PATH_SIGNS + '?')}" if parts.query else ""
    return Address(parts.scheme, _host(host, text), port or PORTS[parts.scheme], target)


def join_address(base: Address, reference: str) -> Address:
    """Where a redirect or a feed's link leads, seen from the page that has it."""
    try:
        return parse_address(urljoin(base.url, reference.strip().replace(" ", "%20")))
    except ValueError:
        raise FetchError(
            tr("{host} leads to something that is no web address.", host=base.host)
        ) from None


def _no_address(text: str) -> FetchError:
    return FetchError(
        tr("{address} is no web address; copy it from the browser.", address=shown(text))
    )


def shown(text: str) -> str:
    """An address as a message quotes it: short, and without what could not be printed."""
    plain = "".join(sign if _is_plain(sign) else "�" for sign in text[:101])
    return plain if len(plain) <= 100 else plain[:97] + "…"


def _is_plain(sign: str) -> bool:
    """Whether an address may hold this sign: no blank, nothing invisible, no backslash."""
    return sign.isprintable() and sign not in " \\"


def _host(host: str, text: str) -> str:
    """A host's name in letters that the name system knows, or its number in the usual form."""
    refused = FetchError(
        tr("{address} names no host of the web; check the address.", address=shown(text))
    )
    if ":" in host:
        return _ipv6(host, refused)
    try:
        name = idna.encode(host.removesuffix("."), uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        name = host.removesuffix(".").lower()
    labels = name.split(".")
    if len(labels) < 2 or len(name) > 253 or not all(map(LABEL.fullmatch, labels)):
        raise refused
    if NUMBER.fullmatch(labels[-1]):  # 127.1, 0x7f.0.0.1 and the like are numbers to some readers
        try:
            return str(ip_address(name))
        except ValueError:
            raise refused from None
    return name


def _ipv6(host: str, refused: FetchError) -> str:
    try:
        address = IPv6Address(host)
    except ValueError:
        raise refused from None
    if address.scope_id is not None:
        raise refused
    return str(address)
