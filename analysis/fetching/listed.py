"""An address with what the list that it stands on says of its article."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Listed:
    """An address to fetch; "" where its list does not say.

    What a list says of outlet, headline and date holds where the page itself says nothing. `html`
    is the whole article, where a feed brings it along and nothing need be fetched.
    """

    address: str
    outlet: str = ""
    headline: str = ""
    published: str = ""
    language: str = ""
    html: str = ""

    @property
    def site(self) -> str:
        """The host as people write it."""
        try:
            return urlsplit(self.address).netloc.removeprefix("www.")
        except ValueError:
            return ""
