"""Streamlit's own settings, and the headers that serve.py adds, are as tight as they can be."""

import os
import re
import subprocess
import sys
import tomllib

import pytest

from analysis.corpus.limits import Limits
from tests.conftest import ROOT
from ui.headers import HEADERS, inline_hashes

CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))


def test_the_checks_of_origin_and_cross_site_requests_are_on():
    server = CONFIG["server"]
    assert server["enableXsrfProtection"] is server["enableCORS"] is True
    assert server["xsrfCookieSameSite"] == "strict"


def test_what_nobody_needs_is_off():
    server = CONFIG["server"]
    for name in ("enableStaticServing", "enableAgentApi", "enableWebsocketCompression"):
        assert server[name] is False
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["runner"]["magicEnabled"] is False


def test_an_error_says_its_kind_alone_on_the_page_and_in_the_log():
    assert CONFIG["client"]["showErrorDetails"] == "type"
    assert CONFIG["client"]["showErrorLinks"] is False
    assert CONFIG["logger"] == {"enableRich": False, "messageFormat": "%(message)s"}


def test_sizes_are_bounded_as_the_reader_bounds_them():
    server = CONFIG["server"]
    assert server["maxUploadSize"] * 1_000_000 == Limits().total_bytes
    # The text of the longest article may be pasted while another is edited.
    assert 8 <= server["maxWidgetStateSize"] <= 10
    assert server["maxMessageSize"] <= 100


def test_the_settings_are_known_to_this_streamlit():
    from streamlit import config

    known = set(config._config_options_template)
    ours = {f"{room}.{name}" for room, of in CONFIG.items() for name in of if room != "theme"}
    assert ours <= known


def test_a_page_runs_no_script_that_a_text_brought_and_asks_no_other_host():
    policy = dict(
        part.strip().split(" ", 1) for part in HEADERS["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == policy["connect-src"] == policy["frame-ancestors"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert not re.search(r"https?:|\*", HEADERS["Content-Security-Policy"])


def test_inline_scripts_are_known_by_their_hash():
    assert inline_hashes("<p></p>") == []
    # SHA-256 of nothing, as RFC 6234 has it.
    assert inline_hashes("<script></script>") == [
        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    ]


@pytest.mark.parametrize("way", ["environment", "secrets"])
def test_a_server_with_a_wrong_setting_says_so_and_does_not_start(way, tmp_path):
    secrets = tmp_path / "secrets.toml"
    secrets.write_text('PARALLAX_SESSIONS = "a few"' if way == "secrets" else "")
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.port=0"]
    command += ["--server.headless=true", f"--secrets.files={secrets}"]
    given = {"PARALLAX_SESSIONS": "a few"} if way == "environment" else {}
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | given, capture_output=True, text=True, timeout=300,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "parallax: PARALLAX_SESSIONS is “a few”; it must be" in done.stderr
    assert "Traceback" not in done.stderr
