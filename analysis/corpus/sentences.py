"""From articles to sentences: a maintained splitter, and our repairs for what news does to it.

`sentencex` finds where a sentence may end. On top of it we keep together what it cuts wrongly
("5 p.m. Monday", “Why?” Putin asked) and cut what it leaves whole (quotations of several
sentences). Nothing is dropped: the sentences of a text joined are the text, up to white space.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final

import pandas as pd
from sentencex import segment

from analysis.corpus.schema import SENTENCE_COLUMNS, require_columns
from analysis.corpus.voice import Quotation, quotations, voices
from analysis.errors import CorpusError
from analysis.translation import tr

# Longer "sentences" are tables, lists or code. They are cut between words here, because a model
# reads about this much and would leave the rest out in silence.
MAX_CHARS: Final = 1000
# Within a quotation a sentence stands alone from this many words on: “We will not stop. We will
# go on,” has too little in either half to be scored alone.
MIN_QUOTED_WORDS: Final = 5

_BLANK_LINES = re.compile(r"\n\s*\n")
_STOP_AND_CLOSING = re.compile(r"([.!?…]+)(\s?)(''|[\"”’'»]+)(?=\s|$)")
_IN_STROKES = re.compile(r"``.*\w.*''")  # as texts taken apart have their quotations
_OPENING = re.compile(r"``|[\"“„«‘']")
_INITIALS = re.compile(r"[A-Z]\.")  # no space before: "Korea-U." + "S. summit"
_LIST_NUMBER = re.compile(r"\d{1,3}\.")
# "no." is a number's only before one; `sentencex` takes "I", "Iran" and "Xi" for Roman ones.
_ANSWER = re.compile(
    r"\b[Nn]o\.(?=\s+(?:I\s+[a-z]|I['’]|[A-Z][a-z]))(?!\s+(?:One|Two|Three|Ten)\b)"
)
_CLOCK = re.compile(r"\b[ap]\.?\s?m\.$", re.I)
_AFTER_CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]*\.?\s\d|[A-Z]{1,3}T\b|UTC\b|(?:[A-Z]\w+\s){1,2}time\b"
)
_SPOKEN_END = re.compile(r"[.?!…]\s?(?:''|[\"”’'»])$")
_BY_WHOM = re.compile(
    r"(?:[\w.’'-]+\s){1,5}?(?:said|says|asked|asks|told|tells|wrote|writes|added|adds|replied"
    r"|replies|tweeted|posted|shouted|wondered|exclaimed)\b"
)


def split_sentences(text: str) -> list[str]:
    """The sentences of `text` in order, white space made single; [] for blank text.

    Paragraphs end at blank lines and at line breaks, except in text wrapped to a fixed width.
    A stretch without a letter (a list number, "* * *") stays with its neighbour; a sentence over
    MAX_CHARS characters is cut between words. Takes time in proportion to the length.
    """
    return [sentence for sentence, _ in _sentences(text)]


def paragraph_starts(text: str) -> list[bool]:
    """For each sentence of `split_sentences`, whether it begins a paragraph."""
    return [opens for _, opens in _sentences(text)]


def article_sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """One row per sentence (SENTENCE_COLUMNS): each article's headline, if any, then its body.

    `sentence_id` is the article's id and the 0-based position, "a1-0007". `voice` is read from
    the quotation marks; `quote` and `speaker` are "" and `shared` False until others fill them in
    (`quotes.py`). CorpusError if a column is missing or two articles have one id.
    """
    require_columns(articles, ["article_id", "outlet", "headline", "text"], "articles")
    _require_distinct_ids(articles)
    columns = (articles[name] for name in ("article_id", "outlet", "headline", "text"))
    rows = [row for article in zip(*columns, strict=True) for row in _article_rows(*article)]
    types = {"position": "int64", "shared": "bool"}
    table = pd.DataFrame(rows, columns=SENTENCE_COLUMNS)
    return table.astype({name: types.get(name, "str") for name in SENTENCE_COLUMNS})


def _article_rows(
    article_id: object, outlet: object, headline: object, text: object
) -> Iterator[tuple[object, ...]]:
    title = [] if _is_blank(headline) else [" ".join(str(headline).split())]
    body = [] if _is_blank(text) else _sentences(str(text))
    body_voices = voices([sentence for sentence, _ in body], [opens for _, opens in body])
    parts = [("headline", voice, line) for line, voice in zip(title, voices(title), strict=True)]
    parts += [("body", voice, line) for (line, _), voice in zip(body, body_voices, strict=True)]
    for position, (part, voice, line) in enumerate(parts):
        sentence_id = f"{article_id}-{position:04d}"
        yield sentence_id, article_id, outlet, position, part, voice, "", "", line, False


def _require_distinct_ids(articles: pd.DataFrame) -> None:
    twice = articles["article_id"][articles["article_id"].duplicated()]
    if len(twice):
        raise CorpusError(
            tr(
                "Each article needs its own article_id; used more than once: {ids}.",
                ids=", ".join(sorted(set(map(str, twice)))[:5]),
            )
        )


def _is_blank(value: object) -> bool:
    return not isinstance(value, str) or not value.strip()


def _sentences(text: str) -> list[tuple[str, bool]]:
    """Sentences, each with whether it begins a paragraph."""
    flagged = [
        (sentence, i == 0)
        for paragraph in _paragraphs(text)
        for i, sentence in enumerate(_split_paragraph(paragraph))
    ]
    return [
        (part, opens and i == 0)
        for sentence, opens in _join_wordless(flagged)
        for i, part in enumerate(_cut(sentence))
    ]


def _paragraphs(text: str) -> Iterator[str]:
    for block in _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [" ".join(line.split()) for line in block.split("\n")]
        lines = [line for line in lines if line]
        yield from [" ".join(lines)] if _is_wrapped(lines) else lines


def _is_wrapped(lines: list[str]) -> bool:
    """Whether line breaks only fill a fixed width: full lines, and some go on in lower case."""
    full = all(40 <= len(line) <= 100 for line in lines[:-1])
    return len(lines) > 1 and full and any(line[0].islower() for line in lines[1:])


def _split_paragraph(paragraph: str) -> list[str]:
    """Cut one line where `sentencex` would if it saw no quotation marks; join what must stay."""
    spoken = quotations(paragraph)
    sentences: list[str] = []
    begun = 0
    for start, end in pairwise([0, *_ends(_without_marks(paragraph, spoken))]):
        piece = paragraph[start:end]
        if not piece.strip():
            continue
        if not sentences or not _stay_together(sentences[-1], piece, _is_within(start, spoken)):
            begun = start
            sentences.append("")
        sentences[-1] = paragraph[begun:end].strip()
    return sentences


def _ends(line: str) -> Iterator[int]:
    """Where sentences end, before the white space that follows them; the last with the line."""
    pieces = segment("en", line)
    found = {answer.end() for answer in _ANSWER.finditer(line)}
    for piece, end in zip(pieces[:-1], accumulate(map(len, pieces)), strict=False):
        at = end - (len(piece) - len(piece.rstrip()))
        found.add(at + (line[at - 1 : at + 1] == "''"))  # one mark, which none of them cuts in two
    yield from sorted(found)
    yield len(line)


def _without_marks(paragraph: str, spoken: list[Quotation]) -> str:
    """The paragraph, its marks hidden, as long as before: “We go.” He →  We gox. He.

    A straight closing mark without a stop goes too, also one of two strokes: `sentencex` would take
    it for an opening one and cut nothing up to the next.
    """
    hidden = list(paragraph.encode("utf-8", "replace").decode().replace("‘", " "))
    for start, end, _ in spoken:
        opening = _OPENING.match(paragraph, start)
        if opening:
            hidden[start : opening.end()] = " " * len(opening[0])
        closing = _STOP_AND_CLOSING.search(paragraph, max(end - 8, start), end)
        if closing:
            hidden[closing.start() : end] = "x" * (end - closing.start() - 1) + closing[1][-1]
        elif paragraph[end - 1] == '"':
            hidden[end - 1] = " "
        elif _IN_STROKES.fullmatch(paragraph, start, end):
            hidden[end - 2 : end] = "  "
    return "".join(hidden)


def _is_within(at: int, spoken: list[Quotation]) -> bool:
    before = bisect_left(spoken, at, key=lambda quotation: quotation.start)
    return before > 0 and at < spoken[before - 1].end


def _stay_together(sentence: str, rest: str, within_quotation: bool) -> bool:
    """Whether `rest`, white space at its front included, goes on with `sentence`."""
    piece = rest.strip()
    if len(sentence) + len(rest) >= MAX_CHARS:
        return False
    if not _has_letter(sentence) or not _has_letter(piece):
        return not _LIST_NUMBER.fullmatch(piece)
    if within_quotation and min(_n_words(sentence), _n_words(piece)) < MIN_QUOTED_WORDS:
        return True
    if _CLOCK.search(sentence):
        return _AFTER_CLOCK.match(piece) is not None
    if _INITIALS.match(rest):
        return sentence[-2:-1].isupper()
    stop = _SPOKEN_END.search(sentence)
    goes_on = piece[0].islower() or (stop and stop[0][0] != "." and _BY_WHOM.match(piece))
    return bool(stop and goes_on)


def _join_wordless(sentences: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Give a paragraph without a letter to the sentence before it, or the first to the next."""
    joined: list[tuple[str, bool]] = []
    for sentence, opens in sentences:
        last, last_opens = joined[-1] if joined else ("", True)
        lacks_letter = not _has_letter(sentence) or not _has_letter(last)
        if joined and lacks_letter and len(last) + len(sentence) < MAX_CHARS:
            joined[-1] = (f"{last} {sentence}", last_opens)
        else:
            joined.append((sentence, opens))
    return joined


def _cut(sentence: str) -> Iterator[str]:
    while len(sentence) > MAX_CHARS:
        space = sentence.rfind(" ", 1, MAX_CHARS + 1)
        at = MAX_CHARS if space < 0 else space
        yield sentence[:at].strip()
        sentence = sentence[at:].strip()
    yield sentence


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _n_words(text: str) -> int:
    return len(text.split())
