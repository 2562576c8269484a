"""Fetching against a real server on the loopback address, faults and all."""

import gzip
import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from email.utils import formatdate

import pytest

from analysis.corpus.reading import read_articles
from analysis.corpus.schema import FETCHED_COLUMNS
from analysis.errors import CorpusError, FetchError
from analysis.fetching.fetching import MOST_RUNS, Kept, Listed, fetch_pages
from tests.conftest import run_apart
from tests.fetching.web import HTML, QUICK, Reply, article

MOVED = {"Content-Type": "text/html"}


def fetch(web, *places, limits=QUICK, **more):
    """Fetch pages of the little web by "outlet.test/page"."""
    listed = [Listed(web.url(place)) for place in places]
    return fetch_pages(listed, guard=web.guard, limits=limits, **more)


def reason(fetching, row=0):
    """Why an address failed: one sentence, whatever it was."""
    assert list(fetching.table.columns) == FETCHED_COLUMNS
    assert fetching.table["status"][row] == "failed"
    said = fetching.table["reason"][row]
    assert said.endswith(".")
    assert said.isprintable()
    return said


def test_a_page_becomes_an_article_with_its_address(web):
    web.put("fairwater.test/story", article("Bridge delayed", "Fairwater News"))
    web.put(
        "old.test/story", Reply(b"", 301, MOVED | {"Location": web.url("fairwater.test/story")})
    )
    fetching = fetch(web, "old.test/story")
    assert fetching.table.values.tolist() == [
        [web.url("old.test/story"), web.url("fairwater.test/story"), "fetched", ""]
    ]
    row = read_articles(fetching.sources).articles.iloc[0]
    assert (row["outlet"], row["headline"]) == ("Fairwater News", "Bridge delayed")
    assert row["url"] == web.url("fairwater.test/story")
    assert "the new bridge" in row["text"]


def test_a_page_cannot_claim_another_address(web):
    other = '<link rel="canonical" href="https://paper.example/their-story">'
    web.put("fairwater.test/story.php", article("Bridge delayed", extra=other))
    fetching = fetch(web, "fairwater.test/story.php")
    row = read_articles(fetching.sources).articles.iloc[0]
    assert row["url"] == web.url("fairwater.test/story.php")


@pytest.mark.parametrize("name", ["story.csv", "story.json", "s.parallax.zip", "s.docx", "s.zip"])
def test_a_page_is_a_page_whatever_its_address_ends_in(web, name):
    web.put(f"a.test/{name}", article("Bridge delayed"))
    (source,) = fetch(web, f"a.test/{name}").sources
    assert not source.name.endswith(name)
    assert read_articles([source]).articles["headline"].tolist() == ["Bridge delayed"]


@pytest.mark.parametrize("start", [b"PAR1", b"PK\x03\x04", b"{\\rtf1", b"%PDF"])
def test_a_page_that_is_a_file_of_another_kind_is_not_read_as_one(web, start):
    web.put("a.test/", start + bytes(200))
    with pytest.raises(CorpusError) as refused:
        read_articles(fetch(web, "a.test/").sources)
    assert "a.test" in str(refused.value)


def test_what_the_list_says_holds_where_the_page_says_nothing(web):
    url = web.put("fairwater.test/story", article("Bridge delayed"))
    listed = Listed(url, outlet="Fairwater News", headline="Other words", published="2026-11-20")
    fetching = fetch_pages([listed], guard=web.guard, limits=QUICK)
    row = read_articles(fetching.sources).articles.iloc[0]
    assert row[["outlet", "headline", "published"]].tolist() == [
        "Fairwater News",
        "Bridge delayed",
        "2026-11-20",
    ]


def test_every_address_gives_a_row_in_order(web):
    web.put("a.test/1", article("One"))
    web.put("a.test/2", article("Two"))
    fetching = fetch(web, "a.test/1", "b.test/gone", "a.test/2")
    assert fetching.table["status"].tolist() == ["fetched", "failed", "fetched"]
    assert reason(fetching, 1) == "b.test has no such page (404); check the address."
    assert [listed.address for listed in fetching.failed] == [web.url("b.test/gone")]


