"""Whom a subject means: a name, a pronoun, a title, a paper that speaks for its author.

A name goes by its fullest form in the article. A pronoun is the last person, of a gender that
fits, who was the subject of a sentence or spoke; "it" the last body that was; "they" the last
people who spoke. A description is the last person of whom the article said so, of presidents and
the like the one whom it names most. What finds nobody stays the description itself.
"""

from typing import Final

from analysis.corpus.mentions import BODY, PERSON, PLACE, Mention, mention_at
from analysis.corpus.parse import Parse
from analysis.corpus.speaker_bodies import body_meant
from analysis.corpus.speaker_names import Known
from analysis.corpus.speaker_offices import office_bearer
from analysis.corpus.speaker_words import (
    BODIES,
    LETTERS,
    NOBODY,
    ONLY_ONES,
    PAPERS,
    PLACES,
    POSSESSIVES,
    PRONOUNS,
    RECORDS,
)
from analysis.corpus.speakers import (
    INSTITUTION,
    JOINT,
    NAMED,
    NOT_TOLD,
    UNNAMED,
    Speaker,
    kind_of_speaker,
)


def resolved(text: str, parse: Parse, place: int, known: Known) -> Speaker:
    """Whom the token means, by what the article has said so far."""
    above = parse.tokens[place].head
    if parse.tokens[place].dep == "appos" and parse.tokens[above].tag.startswith("NNP"):
        place = above  # "Ann Lee, a survivor of the fire," where the verb was hung on "survivor"
    mention = mention_at(text, parse, place)
    others = [mention_at(text, parse, c) for c in _joined_to(parse, place)]
    if mention.name and others and all(m.name for m in others):
        names = [known.full.get(m.name, m.name) for m in (mention, *others)]
        return Speaker(JOINT.join(names), kind_of_speaker(mention.kind))
    if mention.name:
        return known.speaker(known.full.get(mention.name, mention.name), mention.kind)
    form = text[parse.tokens[place].start : parse.tokens[place].end]
    if form[0].isupper() and (full := known.named_by(form)):
        # a name that the parser took for a noun here, not elsewhere
        return known.speaker(full)
    pronoun = POSSESSIVES.get(mention.head, mention.head)
    if pronoun in PRONOUNS:
        return _of_pronoun(pronoun, known)
    if not mention.said or mention.said in NOBODY:
        return NOT_TOLD
    return _of_description(text, parse, place, mention, known)


def _joined_to(parse: Parse, place: int) -> list[int]:
    """The other nouns of "A, B and C"; none where no "and" says that there are several."""
    found: list[int] = []
    is_joined, waiting = False, [place]
    while waiting:
        kids = parse.children[waiting.pop()]
        is_joined = is_joined or any(parse.tokens[c].dep == "cc" for c in kids)
        waiting = [c for c in kids if parse.tokens[c].dep == "conj"][:1]
        found += [c for c in waiting if parse.tokens[c].tag.startswith("NN")]
    return found if is_joined else []


def _of_pronoun(pronoun: str, known: Known) -> Speaker:
    """Whom "he", "she", "it" or "they" means; who was meant has that gender from then on."""
    if pronoun == "they" and known.plural.name:
        return known.plural
    wanted = {"it": {BODY, PLACE}, "they": {BODY}}.get(pronoun, {PERSON})
    for names in (known.subjects, known.named):
        for name in reversed(names):
            if known.kinds.get(name, PERSON) not in wanted or JOINT in name:
                continue
            gender = known.gender.get(name, "")
            if PERSON in wanted and gender and gender != pronoun:
                continue
            if PERSON in wanted and not gender:
                known.gender[name] = pronoun
            return known.speaker(name)
    return NOT_TOLD


def _of_description(text: str, parse: Parse, place: int, mention: Mention, known: Known) -> Speaker:
    n_words = len(mention.said.split())
    first = mention.said.split()[0].lower() if mention.said else ""
    is_letter = mention.head in LETTERS
    owner = _owner(text, parse, place)
    if not owner and (author := _author(text, parse, place, is_letter)) is not None:
        return resolved(text, parse, author, known)
    definite = first in _DEFINITE or bool(owner)
    head = mention.head
    is_paper = _is_paper(head) and n_words <= 3
    if is_letter or (definite and is_paper and (owner or head not in RECORDS)):
        name = known.full.get(owner, owner) or next(reversed(known.subjects), "")
        if name:
            return known.speaker(name)
    words = {_word(text, parse, child) for child in parse.children[place] if child < place}
    if definite and (bearer := office_bearer(head, words, owner, known)):
        return Speaker(bearer, NAMED)
    if head in ONLY_ONES and first not in _INDEFINITE:
        return Speaker(f"the {head}" if mention.said == head else mention.said, INSTITUTION)
    is_short = first == "the" and n_words == 2
    if is_short and head in BODIES - ONLY_ONES and (body := _body(head, known)):
        return Speaker(body, INSTITUTION)
    if head in BODIES and definite:
        return Speaker(mention.said, INSTITUTION)
    if first in _DEFINITE and n_words == 2:
        # "the official" is the last one who was spoken of in more words
        said = known.unnamed.get(head) or known.mentioned.get(head)
        return Speaker(said or mention.said, UNNAMED)
    known.unnamed[head] = mention.said
    return Speaker(mention.said, UNNAMED)


def _body(noun: str, known: Known) -> str:
    """The body or the place that "the company" or "the city" means; "" where nothing tells it."""
    wanted = PLACE if noun in PLACES else BODY
    names = [one for one in known.named + known.subjects if known.kinds.get(one) == wanted]
    if wanted == PLACE:
        return names[-1] if names else ""
    return body_meant(noun, names, known.subjects, known.beside)


_DEFINITE: Final = frozenset({"the", "his", "her", "its", "their", "this"})
_INDEFINITE: Final = frozenset({"a", "an", "another", "any", "each", "every", "one", "some"})


_NAME_TAGS: Final = frozenset({"NNP", "NNPS", "JJ"})


def _owner(text: str, parse: Parse, place: int) -> str:
    """The name in "Turkey's president" and "the Turkish president"; "" without one."""
    for child in parse.children[place]:
        token = parse.tokens[child]
        is_name = token.dep in ("poss", "compound", "amod") and token.tag in _NAME_TAGS
        if is_name and text[token.start].isupper() and token.entity != "DATE":
            return mention_at(text, parse, child).name or text[token.start : token.end]
    return ""


def _author(text: str, parse: Parse, place: int, is_letter: bool) -> int | None:
    """Who speaks in a paper: "a statement from the ministry", "a report by the Audit Office".

    Papers that are no letters speak for somebody who is named alone.
    """
    if not _is_paper(_word(text, parse, place)):
        return None
    for child in parse.children[place]:
        token = parse.tokens[child]
        if is_letter and token.dep == "poss" and token.tag.startswith("NN"):
            return child  # "the ministry's statement"
        if _word(text, parse, child) in ("from", "by", *(["of"] if is_letter else [])):
            for who in parse.children[child]:
                if is_letter or mention_at(text, parse, who).name:
                    return who
    return None


def _is_paper(noun: str) -> bool:
    return noun in PAPERS or noun.removesuffix("s") in PAPERS


def _word(text: str, parse: Parse, place: int) -> str:
    return text[parse.tokens[place].start : parse.tokens[place].end].lower()
