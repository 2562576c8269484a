"""Ways to damage a file: bits, pieces, ends, and pieces that readers have stumbled over before."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pandas as pd

from analysis.studies.bundle import _part_facts, _seal
from analysis.studies.parts import read_part, table_part

NASTY = [
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r",
    b"\x85", "\u2028\u202e\u0085\ufeff".encode(), b"\x1b[2J", b"../../../escape.txt",
    b"C:\\escape.txt",
    b"=cmd|' /C calc'!A0", b"@SUM(1+1)", b"<script>alert(1)</script>",
    b"<img src=x onerror=alert(1)>",
    b"![x](http://127.0.0.1:9/x.png)", b"http://169.254.169.254/latest/meta-data/",
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>&b;&b;',
    b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>&f;',
    b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', b'<base href="http://127.0.0.1:9/">',
    b'<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">', b"<![CDATA[",
    b"]]>", b"<!--", b"NaN", b"Infinity", b"-1e999", b"9" * 400, b"null",
    b"true", b'{"text": {"text": ["', b'"', b"'",
    b"\\u0000", b"\\ud800", b"%00%ff", b"%", b"|", b";", b"<->", b"=", b": ", b"&lt;&#0;&#x110000;",
    b"(" * 200, b"a" * 3_000, "é".encode() * 500, "字".encode() * 400, b"(a+)+$", b"\n" * 300,
    b'"Well," ' * 100, "“".encode() * 200, b"[" * 2_000, b"<div>" * 400, b"{" * 300, b",\n,\n",
]  # fmt: skip

ODD: list[Any] = [
    None, True, -1, 0, 2, 99, 1e308, float("nan"), "", "x", "apart", "\ud83d", "a" * 30_000, "|",
    [], {}, [[]], {"a": {}}, ["x"], [None], ["\udced"], "2026-13-99", "<script>", "=1+1",
]  # fmt: skip

ODD_CELLS: dict[str, list[Any]] = {
    "int64": [-1, 0, 1, 7, 10**12, -(10**12), 2**63 - 1, -(2**63)],
    "float64": [float("nan"), 0.0, -1.0, 2.0, 1e308, -1e308, float("inf"), float("-inf")],
    "bool": [True, False],
    "str": ["", "x", "own", "body", "headline", "differ", "cannot tell", "position", "0", "a" * 99,
            "<script>alert(1)</script>", "=1+1", "\u202e", "\x00", "\n", "(", "|", "\u200d"],
}  # fmt: skip


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The bytes after one to six blows; of archives sometimes a member is damaged inside."""
    if data.startswith(b"PK") and chance.random() < 0.6:
        blow = chance.choice([_member_damaged, _member_damaged, _forged, _table_forged])
        return blow(data, other, chance)
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(_BLOWS)(data, other, chance)
    return data


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(data))


def _flip(data: bytes, _: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def _cut(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = sorted((_place(data, chance), _place(data, chance)))
    return data[:start] + data[end:]


def _end(data: bytes, _: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)]


def _repeat(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = sorted((_place(data, chance), _place(data, chance)))
    return data[:end] + data[start:end] * chance.choice([1, 1, 2, 20]) + data[end:]


def _insert(data: bytes, _: bytes, chance: random.Random) -> bytes:
    place = _place(data, chance)
    return data[:place] + chance.choice(NASTY) + data[place:]


def _noise(data: bytes, _: bytes, chance: random.Random) -> bytes:
    place = _place(data, chance)
    return data[:place] + chance.randbytes(chance.randint(1, 40)) + data[place:]


def _splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)] + other[_place(other, chance) :]


def _recode(data: bytes, _: bytes, chance: random.Random) -> bytes:
    code = chance.choice(["utf-16", "utf-16-be", "utf-32", "utf-7", "cp037", "cp1251"])
    return data.decode("utf-8", "ignore").encode(code, "ignore")


_BLOWS: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    _flip, _flip, _cut, _end, _repeat, _insert, _insert, _insert, _noise, _splice, _recode,
)  # fmt: skip


