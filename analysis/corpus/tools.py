"""Tables as the tools of scholars write them, recognised by their columns.

Some hold texts, some only addresses: of these `addresses_in` gives what can be fetched.
"""

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from analysis.corpus.columns import Columns, guess_columns, plain_names, usual_column
from analysis.corpus.encoding import decode_bytes
from analysis.corpus.limits import LIMITS, Limits
from analysis.corpus.sources import TEXT_SUFFIXES, Source, check_source, source_suffix
from analysis.corpus.tables import TABLE_SUFFIXES, column_names, read_rows
from analysis.errors import CorpusError
from analysis.formats import number
from analysis.translation import trn

_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}")


@dataclass(frozen=True)
class Tool:
    """A tool by the columns that only its tables have, in plain form (`plain_names`).

    `beside` are those of its columns that say more of an article; they go to what was left out.
    """

    name: str
    columns: frozenset[str]
    beside: tuple[str, ...] = ()
    headline: str = ""  # where its headline is not in the column that is usually called so
    cuts: re.Pattern[str] | None = None  # how it marks that a text was cut short


def _tool(name: str, columns: str, beside: str = "", headline: str = "") -> Tool:
    return Tool(name, frozenset(columns.split()), tuple(beside.split()), headline)


_BESIDE_NEWS = "author description"
TOOLS = (
    replace(
        _tool("NewsAPI", "urltoimage publishedat content url", _BESIDE_NEWS),
        cuts=re.compile(r"\s{0,3}(?:…|\.{3})?\s{0,3}\[\+\d{1,9} chars\]$"),
    ),
    _tool("Zotero", "itemtype publicationtitle abstractnote url", "author abstractnote extra"),
    _tool("Media Cloud", "mediaurl medianame publishdate url"),
    _tool("GDELT", "url mobileurl date title"),
    _tool("GDELT", "url urlmobile seendate domain"),
    _tool("AllSides", "heading source biasrating", "biasrating title tags", "heading"),
    _tool("AllSides", "headline source biasrating", "biasrating tags"),
    _tool("AllSides", "title source biasrating", "biasrating tags"),
)


def tool_of(names: list[str]) -> Tool | None:
    """The tool whose table has these columns; None where it is nobody's."""
    plain = plain_names(names)
    return next((tool for tool in TOOLS if tool.columns <= plain.keys()), None)


def tool_columns(tool: Tool, names: list[str]) -> Columns | None:
    """What the columns of a tool's table hold; None where none holds texts."""
    columns = guess_columns(names)
    if columns is None or not tool.headline:
        return columns
    return replace(columns, headline=plain_names(names)[tool.headline])


def beside_columns(tool: Tool, names: list[str]) -> list[str]:
    """The columns of a tool's table that say more of an article."""
    plain = plain_names(names)
    return [plain[name] for name in tool.beside if name in plain]


def lists_addresses(source: Source) -> bool:
    """Whether a file is a tool's table of addresses, without texts."""
    suffix = source_suffix(source)
    names = column_names(source.name, suffix, source.data) if suffix in TABLE_SUFFIXES else []
    tool = tool_of(names)
    return tool is not None and tool_columns(tool, names) is None


def addresses_in(source: Source, limits: Limits = LIMITS) -> list[str]:
    """The web addresses that a table or a plain list holds, each once, in their order.

    Of a table they are the column that is usually called so; a text counts as a list where every
    line is an address. Empty where the file holds none.
    """
    suffix = source_suffix(source)
    check_source(source, suffix, limits)
    if suffix in TABLE_SUFFIXES:
        column = usual_column(column_names(source.name, suffix, source.data), "url")
        if column is None:
            return []
        rows = read_rows(source.name, suffix, source.data, Columns(text=column), limits)
        cells = [row["text"].strip() for _, row in rows]
        return list(dict.fromkeys(cell for cell in cells if _ADDRESS.fullmatch(cell)))
    if PurePath(source.name).suffix.lower() not in TEXT_SUFFIXES or suffix not in TEXT_SUFFIXES:
        return []
    lines = decode_bytes(source.data, source.name).text.split("\n")
    filled = [line.strip() for line in lines if line.strip()]
    return list(dict.fromkeys(filled)) if all(map(_ADDRESS.fullmatch, filled)) else []


def only_addresses(source: Source) -> list[str]:
    """The addresses of a file that surely brings nothing else: a tool's list, a plain one."""
    suffix = source_suffix(source)
    if suffix in TABLE_SUFFIXES:
        is_plain = len(column_names(source.name, suffix, source.data)) == 1
        return addresses_in(source) if is_plain or lists_addresses(source) else []
    return addresses_in(source) if suffix in TEXT_SUFFIXES and source.data.strip() else []


def no_texts(source: Source, tool: Tool, limits: Limits) -> CorpusError:
    """What is said of a table that lists addresses only."""
    n = len(addresses_in(source, limits))
    return CorpusError(
        trn(
            "{name} is a list of {tool}: it holds {count} address and no texts; fetch the articles "
            "from there, or give a table with a column of texts.",
            "{name} is a list of {tool}: it holds {count} addresses and no texts; fetch the "
            "articles from there, or give a table with a column of texts.",
            n,
            count=number(n),
            name=source.name,
            tool=tool.name,
        )
    )
