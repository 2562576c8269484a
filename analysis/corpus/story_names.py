"""Who a story is about: the names that most of its articles share, as likely targets.

A recogniser (`entities.py`) says what is a name. A last name alone counts as the person whose full
name the story gives.
"""

import re
from collections import defaultdict
from typing import NamedTuple

import pandas as pd

from analysis.corpus.entities import Entity, entities_in
from analysis.corpus.names import without_titles
from analysis.corpus.parsing import Progress
from analysis.corpus.schema import SENTENCE_COLUMNS, require_columns

# Of peoples ("Iranian") a story says much, and rarely as of whom it praises or blames.
_TARGETS = {"PERSON", "GPE", "ORG"}
# Enough to tell whom a story is about; the recogniser reads some hundred sentences a second.
_MOST_SENTENCES = 400
_LEAST_AN_ARTICLE = 3
_AROUND = re.compile(r"^(?:[Tt]he )?(.*?)(?:['’]s?)?$", re.DOTALL)


class NameCount(NamedTuple):
    """A name, the shorter forms it goes by, and in how many articles and sentences it stands."""

    name: str
    aliases: tuple[str, ...]
    n_articles: int
    n_sentences: int


def story_names(
    sentences: pd.DataFrame, *, most: int = 24, progress: Progress | None = None
) -> list[NameCount]:
    """The names that stand in most articles, then in most sentences; ties by name.

    Of a large story the first sentences of each article are read, 400 in all or three an article.
    `progress` is told (distinct sentences read, of so many), and ends the work by what it raises.

    Raises:
        CorpusError: The recogniser of names is not installed.
    """
    require_columns(sentences, SENTENCE_COLUMNS, "sentences")
    read = _sentences_read(sentences)
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    named = entities_in(read["text"].tolist(), progress)
    rows = zip(read["article_id"], read["sentence_id"], named, strict=True)
    for article, sentence, entities in rows:
        for name in filter(None, map(_target_name, entities)):
            found[name].add((article, sentence))
    counts = [_count(name, aliases, found) for name, aliases in _with_aliases(found).items()]
    counts.sort(key=lambda c: (-c.n_articles, -c.n_sentences, c.name))
    return [count for count in counts if count.n_sentences > 1][:most]


def _sentences_read(sentences: pd.DataFrame) -> pd.DataFrame:
    body = sentences[sentences["part"] == "body"]
    share = _MOST_SENTENCES // max(1, body["article_id"].nunique())
    return body.groupby("article_id", sort=False).head(max(_LEAST_AN_ARTICLE, share))


def _target_name(entity: Entity) -> str:
    """The name without article, title and possessive; "" for what is no likely target."""
    whole = _AROUND.match(" ".join(entity.name.split()))
    name = without_titles(whole[1]) if whole and entity.kind in _TARGETS else ""
    return name if name[:1].isupper() and len(name) > 1 else ""


def _with_aliases(found: dict[str, set[tuple[str, str]]]) -> dict[str, tuple[str, ...]]:
    """Each name with its short forms: a last name belongs to the one full name that ends in it."""
    owners: dict[str, list[str]] = defaultdict(list)
    for name in found:
        for other in found:
            if other != name and other.endswith(" " + name):
                owners[name].append(other)
    aliases: dict[str, list[str]] = {name: [] for name in found}
    for short, longer in owners.items():
        longest = max(longer, key=lambda name: (len(found[name]), name))
        if len(found[short]) >= len(found[longest]):
            # The short form is the usual one: it names the entry, the long forms are aliases.
            for name in longer:
                aliases.pop(name, None)
            aliases.setdefault(short, []).extend(longer)
        else:
            aliases.pop(short, None)
            aliases.setdefault(longest, []).append(short)
    return {name: tuple(sorted(set(others))) for name, others in aliases.items()}


def _count(
    name: str, aliases: tuple[str, ...], found: dict[str, set[tuple[str, str]]]
) -> NameCount:
    places = set().union(*(found.get(form, set()) for form in (name, *aliases)))
    return NameCount(name, aliases, len({article for article, _ in places}), len(places))