@pytest.mark.parametrize(
    ("status", "said"),
    [(403, "save the page in a browser"), (410, "no such page"), (418, "answered 418"),
     (500, "answered 500"), (204, "answered 204"), (304, "answered 304")],
)  # fmt: skip
def test_an_answer_without_a_page_is_said(web, status, said):
    web.put("a.test/", Reply(b"", status))
    assert said in reason(fetch(web, "a.test/"))
    assert len(web.paths()) == (3 if status == 500 else 1)


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.5/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
        "file:///etc/passwd", "ftp://a.test/", "http://inner.test:{port}/", "http://a.test:1/",
        "http://user:secret@a.test:{port}/",  # pragma: allowlist secret
        "//10.0.0.5:{port}/", "http://127.1:{port}/",
        "gopher://a.test/", "javascript:alert(1)", "http://two-faced.test:{port}/",
    ],
)  # fmt: skip
def test_a_redirect_to_where_nobody_may_go_is_refused(web, target):
    web.names |= {"inner.test": ["192.168.0.7"], "two-faced.test": ["127.0.0.1", "10.0.0.5"]}
    web.put("a.test/", Reply(b"", 302, MOVED | {"Location": target.format(port=web.port)}))
    fetching = fetch(web, "a.test/")
    assert reason(fetching)
    assert not fetching.sources
    assert web.paths() == ["/"]


def test_a_loop_of_redirects_ends(web):
    web.put("a.test/1", Reply(b"", 302, MOVED | {"Location": "/2"}))
    web.put("a.test/2", Reply(b"", 302, MOVED | {"Location": "/1"}))
    assert "more than 5 redirects" in reason(fetch(web, "a.test/1"))
    assert len(web.paths()) == 6


def test_a_redirect_is_asked_of_its_own_hosts_robots(web):
    web.put("a.test/", Reply(b"", 302, MOVED | {"Location": web.url("b.test/closed")}))
    web.put("b.test/robots.txt", b"User-agent: *\nDisallow: /closed")
    web.put("b.test/closed", article("Closed"))
    assert "b.test asks programs not to fetch" in reason(fetch(web, "a.test/"))
    assert web.paths("b.test") == []


