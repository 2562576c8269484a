"""Share groups: articles that hold so much of one another's text that they count as one voice."""

from collections import defaultdict
from typing import Final

import numpy as np
import pandas as pd

from analysis.corpus.origins import likely_origin
from analysis.corpus.passages import shared_passages
from analysis.corpus.schema import require_columns
from analysis.corpus.shared_pairs import MAX_CARRIERS

# One row per article in a share group; see `share_groups`.
GROUP_COLUMNS: Final = ["share_group", "article_id", "origin", "origin_reason"]
# One row per two articles that share text; see `article_links`.
LINK_COLUMNS: Final = [
    "article_id_a",
    "article_id_b",
    "n_shared_a",
    "n_shared_b",
    "n_sentences_a",
    "n_sentences_b",
    "passage_words",
    "linked",
]

# Two articles are linked when this share of the shorter one's sentences is found in the other …
LINK_SHARE: Final = 0.3
LINK_SENTENCES: Final = 2  # … and at least so many;
# or by a passage, sentences one after another in both: so many verbatim or trimmed ones, or more
# of any kind, with so many words.
# An outlet's own articles are not linked so: they end in the same lines.
PASSAGE_SENTENCES: Final = 2
REWORDED_PASSAGE_SENTENCES: Final = 4
PASSAGE_WORDS: Final = 25
# Two groups grow together only when this share of the pairs between them is linked, so that
# a shares with b, and b something else with c, does not make a and c one.
MERGE_SHARE: Final = 0.5


