import io
import json
import sys

import pytest

from analysis.cli import fetch
from analysis.cli.main import _parser, main
from analysis.corpus.limits import LIMITS
from analysis.errors import AnalysisError
from tests.fetching.conftest import web
from tests.fetching.test_feeds import rss
from tests.fetching.web import QUICK, Reply, article

__all__ = ["web"]


def run(web, tmp_path, *arguments, **more):
    options = _parser().parse_args(["fetch", *arguments, "--out", str(tmp_path / "articles.jsonl")])
    return fetch.run(options, guard=web.guard, limits=QUICK, **more)


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_addresses_and_feeds_become_articles(web, tmp_path, capsys):
    page = web.put("a.test/page", article("Bridge delayed", "Fairwater News"))
    for n in range(3):
        web.put(f"b.test/{n}", article(f"Story number {n}", "The Post"))
    items = [f"<item><link>{web.url(f'b.test/{n}')}</link></item>" for n in range(3)]
    feed = web.put("b.test/feed", rss(*items))
    assert run(web, tmp_path, page, feed, "--most", "2") == 0
    rows = lines(tmp_path / "articles.jsonl")
    assert [row["outlet"] for row in rows] == ["Fairwater News", "The Post", "The Post"]
    assert [row["url"] for row in rows] == [page, web.url("b.test/0"), web.url("b.test/1")]
    assert len(lines(tmp_path / "fetched.jsonl")) == 4
    assert "3 articles in" in capsys.readouterr().out


def test_what_failed_is_said_and_the_rest_is_kept(web, tmp_path, capsys):
    page = web.put("a.test/page", article("Bridge delayed", "Fairwater News"))
    assert run(web, tmp_path, page, web.url("a.test/gone")) == 2
    assert len(lines(tmp_path / "articles.jsonl")) == 1
    assert [row["status"] for row in lines(tmp_path / "fetched.jsonl")] == ["fetched", "failed"]
    assert "a.test has no such page (404)" in capsys.readouterr().err


def test_a_file_that_lists_addresses_stands_for_them(web, tmp_path):
    urls = [web.put(f"a.test/{n}", article(f"Story number {n}", "The Post")) for n in range(3)]
    table = tmp_path / "gdelt.csv"
    table.write_text(f"URL,MobileURL,Date,Title\n{urls[0]},,20261124,x\n{urls[1]},,20261124,y\n")
    plain = tmp_path / "more.txt"
    plain.write_text(f"{urls[1]}\n\n{urls[2]}\n")
    assert run(web, tmp_path, str(table), str(plain)) == 0
    assert [row["url"] for row in lines(tmp_path / "articles.jsonl")] == urls


def test_a_file_without_addresses_is_one_sentence(web, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("The bridge stays open.")
    with pytest.raises(AnalysisError, match=r"page\.txt lists no address; give a table"):
        run(web, tmp_path, str(page))


def test_a_list_that_cannot_be_read_or_is_too_long_is_one_sentence(web, tmp_path, monkeypatch):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.write(b"https://a.test/page\n")
        file.truncate(LIMITS.file_bytes + 10)
    with pytest.raises(AnalysisError, match=r"huge\.txt is larger than"):
        run(web, tmp_path, str(huge))

    def refused(*given, **more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("analysis.corpus.plain_files.os.open", refused)
    with pytest.raises(AnalysisError, match=r"huge\.txt cannot be opened \(Permission denied\)"):
        run(web, tmp_path, str(huge))


def test_a_search_is_fetched(web, tmp_path):
    page = web.put("a.test/page", article("Bridge delayed", "Fairwater News"))
    found = {"articles": [{"url": page, "title": "Bridge", "seendate": "20261124T080000Z"}]}
    gdelt = web.put("gdelt.test/doc", Reply(json.dumps(found).encode()))
    options = ["--gdelt", "bridge", "--from", "2026-11-01", "--to", "2026-11-24", "--most", "7"]
    assert run(web, tmp_path, *options, gdelt=gdelt) == 0
    assert lines(tmp_path / "articles.jsonl")[0]["published"] == "2026-11-24"
    asked = web.asked[0].path
    assert "maxrecords=7" in asked
    assert "startdatetime=20261101000000" in asked
    assert "sourcelang%3Aenglish" in asked


def test_addresses_come_from_standard_input_too(web, tmp_path, monkeypatch):
    pages = [web.put(f"a.test/{n}", article(f"Story number {n}")) for n in range(2)]
    give(monkeypatch, "\n".join(pages).encode())
    assert run(web, tmp_path, "-") == 0
    assert len(lines(tmp_path / "articles.jsonl")) == 2


def test_odd_and_endless_standard_input_is_refused_in_words(web, tmp_path, monkeypatch):
    give(monkeypatch, b"https://a.test/caf\xe9")
    with pytest.raises(AnalysisError, match="No page could be fetched"):
        run(web, tmp_path, "-")
    give(monkeypatch, b"https://a.test/ " * 2_000_000)
    with pytest.raises(AnalysisError, match="longer than 20 MB"):
        run(web, tmp_path, "-")


def give(monkeypatch, data):
    """Put these bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_nothing_to_fetch_is_said(web, tmp_path):
    with pytest.raises(AnalysisError, match="nothing to fetch"):
        run(web, tmp_path)
    with pytest.raises(AnalysisError, match="No page could be fetched"):
        run(web, tmp_path, web.url("a.test/gone"))


def test_a_day_that_is_none_is_said(capsys):
    with pytest.raises(SystemExit):
        main(["fetch", "--gdelt", "bridge", "--from", "yesterday"])
    assert "write it as 2026-11-24" in capsys.readouterr().err


def test_what_is_switched_off_is_off_here_too(monkeypatch, capsys):
    monkeypatch.setenv("PARALLAX_FETCH", "off")
    assert main(["fetch", "https://fairwater.example/"]) == 2
    assert "switched it off" in capsys.readouterr().err


def test_an_address_too_long_for_a_file_is_a_row_with_its_reason(web, tmp_path):
    address = "http://a.test/" + "x" * 6_000
    assert main(["fetch", address, "--out", str(tmp_path / "articles.jsonl")]) == 2
    assert web.asked == []


def test_nothing_on_this_machine_is_fetched(web, tmp_path, capsys):
    page = web.put("a.test/page", article("Inner page")).replace("a.test", "127.0.0.1")
    assert main(["fetch", page, "--out", str(tmp_path / "articles.jsonl")]) == 2
    assert web.asked == []
    assert not (tmp_path / "articles.jsonl").exists()
