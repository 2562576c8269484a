"""ZIP archives and folders: what is read of them, whom a folder names, and what is refused."""

import errno
import io
import os
import stat
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import folders
from analysis.corpus.folder_outlets import outlet_folders
from analysis.corpus.reading import Limits, Source, chosen_folder, read_articles, read_paths
from analysis.errors import CorpusError
from tests.corpus.press_files import BRIDGE, FOX, as_docx, as_zip, nexis_lines

TEXT, OTHER = "\n".join(BRIDGE.paragraphs), "\n".join(FOX.paragraphs)
THIRD = TEXT.replace("bridge", "tunnel")


def read(files, name="a.zip", **options):
    data = files if isinstance(files, bytes) else as_zip(files)
    return read_articles([Source(name, data)], **options)


def outlets(reading):
    return reading.articles["outlet"].tolist()


def test_pages_tables_and_documents_of_an_archive_are_read():
    reading = read(
        {
            "b.txt": TEXT,
            "a.csv": f"text,outlet\n{FOX.paragraphs[0]},Courier\n".replace(", and", " and"),
            "deep/er/n.docx": as_docx(nexis_lines([FOX])),
        }
    )
    assert outlets(reading) == ["Courier", "B", FOX.outlet]
    assert "a.zip/deep/er/n.docx: 1 article of Nexis Uni." in reading.notes


def test_an_archive_is_known_by_what_is_in_it():
    assert outlets(read({"gazette.txt": TEXT}, "download")) == ["Gazette"]


def test_a_name_in_utf_8_that_is_not_marked_as_such_is_read():
    data = as_zip({"Süd/a.txt": TEXT, "Nord/b.txt": OTHER})
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex("Süd".encode()))
    unmarked = data[: entry + 9] + b"\0" + data[entry + 10 :]
    local = unmarked.index("Süd".encode()) - 30 + 7
    unmarked = unmarked[:local] + b"\0" + unmarked[local + 1 :]
    assert outlets(read(unmarked)) == ["Nord", "Süd"]


def test_a_folder_names_the_outlet_of_pages_that_name_none():
    reading = read({"x/harbour_gazette/1.txt": TEXT, "x/harbour_gazette/2.txt": OTHER,
                    "x/Courier/2025/05/a.txt": THIRD})  # fmt: skip
    assert outlets(reading) == ["Courier", "harbour gazette", "harbour gazette"]
    assert "In folder harbour gazette, 2 pages that name no outlet are called" in reading.notes[1]


def test_a_page_that_names_its_outlet_gives_the_name_to_its_folder():
    said = f"Title: A vote\nSource: The Harbour Gazette\n\n{TEXT}"
    reading = read({"gazette/1.txt": said, "gazette/2.txt": OTHER, "c/3.txt": THIRD})
    assert outlets(reading) == ["c", "The Harbour Gazette", "The Harbour Gazette"]


def test_a_folder_of_pages_that_name_another_outlet_names_nothing():
    said = f"Title: A vote\nSource: Fairwater News\n\n{TEXT}"
    reading = read({"gazette/1.txt": said, "gazette/post.txt": OTHER, "c/3.txt": THIRD})
    assert outlets(reading) == ["c", "Fairwater News", "Post"]


def test_a_table_without_outlets_in_a_folder_gets_its_name():
    data = f"text\n{FOX.paragraphs[1]}\n"
    assert outlets(read({"Gazette/a.csv": data, "Post/b.txt": TEXT})) == ["Gazette", "Post"]


@pytest.mark.parametrize(
    ("paths", "named"),
    [
        (["all/a.txt", "all/b.txt"], ["", ""]),
        (["all/Post/a", "all/Sun/b", "all/c"], ["Post", "Sun", ""]),
        (["Post/Opinion/a", "Post/2024/b"], ["", ""]),
        (["a.txt", "mine/b", "mine/c"], ["", "", ""]),
        (["Post/Opinion/a", "Sun/May 2024/b"], ["Post", "Sun"]),
        (["html/a", "2024-05/b", "January/c"], ["", "", ""]),
        ([], []),
    ],
)
def test_the_folder_below_the_common_one_may_be_an_outlet(paths, named):
    assert outlet_folders(paths) == named


