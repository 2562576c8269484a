"""Move a trained network part of the way back to its base: `python -m training.blend --help`.

Training for polarity costs some of the base's sense of topics, which frames live on. Weights on
the straight line between the two keep most of both (Wortsman et al. 2022, WiSE-FT). What training
left as it was stays the same to the byte.
"""

import argparse
import shutil
from pathlib import Path

from safetensors.numpy import load_file, save_file

KEPT = ("config.json", "tokenizer.json", "tone_head.safetensors", "settings.json")


def blend(base: Path, trained: Path, share: float, out: Path) -> None:
    """Write share × trained + (1 − share) × base; the head and all else as trained."""
    before, after = (load_file(folder / "model.safetensors") for folder in (base, trained))
    found = {}
    for name, tensor in after.items():
        old = before.get(name)
        moved = old is not None and tensor.dtype.kind == "f" and not (old == tensor).all()
        found[name] = tensor * share + old * (1 - share) if moved else tensor
    out.mkdir(parents=True, exist_ok=True)
    save_file(found, out / "model.safetensors")
    for name in KEPT:
        shutil.copyfile(trained / name, out / name)


def main() -> None:
    """Read the settings and blend."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--trained", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.88)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    blend(args.base, args.trained, args.share, args.out)


if __name__ == "__main__":
    main()
