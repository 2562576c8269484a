"""A study without its texts, which a licence may forbid to pass on, and how they come back.

Of each article stay its headline, length and SHA-256, of each sentence where it stands in the text;
so whoever has the articles puts the texts back and knows that they are the same to the letter.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from analysis.errors import StudyError
from analysis.studies.study import Study

_HASH, _LENGTH = "text_sha256", "text_length"
_MOST_NAMED = 5


def without_texts(study: Study) -> Study:
    """The study with the texts of articles, sentences and what was left out taken away.

    `sentences` gets `text_from` and `text_to`, places in the article's text or, of a headline, in
    the headline, which stays.
    """
    if not study.has_texts:
        return study
    scored = study.results.sentences
    places = _sentence_places(study.articles, scored)
    blank = scored.assign(text="", text_from=places["text_from"], text_to=places["text_to"])
    return replace(
        study,
        articles=_hashed(study.articles),
        removed=_hashed(study.removed),
        results=replace(study.results, sentences=blank),
    )


def join_texts(study: Study, articles: pd.DataFrame) -> Study:
    """The study with its texts again, found among these articles by their SHA-256.

    StudyError says which are missing. What had been left out of the pages stays away: nothing is
    measured on it.
    """
    if study.has_texts:
        return study
    known = {_sha256(text): text for text in articles["text"]}
    missing = study.articles[~study.articles[_HASH].isin(list(known))]
    if len(missing):
        raise StudyError(_missing(missing, len(study.articles)))
    whole = study.articles.assign(text=study.articles[_HASH].map(known).astype("str"))
    scored = study.results.sentences
    texts = pd.Series(_cut_out(whole, scored), index=scored.index, dtype="str")
    return replace(
        study,
        articles=whole.drop(columns=[_HASH, _LENGTH]),
        removed=study.removed.drop(columns=[_HASH, _LENGTH]),
        results=replace(
            study.results,
            sentences=scored.assign(text=texts).drop(columns=["text_from", "text_to"]),
        ),
    )


def _hashed(table: pd.DataFrame) -> pd.DataFrame:
    hashes = table["text"].map(_sha256).astype("str")
    lengths = table["text"].str.len().astype("int64")
    return table.assign(text="", text_sha256=hashes, text_length=lengths)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _missing(missing: pd.DataFrame, n_all: int) -> str:
    columns = (missing[name].head(_MOST_NAMED) for name in ("article_id", "outlet", "headline"))
    names = "; ".join(
        f"{one} ({outlet}: {line[:60]})" for one, outlet, line in zip(*columns, strict=True)
    )
    more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    return (
        f"The texts of {len(missing)} of {n_all} articles are missing or were edited: "
        f"{names}{more}."
    )


def _sentence_places(articles: pd.DataFrame, scored: pd.DataFrame) -> pd.DataFrame:
    """Where each sentence stands, from … to, in the order of `scored`; −1 where it is not found.

    Sentences hold white space made single, so they are looked for letter by letter without it.
    """
    columns = (articles[name] for name in ("article_id", "headline", "text"))
    wholes = {
        one: {"headline": line, "body": text} for one, line, text in zip(*columns, strict=True)
    }
    distinct = scored.drop_duplicates("sentence_id").sort_values(["article_id", "position"])
    places: dict[str, tuple[int, int]] = {}
    for (article_id, part), rows in distinct.groupby(["article_id", "part"], sort=False):
        found = _find_in_order(wholes[str(article_id)][str(part)], rows["text"])
        places |= dict(zip(rows["sentence_id"], found, strict=True))
    pairs = [places[sentence_id] for sentence_id in scored["sentence_id"]]
    return pd.DataFrame(pairs, columns=["text_from", "text_to"], index=scored.index, dtype="int64")


def _find_in_order(whole: str, sentences: pd.Series) -> Iterator[tuple[int, int]]:
    letters = [place for place, letter in enumerate(whole) if not letter.isspace()]
    packed = "".join(whole.split())
    at = 0
    for sentence in sentences:
        wanted = "".join(sentence.split())
        start = packed.find(wanted, at)
        if start < 0 or not wanted:
            yield -1, -1
            continue
        at = start + len(wanted)
        yield letters[start], letters[at - 1] + 1


def _cut_out(articles: pd.DataFrame, scored: pd.DataFrame) -> Iterator[str]:
    headlines = dict(zip(articles["article_id"], articles["headline"], strict=True))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    columns = ("article_id", "part", "text_from", "text_to")
    for article_id, part, start, end in zip(*(scored[c] for c in columns), strict=True):
        whole = headlines[article_id] if part == "headline" else texts[article_id]
        yield " ".join(whole[max(start, 0) : max(end, 0)].split())
