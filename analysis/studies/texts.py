"""A study without its texts, which a licence may forbid to pass on, and how they come back.

Of each article stay its headline, length and SHA-256, of each sentence where it stands in the text;
so whoever has the articles puts the texts back and knows that they are the same to the letter.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from analysis.corpus.claim_sentences import with_speaker as spoken
from analysis.corpus.claims import claim_id
from analysis.errors import StudyError
from analysis.studies.study import Study
from analysis.studies.tables import EXCERPTS, KINDS
from analysis.translation import tr

_HASH, _LENGTH = "text_sha256", "text_length"
_FROM, _TO = "text_from", "text_to"
_MOST_NAMED = 5


def without_texts(study: Study) -> Study:
    """The study with the texts of articles, sentences and what was left out taken away.

    Each table with words of articles gets `text_from` and `text_to`, places in the article's text
    or, of a headline, in the headline, which stays. Single words, as terms and names, stay too.
    """
    if not study.has_texts:
        return study
    results = study.results
    further = dict(results.further)
    for name in [name for name in EXCERPTS if name in further]:
        further[name] = _blank(study.articles, further[name], KINDS[name].excerpt)
    scored = _blank(study.articles, results.sentences, KINDS["sentences"].excerpt)
    return replace(
        study,
        articles=_hashed(study.articles),
        removed=_hashed(study.removed),
        results=replace(results, sentences=scored, further=further),
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
    results = study.results
    further = dict(results.further)
    for name in [name for name in EXCERPTS if name in further]:
        further[name] = _filled(whole, further[name])
    return replace(
        study,
        articles=whole.drop(columns=[_HASH, _LENGTH]),
        removed=study.removed.drop(columns=[_HASH, _LENGTH]),
        results=replace(results, sentences=_filled(whole, results.sentences), further=further),
    )


def _blank(articles: pd.DataFrame, table: pd.DataFrame, key: str) -> pd.DataFrame:
    """The table with places for texts; a claim's wording, which is made of one, goes as well."""
    places = _places(articles, table, key)
    blank = table.assign(text="", text_from=places["text_from"], text_to=places["text_to"])
    return blank.assign(wording="") if "wording" in table else blank


def _filled(articles: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The table with its texts cut out of the articles again."""
    texts = pd.Series(_cut_out(articles, table), index=table.index, dtype="str")
    filled = table.assign(text=texts).drop(columns=[_FROM, _TO])
    return filled.assign(wording=_wordings(filled)) if "wording" in table else filled


def _wordings(claims: pd.DataFrame) -> pd.Series:
    """The wording of each claim, told by its id, which is made of it: one of its sentences."""
    columns = (claims[name] for name in ("text", "speaker"))
    told = [wording for pair in zip(*columns, strict=True) for wording in (pair[0], spoken(*pair))]
    named = {claim_id(wording): wording for wording in told}
    return claims["claim_id"].map(lambda one: named.get(one, "")).astype("str")


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
    n, rest = len(missing), len(missing) - _MOST_NAMED
    if rest > 0:
        return tr(
            "The texts of {n} of {n_all} articles are missing or were edited: {articles} and "
            "{rest} more.",
            n=n,
            n_all=n_all,
            articles=names,
            rest=rest,
        )
    return tr(
        "The texts of {n} of {n_all} articles are missing or were edited: {articles}.",
        n=n,
        n_all=n_all,
        articles=names,
    )


def _places(articles: pd.DataFrame, table: pd.DataFrame, key: str) -> pd.DataFrame:
    """Where each row's text stands, from … to, in the order of `table`; −1 where it is not found.

    Sentences hold white space made single, so they are looked for letter by letter without it.
    """
    columns = (articles[name] for name in ("article_id", "headline", "text"))
    wholes = {
        one: {"headline": line, "body": text} for one, line, text in zip(*columns, strict=True)
    }
    order = ["article_id", "position", *(["start"] if "start" in table else [])]
    distinct = table.drop_duplicates(key).sort_values(order, kind="stable")
    places: dict[str, tuple[int, int]] = {}
    for (article_id, part), rows in distinct.groupby(["article_id", "part"], sort=False):
        whole = wholes[str(article_id)][str(part)]
        found = _find_in_order(whole, rows["text"], overlapping="start" in table)
        places |= dict(zip(rows[key], found, strict=True))
    pairs = [places[one] for one in table[key]]
    return pd.DataFrame(pairs, columns=[_FROM, _TO], index=table.index, dtype="int64")


def _find_in_order(
    whole: str, sentences: pd.Series, *, overlapping: bool
) -> Iterator[tuple[int, int]]:
    letters = [place for place, letter in enumerate(whole) if not letter.isspace()]
    packed = "".join(whole.split())
    at = 0
    for sentence in sentences:
        wanted = "".join(sentence.split())
        start = packed.find(wanted, at)
        if start < 0 or not wanted:
            yield -1, -1
            continue
        at = start + (0 if overlapping else len(wanted))
        yield letters[start], letters[start + len(wanted) - 1] + 1


def _cut_out(articles: pd.DataFrame, scored: pd.DataFrame) -> Iterator[str]:
    headlines = dict(zip(articles["article_id"], articles["headline"], strict=True))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    columns = ("article_id", "part", _FROM, _TO)
    for article_id, part, start, end in zip(*(scored[c] for c in columns), strict=True):
        whole = headlines[article_id] if part == "headline" else texts[article_id]
        yield " ".join(whole[max(start, 0) : max(end, 0)].split())
