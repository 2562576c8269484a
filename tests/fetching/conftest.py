from collections.abc import Iterator

import pytest

from tests.fetching.web import Web


@pytest.fixture
def web() -> Iterator[Web]:
    made = Web()
    yield made
    made.close()
