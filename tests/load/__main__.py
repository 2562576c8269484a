"""Sixty visitors at once: `python -m tests.load` (`make load`), against a server of its own.

Fifty look at the sample and ten bring a hundred articles each, over the browser's own protocol and
without browsers. First the ten bring theirs, one after another; then the fifty come within
`--arrive` seconds, with `--meanwhile` the ten too, so that theirs are scored while others come; and
all retype a pole `--retypes` times with a pause between. Printed are the waits for charts, those of
the ten apart, errors, data that reached another session, the most memory that server and parser
took, and the server's processor time; it ends with 1 when a target is missed. Everything stays on
the loopback address and ends by itself.
"""

import argparse
import asyncio
import csv
import io
import math
import os
import random
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.models.tiers import DEFAULT_TIER, TIERS
from evaluation.process_memory import held_mb
from tests.browser.driving import running_server
from tests.load.visitor import Visitor

FIRST_S, RERUN_S, MEMORY_MB = 2.0, 0.5, 1_200
N_ARTICLES, N_SENTENCES, N_OUTLETS = 100, 8, 5
LONGEST_S = 3_600
_POLES = ("a cold shoulder", "mere words", "a half-hearted answer", "polite distance")
_PIECES = [
    ["The minister", "A spokesman", "The envoy", "The president", "An aide", "The delegation"],
    ["promised", "refused", "praised", "doubted", "repeated", "postponed"],
    ["full support for", "a careful answer to", "new talks with", "help for", "a visit to"],
    ["Iran", "Moscow", "Tehran", "the guests", "the neighbours", "the region"],
]


@dataclass(frozen=True)
class Spent:
    """What the server spent: processor time on so many runs, and its memory meanwhile."""

    seconds: float
    n_runs: int
    memory: "Memory"


@dataclass
class Memory:
    """The most megabytes that a server took, looked at twice a second: itself, its parser, both."""

    pid: int
    server: float = 0.0
    parser: float = 0.0
    both: float = 0.0

    async def watch(self) -> None:
        """Look until it is cancelled."""
        while True:
            self.look()
            await asyncio.sleep(0.5)

    def look(self) -> None:
        """Note what is taken at this moment."""
        server = held_mb(self.pid)
        parser = sum(mb for mb in map(held_mb, parsers_of(self.pid)) if not math.isnan(mb))
        self.server, self.parser = max(self.server, server), max(self.parser, parser)
        self.both = max(self.both, server + parser)


def own_articles(number: int, n: int = N_ARTICLES) -> bytes:
    """Articles that no other visitor has, by outlets of this visitor's name."""
    chance, written = random.Random(number), io.StringIO()
    table = csv.writer(written)
    table.writerow(["outlet", "headline", "text"])
    for article in range(n):
        sentences = [
            f"On day {chance.randint(1, 9999)} of year {number}, "
            f"{' '.join(chance.choice(words) for words in _PIECES)}."
            for _ in range(N_SENTENCES)
        ]
        outlet = f"Visitor {number:02d} Paper {article % N_OUTLETS}"
        table.writerow([outlet, f"Report {article}", " ".join(sentences)])
    return written.getvalue().encode()


async def bring(visitor: Visitor, options: argparse.Namespace) -> None:
    """A visitor comes and brings articles."""
    await visitor.open()
    await visitor.bring(
        f"study-{visitor.number}.csv", own_articles(visitor.number, options.articles)
    )
    print(f"study {visitor.number} stands after {visitor.loads[0]:.1f} s", flush=True)


async def visit(visitors: list[Visitor], options: argparse.Namespace, pid: int) -> Spent:
    """Everything the visitors do; what the server spent while all were there."""
    own, others = visitors[: options.studies], visitors[options.studies :]
    memory = Memory(pid)
    watching = asyncio.create_task(memory.watch())
    for visitor in () if options.meanwhile else own:
        await bring(visitor, options)
    began, n_before = processor_seconds(pid), sum(len(visitor.wholes) for visitor in own)
    chance = random.Random(0)
    starts = [chance.uniform(0, options.arrive) for _ in visitors]
    mine = [_work(v, wait, options) for v, wait in zip(own, starts, strict=False)]
    rest = [_look(v, wait, options) for v, wait in zip(others, starts[len(own) :], strict=True)]
    await asyncio.gather(*mine, *rest)
    n_runs = sum(len(visitor.wholes) for visitor in visitors) - n_before
    memory.look()
    watching.cancel()
    spent = Spent(processor_seconds(pid) - began, n_runs, memory)
    for visitor in visitors:
        await visitor.leave()
    return spent


async def _work(visitor: Visitor, wait: float, options: argparse.Namespace) -> None:
    if options.meanwhile:
        await asyncio.sleep(wait)
        await bring(visitor, options)
    await _retype(visitor, options)


async def _look(visitor: Visitor, wait: float, options: argparse.Namespace) -> None:
    await asyncio.sleep(wait)
    await visitor.open()
    await _retype(visitor, options)


