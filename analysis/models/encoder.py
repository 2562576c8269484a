"""Texts in, unit vectors out: the embedded sentence encoder, or any of the model hub."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from analysis.errors import ScorerError
from analysis.models import hub
from analysis.models.grouped_runs import MEMORY, GroupedRuns, one_by_one, unit_length
from analysis.models.info import ScorerInfo
from analysis.models.network import load_network, stacked
from analysis.models.score_store import ScoreStore, Shelf
from analysis.models.shipped import check_fitted
from analysis.translation import tr

DEFAULT_ENCODER = "parallax-encoder"
WEIGHTS = Path(__file__).parents[2] / "weights"

Vectors = npt.NDArray[np.float32]


class Encoder:
    """Turns texts into unit vectors; each distinct text runs once and is remembered by content.

    A text is cut at the encoder's longest input (384 tokens, about 280 words, for the embedded
    one); what follows has no influence on its vector. Safe to share between threads.

    Args:
        info: Whose vectors they are.
        dimension: How many numbers a vector has.
        run: A function from one text to its vector, of any length; or a network's runs of texts.
        n_workers: Runs of the function at once; the number of cores unless given.
        memory: How many texts' vectors are remembered.
        shelf: Where the vectors that the function gives are kept on disk; nowhere unless given.
    """

    def __init__(
        self,
        info: ScorerInfo,
        dimension: int,
        run: Callable[[str], Vectors] | GroupedRuns[str],
        *,
        n_workers: int | None = None,
        memory: int = MEMORY,
        shelf: Shelf | None = None,
    ) -> None:
        self.info = info
        self.dimension = dimension
        self.runs = (
            run
            if isinstance(run, GroupedRuns)
            else GroupedRuns(
                one_by_one(run),
                unit_length(info.name, dimension),
                n_workers=n_workers,
                memory=memory,
                shelf=shelf,
            )
        )

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None
    ) -> Vectors:
        """Unit vectors, float32, shape (n_texts, dimension), in the order of the texts.

        A text's vector does not depend on the other texts, on their order or on earlier calls:
        same text, same bytes, on one machine.

        Args:
            texts: Any number of texts; none gives shape (0, dimension).
            progress: Called with (distinct texts done, distinct texts in all), from this thread.

        Raises:
            ScorerError: The model gave a vector that is zero or not finite.
        """
        return stacked(self.runs.rows(texts, progress=progress), self.dimension)

    def remembers(self, texts: Sequence[str]) -> bool:
        """Whether all of these texts have been run already, so that `encode` costs nothing."""
        return self.runs.remembers(texts)


def folder_of(encoder: Encoder) -> Path:
    """Where an embedded encoder's weights lie; for any other no such folder exists."""
    return WEIGHTS / encoder.info.name


def load_encoder(
    name: str = DEFAULT_ENCODER, *, allow_local: bool = False, store: ScoreStore | None = None
) -> Encoder:
    """The encoder of that name; loading takes a second or more, so callers keep what they get.

    Args:
        name: `parallax-encoder` (embedded), or a model hub id such as `owner/name`.
        allow_local: Also take the path of a folder. For the command line; never for names that
            come from strangers.
        store: Where its vectors are kept on disk; nowhere unless given.

    Raises:
        ScorerError: No such encoder, no connection, files that are not what they should be, or
            torch is needed and not installed. The message lists what is at hand.
    """
    if name == DEFAULT_ENCODER:
        embedded = load_embedded(WEIGHTS / DEFAULT_ENCODER, store)
        check_fitted(WEIGHTS / DEFAULT_ENCODER, embedded.info.fingerprint)
        return embedded
    try:
        found = hub.find_model(name, allow_local=allow_local)
        info, run, n_workers = hub.open_model(found)
    except ScorerError as error:
        listed = ", ".join(known_encoders())
        raise ScorerError(
            tr("{error} Encoders at hand: {names}.", error=error, names=listed)
        ) from error
    dimension = len(run("size"))
    shelf = store.shelf(info.fingerprint, "sentence_embedding", dimension) if store else None
    return Encoder(info, dimension, run, n_workers=n_workers, shelf=shelf)


def known_encoders() -> list[str]:
    """The encoders that need no download: the embedded one, then those in the local hub cache."""
    return [DEFAULT_ENCODER, *hub.cached_models()]


def load_embedded(folder: Path, store: ScoreStore | None = None) -> Encoder:
    """The encoder shipped in `folder`, after every file of its network has been checked.

    Raises:
        ScorerError: A file is missing, or is not the one that was shipped.
    """
    network = load_network(folder, store)
    return Encoder(network.info, network.dimension, network.texts)
