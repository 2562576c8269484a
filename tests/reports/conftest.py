"""A study whose every number a test can foresee, laid open, and its report and page."""

from collections.abc import Callable

import pytest

from analysis.models.encoder import Encoder
from analysis.models.info import ScorerInfo
from analysis.models.tiers import Tier
from analysis.models.tone import Calibration, ToneScorer
from analysis.reports.page import report_page
from analysis.reports.parts import Report
from analysis.reports.report import make_report
from tests.conftest import WORDS, WordNetwork, word_vector
from tests.studies.conftest import study as _study
from tests.studies.conftest import study_apart as _study_apart

study, study_apart = _study, _study_apart


@pytest.fixture(scope="session")
def tier() -> Tier:
    """The models that scored the study."""
    encoder = Encoder(ScorerInfo("words", "1", "f" * 64, "none"), len(WORDS) + 1, word_vector)
    return Tier("words", encoder, ToneScorer(WordNetwork(), Calibration((1, 1, 1), (0, 0, 0), "")))


@pytest.fixture(scope="session")
def tell(tier) -> Callable[..., Report]:
    """Makes the report of a study; who speaks is not looked for, which would take a parser."""

    def told(study, **options):
        heard = study.corpus() if study.has_texts else None
        return make_report(study, tier, heard=heard, **options)

    return told


@pytest.fixture(scope="session")
def report(study, tell) -> Report:
    """The report of the study; not to be changed."""
    return tell(study, title="Cold or hot?", authors=["Ada Example", "Ben Sample"])


@pytest.fixture(scope="session")
def page(report) -> str:
    """The report as a page."""
    return report_page(report).decode()
