"""`publish`: a saved study as a page, and what stands in its way in one sentence."""

import pytest

from analysis.cli.main import main
from tests.cli.test_study import saved

__all__ = ["saved"]


def test_a_saved_study_is_published_under_its_title(saved, tmp_path, capsys):
    study, out = str(saved / "mine.parallax.zip"), tmp_path / "report.html"
    assert main(["publish", study, "--out", str(out), "--title", "North & South", "--author",
                 "Ada Example", "--author", "Ben Sample"]) == 0  # fmt: skip
    assert f"The report is in {out}" in capsys.readouterr().out
    page = out.read_text(encoding="utf-8")
    assert "<title>North &amp; South</title>" in page
    assert "Ada Example and Ben Sample" in page
    assert "Anna threatened Ben." in page
    assert main(["publish", study, "--out", str(out), "--without-text"]) == 0
    page = out.read_text(encoding="utf-8")
    assert "Anna threatened Ben." not in page
    assert "Between “Anna attacks Ben” and “Anna supports Ben”: two outlets on one event" in page


def test_a_report_speaks_the_language_that_is_asked_for_and_the_command_english(
    saved, tmp_path, capsys
):
    study, out = str(saved / "mine.parallax.zip"), tmp_path / "report.html"
    assert main(["publish", study, "--out", str(out), "--language", "de"]) == 0
    assert f"The report is in {out}" in capsys.readouterr().out
    assert '<html lang="de">' in out.read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["publish", study, "--out", str(out), "--language", "xx"])
    assert "invalid choice" in capsys.readouterr().err


def test_another_ending_than_html_is_said_before_any_work(tmp_path, capsys):
    assert main(["publish", "no.parallax.zip", "--out", str(tmp_path / "report.pdf")]) == 2
    assert "A report is written as NAME.html; report.pdf is not." in capsys.readouterr().err


def test_without_a_chrome_a_pdf_is_refused_before_any_work(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("analysis.reports.pdf.chrome_path", lambda: None)
    out = tmp_path / "report.html"
    assert main(["publish", "no.parallax.zip", "--out", str(out), "--pdf"]) == 2
    assert "has no Chrome or Chromium" in capsys.readouterr().err
    assert not out.exists()


def test_a_folder_of_articles_is_told_how_it_becomes_a_study(tmp_path, capsys):
    assert main(["publish", str(tmp_path), "--out", str(tmp_path / "report.html")]) == 2
    assert f"compare {tmp_path} --axis … --save NAME.parallax.zip." in capsys.readouterr().err


@pytest.mark.parametrize("name", ["no.parallax.zip", "page.html"])
def test_what_is_no_study_is_one_sentence(tmp_path, capsys, name):
    assert main(["publish", str(tmp_path / name), "--out", str(tmp_path / "report.html")]) == 2
    assert "cannot be opened" in capsys.readouterr().err
