"""Undo brings back the story as it was, step by step."""

import pytest

from tests.browser.driving import SAMPLE

pytestmark = pytest.mark.browser


def test_undo_takes_back_a_new_name_and_then_the_articles_themselves(visit):
    visit.open()
    sample = visit.figure()
    visit.upload(SAMPLE[:2])
    first, second = (row[0] for row in visit.names())
    visit.rename(first, "Morning Ledger")
    assert set(visit.places()) == {"Morning Ledger", second}
    visit.undo()
    assert set(visit.places()) == {first, second}
    visit.undo()
    assert visit.figure() == sample
    assert visit.page.get_by_role("button", name="Undo the last change").count() == 0


def test_undo_brings_ones_articles_back_after_a_look_at_the_sample(visit):
    visit.open()
    visit.upload(SAMPLE[:2])
    own = visit.places()
    visit.page.get_by_role("button", name="Back to the sample story").click()
    visit.settle()
    assert len(visit.places()) == 5
    visit.undo()
    assert visit.places() == own


def test_undo_works_on_any_page_and_brings_back_an_article_that_was_left_out(visit):
    visit.open("Articles")
    n_before = len(visit.names())
    visit.page.get_by_role("tab", name="Edit").click()
    visit.page.get_by_role("button", name="Leave this article out").click()
    visit.settle()
    assert len(visit.names()) == n_before - 1
    visit.go("Compare")
    assert len(visit.places()) == 4
    visit.undo()
    assert len(visit.places()) == 5
