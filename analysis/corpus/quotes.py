"""Who is quoted with which words: the quotations of every article, and the sentences' voices.

The parse of a sentence tells its quotations (`quote_spans.py`), the article who speaks in them
(`quote_speakers.py`), the corpus how a speaker is spelled (`name_variants.py`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.corpus.cues import colour_of
from analysis.corpus.marked_words import Stretch, marked_stretches, n_words
from analysis.corpus.mentions import named_in
from analysis.corpus.name_variants import usual_names
from analysis.corpus.parse import NAMES, SYNTAX, Parse
from analysis.corpus.parsing import Progress, parse_texts
from analysis.corpus.quote_spans import MIXED, Span, spans_in
from analysis.corpus.quote_speakers import speakers_of
from analysis.corpus.schema import QUOTE_COLUMNS, SENTENCE_COLUMNS, require_columns
from analysis.corpus.sentences import paragraph_starts
from analysis.corpus.speaker_kinds import Kinds
from analysis.corpus.speakers import INSTITUTION, NAMED, Line, Speaker
from analysis.corpus.unmarked_quotes import with_unmarked
from analysis.corpus.voice_by_cues import voices_by_cues


class Voices(NamedTuple):
    """The sentences with voice, quote and speaker filled in, and the quotations in them."""

    sentences: pd.DataFrame
    quotes: pd.DataFrame


def paragraphs_of(articles: pd.DataFrame) -> dict[str, list[bool]]:
    """For each article which sentences of its body begin a paragraph."""
    require_columns(articles, ["article_id", "text"], "articles")
    return {
        article_id: paragraph_starts(text) if isinstance(text, str) and text.strip() else []
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
    }


def find_quotes(
    sentences: pd.DataFrame,
    starts: Mapping[str, Sequence[bool]],
    progress: Progress | None = None,
) -> Voices:
    """Every quotation (QUOTE_COLUMNS), and the sentences with what they quote.

    Args:
        sentences: SENTENCE_COLUMNS.
        starts: For each article which sentences begin a paragraph (`paragraphs_of`); none given for
            an article, all its sentences are one paragraph.
        progress: Called with (sentences done, sentences in all), from this thread. What it raises
            ends the work; what has been parsed until then stays known.

    Raises:
        CorpusError: A column is missing, or the parser cannot be used.
    """
    require_columns(sentences, SENTENCE_COLUMNS, "sentences")
    texts, far = sentences["text"].tolist(), _Far(progress, len(sentences))
    parses = parse_texts(texts, {SYNTAX, NAMES}, progress=far.parsed)
    by_text = dict(zip(texts, parses, strict=True))
    found: dict[str, _Heard] = {}
    articles = {str(one): mine for one, mine in sentences.groupby("article_id", sort=False)}
    kinds, n_read = Kinds(), 0
    for article_id, mine in articles.items():
        lines, stretches = _lines(mine, by_text, starts.get(article_id, ()))
        kinds.hear(article_id, lines)
        found[article_id] = _heard(mine, lines, stretches)
        n_read += len(mine)
        far.read(n_read)
    for article_id, settled in kinds.settled().items():
        mine = articles[article_id]
        lines, stretches = _lines(mine, by_text, starts.get(article_id, ()))
        found[article_id] = _heard(mine, lines, stretches, settled)
    rows = [row for heard in found.values() for row in heard.rows]
    voices = {one: said for heard in found.values() for one, said in heard.voices.items()}
    return _tables(sentences, rows, voices)


class _Heard(NamedTuple):
    """The quotations of an article, and voice, kind of quotation and speakers of each sentence."""

    rows: list[dict[str, object]]
    voices: dict[str, tuple[str, str, str]]


def _lines(
    mine: pd.DataFrame, by_text: Mapping[str, Parse], starts: Sequence[bool]
) -> tuple[list[Line], list[list[Stretch]]]:
    """The sentences of an article with what is known of them, and their marked stretches."""
    stretches, opens = _marked(mine, starts)
    places = zip(mine["text"], stretches, opens, mine["part"], strict=True)
    lines = [
        _line(text, by_text[text].afresh(), marked, begins, part == "headline")
        for text, marked, begins, part in places
    ]
    return lines, stretches


def _heard(
    mine: pd.DataFrame,
    lines: Sequence[Line],
    stretches: Sequence[Sequence[Stretch]],
    settled: Mapping[str, str] | None = None,
) -> _Heard:
    """What an article quotes; `settled` as `names_of` takes it."""
    heard = _Heard([], {})
    speakers = speakers_of(lines, settled)
    voices = voices_by_cues(mine["voice"].tolist(), lines, stretches)
    ids = zip(mine["sentence_id"], mine["article_id"], mine["outlet"], strict=True)
    for (sentence_id, article_id, outlet), line, voice, said in zip(
        ids, lines, voices, speakers, strict=True
    ):
        about = {"sentence_id": sentence_id, "article_id": article_id, "outlet": outlet}
        heard.rows.extend(about | row for row in _rows(sentence_id, line, said))
        heard.voices[sentence_id] = (voice, _kind(line.spans), _joint([s.name for s in said]))
    return heard


class _Far(NamedTuple):
    """Tells how far the work is: nine tenths of it is parsing, the rest reading what was parsed."""

    progress: Progress | None
    n: int  # sentences

    def parsed(self, done: int, total: int) -> None:
        if self.progress:
            self.progress(9 * self.n * done // max(1, total) // 10, self.n)

    def read(self, done: int) -> None:
        if self.progress:
            self.progress((9 * self.n + done) // 10, self.n)


def _line(
    text: str, parse: Parse, marked: Sequence[Stretch], starts: bool, is_headline: bool
) -> Line:
    spans = spans_in(text, parse, marked)
    return Line(text, parse, spans, named_in(text, parse), starts, is_headline)


def _marked(mine: pd.DataFrame, starts: Sequence[bool]) -> tuple[list[list[Stretch]], list[bool]]:
    """The marked stretches of an article's sentences, and which begin a paragraph."""
    texts = mine["text"].tolist()
    n_titles = int((mine["part"] == "headline").sum())
    opens = list(starts) or [False] * (len(texts) - n_titles)
    title = marked_stretches(texts[:n_titles], [True] * n_titles)
    # Runs of the headline must not be taken for those of the body.
    title = [[s._replace(run=-1 - s.run) for s in line] for line in title]
    body = with_unmarked(texts[n_titles:], opens, marked_stretches(texts[n_titles:], opens))
    return title + body, [True] * n_titles + opens