def test_files_of_a_chosen_folder_bring_their_folders():
    sources = [Source(f"mine/{name}", text.encode()) for name, text in
               (("Sun/b.txt", OTHER), ("Post/a.txt", TEXT), ("Post/.b.txt", "x"))]  # fmt: skip
    notes = []
    assert outlets(read_articles(chosen_folder(sources, notes))) == ["Post", "Sun"]
    assert notes == ["Left out of the folder: 1 hidden."]


def test_what_is_hidden_or_of_another_kind_is_left_out_and_told():
    reading = read({
        "a.html": f"<html><body><p>{TEXT * 3}</p></body></html>", "a_files/ad.html": OTHER * 5,
        "__MACOSX/._a.html": "x", ".DS_Store": "x", "d/Thumbs.db": "x", "d/logo.png": "x",
    })  # fmt: skip
    assert len(reading.articles) == 1
    assert reading.notes[0] == (
        "Left out of a.zip: 3 hidden; 1 saved beside a page; not of a readable kind: d/logo.png."
    )


def test_folders_below_a_folder_are_read(tmp_path):
    for name, text in (("Post/a.txt", TEXT), ("Sun/2025/b.txt", OTHER), (".git/c.txt", THIRD)):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "Sun/d.zip").write_bytes(as_zip({"Echo/1.txt": THIRD, "Wire/2.txt": "Menu"}))
    (tmp_path / "Sun/flat.zip").write_bytes(as_zip({"1.txt": f"{OTHER}\nMore of it."}))
    (tmp_path / "Sun/study.parallax.zip").write_bytes(b"PK")
    (tmp_path / "Post/round").symlink_to(tmp_path)
    reading = read_paths([tmp_path])
    assert outlets(reading) == ["Post", "Echo", "Sun", "Sun"]
    assert len(reading.problems) == 1
    assert "1 hidden; 1 saved as a study, to be opened alone." in reading.notes[0]


def test_several_folders_given_may_each_be_an_outlet(tmp_path):
    for name, text in (("Post", TEXT), ("Sun", OTHER)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "001.txt").write_text(text)
    assert outlets(read_paths([tmp_path / "Post", tmp_path / "Sun"])) == ["Post", "Sun"]


