"""Where sentences speak of a target: by name, by surname, or by a pronoun that clearly means it.

What a sentence says of a target depends on its article: a surname counts where the article gives
the full name, a pronoun right after a sentence that names the target alone. An article's mentions
hang on that article only, so adding another cannot move them.
"""

from collections.abc import Sequence

import pandas as pd

from analysis.corpus.names import lower_words, names_in
from analysis.models.pronouns import pronoun_spans
from analysis.models.questions import Target
from analysis.models.surnames import surname_spans

Spans = tuple[tuple[int, int], ...]


def marked(sentence: str, start: int, end: int) -> tuple[str, str]:
    """The two segments that the network reads: the mention between asterisks, and the mention."""
    mention = sentence[start:end]
    return f"{sentence[:start]}* {mention} *{sentence[end:]}", mention


def article_mentions(texts: Sequence[str], target: Target) -> list[Spans]:
    """Where each sentence of one article speaks of the target, in order.

    Args:
        texts: the sentences of the article in order, the headline first; "" for one not at hand.
        target: whom or what to look for.

    Returns:
        For each sentence (start, end) in characters, from left to right; () where there is none.
    """
    named = [target.spans(text) for text in texts]
    if not any(named):
        return named
    common = lower_words(texts)
    names = [names_in(text, common) for text in texts]
    short = surname_spans(texts, names, target)
    found = [_joined(by_name, alone) for by_name, alone in zip(named, short, strict=True)]
    meant = pronoun_spans(texts, names, found)
    return [spans or pronoun for spans, pronoun in zip(found, meant, strict=True)]


def story_mentions(sentences: pd.DataFrame, target: Target) -> dict[str, Spans]:
    """For each sentence_id of the table (SENTENCE_COLUMNS) where it speaks of the target.

    Give whole articles, also when some of their sentences only are to be scored.
    """
    found: dict[str, Spans] = {}
    for _, article in sentences.groupby("article_id", sort=False):
        positions = article["position"].tolist()
        texts = [""] * (max(positions) + 1)
        for position, text in zip(positions, article["text"], strict=True):
            texts[position] = text
        spans = article_mentions(texts, target)
        found |= {
            sentence_id: spans[position]
            for sentence_id, position in zip(article["sentence_id"], positions, strict=True)
        }
    return found


def _joined(spans: Spans, more: Spans) -> Spans:
    new = [(s, e) for s, e in more if not any(s < end and start < e for start, end in spans)]
    return tuple(sorted([*spans, *new]))
