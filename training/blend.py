"""Move a trained network part of the way back to its base: `python -m training.blend --help`.

Training for polarity costs some of the base's sense of topics, which frames live on. Weights on
the straight line between the two keep most of both (Wortsman et al. 2022, WiSE-FT). What training
left as it was stays the same to the byte. The head is the trained one's, or with `--head` blended
alike: so two runs from one start are averaged into one network (Wortsman et al. 2022, model soups).
"""

import argparse
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file, save_file

TRUNK, HEAD = "model.safetensors", "tone_head.safetensors"
KEPT = ("config.json", "tokenizer.json", HEAD, "settings.json")
Tensors = dict[str, np.ndarray[Any, Any]]


def blend(base: Path, trained: Path, share: float, out: Path, *, head: bool = False) -> None:
    """Write share × trained + (1 − share) × base; all else as trained, the head unless asked."""
    out.mkdir(parents=True, exist_ok=True)
    for name in KEPT:
        shutil.copyfile(trained / name, out / name)
    for name in (TRUNK, HEAD) if head else (TRUNK,):
        before, after = (load_file(folder / name) for folder in (base, trained))
        save_file(_between(before, after, share), out / name)


def _between(before: Tensors, after: Tensors, share: float) -> Tensors:
    found = {}
    for name, tensor in after.items():
        old = before.get(name)
        moved = old is not None and tensor.dtype.kind == "f" and not (old == tensor).all()
        found[name] = tensor * share + old * (1 - share) if moved else tensor
    return found


def main() -> None:
    """Read the settings and blend."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--trained", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.88)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--head", action="store_true", help="blend the heads as well")
    args = parser.parse_args()
    blend(args.base, args.trained, args.share, args.out, head=args.head)


if __name__ == "__main__":
    main()