def _forged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A study with some of what study.json says put wrong, and sealed as if it were right."""
    parts = _members(data)
    if "study.json" not in parts:
        return _member_damaged(data, other, chance)
    facts = json.loads(parts["study.json"])
    for _ in range(chance.randint(1, 3)):
        at = facts
        while True:
            key = chance.choice(list(at) if isinstance(at, dict) else range(len(at)))
            if not (isinstance(at[key], dict | list) and at[key] and chance.random() < 0.7):
                break
            at = at[key]
        at[key] = deepcopy(chance.choice(ODD))
    facts["seal"] = _seal(facts)
    return _packed(parts | {"study.json": json.dumps(facts).encode()})


def _table_forged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A study with one of its tables put wrong, and sealed as if it were right."""
    parts = _members(data)
    if "study.json" not in parts:
        return _member_damaged(data, other, chance)
    facts, tables = json.loads(parts["study.json"]), {}
    for name in sorted(parts):
        if name.endswith(".parquet"):
            tables[name] = read_part(parts[name], name, [], None)
    name = chance.choice([name for name, table in tables.items() if len(table)])
    table = chance.choice(_TABLE_BLOWS)(tables[name], chance)
    parts[name] = table_part(table, name)
    facts["parts"][name] = _part_facts(parts[name])
    facts["seal"] = _seal(facts)
    return _packed(parts | {"study.json": json.dumps(facts).encode()})


def _cells_odd(table: pd.DataFrame, chance: random.Random) -> pd.DataFrame:
    """Another value in all rows of a column, in one, or each row's in another row."""
    column = chance.choice(list(table.columns))
    cells = table[column].tolist()
    what, odd = chance.randrange(3), chance.choice(ODD_CELLS[str(table[column].dtype)])
    if what == 0:
        cells = [odd] * len(cells)
    elif what == 1:
        cells[chance.randrange(len(cells))] = odd
    else:
        chance.shuffle(cells)
    return table.assign(**{column: pd.Series(cells, table.index, table[column].dtype)})


def _type_odd(table: pd.DataFrame, chance: random.Random) -> pd.DataFrame:
    """A column of another type."""
    column, kind = chance.choice(list(table.columns)), chance.choice(list(ODD_CELLS))
    odd = chance.choice(ODD_CELLS[kind])
    return table.assign(**{column: pd.Series([odd] * len(table), table.index, kind)})


def _rows_odd(table: pd.DataFrame, chance: random.Random) -> pd.DataFrame:
    """Rows left out, doubled, in another order, or a column that no study has."""
    what = chance.randrange(4)
    if what == 0:
        return table.iloc[: chance.randrange(len(table))]
    if what == 1:
        return pd.concat([table, table.iloc[[chance.randrange(len(table))]]], ignore_index=True)
    if what == 2:
        return table.iloc[::-1]
    name = chance.choice(["rank", "again", "voice", "side", "cells", "order_kept", "text_from"])
    return table.assign(**{name: chance.choice(ODD_CELLS[chance.choice(list(ODD_CELLS))])})


_TABLE_BLOWS = (_cells_odd, _cells_odd, _cells_odd, _type_odd, _rows_odd)


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for part, content in parts.items():
            out.writestr(part, content)
    return buffer.getvalue()


def _member_damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The archive packed anew with one member damaged, renamed, or made a bomb."""
    parts = _members(data)
    name = chance.choice(sorted(parts))
    what = chance.randrange(4)
    if what == 0:
        elsewhere = ["../escape.txt", "/tmp/escape.txt", "a/../../b", "x" * 300, "con"]
        parts[chance.choice(elsewhere)] = parts.pop(name)
    elif what == 1:
        parts[name] = b"0" * chance.choice([1_000_000, 30_000_000])
    else:
        for _ in range(chance.randint(1, 4)):
            parts[name] = chance.choice(_BLOWS)(parts[name], other, chance)
    return _packed(parts)