def _rows(sentence_id: str, line: Line, speakers: Sequence[Speaker]) -> list[dict[str, object]]:
    rows = []
    for number, (span, speaker) in enumerate(zip(line.spans, speakers, strict=True)):
        words = line.text[span.start : span.end]
        rows.append(
            {
                "quote_id": f"{sentence_id}-{number}",
                "kind": span.kind,
                "speaker": speaker.name,
                "speaker_kind": speaker.kind,
                "cue": span.cue,
                "colour": colour_of(span.cue),
                "text": words,
                "start": span.start,
                "end": span.end,
                "n_words": n_words(words),
            }
        )
    return rows


def _kind(spans: Sequence[Span]) -> str:
    kinds = {span.kind for span in spans}
    return kinds.pop() if len(kinds) == 1 else (MIXED if kinds else "")


def _joint(names: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(name for name in names if name))


def _tables(
    sentences: pd.DataFrame,
    rows: list[dict[str, object]],
    voices: dict[str, tuple[str, str, str]],
) -> Voices:
    quotes = pd.DataFrame(rows, columns=QUOTE_COLUMNS)
    words = ("start", "end", "n_words")
    quotes = quotes.astype({c: "int64" if c in words else "str" for c in QUOTE_COLUMNS})
    spelled = _spelling(quotes)
    quotes["speaker"] = quotes["speaker"].map(lambda name: _spelled(name, spelled)).astype("str")
    quotes["speaker_kind"] = _settled(quotes)
    filled = sentences.copy()
    for place, column in enumerate(("voice", "quote", "speaker")):
        values = [voices[one][place] for one in filled["sentence_id"]]
        if column == "speaker":
            values = [_spelled(value, spelled) for value in values]
        filled[column] = pd.Series(values, index=filled.index, dtype="str")
    return Voices(filled, quotes)


def _spelling(quotes: pd.DataFrame) -> dict[str, str]:
    """The usual form of every named speaker of the corpus."""
    named = quotes.loc[quotes["speaker_kind"] == NAMED, "speaker"]
    return usual_names(Counter(name for joint in named for name in joint.split("; ")))


def _settled(quotes: pd.DataFrame) -> "pd.Series[str]":
    """The kind of each speaker by most articles, a person where as many say so as do not."""
    told = quotes[["article_id", "speaker", "speaker_kind"]].drop_duplicates()
    n_times = Counter(zip(told["speaker"], told["speaker_kind"], strict=True))

    def kind(speaker: str, kind: str) -> str:
        if kind not in (NAMED, INSTITUTION):
            return kind
        is_named = n_times[speaker, NAMED] >= n_times[speaker, INSTITUTION]
        return NAMED if is_named else INSTITUTION

    kinds = map(kind, quotes["speaker"], quotes["speaker_kind"])
    return pd.Series(list(kinds), index=quotes.index, dtype="str")


def _spelled(joint: str, spelled: dict[str, str]) -> str:
    return _joint([spelled.get(name, name) for name in joint.split("; ")])
