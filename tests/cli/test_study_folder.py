"""A study as a folder: saved at once, opened, repeated and published; a stranger's is vetted."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.cli import saving
from analysis.cli.main import main
from analysis.errors import ExportError, StudyError
from analysis.storage import folder as storage
from analysis.studies import parts_folder
from analysis.studies.bundle import STUDY_JSON, open_study_folder, study_files, study_parts
from tests.cli.test_study import AXIS, PAGES
from tests.conftest import ROOT
from tests.studies.conftest import study as _study
from tests.studies.conftest import study_apart as _study_apart

study, study_apart = _study, _study_apart


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> Path:
    """A study of two pages, saved by the command as a folder."""
    place = tmp_path_factory.mktemp("folder")
    for name, text in PAGES.items():
        (place / name).write_text(text)
    assert main(["compare", *(str(place / name) for name in PAGES), "--axis", AXIS,
                 "--target", "Ben", "--tier", "fast", "--out", str(place / "out"),
                 "--save", f"{place / 'mine'}{os.sep}"]) == 0  # fmt: skip
    return place / "mine"


@pytest.fixture
def kept(study_apart, tmp_path) -> Path:
    """A small study in a folder."""
    storage.write_folder(tmp_path / "kept", study_files(study_apart))
    return tmp_path / "kept"


def refusal(folder: Path) -> str:
    with pytest.raises(StudyError) as caught:
        open_study_folder(folder)
    return str(caught.value)


def test_a_folder_holds_readable_json_and_the_tables_and_nothing_is_left_beside_it(saved):
    facts = json.loads((saved / STUDY_JSON).read_text("utf-8"))
    assert {path.name for path in saved.iterdir()} == {STUDY_JSON, *facts["parts"]}
    assert facts["settings"]["targets"] == "Ben"
    beside = {"mine", "out", *PAGES}
    assert {path.name for path in saved.parent.iterdir()} - {"report.html"} == beside


def test_it_is_opened_repeated_and_published_as_a_file_is(saved, capsys):
    assert main(["open", str(saved)]) == 0
    assert "2 articles by 2 outlets" in capsys.readouterr().out
    assert main(["repeat", f"{saved}{os.sep}"]) == 0
    assert "Nothing differs." in capsys.readouterr().out
    page = saved.parent / "report.html"
    assert main(["publish", str(saved), "--out", str(page)]) == 0
    assert "Anna attacks Ben" in page.read_text("utf-8")


def test_a_folder_and_a_file_hold_the_same_and_each_becomes_the_other(saved, tmp_path, capsys):
    file, again = tmp_path / "mine.parallax.zip", tmp_path / "again"
    assert main(["open", str(saved), "--save", str(file)]) == 0
    assert main(["open", str(file), "--save", str(again)]) == 0
    assert f"The study is in {again}/" in capsys.readouterr().out
    for path in saved.iterdir():
        if path.name != STUDY_JSON:
            assert (again / path.name).read_bytes() == path.read_bytes()


def test_texts_can_be_left_out_of_a_folder(saved, tmp_path, capsys):
    bare = tmp_path / "bare"
    assert main(["open", str(saved), "--without-text", "--save", str(bare)]) == 0
    assert all(b"gave help" not in path.read_bytes() for path in bare.iterdir())
    assert main(["repeat", str(bare)]) == 2
    assert "give the articles with --texts" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "is_folder"),
    [
        ("mine.parallax.zip", False), ("mine", True), ("mine.d/", True), ("v1.2", False),
        ("mine.parallax.zip/", True), ("study.zip", False),
    ],
)  # fmt: skip
def test_the_name_says_whether_it_is_a_folder(text, is_folder):
    assert saving.save_place(text).is_folder == is_folder


def test_a_folder_that_is_there_is_one_whatever_its_ending(tmp_path):
    (tmp_path / "v1.2").mkdir()
    assert saving.save_place(str(tmp_path / "v1.2")).is_folder
    assert not saving.save_place(str(tmp_path / "v1.2.parallax.zip")).is_folder


def test_it_takes_the_place_of_nothing_of_an_empty_folder_and_of_an_older_study(
    study, study_apart, tmp_path
):
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new"):
        said = saving.save_study(study, saving.save_place(f"{tmp_path / name}"))
        assert said.endswith(f"{name}/")
        (tmp_path / name / ".DS_Store").write_bytes(b"what a system leaves")
        assert open_study_folder(tmp_path / name).settings == study.settings
        saving.save_study(study_apart, saving.save_place(f"{tmp_path / name}"))
        assert open_study_folder(tmp_path / name).is_apart
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "new"]


@pytest.mark.parametrize("other", ["notes.txt", "more/", "estimates.csv"])
def test_a_folder_with_anything_else_in_it_is_never_written_over(kept, study, other):
    place = kept / other
    place.mkdir() if other.endswith("/") else place.write_text("mine")
    before = sorted(path.name for path in kept.iterdir())
    with pytest.raises(ExportError, match="holds other things than a study and stays as it is"):
        saving.save_study(study, saving.save_place(str(kept)))
    assert sorted(path.name for path in kept.iterdir()) == before


def test_what_cannot_be_a_folder_is_said_before_any_work(saved, tmp_path, capsys):
    page, out = str(saved.parent / "north.txt"), tmp_path / "out"
    (tmp_path / "folder.parallax.zip").mkdir()
    for name, says in (
        (str(saved.parent), "holds other things than a study"),
        (page + os.sep, "is a file"),
        (str(tmp_path / "folder.parallax.zip"), "is a folder; give"),
        (str(tmp_path / "study.zip"), "or as a folder NAME/; study.zip is neither"),
    ):
        assert main(["compare", page, "--axis", AXIS, "--out", str(out), "--save", name]) == 2
        assert says in capsys.readouterr().err
    assert not out.exists()


def test_a_folder_that_cannot_be_looked_into_is_no_place_for_a_study(tmp_path, monkeypatch):
    def refused(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(ExportError, match=r"cannot be looked into \(Permission denied\)"):
        saving._check_place(saving.save_place(f"{tmp_path}/"))


def test_a_folder_that_is_no_study_is_one_sentence(tmp_path, capsys):
    assert main(["open", str(tmp_path)]) == 2
    assert "is no saved study: it has no study.json" in capsys.readouterr().err
    assert main(["open", str(tmp_path / "none")]) == 2
    assert "cannot be opened" in capsys.readouterr().err


def test_every_damaged_part_is_named(kept, study_apart):
    for name in [*study_parts(study_apart), STUDY_JSON]:
        whole = (kept / name).read_bytes()
        (kept / name).write_bytes(whole[:-9] + b"x" + whole[-8:])
        assert f"{name} in kept was damaged or changed" in refusal(kept)
        (kept / name).unlink()
        assert f"lacks the part {name}" in refusal(kept)
        (kept / name).write_bytes(whole)
    assert open_study_folder(kept).is_apart


def articles_read(given: Path, out: Path) -> list[str]:
    """The outlets of the articles that `read` writes of a folder."""
    assert main(["read", str(given), "--out", str(out)]) == 0
    return [json.loads(line)["outlet"] for line in out.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("whole", [True, False])
def test_a_study_folder_is_not_read_as_articles(saved, tmp_path, capsys, whole):
    mine = tmp_path / "all" / "mine"
    shutil.copytree(saved, mine)
    if not whole:
        (mine / STUDY_JSON).write_bytes((mine / STUDY_JSON).read_bytes()[:-500])
    compared = ["compare", "--axis", AXIS, "--tier", "fast", "--out", str(tmp_path / "out")]
    for given in (mine, mine.parent):
        for command in (["read", "--out", str(tmp_path / "a.jsonl")], compared):
            assert main([*command, str(given)]) == 2
            said = capsys.readouterr().err
            place = mine.relative_to(given.parent).as_posix()
            assert f"Folder {place} is a saved study and holds no pages to read; use “open”" in said
            assert said.count("\n") == 1
    assert not (tmp_path / "a.jsonl").exists()


def test_all_files_of_a_study_are_not_read_and_one_table_of_it_is(saved, tmp_path, capsys):
    page, out = saved.parent / "north.txt", tmp_path / "a.jsonl"
    for more, n_read in (([], 0), ([page], 1)):
        out.unlink(missing_ok=True)
        assert main(["read", *map(str, [*saved.iterdir(), *more]), "--out", str(out)]) == 2
        said = [line for line in capsys.readouterr().err.splitlines() if "study" in line]
        assert len(said) == 1
        assert "Folder mine is a saved study and holds no pages to read" in said[0]
        assert (len(out.read_text("utf-8").splitlines()) if out.exists() else 0) == n_read
    assert articles_read(saved / "articles.parquet", out) == ["North", "South"]


def test_a_study_folder_among_articles_is_left_out_with_one_note(saved, tmp_path, capsys):
    shutil.copytree(saved, tmp_path / "all" / "mine")
    for name, text in PAGES.items():
        (tmp_path / "all" / name).write_text(text)
    assert articles_read(tmp_path / "all", tmp_path / "a.jsonl") == ["North", "South"]
    said = capsys.readouterr().err
    assert "Left out of folder all: 1 saved as a study, to be opened alone." in said
    assert "parquet" not in said


def test_articles_that_stand_beside_a_study_are_read_and_its_parts_are_not(saved, tmp_path):
    mine = tmp_path / "mine"
    shutil.copytree(saved, mine)
    (mine / "west.txt").write_text(PAGES["north.txt"])
    assert articles_read(mine, tmp_path / "a.jsonl") == ["West"]


def test_a_table_called_study_json_is_no_study(tmp_path):
    rows = [{"outlet": "Post", "text": text, "format": "x", "has_texts": 1}
            for text in PAGES.values()]  # fmt: skip
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / STUDY_JSON).write_text(json.dumps(rows))
    assert articles_read(tmp_path / "all", tmp_path / "a.jsonl") == ["Post", "Post"]


def test_a_study_folder_in_an_archive_is_left_out_or_said_to_be_one(saved, tmp_path, capsys):
    shutil.copytree(saved, tmp_path / "all" / "mine")
    alone = shutil.make_archive(str(tmp_path / "alone"), "zip", tmp_path / "all")
    assert main(["read", alone, "--out", str(tmp_path / "a.jsonl")]) == 2
    assert "alone.zip holds a saved study and no articles; unpack it" in capsys.readouterr().err
    for name, text in PAGES.items():
        (tmp_path / "all" / name).write_text(text)
    mixed = shutil.make_archive(str(tmp_path / "mixed"), "zip", tmp_path / "all")
    assert articles_read(Path(mixed), tmp_path / "a.jsonl") == ["North", "South"]
    assert "Left out of mixed.zip: 1 saved as a study" in capsys.readouterr().err


# In a process of its own with a time limit, so that a wait for the pipe fails and hangs nothing.
def run_command(*words: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "analysis", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_among_articles_or_in_place_of_a_study_is_one_sentence(tmp_path):
    (tmp_path / "all").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "all" / name).write_text(text)
    for name in ("all/pipe.txt", f"all/{STUDY_JSON}", "p.parallax.zip"):
        os.mkfifo(tmp_path / name)
    out = tmp_path / "a.jsonl"
    done = run_command("read", str(tmp_path / "all"), "--out", str(out))
    assert done.returncode == 2
    assert len(out.read_text("utf-8").splitlines()) == 2
    for name in ("pipe.txt", STUDY_JSON):
        assert f"all/{name} cannot be opened (a pipe or a device; give a plain file" in done.stderr
    given = str(tmp_path / "p.parallax.zip")
    for command in ("open", "repeat", "read"):
        done = run_command(command, given, *(["--out", str(out)] if command == "read" else []))
        assert done.returncode == 2
        assert "p.parallax.zip cannot be opened (a pipe or a device" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "link for json"])
def test_links_folders_and_pipes_are_refused_unread(kept, tmp_path, kind):
    secret = tmp_path / "secret.parquet"
    part = kept / (STUDY_JSON if kind == "link for json" else "estimates.parquet")
    shutil.move(part, secret)
    if kind == "folder":
        part.mkdir()
    elif kind == "pipe":
        os.mkfifo(part)
    else:
        part.symlink_to(secret)
    assert f"{part.name} in kept is a link or no plain file" in refusal(kept)


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system knows no such opening")
def test_a_link_that_comes_after_the_look_is_not_followed(kept, tmp_path, monkeypatch):
    looked = parts_folder._sizes

    def then_linked(folder):
        sizes = looked(folder)
        shutil.move(folder / STUDY_JSON, tmp_path / "secret")
        (folder / STUDY_JSON).symlink_to(tmp_path / "secret")
        return sizes

    monkeypatch.setattr(parts_folder, "_sizes", then_linked)
    assert "kept/study.json cannot be read" in refusal(kept)


def test_what_is_no_part_too_many_and_too_much_are_refused(kept, monkeypatch):
    (kept / "more.parquet").write_bytes(b"")
    assert "holds “more.parquet”, which is no part of a study" in refusal(kept)
    for n in range(parts_folder.MOST_MEMBERS):
        (kept / f"{n}").write_bytes(b"")
    assert "holds more parts than a study has" in refusal(kept)
    for path in kept.iterdir():
        if path.suffix != ".parquet" and path.name != STUDY_JSON:
            path.unlink()
    with (kept / "more.parquet").open("wb") as vast:
        vast.truncate(parts_folder.LARGEST_UNPACKED)  # which takes no room on the disk
    assert "holds more than 200 MB" in refusal(kept)


class Halt(BaseException):
    """What stops a program in the middle."""


@pytest.mark.parametrize("step", ["fsync", "chmod", "rename"])
def test_what_stops_a_saving_leaves_the_old_study_and_nothing_else(kept, study, monkeypatch, step):
    calls = []

    def halt(*_):
        calls.append(1)
        if step != "rename" or len(calls) == 2:  # the second puts the new one in its place
            raise Halt
        return renamed(*_)

    renamed = os.rename
    monkeypatch.setattr(os, step, halt)
    with pytest.raises(Halt):
        saving.save_study(study, saving.save_place(str(kept)))
    monkeypatch.undo()
    assert open_study_folder(kept).is_apart
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from analysis.storage.folder import set_aside, write_folder

path, random = Path(sys.argv[1]), random.Random(1)
files = {f"{n}.parquet": b"0" * 50_000 for n in range(6)}
write_folder(path, files)
asides = 0
for _ in range(60):
    child = os.fork()
    while not child:
        for letter in b"123456789":
            write_folder(path, {name: bytes([letter]) * 50_000 for name in files})
    time.sleep(random.random() / 50)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    there = path
    if not path.exists():  # killed between the two moves: the older one is whole, and found
        asides += 1
        there = set_aside(path)[-1]
    data = b"".join((there / name).read_bytes() for name in files)
    assert len(data) == 300_000 and len(set(data)) == 1, "a half-written folder"
    if there is not path:
        os.rename(there, path)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_killed_at_sixty_moments_of_writing_the_folder_is_whole(tmp_path):
    command = [sys.executable, "-c", KILLED, str(tmp_path / "mine")]
    subprocess.run(command, cwd=ROOT, check=True, timeout=300)
    assert (tmp_path / "mine").is_dir()


def test_where_an_older_study_was_set_aside_is_said(kept, capsys):
    os.rename(kept, kept.parent / ".kept.abc.old")
    assert main(["open", str(kept)]) == 2
    assert f"An older one is in {kept.parent / '.kept.abc.old'}." in capsys.readouterr().err
