"""`python -m analysis fetch`: addresses, feeds and searches in, clean articles out."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from analysis.cli.progress import ProgressLine
from analysis.cli.read import LEFT_OUT_FIELDS, report
from analysis.cli.writing import check_file, json_lines, write_bytes
from analysis.corpus import tools
from analysis.corpus.limits import LIMITS as FILE_LIMITS
from analysis.corpus.limits import MEGABYTE
from analysis.corpus.plain_files import read_plain
from analysis.corpus.reading import Source, read_articles
from analysis.errors import CorpusError, FetchError
from analysis.fetching.fetching import (
    GDELT,
    LIMITS,
    OPEN_WEB,
    Fetching,
    FetchLimits,
    Guard,
    Listed,
    addresses_in,
    fetch_pages,
    gdelt_address,
    search_gdelt,
)
from analysis.reports.counts import articles_words

_FIELDS = ["article_id", "outlet", "headline", "published", "url", "text"]


def add_fetch(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Teach the command line `fetch`."""
    command = commands.add_parser("fetch", help="addresses, feeds or a search in, articles out")
    command.add_argument(
        "addresses", nargs="*", metavar="ADDRESS",
        help="a page, or a feed (RSS, Atom) of which the newest articles are fetched; a file "
        "that lists addresses, such as a table of Media Cloud or GDELT; - reads addresses from "
        "standard input",
    )  # fmt: skip
    command.add_argument("--gdelt", default="", metavar="QUERY", help="search the news by GDELT")
    command.add_argument("--from", dest="since", type=_day, metavar="DAY", help="2026-11-01")
    command.add_argument("--to", dest="until", type=_day, metavar="DAY", help="2026-11-24")
    command.add_argument(
        "--any-language", action="store_true", help="not only articles that GDELT takes for English"
    )  # fmt: skip
    command.add_argument(
        "--most", type=int, default=LIMITS.of_a_feed, metavar="N",
        help="articles of a search, and of each feed (default: %(default)s)",
    )  # fmt: skip
    command.add_argument(
        "--out", type=Path, default=Path("articles.jsonl"), metavar="FILE",
        help="one article a line; removed.jsonl and fetched.jsonl, with a line for every address, "
        "are written beside it (default: %(default)s)",
    )  # fmt: skip
    command.set_defaults(run=run)


def run(
    options: argparse.Namespace,
    *,
    guard: Guard = OPEN_WEB,
    gdelt: str = GDELT,
    limits: FetchLimits = LIMITS,
) -> int:
    """Write what was fetched; 2 when an address gave no page or a page could not be read."""
    check_file(options.out)
    limits = limits.with_feed(options.most)
    listed = [Listed(address) for address in _addresses(options.addresses)]
    if options.gdelt:
        query = gdelt_address(
            options.gdelt, since=options.since, until=options.until, most=options.most,
            english=not options.any_language, base=gdelt,
        )  # fmt: skip
        listed += search_gdelt(query, guard=guard, limits=limits)
    if not listed:
        raise FetchError("There is nothing to fetch; give addresses, or a search that finds some.")
    line = ProgressLine("fetching", "pages")
    fetching = fetch_pages(listed, guard=guard, limits=limits, progress=line)
    return _write(fetching, options.out)


def _addresses(given: Sequence[str]) -> list[str]:
    if list(given) == ["-"]:
        return addresses_in(_standard_input())
    found = (_listed_in(Path(one)) if _is_file(one) else addresses_in(one) for one in given)
    return list(dict.fromkeys(address for addresses in found for address in addresses))


def _standard_input() -> str:
    """What is piped in, in UTF-8; bytes that are none make an address that is refused by name."""
    data = sys.stdin.buffer.read(FILE_LIMITS.file_bytes + 1)
    if len(data) > FILE_LIMITS.file_bytes:
        most = FILE_LIMITS.file_bytes // MEGABYTE
        raise FetchError(f"Standard input is longer than {most} MB; give fewer addresses.")
    return data.decode("utf-8", "replace")


def _is_file(name: str) -> bool:
    """Whether a file has this name; what is too long for a name is an address."""
    try:
        return Path(name).is_file()
    except PermissionError as error:
        raise _closed(name, error) from error
    except OSError:
        return False


def _listed_in(path: Path) -> list[str]:
    """The addresses of a table or a plain list."""
    try:
        data = read_plain(path, FILE_LIMITS.file_bytes)  # a longer one is refused by its length
    except OSError as error:
        raise _closed(path, error) from error
    found = tools.addresses_in(Source(path.name, data))
    if not found:
        raise FetchError(
            f"{path} lists no address; give a table with a column of them, or one a line."
        )
    return found


def _closed(place: object, error: OSError) -> FetchError:
    return FetchError(f"{place} cannot be opened ({error.strerror}).")


def _write(fetching: Fetching, out: Path) -> int:
    """The articles, what was left out of their pages, and a line for every address."""
    fetched, removed = out.parent / "fetched.jsonl", out.parent / "removed.jsonl"
    write_bytes(fetched, json_lines(fetching.table))
    for row in fetching.table.loc[fetching.table["status"] == "failed"].itertuples():
        print(f"parallax: {row.address}: {row.reason}", file=sys.stderr)
    if not fetching.sources:
        raise CorpusError(f"No page could be fetched; {fetched} says why for each address.")
    reading = read_articles(fetching.sources)
    write_bytes(out, json_lines(reading.articles[_FIELDS]))
    write_bytes(removed, json_lines(reading.removed[LEFT_OUT_FIELDS]))
    counts = articles_words(len(reading.articles))
    print(f"{counts} in {out}, every address in {fetched}")
    return max(report(reading), 2 if fetching.failed else 0)


def _day(text: str) -> date:
    """A day as 2026-11-24; argparse says which option it was."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-11-24") from None
