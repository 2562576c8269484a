"""The report on paper, without printing any: what stands in the way is one sentence."""

import subprocess

import pytest

from analysis.errors import ExportError
from analysis.reports import pdf


def test_without_a_chrome_it_is_one_sentence(monkeypatch, report):
    monkeypatch.setattr(pdf, "chrome_path", lambda: None)
    with pytest.raises(ExportError, match="has no Chrome or Chromium"):
        pdf.report_pdf(report)


def test_a_chrome_that_makes_nothing_is_one_sentence(monkeypatch, report):
    monkeypatch.setattr(pdf, "chrome_path", lambda: "true")
    with pytest.raises(ExportError, match="made no PDF"):
        pdf.report_pdf(report)


def test_a_chrome_that_hangs_is_ended(monkeypatch, tmp_path, report):
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nsleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(pdf, "chrome_path", lambda: str(slow))
    monkeypatch.setattr(pdf, "LONGEST_S", 0.2)
    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[-1]
    )
    with pytest.raises(ExportError, match="did not get the report printed"):
        pdf.report_pdf(report)
    assert started[0].returncode is not None
