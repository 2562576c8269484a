"""What eight bits cost: a tier's figures as shipped, beside those of float networks.

    python -m training.measure_rounding --tier accurate --base DIR --data ../shared/data

Trained weights are not kept as floats. So each of `--draws` networks moves every shipped weight at
random within the half step that rounding hid, as the trained network lay somewhere within it; what
was never trained is the base's own. Nothing else of them is rounded, neither weights nor what
passes from layer to layer. `--tone DIR` gives the float network for tone where there is one.
Writes `rounding.json` into the folder of the results (`--out`), with the networks that it compared;
`python -m evaluation --render` then tells it in docs/models.md.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from analysis.models.encoder import Encoder
from analysis.models.frame_calibration import calibration_of
from analysis.models.frames import FrameScorer
from analysis.models.network import TONE_GRAPH, Network, load_network
from analysis.models.tiers import TIERS, Tier, load_tier, tier_folder
from analysis.models.tone import ToneScorer, read_calibration
from evaluation.floors import MAIN
from evaluation.intervals import Figure
from evaluation.results import FOLDER
from evaluation.rounding import Values, rounding_entry, write_rounding
from evaluation.scorers import Scorer, tier_scorer
from evaluation.tasks import chosen_tasks, known_tasks
from training.base_model import sha256
from training.encoder_graph import encoder_graph
from training.model_card import BASES
from training.network_weights import NetworkWeights, arranged, read_network
from training.onnx_files import GRAPH, LAYERS, WORDS, save_graph
from training.rewrite_graph import shipped_steady
from training.unpack_weights import Unpacked, read_graph, unpacked_trunk

TASKS = ["tone", "axis", "frames"]


def drawn_network(shipped: Path, graph_file: str, base: Path, draw: int) -> NetworkWeights:
    """A float network that eight bits would round to the shipped one."""
    graph = Unpacked(read_graph(shipped / graph_file), np.random.default_rng(draw))
    config = json.loads((base / "config.json").read_text())
    made = shipped / "training.json"
    n_frozen = json.loads(made.read_text())["settings"]["frozen_layers"]
    tensors = load_file(base / "model.safetensors")
    trunk = unpacked_trunk(graph, config["model_type"], tensors, n_frozen)
    head = graph.head() if "tone.weight" in graph.constants else None
    return arranged(config, trunk, head, shipped_steady(graph.constants))


def float_network(weights: NetworkWeights, shipped: Path) -> Network:
    """The network in float, under the name of the shipped one, whose calibrations it uses."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        save_graph(encoder_graph(weights, {}), folder)
        shutil.copyfile(shipped / "tokenizer.json", folder / "tokenizer.json")
        told = json.loads((shipped / "manifest.json").read_text("utf-8"))
        files = [GRAPH, LAYERS, WORDS, "tokenizer.json"]
        told |= {"files": {file: sha256(folder / file) for file in files}}
        (folder / "manifest.json").write_text(json.dumps(told))
        return load_network(folder)


def float_scorers(tier: str, base: Path, heard: Path | None, draws: int) -> Iterator[Scorer]:
    """One scorer a draw, with the curves of the tier as it ships."""
    shipped = tier_folder(tier)
    curves = calibration_of(load_tier(tier).encoder)
    has_own = (shipped / TONE_GRAPH).exists()
    for draw in range(draws):
        network = float_network(drawn_network(shipped, GRAPH, base, draw), shipped)
        tone = network
        if has_own:
            own = read_network(heard) if heard else drawn_network(shipped, TONE_GRAPH, base, draw)
            tone = float_network(own, shipped)
        encoder = Encoder(network.info, network.dimension, network.texts)
        scorer = ToneScorer(tone, read_calibration(shipped))
        made = tier_scorer(Tier(tier, encoder, scorer), FrameScorer(encoder, curves))
        yield replace(made, name=f"float {draw + 1}")


def figures(scorer: Scorer, data: Path) -> Values:
    """The first figure of each task, and the other figures beside it."""
    found = {}
    for task in chosen_tasks(known_tasks(data), TASKS):
        outcome = task.kind.measure(task.rows(), scorer)
        found[task.name, MAIN, task.kind.metric] = value_of(outcome.main)
        for name, one in outcome.others.items():
            found[task.name, name, name] = value_of(one)
    return found


def compared(tier: Tier, heard: Path | None, draws: int) -> list[str]:
    """What is compared, in words: what ships, then each float network."""
    info, tone = tier.encoder.info, f", with tone by {heard.resolve().name}" if heard else ""
    told = f"a float network that rounds to it, the rest of {BASES[tier.name][0]}{tone}"
    floats = [f"{told} (draw {draw})" for draw in range(1, draws + 1)]
    return [f"{info.name} {info.version} as it ships", *floats]


def value_of(figure: Figure) -> float:
    """The figure itself, NaN where there is none."""
    value = figure["value"]
    return float("nan") if value is None else value


def main() -> None:
    """Print a line a figure: shipped, each float network, and what eight bits cost; write all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tier", choices=TIERS, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tone", type=Path, help="folder of the float network that hears tone")
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the results")
    args = parser.parse_args()
    tier = load_tier(args.tier)
    shipped = figures(tier_scorer(tier, FrameScorer(tier.encoder)), args.data)
    floats = [
        figures(scorer, args.data)
        for scorer in float_scorers(args.tier, args.base, args.tone, args.draws)
    ]
    for key, value in shipped.items():
        others = [found[key] for found in floats]
        said = " ".join(f"{other:.4f}" for other in others)
        name = f"{key[0]} {key[2]}"
        print(f"{name:<45} {value:.4f}  float {said}  cost {np.mean(others) - value:+.4f}")
    own = {tier.encoder.info.fingerprint, *(one.fingerprint for one in tier.scorers.values())}
    networks = compared(tier, args.tone, args.draws)
    print(write_rounding(args.out, args.tier, rounding_entry(own, shipped, floats, networks)))


if __name__ == "__main__":
    main()
