"""How much of an article our reading keeps, and how much of the rest it lets through.

Run `python -m evaluation.extraction`; `--worst 10` lists the worst of the pages looked at.

Real news pages with their article bodies marked by hand (article-extraction-benchmark, MIT; the
pages themselves are their sites' and are not part of this project). Each page is read twice: as
HTML, and as the text a browser would save of it. Precision, recall and F1 count word tokens as a
bag, page by page; the figure is their mean over pages, with a bootstrap interval over pages.
Pages whose name starts with an even hexadecimal digit were looked at while the cleaning was tuned.
trafilatura reads the same pages in the same run, by its default settings, without its fallbacks and
with `favor_precision`, each without comments.

A second table counts characters: of those of the words of the marked body the share that is kept
from the page's text, and of those kept the share that is body; the median over pages, and pooled.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from pathlib import Path
from statistics import median

import trafilatura

from analysis.corpus.cleaning import clean_page
from analysis.corpus.encoding import decode_bytes, normalise_characters
from analysis.corpus.extraction import extract_page
from analysis.corpus.lines import WORD
from analysis.corpus.page import Page
from analysis.corpus.webpage import parse_html, visible_blocks
from analysis.errors import CorpusError

PAGES = Path(__file__).resolve().parents[2] / "shared" / "data" / "extraction"
N_RESAMPLES, SEED = 2000, 20250623
AS_TEXT = "saved as text"
OTHERS = {
    "trafilatura": {},
    "trafilatura, no fallback": {"fast": True},
    "trafilatura, favor_precision": {"favor_precision": True},
}
WANTED = 0.97
Score = tuple[float, float, float]


def tokens(text: str) -> Counter[str]:
    """The words of a text with their counts."""
    return Counter(WORD.findall(text.lower().replace("’", "'")))


def token_score(found: str, truth: str) -> Score:
    """Precision, recall and F1 of the words found against the words of the true article."""
    ours, gold = tokens(found), tokens(truth)
    common = sum((ours & gold).values())
    precision = common / max(sum(ours.values()), 1)
    recall = common / max(sum(gold.values()), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-12)


def character_counts(found: str, truth: str) -> tuple[int, int, int]:
    """Characters of the words that both have, of those of the body, and of those kept."""
    ours, gold = tokens(found), tokens(truth)
    return n_characters(ours & gold), n_characters(gold), n_characters(ours)


def n_characters(words: Counter[str]) -> int:
    """How many characters these words have together."""
    return sum(len(word) * n for word, n in words.items())


def with_subheads(page: Page) -> str:
    """The article as the benchmark counts it: with the headings that we set aside."""
    heads = [stretch.text for stretch in page.removed if stretch.reason == "subhead"]
    return "\n".join([page.text, *heads])


def read_all(html_text: str, name: str) -> dict[str, str]:
    """What each way of reading finds on one page."""
    blocks = "\n".join(visible_blocks(parse_html(html_text, name)))
    as_text = clean_page(blocks)
    try:
        as_html = extract_page(html_text, name)
    except CorpusError:
        as_html = Page("")
    return {
        "HTML": as_html.text,
        "HTML, subheads put back": with_subheads(as_html),
        AS_TEXT: as_text.text,
        f"{AS_TEXT}, subheads put back": with_subheads(as_text),
        "no cleaning (floor)": blocks,
    } | {
        way: trafilatura.extract(html_text, include_comments=False, **settings) or ""
        for way, settings in OTHERS.items()
    }


def mean_ci(values: list[float]) -> tuple[float, float, float]:
    """The mean and its 95 % bootstrap interval over pages."""
    draw = random.Random(SEED)
    means = sorted(
        sum(draw.choices(values, k=len(values))) / len(values) for _ in range(N_RESAMPLES)
    )
    low, high = means[int(0.025 * N_RESAMPLES)], means[int(0.975 * N_RESAMPLES) - 1]
    return sum(values) / len(values), low, high


def measure(folder: Path) -> tuple[dict[str, dict[str, Score]], dict[str, tuple[int, int, int]]]:
    """For each way of reading the score of each page; and each page's counts, saved as text."""
    truth = json.loads((folder / "ground_truth.json").read_text(encoding="utf-8"))
    scores: dict[str, dict[str, Score]] = {}
    counts: dict[str, tuple[int, int, int]] = {}
    for path in sorted((folder / "html").glob("*.html.gz")):
        name = path.name.split(".")[0]
        text = decode_bytes(gzip.decompress(path.read_bytes()), name, declares=True).text
        for way, found in read_all(normalise_characters(text), name).items():
            score = token_score(found, truth[name]["articleBody"])
            scores.setdefault(way, {})[name] = score
            if way == AS_TEXT:
                counts[name] = character_counts(found, truth[name]["articleBody"])
    return scores, counts


def characters_row(half: str, counts: list[tuple[int, int, int]]) -> str:
    """A row of the table of characters."""
    shares = [(both / max(gold, 1), both / max(kept, 1)) for both, gold, kept in counts]
    both, gold, kept = map(sum, zip(*counts, strict=True))
    kept_share, body_share = (median(one) for one in zip(*shares, strict=True))
    return (
        f"| {half} | {len(counts)} | {kept_share:.3f} | {body_share:.3f} "
        f"| {both / gold:.3f} | {both / kept:.3f} | {sum(min(pair) >= WANTED for pair in shares)} |"
    )


def was_tuned_on(name: str) -> bool:
    """Whether a page belongs to the half that was looked at."""
    return int(name[0], 16) % 2 == 0


def main() -> None:
    """Print the table of figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=PAGES)
    parser.add_argument("--worst", type=int, default=0, help="also list the worst pages looked at")
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.exit(1, f"{options.folder} is not here: the labelled pages are not shipped.\n")
    scores, counts = measure(options.folder)
    print("| way of reading | pages | n | precision | recall | F1 [95 % interval] |")
    print("|---|---|---|---|---|---|")
    for way, pages in scores.items():
        for half, tuned in (("looked at", True), ("held back", False)):
            rows = [score for name, score in pages.items() if was_tuned_on(name) is tuned]
            precision, recall, f1 = ([row[part] for row in rows] for part in range(3))
            mean, low, high = mean_ci(f1)
            print(
                f"| {way} | {half} | {len(rows)} | {sum(precision) / len(rows):.3f} "
                f"| {sum(recall) / len(rows):.3f} | {mean:.3f} [{low:.3f}, {high:.3f}] |"
            )
        looked_at = sorted((s, n) for n, s in pages.items() if was_tuned_on(n))
        for score, name in sorted(looked_at, key=lambda row: row[0][2])[: options.worst]:
            print(f"    {name[:16]} {score[0]:.2f} {score[1]:.2f} {score[2]:.2f}")
    print(f"\nCharacters, {AS_TEXT}:\n")
    print("| pages | n | body kept, median | kept is body, median | body kept, pooled ", end="")
    print(f"| kept is body, pooled | pages with {WANTED} of both |\n|---|---|---|---|---|---|---|")
    for half, tuned in (("looked at", True), ("held back", False)):
        rows = [row for name, row in counts.items() if was_tuned_on(name) is tuned]
        print(characters_row(half, rows))


if __name__ == "__main__":
    main()
