"""The only two ways to remember between reruns and for all sessions, each language apart.

What is remembered may hold words (titles, labels, alternative texts, reasons), so the language is
part of every key, and what is computed speaks it. A cache whose answers are the same for everyone,
since they hold numbers and keys alone, says `for_all`; `tests/pages/test_languages.py` searches the
answers of all of these for words.
"""

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

import streamlit as st

from analysis.translation import language, speaking, tr

P = ParamSpec("P")
T = TypeVar("T")


class Remembered(Generic[P, T]):
    """A function whose answers are remembered; called and cleared like one of `st.cache_data`."""

    def __init__(
        self, function: Callable[P, T], cache: Any, *, spinner: str, for_all: bool, **bounds: Any
    ) -> None:
        update_wrapper(self, function)
        self._function, self._cache = function, partial(cache, **bounds)
        self._spinner, self.for_all = spinner, for_all
        self._by_language: dict[str, Any] = {}

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        spoken = language()
        return self._cached(spoken)(*args, **self._key(spoken), **kwargs)

    def clear(self, *args: Any, **kwargs: Any) -> None:
        """Forget the answer to these arguments; without any, all answers."""
        spoken = language()
        key = self._key(spoken) if args or kwargs else {}
        self._cached(spoken).clear(*args, **key, **kwargs)

    def _key(self, spoken: str) -> dict[str, str]:
        return {} if self.for_all else {"spoken": spoken}

    def _cached(self, spoken: str) -> Any:
        """Streamlit's cached function, whose spinner speaks this language; all share one cache."""
        if spoken not in self._by_language:
            function = self._function if self.for_all else self._speaking()
            spinner = tr(self._spinner) if self._spinner else False
            self._by_language[spoken] = self._cache(function, show_spinner=spinner)
        return self._by_language[spoken]

    def _speaking(self) -> Callable[..., T]:
        def answer(*args: Any, spoken: str, **kwargs: Any) -> T:
            with speaking(spoken):
                return self._function(*args, **kwargs)

        return update_wrapper(answer, self._function)


def remembered(
    *, max_entries: int, spinner: str = "", for_all: bool = False, ttl: float | None = None
) -> Callable[[Callable[P, T]], Remembered[P, T]]:
    """Remember answers as values, of which every asker gets a copy."""
    bounds = {"max_entries": max_entries, "ttl": ttl}
    return lambda function: Remembered(
        function, st.cache_data, spinner=spinner, for_all=for_all, **bounds
    )


def held(
    *, max_entries: int, spinner: str = "", for_all: bool = False, scope: str = "global"
) -> Callable[[Callable[P, T]], Remembered[P, T]]:
    """Hold one object for every asker, or every one of a session; none of them may change it."""
    bounds = {"max_entries": max_entries, "scope": scope}
    return lambda function: Remembered(
        function, st.cache_resource, spinner=spinner, for_all=for_all, **bounds
    )
