"""A pronoun that clearly means the target: first word after a sentence that names it and no other.

He, she, his, her stand for names that the article gives a title or a full name; it and its for
other names. They and their are left alone, as they may mean any group, and so is an “it” that
means nothing (“It is unclear”) or a whole event (“It came after”).
"""

import re
from collections.abc import Sequence

from analysis.corpus.names import NamePlace

_Spans = tuple[tuple[int, int], ...]

_PERSON = re.compile(r"(?:He|She|His|Her)\b")
_THING = re.compile(
    r"(?:Its|It(?!['’]|\s+(?:is|was|(?:has|had|will|would|may|might|could|can|must|should)"
    r"(?:\s+not)?\s+(?:be|been)|(?:remain|seem|appear|emerg|turn|follow|happen|matter|rain|snow)"
    r"\w*|takes?|took|makes?|made|means?|meant|comes?|came)\b))\b"
)
_TITLE = (
    r"(?i:\b(?:president|minister|secretary|chancellor|king|queen|senator|governor|general|mayor"
    r"|ayatollah|leader|ambassador|spokesm[ae]n|spokeswom[ae]n|sir|(?:mrs?|ms|dr|sen|rep|gov)\.?))"
    r"\s+(?:[A-Z][\w-]+\s+){0,2}"
)


def pronoun_spans(
    texts: Sequence[str], names: Sequence[Sequence[NamePlace]], found: Sequence[_Spans]
) -> list[_Spans]:
    """For each sentence of an article, the pronoun at its start if that clearly means the target.

    Args:
        texts: the article's sentences.
        names: the names in each of them.
        found: where each of them names the target.
    """
    story = " ".join(texts)
    forms = {text[a:b] for text, spans in zip(texts, found, strict=True) for a, b in spans}
    meant: list[_Spans] = [()] * len(texts)
    for i in range(1, len(texts)):
        before = found[i - 1]
        if before and _names_no_other(names[i - 1], before):
            name = texts[i - 1][slice(*before[-1])]
            pronoun = (_PERSON if _is_person(name, story, forms) else _THING).match(texts[i])
            meant[i] = (pronoun.span(),) if pronoun else ()
    return meant


def _names_no_other(places: Sequence[NamePlace], spans: _Spans) -> bool:
    """Whether every name of a sentence is one of these mentions."""
    return all(
        any(start <= place.start < end or place.start <= start < place.start + len(place.name)
            for start, end in spans)
        for place in places
    )  # fmt: skip


def _is_person(name: str, story: str, forms: set[str]) -> bool:
    """Whether the article gives the name a title, or names it both in full and by the last word."""
    last = name.split()[-1]
    if re.search(_TITLE + re.escape(last) + r"(?!\w)", story):
        return True
    return last in forms and any(form.endswith(f" {last}") for form in forms)
