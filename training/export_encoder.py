"""Make the shipped sentence encoder from its base model. One command, the same bytes every time:

    pip install -r requirements-torch.txt
    python -m training.export_encoder                # downloads the base model, 440 MB
    python -m training.export_encoder --model DIR    # or takes it from a folder

Writes `weights/parallax-encoder/`: the graph, its numbers in 8 bits, the tokenizer, and a manifest
with every file's SHA-256. Nothing is trained and nothing is drawn at random; the one thing learned
from data, which channels stay in float, is read from `outlier_channels.json` (`find_outliers`
says how it was made). Afterwards run `training.measure_encoder` with `--keep`, which
measures what was made and writes the model card.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np

from training.base_model import base_weights, fetch_base, sha256
from training.encoder_graph import MAX_TOKENS, WIDTH, encoder_graph
from training.find_outliers import OUTLIERS
from training.onnx_files import LAYERS, WORDS, save_graph

OUT = Path(__file__).parents[1] / "weights" / "parallax-encoder"
SHIPPED = ["model.onnx", LAYERS, WORDS, "tokenizer.json"]
VERSION = "1"


def export_encoder(model: Path, out: Path) -> None:
    """Write the shipped folder `out` from the base model in `model`."""
    out.mkdir(parents=True, exist_ok=True)
    chosen = json.loads(OUTLIERS.read_text())
    outliers = {name: np.array(channels) for name, channels in chosen.items()}
    save_graph(encoder_graph(base_weights(model), outliers), out)
    shutil.copyfile(model / "tokenizer.json", out / "tokenizer.json")
    manifest = {
        "name": "parallax-encoder",
        "version": VERSION,
        "licence": "Apache-2.0",
        "dimension": WIDTH,
        "max_tokens": MAX_TOKENS,
        "files": {name: sha256(out / name) for name in SHIPPED},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


def main() -> None:
    """Fetch or take the base model, then export."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", type=Path, help="folder of all-mpnet-base-v2")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        export_encoder(args.model or fetch_base(Path(scratch)), args.out)


if __name__ == "__main__":
    main()
