"""Fine-tune one network that places texts between poles and hears tone toward a target.

    python -m training.train_encoder --base DIR --data ../shared/data --out DIR

Tasks share every layer and take turns by batch. *Axis*: a text lies nearer to the pole that it
agrees with (a softmax over all poles of the batch, the other pole of its own pair being the hard
one). *Vectors*, in its place where `--taught-vectors` is given: texts and poles lie to each other
as a teacher's do. *Tone*: the sentence with the mention between asterisks, and the mention again as
second segment, answered by a small head on the first token. *Inference*, where `--n-inference` asks
for it: the same head says what a premise makes of a hypothesis. Word vectors and the lowest layers
stay as they are. Seeded, logged, and resumed from the last checkpoint in `--out`. The result is a
moving average of the weights, `model.safetensors` and `tone_head.safetensors`. A base that holds a
`tone_head.safetensors` goes on with it.
"""

import argparse
import json
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoModel

from analysis.models.mention import marked
from training.axis_examples import AxisExample
from training.labels import Inference, Taught, Tone, taught_rows, taught_vectors
from training.news_sentences import news_rows
from training.schedule import Settings, schedule

SHARPNESS = 20.0  # a cosine's weight in the softmax: the base was trained with the same
NEUTRAL_WEIGHT = 0.3
COSINE_WEIGHT = 20.0  # a cosine that is .05 off counts like a vector that lies at .95
MAX_TOKENS = 128
N_PASSES = 4
AVERAGE, AVERAGED_EVERY = 0.95, 10  # about the last 200 steps
CHECKPOINT_SECONDS = 600


class Paths(NamedTuple):
    """Where a run starts, what it learns from, and where it writes."""

    base: Path
    data: Path
    out: Path


class ToneHead(nn.Module):
    """From the first token's state to three scores."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.dense = nn.Linear(width, width)
        self.out = nn.Linear(width, 3)

    def forward(self, first: Tensor) -> Tensor:
        """Scores (n, 3) from states (n, width)."""
        return self.out(F.dropout(torch.tanh(self.dense(first)), 0.1, self.training))


class Network(nn.Module):
    """The encoder with its tone head."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.trunk = AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.head = ToneHead(self.trunk.config.hidden_size)
        self.pieces = Tokenizer.from_file(str(base / "tokenizer.json"))
        self.pieces.enable_truncation(MAX_TOKENS)
        pad = self.trunk.config.pad_token_id
        self.pieces.enable_padding(pad_id=pad)
        if (head := base / "tone_head.safetensors").exists():
            self.head.load_state_dict(load_file(head))
        # From this network's vectors to a teacher's wider ones; not part of the result.
        self.wider: nn.Linear | None = None
        self.has_segments = getattr(self.trunk.config, "type_vocab_size", 1) > 1

    def states(self, texts: Sequence[str | tuple[str, str]]) -> tuple[Tensor, Tensor]:
        """Last states (n, tokens, width) and the mask (n, tokens)."""
        coded = self.pieces.encode_batch(list(texts))
        ids = torch.tensor([one.ids for one in coded])
        mask = torch.tensor([one.attention_mask for one in coded])
        given = {"input_ids": ids, "attention_mask": mask}
        if self.has_segments:
            given["token_type_ids"] = torch.tensor([one.type_ids for one in coded])
        return self.trunk(**given).last_hidden_state, mask

    def vectors(self, texts: Sequence[str]) -> Tensor:
        """Mean of the states at length 1 (n, width); like lengths share a pass, to pad little."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        size = -(-len(texts) // N_PASSES)
        found = []
        for start in range(0, len(texts), size):
            states, mask = self.states([texts[i] for i in order[start : start + size]])
            weights = mask[..., None].float()
            found.append(F.normalize((states.float() * weights).sum(1) / weights.sum(1), dim=1))
        back = torch.tensor(order).argsort()
        return torch.cat(found)[back]

    def judged(self, pairs: Sequence[tuple[str, str]]) -> Tensor:
        """The head's scores of pairs of segments (n, 3)."""
        states, _ = self.states(pairs)
        return self.head(states[:, 0]).float()


