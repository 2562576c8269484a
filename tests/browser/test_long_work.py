"""A reader stops the scoring of many articles, goes on, and finds it done after a new start."""

import csv
import io
import itertools
import re

import pytest

from tests.browser.driving import running_server, visiting

pytestmark = pytest.mark.browser

N_OUTLETS, N_SENTENCES = 10, 240  # enough that none of the steps below ends unseen
WHO = ["minister", "mayor", "union", "court", "navy", "bank", "school", "farmer", "pilot", "nurse"]
DID = ["praised", "attacked", "delayed", "signed", "refused", "explained"]
WHAT = ["the treaty", "the harbour plan", "the new levy", "the visit", "the rescue of the ferry"]
LONG_MS = 240_000  # the machine that runs the tests has other work


def many_articles():
    """Ten articles of 240 invented sentences, no two alike, as CSV."""
    invented = itertools.product(range(12), WHO, DID, WHAT)
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(["outlet", "headline", "text"])
    for n in range(N_OUTLETS):
        some = itertools.islice(invented, N_SENTENCES)
        said = [f"On day {day + 1} the {who} {did} {what}." for day, who, did, what in some]
        table.writerow([f"Outlet {n}", f"Headline {n}", " ".join(said)])
    return written.getvalue().encode()


def bring(visit):
    """Bring the articles in, and wait only until the reading is done."""
    visit.page.get_by_role("button", name="Compare your own articles").click()
    dialog = visit.page.get_by_role("dialog")
    file = {"name": "many.csv", "mimeType": "text/csv", "buffer": many_articles()}
    dialog.locator("input[type=file]").set_input_files(file)
    dialog.get_by_role("button", name="Compare them").click()
    dialog.wait_for(state="hidden", timeout=LONG_MS)


def counted(visit, said):
    """The counts of the sentence on the page that begins so, once they are above 0."""
    words = visit.page.get_by_text(re.compile(rf"{said}[1-9][\d,]* of [\d,]+ sentences"))
    words.wait_for(timeout=LONG_MS)
    found = re.search(r"([\d,]+) of ([\d,]+)", words.inner_text()).groups()
    return [int(number.replace(",", "")) for number in found]


def stop(visit):
    """Stop the scoring, and how much was done of how much."""
    visit.page.get_by_role("button", name="Stop", exact=True).click()
    return counted(visit, r"Stopped\. ")


def test_scoring_can_be_stopped_and_goes_on_also_in_a_new_process(browser, tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLAX_CACHE", str(tmp_path))
    with running_server() as address, visiting(browser, address) as visit:
        visit.page.set_default_timeout(LONG_MS)
        visit.open()
        bring(visit)
        begun, _ = counted(visit, "Scoring ")
        done, total = stop(visit)
        assert begun <= done < total
        visit.page.get_by_role("button", name="Go on").click()
        again, _ = counted(visit, "Scoring ")
        assert again >= done
        stopped, _ = stop(visit)
    with running_server() as address, visiting(browser, address) as visit:
        visit.page.set_default_timeout(LONG_MS)
        visit.open()
        bring(visit)
        kept, total = counted(visit, "Scoring ")
        assert stopped <= kept <= total
        visit.page.wait_for_selector(".finding", timeout=LONG_MS)
        visit.settle()
        assert len(visit.places()) == N_OUTLETS