def test_a_huge_page_is_not_read_to_its_end(web):
    sent = []

    def pour(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(2_000):
            handler.wfile.write(b"x" * 50_000)
            sent.append(50_000)

    web.put("a.test/", pour)
    assert "gave more than 200,000 bytes" in reason(fetch(web, "a.test/"))
    assert sum(sent) < 50_000_000


def test_a_packed_page_is_unpacked_and_a_bomb_is_not(web):
    packed = HTML | {"Content-Encoding": "gzip"}
    web.put("a.test/page", Reply(gzip.compress(article("Packed page")), 200, packed))
    web.put("a.test/bomb", Reply(gzip.compress(bytes(30_000_000), 1), 200, packed))
    web.put("a.test/broken", Reply(gzip.compress(article("Cut off"))[:-20], 200, packed))
    web.put("a.test/odd", Reply(b"xx", 200, HTML | {"Content-Encoding": "br"}))
    fetching = fetch(web, "a.test/page", "a.test/bomb", "a.test/broken", "a.test/odd")
    assert read_articles(fetching.sources).articles["headline"].tolist() == ["Packed page"]
    assert "gave more than" in reason(fetching, 1)
    assert "damaged" in reason(fetching, 2)
    assert "not asked for" in reason(fetching, 3)


def drip(body: bytes, seconds: float):
    """A page that comes one byte at a time."""

    def write(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for byte in body:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(seconds)

    return write


def drip_head(handler):
    """Headers that never end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(80):
        handler.wfile.write(f"X-{n}: 1\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("page", [drip(b"x" * 80, 0.05), drip_head, lambda handler: time.sleep(4)])
def test_a_slow_answer_is_given_up_in_time(web, page):
    web.put("a.test/", page)
    began = time.monotonic()
    limits = replace(QUICK, seconds=0.8)
    assert "did not answer in time" in reason(fetch(web, "a.test/", limits=limits))
    assert time.monotonic() - began < 2.5


def test_a_run_ends_in_time_and_says_what_was_not_reached(web):
    for n in range(4):
        web.put(f"a.test/{n}", lambda handler: time.sleep(0.6))
    limits = replace(QUICK, run_seconds=1.0)
    fetching = fetch(web, *(f"a.test/{n}" for n in range(4)), limits=limits)
    assert len(fetching.table) == 4
    assert "The time was up" in reason(fetching, 3)


def broken_off(handler):
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\nab"
    )


def not_http(handler):
    handler.wfile.write(b"\x16\x03\x01 this is something else\r\n\r\n")


@pytest.mark.parametrize("page", [broken_off, not_http, lambda handler: None])
def test_an_answer_that_breaks_off_is_tried_again_and_then_said(web, page):
    web.put("a.test/", page)
    assert "broke off its answer" in reason(fetch(web, "a.test/"))
    assert len(web.paths()) == 3


def test_a_fault_that_passes_is_no_failure(web):
    web.put("a.test/", [Reply(b"", 500), Reply(b"", 503), Reply(article("At last"))])
    assert len(fetch(web, "a.test/").sources) == 1
    assert len(web.paths()) == 3


@pytest.mark.parametrize("asks", ["1", lambda: formatdate(time.time() + 2, usegmt=True)])
def test_a_host_that_asks_to_wait_is_waited_for(web, asks):
    wait = asks if isinstance(asks, str) else asks()
    web.put("a.test/", [Reply(b"", 429, HTML | {"Retry-After": wait}), Reply(article("Later"))])
    assert len(fetch(web, "a.test/").sources) == 1
    first, second = [asked.at for asked in web.asked if asked.path == "/"]
    assert second - first > 0.9


def test_a_host_that_asks_for_too_long_a_wait_is_left_alone(web):
    web.put("a.test/", Reply(b"", 429, HTML | {"Retry-After": "86400"}))
    assert "asks us to come back later (429)" in reason(fetch(web, "a.test/"))
    assert len(web.paths()) == 1


def test_robots_txt_is_honoured(web):
    web.put(
        "a.test/robots.txt",
        b"User-agent: *\nDisallow: /\n\nUser-agent: parallax\nAllow: /open$\nDisallow: /*closed\n",
    )
    for page in ("open", "closed", "also/closed"):
        web.put(f"a.test/{page}", article(f"The page {page}"))
    fetching = fetch(web, "a.test/open", "a.test/closed", "a.test/also/closed")
    assert fetching.table["status"].tolist() == ["fetched", "failed", "failed"]
    assert "asks programs not to fetch this page (robots.txt)" in reason(fetching, 1)
    assert web.paths() == ["/open"]
    assert sum(asked.path == "/robots.txt" for asked in web.asked) == 1


@pytest.mark.parametrize("fault", [Reply(b"", 500), Reply(b"", 429), broken_off])
def test_a_host_whose_robots_cannot_be_had_is_left_alone(web, fault):
    web.put("a.test/robots.txt", fault)
    for page in "123":
        web.put(f"a.test/{page}", article(f"Page {page}"))
    fetching = fetch(web, "a.test/1", "a.test/2", "a.test/3")
    assert web.paths() == []
    assert len(web.asked) == 3  # three tries in all and not three a page
    assert len({reason(fetching, row) for row in range(3)}) == 1


@pytest.mark.parametrize("status", [404, 403, 401])
def test_a_host_without_robots_allows_everything(web, status):
    web.put("a.test/robots.txt", Reply(b"", status))
    web.put("a.test/", article("A page"))
    assert len(fetch(web, "a.test/").sources) == 1


def test_robots_may_be_huge_and_lie_elsewhere(web):
    rules = b"User-agent: *\nDisallow: /closed\n" + b"# filler\n" * 100_000 + b"Disallow: /open\n"
    web.put("b.test/rules", rules)
    web.put("a.test/robots.txt", Reply(b"", 301, MOVED | {"Location": web.url("b.test/rules")}))
    web.put("a.test/open", article("Open"))
    fetching = fetch(web, "a.test/open", "a.test/closed")
    assert fetching.table["status"].tolist() == ["fetched", "failed"]


def test_one_request_at_a_time_and_a_pause_at_each_host(web):
    def slow(handler):
        time.sleep(0.1)
        body = article(handler.path)
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body)

    places = [f"{host}.test/{n}" for n in range(3) for host in ("a", "b", "c")]
    for place in places:
        web.put(place, slow)
    limits = replace(QUICK, pause=0.2)
    began = time.monotonic()
    assert len(fetch(web, *places, limits=limits).sources) == 9
    assert set(web.most_at_once.values()) == {1}
    at = [asked.at for asked in web.asked if asked.host == "a.test"]
    assert min(b - a for a, b in itertools.pairwise(at)) > 0.19
    assert time.monotonic() - began < 3 * 4 * 0.3  # side by side, not one host after another


def test_a_host_can_ask_for_a_longer_pause(web):
    web.put("a.test/robots.txt", b"User-agent: *\nCrawl-delay: 0.4")
    for page in "12":
        web.put(f"a.test/{page}", article(f"Page {page}"))
    fetch(web, "a.test/1", "a.test/2")
    first, second = [asked.at for asked in web.asked if asked.path != "/robots.txt"]
    assert second - first > 0.35


def test_what_was_fetched_is_not_asked_for_twice(web):
    web.put("a.test/1", article("One"))
    kept = Kept()
    first = fetch(web, "a.test/1", "a.test/2", kept=kept)
    web.put("a.test/2", article("Two"))
    second = fetch_pages(first.failed, guard=web.guard, limits=QUICK, kept=kept)
    both = first.tried_again(second)
    assert both.table["status"].tolist() == ["fetched", "fetched"]
    assert len(both.sources) == 2
    fetch(web, "a.test/1", "a.test/2", kept=kept)
    assert web.paths() == ["/1", "/2", "/2"]


def test_what_is_kept_has_a_limit(web):
    kept = Kept(most_bytes=2_500)
    for n in range(4):
        web.put(f"a.test/{n}", article(f"Page {n}"))
    fetch(web, *(f"a.test/{n}" for n in range(4)), kept=kept)
    assert sum(len(page.body) for page in kept.pages.values()) <= 2_500
    assert list(kept.pages)[-1].endswith("/3")


def test_all_pages_together_have_a_limit(web):
    for n in range(4):
        web.put(f"a.test/{n}", article(f"Page {n}"))
    limits = replace(QUICK, total_bytes=1_500)
    fetching = fetch(web, *(f"a.test/{n}" for n in range(4)), limits=limits)
    assert len(fetching.sources) == 2
    assert "as much as is fetched at a time" in reason(fetching, 3)


def test_only_a_few_fetch_at_a_time(web):
    began, refused = set(), threading.Event()

    def wait(handler):
        refused.wait(4)
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + article("A"))

    web.put("a.test/slow", wait)
    tells = {"progress": lambda done, total: began.add(threading.get_ident())}
    with ThreadPoolExecutor(MOST_RUNS) as pool:
        runs = [pool.submit(fetch, web, "a.test/slow", **tells) for _ in range(MOST_RUNS)]
        while len(began) < MOST_RUNS:
            time.sleep(0.01)
        with pytest.raises(FetchError, match="Several others"):
            fetch(web, "b.test/")
        refused.set()
        assert all(run.result().sources for run in runs)
    assert web.most_at_once["a.test"] == 1  # sessions take turns at a host too


def test_too_many_addresses_are_refused_at_once(web):
    with pytest.raises(FetchError, match="200"):
        fetch(web, *(f"a.test/{n}" for n in range(201)))


def test_cookies_are_ignored_and_nothing_is_told_of_us(web):
    web.put("a.test/1", Reply(article("One"), 200, HTML | {"Set-Cookie": "id=7; Path=/"}))
    web.put("a.test/2", article("Two"))
    fetch(web, "a.test/1", "a.test/2")
    for asked in web.asked:
        assert {name.lower() for name in asked.headers} <= {
            "host", "user-agent", "accept", "accept-encoding", "accept-language", "connection",
        }  # fmt: skip
        assert asked.headers["User-Agent"].startswith("Parallax/")


def test_an_address_cannot_bring_headers_along(web):
    for place in ("a.test/\r\nX-Evil: 1", "a.test/%0d%0aX-Evil:1", "a.test/é"):
        fetch(web, place)
    assert all("X-Evil" not in asked.headers for asked in web.asked)
    assert web.paths() == ["/%0d%0aX-Evil:1", "/%C3%A9"]


@pytest.mark.parametrize(
    ("header", "meta", "encoding"),
    [
        ("utf-8", "", "utf-8"), ("iso-8859-1", "", "utf-8"), ("nonsense", "", "utf-8"),
        ("", "", "utf-8"), ("windows-1251", "", "cp1251"), ("utf-8", "windows-1251", "cp1251"),
        ("iso-8859-1", "windows-1251", "cp1251"), ("base64", "windows-1251", "cp1251"),
        ("windows-1251", "windows-1251", "cp1251"),
    ],
)  # fmt: skip
def test_a_page_is_read_in_the_encoding_that_it_has(web, header, meta, encoding):
    text = article("Мост", extra=f'<meta charset="{meta}">' if meta else "").decode()
    text = text.replace("the new bridge", "«новый мост»")
    kind = f"text/html; charset={header}" if header else "text/html"
    web.put("a.test/", Reply(text.encode(encoding), 200, {"Content-Type": kind}))
    articles = read_articles(fetch(web, "a.test/").sources).articles
    assert "«новый мост»" in articles["text"][0]


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("application/pdf", b"%PDF-1.7", "application/pdf and no page"),
        ("image/png", b"\x89PNG", "image/png and no page"),
        ("text/html", b"  ", "an empty page"),
        ("", b"\x00\x01", "something of no known kind"),
    ],
)
def test_what_is_no_page_is_said(web, kind, body, said):
    headers = {"Content-Type": kind} if kind else {}
    web.put("a.test/", Reply(body, 200, headers))
    assert said in reason(fetch(web, "a.test/"))


def test_a_name_that_nobody_knows_is_said(web):
    web.names["nowhere.test"] = []
    assert "not on the open web" in reason(fetch(web, "nowhere.test/"))

    def look_up(host, port):
        raise OSError("Name or service not known")

    guard = replace(web.guard, look_up=look_up)
    fetching = fetch_pages([Listed(web.url("a.test/"))], guard=guard, limits=QUICK)
    assert "a.test cannot be found" in reason(fetching)


def test_progress_is_told_and_what_it_raises_stops_all(web):
    for n in range(3):
        web.put(f"a.test/{n}", article(f"Page {n}"))
    told = []
    fetch(web, *(f"a.test/{n}" for n in range(3)), progress=lambda *at: told.append(at))
    assert told[0][1] == 3
    assert told[-1] == (3, 3)

    class Enough(BaseException):
        pass

    def stop(done, total):
        raise Enough

    web.put("a.test/slow", lambda handler: time.sleep(1))
    began = time.monotonic()
    with pytest.raises(Enough):
        fetch(web, "a.test/slow", progress=stop)
    assert time.monotonic() - began < 0.9


def test_fetching_works_inside_a_running_event_loop(web):
    """A notebook runs one, and so does a browser's test before this one."""
    web.put("fairwater.test/story", article("Bridge delayed", "Fairwater News"))

    async def cell():
        return fetch(web, "fairwater.test/story")

    assert run_apart(cell()).table["status"].tolist() == ["fetched"]
