"""What people read, in their language: the English in the code is the key of each catalogue.

`tr` gives a sentence in the language at hand, `trn` one that hangs on a number, `mark` says that a
constant is to be translated where it is shown. A language holds for a block (`speaking`) or, where
no block says it, for whom the app asks (`ask_language`); everywhere else it is English, so tables,
files and the command line are the same for everyone. What is said within `listening` can be said
again in another language by `say_again`. The catalogues in `locale/` are gettext's, made by `make
strings`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, wraps
from gettext import NullTranslations, translation
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

LOCALES = Path(__file__).with_name("locale")
DOMAIN = "parallax"
ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "de": "Deutsch"}  # by code, each under its own name

_spoken: ContextVar[str | None] = ContextVar("language", default=None)
_askers: list[Callable[[], str]] = []


@dataclass(frozen=True)
class Message:
    """A message with what fills it, before it is said in a language; `many` and `n` as in `trn`."""

    text: str
    values: Mapping[str, object]
    many: str = ""
    n: int = 0


_heard: ContextVar[dict[str, Message] | None] = ContextVar("heard", default=None)


def tr(message: str, /, **values: object) -> str:
    """The message in the language at hand, with `{name}` filled in from the values."""
    # To gettext the empty text is the key of a catalogue's header.
    said = _unbroken(message and _catalogue(language()).gettext(message))
    said = said.format(**values) if values else said
    if (heard := _heard.get()) is not None:
        heard[said] = Message(message, values)
    return said


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """The form of the message for this number, which fills `{n}`; the values fill the rest."""
    said = _unbroken(_catalogue(language()).ngettext(one, many, n)).format(n=n, **values)
    if (heard := _heard.get()) is not None:
        heard[said] = Message(one, values, many, n)
    return said


@contextmanager
def listening() -> Iterator[dict[str, Message]]:
    """Inside the block, what is said and by which message: gathered in the dictionary."""
    heard: dict[str, Message] = {}
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)


def say_again(said: str, heard: Mapping[str, Message]) -> str:
    """What was said before, in the language at hand; as it was where nobody was listening.

    What fills a message is said again as well, but for numbers, which were written as text.
    """
    if (message := heard.get(said)) is None:
        return said
    values = {
        name: say_again(value, heard) if isinstance(value, str) and value != said else value
        for name, value in message.values.items()
    }
    if message.many:
        return trn(message.text, message.many, message.n, **values)
    return tr(message.text, **values)


def _unbroken(said: str) -> str:
    """The text with no line break between a number and “%”."""
    return said.replace(" %", "\u00a0%")


def mark(message: str, /) -> str:
    """The message as it is, for `tr` to translate where it is shown."""
    return message


def tr_known(text: str, ours: frozenset[str], /) -> str:
    """A word of ours in the language at hand; any other text, such as a name, as it is."""
    return tr(text) if text in ours else text


def language() -> str:
    """The code of the language at hand, one of LANGUAGES."""
    spoken = _spoken.get()
    if spoken is None and _askers:
        spoken = _askers[0]()
    return spoken if spoken in LANGUAGES else ENGLISH


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Inside the block everything is said in this language."""
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


def same_language(function: Callable[P, T]) -> Callable[P, T]:
    """The function, speaking the language of now wherever it is run, such as in another thread."""
    spoken = language()

    @wraps(function)
    def spoken_as_here(*args: P.args, **kwargs: P.kwargs) -> T:
        with speaking(spoken):
            return function(*args, **kwargs)

    return spoken_as_here


def ask_language(asker: Callable[[], str]) -> None:
    """Where no block says the language, ask this; an app knows who is being spoken to."""
    _askers[:] = [asker]


@cache
def _catalogue(code: str) -> NullTranslations:
    """A language's catalogue; English has none and needs none."""
    if code == ENGLISH:
        return NullTranslations()
    return translation(DOMAIN, LOCALES, languages=[code])
