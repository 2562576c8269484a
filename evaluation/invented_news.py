"""A corpus of invented news with planted copies, of any size: what sharing is measured on.

Sentences are put together from clauses, words and names, so that no two say the same by chance
more than news does. Ten articles tell of one event: they have its names, its place and its
matter in common, which is what makes finding copies hard. Then passages and single sentences
are planted into other articles: verbatim, trimmed (words left out), or lightly reworded (about
every third content word by a synonym, the order of the clauses changed, an adverb put in).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from evaluation.invented_words import (
    ADVERBS,
    BOILERPLATE,
    PLACES_OF,
    SAID,
    SAYERS,
    SYLLABLES,
    TIMES,
    WHYS,
    read_words,
)

SEED = 7  # of the figures; bars were set on other seeds
KINDS = ("verbatim", "trimmed", "reworded")
ARTICLES_PER_EVENT = 10
N_OUTLETS = 60


class Writer:
    """Writes sentences about events; all chance comes from one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.words = read_words()

    def pick(self, options: list[str]) -> str:
        return options[int(self.rng.integers(len(options)))]

    def name(self) -> str:
        n = int(self.rng.integers(2, 4))
        return "".join(self.pick(SYLLABLES) for _ in range(n)).capitalize()

    def event(self) -> dict[str, list[str]]:
        people = [f"{self.name()} {self.name()}" for _ in range(3)]
        matters = [self.pick(self.words.nouns) for _ in range(5)]
        return {"people": people, "places": [self.name(), self.name()], "matters": matters}

    def thing(self, event: dict[str, list[str]]) -> str:
        own = self.rng.random() < 0.35
        noun = self.pick(event["matters"] if own else self.words.nouns)
        return (
            f"the {self.pick(self.words.adjectives)} {noun}"
            if self.rng.random() < 0.6
            else f"the {noun}"
        )

    def subject(self, event: dict[str, list[str]]) -> str:
        """A person, a thing, or a thing of the place."""
        chance = self.rng.random()
        if chance < 0.3:
            adjective = self.pick(self.words.adjectives).capitalize()
            return f"{adjective} {self.pick(self.words.nouns)} of {self.pick(event['places'])}"
        if chance < 0.6:
            return self.pick(event["people"])
        return self.thing(event).replace("the ", "The ", 1)

    def clauses(self, event: dict[str, list[str]]) -> list[str]:
        """A sentence as clauses: the first is its core, the others may be left out or moved."""
        places, words = event["places"], self.words
        subject = self.subject(event)
        place = self.pick(places) if self.rng.random() < 0.7 else self.name()
        n_things = int(self.rng.integers(3, 990))
        core = f"{subject} {self.pick(words.verbs)} {self.thing(event)}"
        more = [
            f"{self.pick(PLACES_OF)} {place}",
            self.pick(TIMES),
            f"{self.pick(WHYS)} {self.thing(event)} and {self.thing(event)}",
            f"{self.pick(SAYERS)} {self.pick(SAID)}",
            f"which {self.pick(words.verbs)} {n_things} {self.pick(words.nouns)}",
        ]
        n = int(self.rng.integers(2, 5))
        kept = sorted(self.rng.choice(len(more), n, replace=False))
        return [core, *(more[i] for i in kept)]

    def trimmed(self, clauses: list[str]) -> list[str]:
        """One or two clauses left out, never the core."""
        n = int(self.rng.integers(1, min(3, len(clauses))))
        gone = set(self.rng.choice(np.arange(1, len(clauses)), n, replace=False).tolist())
        return [c for i, c in enumerate(clauses) if i not in gone]

    def reworded(self, clauses: list[str]) -> list[str]:
        """Half of the words that have a synonym replaced, clauses moved, an adverb put in."""
        core, *more = [
            " ".join(
                self.other(word) if self.rng.random() < 0.5 else word for word in clause.split()
            )
            for clause in clauses
        ]
        order = self.rng.permutation(len(more))
        more = [more[i] for i in order]
        if self.rng.random() < 0.5:
            more.insert(0, self.pick(ADVERBS))
        return [core, *more]

    def other(self, word: str) -> str:
        found = self.words.others.get(word.lower(), [])
        if not found:
            return word
        new = self.pick(found)
        return new.capitalize() if word[0].isupper() else new


def sentence(clauses: list[str]) -> str:
    """The clauses as one sentence."""
    return " ".join(clauses) + "."


@dataclass(frozen=True)
class Planted:
    """Sentences (SENTENCE_COLUMNS) and the planted copies.

    `copies` has source, copied (sentence ids), kind and planting (copied together); `origin` is,
    for every sentence, what it was made from: two sentences share text if it is the same.
    """

    articles: pd.DataFrame
    sentences: pd.DataFrame
    copies: pd.DataFrame
    origin: dict[str, int]


