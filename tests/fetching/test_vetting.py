import ssl
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import trustme

from analysis.errors import FetchError
from analysis.fetching.addresses import parse_address
from analysis.fetching.fetching import Listed, fetch_pages
from analysis.fetching.limits import fetching_allowed, user_agent
from analysis.fetching.vetting import OPEN_WEB, Guard, is_open_web
from tests.conftest import run_apart
from tests.fetching.web import HERE, QUICK, Reply, article


@pytest.mark.parametrize("place", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "2a00:1450::1"])
def test_the_open_web_is_reached(place):
    assert is_open_web(place)


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "198.18.0.1", "192.0.0.8", "192.0.2.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "168.63.129.16", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1",
        "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:93.184.216.34", "::7f00:1",
        "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::5db8:d822", "64:ff9b:1::1", "2002:7f00:1::",
        "2001::1", "2001:db8::1", "fec0::1", "100::1", "", "localhost", "127.1",
        "2606:4700::1111%eth0",
    ],
)  # fmt: skip
def test_no_other_machine_is(place):
    assert not is_open_web(place)


def test_a_name_is_refused_when_one_of_its_addresses_is_private():
    guard = Guard(lambda host, port: ["93.184.216.34", "10.0.0.5"])
    with pytest.raises(FetchError, match="not on the open web"):
        run_apart(guard.places("two-faced.example", 443))


@pytest.mark.parametrize("port", [22, 25, 8080, 6379, 8443])
def test_only_the_ports_of_the_web_are_reached(port):
    with pytest.raises(FetchError, match="only 80 and 443"):
        run_apart(OPEN_WEB.places("93.184.216.34", port))


def test_the_guard_of_everybody_lets_nothing_here_be_reached(web):
    url = web.put("127.0.0.1/", article("Inner page"))
    for address in (
        url,
        "http://127.0.0.1/",
        "http://[::1]/",
        f"http://[::ffff:7f00:1]:{web.port}/",
    ):
        fetching = fetch_pages([Listed(address)], limits=QUICK)
        assert not fetching.sources, address
    assert web.asked == []


def test_the_connection_goes_to_the_vetted_address_whatever_the_name_means_later(web):
    answers = [[HERE], ["10.0.0.5"], ["10.0.0.5"]]
    asked = []

    def look_up(host, port):
        asked.append(host)
        return answers.pop(0)

    guard = replace(web.guard, look_up=look_up)
    web.put("turncoat.test/robots.txt", Reply(b"", 404))
    web.put("turncoat.test/", article("The only page"))
    fetching = fetch_pages([Listed(web.url("turncoat.test/"))], guard=guard, limits=QUICK)
    # One connection serves both requests; a second look-up would be vetted, and refused.
    assert asked == ["turncoat.test"] * (3 - len(answers))
    assert len(fetching.sources) == (1 if len(asked) == 1 else 0)


def test_a_fetch_can_be_switched_off_by_one_setting(monkeypatch):
    monkeypatch.delenv("PARALLAX_FETCH", raising=False)
    assert fetching_allowed()
    for value in ("off", "0", "no", "false", "nonsense"):
        monkeypatch.setenv("PARALLAX_FETCH", value)
        assert not fetching_allowed()
        with pytest.raises(FetchError, match="switched it off"):
            fetch_pages([Listed("https://fairwater.example/")])
    monkeypatch.setenv("PARALLAX_FETCH", "on")
    assert fetching_allowed()
    assert not fetching_allowed("off")


def test_the_name_we_give_cannot_break_a_header(monkeypatch):
    monkeypatch.setenv("PARALLAX_CONTACT", "desk@paper.example\r\nX-Evil: (1)")
    assert user_agent().isprintable()
    assert user_agent().endswith("(+desk@paper.exampleX-Evil:1)")


class Secure(BaseHTTPRequestHandler):
    def do_GET(self):
        body = article("A page behind TLS")
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def test_the_name_in_the_certificate_is_checked():
    authority, served = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("right.test").configure_cert(served)
    trusts = ssl.create_default_context()
    authority.configure_trust(trusts)
    server = HTTPServer((HERE, 0), Secure)
    server.handle_error = lambda *_: None
    server.socket = served.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    port = server.server_address[1]
    guard = Guard(lambda *_: [HERE], lambda _: True, frozenset((port,)), lambda: trusts)
    strict = Guard(lambda *_: [HERE], lambda _: True, frozenset((port,)))
    try:
        right = fetch_pages([Listed(f"https://right.test:{port}/")], guard=guard, limits=QUICK)
        wrong = fetch_pages([Listed(f"https://wrong.test:{port}/")], guard=guard, limits=QUICK)
        unknown = fetch_pages([Listed(f"https://right.test:{port}/")], guard=strict, limits=QUICK)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert len(right.sources) == 1
    assert "certificate is not valid" in wrong.table["reason"][0]
    assert "certificate is not valid" in unknown.table["reason"][0]
    assert parse_address(right.table["final_url"][0]).host == "right.test"
