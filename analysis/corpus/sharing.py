"""Copied and agency text: what the articles of a corpus share, marked before anything is scored.

pairs = shared_pairs(sentences, vectors)                      which sentences, and how
groups = share_groups(articles, sentences, pairs, removed)    which articles, and whence
articles, sentences = mark_shared(articles, sentences, pairs, groups)
shared_share(pairs, sentences)                                how much, outlet by outlet
word_changes(text_a, text_b)                                  what a rewriting changed
"""

from itertools import product
from typing import Final

import pandas as pd

from analysis.corpus.boilerplate import is_boilerplate
from analysis.corpus.passages import PASSAGE_COLUMNS, shared_passages
from analysis.corpus.repeated_text import is_carried_by_several, same_text
from analysis.corpus.schema import require_columns
from analysis.corpus.share_groups import GROUP_COLUMNS, article_links, share_groups
from analysis.corpus.shared_pairs import PAIR_COLUMNS, shared_pairs
from analysis.corpus.word_diff import word_changes

__all__ = [
    "GROUP_COLUMNS",
    "PAIR_COLUMNS",
    "PASSAGE_COLUMNS",
    "SHARE_COLUMNS",
    "article_links",
    "copied_pairs",
    "is_boilerplate",
    "mark_shared",
    "share_groups",
    "shared_pairs",
    "shared_passages",
    "shared_share",
    "word_changes",
]

# One row per outlet and outlet; see `shared_share`.
SHARE_COLUMNS: Final = [
    "outlet",
    "found_in",
    "share",
    "n_shared",
    "n_sentences",
    "n_articles",
    "n_articles_found_in",
]


def shared_share(
    pairs: pd.DataFrame, sentences: pd.DataFrame, counted: pd.DataFrame | None = None
) -> pd.DataFrame:
    """How much of each outlet's text is found in each other outlet (SHARE_COLUMNS), by name.

    `share` = n_shared / n_sentences: of the sentences of `outlet`, those that have a pair in an
    article of `found_in`; 0 to 1, not symmetric. An outlet with itself is its articles with its
    other articles: NaN where it has only one. Sentences count once however often they are found.
    With `counted` only these of the sentences count, wherever in the other outlet they are found;
    NaN where an outlet has none of them.
    """
    require_columns(sentences, ["sentence_id", "article_id", "outlet"], "sentences")
    counted = sentences if counted is None else counted
    outlets = sorted(map(str, sentences["outlet"].unique()))
    n_sentences = counted.groupby("outlet").size().reindex(outlets, fill_value=0).to_dict()
    n_articles = sentences.groupby("outlet")["article_id"].nunique().to_dict()
    outlet_of = sentences.set_index("sentence_id")["outlet"]
    one, other = pairs["sentence_id_a"], pairs["sentence_id_b"]
    both = pd.DataFrame({"id": pd.concat([one, other]), "found": pd.concat([other, one])})
    both["outlet"], both["found_in"] = both["id"].map(outlet_of), both["found"].map(outlet_of)
    both = both[both["id"].isin(counted["sentence_id"])]
    n_shared = both.groupby(["outlet", "found_in"])["id"].nunique().to_dict()
    rows = []
    for a, b in product(outlets, repeat=2):
        n = int(n_shared.get((a, b), 0))
        is_told = n_sentences[a] and not (a == b and n_articles[a] == 1)
        share = n / n_sentences[a] if is_told else float("nan")
        rows.append((a, b, share, n, n_sentences[a], n_articles[a], n_articles[b]))
    return pd.DataFrame(rows, columns=SHARE_COLUMNS)


def copied_pairs(pairs: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """The pairs that are copied text: verbatim or trimmed, or of any kind within a share group.

    One fact that two reporters put alike is not copied text.
    """
    group_of = dict(zip(groups["article_id"], groups["share_group"], strict=True))
    group_a, group_b = pairs["article_id_a"].map(group_of), pairs["article_id_b"].map(group_of)
    copied = pairs["kind"].isin(["verbatim", "trimmed"]) | (group_a == group_b)
    return pairs[copied].reset_index(drop=True)


def mark_shared(
    articles: pd.DataFrame, sentences: pd.DataFrame, pairs: pd.DataFrame, groups: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Copies of both tables with `share_group` and `shared` filled; every row in has a row out.

    `shared` is true for a sentence that is in one of the `copied_pairs`, or stands word for word,
    however short, in another article of its share group or in a copy of its whole article.
    `share_group` is "" for an article in no group.
    """
    group_of = dict(zip(groups["article_id"], groups["share_group"], strict=True))
    marked = articles["article_id"].map(lambda i: group_of.get(i, "")).astype("str")
    texts = same_text(sentences, copied_pairs(pairs, groups), group_of)
    shared = is_carried_by_several(sentences, texts)
    return articles.assign(share_group=marked), sentences.assign(shared=shared)
