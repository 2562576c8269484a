"""Damaged files for every reader: `python -m tests.fuzz` (`make fuzz`).

The same seed and number make the same file.

Prints each fault with its number, and ends with 1 when there is one. `--only NUMBER --keep FILE`
makes the input of that number again and keeps it.
"""

import argparse
import random
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

from tests.fuzz.damage import damaged
from tests.fuzz.giving import give
from tests.fuzz.seeds import seeds
from tests.fuzz.watch import Misdeed, watched

N_INPUTS = 10_000


def made(number: int, seed: int) -> tuple[str, bytes]:
    """The name and the bytes of one input; it hangs on these numbers alone."""
    chance = random.Random(seed * 1_000_003 + number)
    names = sorted(seeds())
    name = names[number % len(names)]
    return name, damaged(seeds()[name], seeds()[chance.choice(names)], chance)


def fault(number: int, seed: int, folder: Path) -> str:
    """What went wrong with this input, "" if nothing did."""
    name, data = made(number, seed)
    try:
        with watched(folder):
            give(name, data)
    except (Exception, Misdeed) as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__}: {error}"
        return f"{number} {name} {kind:.300} ({Path(where.filename).name}:{where.lineno})"
    return ""


def run(numbers: range, seed: int, mark: Path | None) -> list[str]:
    """The faults of these inputs; `mark` holds the number at hand, for whoever finds a crash."""
    faults, kinds, began, slowest = [], Counter[str](), time.process_time(), (0.0, 0)
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            if mark:
                mark.write_text(str(number))
            started = time.process_time()
            if found := fault(number, seed, Path(folder)):
                faults.append(found)
                print(found, flush=True)
            slowest = max(slowest, (time.process_time() - started, number))
            kinds[made(number, seed)[0]] += 1
    spent = time.process_time() - began
    print(f"{len(numbers)} inputs of {len(kinds)} kinds, seed {seed}: {len(faults)} faults")
    print(f"{spent:.0f} s of processor time; slowest: {slowest[0]:.2f} s, number {slowest[1]}")
    return faults


def main() -> int:
    """0 when no input brought about anything but an answer or a sentence."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=N_INPUTS)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--mark", type=Path)
    options = parser.parse_args()
    warnings.simplefilter("error")
    if options.only is not None:
        if options.keep:
            options.keep.write_bytes(made(options.only, options.seed)[1])
        numbers = range(options.only, options.only + 1)
    else:
        numbers = range(options.first, options.first + options.inputs)
    return bool(run(numbers, options.seed, options.mark))


if __name__ == "__main__":
    sys.exit(main())
