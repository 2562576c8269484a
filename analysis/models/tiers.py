"""The embedded models by tier: what gives vectors, and what hears tone.

*accurate* is the larger network and the default; *fast* is for many articles or little memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from analysis.errors import ScorerError
from analysis.models.axis import AxisScorer
from analysis.models.encoder import WEIGHTS, Encoder, load_encoder
from analysis.models.frames import FrameScorer
from analysis.models.info import ScorerInfo
from analysis.models.network import load_network
from analysis.models.score_store import ScoreStore
from analysis.models.shipped import check_fitted
from analysis.models.tone import ToneScorer, read_calibration
from analysis.translation import tr

TIERS = ("fast", "accurate")
DEFAULT_TIER = "accurate"
FOLDERS = {"fast": "parallax-fast", "accurate": "parallax-encoder"}


@dataclass(frozen=True)
class Tier:
    """What answers the questions of a study: an encoder for axes and frames, a scorer of tone."""

    name: str
    encoder: Encoder
    tone: ToneScorer

    @cached_property
    def scorers(self) -> Mapping[str, ScorerInfo]:
        """Who scores axis, tone and frames; to ask loads nothing."""
        return {
            "axis": AxisScorer(self.encoder).info,
            "tone": self.tone.info,
            "frames": FrameScorer(self.encoder).info,
        }

    def with_encoder(self, encoder: Encoder) -> "Tier":
        """The same tone with another encoder for axes and frames."""
        return replace(self, encoder=encoder)


def load_tier(
    name: str = DEFAULT_TIER,
    *,
    encoder: str = "",
    allow_local: bool = False,
    store: ScoreStore | None = None,
) -> Tier:
    """The tier of that name; loading takes a second or more, so callers keep what they get.

    Args:
        name: One of TIERS.
        encoder: A sentence encoder of the model hub, for axes and frames in place of the tier's
            own network; tone stays with the network.
        allow_local: Also take the path of a folder as encoder. For the command line; never for
            names that come from strangers.
        store: Where vectors and tones are kept on disk, for the next start; nowhere unless given.

    Raises:
        ScorerError: No such tier or encoder; a file of weights that is missing or damaged, with
            the command that restores it.
    """
    if name not in TIERS:
        raise ScorerError(
            tr("“{name}” is not a tier; choose one of: {tiers}.", name=name, tiers=", ".join(TIERS))
        )
    folder = tier_folder(name)
    network = load_network(folder, store)
    check_fitted(folder, network.info.fingerprint)
    own = Encoder(network.info, network.dimension, network.texts)
    tier = Tier(name, own, ToneScorer(network, read_calibration(folder)))
    if not encoder:
        return tier
    return tier.with_encoder(load_encoder(encoder, allow_local=allow_local, store=store))


def tier_folder(name: str) -> Path:
    """Where the weights of a tier lie."""
    return WEIGHTS / FOLDERS[name]
