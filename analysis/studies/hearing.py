"""Who speaks in the corpus of a session: found beside its pages, stopped, and gone on with."""

import threading
import time
from typing import Final

from analysis.corpus.parsing import Progress
from analysis.studies import voices
from analysis.studies.corpus import Corpus
from analysis.translation import same_language

FORSAKEN_S: Final = 600.0  # so long it goes on while nobody asks for it
_MOMENT_S: Final = 0.2


class Hearing:
    """Who speaks in a corpus, which takes a while: begun at once, had when it is asked for.

    It goes on in a thread of its own until it is stopped, or for ten minutes when nobody asks for
    it. Begun again, it goes on where it was, since what has been parsed is remembered.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._lock = threading.Lock()
        self._attempt = _Attempt(corpus)

    def done(self) -> bool:
        """Whether asking for it waits for nothing."""
        return self._attempt.done()

    @property
    def known(self) -> Corpus | None:
        """The corpus that knows who speaks, None until then."""
        return self._attempt.heard

    def finish(self, progress: Progress) -> None:
        """Wait until it is known who speaks, and begin again what was stopped.

        Args:
            progress: Called several times a second with (sentences done, sentences in all). What
                it raises stops the work.

        Raises:
            CorpusError: It cannot be found who speaks.
        """
        attempt = self._going_on()
        try:
            while not attempt.wait(_MOMENT_S):
                progress(*attempt.counts)
        except BaseException:
            attempt.stop()
            raise
        if attempt.error is not None:
            raise attempt.error

    @property
    def heard(self) -> Corpus:
        """The corpus that knows who speaks; CorpusError where that cannot be found."""
        self.finish(lambda done, total: None)
        corpus = self._attempt.heard
        return self.heard if corpus is None else corpus  # where somebody else stopped it

    def _going_on(self) -> "_Attempt":
        """The attempt that is under way or done, a new one where the last was stopped."""
        with self._lock:
            if self._attempt.is_stopped:
                self._attempt = _Attempt(self._corpus)
            return self._attempt


class _StoppedError(Exception):
    """Ends an attempt from within its progress."""


class _Attempt:
    """One attempt at finding who speaks, in a thread of its own."""

    def __init__(self, corpus: Corpus) -> None:
        self.counts = (0, len(corpus.sentences))
        self.heard = corpus if corpus.is_heard else None
        self.error: BaseException | None = None
        self.is_stopped = False
        self._asked = time.monotonic()
        self._ended = threading.Event()
        if self.heard:
            self._ended.set()
        else:
            run = same_language(self._run)
            # a daemon, so that the program's end does not wait for it
            threading.Thread(target=run, args=(corpus,), name="voices", daemon=True).start()

    def done(self) -> bool:
        self._asked = time.monotonic()
        return self._ended.is_set() and not self.is_stopped

    def wait(self, seconds: float) -> bool:
        """Whether it ends within so many seconds."""
        self._asked = time.monotonic()
        return self._ended.wait(seconds)

    def stop(self) -> None:
        """End it after the piece that is being parsed."""
        self.is_stopped = not self._ended.is_set()

    def _run(self, corpus: Corpus) -> None:
        try:
            self.heard = voices.with_voices(corpus, voices.find_voices(corpus, self._tell))
            self.is_stopped = False  # it was done before it could be
        except _StoppedError:
            pass
        except BaseException as error:  # whoever asks for it gets it
            self.error = error
        finally:
            self._ended.set()

    def _tell(self, done: int, total: int) -> None:
        self.counts = (done, total)
        if time.monotonic() - self._asked > FORSAKEN_S:
            self.is_stopped = True
        if self.is_stopped:
            raise _StoppedError
