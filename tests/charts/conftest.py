import pytest

from tests.charts.tables import estimate_rows


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes seconds, because it starts a browser")


@pytest.fixture
def three():
    nan = float("nan")
    return estimate_rows(
        ("Freelanews", -0.2, -0.3, -0.1), ("Journos News", 0.1, nan, nan), ("Alpha", nan, nan, nan)
    )
