"""A page's bytes as they come in, unpacked and counted at every step."""

import zlib
from collections.abc import AsyncIterable

from analysis.corpus.limits import MEGABYTE
from analysis.errors import FetchError
from analysis.formats import number
from analysis.translation import tr

PLAIN = ("", "identity")
GZIP = ("gzip", "x-gzip")
GZIP_BITS = 31  # zlib's way to say: with the head and the check sum of a gzip file


async def read_body(
    chunks: AsyncIterable[bytes], packing: str, host: str, most: int, *, cut: bool = False
) -> bytes:
    """All bytes unpacked; more than `most` are refused or, with `cut`, not read.

    No chunk is unpacked further than that, however much it would give.
    """
    unpacker = _unpacker(packing, host)
    body, n_received = bytearray(), 0
    async for chunk in chunks:
        n_received += len(chunk)
        body += _unpacked(unpacker, chunk, most - len(body) + 1, host)
        if len(body) > most or n_received > most:
            if cut:
                return bytes(body[:most])
            raise _too_much(host, most)
    if unpacker and not unpacker.eof and n_received:
        raise _damaged(host)
    return bytes(body)


def _unpacker(packing: str, host: str) -> "zlib._Decompress | None":
    packing = packing.strip().lower()
    if packing in PLAIN:
        return None
    if packing in GZIP:
        return zlib.decompressobj(GZIP_BITS)
    raise FetchError(
        tr("{host} packs its page in a way that was not asked for; it cannot be read.", host=host)
    )


def _unpacked(unpacker: "zlib._Decompress | None", chunk: bytes, most: int, host: str) -> bytes:
    if unpacker is None:
        return chunk
    try:
        return unpacker.decompress(chunk, most)
    except zlib.error:
        raise _damaged(host) from None


def _damaged(host: str) -> FetchError:
    said = tr("{host} gave a page that came through damaged; try again.", host=host)
    return FetchError(said, again=True)


def _too_much(host: str, most: int) -> FetchError:
    if most < MEGABYTE:
        return FetchError(
            tr(
                "{host} gave more than {n_bytes} bytes, too much for an article.",
                host=host,
                n_bytes=number(most),
            )
        )
    return FetchError(
        tr(
            "{host} gave more than {megabytes} MB, too much for an article.",
            host=host,
            megabytes=number(most / MEGABYTE, ".0f"),
        )
    )
