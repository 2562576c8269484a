"""Whether the right quotations are found in whole articles, and the right speakers named.

Against `evaluation/data/quotations.jsonl` (its README says what counts), whose articles lie beside
the project. Rows of the split "dev" were looked at while the rules were written, "test" was held
back. Printed by `python -m evaluation.voice`.
"""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.corpus.quote_spans import DIRECT, INDIRECT, MIXED
from analysis.studies.corpus import Corpus, build_corpus
from analysis.studies.voices import heard_corpus
from evaluation.intervals import Figure, Index, in_brackets, with_intervals
from evaluation.kinds import Kind
from evaluation.kinds import Outcome as EvaluationOutcome
from evaluation.rows import LabelsError, Row, one_of, text, whole_number
from evaluation.rules import PARSER
from evaluation.scorers import Scorer

FOLDER = Path(__file__).parent / "data"
ARTICLES = Path(__file__).resolve().parents[2] / "shared/data/events/articles.jsonl.gz"
READ = FOLDER / "quotations_read.json"
LEAST_OVERLAP = 0.5  # of the shorter of two stretches, from which on they are one quotation
_SMALL = frozenset("a an the of for s some several".split())  # noqa: SIM905


class Label(NamedTuple):
    """A labelled quotation beside what was found at its place; found is None where nothing was."""

    article_id: str
    kind: str
    gold: str
    found: str | None
    found_kind: str


class Outcome(NamedTuple):
    """The labelled quotations of a split, and how many finds the labels lack."""

    rows: list[Label]
    false: list[str]  # for each of these its article

    @property
    def n_false(self) -> int:
        """How many finds the labels lack."""
        return len(self.false)


def labelled(split: str) -> list[Row]:
    """The rows of a split."""
    lines = (FOLDER / "quotations.jsonl").read_text("utf-8").splitlines()
    return [row for line in lines if (row := json.loads(line))["split"] == split]


def labelled_articles(ids: set[object], path: Path = ARTICLES) -> pd.DataFrame:
    """The articles table of the labelled articles."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        table = pd.DataFrame(map(json.loads, lines)).fillna("")
    return table[table["article_id"].isin(ids)].assign(share_group="")


def stretches_read() -> dict[str, tuple[int, int]]:
    """For each labelled article the stretch of its text of which every quotation is labelled."""
    found: dict[str, tuple[int, int]] = json.loads(READ.read_text("utf-8"))
    return found


def outcome(labels: list[Row], hear: Callable[[Corpus], Corpus] = heard_corpus) -> Outcome:
    """What is found in the articles of these labels, held against them."""
    gold = pd.DataFrame(labels)
    articles = labelled_articles(set(gold["article_id"]))
    nothing = pd.DataFrame(columns=["article_id", "text", "reason"])
    corpus = hear(build_corpus(articles, nothing))
    read = stretches_read()
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    rows: list[Label] = []
    false: list[str] = []
    for article_id, labels in gold.groupby("article_id"):
        found = _places(corpus.sentences, corpus.quotes, str(article_id), texts[article_id])
        begin, end = read[article_id]
        hit: set[int] = set()
        for label in labels.itertuples():
            same = [i for i, f in enumerate(found) if _overlap(f, (label.start, label.end))]
            hit |= set(same)
            first = found[same[0]] if same else None
            rows.append(
                Label(str(article_id), label.kind, label.speaker, first and first[2],
                    first[3] if first else "")
            )  # fmt: skip
        missing = (f for i, f in enumerate(found) if i not in hit)
        false += [str(article_id) for f in missing if begin <= f[0] and f[1] <= end]
    return Outcome(rows, false)


def _places(
    sentences: pd.DataFrame, quotes: pd.DataFrame, article_id: str, text: str
) -> list[tuple[int, int, str, str]]:
    """Start and end in the article's text, speaker and kind of each quotation that was found."""
    letters = [at for at, letter in enumerate(text) if not letter.isspace()]
    mine = sentences[(sentences["article_id"] == article_id) & (sentences["part"] == "body")]
    found, passed = [], 0
    for sentence in mine.itertuples():
        for quote in quotes[quotes["sentence_id"] == sentence.sentence_id].itertuples():
            first = passed + _n_letters(sentence.text[: quote.start])
            last = passed + _n_letters(sentence.text[: quote.end]) - 1
            found.append((letters[first], letters[last] + 1, quote.speaker, quote.kind))
        passed += _n_letters(sentence.text)
    return found


def _n_letters(text: str) -> int:
    return sum(not letter.isspace() for letter in text)


def _overlap(found: tuple[int, int, str, str], label: tuple[int, int]) -> bool:
    common = min(found[1], label[1]) - max(found[0], label[0])
    return common > LEAST_OVERLAP * min(found[1] - found[0], label[1] - label[0])


