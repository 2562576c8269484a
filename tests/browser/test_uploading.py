"""A whole folder through the browser: the folders within it arrive, and name outlets."""

import pytest

from tests.browser.driving import PHONE, WIDE, visiting
from tests.corpus.press_files import BRIDGE, FOX

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(tmp_path):
    """Two outlets, a folder each, and a file that is hidden."""
    for name, told in (("Harbour Post", BRIDGE), ("Sun", FOX)):
        place = tmp_path / "mine" / name
        place.mkdir(parents=True)
        (place / "001.txt").write_text("\n".join(told.paragraphs))
        (place / ".hidden.txt").write_text("Nothing to see.")
    return tmp_path / "mine"


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_folder_is_chosen_and_read(browser, server, folder, size):
    with visiting(browser, server, size=size) as visit:
        visit.open()
        visit.page.get_by_role("button", name="Compare your own articles").click()
        dialog = visit.page.get_by_role("dialog")
        dialog.get_by_text("A folder", exact=True).click()
        chooser = dialog.locator("input[type=file][webkitdirectory]")
        chooser.set_input_files(folder)
        read = dialog.get_by_role("button", name="Compare them")
        read.click()
        dialog.wait_for(state="detached")
        visit.settle()
        finding = visit.page.locator(".finding").first.inner_text()
        assert "Harbour Post" in finding
        assert "Sun" in finding
