"""What a rewriting changed, word by word, for reading two sentences side by side."""

from difflib import SequenceMatcher
from typing import Final

from analysis.corpus.shared_words import words_of

KINDS: Final = {"equal": "same", "replace": "replaced", "delete": "removed", "insert": "added"}


def word_changes(a: str, b: str) -> list[tuple[str, str, str]]:
    """Stretches of both texts in order: (kind, words of a, words of b).

    `kind` is "same", "replaced", "removed" (only in a; words of b are "") or "added" (only in b).
    Words are compared without case, punctuation and possessive 's, and given as they stand, so
    the words of a joined by blanks are a with its white space made single; so for b. [] for two
    blank texts.
    """
    own, other = a.split(), b.split()
    matcher = SequenceMatcher(None, _keys(own), _keys(other), autojunk=False)
    return [
        (KINDS[tag], " ".join(own[a0:a1]), " ".join(other[b0:b1]))
        for tag, a0, a1, b0, b1 in matcher.get_opcodes()
    ]


def _keys(words: list[str]) -> list[tuple[str, ...]]:
    """What words are compared by; a lone mark (“—”) is compared as it stands."""
    return [words_of(word) or (word,) for word in words]
