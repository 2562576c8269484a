"""On which side a speaker stands: suggestions by the country or body that the text names for them.

"Iran's foreign minister, Abbas Araghchi," and "Russian President Vladimir Putin" tell it beside the
name, "the Kremlin" and "the Israeli military" in it. Suggestions only: the user edits them.
"""

import re
from collections import Counter
from typing import Final

import pandas as pd

from analysis.corpus.countries import SIDES
from analysis.corpus.schema import QUOTE_COLUMNS, SENTENCE_COLUMNS, require_columns
from analysis.corpus.speaker_words import ROLES
from analysis.errors import CorpusError
from analysis.translation import tr

MOST_SPEAKERS: Final = 60  # whose sides are looked for, those with most quoted words first
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Za-zü]+(?=['’]s\b)|[A-Za-zü]+")
_TITLE_WORDS = 6  # that may stand between the country and the name
_APPOSITION = re.compile(r",\s*(?:who is\s+|the\s+|an?\s+)?([^,.;]{3,80})")


def suggest_sides(sentences: pd.DataFrame, quotes: pd.DataFrame) -> dict[str, str]:
    """Speaker → side, for those with most quoted words whom the text puts on a side; by name."""
    require_columns(sentences, SENTENCE_COLUMNS, "sentences")
    require_columns(quotes, QUOTE_COLUMNS, "quotes")
    told = quotes[(quotes["speaker"] != "") & ~quotes["speaker"].str.contains("; ", regex=False)]
    weight = told.groupby("speaker")["n_words"].sum()
    ranked = sorted(weight.index, key=lambda name: (-weight[name], name))[:MOST_SPEAKERS]
    texts = sentences["text"].tolist()
    persons = set(told.loc[told["speaker_kind"] == "named", "speaker"])
    found = {
        name: _side_in(name) or (_side_beside(name, texts) if name in persons else "")
        for name in sorted(ranked)
    }
    return {name: side for name, side in found.items() if side}


def _side_in(name: str) -> str:
    """The side that a name or description says itself: "the Russian military"."""
    return next((side for word in _words(name) if (side := SIDES.get(word))), "")


def _side_beside(name: str, texts: list[str]) -> str:
    """The side that titles and appositions beside the name tell most often; ties by name."""
    last = name.split()[-1]
    votes: Counter[str] = Counter()
    for text in texts:
        if last not in text:
            continue
        for place in re.finditer(rf"\b{re.escape(last)}\b", text):
            votes.update(filter(None, [_before(text, place.start(), name)]))
            after = _APPOSITION.match(text, place.end())
            if after:
                votes.update(filter(None, [_side_of_office(_words(after[1]))]))
    votes = votes or _side_of_title(name, texts)
    ranked = sorted(votes, key=lambda side: (-votes[side], side))
    return ranked[0] if ranked else ""


def _side_of_title(name: str, texts: list[str]) -> Counter[str]:
    """Whose office it is that a name has as title here and another sentence as a country's."""
    titles: Counter[str] = Counter()
    for text in texts:
        for place in re.finditer(re.escape(name), text):
            near = _words(text[: place.start()].rstrip())[-2:]
            if len(near) == 2 and all(word in _TITLES for word in near):
                titles[" ".join(near)] += 1
    votes: Counter[str] = Counter()
    for title in titles:
        for text in texts:
            for place in re.finditer(title, text, re.IGNORECASE):
                before = [w for w in _words(text[: place.start()])[-2:] if w != "s"]
                votes.update(SIDES[word] for word in before[-1:] if word in SIDES)
    return votes


def _side_of_office(words: list[str]) -> str:
    """The side whose office the words tell: "Iran's foreign minister", "the Russian envoy"."""
    for at, word in enumerate(words):
        if word in SIDES and any(later in ROLES for later in words[at + 1 : at + 5]):
            return SIDES[word]
    return ""


def _before(text: str, at: int, name: str) -> str:
    """The side before a name: "Iran's foreign minister, Abbas", "Russian President Vladimir"."""
    given = " ".join(name.split()[:-1])
    lead = text[:at].rstrip()
    lead = lead.removesuffix(given).rstrip().rstrip(",")
    lead = re.split(r"[.,;:“”\"]\s", lead)[-1]
    near = _words(lead)[-_TITLE_WORDS:]
    for number, word in enumerate(reversed(near)):
        if word in SIDES and number:
            return SIDES[word]
        if word not in _TITLES:
            return SIDES.get(word, "")
    return ""


_TITLES: Final = frozenset(
    """
    president minister foreign prime defense defence secretary general chancellor deputy chief
    spokesman spokeswoman spokesperson ambassador envoy leader supreme ayatollah senator sen rep
    gov governor official diplomat top s former of state vice interior finance head permanent
    representative press
    """.split()  # noqa: SIM905
)


def _words(text: str) -> list[str]:
    found = _WORD.findall(text)
    return ["" if word == "us" else word.lower() for word in found]


def parse_sides(text: str) -> dict[str, str]:
    """Speaker → side as one writes them, `Speaker=Side; …`; a side of "" takes a speaker off all.

    Raises:
        CorpusError: A part has no `=`, or no speaker.
    """
    found = {}
    for part in filter(None, map(str.strip, text.split(";"))):
        speaker, equals, side = (piece.strip() for piece in part.partition("="))
        if not speaker or not equals:
            raise CorpusError(
                tr("“{part}” is no side; write Speaker=Side, such as Ann Lee=Iran.", part=part)
            )
        found[speaker] = side
    return found


def sides_text(sides: dict[str, str]) -> str:
    """The text that `parse_sides` reads; marks that part entries are left out of names."""
    plain = {re.sub(r"[=;]", " ", name): re.sub(r"[=;]", " ", side) for name, side in sides.items()}
    return "; ".join(f"{name}={side}" for name, side in sorted(plain.items()))
