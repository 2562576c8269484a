"""Fetching from the dialog, with a little web on the loopback address in place of the wide one."""

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

import ui.fetching
import ui.loading
import ui.searching
from analysis.corpus.sources import Source
from tests.conftest import ROOT
from tests.fetching.conftest import web
from tests.fetching.web import QUICK, Reply, article
from ui.uploading import Brought

__all__ = ["web"]


LEDGER = """Outlet: The Ledger
Title: Bridge opened

The bridge over the harbour was opened on Tuesday by the mayor, who walked across it first.

Hundreds of people followed her, and the ferry that had carried them for years made its last trip.
"""


@pytest.fixture(autouse=True)
def little_web(web, monkeypatch) -> None:
    """The dialog reaches the little web and nothing else."""
    for room in (ui.fetching, ui.searching):
        monkeypatch.setattr(room, "OPEN_WEB", web.guard)
        monkeypatch.setattr(room, "LIMITS", QUICK)
    monkeypatch.setattr(ui.searching, "GDELT", web.url("gdelt.test/doc"))


def fields_alone() -> None:
    """The fields without the rest of the page, which loads a model."""
    import streamlit as st

    from ui.fetching import fetched_pages

    st.session_state["pages"] = fetched_pages()


@pytest.fixture
def page(little_web) -> AppTest:
    return AppTest.from_function(fields_alone, default_timeout=60).run()


def failures(page: AppTest) -> str:
    assert not page.exception
    return " ".join(e.proto.body for e in page.get("html") if "not-fetched" in e.proto.body)


def addresses(page: AppTest) -> list[str]:
    return [source.known.url for source in page.session_state["pages"]]


def test_addresses_are_fetched_and_compared(web):
    one = web.put("a.test/bridge", article("Bridge delayed", "Fairwater News"))
    two = web.put("b.test/bridge", article("Bridge opened", "The Ledger"))
    page = AppTest.from_file(ROOT / "app.py", default_timeout=200).run()
    page.button(key="load").click().run()
    page.text_area(key="addresses").set_value(f"{one}\n{two}").run()
    assert page.button(key="read").disabled
    page.button(key="fetch").click().run()
    page.button(key="read").click().run()
    assert not page.exception
    articles = page.session_state["story"].corpus.articles
    assert articles["outlet"].tolist() == ["Fairwater News", "The Ledger"]
    assert articles["url"].tolist() == [one, two]
    assert "fetching" not in page.session_state


def test_a_table_of_addresses_is_fetched_and_the_files_beside_it_are_read(web, monkeypatch):
    url = web.put("a.test/bridge", article("Bridge delayed", "Fairwater News"))
    table = f"id,url,title,publish_date,media_name,media_url\n1,{url},x,2026-11-24,Fairwater,x\n"
    files = [Source("story-urls.csv", table.encode()), Source("b.txt", LEDGER.encode())]
    monkeypatch.setattr(ui.loading, "uploaded_files", lambda: Brought(files, []))
    page = AppTest.from_file(ROOT / "app.py", default_timeout=200).run()
    page.button(key="load").click().run()
    assert not page.exception
    assert any("Your files list 1 address;" in caption.value for caption in page.caption)
    page.button(key="fetch").click().run()
    page.button(key="read").click().run()
    assert not page.exception
    story = page.session_state["story"]
    assert sorted(story.corpus.articles["outlet"]) == ["Fairwater News", "The Ledger"]
    assert story.problems == ()


def test_where_nothing_is_fetched_a_table_of_addresses_is_read_like_any_file(monkeypatch):
    monkeypatch.setenv("PARALLAX_FETCH", "off")
    listed = [Source("urls.txt", b"https://a.test/1\nhttps://a.test/2\n")]
    assert ui.fetching.without_lists(listed) == (listed, [])


def test_more_addresses_than_are_fetched_at_a_time_are_taken_from_the_first(web):
    def first(addresses: list[str]) -> None:
        import streamlit as st

        from ui.fetching import fetched_pages

        st.session_state["pages"] = fetched_pages(addresses)

    urls = [web.url(f"a.test/{n}") for n in range(QUICK.addresses + 3)]
    page = AppTest.from_function(first, default_timeout=60, args=(urls,)).run()
    assert f"the first {QUICK.addresses} can be fetched" in page.caption[0].value
    assert page.button(key="fetch").label == f"Fetch {QUICK.addresses} addresses"


