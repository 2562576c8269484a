"""One name for all the forms that a story gives it: "Araqchi", "Araghchi", "the foreign minister".

Forms are put together by spelling (the same consonants, transliterated alike), by a last name that
one full name of the story ends in, and, within an article, by a title that one person there bears.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from analysis.corpus.names import NamePlace, lower_words, names_in, without_titles

LEAST_ALIKE: Final = 0.75  # share of letters two spellings must have in common, in order
LEAST_CONSONANTS: Final = 3  # fewer say too little: Iran and Oran

# The people of a country stands for the country: what "Iranian officials" do, Iran does.
_PEOPLES: Final[dict[str, str]] = {
    "American": "US", "Americans": "US", "United States": "US", "U.S": "US", "U.S.": "US",
    "USA": "US", "America": "US", "British": "Britain", "UK": "Britain", "U.K.": "Britain",
    "United Kingdom": "Britain", "Iranian": "Iran", "Iranians": "Iran", "Russian": "Russia",
    "Russians": "Russia", "Israeli": "Israel", "Israelis": "Israel", "Chinese": "China",
    "Ukrainian": "Ukraine", "Ukrainians": "Ukraine", "Syrian": "Syria", "Syrians": "Syria",
    "Iraqi": "Iraq", "Iraqis": "Iraq", "Afghan": "Afghanistan", "Afghans": "Afghanistan",
    "Pakistani": "Pakistan", "Indian": "India", "Indians": "India", "Turkish": "Turkey",
    "Türkiye": "Turkey", "Mexican": "Mexico", "Mexicans": "Mexico", "Canadian": "Canada",
    "Canadians": "Canada", "French": "France", "German": "Germany", "Germans": "Germany",
    "Italian": "Italy", "Spanish": "Spain", "Greek": "Greece", "Polish": "Poland",
    "Japanese": "Japan", "Palestinian": "Palestine", "Palestinians": "Palestine",
    "Egyptian": "Egypt", "Saudi": "Saudi Arabia", "Saudis": "Saudi Arabia", "Cuban": "Cuba",
    "European": "EU", "European Union": "EU", "Republicans": "Republican", "GOP": "Republican",
    "Republican Party": "Republican", "Democrats": "Democrat", "Democratic": "Democrat",
    "Democratic Party": "Democrat", "North Korean": "North Korea", "South Korean": "South Korea",
}  # fmt: skip
_TITLES = (
    "foreign minister|prime minister|defen[cs]e minister|finance minister|president|vice president"
    "|secretary of state|attorney general|secretary|chancellor|senator|governor|mayor|king|queen"
    "|pope|speaker|chief justice|justice|judge|ambassador|sheriff|police chief|minister"
    "|supreme leader"
)
_FULL = r"((?:[A-Z][\w’'.-]*\s){0,3}[A-Z][\w’'-]+)"
_BORNE = re.compile(rf"\b(?i:({_TITLES}))\s{_FULL}")
_APPOSED = re.compile(rf"{_FULL}\s?,\s(?:the\s)?(?:[A-Z]\w+(?:\s?[’']s)?\s){{0,2}}({_TITLES})\b")
_MEANT = re.compile(rf"\b[Tt]he\s(?:[A-Z]\w+\s)?(?i:({_TITLES}))\b(?!\s[A-Z])")
_TRANSLITERATED = (("gh", "k"), ("kh", "k"), ("ch", "c"), ("sh", "s"), ("ph", "f"), ("q", "k"))
_SMALL = frozenset(("of", "the", "and", "for", "in", "at", "on"))


def sentence_names(texts: Sequence[str], articles: Sequence[object]) -> list[tuple[str, ...]]:
    """The names of each sentence in order, each in the one form that stands for all of its forms.

    Args:
        texts: the sentences of a story, in the order of each article.
        articles: for each sentence, its article.
    """
    common = lower_words(texts)
    found = _sure_names([names_in(text, common) for text in texts])
    forms = one_form([name for places in found for _, name in places])
    bearers = _bearers(texts, articles, forms)
    return [
        _in_order([(at, forms[name]) for at, name in places], text, bearers.get(article, {}))
        for text, places, article in zip(texts, found, articles, strict=True)
    ]


def _sure_names(places: Sequence[Sequence[NamePlace]]) -> list[list[tuple[int, str]]]:
    """The names of each sentence and where they begin.

    A word that only ever opens a sentence may be no name ("There"); one that stands within another
    sentence too, alone or as the last of a full name, is.
    """
    sure = {one.name for some in places for one in some if one.is_sure}
    sure |= {name.split()[-1] for name in sure}
    return [
        [(one.start, _PEOPLES.get(one.name, one.name)) for one in some if one.name in sure]
        for some in places
    ]


def _in_order(
    named: list[tuple[int, str]], text: str, bearers: Mapping[str, str]
) -> tuple[str, ...]:
    """The names and those who are meant by a title alone, from left to right, each once."""
    meant = _MEANT.finditer(text) if bearers else ()
    titled = [(m.start(), bearers[m[1].lower()]) for m in meant if m[1].lower() in bearers]
    return tuple(dict.fromkeys(name for _, name in sorted(named + titled)))


def one_form(names: Sequence[str]) -> dict[str, str]:
    """For every name the form that stands for it: of all its forms the commonest, ties by name."""
    counts = Counter(names)
    parent = {name: name for name in counts}
    _join_spellings(counts, parent)
    _join_last_names(counts, parent)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        groups[_root(name, parent)].append(name)
    return {
        name: min(group, key=lambda form: (-counts[form], form))
        for group in groups.values()
        for name in group
    }


def _root(name: str, parent: dict[str, str]) -> str:
    while parent[name] != name:
        name = parent[name]
    return name


def _join(a: str, b: str, parent: dict[str, str]) -> None:
    low, high = sorted((_root(a, parent), _root(b, parent)))
    parent[high] = low


def _join_spellings(counts: Mapping[str, int], parent: dict[str, str]) -> None:
    """Names of one sound: the same number of words, and of each word the same consonants."""
    sounds: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(counts):
        sounds[tuple(map(_sound, name.split()))].append(name)
    for sound, names in sounds.items():
        if any(len(part) >= LEAST_CONSONANTS for part in sound):
            for other in names[1:]:
                if SequenceMatcher(None, names[0].lower(), other.lower()).ratio() >= LEAST_ALIKE:
                    _join(names[0], other, parent)


def _sound(word: str) -> str:
    """The first letter and the consonants of a word, spellings of one sound made alike."""
    low = re.sub(r"[^a-z]", "", word.lower())
    for spelled, sound in _TRANSLITERATED:
        low = low.replace(spelled, sound)
    rest = re.sub(r"[aeiouyhw]", "", low[1:])
    return re.sub(r"(.)\1+", r"\1", low[:1] + rest)


def _join_last_names(counts: Mapping[str, int], parent: dict[str, str]) -> None:
    """A single word goes with the full names that end in it, if these are forms of one."""
    ending: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        words = name.split()
        if len(words) > 1 and words[-2].lower() not in _SMALL:
            ending[words[-1]].append(name)
    for last, full in sorted(ending.items()):
        firsts = {name.split()[0] for name in full}
        if len(firsts) == 1:  # Abbas Araghchi, Abbas Seyed Araghchi
            for other in full[1:]:
                _join(full[0], other, parent)
        for one in {_root(name, parent) for name in counts if name == last}:
            if len({_root(name, parent) for name in full}) == 1:
                _join(one, full[0], parent)


def _bearers(
    texts: Sequence[str], articles: Sequence[object], forms: Mapping[str, str]
) -> dict[object, dict[str, str]]:
    """For each article the titles that one person in it bears."""
    borne: dict[object, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for text, article in zip(texts, articles, strict=True):
        pairs = [(m[1], m[2]) for m in _BORNE.finditer(text)]
        pairs += [(m[2], m[1]) for m in _APPOSED.finditer(text)]
        for title, name in pairs:
            form = forms.get(without_titles(name))
            if form:
                borne[article][title.lower()].add(form)
    return {
        article: {title: min(who) for title, who in titles.items() if len(who) == 1}
        for article, titles in borne.items()
    }
