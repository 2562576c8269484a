"""A language for tests, in which every message of ours stands between ⟦ and ⟧.

Numbers, dates and lists are Greek there. So with data in Greek letters, or in none, a Latin letter
outside the brackets is a word that no catalogue can translate: `untranslated` finds it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from html import unescape
from unittest.mock import patch

from analysis import translation

CODE = "el"
_INNERMOST = re.compile("⟦[^⟦⟧]*⟧")
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")


class Bracketed(NullTranslations):
    """Each message as it is, between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@contextmanager
def speaking_pseudo() -> Iterator[None]:
    """Inside the block everything is said in this language."""
    known = {**translation.LANGUAGES, CODE: "⟦…⟧"}
    with (
        patch.object(translation, "LANGUAGES", known),
        patch.object(translation, "_catalogue", lambda code: Bracketed()),
        translation.speaking(CODE),
    ):
        yield


def untranslated(text: str) -> list[str]:
    """The words in Latin letters outside all brackets, once markup is taken away."""
    text = unescape(_TAG.sub(" ", text))
    while (shorter := _INNERMOST.sub(" ", text)) != text:
        text = shorter
    return _WORD.findall(text)