def article_links(sentences: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """One row per two articles with a pair between them (LINK_COLUMNS), sorted by id.

    `n_shared_a` counts a's sentences that are found in b, without those marked "quoted": two
    reporters may quote the same words without sharing a text. `passage_words` is the length of
    the longest passage, 0 for none; `linked` says whether they belong together.
    """
    require_columns(
        sentences, ["sentence_id", "article_id", "outlet", "position", "text"], "sentences"
    )
    quoted = sentences[sentences["voice"] == "quoted"] if "voice" in sentences else sentences[:0]
    own = pairs[~pairs["sentence_id_a"].isin(quoted["sentence_id"])]
    n_sentences = sentences.groupby("article_id").size()
    links = own.groupby(["article_id_a", "article_id_b"], as_index=False).agg(
        n_shared_a=("sentence_id_a", "nunique"), n_shared_b=("sentence_id_b", "nunique")
    )
    links["n_sentences_a"] = links["article_id_a"].map(n_sentences).astype("int64")
    links["n_sentences_b"] = links["article_id_b"].map(n_sentences).astype("int64")
    longest = _passage_words(sentences, own)
    keys = zip(links["article_id_a"], links["article_id_b"], strict=True)
    links["passage_words"] = np.array([longest.get(key, 0) for key in keys], np.int64)
    outlet_of = sentences.drop_duplicates("article_id").set_index("article_id")["outlet"]
    outlet_a, outlet_b = (links[f"article_id_{x}"].map(outlet_of) for x in "ab")
    links["linked"] = _is_linked(links, outlet_a == outlet_b)
    return links[LINK_COLUMNS]


def _passage_words(sentences: pd.DataFrame, pairs: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Words (of a) in the longest passage of each two articles that counts as one."""
    copied = shared_passages(sentences, pairs[pairs["kind"].isin(["verbatim", "trimmed"])])
    any_kind = shared_passages(sentences, pairs)
    copied = copied[copied["n_sentences"] >= PASSAGE_SENTENCES]
    any_kind = any_kind[any_kind["n_sentences"] >= REWORDED_PASSAGE_SENTENCES]
    runs = pd.concat([copied, any_kind]).sort_values("n_words")
    keys = zip(runs["article_id_a"].map(str), runs["article_id_b"].map(str), strict=True)
    return dict(zip(keys, runs["n_words"].map(int), strict=True))  # the longest comes last


def _is_linked(links: pd.DataFrame, same_outlet: pd.Series) -> pd.Series:
    a_is_shorter = links["n_sentences_a"] <= links["n_sentences_b"]
    n_shared = links["n_shared_a"].where(a_is_shorter, links["n_shared_b"])
    share = n_shared / links["n_sentences_a"].where(a_is_shorter, links["n_sentences_b"])
    much = (share >= LINK_SHARE) & (n_shared >= LINK_SENTENCES)
    return much | ((links["passage_words"] >= PASSAGE_WORDS) & ~same_outlet)


def grouped_articles(links: pd.DataFrame) -> list[list[str]]:
    """The groups, each at least two articles sorted by id, in the order of their first ids.

    The strongest links first (most sentences, then ids), two groups grow together when at least
    MERGE_SHARE of the pairs of articles between them are linked.
    """
    linked = links[links["linked"]]
    strength = linked[["n_shared_a", "n_shared_b"]].min(axis=1)
    linked = linked.assign(strength=-strength).sort_values(
        ["strength", "article_id_a", "article_id_b"]
    )
    edges = [
        (str(a), str(b))
        for a, b in zip(linked["article_id_a"], linked["article_id_b"], strict=True)
    ]
    members: dict[str, list[str]] = {i: [i] for edge in edges for i in edge}
    group = {i: i for i in members}
    between: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for a, b in edges:
        between[a][b] += 1
        between[b][a] += 1
    for a, b in edges:
        _merge(group[a], group[b], members, group, between)
    return sorted(sorted(found) for found in members.values() if len(found) > 1)


def _merge(
    one: str,
    other: str,
    members: dict[str, list[str]],
    group: dict[str, str],
    between: dict[str, dict[str, int]],
) -> None:
    """Let two groups grow together, the smaller into the larger, if enough links are between."""
    # of a text with more carriers than that not all pairs are listed
    most = min(len(members[one]), MAX_CARRIERS) * min(len(members[other]), MAX_CARRIERS)
    if one == other or between[one][other] < MERGE_SHARE * most:
        return
    small, large = sorted((one, other), key=lambda g: (len(members[g]), g))
    for i in members[small]:
        group[i] = large
    members[large] += members.pop(small)
    for third, n in between.pop(small).items():
        del between[third][small]
        if third != large:
            between[large][third] += n
            between[third][large] += n


def share_groups(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    pairs: pd.DataFrame,
    removed: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per article in a share group (GROUP_COLUMNS), sorted by group and article.

    A group is named "share-" and the first of its article ids, so its name does not depend on
    what else is in the corpus. `origin` is an agency, an outlet or "unknown", with the reason;
    `removed` (REMOVED_COLUMNS) is where cleaning put most agency credits. An article is in one
    group at most; one that shares with none is in no row.
    """
    require_columns(articles, ["article_id", "outlet", "published", "text"], "articles")
    outlets, dates, texts = (_by_id(articles, name) for name in ("outlet", "published", "text"))
    left_out = {} if removed is None else _joined(removed)
    rows = []
    for found in grouped_articles(article_links(sentences, pairs)):
        origin, reason = likely_origin(found, texts, left_out, outlets, dates)
        rows += [(f"share-{found[0]}", i, origin, reason) for i in found]
    return pd.DataFrame(rows, columns=GROUP_COLUMNS, dtype="str")


def _by_id(articles: pd.DataFrame, column: str) -> dict[str, str]:
    values = articles[column].fillna("").map(str)
    return dict(zip(articles["article_id"].map(str), values, strict=True))


def _joined(removed: pd.DataFrame) -> dict[str, str]:
    """What was left out of each article, one line after another."""
    lines: dict[str, str] = {}
    for article_id, text in zip(removed["article_id"], removed["text"], strict=True):
        lines[str(article_id)] = f"{lines.get(str(article_id), '')}\n{text}"
    return lines
