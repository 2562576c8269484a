"""The cards beside the weights say what the tool makes of manifest, training and results."""

import pytest

from analysis.models.tiers import TIERS, tier_folder
from training.model_card import card


@pytest.mark.parametrize("tier", TIERS)
def test_the_card_is_the_one_that_is_made_now(tier):
    found = (tier_folder(tier) / "README.md").read_text("utf-8")
    assert found == card(tier), f"run `python -m training.model_card --tier {tier}` again"
