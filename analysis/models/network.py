"""The embedded network of a tier: vectors of texts, and tone toward a mention.

One graph gives both, or tone has a graph of its own, whose layers were trained for it alone.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.errors import ScorerError
from analysis.models.grouped_runs import GroupedRuns, Runner, unit_length
from analysis.models.info import ScorerInfo
from analysis.models.onnx_runtime import open_session
from analysis.models.score_store import ScoreStore, Text
from analysis.models.shipped import checked_manifest, network_fingerprint
from analysis.models.text_runs import Coded, coded_texts, read_tokenizer
from analysis.translation import tr

Rows = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]

TOKENS_A_RUN = 256  # with more, what passes from layer to layer no longer fits into a core's cache
# Of single words many would fit, but what turns a text's mean into its vector takes 2 MB a text and
# core: 446 terms held 400 MB more. A dozen a run are as quick, and most sentences are no more. Half
# as many of both would hold 70 MB less while they run, and take 7 % longer.
TEXTS_A_RUN = 12
TONE_GRAPH = "tone.onnx"
N_TONES = 3  # negative, neutral, positive


class Network:
    """What the network of one tier says of texts, each distinct one run once and remembered.

    `texts` and `pairs` hold the runs; `pairs` is None where the network has no tone head. Safe to
    share between threads.
    """

    def __init__(
        self,
        info: ScorerInfo,
        dimension: int,
        texts: GroupedRuns[str],
        pairs: GroupedRuns[tuple[str, str]] | None,
    ) -> None:
        self.info = info
        self.dimension = dimension
        self.texts = texts
        self.pairs = pairs

    def vectors(self, texts: Sequence[str], *, progress: Progress | None = None) -> Rows:
        """Unit vectors, float32, shape (n_texts, dimension), in the order of the texts.

        Raises:
            ScorerError: The network gave a vector that is zero or not finite.
        """
        return stacked(self.texts.rows(texts, progress=progress), self.dimension)

    def tone_scores(
        self, pairs: Sequence[tuple[str, str]], *, progress: Progress | None = None
    ) -> Rows:
        """Raw scores for negative, neutral and positive, float32, shape (n_pairs, 3).

        Args:
            pairs: The sentence with asterisks around the mention, and the mention.
            progress: Called with (distinct pairs done, distinct pairs in all), from this thread.

        Raises:
            ScorerError: The network has no tone head, or gave a score that is not finite.
        """
        if self.pairs is None:
            raise ScorerError(
                tr("The model {name} does not judge tone; choose another.", name=self.info.name)
            )
        return stacked(self.pairs.rows(pairs, progress=progress), N_TONES)

    def n_unheard(self, pairs: Sequence[tuple[str, str]]) -> int:
        """How many distinct pairs have yet to be run; none where there is no tone head."""
        if self.pairs is None or self.pairs.remembers(pairs):
            return 0
        return sum(not self.pairs.remembers([pair]) for pair in set(pairs))


def stacked(rows: Sequence[Rows], width: int) -> Rows:
    """Rows below each other; none gives shape (0, width)."""
    return np.stack(rows) if rows else np.empty((0, width), np.float32)


def load_network(folder: Path, store: ScoreStore | None = None) -> Network:
    """The network shipped in `folder`, after every file's SHA-256 has been checked.

    Its rows are kept in the `store` as well, where one is given.

    Raises:
        ScorerError: A file is missing, or is not the one that was shipped.
    """
    manifest = checked_manifest(folder)
    name, dimension = manifest["name"], manifest["dimension"]
    fingerprint = network_fingerprint(manifest)
    session = open_session(folder / "model.onnx")
    heard = open_session(folder / TONE_GRAPH) if TONE_GRAPH in manifest["files"] else session
    tokenizer = read_tokenizer(folder, manifest["max_tokens"])

    def runs(
        session: Any, output: str, width: int, finish: Callable[[Text, Rows], Rows]
    ) -> GroupedRuns[Text]:
        shelf = store.shelf(fingerprint, output, width) if store else None

        def prepare(texts: Sequence[Text]) -> list[Coded]:
            return coded_texts(tokenizer, texts)

        runner = Runner(prepare, _run(session, output), _most(session))
        return GroupedRuns(runner, finish, shelf=shelf)

    has_tone = "tone" in {value.name for value in heard.get_outputs()}
    return Network(
        ScorerInfo(name, manifest["version"], fingerprint, manifest["licence"]),
        dimension,
        runs(session, "sentence_embedding", dimension, unit_length(name, dimension)),
        runs(heard, "tone", N_TONES, _finite(name)) if has_tone else None,
    )


def _run(session: Any, output: str) -> Callable[[Sequence[Coded]], Rows]:
    wanted = {value.name for value in session.get_inputs()}

    def run(texts: Sequence[Coded]) -> Rows:
        given = {
            "input_ids": np.array([text.ids for text in texts], np.int64),
            "segments": np.array([text.segments for text in texts], np.int64),
        }
        feed = {name: values for name, values in given.items() if name in wanted}
        return np.asarray(session.run([output], feed)[0])

    return run


def _most(session: Any) -> Callable[[int], int]:
    """Texts a run by their length; one where the graph was made for one."""
    if session.get_inputs()[0].shape[0] == 1:
        return lambda n_tokens: 1
    return lambda n_tokens: max(1, min(TEXTS_A_RUN, TOKENS_A_RUN // n_tokens))


def _finite(name: str) -> Callable[[tuple[str, str], Rows], Rows]:
    def finish(pair: tuple[str, str], scores: Rows) -> Rows:
        if scores.shape != (N_TONES,) or not np.isfinite(scores).all():
            raise ScorerError(
                tr(
                    "The model {name} gave no usable tone for “{text}”.",
                    name=name,
                    text=pair[0][:60],
                )
            )
        return scores

    return finish
