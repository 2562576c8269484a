import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.reading import read_articles
from analysis.errors import FetchError
from analysis.fetching.addresses import parse_address
from analysis.fetching.feeds import is_feed, read_feed
from analysis.fetching.fetching import Listed, fetch_pages
from analysis.fetching.visiting import Answer
from tests.fetching.web import QUICK, Reply, article

HOST = parse_address("https://fairwater.example/feeds/all.xml")
RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Fairwater News</title><link>https://fairwater.example/</link>
<item><title>Bridge &amp;amp; harbour &lt;b&gt;delayed&lt;/b&gt;</title>
<link>https://fairwater.example/bridge</link><pubDate>Tue, 24 Nov 2026 08:00:00 GMT</pubDate></item>
<item><title>By its guid</title><guid isPermaLink="true">https://fairwater.example/guid</guid></item>
<item><title>Twice</title><link>https://fairwater.example/bridge</link></item>
<item><title>Nowhere</title><link>file:///etc/passwd</link></item>
<item><title>No link</title><guid>urn:uuid:7</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>World | The Post</title>
<entry><title type="html">A &lt;i&gt;vote&lt;/i&gt;</title><link rel="self" href="/self"/>
<link rel="alternate" href="/2026/vote"/><id>tag:x,2026:1</id>
<published>2026-11-23T10:00:00Z</published><updated>2026-11-25T10:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Old News</title></channel><item><title>Old</title>
<link>http://old.example/1</link><dc:date>2026-11-22</dc:date></item></rdf:RDF>"""


def answer(text: str | bytes, kind: str = "application/xml") -> Answer:
    body = text if isinstance(text, bytes) else text.encode()
    return Answer(HOST, 200, kind, body=body)


def test_rss_is_read_with_its_headlines_and_dates():
    first, second = read_feed(answer(RSS))
    assert first == Listed(
        "https://fairwater.example/bridge", "Fairwater News", "Bridge & harbour delayed",
        "2026-11-24",
    )  # fmt: skip
    assert second.address == "https://fairwater.example/guid"


def test_atom_is_read_and_its_links_from_where_they_stand():
    (entry,) = read_feed(answer(ATOM))
    assert entry == Listed("https://fairwater.example/2026/vote", "", "A vote", "2026-11-23")


def test_old_rss_is_read():
    (entry,) = read_feed(answer(RDF))
    assert entry == Listed("http://old.example/1", "Old News", "Old", "2026-11-22")


def test_a_feed_is_known_by_how_it_begins():
    assert is_feed(answer(RSS, "text/html"))
    assert is_feed(answer("\ufeff  <!-- ours -->" + ATOM, "text/plain"))
    assert is_feed(answer(RDF, ""))
    assert is_feed(answer(b"", "application/rss+xml"))
    assert not is_feed(answer(article("A page on <feed> and rss"), "text/html"))


def test_a_feed_that_declares_another_encoding_than_it_has_is_read():
    text = RSS.replace('version="1.0"?', 'version="1.0" encoding="iso-8859-1"?', 1)
    text = text.replace("By its guid", "Köln – größer")
    assert read_feed(answer(text))[1].headline == "Köln – größer"
    assert (
        read_feed(answer(text.replace("–", "-").encode("latin-1")))[1].headline == "Köln - größer"
    )


@pytest.mark.parametrize(
    "text", ["", "<rss></rss>", "no xml at all", "<rss><channel><item/>", b"\xff"]
)
def test_a_feed_without_articles_says_so(text):
    with pytest.raises(FetchError) as refused:
        read_feed(answer(text))
    assert "fairwater.example" in str(refused.value)


def test_a_broken_feed_gives_what_can_be_read():
    (first, *_) = read_feed(answer(RSS[: RSS.index("<item><title>Twice")]))
    assert first.headline == "Bridge & harbour delayed"


def test_entities_are_neither_loaded_nor_expanded(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{lol}<!ENTITY x SYSTEM "{secret.as_uri()}">'
        '<!ENTITY % p SYSTEM "http://169.254.169.254/x.dtd">]>'
        + RSS[RSS.index("<rss") :].replace("By its guid", "&l9;&x;%p;")
    )
    began = time.monotonic()
    listed = read_feed(answer(bomb))
    assert time.monotonic() - began < 2
    assert all(len(entry.headline) < 600 and "secret" not in entry.headline for entry in listed)