def plant(n_articles: int, seed: int) -> Planted:
    """A corpus of `n_articles`, three plantings for every ten of them."""
    writer = Writer(seed)
    rng = writer.rng
    texts: list[list[tuple[int, list[str], str, int]]] = []  # origin, clauses, kind, planting
    origin = 0
    for _ in range(-(-n_articles // ARTICLES_PER_EVENT)):
        event = writer.event()
        for _ in range(ARTICLES_PER_EVENT):
            n = int(rng.integers(13, 26))
            texts.append([(origin + i, writer.clauses(event), "", -1) for i in range(n)])
            origin += n
    texts = texts[:n_articles]
    own = [list(text) for text in texts]
    for planting in range(3 * n_articles // 10):
        kind = KINDS[planting % 3]
        source = int(rng.integers(n_articles))
        target = _target(rng, source, n_articles)
        length = 1 if rng.random() < 0.3 else int(rng.integers(3, 9))
        start = int(rng.integers(len(own[source]) - length))
        copy = [
            (made_from, _changed(writer, clauses, kind), kind, planting)
            for made_from, clauses, _, _ in own[source][start : start + length]
        ]
        at = int(rng.integers(len(texts[target]) + 1))
        texts[target][at:at] = copy
    return _tables(texts, own, rng)


def _target(rng: np.random.Generator, source: int, n_articles: int) -> int:
    """Another article, seven times in ten of the same event."""
    first = source - source % ARTICLES_PER_EVENT
    last = min(first + ARTICLES_PER_EVENT, n_articles)
    low, high = (first, last) if rng.random() < 0.7 else (0, n_articles)
    target = int(rng.integers(low, high))
    return target if target != source else (source + 1 if source + 1 < high else low)


def _changed(writer: Writer, clauses: list[str], kind: str) -> list[str]:
    if kind == "verbatim":
        return clauses
    return writer.trimmed(clauses) if kind == "trimmed" else writer.reworded(clauses)


def _tables(
    texts: list[list[tuple[int, list[str], str, int]]],
    own: list[list[tuple[int, list[str], str, int]]],
    rng: np.random.Generator,
) -> Planted:
    source_id: dict[int, str] = {}
    rows, copies, origins = [], [], {}
    for number, text in enumerate(texts):
        article, outlet = f"n{number:05d}", f"Outlet {int(rng.integers(N_OUTLETS)):02d}"
        lines = [
            (made_from, sentence(clauses), kind, plant) for made_from, clauses, kind, plant in text
        ]
        lines += [(-1, line.format(outlet), "", -1) for line in BOILERPLATE if rng.random() < 0.6]
        for position, (made_from, line, kind, planting) in enumerate(lines):
            sentence_id = f"{article}-{position:04d}"
            rows.append((sentence_id, article, outlet, position, "body", "own", "", line, False))
            origins[sentence_id] = made_from
            if kind:
                copies.append((made_from, sentence_id, kind, planting))
            elif made_from >= 0:
                source_id[made_from] = sentence_id
    columns = [
        "sentence_id",
        "article_id",
        "outlet",
        "position",
        "part",
        "voice",
        "speaker",
        "text",
    ]
    sentences = pd.DataFrame(rows, columns=[*columns, "shared"])
    planted = pd.DataFrame(copies, columns=["source", "copied", "kind", "planting"])
    planted["source"] = planted["source"].map(source_id)
    articles = sentences.drop_duplicates("article_id")[["article_id", "outlet"]]
    articles = articles.assign(headline="", published="", url="", text="", event="", share_group="")
    return Planted(articles, sentences, planted, origins)


def made_up_vectors(planted: Planted, seed: int, *, dimension: int = 256) -> np.ndarray:
    """Stand-ins for an encoder's vectors, one per distinct text, in order of appearance.

    The sum of a vector per word, synonyms being near each other and function words short, and of
    noise. They are no encoder: `evaluation.sharing` prints how near both kinds of vectors are.
    """
    rng = np.random.default_rng(seed)
    texts = planted.sentences["text"].drop_duplicates()
    others = read_words().others
    vectors: dict[str, np.ndarray] = {}
    small = {
        w
        for line in [*PLACES_OF, *TIMES, *SAYERS, *SAID, *WHYS, "the and which of"]
        for w in line.split()
    }
    made = np.empty((len(texts), dimension), np.float32)
    common = rng.normal(size=dimension)  # what makes all news alike
    for row, text in enumerate(texts):
        total = 0.9 * common
        for word in text.rstrip(".").lower().split():
            if word not in vectors:
                near = next((vectors[o] for o in others.get(word, []) if o in vectors), None)
                fresh = rng.normal(size=dimension)
                fresh *= 0.4 if word in small else 1.0
                vectors[word] = fresh if near is None else 0.8 * near + 0.6 * fresh
            total = total + vectors[word]
        total = total + 0.6 * rng.normal(size=dimension)
        made[row] = total / np.linalg.norm(total)
    return made
