"""Whether a text is in English, the only language that the embedded model reads."""

import re

# The most frequent function words of English news; texts in other languages hold few of them.
_FUNCTION_WORDS = frozenset(
    """
    the of and to in a that is for on with was as by it at from said has have his he be an are
    not will its after who were which had but their they this been would more one about
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 0.2
_FEWEST_WORDS = 20


def looks_english(text: str) -> bool:
    """Whether at least a fifth of the words are English function words (in news about two fifths).

    True for texts of fewer than 20 words, which are too short to tell.
    """
    words = _WORD.findall(text.lower())
    n_function = sum(word in _FUNCTION_WORDS for word in words)
    return len(words) < _FEWEST_WORDS or n_function >= _LEAST_SHARE * len(words)
