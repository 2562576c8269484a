"""The page's files come at once and unchanged; its head asks early for what draws charts."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from tests.ui.asking import ask
from ui.headers import HEADERS, inline_hashes
from ui.serving import CHART_SCRIPT, EARLY_SCRIPT, FILES, STATIC, EarlyChart, QuickStatic

PAGE = (STATIC / "index.html").read_text(encoding="utf-8")


def below(answer):
    """What stands around an app whose only answer is this one."""
    routes = [Route("/{path:path}", lambda request: answer, methods=["GET", "POST"])]
    return Starlette(routes=routes, middleware=[Middleware(QuickStatic), Middleware(EarlyChart)])


def test_streamlit_still_names_its_files_as_we_know_them():
    assert f"/{CHART_SCRIPT.removeprefix('./')}" in FILES
    assert len(FILES) > 50


def test_a_file_of_the_page_comes_as_it_is_and_may_be_kept():
    place = next(place for place in FILES if place.startswith("/static/js/index."))
    status, headers, body = ask(below(PlainTextResponse("no")), place)
    assert (status, body) == (200, FILES[place].read_bytes())
    assert headers["content-type"].startswith("text/javascript")
    assert int(headers["content-length"]) == len(body)
    assert "immutable" in headers["cache-control"]


@pytest.mark.parametrize(
    "place",
    ["/static/js/none.js", "/static/../index.html", "/static/js/../../index.html", "//static/js"],
)
def test_what_is_no_file_of_the_page_goes_on_to_streamlit(place):
    assert ask(below(PlainTextResponse("below")), place)[2] == b"below"


def test_a_file_that_is_sent_to_goes_on_to_streamlit():
    assert ask(below(PlainTextResponse("below")), next(iter(FILES)), "POST")[2] == b"below"


def test_the_page_asks_early_for_what_draws_charts():
    _, headers, body = ask(below(HTMLResponse(PAGE)), "/")
    head = body.decode().split("</head>")[0]
    assert f'<link rel="modulepreload" href="{CHART_SCRIPT}">' in head
    assert f"<script>{EARLY_SCRIPT}</script>" in head
    assert int(headers["content-length"]) == len(body)
    assert body.decode().split("</head>")[1] == PAGE.split("</head>")[1]


def test_the_early_script_may_run():
    (ours,) = inline_hashes(f"<script>{EARLY_SCRIPT}</script>")
    assert ours in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("place", ["/media/report.html", "/component/ours/index.html"])
def test_what_a_visitor_downloads_and_components_stay_as_they_are(place):
    assert ask(below(HTMLResponse(PAGE)), place)[2] == PAGE.encode()


def test_a_browser_cannot_keep_the_page_without_the_script():
    answer = HTMLResponse(PAGE, headers={"ETag": '"1"', "Last-Modified": "now"})
    assert not {"etag", "last-modified"} & ask(below(answer), "/")[1].keys()


def test_a_large_file_comes_in_pieces():
    place = f"/{CHART_SCRIPT.removeprefix('./')}"
    assert FILES[place].stat().st_size > 1_000_000
    assert ask(below(PlainTextResponse("no")), place)[2] == FILES[place].read_bytes()


@pytest.mark.parametrize(
    "answer",
    [
        HTMLResponse("<p>no head</p>"),
        HTMLResponse(PAGE, 404),
        PlainTextResponse("</head>"),
        Response(b"\x1f\x8b</head>", headers={"Content-Encoding": "gzip"}, media_type="text/html"),
    ],
)
def test_every_other_answer_stays_as_it_is(answer):
    status, headers, body = ask(below(answer), "/")
    assert (status, body) == (answer.status_code, answer.body)
    assert int(headers["content-length"]) == len(body)
