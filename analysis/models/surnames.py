"""A person by the last name alone, where the article gives the full name too."""

import re
from collections.abc import Sequence

from analysis.corpus.names import NamePlace, names_in
from analysis.models.questions import Target

_AFTER_THE = re.compile(r"\b[Tt]he $")
# Last words of bodies and places, which are no surnames: “House” is not the White House.
_NO_SURNAME = set(
    """
    House Court Party Union Nations States Ministry Council Department Bank Times Post News Office
    Street Group Government Parliament Congress Senate Assembly Republic Kingdom Korea Africa
    America Arabia Zealand York Emirates Guard Guards Force Forces Army Navy Agency Commission
    Committee League Front Movement Organization Organisation Company Corporation Service
    University Institute Foundation Association Sea Gulf Strait City County State East West North
    South Coast Island Islands Jr Sr II III IV
    """.split()  # noqa: SIM905
)


def surname_spans(
    texts: Sequence[str], names: Sequence[Sequence[NamePlace]], target: Target
) -> list[tuple[tuple[int, int], ...]]:
    """For each sentence of an article, where the target's surname stands as a name of its own.

    Only where the article gives the full name, and nobody else in it has the same surname.

    Args:
        texts: the article's sentences.
        names: the names in each of them.
        target: whose surnames to look for, by name and aliases.
    """
    surnames = {
        surname
        for full in (target.name, *target.aliases)
        if (surname := _surname(full))
        and any(map(Target(full).is_named_in, texts))
        and _is_of_one(surname, names)
    }
    return [
        tuple(
            (place.start, place.start + len(place.name))
            for place in places
            if place.name in surnames and not _AFTER_THE.search(text[: place.start])
        )
        for text, places in zip(texts, names, strict=True)
    ]


def _surname(full: str) -> str:
    """The last word of a full name, titles or not; "" where a name has no such word."""
    places = names_in(full, ())
    last = full.split()[-1]
    is_full = " " in full.strip() and len(places) == 1 and places[0].name.endswith(last)
    return last if is_full and last not in _NO_SURNAME else ""


def _is_of_one(surname: str, names: Sequence[Sequence[NamePlace]]) -> bool:
    """Whether all full names with this surname are forms of one."""
    full = {place.name for places in names for place in places}
    full = {name for name in full if name.endswith(f" {surname}")}
    longest = max(full, key=len, default="")
    return all(longest.endswith(name) for name in full)