def test_pages_are_fetched_on_the_click_only(page, web):
    url = web.put("a.test/bridge", article("Bridge delayed", "Fairwater News"))
    page.text_area(key="addresses").set_value(url).run()
    assert page.button(key="fetch").label == "Fetch 1 address"
    assert web.asked == []
    page.button(key="fetch").click().run()
    assert addresses(page) == [url]
    assert any("1 page is here" in text.value for text in page.markdown)
    page.button(key="forget").click().run()
    assert addresses(page) == []


def test_what_failed_is_shown_as_text_and_can_be_tried_again(page, web):
    good = web.put("a.test/bridge", article("Bridge delayed", "Fairwater News"))
    late = web.url("a.test/late?<script>alert(1)</script>")
    page.text_area(key="addresses").set_value(f"{good}\n{late}").run()
    page.button(key="fetch").click().run()
    assert "a.test has no such page (404); check the address." in failures(page)
    assert "<script" not in failures(page)
    web.put("a.test/late", article("Bridge opened", "Fairwater News"))
    page.button(key="fetch_again").click().run()
    assert failures(page) == ""
    assert len(addresses(page)) == 2
    assert web.paths().count("/bridge") == 1


def test_a_search_lists_articles_and_fetches_none_by_itself(page, web):
    url = web.put("a.test/bridge", article("Bridge delayed", "Fairwater News"))
    rows = [{"url": url, "title": "Bridge delayed", "seendate": "20261124T080000Z"}]
    web.put("gdelt.test/doc", Reply(json.dumps({"articles": rows}).encode()))
    page.text_input(key="search_words").set_value("bridge harbour").run()
    page.button(key="search").click().run()
    assert not page.exception
    assert [error.value for error in page.error] == []
    assert web.paths("a.test") == []
    assert page.button(key="fetch").disabled  # nothing is ticked yet
    page.session_state["found-1-False"] = {
        "edited_rows": {0: {"Take": True}}, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    page.run()
    assert page.button(key="fetch").label == "Fetch 1 address"
    page.checkbox(key="take_all").check().run()
    page.button(key="fetch").click().run()
    assert addresses(page) == [url]
    assert page.session_state["pages"][0].known.published == "2026-11-24"


def test_a_search_that_fails_is_one_sentence(page, web):
    web.put("gdelt.test/doc", Reply(b"The words are too <b>short</b>"))
    page.text_input(key="search_words").set_value("bridge harbour").run()
    page.button(key="search").click().run()
    assert not page.exception
    assert [error.value.replace("\\", "") for error in page.error] == [
        "GDELT gave no list but this: “The words are too <b>short</b>”; change the search."
    ]


def test_a_search_that_finds_nothing_says_so(page, web):
    web.put("gdelt.test/doc", Reply(b"{}"))
    page.text_input(key="search_words").set_value("bridge harbour").run()
    page.button(key="search").click().run()
    assert any("Nothing was found" in caption.value for caption in page.caption)


def test_too_many_addresses_are_one_sentence(page, monkeypatch):
    monkeypatch.setattr(ui.fetching, "LIMITS", replace(QUICK, addresses=1))
    page.text_area(key="addresses").set_value("a.test/1 a.test/2").run()
    page.button(key="fetch").click().run()
    assert "take fewer" in page.error[0].value


@pytest.mark.parametrize("value", ["off", "0"])
def test_a_deployment_can_switch_it_off(page, monkeypatch, value):
    monkeypatch.setenv("PARALLAX_FETCH", value)
    page.run()
    assert not page.exception
    assert any("switched it off" in caption.value for caption in page.caption)
    assert not page.text_area


@pytest.mark.parametrize("secret", [False, "off"])
def test_the_secrets_of_a_deployment_can_too(page, monkeypatch, secret):
    monkeypatch.setenv("PARALLAX_FETCH", "on")
    page.secrets["PARALLAX_FETCH"] = secret
    page.run()
    assert not page.exception
    assert any("switched it off" in caption.value for caption in page.caption)
    assert not page.text_area


def test_a_link_cannot_make_the_server_fetch(web, little_web):
    url = web.put("a.test/bridge", article("Bridge delayed", "Fairwater News"))
    opened = AppTest.from_function(fields_alone, default_timeout=60)
    for name in ("addresses", "fetch", "url", "from_web", "search_words", "load", "fetching"):
        opened.query_params[name] = url
    opened.run()
    assert not opened.exception
    assert opened.text_area(key="addresses").value == ""
    assert web.asked == []
