"""Let a network say where texts lie, for another to learn from or for itself to keep.

    python -m training.teach_vectors --teacher weights/NAME --data ../shared/data --out FILE

Takes the texts and poles that `training.axis_examples` makes of the labelled data, and writes the
teacher's unit vector of each: `--taught-vectors` of `training.train_encoder`. Use the same
`--n-axis`, `--n-invented` and `--seed` there, so that the same texts are asked for.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from analysis.models.network import load_network
from training.axis_examples import AxisExample, axis_examples


def distinct_texts(examples: Sequence[AxisExample]) -> list[str]:
    """Every text and pole once, in order."""
    return list(dict.fromkeys(text for row in examples for text in row[:3]))


def write_vectors(path: Path, texts: Sequence[str], vectors: np.ndarray) -> None:
    """Texts and their vectors (n_texts, dimension), for `training.labels.taught_vectors`."""
    written = np.frombuffer("\0".join(texts).encode(), np.uint8)
    np.savez(path, texts=written, vectors=vectors.astype(np.float16))


def main() -> None:
    """Collect the texts, ask the teacher, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--n-axis", type=int, default=12_000)
    parser.add_argument("--n-invented", type=int, default=6_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    texts = distinct_texts(axis_examples(args.data, args.n_invented, args.seed)[: args.n_axis])
    write_vectors(args.out, texts, load_network(args.teacher).vectors(texts))
    print(len(texts))


if __name__ == "__main__":
    main()