def same_speaker(gold: str, found: str) -> bool:
    """Whether two names mean one speaker: the same words, or a short form of a name.

    A short form has only words of the other and shares its last word (a person) or its first (a
    body). Small words do not count; several speakers must all be there.
    """
    one, other = (_parts(name.removeprefix("unnamed: ")) for name in (gold, found))
    if one == other:
        return True
    if len(one) != 1 or len(other) != 1 or gold.startswith("unnamed: "):
        return False
    short, long = sorted((one[0], other[0]), key=len)
    if not short:
        return False
    return set(short) <= set(long) and (short[-1] == long[-1] or short[0] == long[0])


def _parts(joint: str) -> list[tuple[str, ...]]:
    """The words of each name, small ones left out, in an order of their own."""
    names = joint.lower().replace("’", "'").split(";")
    return sorted(tuple(w for w in re.findall(r"\w+", name) if w not in _SMALL) for name in names)


def is_named_rightly(row: Label) -> bool:
    """Whether a quotation was found and its speaker named as the label has it."""
    return row.found is not None and same_speaker(row.gold, row.found)


def measure(rows: list[Row], scorer: Scorer) -> EvaluationOutcome:
    """Share of the labelled quotations that are found with the right speaker; parts by kind.

    Raises:
        LabelsError: an article is none of those that were read to the end.
    """
    assert scorer.heard
    if unread := sorted({row["article_id"] for row in rows} - stretches_read().keys()):
        raise LabelsError(
            f"Article “{unread[0]}” is none of those that the project has read to the end "
            f"({READ.name}); speakers are measured on these articles only."
        )
    told = outcome(rows, scorer.heard)
    got, kinds = _measured(told)
    parts = {kind: {**got[kind], "n": int((kinds == kind).sum())} for kind in QUOTE_KINDS}
    return EvaluationOutcome(got[MAIN], {name: got[name] for name in OTHERS}, parts)


def _measured(told: Outcome) -> tuple[dict[str, Figure], np.ndarray]:
    """All figures with their intervals (articles drawn again), and the kind of each row."""
    found = np.array([row.found is not None for row in told.rows] + [True] * told.n_false)
    right = np.array([is_named_rightly(row) for row in told.rows] + [False] * told.n_false)
    kinds = np.array([row.kind for row in told.rows] + [FALSE] * told.n_false)
    articles = [row.article_id for row in told.rows] + told.false
    return with_intervals(lambda index: _figures(found, right, kinds, index), articles), kinds


def _figures(
    found: np.ndarray, right: np.ndarray, kinds: np.ndarray, index: Index
) -> dict[str, float]:
    labels = index[kinds[index] != FALSE]
    hits = labels[found[labels]]
    shares = {
        MAIN: right[labels],
        "of those found": right[hits],
        "quotations found": found[labels],
        "finds that are labelled": kinds[index[found[index]]] != FALSE,
    } | {kind: right[labels[kinds[labels] == kind]] for kind in QUOTE_KINDS}
    return {name: float(some.mean()) if len(some) else np.nan for name, some in shares.items()}


FALSE = "false find"
QUOTE_KINDS = (DIRECT, INDIRECT, MIXED)
MAIN = "speaker right, of all labelled"
OTHERS = ("of those found", "quotations found", "finds that are labelled")
SPEAKERS = Kind(
    "speakers", "speakers", "speakers", "Who is quoted", MAIN, "quotations",
    {"article_id": text, "start": whole_number, "end": whole_number, "kind": one_of(*QUOTE_KINDS),
     "speaker": text, "split": text},
    measure, keep=lambda rows: [row for row in rows if row["split"] == "test"],
    baselines=(), ours=(PARSER,), beside=(ARTICLES,), with_memory=False,
)  # fmt: skip


def report(say: Callable[[str], None], split: str) -> None:
    """Print what was found of a split, and how many speakers are right."""
    told = outcome(labelled(split))
    rows, n_false = told.rows, told.n_false
    found = [row for row in rows if row.found is not None]
    kinds = sum(row.kind == row.found_kind for row in found)
    say(
        f"{split}: {len(found)} of {len(rows)} quotations found, {n_false} finds are none "
        f"(precision {len(found) / (len(found) + n_false):.2f}), kind right in {kinds}"
    )
    got, _ = _measured(told)
    for name, figure in (("all", got[MAIN]), ("those found", got["of those found"])):
        say(f"{split}: speaker right, of {name:<12} {in_brackets(figure)}")
    for kind in ("direct", "indirect", "mixed"):
        part = [row for row in found if row.kind == kind]
        if part:
            right = sum(map(is_named_rightly, part))
            say(f"{split}: speaker right, {kind:<10} {right} of {len(part)}")
