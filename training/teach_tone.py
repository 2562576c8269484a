"""Let a trained network label further mentions, for a smaller one to learn from.

    python -m training.teach_tone --teacher weights/NAME --data ../shared/data --out FILE

Takes the sentences of NewsMTSC's training split and marks what they mention: the labelled mention,
the same under other names, and other capitalised names of the sentence. `--n-joined` adds pairs of
short sentences made into one, each of its two labelled mentions in turn, since what a small network
hears worst is whom of several a word of praise is for; `--n-inferred` adds names in the sentences
of the inference data. Each gets the teacher's probabilities. `--written` adds the mentions of
`training.news_sentences`: a + or - there stays as it is, an = is half the teacher's. The result, a
gzipped JSON Lines file, is `--taught` of `training.train_encoder`.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from analysis.models.mention import marked
from analysis.models.network import load_network
from training.labels import CERTAIN, Chances, Tone, read_rows, tone_rows
from training.news_sentences import news_rows
from training.renaming import renamed

_NAME = re.compile(r"(?<![.!?“\"‘'(] )(?<!^)\b(?:[A-Z][\w’'-]+)(?: (?:[A-Z][\w’'-]+))*")
MOST_NAMES = 2
JOINTS = (" ", "; ", ", while ", ", but ", " and ")
LONGEST_HALF, LENGTHS = 160, range(40, 300)  # characters: of what is joined; of what is taken
SEED = 5


def further_mentions(rows: Sequence[Tone], seed: int, most: int = MOST_NAMES) -> list[Tone]:
    """Names of the labelled sentences that nobody labelled, with a label of no meaning."""
    draw = random.Random(seed)
    found: dict[Tone, None] = {}
    for row in rows:
        others = [own for own in _names(row.sentence) if own.mention not in row.mention]
        found.update(dict.fromkeys(draw.sample(others, min(most, len(others)))))
    labelled = {(row.sentence, row.start) for row in rows}
    return [row for row in found if (row.sentence, row.start) not in labelled]


def joined_mentions(rows: Sequence[Tone], n: int, seed: int) -> list[Tone]:
    """The mentions of `n` pairs of labelled sentences made into one sentence, one after the other.

    Labels have no meaning.
    """
    draw = random.Random(seed)
    short = [row for row in rows if len(row.sentence) <= LONGEST_HALF]
    found = []
    for _ in range(n):
        first, second = draw.sample(short, 2)
        joint = draw.choice(JOINTS)
        before = first.sentence.rstrip()
        before = (before if joint == " " else before.rstrip(".")) + joint
        both, moved = before + second.sentence, len(before)
        found.append(Tone(both, first.start, first.end, CERTAIN[0]))
        found.append(Tone(both, moved + second.start, moved + second.end, CERTAIN[0]))
    return found


def inferred_mentions(data: Path, n: int, seed: int) -> list[Tone]:
    """`n` names in sentences of the inference data, one a sentence, with a label of no meaning."""
    draw = random.Random(seed)
    rows = read_rows(data / "nli" / "train.jsonl.gz")
    texts = dict.fromkeys(row[part] for row in rows for part in ("premise", "hypothesis"))
    named = [list(_names(text)) for text in texts if len(text) in LENGTHS]
    each = [draw.choice(names) for names in named if names]
    return draw.sample(each, min(n, len(each)))


def weighed(teachers: Sequence[float], sign: Chances | None) -> Sequence[float]:
    """The chances to learn: the teacher's where nobody wrote a sign, the sign, or between."""
    if sign is None:
        return teachers
    if sign != CERTAIN[0]:
        return sign
    return [(own + even) / 2 for own, even in zip(teachers, sign, strict=True)]


def _names(sentence: str) -> Iterator[Tone]:
    for match in _NAME.finditer(sentence):
        if match.end() - match.start() > 2:
            yield Tone(sentence, match.start(), match.end(), CERTAIN[0])


def main() -> None:
    """Mark, ask the teacher, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most-names", type=int, default=MOST_NAMES, help="of a sentence")
    parser.add_argument("--n-joined", type=int, default=0)
    parser.add_argument("--n-inferred", type=int, default=0)
    parser.add_argument("--written", action="store_true", help="our own news sentences as well")
    args = parser.parse_args()
    labelled = tone_rows(args.data / "target_tone" / "train.jsonl.gz")
    written = news_rows() if args.written else []
    asked = [
        *labelled,
        *renamed(labelled, SEED),
        *further_mentions(labelled, SEED, args.most_names),
        *joined_mentions(labelled, args.n_joined, SEED),
        *inferred_mentions(args.data, args.n_inferred, SEED),
        *written,
    ]
    rows = list({(row.sentence, row.start, row.end): row for row in asked}.values())
    scores = load_network(args.teacher).tone_scores(
        [marked(row.sentence, row.start, row.end) for row in rows]
    )
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    signs = {(row.sentence, row.start, row.end): row.chances for row in written}
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for row, chance in zip(rows, chances, strict=True):
            taught = {"sentence": row.sentence, "from": row.start, "to": row.end}
            sign = signs.get((row.sentence, row.start, row.end))
            taught |= {"chances": [round(float(value), 4) for value in weighed(chance, sign)]}
            print(json.dumps(taught, ensure_ascii=False), file=out)
    print(len(rows))


if __name__ == "__main__":
    main()
