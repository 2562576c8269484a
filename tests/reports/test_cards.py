"""What a card says of swapped names, as HTML and in either language."""

import pytest

from analysis.models.info import ScorerInfo
from analysis.reports.cards import card_html
from analysis.studies.validity import newest_results, validity_card
from analysis.translation import speaking
from tests.results_example import MINE, OTHER, write_results


@pytest.mark.parametrize(
    ("language", "family", "moved", "kinds"),
    [
        ("en", "frames", "by .040 on average.", "By kind of name: outlet .030, country .010."),
        ("de", "axis", "im Mittel um 0,018.", "Nach Art der Namen: Medium 0,030, Land 0,010."),
    ],
)
def test_a_card_says_how_far_names_move_a_score_kind_by_kind(
    tmp_path, language, family, moved, kinds
):
    write_results(tmp_path)
    results, info = newest_results(tmp_path), ScorerInfo("m", "1", MINE, "none")
    with speaking(language):
        page = card_html(validity_card(family, MINE, results), info)
        unknown = card_html(validity_card(family, OTHER, results), info)
    assert moved in page
    assert kinds in page
    assert kinds.partition(":")[0] not in unknown
