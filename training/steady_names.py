"""Fit a linear map of a network's vectors under which names move a sentence less.

    python -m training.steady_names --teacher NETWORK_DIR --data ../shared/data --out DIR

What a sentence says of a target does not change with the target's name, but its place between two
poles does. `training.swapped_rows` has sentences under four names each; the map is fitted so that
each lies, under all of them, where it lay on average, and that other texts (those of
`training.axis_examples`) stay where they are, alone and to each other. It adds to each vector v the
product v·down·up, of low rank, and v is then brought to length 1 again. NETWORK_DIR is a folder
that `training.export_encoder` wrote, without such a map; `steady_names.safetensors` in `--out` is
what it takes up when it writes the trained network of that folder.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F

from analysis.models.network import load_network
from training.axis_examples import axis_examples
from training.labels import tone_rows
from training.network_weights import STEADY
from training.news_sentences import news_rows
from training.swapped_rows import WORDS, Swapped, swapped_rows
from training.teach_vectors import distinct_texts

RANK = 128
EPOCHS, BATCH, RATE = 16, 64, 5e-4
STEADY_WEIGHT = 300.0  # places that are .02 off count like a vector that lies at .988
KEPT_WEIGHT = 10.0
COSINE_WEIGHT = 20.0  # as in `train_encoder`
N_KEPT, N_INVENTED, KEPT_BATCH = 3_000, 6_000, 256


class SteadyNames(nn.Module):
    """v + v·down·up at length 1; what `training.encoder_graph` puts behind the mean of the states.

    `up` begins at 0: the map leaves all vectors as they are until it has learned something.
    """

    def __init__(self, width: int, rank: int) -> None:
        super().__init__()
        self.down = nn.Parameter(torch.randn(width, rank) / width**0.5)
        self.up = nn.Parameter(torch.zeros(rank, width))

    def forward(self, vectors: Tensor) -> Tensor:
        """Mapped vectors, shape and length as given."""
        return F.normalize(vectors + vectors @ self.down @ self.up, dim=-1)


class Learned(NamedTuple):
    """Vectors to fit to: of sentences and poles by name (n, names, width), of poles that name
    nobody (n_poles, width), and of the texts that stay (n_texts, width)."""

    texts: Tensor
    lows: Tensor
    highs: Tensor
    nobody_lows: Tensor
    nobody_highs: Tensor
    kept: Tensor


def places(text: Tensor, low: Tensor, high: Tensor) -> Tensor:
    """How far along the way from low to high each text lies, in units of the vectors: poles that
    lie near each other do not count for more."""
    return (text * F.normalize(high - low, dim=-1)).sum(-1)


def steady_loss(steady: SteadyNames, given: Learned, some: Tensor, poles: Tensor) -> Tensor:
    """How far places under a name are from the mean over names before the map, squared: between
    poles that hold the name, and between `poles`, one of those that name nobody for each text."""
    text = given.texts[some]
    nobody = given.nobody_lows[poles][:, None], given.nobody_highs[poles][:, None]
    lost = torch.zeros(())
    for ends in ((given.lows[some], given.highs[some]), nobody):
        wanted = places(text, *ends).mean(1, keepdim=True)
        found = places(steady(text), *(steady(end) for end in ends))
        lost = lost + (found - wanted).square().mean()
    return lost


def kept_loss(steady: SteadyNames, kept: Tensor) -> Tensor:
    """How far texts move, and how far their cosines to each other do."""
    moved = steady(kept)
    apart = 1 - F.cosine_similarity(moved, kept).mean()
    return apart + COSINE_WEIGHT * F.mse_loss(moved @ moved.T, kept @ kept.T)


def fitted(given: Learned, rank: int, epochs: int, seed: int) -> SteadyNames:
    """The map; the same one for the same vectors and seed."""
    torch.manual_seed(seed)
    steady = SteadyNames(given.texts.shape[-1], rank)
    optimiser = torch.optim.AdamW(steady.parameters(), lr=RATE, weight_decay=0.01)
    n, n_poles = len(given.texts), len(given.nobody_lows)
    batches = [some for _ in range(epochs) for some in torch.randperm(n).split(BATCH)]
    for step, some in enumerate(batches):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - step / len(batches))
        poles = torch.randint(n_poles, (len(some),))
        kept = given.kept[torch.randint(len(given.kept), (KEPT_BATCH,))]
        steadied = STEADY_WEIGHT * steady_loss(steady, given, some, poles)
        loss = steadied + KEPT_WEIGHT * kept_loss(steady, kept)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if (step + 1) % 500 == 0 or step + 1 == len(batches):
            told = {"step": step + 1, "of": len(batches), "steady": round(steadied.item(), 4)}
            print(json.dumps(told | {"loss": round(loss.item(), 4)}), flush=True)
    return steady


def learned(teacher: Path, rows: Sequence[Swapped], kept: Sequence[str]) -> Learned:
    """The teacher's vectors of all that is fitted to."""
    columns = [[text for row in rows for text in row[part]] for part in range(3)]
    columns += [[pair[end] for pair in WORDS["nobody"]] for end in (0, 1)]
    columns.append(list(kept))
    texts = list(dict.fromkeys(text for column in columns for text in column))
    vectors = load_network(teacher).vectors(texts)
    at = {text: i for i, text in enumerate(texts)}
    swapped, nobody, others = columns[:3], columns[3:5], columns[5]
    shape = (len(rows), -1, vectors.shape[1])
    of = [torch.tensor(vectors[[at[text] for text in c]]).reshape(shape) for c in swapped]
    ends = [torch.tensor(vectors[[at[text] for text in column]]) for column in nobody]
    return Learned(*of, *ends, torch.tensor(vectors[[at[text] for text in others]]))


def main() -> None:
    """Collect the texts, ask the teacher, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    labelled = tone_rows(args.data / "target_tone" / "train.jsonl.gz")
    rows = swapped_rows([*labelled, *news_rows()], args.seed)
    examples = axis_examples(args.data, N_INVENTED, args.seed)[:N_KEPT]
    given = learned(args.teacher, rows, distinct_texts(examples))
    steady = fitted(given, RANK, EPOCHS, args.seed)
    save_file(steady.state_dict(), args.out / STEADY)
    with torch.no_grad():
        cosine = F.cosine_similarity(steady(given.kept), given.kept).mean().item()
    print(f"{len(rows)} sentences, {len(given.kept)} texts kept at a mean cosine of {cosine:.4f}")


if __name__ == "__main__":
    main()