@pytest.mark.parametrize(
    "text",
    [
        "<rss>" * 100_000,
        "<rss><channel><item><title>" + "<" * 500_000,
        "<rss><channel><item><title>" + "&a" * 200_000,
        "<rss><channel><item><title><![CDATA["
        + "<a" * 200_000
        + "]]></title><link>/a</link></item>",
        "<rss><channel>" + "<item><link>/a</link></item>" * 50_000,
        "<rss><channel>" + "<item><link>/a</link><content>" * 20_000,
        "<rss " + "a='b' " * 100_000 + ">",
    ],
    ids=["deep", "angles", "ampersands", "cdata", "many", "nested", "attributes"],
)
def test_a_feed_made_to_be_slow_is_not(text):
    began = time.monotonic()
    with contextlib.suppress(FetchError):
        read_feed(answer(text))
    assert time.monotonic() - began < 5


def read_or_said(body):
    """The articles of a feed, or why it has none."""
    try:
        return read_feed(answer(body)), ""
    except FetchError as error:
        return [], str(error)


@given(
    st.sampled_from([RSS, ATOM, RDF]),
    st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 40), st.binary(max_size=12))),
)
def test_a_damaged_feed_gives_addresses_of_the_web_or_one_sentence(text, damages):
    body = text.encode()
    for at, length, instead in damages:
        body = body[:at] + instead + body[at + length :]
    listed, said = read_or_said(body)
    assert said.isprintable()
    assert bool(listed) != bool(said)
    for item in listed:
        assert parse_address(item.address).url == item.address
        assert item.headline.isprintable() or item.headline == ""


def rss(*items: str) -> bytes:
    head = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    return f"{head}<title>Fairwater News</title>{''.join(items)}</channel></rss>".encode()


def test_the_articles_of_a_feed_follow_it(web):
    web.put("a.test/1", article("One"))
    items = [f"<item><link>{web.url(f'a.test/{n}')}</link></item>" for n in range(1, 31)]
    feed = web.put("a.test/feed", rss(*items), headers={"Content-Type": "text/xml"})
    page = web.put("a.test/other", article("Other"))
    fetching = fetch_pages([Listed(feed), Listed(page)], guard=web.guard, limits=QUICK)
    assert fetching.table["address"].tolist() == [
        feed, *(web.url(f"a.test/{n}") for n in range(1, 21)), page,
    ]  # fmt: skip
    assert fetching.table["reason"][0] == "A feed of 30 articles, of which the first 20 follow."
    assert fetching.table["status"].tolist() == ["fetched", "fetched", *["failed"] * 19, "fetched"]
    row = read_articles(fetching.sources).articles.iloc[0]
    assert (row["outlet"], row["url"]) == ("Fairwater News", web.url("a.test/1"))


def test_a_whole_article_in_a_feed_is_not_fetched(web):
    body = article("Whole", extra="").decode().partition("<article>")[2].partition("</article>")[0]
    whole = f"<content:encoded><![CDATA[{body * 3}]]></content:encoded>"
    teaser = f"<content:encoded><![CDATA[{body * 3}<p>Continue reading</p>]]></content:encoded>"
    items = [
        f"<item><title>Whole</title><link>{web.url('a.test/whole')}</link>{whole}</item>",
        f"<item><title>Part</title><link>{web.url('a.test/part')}</link>{teaser}</item>",
    ]
    web.put("a.test/part", article("Part, as its page has it"))
    feed = web.put("a.test/feed", rss(*items))
    fetching = fetch_pages([Listed(feed)], guard=web.guard, limits=QUICK)
    articles = read_articles(fetching.sources).articles
    assert articles["headline"].tolist() == ["Whole", "Part, as its page has it"]
    assert articles["url"].tolist() == [web.url("a.test/whole"), web.url("a.test/part")]
    assert articles["outlet"].tolist() == ["Fairwater News"] * 2
    assert web.paths() == ["/feed", "/part"]


def test_a_feed_leads_to_no_private_address_and_to_no_other_feed(web):
    inner = web.put("a.test/inner", rss("<item><link>/x</link></item>"))
    web.names["inner.test"] = ["10.0.0.5"]
    items = [f"<item><link>{url}</link></item>" for url in (web.url("inner.test/"), inner)]
    feed = web.put("a.test/feed", Reply(rss(*items)))
    fetching = fetch_pages([Listed(feed)], guard=web.guard, limits=QUICK)
    assert not fetching.sources
    assert "not on the open web" in fetching.table["reason"][1]
    assert "another feed" in fetching.table["reason"][2]


def test_items_within_items_are_told_once():
    depth = 60
    body = (
        "".join(f"<item><link>https://paper.example/{i}</link><content>" for i in range(depth))
        + "</content></item>" * depth
    )
    listed = read_feed(answer(f"<rss><channel>{body}</channel></rss>"))
    assert len(listed) == 1
