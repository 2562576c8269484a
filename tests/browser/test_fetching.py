"""Fetching in a real browser: the fields can be used by all, and reach no machine of one's own."""

import pytest

from tests.browser.driving import visiting
from tests.browser.test_looks import objections
from tests.fetching.conftest import web
from tests.fetching.web import article

__all__ = ["web"]
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_this_machine_is_refused_and_said(browser, server, web, scheme):
    inner = web.put("127.0.0.1/", article("A page of this machine"))
    with visiting(browser, server, scheme=scheme) as visit:
        visit.open()
        visit.page.get_by_role("button", name="Compare your own articles").click()
        dialog = visit.page.get_by_role("dialog")
        dialog.get_by_text("Or fetch pages from the web").click()
        field = dialog.get_by_role("textbox", name="Addresses of articles or feeds")
        field.fill(f"{inner}\nhttp://127.0.0.1/\nhttp://[::1]/\n<b>no address</b>")
        field.blur()
        dialog.get_by_role("button", name="Fetch 5 addresses").click()
        dialog.get_by_text("5 addresses could not be fetched").wait_for()
        visit.settle()
        assert "127.0.0.1 is not on the open web" in dialog.inner_text()
        assert "<b>no names no host of the web" in dialog.inner_text()
        found = objections(visit.page)
        assert not found, found
    assert web.asked == []
