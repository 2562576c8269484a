"""How often the intervals hold the true value: `python -m evaluation.coverage`.

Outlets with a known true position are simulated: articles differ from one another (normally, or
skewed to one side), sentences differ within an article, about 40 % of the sentences speak to the
axis at all, and some articles are several times as long as others. The share of intervals that
hold the truth is printed as the table of `docs/measures.md`, beside the plain bootstrap's.
"""

from collections.abc import Iterator

import numpy as np

from analysis.measures.uncertainty import _resample_counts, interval, ratio_spread

N_TRIALS = 4_000
N_ARTICLES = (2, 3, 5, 8, 12, 25)
SCENES = {
    "articles alike, even lengths": (0.05, False, False),
    "articles differ, even lengths": (0.20, False, False),
    "articles differ, uneven lengths": (0.20, False, True),
    "articles skewed, even lengths": (0.20, True, False),
}


def simulate_articles(
    rng: np.random.Generator, n: int, spread: float, skewed: bool, uneven: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Summed weighted scores and weights of `n` articles that speak to the axis."""
    score_sums, weight_sums = np.empty(n), np.empty(n)
    for i in range(n):
        n_sentences = 8 + rng.poisson(rng.choice([6, 30]) if uneven else 14)
        weight = rng.beta(0.5, 2, n_sentences) * (rng.random(n_sentences) < 0.4)
        weight[0] = max(weight[0], 0.01)
        own = spread * (rng.exponential() - 1) if skewed else rng.normal(0, spread)
        score = np.clip(0.1 + own + rng.normal(0, 0.35, n_sentences), -1, 1)
        score_sums[i], weight_sums[i] = (weight * score).sum(), weight.sum()
    return score_sums, weight_sums


def coverage_rows() -> Iterator[tuple[str, int, float, float, float]]:
    """Scene, n articles, coverage of ours and of the plain bootstrap, mean width of ours."""
    for scene, (spread, skewed, uneven) in SCENES.items():
        rng = np.random.default_rng(7)
        sums, weights = simulate_articles(rng, 60_000, spread, skewed, uneven)
        truth = sums.sum() / weights.sum()
        for n in N_ARTICLES:
            held, plain, width = [], [], []
            for _ in range(N_TRIALS):
                s, w = simulate_articles(rng, n, spread, skewed, uneven)
                low, high = interval(ratio_spread(s, w), low=-1, high=1)
                held.append(low <= truth <= high)
                width.append(high - low)
                counts = _resample_counts(n)
                p_low, p_high = np.quantile((counts @ s) / (counts @ w), [0.025, 0.975])
                plain.append(p_low <= truth <= p_high)
            yield scene, n, float(np.mean(held)), float(np.mean(plain)), float(np.mean(width))


def main() -> None:
    """Print the table."""
    print("| articles of the outlet | simulated | holds the truth | plain bootstrap | mean width |")
    print("|---|---|---|---|---|")
    for scene, n, held, plain, width in coverage_rows():
        print(f"| {n} | {scene} | {held:.3f} | {plain:.3f} | {width:.2f} |", flush=True)


if __name__ == "__main__":
    main()
