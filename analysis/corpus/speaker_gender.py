"""Whether an article speaks of somebody as "he" or as "she": by titles, first names and pronouns.

What no title and no first name tells, sentences do in which a pronoun follows the only person that
they name: "Reyes came with her parents".
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from analysis.corpus.first_names import MEN, WOMEN
from analysis.corpus.mentions import PERSON
from analysis.corpus.quote_spans import DIRECT
from analysis.corpus.speaker_words import FEMALE_WORDS, MALE_WORDS
from analysis.corpus.speakers import Line

# "him" and "her" after a verb are, as a rule, somebody else than the one who is named before them.
_HE = frozenset({("he", "PRP"), ("his", "PRP$"), ("himself", "PRP")})
_SHE = frozenset({("she", "PRP"), ("her", "PRP$"), ("herself", "PRP")})
_NEAR = 80  # so many characters behind the name, a pronoun surely means it
_SURE = 0.75  # share of such sentences that must agree


def gender_of(name: str, beside: Collection[str]) -> str:
    """The pronoun by first name and by the words of title and apposition; "" where none tells."""
    first = name.split()[0].lower()
    if not MALE_WORDS.isdisjoint(beside) or (first in MEN and " " in name):
        return "he"
    if not FEMALE_WORDS.isdisjoint(beside) or (first in WOMEN and " " in name):
        return "she"
    return ""


def genders_by_pronoun(lines: Sequence[Line], full: Mapping[str, str]) -> dict[str, str]:
    """For each person the pronoun that follows in sentences that name nobody else."""
    votes: dict[str, Counter[str]] = {}
    for line in lines:
        pronoun = _pronoun(line)
        if not pronoun:
            continue
        named = [(m, s) for m, s in line.named if m.kind == PERSON]
        first, is_subject = named[0] if named else (None, False)
        people = {full.get(m.name, m.name) for m, _ in named}
        is_near = first is not None and 0 < pronoun[1] - first.at <= _NEAR
        if is_near and is_subject and len(people) == 1:
            votes.setdefault(people.pop(), Counter())[pronoun[0]] += 1
    sure = {name: counts.most_common(1)[0] for name, counts in votes.items()}
    return {name: word for name, (word, n) in sure.items() if n >= _SURE * votes[name].total()}


def _pronoun(line: Line) -> tuple[str, int] | None:
    """The gender of all pronouns outside quotations, and the first one's place; else None."""
    found = []
    spoken = [s for s in line.spans if s.kind == DIRECT]
    for token in line.parse.tokens:
        if not token.tag.startswith("PRP"):
            continue
        word = line.text[token.start : token.end].lower(), token.tag
        gender = "he" if word in _HE else "she" if word in _SHE else ""
        if gender and not any(s.start <= token.start < s.end for s in spoken):
            found.append((gender, token.start))
    return found[0] if len({gender for gender, _ in found}) == 1 else None
