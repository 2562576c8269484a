"""Who has been spoken of: what a sentence leaves behind for pronouns and descriptions after it."""

import re
from collections.abc import Sequence

from analysis.corpus.mentions import mention_at
from analysis.corpus.parse import Token
from analysis.corpus.speaker_names import Known
from analysis.corpus.speaker_words import HE, SHE, is_person
from analysis.corpus.speakers import INSTITUTION, JOINT, NAMED, UNNAMED, Line, Speaker


def note(speaker: Speaker, text: str, subject: Token, known: Known) -> None:
    """Somebody has spoken, and a pronoun may mean them from now on."""
    word = text[subject.start : subject.end].lower()
    is_one = (subject.tag == "NN" and is_person(word)) or word in _SOMEBODY
    if speaker.kind == UNNAMED and is_one:
        known.nameless.add(speaker.name)
    if is_known(speaker, known):
        known.subjects += speaker.name.split(JOINT)


_SOMEBODY = frozenset({"one", "another", "someone", "somebody"})


def note_mentions(line: Line, known: Known) -> None:
    """Keep in mind who was spoken of without a name: "an FBI agent" is later "the agent"."""
    tokens = line.parse.tokens
    for token in tokens:
        if token.dep != "det" or line.text[token.start : token.end].lower() not in ("a", "an"):
            continue
        noun = tokens[token.head]
        word = line.text[noun.start : noun.end].lower()
        if noun.tag == "NN" and is_person(word):
            mention = mention_at(line.text, line.parse, token.head)
            if not mention.name:
                known.mentioned[word] = mention.said


def is_known(speaker: Speaker, known: Known) -> bool:
    """Whether a pronoun may mean this speaker later: who has a name, or is one described person."""
    return speaker.kind in (NAMED, INSTITUTION) or speaker.name in known.nameless


def plural_told(line: Line, speakers: Sequence[Speaker]) -> Speaker | None:
    """Several people who spoke in a sentence: "officials", "Ann Lee and Bo Lind"."""
    for span, speaker in zip(line.spans, speakers, strict=True):
        if span.subject is None:
            continue
        token = line.parse.tokens[span.subject]
        word = line.text[token.start : token.end]
        is_plural = token.tag in ("NNS", "NNPS") and _PEOPLE.search(word)
        if JOINT in speaker.name or (speaker.kind == UNNAMED and is_plural):
            return speaker
    return None


def main_subject(line: Line, quoted: Sequence[tuple[int, int]], known: Known) -> list[str]:
    """Whom the sentence is about, by its main verb: a name, or the person behind "he" or "she"."""
    for place, token in enumerate(line.parse.tokens):
        head = line.parse.tokens[token.head]
        is_main = token.dep in ("nsubj", "nsubjpass") and head.dep == "ROOT"
        if not is_main or any(start <= token.start < end for start, end in quoted):
            continue
        word = line.text[token.start : token.end].lower()
        if word in HE | SHE:
            return known.last_of_gender(word)
        mention = mention_at(line.text, line.parse, place)
        return [known.full[mention.name]] if mention.name in known.full else []
    return []


def plural_subject(line: Line, known: Known) -> Speaker:
    """The people who are the subject of a sentence: "officials", "the two senators"."""
    for place, token in enumerate(line.parse.tokens):
        is_plural = token.dep in ("nsubj", "nsubjpass") and token.tag in ("NNS", "NNPS")
        if is_plural and _PEOPLE.search(line.text[token.start : token.end]):
            return Speaker(mention_at(line.text, line.parse, place).said, UNNAMED)
    return known.plural


_PEOPLE = re.compile(r"(?:ers|ors|ists|ians|ials|men|women|people|ants|ats|icans|ics|ees|gates)$")