def axis_loss(network: Network, batch: Sequence[AxisExample]) -> Tensor:
    """Cross-entropy over all poles of the batch; what says neither only keeps its own two even."""
    n = len(batch)
    texts = [row.text for row in batch]
    poles = [row.high for row in batch] + [row.low for row in batch]
    distinct = list(dict.fromkeys(texts + poles))
    at = {text: i for i, text in enumerate(distinct)}
    found = network.vectors(distinct)
    text, pole = found[[at[t] for t in texts]], found[[at[p] for p in poles]]
    cosines = SHARPNESS * text @ pole.T
    same = torch.tensor([[at[a] == at[b] for b in poles] for a in poles])
    agreement = torch.tensor([row.agreement for row in batch])
    rows = torch.arange(n)
    # Another row's pole with the same words is no wrong answer.
    own = torch.zeros(n, 2 * n, dtype=torch.bool)
    own[rows, rows] = own[rows, rows + n] = True
    twin = (same[:n] | same[n:]) & ~own
    cosines = cosines.masked_fill(twin, -1e4)
    chance = F.log_softmax(cosines, dim=1)
    wanted = -(agreement * chance[rows, rows] + (1 - agreement) * chance[rows, rows + n])
    gap = cosines[rows, rows] - cosines[rows, rows + n]
    turned = F.binary_cross_entropy_with_logits(gap, agreement, reduction="none")
    neither = agreement == 0.5
    return torch.where(neither, NEUTRAL_WEIGHT * turned, 0.5 * wanted + turned).mean()


def vector_loss(
    network: Network, batch: Sequence[AxisExample], teacher: Mapping[str, Any]
) -> Tensor:
    """How far the cosines between the batch's texts and poles are from the teacher's, and, through
    a linear map where the teacher's vectors are wider, how far each vector is from its own."""
    texts = list(dict.fromkeys(text for row in batch for text in row[:3]))
    wanted = torch.tensor(np.stack([teacher[text] for text in texts])).float()
    found = network.vectors(texts)
    apart = 1 - F.cosine_similarity(network.wider(found) if network.wider else found, wanted).mean()
    cosines = F.mse_loss(found @ found.T, wanted @ wanted.T)
    return apart + COSINE_WEIGHT * cosines


def tone_loss(network: Network, batch: Sequence[Tone]) -> Tensor:
    """Cross-entropy of the three classes, against labels or a teacher's chances."""
    pairs = [marked(row.sentence, row.start, row.end) for row in batch]
    return F.cross_entropy(network.judged(pairs), torch.tensor([row.chances for row in batch]))


def inference_loss(network: Network, batch: Sequence[Inference]) -> Tensor:
    """The same for a premise and a hypothesis."""
    pairs = [(row.premise, row.hypothesis) for row in batch]
    return F.cross_entropy(network.judged(pairs), torch.tensor([row.chances for row in batch]))


def loss_of(
    network: Network, task: str, batch: list[Any], taught: Taught, given: Settings
) -> Tensor:
    """The loss of one batch of the plan."""
    if task == "axis":
        return axis_loss(network, batch)
    if task == "inference":
        return inference_loss(network, batch)
    if task == "vectors":
        return vector_loss(network, batch, taught.vectors)
    return given.tone_weight * tone_loss(network, batch)


def train(network: Network, taught: Taught, given: Settings, paths: Paths) -> None:
    """Run the plan, from the last checkpoint if there is one."""
    plan = schedule(paths.data, taught, given)
    freeze(network, given.frozen_layers)
    if taught.vectors:
        network.wider = map_to(taught.vectors, network.trunk.config.hidden_size)
    out = paths.out
    moving = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    plain = [p for name, p in moving if p.ndim > 1]
    spared = [p for name, p in moving if p.ndim <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": plain, "weight_decay": 0.01}, {"params": spared, "weight_decay": 0.0}],
        lr=given.rate,
        fused=True,
    )
    average = {name: p.detach().clone() for name, p in moving}
    first, kept = 0, out / "checkpoint.pt"
    if kept.exists():
        found = torch.load(kept, weights_only=True)
        first = found["step"]
        network.load_state_dict(found["network"])
        optimiser.load_state_dict(found["optimiser"])
        average = found["average"]
    began = saved = time.monotonic()
    sums: dict[str, list[float]] = {}
    network.train()
    for step in range(first, len(plan)):
        torch.manual_seed(given.seed * 1_000_003 + step)
        task, batch = plan[step]
        for group in optimiser.param_groups:
            group["lr"] = given.rate * pace(step, len(plan))
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(network, task, batch, taught, given)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for _, p in moving], 1.0)
        optimiser.step()
        if step % AVERAGED_EVERY == 0:
            keep = min(AVERAGE, step / (step + 10 * AVERAGED_EVERY))
            with torch.no_grad():
                for name, p in moving:
                    average[name].lerp_(p, 1 - keep)
        sums.setdefault(task, []).append(loss.item())
        if step % 50 == 49 or step == len(plan) - 1:
            means = {t: round(sum(s) / len(s), 4) for t, s in sorted(sums.items())}
            sums = {}
            seconds = round(time.monotonic() - began)
            print(json.dumps({"step": step + 1, "of": len(plan), "s": seconds} | means), flush=True)
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            saved = time.monotonic()
            state = {"step": step + 1, "network": network.state_dict()}
            state |= {"optimiser": optimiser.state_dict(), "average": average}
            torch.save(state, kept.with_suffix(".part"))
            kept.with_suffix(".part").replace(kept)
    with torch.no_grad():
        for name, p in moving:
            p.copy_(average[name])
    save(network, paths.base, out)


