"""The models that all sessions share, loaded once, and the scores on disk."""

import gc

from analysis.models import score_store as kept_scores
from analysis.models.encoder import Encoder, load_encoder
from analysis.models.tiers import TIERS, Tier, load_tier
from analysis.translation import mark
from ui.collecting import spare_collections
from ui.remembering import held


@held(max_entries=1, for_all=True)
def score_store() -> kept_scores.ScoreStore | None:
    """The scores on disk, for all sessions; None where none are kept."""
    return kept_scores.open_store()


@held(max_entries=len(TIERS), spinner=mark("Loading the model…"), for_all=True)
def tier_named(name: str) -> Tier:
    """The embedded models of this tier, shared by all sessions."""
    tier = load_tier(name, store=score_store())
    _keep_for_good()
    return tier


@held(max_entries=1, spinner=mark("Loading the encoder…"), for_all=True)
def hub_encoder(name: str) -> Encoder:
    """An encoder of the model hub, shared by all sessions; one at a time, as it may be large."""
    encoder = load_encoder(name, store=score_store())
    _keep_for_good()
    return encoder


def _keep_for_good() -> None:
    """What is loaded is no garbage, and Streamlit collects garbage after every run: spare it."""
    spare_collections()
    gc.collect()
