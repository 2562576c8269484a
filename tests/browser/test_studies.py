"""A study saved by one reader opens the same view for another, with nothing but the file."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.driving import SAMPLE

pytestmark = pytest.mark.browser

ASKED = {"low": "mere words", "high": "real help", "tier": "fast"}


def test_a_saved_study_opens_the_same_chart_for_another_reader(open_visit, tmp_path):
    first, second = open_visit(), open_visit()
    first.open("Home", "?" + urlencode(ASKED))
    first.upload(SAMPLE[:3])
    first.rename(first.names()[0][0], "Morning Ledger")
    first.go("Articles")
    with first.page.expect_download(timeout=120_000) as download:
        first.page.get_by_role("button", name="Save this study").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == "study.parallax.zip"
    first.go("Home")
    second.open()
    second.type("Low pole", "typed before")
    second.upload([path])
    expect(second.page.get_by_label("Low pole", exact=True)).to_have_value("mere words")
    assert "low=mere+words" in second.page.url
    assert "tier=fast" in second.page.url
    assert "Morning Ledger" in second.places()
    assert second.figure() == first.figure()
