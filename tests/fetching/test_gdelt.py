import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from analysis.errors import FetchError
from analysis.fetching.fetching import Listed, gdelt_address, search_gdelt
from tests.fetching.web import QUICK, Reply

JSON = {"Content-Type": "application/json"}
ROWS = [
    {
        "url": "https://fairwater.example/bridge", "url_mobile": "",
        "title": "Bridge delayed , again",
        "seendate": "20261124T080000Z", "socialimage": "", "domain": "fairwater.example",
        "language": "English", "sourcecountry": "United Kingdom",
    },
    {"url": "https://polestar.example/b", "title": 7},
    {"title": "no address"},
    "nonsense",
]  # fmt: skip


def search(web, reply, **more):
    base = web.put("gdelt.test/api/v2/doc/doc", reply)
    return search_gdelt(
        gdelt_address("bridge harbour", base=base, **more), guard=web.guard, limits=QUICK
    )


def test_the_query_says_what_was_asked():
    address = gdelt_address(
        ' "Fairwater  bridge" ', since=date(2026, 11, 1), until=date(2026, 11, 24), most=75
    )
    parts = urlsplit(address.url)
    assert (parts.scheme, parts.netloc) == ("https", "api.gdeltproject.org")
    assert {name: value for name, [value] in parse_qs(parts.query).items()} == {
        "query": '"Fairwater bridge" sourcelang:english', "mode": "artlist", "format": "json",
        "maxrecords": "75", "startdatetime": "20261101000000", "enddatetime": "20261124235959",
        "sort": "hybridrel",
    }  # fmt: skip


def test_other_languages_are_asked_for_by_name():
    assert "english" not in gdelt_address("bridge sourcelang:french").url
    assert "sourcelang" not in gdelt_address("bridge", english=False).url


@pytest.mark.parametrize(
    ("query", "more", "said"),
    [("", {}, "a few words"), ("ab", {}, "a few words"), ("x" * 501, {}, "a few words"),
     ("bridge", {"most": 0}, "1 to 250"), ("bridge", {"most": 251}, "1 to 250"),
     ("bridge", {"since": date(2026, 2, 2), "until": date(2026, 1, 1)}, "swap the days")],
)  # fmt: skip
def test_a_query_that_cannot_be_asked_is_said(query, more, said):
    with pytest.raises(FetchError, match=said):
        gdelt_address(query, **more)


def test_the_articles_are_listed(web):
    web.put("gdelt.test/robots.txt", b"User-agent: *\nDisallow: /")  # speaks of pages
    listed = search(web, Reply(json.dumps({"articles": ROWS}).encode(), 200, JSON))
    assert listed == [
        Listed(
            "https://fairwater.example/bridge", "", "Bridge delayed , again", "2026-11-24",
            "English",
        ),
        Listed("https://polestar.example/b"),
    ]  # fmt: skip
    assert [asked.path.partition("?")[0] for asked in web.asked] == ["/api/v2/doc/doc"]


@pytest.mark.parametrize("body", [b"{}", b"", b'{"articles": []}', b"[]", b'{"articles": 7}'])
def test_nothing_found_is_an_empty_list(web, body):
    assert search(web, Reply(body, 200, JSON)) == []


def test_what_gdelt_says_instead_of_a_list_is_passed_on(web):
    with pytest.raises(FetchError, match=r"“Your query was too short or too long\.”"):
        search(web, Reply(b"Your query was too\nshort or too long.\x1b", 200))
    with pytest.raises(FetchError) as refused:
        search(web, Reply(b"<b>\x00\xe2\x80\xaeevil</b>" * 1000, 200))
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 300


def test_gdelt_too_busy_is_waited_for_and_then_said(web):
    busy = Reply(b"Please limit requests to one every 5 seconds", 429, {"Retry-After": "0"})
    with pytest.raises(FetchError, match="come back later"):
        search(web, busy)
    assert len(web.asked) == 3
    assert search(web, [busy, Reply(b"{}", 200, JSON)]) == []


def test_a_search_is_kept_from_private_addresses(web):
    web.names["gdelt.test"] = ["169.254.169.254"]
    with pytest.raises(FetchError, match="not on the open web"):
        search(web, Reply(b"{}", 200, JSON))
