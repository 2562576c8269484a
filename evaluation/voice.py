"""How well voice and speaker are told: `python -m evaluation.voice`.

First against the Media Bias Detector's annotations (1,168 news sentences, three raters; a sentence
is a quote when at least two say so). Its raters saw single sentences and its texts have no
paragraphs and some lost marks, so it is no picture of clean articles. They call indirect speech
("he said that …") a fact, as a rule, and single quoted phrases quotes. Every second article was
looked at while the rules were chosen, the others held back. The data are not part of the project
(their licence is the GPL); they are looked for beside it.

Then against our labels of whole articles (`evaluation/quotations.py`).
"""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from evaluation.intervals import Figure, Index, in_brackets, with_intervals
from evaluation.kinds import Kind, Outcome
from evaluation.marks import by_marks, heard, with_marks
from evaluation.quotations import report
from evaluation.rows import Row, text
from evaluation.rules import ANY_MARK, MARKS, PARSER
from evaluation.scorers import Scorer

DATA = Path(__file__).resolve().parents[2] / "shared/data/sentences/mbd_dev.jsonl.gz"


def read_sentences(path: Path = DATA) -> pd.DataFrame:
    """One row per sentence in order: article_id, sentence, is_quote (majority), agreed (all)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = pd.DataFrame(map(json.loads, lines))
    return _rated(rows)


def _rated(rows: pd.DataFrame) -> pd.DataFrame:
    n_quote = rows["type"].map(lambda types: types.count("quote"))
    n_raters = rows["type"].map(len)
    return rows.assign(is_quote=n_quote * 2 > n_raters, agreed=n_quote.isin([0, 3]))


def is_held_back(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a row's article is one that was not looked at while rules were chosen."""
    places = {article: n for n, article in enumerate(rows["article_id"].unique())}
    return rows["article_id"].map(places) % 2 == 1


def raters(value: object) -> list[str]:
    """What each rater called a sentence."""
    if not isinstance(value, list) or not value:
        raise ValueError("write a list with a word for each rater")
    return [str(one) for one in value]


def measure(rows: list[Row], scorer: Scorer) -> Outcome:
    """F1 of "quoted" on the held-back articles, and on all of them beside it."""
    assert scorer.quoted
    table = _rated(pd.DataFrame(rows))
    quoted = scorer.quoted(table).to_numpy()
    gold, masks = table["is_quote"].to_numpy(), _masks(table)
    found = with_intervals(
        lambda index: _figures(gold, quoted, masks, index), table["article_id"].tolist()
    )
    return Outcome(found[MAIN], {name: found[name] for name in OTHERS})


def _masks(table: pd.DataFrame) -> dict[str, np.ndarray]:
    held = is_held_back(table).to_numpy()
    return {MAIN: held, "F1, all": held | True, "F1, all raters agree": table["agreed"].to_numpy()}


def _figures(
    gold: np.ndarray, quoted: np.ndarray, masks: dict[str, np.ndarray], index: Index
) -> dict[str, float]:
    picked = {name: index[mask[index]] for name, mask in masks.items()}
    found = {name: f1(gold[some], quoted[some]) for name, some in picked.items()}
    held = picked[MAIN]
    hits = (gold[held] & quoted[held]).sum()
    totals = {"precision": quoted[held].sum(), "recall": gold[held].sum()}
    return found | {name: float(hits / n) if n else np.nan for name, n in totals.items()}


MAIN = "F1, held-back articles"
OTHERS = ("precision", "recall", "F1, all", "F1, all raters agree")
VOICE = Kind(
    "voice", "voice", "voice", "Quoted or own words", MAIN, "news sentences",
    {"article_id": text, "sentence": text, "publisher": text, "type": raters},
    measure, baselines=(ANY_MARK, MARKS), ours=(PARSER,), with_memory=False,
)  # fmt: skip


def f1(gold: np.ndarray, found: np.ndarray) -> float:
    """F1 of "quoted", 0 to 1; NaN when there is nothing to find and nothing is found."""
    n = gold.sum() + found.sum()
    return float(2 * (gold & found).sum() / n) if n else float("nan")


def report_line(name: str, rows: pd.DataFrame, found: pd.Series, part: pd.Series) -> str:
    """One line of the table, of a part of the rows: F1 with its interval, precision, recall, n."""
    gold, hit, mask = rows["is_quote"].to_numpy(), found.to_numpy(), part.to_numpy()
    told = _f1_by_article(gold, hit, mask, rows["article_id"].tolist())
    n_right = (gold & hit)[mask].sum()
    rates = f"precision {n_right / hit[mask].sum():.2f}  recall {n_right / gold[mask].sum():.2f}"
    return f"{name:44} F1 {in_brackets(told)}  {rates}  n {mask.sum()}"


def _f1_by_article(
    gold: np.ndarray, found: np.ndarray, mask: np.ndarray, articles: list[str]
) -> Figure:
    def measured(index: Index) -> dict[str, float]:
        some = index[mask[index]]
        return {"F1": f1(gold[some], found[some])}

    return with_intervals(measured, articles)["F1"]


def main(say: Callable[[str], None] = print) -> None:
    """Print the table."""
    rows = read_sentences()
    marks, said = by_marks(rows), heard(rows)
    marked = with_marks(rows)
    held = is_held_back(rows)
    quoted = said["voice"] == "quoted"
    indirect = quoted | (said["quote"] != "")
    for name, part in (("all", held | True), ("held back", held)):
        say(report_line(f"{name}: any quotation mark", rows, marked, part))
        say(report_line(f"{name}: by marks alone", rows, marks == "quoted", part))
        say(report_line(f"{name}: voice is quoted", rows, quoted, part))
        say(report_line(f"{name}: with indirect speech", rows, indirect, part))
    say(report_line("voice is quoted, all raters agree", rows, quoted, rows["agreed"]))
    missed = rows["is_quote"] & ~quoted
    say(
        f"{rows['is_quote'].sum()} quotes; {missed.sum()} missed, of which "
        f"{(missed & ~marked).sum()} hold no mark at all."
    )
    for split in ("dev", "test"):
        report(say, split)


if __name__ == "__main__":
    main()