def test_a_folder_that_cannot_be_looked_into_is_named_and_the_rest_is_read(tmp_path, monkeypatch):
    for outlet, text in (("North", TEXT), ("South", OTHER)):
        (tmp_path / outlet).mkdir()
        (tmp_path / outlet / "one.txt").write_text(text)
    looked = os.scandir

    def scandir(path):
        if str(path).endswith("South"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return looked(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = read_paths([tmp_path])
    assert len(found.articles) == 1
    assert found.problems == (f"{tmp_path.name}/South cannot be opened (Permission denied).",)
    with pytest.raises(CorpusError, match="South cannot be opened"):
        read_paths([tmp_path / "South"])


def test_a_folder_of_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.corpus.opening.MOST_FILES", 2)
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(TEXT)
    with pytest.raises(CorpusError, match="holds more than 2 files"):
        read_paths([tmp_path])


def test_each_file_is_counted_as_it_is_read():
    seen = []
    files = {f"{n}.txt": f"{TEXT}\nNumber {n}." for n in range(3)}
    sources = [Source("a.zip", as_zip(files)), Source("b.txt", OTHER.encode())]
    read_articles(sources, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


# What follows is hostile.


def member(name, data=b"x", mode=0, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("good.txt", TEXT)
        info = zipfile.ZipInfo(name)
        info.compress_type = method
        info.external_attr = mode << 16
        archive.writestr(info, data)
    return buffer.getvalue()


def flagged(data):
    data = bytearray(data)
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def damaged():
    data = bytearray(as_zip({"good.txt": TEXT, "z.txt": OTHER * 50}))
    at = data.index(b"z.txt") + 20
    data[at : at + 20] = bytes(20)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (member("../../etc/cron.d/x.txt"), "leads out of the archive"),
        (member("a/../../x.txt"), "leads out of the archive"),
        (member("..\\x.txt"), "leads out of the archive"),
        (member("/etc/x.txt"), "leads out of the archive"),
        (member("\\\\host\\x.txt"), "leads out of the archive"),
        (member("C:\\x.txt"), "leads out of the archive"),
        (member("c:x.txt"), "leads out of the archive"),
        (member("a\nb.txt"), "no name that a file has"),
        (member("\x1b[2J.txt"), "no name that a file has"),
        (member("x" * 2_000 + ".txt"), "no name that a file has"),
        (member("x.txt", b"/etc/passwd", stat.S_IFLNK | 0o777), "a link or a device"),
        (member("x.txt", b"", stat.S_IFIFO), "a link or a device"),
        (flagged(as_zip({"x.txt": TEXT})), "locked with a password"),
        (member("x.txt", TEXT, method=zipfile.ZIP_BZIP2), "packed by a method"),
        (member("x.txt", TEXT, method=zipfile.ZIP_LZMA), "packed by a method"),
        (member("x.txt", b" " * 15_000_000), "packed more than 200 to 1"),
        (as_zip({}), "no page and no table"),
        (as_zip({"logo.png": "x", ".x.txt": TEXT}), "no page and no table"),
        (as_zip({"inner.zip": as_zip({"a.txt": TEXT})}), "archive itself|no page"),
        (b"", "is empty|no ZIP archive"),
        (b"not an archive", "no ZIP archive"),
        (as_zip({"a.txt": TEXT})[:-8], "no ZIP archive"),
    ],
)
def test_a_hostile_archive_is_one_sentence_and_nothing_of_it_is_read(data, message):
    with pytest.raises(CorpusError, match=message) as caught:
        read(data)
    assert "a.zip" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_archive_that_unpacks_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr("analysis.corpus.archives.unpack_member", None)
    limits = Limits(total_bytes=len(as_zip({"a.txt": TEXT * 9})))
    with pytest.raises(CorpusError, match="unpacks to more than"):
        read({"a.txt": TEXT * 9}, limits=limits)


def test_an_archive_in_an_archive_is_named_and_the_rest_read():
    reading = read({"inner.zip": as_zip({"b.txt": OTHER}), "a.txt": TEXT})
    assert len(reading.articles) == 1
    assert reading.problems[0].startswith("inner.zip in a.zip is an archive itself")


def test_a_damaged_member_is_named_and_the_others_kept():
    reading = read(damaged())
    assert outlets(reading) == ["Good"]
    assert reading.problems == ("a.zip/z.txt is damaged; pack the archive again.",)


def test_an_archive_of_too_many_members_is_refused_before_they_are_listed(monkeypatch):
    monkeypatch.setattr("analysis.corpus.archives.MOST_FILES", 2)
    with pytest.raises(CorpusError, match="more than 2 files"):
        read({f"{n}.txt": TEXT for n in range(3)})
    monkeypatch.setattr("analysis.corpus.archives._MOST_ENTRIES", 2)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    with pytest.raises(CorpusError, match="files and is not opened"):
        read_articles([Source("a.zip", b"PK\x01\x02" * 3)])


def test_a_saved_study_is_no_archive_of_articles():
    with pytest.raises(CorpusError, match=r"is a saved study; open it alone"):
        read({"study.json": "{}"}, "mine.parallax.zip")


def test_nothing_is_written_to_the_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with suppress(CorpusError):
        read(member("../x.txt"))
    read({"a/b.txt": TEXT})
    assert not list(tmp_path.rglob("*"))
    assert not (tmp_path.parent / "x.txt").exists()


def test_a_name_is_shown_as_text_and_short():
    reading = read({f"<b>{'x' * 300}</b>.png": "", "a.txt": TEXT})
    assert len(reading.notes[0]) < 500


GOOD = as_zip({"Post/a.txt": TEXT, "Sun/b.html": f"<html><p>{OTHER}</p></html>"})


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_an_archive_with_changed_bytes_gives_articles_or_a_corpus_error(at, data):
    with suppress(CorpusError):
        read(GOOD[:at] + data + GOOD[at + len(data) :])


NAMES = st.lists(
    st.text(st.sampled_from("ab./\\:_~ \x00é")) | st.sampled_from(["a.txt", "b/c.html", ".."]),
    max_size=6,
)


@given(NAMES)
def test_any_names_in_an_archive_give_articles_or_a_corpus_error(names):
    with suppress(CorpusError):
        read({f"{n}{name}": TEXT for n, name in enumerate(names)})
    outlet_folders(names)
    folders.readable_paths(names, "x", [])