async def _retype(visitor: Visitor, options: argparse.Namespace) -> None:
    chance = random.Random(visitor.number)
    for i in range(options.retypes):
        await asyncio.sleep(chance.uniform(0.5, 1.5) * options.pause)
        await visitor.retype("Low pole", _POLES[(visitor.number + i) % len(_POLES)])


def crossed(visitors: list[Visitor], n_own: int) -> list[str]:
    """Who was shown what is another's, or not what is one's own."""
    found = []
    for visitor in visitors:
        own = {f"{visitor.number:02d}".encode()} if visitor.number < n_own else set()
        if visitor.seen != own or visitor.shows_sample == bool(own):
            found.append(f"visitor {visitor.number} was shown {sorted(visitor.seen)}")
    return found


def p95(waits: list[float]) -> float:
    """The wait that 95 of 100 do not exceed; NaN for none."""
    ordered = sorted(waits)
    return ordered[math.ceil(0.95 * len(ordered)) - 1] if ordered else math.nan


def p_half(waits: list[float]) -> float:
    """The middle wait; NaN for none."""
    return statistics.median(waits) if waits else math.nan


def report(visitors: list[Visitor], n_own: int, spent: Spent) -> bool:
    """Print what was measured; whether every target is met."""
    faults = [fault for visitor in visitors for fault in visitor.faults]
    strayed = crossed(visitors, n_own)
    firsts = [wait for visitor in visitors[n_own:] for wait in visitor.firsts]
    reruns = [wait for visitor in visitors for wait in visitor.reruns]
    own = [wait for visitor in visitors[:n_own] for wait in visitor.own_firsts]
    rows = [
        ("first chart, p95", p95(firsts), FIRST_S, "s"),
        ("rerun until the chart, p95", p95(reruns), RERUN_S, "s"),
        ("memory, server and parser", spent.memory.both, MEMORY_MB, "MB"),
        ("errors", len(faults), 0, ""),
        ("sessions with another's data", len(strayed), 0, ""),
    ]
    for name, value, target, unit in rows:
        print(f"{name:30} {value:9.2f} {unit:3} at most {target} {unit}")
    wholes = p95([wait for visitor in visitors for wait in visitor.wholes])
    print(
        f"{len(firsts)} first charts, {len(reruns)} reruns; until all is drawn, p95 {wholes:.2f} s"
    )
    print(
        f"first chart of one's own articles, {len(own)}: p95 {p95(own):.2f} s, "
        f"median {p_half(own):.2f} s"
    )
    print(
        f"at most {spent.memory.server:.0f} MB in the server, {spent.memory.parser:.0f} MB in the "
        "parser beside it"
    )
    each = 1000 * spent.seconds / max(1, spent.n_runs)
    print(
        f"server: {spent.seconds:.1f} s of processor time, {each:.0f} ms a run, while all are here"
    )
    print("\n".join((faults + strayed)[:20]))
    return all(value <= target for _, value, target, _ in rows)


def process_of(address: str) -> int:
    """The id of the process that serves this address, by the port in its command line."""
    port = address.rpartition(":")[2]
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = line.read_bytes().decode(errors="replace").split("\0")
        except OSError:  # it has ended meanwhile
            continue
        if port in words:
            return int(line.parent.name)
    raise LookupError(f"no process serves {address}")


def parsers_of(pid: int) -> list[int]:
    """The ids of the processes that parse for this one."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            line = (stat.parent / "cmdline").read_bytes() if parent == pid else b""
        except OSError:  # it has ended meanwhile
            continue
        if b"parsing_child" in line:
            found.append(int(stat.parent.name))
    return found


def processor_seconds(pid: int) -> float:
    """Processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """0 when every target is met."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--samples", type=int, default=50)
    parser.add_argument("--studies", type=int, default=10)
    parser.add_argument("--tier", choices=TIERS, default=DEFAULT_TIER)
    parser.add_argument("--articles", type=int, default=N_ARTICLES)
    parser.add_argument(
        "--meanwhile", action="store_true", help="let the ten bring theirs while the others come"
    )
    parser.add_argument("--arrive", type=float, default=20.0)
    parser.add_argument("--retypes", type=int, default=5)
    parser.add_argument("--pause", type=float, default=10.0)
    options = parser.parse_args()
    os.environ["PARALLAX_SESSIONS"] = str(options.samples + options.studies + 1)
    n = options.studies + options.samples
    with TemporaryDirectory() as cache:  # nothing is scored yet, however often this was run
        os.environ["PARALLAX_CACHE"] = cache
        with running_server() as address:
            pid = process_of(address)
            asyncio.run(warm(address, options.tier))
            visitors = [Visitor(address, i, f"tier={options.tier}") for i in range(n)]
            spent = asyncio.run(asyncio.wait_for(visit(visitors, options, pid), LONGEST_S))
    return not report(visitors, options.studies, spent)


async def warm(address: str, tier: str) -> None:
    """The first visitor of all, who waits for the model; not measured."""
    first = Visitor(address, 99, f"tier={tier}")
    await first.open()
    await first.leave()


if __name__ == "__main__":
    sys.exit(main())
