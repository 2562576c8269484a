import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import FetchError
from analysis.fetching.addresses import addresses_in, join_address, parse_address


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://fairwater.example/a?b=c#part", "https://fairwater.example/a?b=c"),
        ("fairwater.example/story", "https://fairwater.example/story"),
        ("fairwater.example:443/story", "https://fairwater.example/story"),
        ("HTTP://Fairwater.Example.:80", "http://fairwater.example/"),
        ("https://zürich.example/größe?q=ä", "https://xn--zrich-kva.example/gr%C3%B6%C3%9Fe?q=%C3%A4"),
        ("https://a.example/b%20c", "https://a.example/b%20c"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("https://a.example:8443/", "https://a.example:8443/"),  # refused when it is asked
    ],
)  # fmt: skip
def test_an_address_has_one_form(typed, read):
    assert parse_address(typed).url == read


@pytest.mark.parametrize(
    "typed",
    [
        "", "a", "no", "localhost", "http://intranet/", "ftp://a.example/", "file:///etc/passwd",
        "javascript:alert(1)", "data:text/html,x", "gopher://a.example", "http:a.example",
        "https://user:secret@a.example/",  # pragma: allowlist secret
        "https://user@a.example/", "https://@a.example/",
        "https://a.example\\@b.example/", "http://a.example:99999/", "http://a.example:x/",
        "https://a.example/\r\nHost: b.example", "https://a.example/a b", "https://a.exa\tmple/",
        "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/", "http://0177.0.0.1/",
        "http://1.2.3.4.5/", "http://[::1", "http://[fe80::1%25eth0]/", "http://a..example/",
        "http://-a.example/", "https://a℀b.example/", "https://" + "a" * 64 + ".example/",
        "https://a.example/" + "a" * 3000, "https://a.example/\x00", "https://ex\u202eample.com/",
    ],
)  # fmt: skip
def test_what_can_be_read_two_ways_is_refused(typed):
    with pytest.raises(FetchError) as refused:
        parse_address(typed)
    assert str(refused.value).isprintable()
    assert str(refused.value).endswith(".")
    assert len(str(refused.value)) < 250


def test_a_redirect_is_read_from_where_it_stands():
    base = parse_address("https://a.example/x/y")
    assert join_address(base, "../z?q=1 2").url == "https://a.example/z?q=1%202"
    assert join_address(base, "//b.example/").url == "https://b.example/"
    for bad in ("file:///etc/passwd", "http://[", "ftp://a.example/", "https://u@b.example/"):
        with pytest.raises(FetchError):
            join_address(base, bad)


def test_a_list_gives_each_address_once():
    assert addresses_in(" a.example/1\n\nb.example/2 a.example/1\t") == [
        "a.example/1",
        "b.example/2",
    ]


PIECES = ["http", "https", "file", ":", "/", "//", "@", "\\", "[", "]", "%", "?", "#", ".", "a.b"]
PIECES += ["127.0.0.1", "::1", ":80", "xn--", "\t", "\r\n", "\x00", "。", "\uff48", "ß", "%0d", " "]


def read_or_said(text):
    """The address, or why it is refused."""
    try:
        return parse_address(text), ""
    except FetchError as error:
        return None, str(error)


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_is_an_address_in_one_form_or_refused_in_one_sentence(text):
    read, said = read_or_said(text)
    assert said.isprintable()
    assert bool(read) != bool(said)
    if read is None:
        return
    assert read.url.isascii()
    assert read.url.isprintable()
    assert read.scheme in ("http", "https")
    assert not set(read.host) & set("/\\@?#% ")
    assert parse_address(read.url) == read
