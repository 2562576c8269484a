"""How well copied text is found, and how fast: `python -m evaluation.sharing`.

On invented news with planted copies (`evaluation.invented_news`): recall by kind of copy over the
planted pairs (a source's sentence and its copy), precision over all pairs found (a pair is right
when both sentences were made from one), and seconds at 2,500 and 5,000 articles. The vectors of
those are made up, as 100,000 sentences take the encoder half an hour; on N_REAL articles the real
encoder is used too, and how near the vectors of both kinds are is printed.

Thresholds were set on other seeds (101, 102, and 1) and on real articles; this one was looked
at for reporting only.
"""

import time
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.corpus.sharing import article_links, mark_shared, share_groups, shared_pairs
from analysis.models.encoder import load_encoder
from evaluation.intervals import Figure, number
from evaluation.invented_news import KINDS, SEED, Planted, made_up_vectors, plant
from evaluation.invented_words import BOILERPLATE
from evaluation.kinds import Kind, Outcome
from evaluation.rows import Row
from evaluation.rules import VECTORS, WORDS
from evaluation.scorers import Scorer

SIZES = (2_500, 5_000)
N_REAL = 200
N_RUNS = 3
N_RESAMPLES = 2_000


def rate_ci(hit: np.ndarray, unit: np.ndarray) -> tuple[float, float]:
    """95 % interval of a rate: whole units (plantings, articles) drawn with replacement.

    With no miss, or no hit, at all the bound is that of the rule of three, over the units.
    """
    codes, distinct = pd.factorize(unit)
    n, hits = np.bincount(codes), np.bincount(codes, hit)
    if hits.sum() in (0, n.sum()):
        rate = float(hits.sum() > 0)
        return max(0.0, rate - 3 / len(distinct)), min(1.0, rate + 3 / len(distinct))
    rng = np.random.default_rng(0)
    picks = (rng.integers(len(n), size=len(n)) for _ in range(N_RESAMPLES))
    low, high = np.quantile([hits[p].sum() / n[p].sum() for p in picks], [0.025, 0.975])
    return float(low), float(high)


def rate_line(name: str, hit: np.ndarray, unit: np.ndarray) -> str:
    """One line: the rate with its interval and how many it is of."""
    low, high = rate_ci(hit, unit)
    n_units = len(np.unique(unit))
    return f"  {name:22} {hit.mean():.3f} ({low:.3f} to {high:.3f})  n {len(hit)} in {n_units}"


