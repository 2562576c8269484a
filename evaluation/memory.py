"""Most memory that a fresh process needs for one scorer: what a small server must have.

Run by `python -m evaluation` as `python -m evaluation.memory SCORER ABILITY`, with the pickled
regression of a trained baseline on standard input. Prints megabytes.
"""

import math
import subprocess
import sys
from pathlib import Path

from analysis.models.background import background_sentences
from analysis.models.builtin import FRAMES
from analysis.models.questions import FramingAxis
from evaluation.baselines import MAJORITY, TRAINED, WORD_LISTS, trained, word_list
from evaluation.process_memory import MOST, held_mb
from evaluation.rules import RULES
from evaluation.scorers import Scorer, load_tier_scorer

N_SENTENCES = 200
_ROOT = Path(__file__).parents[1]


def load_scorer(name: str, ability: str, fitted: bytes = b"") -> Scorer:
    """A tier, rules or a baseline by name; `fitted` is what it learned for the ability, if any."""
    if name in WORD_LISTS:
        return word_list(name)
    if name in RULES:
        return RULES[name]()
    return trained(name, fitted, ability) if name in TRAINED else load_tier_scorer(name)


def peak_memory(name: str, ability: str, fitted: bytes = b"") -> float | None:
    """Megabytes at most over 200 sentences in a new process; None where it cannot be told."""
    if name == MAJORITY:
        return None
    command = [sys.executable, "-m", "evaluation.memory", name, ability]
    done = subprocess.run(command, input=fitted, capture_output=True, cwd=_ROOT, check=True)
    said = done.stdout.split()
    return float(said[-1]) if said else None


def use(scorer: Scorer, ability: str) -> None:
    """Ask the scorer of 200 invented news sentences."""
    texts = background_sentences()[:N_SENTENCES]
    if ability == "tone" and scorer.tone:
        scorer.tone(texts, [(0, len(text.split()[0])) for text in texts])
    elif ability == "axis" and scorer.place:
        axis = FramingAxis(("The plan is rejected.",), ("The plan is welcomed.",))
        scorer.place(texts, [axis] * len(texts))
    elif ability == "frames" and scorer.frames:
        scorer.frames(texts, FRAMES)


def main() -> None:
    """Load, use, print."""
    name, ability = sys.argv[1:]
    fitted = sys.stdin.buffer.read() if name in TRAINED else b""
    use(load_scorer(name, ability, fitted), ability)
    held = held_mb("self", MOST)
    print("" if math.isnan(held) else round(held, 1))


if __name__ == "__main__":
    main()