def map_to(vectors: Mapping[str, Any], width: int) -> nn.Linear | None:
    """A linear map from vectors of this width to the teacher's; None where both are as wide."""
    wanted = len(next(iter(vectors.values())))
    return None if wanted == width else nn.Linear(width, wanted, bias=False)


def freeze(network: Network, n_layers: int) -> None:
    """Keep the word vectors, the shared position biases and the lowest layers as they are."""
    for name, p in network.trunk.named_parameters():
        layer = name.split("layer.")[1].split(".")[0] if "layer." in name else "-1"
        p.requires_grad = int(layer) >= n_layers


def pace(step: int, n: int) -> float:
    """Share of the learning rate: up over the first 8 %, then down to 0 in a straight line."""
    rise = max(1, round(0.08 * n))
    return (step + 1) / rise if step < rise else (n - step) / max(1, n - rise)


def save(network: Network, base: Path, out: Path) -> None:
    """Write trunk and head, and beside them the base's tokenizer, unchanged."""
    save_file(
        {k: v.contiguous() for k, v in network.trunk.state_dict().items()},
        out / "model.safetensors",
    )
    save_file(
        {k: v.contiguous() for k, v in network.head.state_dict().items()},
        out / "tone_head.safetensors",
    )
    network.trunk.config.save_pretrained(out)
    shutil.copyfile(base / "tokenizer.json", out / "tokenizer.json")


def main() -> None:
    """Read the settings, train, save."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--taught", type=Path, help="what `training.teach_tone` wrote")
    parser.add_argument("--taught-vectors", type=Path, help="what `teach_vectors` wrote")
    parser.add_argument("--frozen-layers", type=int, default=4)
    parser.add_argument("--rate", type=float, default=3e-5)
    parser.add_argument("--axis-batch", type=int, default=24)
    parser.add_argument("--tone-batch", type=int, default=16)
    parser.add_argument("--tone-epochs", type=float, default=1.0)
    parser.add_argument("--taught-epochs", type=float, default=1.0)
    parser.add_argument("--vector-epochs", type=float, default=1.0)
    parser.add_argument("--n-inference", type=int, default=0)
    parser.add_argument("--n-axis", type=int, default=30_000)
    parser.add_argument("--n-invented", type=int, default=6_000)
    parser.add_argument("--tone-weight", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, help="processors to use; all unless given")
    args = vars(parser.parse_args())
    paths = Paths(args.pop("base"), args.pop("data"), args.pop("out"))
    tones, vectors = args.pop("taught"), args.pop("taught_vectors")
    taught = Taught(taught_rows(tones) if tones else [], taught_vectors(vectors) if vectors else {})
    if threads := args.pop("threads"):
        torch.set_num_threads(threads)
    paths.out.mkdir(parents=True, exist_ok=True)
    given = Settings(**args)
    settings = given._asdict()
    settings |= {"n_taught": len(taught.tones), "n_taught_vectors": len(taught.vectors)}
    own = {row.sentence for row in news_rows()}
    settings["n_written"] = sum(row.sentence in own for row in taught.tones)
    (paths.out / "settings.json").write_text(json.dumps(settings, indent=2) + "\n")
    torch.manual_seed(given.seed)
    train(Network(paths.base), taught, given, paths)


if __name__ == "__main__":
    main()
