"""How many there are of a thing, as a report says it: 1 article, 1,200 sentences."""

from analysis.charts.labels import count_word
from analysis.formats import number
from analysis.translation import trn


def articles_words(n: int) -> str:
    """So many articles."""
    return trn("{count} article", "{count} articles", n, count=number(n))


def sentences_words(n: int, voice: str = "") -> str:
    """So many sentences, and in which voice where one is named."""
    count = number(n)
    if voice == "all":
        return trn(
            "{count} sentence in all voices", "{count} sentences in all voices", n, count=count
        )
    if voice == "apart":
        return trn(
            "{count} sentence, own and quoted apart",
            "{count} sentences, own and quoted apart",
            n,
            count=count,
        )
    if voice == "own":
        return trn(
            "{count} sentence in their own voice",
            "{count} sentences in their own voice",
            n,
            count=count,
        )
    if voice == "quoted":
        return trn(
            "{count} sentence of what they quote",
            "{count} sentences of what they quote",
            n,
            count=count,
        )
    return trn("{count} sentence", "{count} sentences", n, count=count)


def outlets_words(n: int, *, spelled: bool = False) -> str:
    """So many outlets; up to ten of them spelled out where that is asked for."""
    count = count_word(n) if spelled else number(n)
    return trn("{count} outlet", "{count} outlets", n, count=count)


def quotations_words(n: int) -> str:
    """So many quotations."""
    return trn("{count} quotation", "{count} quotations", n, count=number(n))


def words_words(n: int) -> str:
    """So many words."""
    return trn("{count} word", "{count} words", n, count=number(n))


def parts_words(n: int) -> str:
    """So many parts of a page."""
    return trn("{count} part", "{count} parts", n, count=number(n))


def claims_words(n: int) -> str:
    """So many claims."""
    return trn("{count} claim", "{count} claims", n, count=number(n))
