"""Files of a store are whole or not there, wherever they lie."""

import os
import stat
import time
from datetime import UTC, datetime, timedelta

import pytest

from analysis.errors import StoreError
from analysis.storage import store as stores
from analysis.storage.folder import sweep
from analysis.storage.names import DRAFTS, STUDIES, file_name, is_token, new_token, token_of
from analysis.storage.store import open_store

MANY = 1_000_000


def test_what_is_kept_comes_back_and_a_second_file_takes_its_place(store):
    name = file_name(STUDIES, new_token())
    assert store.get(name, MANY) is None
    store.put(name, b"first")
    assert store.get(name, MANY) == b"first"
    store.put(name, b"second" * 1_000)
    assert store.get(name, MANY) == b"second" * 1_000


def test_of_a_file_that_is_too_large_only_the_beginning_is_read(store):
    name = file_name(STUDIES, new_token())
    store.put(name, b"0123456789")
    assert store.get(name, 3) == b"0123"


def test_the_files_of_a_folder_are_listed_with_their_dates(store):
    names = sorted(file_name(DRAFTS, new_token()) for _ in range(3))
    assert store.kept(DRAFTS) == {}
    for name in names:
        store.put(name, b"draft")
    store.put(file_name(STUDIES, new_token()), b"another folder")
    found = store.kept(DRAFTS)
    assert list(found) == names
    assert all(abs(datetime.now(UTC) - date) < timedelta(minutes=5) for date in found.values())


def test_what_is_dropped_is_gone_and_may_be_dropped_again(store):
    name = file_name(DRAFTS, new_token())
    store.put(name, b"draft")
    store.drop(name)
    store.drop(name)
    assert store.get(name, MANY) is None
    assert store.kept(DRAFTS) == {}


@pytest.mark.parametrize(
    "name",
    ["studies/../../etc/passwd", "/etc/passwd", "studies/x.parallax.zip", "", "s3://other/file",
     f"other/{'a' * 32}.parallax.zip", f"studies/{'a' * 32}.parallax.zip\n",
     f"studies/{'A' * 32}.parallax.zip", f"studies/{'٣' * 32}.parallax.zip"],
)  # fmt: skip
def test_no_name_leads_out_of_the_store(store, name):
    touches = (lambda: store.get(name, 9), lambda: store.put(name, b""), lambda: store.drop(name))
    for touch in touches:
        with pytest.raises(StoreError, match="Nothing is kept under such a name"):
            touch()


def test_tokens_are_not_alike_and_their_form_is_known():
    tokens = {new_token() for _ in range(1_000)}
    assert len(tokens) == 1_000
    assert all(map(is_token, tokens))
    assert not any(map(is_token, ["", "../x", "a" * 31, "g" * 32, "a" * 32 + "\n"]))
    assert token_of(file_name(STUDIES, "a" * 32)) == "a" * 32
    with pytest.raises(ValueError, match="no name"):
        file_name(STUDIES, "../../x")


def test_a_folder_is_for_its_owner_alone(tmp_path):
    store, name = open_store(str(tmp_path / "studies")), file_name(STUDIES, new_token())
    store.put(name, b"mine")
    assert stat.S_IMODE((tmp_path / "studies").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "studies" / name).stat().st_mode) == 0o600


def test_what_a_killed_process_left_is_swept_and_what_another_writes_now_is_not(tmp_path):
    old, new = tmp_path / "studies/.a.zip.1.part", tmp_path / "studies/.a.zip.2.part"
    whole = tmp_path / "studies/a.zip"
    old.parent.mkdir()
    for path in (old, new, whole):
        path.write_bytes(b"x")
    os.utime(old, (0, time.time() - 7_200))
    sweep(tmp_path)
    assert not old.exists()
    assert new.exists()
    assert whole.exists()


def test_a_package_that_is_missing_is_named(monkeypatch):
    def missing(*_, **__):
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(stores.fsspec, "url_to_fs", missing)
    with pytest.raises(StoreError, match=r"of kind s3, which needs s3fs: install it"):
        open_store("s3://bucket/folder")


def test_an_address_of_no_kind_is_one_sentence():
    with pytest.raises(StoreError, match="correct PARALLAX_STUDIES"):
        open_store("nonsense://there")


def test_a_place_that_cannot_be_written_is_one_sentence_without_its_keys(tmp_path, s3_options):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(str(tmp_path / "file" / "studies"))
    store = open_store("s3://no-such-bucket/x", s3_options)
    with pytest.raises(StoreError, match="cannot be written") as caught:
        store.put(file_name(STUDIES, new_token()), b"x")
    assert "nothing" not in str(caught.value).lower().split()
