"""Signing in over HTTP: a server of ours, a provider of ours, and a visitor without a browser."""

import asyncio

import httpx
import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.driving import running_server
from tests.conftest import run_apart
from tests.ui.provider import CLIENT, SECRET, provider

ADA = {"email": "ada@uni.example", "email_verified": True, "name": "Ada"}


async def page(address, cookies, click=""):
    """What the page of health shows to who has these cookies; after a click on this button.

    The words of its elements, and where the browser is sent.
    """
    token = cookies.get("_streamlit_xsrf", "none")
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    place = address.replace("http://", "ws://") + "/_stcore/stream"
    protocols = ["streamlit", token.strip('"')]
    async with websockets.connect(
        place, subprotocols=protocols, origin=address, additional_headers=headers, max_size=None
    ) as socket:
        said, _, ids = await _run(socket, "")
        if not click:
            return said, ""
        said, sent, _ = await _run(socket, ids[click])
        return said, sent


async def _run(socket, button):
    message, said, sent, ids = BackMsg(), "", "", {}
    message.rerun_script.page_name = "Health"
    if button:
        message.rerun_script.widget_states.widgets.add(id=button).trigger_value = True
    await socket.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await asyncio.wait_for(socket.recv(), 120))
        kind = answer.WhichOneof("type")
        if kind == "auth_redirect":
            sent = answer.auth_redirect.url
        if kind == "delta":
            element = answer.delta.new_element
            said += str(element)
            if element.WhichOneof("type") == "button":
                ids[element.button.label] = element.button.id
        if kind == "script_finished":
            return said, sent, ids


def _secrets(folder, issuer, **more):
    lines = [f'{name} = "{value}"' for name, value in more.items()]
    lines += ["[auth]", f'client_id = "{CLIENT}"', f'client_secret = "{SECRET}"']
    lines += ['redirect_uri = "http://127.0.0.1:{port}/oauth2callback"']
    lines += [f'cookie_secret = "{"only for this test " * 3}"']
    lines += [f'server_metadata_url = "{issuer}/.well-known/openid-configuration"']
    file = folder / "secrets.toml"
    file.write_text("\n".join(lines))
    return f"--secrets.files={file}"


def _signed_in(address):
    """The cookies of somebody who clicked “Sign in” and went where that led."""
    with httpx.Client(base_url=address, follow_redirects=True, timeout=60) as browser:
        browser.get("/_stcore/health")
        said, sent = run_apart(page(address, dict(browser.cookies), "Sign in"))
        assert "for people who have signed in" in said
        assert "places taken" not in said
        browser.get(sent)
        browser.get("/_stcore/health")
        return dict(browser.cookies)


@pytest.mark.parametrize(
    ("allowed", "shows", "hides"),
    [
        ("@uni.example", "places taken", "not on the list"),
        ("@lab.example", "not on the list", "places taken"),
    ],
)
def test_who_signs_in_comes_in_when_the_list_says_so(allowed, shows, hides, tmp_path):
    with provider(ADA) as issuer:
        option = _secrets(tmp_path, issuer, PARALLAX_ALLOWED=allowed)
        with running_server(option) as address:
            cookies = _signed_in(address)
            said, _ = run_apart(page(address, cookies))
            assert shows in said
            assert hides not in said
            stranger, _ = run_apart(page(address, {}))
            assert "for people who have signed in" in stranger
            forged = cookies | {"_streamlit_user": cookies["_streamlit_user"][:-4] + "AAAA"}
            stranger, _ = run_apart(page(address, forged))
            assert "for people who have signed in" in stranger
