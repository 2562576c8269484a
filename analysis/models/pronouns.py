"""A pronoun that clearly means the target: it begins a sentence after one that names no other.

He, she, his, her stand for names that the article gives a title or a full name, and no other such
name may stand in the sentence before; places and bodies may. They may follow an opening (“But he”,
“On Monday, he”), and the sentence before may itself have said the target so. It and its stand for
other names, as the first word only. They and their are left alone, as they may mean any group, and
so is an “it” that means nothing (“It is unclear”) or a whole event (“It came after”).
"""

import re
from collections.abc import Sequence

from analysis.corpus.names import NamePlace

_Spans = tuple[tuple[int, int], ...]

_DAYS = (
    r"\w+day|January|February|March|April|May|June|July|August|September|October|November|December"
)
# Words that lead from one sentence to the next, or a short phrase of time or place up to its comma;
# no name stands in either.
_OPENING = (
    r"(?:(?:But|And|Yet|So|Still|Then|Now|Later|Earlier|Instead|However|Meanwhile|Also"
    r"|Nevertheless|Nonetheless|Afterwards|Since then|In addition),?\s+)?"
    r"(?:(?i:on|in|at|during|after|before|last|this|earlier|later)\b"
    rf"(?:\s+(?:[a-z\d][\w’'-]*|{_DAYS})){{1,5}},\s+)?"
)
_PERSON = re.compile(_OPENING + r"(?P<pronoun>(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b)")
_THING = re.compile(
    r"(?P<pronoun>(?:Its|It(?!['’]|\s+(?:is|was|(?:has|had|will|would|may|might|could|can|must|should)"
    r"(?:\s+not)?\s+(?:be|been)|(?:remain|seem|appear|emerg|turn|follow|happen|matter|rain|snow)"
    r"\w*|takes?|took|makes?|made|means?|meant|comes?|came)\b))\b)"
)
_SOMEONE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_TITLE = (
    r"(?i:\b(?:president|minister|secretary|chancellor|king|queen|senator|governor|general|mayor"
    r"|ayatollah|leader|ambassador|spokesm[ae]n|spokeswom[ae]n|sir|(?:mrs?|ms|dr|sen|rep|gov)\.?))"
    r"\s+(?:[A-Z][\w-]+\s+){0,2}"
)


def pronoun_spans(
    texts: Sequence[str], names: Sequence[Sequence[NamePlace]], found: Sequence[_Spans]
) -> list[_Spans]:
    """For each sentence of an article, the pronoun that begins it if that clearly means the target.

    Args:
        texts: the article's sentences.
        names: the names in each of them.
        found: where each of them names the target.
    """
    story = _Story(texts, names, found)
    meant: list[_Spans] = [()] * len(texts)
    name = ""  # by which the target was said last
    for i in range(1, len(texts)):
        before = found[i - 1] or meant[i - 1]
        if found[i - 1]:
            name = texts[i - 1][slice(*found[i - 1][-1])]
        if not before:
            continue
        others = _others(names[i - 1], before)
        if story.is_person(name):
            is_of_someone_else = _SOMEONE.search(texts[i - 1][: before[0][0]])
            if not is_of_someone_else and not any(map(story.may_be_person, others)):
                meant[i] = _opens_with(_PERSON, texts[i])
        elif not others:
            meant[i] = _opens_with(_THING, texts[i])
    return meant


def _opens_with(pronoun: re.Pattern[str], text: str) -> _Spans:
    match = pronoun.match(text)
    return (match.span("pronoun"),) if match else ()


def _others(places: Sequence[NamePlace], spans: _Spans) -> list[str]:
    """The names of a sentence that are none of these mentions."""
    return [place.name for place in places if not any(_is_in(place, span) for span in spans)]


def _is_in(place: NamePlace, span: tuple[int, int]) -> bool:
    """Whether a name and a mention share their beginning, or one begins within the other."""
    start, end = span
    return start <= place.start < end or place.start <= start < place.start + len(place.name)


class _Story:
    """What an article tells of who is a person."""

    def __init__(
        self,
        texts: Sequence[str],
        names: Sequence[Sequence[NamePlace]],
        found: Sequence[_Spans],
    ) -> None:
        self._text, self._titled = " ".join(texts), dict[str, bool]()
        self._forms = {t[a:b] for t, spans in zip(texts, found, strict=True) for a, b in spans}
        self._last_words = {
            place.name.split()[-1] for each in names for place in each if " " in place.name
        }

    def is_person(self, name: str) -> bool:
        """Whether the target so named has a title, or is named in full and by the last word."""
        last = name.split()[-1]
        in_full = any(form.endswith(f" {last}") for form in self._forms)
        return (last in self._forms and in_full) or self._has_title(last)

    def may_be_person(self, name: str) -> bool:
        """Whether a name is one of several words, or the last of them, or has a title."""
        last = name.split()[-1]
        return " " in name or last in self._last_words or self._has_title(last)

    def _has_title(self, last: str) -> bool:
        if last not in self._titled:
            said = re.search(_TITLE + re.escape(last) + r"(?!\w)", self._text)
            self._titled[last] = said is not None
        return self._titled[last]
