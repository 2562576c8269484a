"""The load script with a few visitors: it measures what it says, and sees data that strays."""

import math
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.load.__main__ import crossed, own_articles, p95, process_of
from tests.load.visitor import OWN_OUTLET, Visitor


def test_the_wait_that_95_of_100_do_not_exceed():
    assert p95([float(wait) for wait in range(1, 101)]) == 95
    assert p95([3.0]) == 3
    assert math.isnan(p95([]))


def test_every_visitor_brings_articles_of_ones_own():
    assert own_articles(3) == own_articles(3)
    assert set(OWN_OUTLET.findall(own_articles(3))) == {b"03"}
    lines = [set(own_articles(number).splitlines()[1:]) for number in range(4)]
    assert all(len(of) == 100 for of in lines)
    assert len(set.union(*lines)) == 400


def test_a_process_that_has_ended_does_not_stop_the_search_for_the_server(tmp_path, monkeypatch):
    for number in ("1", "2", "4"):  # what cannot be read
        (tmp_path / number / "cmdline").mkdir(parents=True)
    (tmp_path / "3").mkdir()
    (tmp_path / "3/cmdline").write_bytes(b"python\0--server.port\08511\0")
    monkeypatch.setattr("tests.load.__main__.Path", lambda _: tmp_path)
    assert process_of("http://127.0.0.1:8511") == 3
    with pytest.raises(LookupError):
        process_of("http://127.0.0.1:85")


def test_data_that_strays_is_seen():
    own, sample = Visitor("", 0, seen={b"00"}), Visitor("", 1, shows_sample=True)
    assert crossed([own, sample], 1) == []
    sample.seen.add(b"00")
    own.shows_sample = True
    assert len(crossed([own, sample], 1)) == 2


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells the memory")
def test_a_few_visitors_at_once_get_their_own_data_and_no_error():
    command = [sys.executable, "-m", "tests.load", "--samples=2", "--studies=2", "--articles=6"]
    command += ["--retypes=1", "--pause=1", "--arrive=1", "--tier=fast", "--meanwhile"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert re.search(r"^errors +0\.00", done.stdout, re.M), said
    assert re.search(r"^sessions with another's data +0\.00", done.stdout, re.M), said
    assert "2 first charts, 4 reruns" in done.stdout, said
    assert re.search(r"^first chart of one's own articles, 2: p95 +\d", done.stdout, re.M), said
    took = re.search(r"at most (\d+) MB in the server, (\d+) MB in the parser", done.stdout)
    assert all(int(mb) > 50 for mb in took.groups()), said
