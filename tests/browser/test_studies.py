"""A study saved by one reader opens the same view for another, with nothing but the file."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from analysis.studies.bundle import open_study, study_files
from tests.browser.driving import SAMPLE
from tests.conftest import ROOT

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


@pytest.mark.parametrize("way", ["A folder", "Files"])
def test_the_folder_of_a_study_is_dropped_and_opened(visit, tmp_path, way):
    old = (ROOT / "tests/studies/data/format-1.parallax.zip").read_bytes()
    study = open_study(old, "old")
    (tmp_path / "mine").mkdir()
    for name, data in study_files(study).items():
        (tmp_path / "mine" / name).write_bytes(data)
    (tmp_path / "mine" / ".DS_Store").write_bytes(b"x")
    visit.open()
    visit.page.get_by_role("button", name="Compare your own articles").click()
    dialog = visit.page.get_by_role("dialog")
    dialog.get_by_text(way, exact=True).click()
    if way == "A folder":
        dialog.locator("input[type=file][webkitdirectory]").set_input_files(tmp_path / "mine")
    else:
        parts = sorted(path for path in (tmp_path / "mine").iterdir() if path.name[0] != ".")
        dialog.locator("input[type=file]").set_input_files(parts)
    dialog.get_by_role("button", name="Compare them").click()
    dialog.wait_for(state="detached")
    visit.settle()
    expect(visit.page.get_by_label("Low pole", exact=True)).to_have_value(study.settings["low"])
    assert {name for row in visit.names() for name in row} >= set(study.articles["outlet"])
