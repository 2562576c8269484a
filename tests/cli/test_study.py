"""Studies by the command line: saved, shown, joined with their texts, made again."""

import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.cli import writing
from analysis.cli.main import main
from analysis.errors import ExportError
from analysis.studies.bundle import open_study, study_bytes
from analysis.studies.tables import FURTHER
from tests.conftest import ROOT

AXIS = "Anna attacks Ben <-> Anna supports Ben"
PAGES = {
    "north.txt": "Anna praised Ben and gave help. Anna stands with Ben in all this, she said.",
    "south.txt": "Anna threatened Ben. She has no word of help for him, and Ben knows it well.",
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> Path:
    """A folder with two pages and the study made of them."""
    folder = tmp_path_factory.mktemp("study")
    for name, text in PAGES.items():
        (folder / name).write_text(text)
    assert main(["compare", *pages(folder), "--axis", AXIS, "--target", "Ben", "--frames",
                 "--tier", "fast", "--out", str(folder / "out"), "--save",
                 str(folder / "mine.parallax.zip")]) == 0  # fmt: skip
    return folder


def pages(folder: Path) -> list[str]:
    return [str(folder / name) for name in PAGES]


def test_a_saved_study_repeats_without_a_difference(saved, capsys):
    assert main(["repeat", str(saved / "mine.parallax.zip")]) == 0
    said = capsys.readouterr().out
    assert "Nothing differs." in said
    assert "estimates.parquet, verdicts.parquet, sentences.parquet, wordings.parquet" in said
    assert "Other scorer" not in said


def test_voices_apart_are_saved_shown_and_repeated_apart(tmp_path, capsys):
    quoting = {"north": ("praised", "threatened"), "south": ("threatened", "praised")}
    for name, (own, quoted) in quoting.items():
        text = f"Anna {own} Ben on Monday. “Anna {quoted} Ben and the others”, said Carl Dean."
        (tmp_path / f"{name}.txt").write_text(text)
    study = tmp_path / "apart.parallax.zip"
    assert main(["compare", *(str(tmp_path / f"{name}.txt") for name in quoting), "--axis", AXIS,
                 "--target", "Ben", "--frames", "--tier", "fast", "--voice", "apart",
                 "--out", str(tmp_path / "out"), "--save", str(study)]) == 0  # fmt: skip
    printed = capsys.readouterr().out
    assert main(["open", str(study)]) == 0
    shown = capsys.readouterr().out
    apart = shown.split("own voice and quotations apart")[1]
    rows = [line.split() for line in printed.splitlines() if line.startswith(("North", "South"))]
    placed = [row for row in rows if row[1] in ("own", "quoted") and len(row) > 6]
    assert {(row[0], row[1]) for row in placed[:4]} == {
        (outlet, voice) for outlet in ("North", "South") for voice in ("own", "quoted")
    }
    for outlet, voice, place, *_ in placed[:4]:
        (line,) = [
            line
            for line in apart.splitlines()
            if line.startswith("position") and f"{outlet}  " in line and f" {voice} " in line
        ]
        assert place in line.split()
    assert main(["repeat", str(study)]) == 0
    said = capsys.readouterr().out
    assert "Nothing differs." in said
    assert "estimates_by_voice.parquet, verdicts_by_voice.parquet" in said


def test_a_study_of_other_scorers_is_opened_with_a_note_of_them(saved, tmp_path, capsys):
    study = open_study((saved / "mine.parallax.zip").read_bytes(), "mine")
    assert main(["open", str(saved / "mine.parallax.zip")]) == 0
    assert "have changed" not in capsys.readouterr().out
    other = {**study.manifest, "scorers": {**study.manifest["scorers"], "tone": "0" * 64}}
    stale = tmp_path / "stale.parallax.zip"
    stale.write_bytes(study_bytes(replace(study, manifest=other)))
    assert main(["open", str(stale)]) == 0
    assert "The scorers of tone have changed since this study was saved" in capsys.readouterr().out
    assert main(["open", str(ROOT / "tests/studies/data/format-1.parallax.zip")]) == 0
    assert "by the tier “words”, which is not here. The numbers" in capsys.readouterr().out


def test_what_is_made_again_can_be_saved(saved, tmp_path, capsys):
    old = ROOT / "tests/studies/data/format-1.parallax.zip"
    new = tmp_path / "new.parallax.zip"
    assert main(["repeat", str(saved / "mine.parallax.zip"), "--save", str(new)]) == 0
    assert open_study(new.read_bytes(), "new").results.further.keys() == FURTHER.keys()
    assert main(["repeat", str(old), "--save", "new.zip"]) == 2
    assert main(["open", str(old)]) == 0
    assert "4 articles by 2 outlets" in capsys.readouterr().out


def test_open_says_what_is_in_a_study(saved, capsys):
    assert main(["open", str(saved / "mine.parallax.zip")]) == 0
    said = capsys.readouterr().out
    for words in ("2 articles by 2 outlets", "low: Anna attacks Ben", "tier: fast",
                  "position  Anna attacks Ben", "tone      Ben", "frame     conflict"):  # fmt: skip
        assert words in said


def test_an_edited_number_and_other_scorers_are_said_and_give_status_1(saved, tmp_path, capsys):
    study = open_study((saved / "mine.parallax.zip").read_bytes(), "mine")
    estimates = study.results.estimates.copy()
    estimates.loc[0, "estimate"] = 0.5
    scorers = study.manifest["scorers"] | {"tone": "0" * 64}
    edited = replace(
        study,
        results=replace(study.results, estimates=estimates),
        manifest=study.manifest | {"scorers": scorers},
    )
    (tmp_path / "edited.parallax.zip").write_bytes(study_bytes(edited))
    assert main(["repeat", str(tmp_path / "edited.parallax.zip")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Other scorer for tone: 000000000000 then, ")
    assert lines[1].startswith(f"estimates, position · {AXIS} · North, estimate: 0.5 then, ")
    assert lines[-1] == "1 difference."


def test_texts_left_out_are_asked_for_and_joined(saved, tmp_path, capsys):
    bare, whole = tmp_path / "bare.parallax.zip", tmp_path / "whole.parallax.zip"
    study = str(saved / "mine.parallax.zip")
    assert main(["open", study, "--without-text", "--save", str(bare)]) == 0
    with zipfile.ZipFile(io.BytesIO(bare.read_bytes())) as packed:
        assert all(b"gave help" not in packed.read(name) for name in packed.namelist())
    assert main(["repeat", str(bare)]) == 2
    assert "give the articles with --texts" in capsys.readouterr().err
    assert main(["open", str(bare), "--texts", pages(saved)[0]]) == 2
    assert "The texts of 1 of 2 articles are missing" in capsys.readouterr().err
    assert main(["open", str(bare), "--texts", *pages(saved), "--save", str(whole)]) == 0
    assert main(["repeat", str(whole)]) == 0
    assert main(["repeat", str(bare), "--texts", *pages(saved)]) == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--save", "study.zip"], "saved as NAME.parallax.zip"),
        (["--without-text"], "give --save, too"),
    ],
)
def test_what_cannot_be_saved_is_said_before_any_work(saved, tmp_path, capsys, arguments, says):
    out = tmp_path / "out"
    command = ["compare", *pages(saved), "--axis", AXIS, "--out", str(out), *arguments]
    assert main(command) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("command", ["open", "repeat"])
def test_a_file_that_is_no_study_is_one_sentence(tmp_path, capsys, command):
    page = tmp_path / "page.parallax.zip"
    assert main([command, str(page)]) == 2
    page.write_bytes(b"nothing")
    assert main([command, str(page)]) == 2
    error = capsys.readouterr().err
    assert "cannot be opened" in error
    assert "is no zip archive" in error


def test_an_encoder_that_a_study_names_is_not_fetched(saved, tmp_path, capsys):
    study = open_study((saved / "mine.parallax.zip").read_bytes(), "mine")
    settings = dict(study.settings) | {"model": "nobody/nothing"}
    (tmp_path / "x.parallax.zip").write_bytes(study_bytes(replace(study, settings=settings)))
    assert main(["repeat", str(tmp_path / "x.parallax.zip")]) == 2
    assert "“nobody/nothing”, which is not here" in capsys.readouterr().err


def test_the_settings_are_those_of_the_address(saved):
    with zipfile.ZipFile(saved / "mine.parallax.zip") as packed:
        settings = json.loads(packed.read("study.json"))["settings"]
    from ui.choices import DEFAULTS

    assert set(settings) <= set(DEFAULTS)


class Halt(BaseException):
    """What stops a program in the middle."""


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_what_stops_a_saving_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, step):
    path = tmp_path / "mine.parallax.zip"
    writing.write_bytes(path, b"old")

    def halt(*_):
        raise Halt

    monkeypatch.setattr(os, step, halt)
    with pytest.raises(Halt):
        writing.write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from analysis.cli.writing import write_bytes

path, random = Path(sys.argv[1]), random.Random(1)
write_bytes(path, b"0" * 300_000)
for _ in range(100):
    child = os.fork()
    while not child:
        for letter in b"123456789":
            write_bytes(path, bytes([letter]) * 300_000)
    time.sleep(random.random() / 50)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    data = path.read_bytes()
    assert len(data) == 300_000 and len(set(data)) == 1, "a half-written file"
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_killed_at_a_hundred_moments_of_writing_the_file_is_whole(tmp_path):
    path = tmp_path / "mine.parallax.zip"
    command = [sys.executable, "-c", KILLED, str(path)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=300)
    assert path.exists()


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "mine.parallax.zip"
    writing.write_bytes(path, b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        writing.write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
