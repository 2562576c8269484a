"""How well quotation marks tell whose voice a sentence is in: `python -m evaluation.voice`.

Against the Media Bias Detector's annotations (1,168 news sentences, three raters; a sentence is a
quote when at least two say so). Its raters saw single sentences and its texts have no paragraphs
and some lost marks, so it is no picture of clean articles. They also call many sentences quotes
that hold no marks ("he said that …") or only a phrase in them; ours stay "own" there. The data
are not part of the project (their licence is the GPL); they are looked for beside it.
"""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.corpus import voice

DATA = Path(__file__).resolve().parents[2] / "shared/data/sentences/mbd_dev.jsonl.gz"
N_RESAMPLES = 2_000
OTHER_SHARES = (0.2, 0.25, 0.5, 0.65)
MARKS = re.compile(r"[\"“”]")


def read_sentences(path: Path = DATA) -> pd.DataFrame:
    """One row per sentence in order: article_id, sentence, is_quote (majority), agreed (all)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = pd.DataFrame(map(json.loads, lines))
    n_quote = rows["type"].map(lambda types: types.count("quote"))
    n_raters = rows["type"].map(len)
    return rows.assign(is_quote=n_quote * 2 > n_raters, agreed=n_quote.isin([0, 3]))


def article_voices(rows: pd.DataFrame) -> pd.Series:
    """The voice of every row, read article by article."""
    return rows.groupby("article_id", sort=False)["sentence"].transform(
        lambda sentences: voice.voices(list(sentences))
    )


def f1(gold: np.ndarray, found: np.ndarray) -> float:
    """F1 of "quoted", 0 to 1; NaN when there is nothing to find and nothing is found."""
    n = gold.sum() + found.sum()
    return float(2 * (gold & found).sum() / n) if n else float("nan")


def f1_ci(rows: pd.DataFrame, found: pd.Series) -> tuple[float, float]:
    """95 % interval of F1, from whole articles drawn with replacement."""
    places = list(rows.groupby("article_id", sort=False).indices.values())
    gold, hits = rows["is_quote"].to_numpy(), found.to_numpy()
    rng = np.random.default_rng(0)
    drawn = (rng.integers(len(places), size=len(places)) for _ in range(N_RESAMPLES))
    picks = (np.concatenate([places[i] for i in articles]) for articles in drawn)
    low, high = np.quantile([f1(gold[pick], hits[pick]) for pick in picks], [0.025, 0.975])
    return float(low), float(high)


def report_line(name: str, rows: pd.DataFrame, found: pd.Series) -> str:
    """One line of the table: F1 with its interval, precision, recall, n."""
    gold = rows["is_quote"]
    low, high = f1_ci(rows, found)
    hits = (gold & found).sum()
    score = f1(gold.to_numpy(), found.to_numpy())
    rates = f"precision {hits / found.sum():.2f}  recall {hits / gold.sum():.2f}"
    return f"{name:44} F1 {score:.3f} ({low:.3f} to {high:.3f})  {rates}  n {len(rows)}"


def with_share(share: float, rows: pd.DataFrame) -> pd.Series:
    """`article_voices` under another QUOTED_SHARE, which is put back afterwards."""
    kept = voice.QUOTED_SHARE
    try:
        voice.QUOTED_SHARE = share  # type: ignore[misc]
        return article_voices(rows)
    finally:
        voice.QUOTED_SHARE = kept  # type: ignore[misc]


def main(say: Callable[[str], None] = print) -> None:
    """Print the table."""
    rows = read_sentences()
    found = article_voices(rows)
    marked = rows["sentence"].str.contains(MARKS)
    sure = rows["agreed"]
    say(report_line("any quotation mark in the sentence", rows, marked))
    say(report_line("quoted, unknown taken as not quoted", rows, found == "quoted"))
    say(report_line("quoted, where all raters agree", rows[sure], found[sure] == "quoted"))
    known = found != "unknown"
    say(report_line("quoted, unknown left out", rows[known], found[known] == "quoted"))
    for share in OTHER_SHARES:
        say(report_line(f"quoted, share {share}", rows, with_share(share, rows) == "quoted"))
    missed = rows["is_quote"] & (found != "quoted")
    say(
        f"{rows['is_quote'].sum()} quotes; {missed.sum()} missed, of which "
        f"{(missed & ~marked).sum()} hold no mark at all. {(found == 'unknown').sum()} unknown."
    )


if __name__ == "__main__":
    main()