def hits_of(planted: Planted, pairs: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """For each planted copy whether its pair is found, and for each pair whether it is right."""
    found = set(zip(pairs["sentence_id_a"], pairs["sentence_id_b"], strict=True))
    copies = planted.copies[["source", "copied"]].to_numpy()
    ends = pairs[["sentence_id_a", "sentence_id_b"]].to_numpy()
    right = [planted.origin[a] == planted.origin[b] >= 0 for a, b in ends]
    return np.array([(a, b) in found or (b, a) in found for a, b in copies]), np.array(right)


@lru_cache(maxsize=1)
def _measured_on() -> Planted:
    return plant(SIZES[-1], SEED)


def planted_rows(_: Path) -> list[Row]:
    """The planted copies of the corpus that is measured."""
    return _measured_on().copies.to_dict("records")


def measure(rows: list[Row], scorer: Scorer) -> Outcome:
    """Share of the planted copies that are found; by kind, and how many finds are right, beside."""
    assert scorer.copies
    planted = _measured_on()
    pairs = scorer.copies(planted)
    hit, right = hits_of(planted, pairs)
    kinds, plantings = (planted.copies[name].to_numpy() for name in ("kind", "planting"))
    others = {
        f"{kind} found": _rate(hit[kinds == kind], plantings[kinds == kind]) for kind in KINDS
    }
    others["finds that are copies"] = _rate(right, pairs["article_id_a"].to_numpy())
    return Outcome(_rate(hit, plantings), others)


def _rate(hit: np.ndarray, unit: np.ndarray) -> Figure:
    low, high = rate_ci(hit, unit)
    return {"value": number(hit.mean()), "low": number(low), "high": number(high)}


SHARING = Kind(
    "sharing", "sharing", "sharing", "Copied sentences", "copies found", "planted copies",
    {}, measure, baselines=(), ours=(WORDS, VECTORS), read=planted_rows, with_memory=False,
    ours_alone="the copies are planted by the program itself into news that it invents",
)  # fmt: skip


def report(planted: Planted, pairs: pd.DataFrame) -> None:
    """Recall by kind, precision in all and by kind."""
    copies = planted.copies
    hit, right = hits_of(planted, pairs)
    for kind in KINDS:
        of = (copies["kind"] == kind).to_numpy()
        print(rate_line(f"recall {kind}", hit[of], copies["planting"].to_numpy()[of]))
    units = pairs["article_id_a"].to_numpy()
    print(rate_line("precision", right, units))
    for kind in sorted(pairs["kind"].unique()):
        of = (pairs["kind"] == kind).to_numpy()
        print(rate_line(f"precision {kind}", right[of], units[of]))


def report_groups(planted: Planted, pairs: pd.DataFrame) -> None:
    """Groups: whether their articles truly share, whether long copies are in one, boilerplate."""
    sentences = planted.sentences
    links = article_links(sentences, pairs)
    groups = share_groups(planted.articles, sentences, pairs)
    group_of = dict(zip(groups["article_id"], groups["share_group"], strict=True))
    ids = planted.copies.assign(
        a=planted.copies["source"].str[:6], b=planted.copies["copied"].str[:6]
    )
    made_from = pd.DataFrame(planted.origin.items(), columns=["id", "origin"])
    made_from["article"] = made_from["id"].str[:6]
    alike = made_from[made_from["origin"] >= 0].merge(made_from, on="origin")
    truly = set(map(frozenset, alike[["article_x", "article_y"]].to_numpy()))
    linked = links.loc[links["linked"], ["article_id_a", "article_id_b"]].to_numpy()
    wrong = sum(frozenset(two) not in truly for two in linked)
    print(f"  linked articles {len(linked)}, of which have no sentence from one source {wrong}")
    sizes = groups["share_group"].value_counts()
    print(f"  groups {len(sizes)}, articles {len(groups)}, largest {sizes.max()}")
    long = ids.groupby("planting").filter(lambda rows: len(rows) >= 6).drop_duplicates("planting")
    together = [group_of.get(a, a) == group_of.get(b, b) for a, b in long[["a", "b"]].to_numpy()]
    print(f"  copies of 6 sentences and more in one group: {np.mean(together):.3f} of {len(long)}")
    marked = mark_shared(planted.articles, sentences, pairs, groups)[1]
    line_ends = tuple(line.split("{}")[1] for line in BOILERPLATE)
    boilerplate = marked["text"].str.endswith(line_ends)
    print(
        f"  boilerplate marked as shared: {marked.loc[boilerplate, 'shared'].sum()}"
        f" of {boilerplate.sum()}"
    )


def nearness(planted: Planted, vectors: np.ndarray) -> str:
    """Quartiles of the cosines of planted pairs, by kind, and of sentences of one event."""
    texts = planted.sentences["text"]
    row = dict(zip(texts.drop_duplicates(), range(len(vectors)), strict=True))
    at = dict(zip(planted.sentences["sentence_id"], texts.map(row), strict=True))
    parts = []
    for kind, rows in planted.copies.groupby("kind"):
        ends = rows[["source", "copied"]].map(at.__getitem__).to_numpy()
        parts.append((kind, np.einsum("ij,ij->i", vectors[ends[:, 0]], vectors[ends[:, 1]])))
    own = vectors[texts[planted.sentences["article_id"].str[:5] == "n0000"].map(row).unique()]
    parts.append(("one event", (own @ own.T)[np.triu_indices(len(own), 1)]))
    return "; ".join(
        f"{name} " + " ".join(f"{q:.2f}" for q in np.quantile(values, [0.25, 0.5, 0.75]))
        for name, values in parts
    )


def timed(planted: Planted, vectors: np.ndarray | None) -> tuple[float, float]:
    """Seconds and processor seconds for pairs, groups and marks together."""
    start, processor = time.perf_counter(), time.process_time()
    pairs = shared_pairs(planted.sentences, vectors)
    groups = share_groups(planted.articles, planted.sentences, pairs)
    mark_shared(planted.articles, planted.sentences, pairs, groups)
    return time.perf_counter() - start, time.process_time() - processor


def report_times(corpora: dict[int, tuple[Planted, np.ndarray]]) -> None:
    """The shortest of N_RUNS in turn, as other work on the machine comes and goes."""
    for used in (False, True):
        taken = shortest(
            {n: (planted, made_up if used else None) for n, (planted, made_up) in corpora.items()}
        )
        print("with made-up vectors" if used else "without vectors")
        for size, (wall, processor) in taken.items():
            print(f"  {size} articles: {wall:.1f} s, {processor:.1f} s of the processor")
        wall, processor = taken[SIZES[1]] / taken[SIZES[0]]
        print(f"  twice the corpus: {wall:.2f} times as long, {processor:.2f} of the processor")


def shortest(corpora: dict[int, tuple[Planted, np.ndarray | None]]) -> dict[int, np.ndarray]:
    """For each corpus the shortest of N_RUNS of `timed`, each run a corpus after the other."""
    runs = [{size: timed(*corpus) for size, corpus in corpora.items()} for _ in range(N_RUNS)]
    return {size: np.min([run[size] for run in runs], axis=0) for size in corpora}


def main() -> None:
    """Print all figures."""
    corpora = {}
    for size in SIZES:
        planted = plant(size, SEED)
        vectors = made_up_vectors(planted, SEED)
        corpora[size] = planted, vectors
        for used, how in ((None, "no vectors"), (vectors, "made-up vectors")):
            pairs = shared_pairs(planted.sentences, used)
            print(f"{size} articles, {len(planted.sentences)} sentences, {how}")
            report(planted, pairs)
            report_groups(planted, pairs)
    report_times(corpora)
    planted = plant(N_REAL, SEED)
    real = load_encoder().encode(list(planted.sentences["text"].drop_duplicates()))
    print(f"{N_REAL} articles, the embedded encoder")
    report(planted, shared_pairs(planted.sentences, real))
    print(f"  cosines (quartiles), encoder: {nearness(planted, real)}")
    print(f"  cosines (quartiles), made up: {nearness(planted, made_up_vectors(planted, SEED))}")


if __name__ == "__main__":
    main()
