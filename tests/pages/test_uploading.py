"""Archives, folders and exports through the dialog: what is recognised is said."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.corpus.sources import READABLE
from analysis.fetching.fetching import SETTING
from tests.conftest import ROOT
from tests.corpus.press_files import BOTH, BRIDGE, FOX, as_docx, as_zip, nexis_lines
from tests.corpus.test_tools import MEDIA_CLOUD, csv


def opened() -> AppTest:
    page = AppTest.from_file(ROOT / "app.py", default_timeout=300).run()
    return page.button(key="load").click().run()


def brought(page: AppTest, key: str, files: dict[str, bytes]) -> AppTest:
    """The page with these files chosen and read."""
    typed = [(name, data, "application/octet-stream") for name, data in files.items()]
    page.file_uploader(key=key).set_value(typed).run()
    return page.button(key="read").click().run()


def outlets(page: AppTest) -> set[str]:
    assert not page.exception
    assert not page.error
    return set(page.session_state["story"].corpus.articles["outlet"])


def test_an_archive_is_read_and_its_folders_name_outlets():
    files = {"Post/1.txt": "\n".join(BRIDGE.paragraphs), "Sun/2.txt": "\n".join(FOX.paragraphs)}
    page = brought(opened(), "files", {"mine.zip": as_zip(files)})
    assert outlets(page) == {"Post", "Sun"}
    page.switch_page("pages/8_Articles.py").run()
    assert "In folder Post" in page.info[0].value


@pytest.mark.parametrize("key", ["files", "folder"])
def test_every_kind_that_is_read_can_be_dropped(key):
    page = opened()
    page.radio(key="bring").set_value("A folder" if key == "folder" else "Files").run()
    assert {*READABLE, ".zip", ".doc"} <= set(page.file_uploader(key=key).proto.type)


@pytest.mark.parametrize("suffix", [".markdown", ".text"])
def test_a_text_by_its_longer_ending_is_read(suffix):
    page = brought(opened(), "files", {f"Post{suffix}": "\n".join(BRIDGE.paragraphs).encode()})
    assert outlets(page) == {"Post"}


def test_an_export_is_read_and_told():
    page = brought(opened(), "files", {"nexis.docx": as_docx(nexis_lines())})
    assert outlets(page) == {told.outlet for told in BOTH}
    page.switch_page("pages/8_Articles.py").run()
    assert "2 articles of Nexis Uni" in page.info[0].value


def test_a_folder_is_read_with_the_folders_in_it():
    page = opened()
    page.radio(key="bring").set_value("A folder").run()
    files = {
        "mine/Post/1.txt": "\n".join(BRIDGE.paragraphs).encode(),
        "mine/Sun/2.txt": "\n".join(FOX.paragraphs).encode(),
    }
    assert outlets(brought(page, "folder", files)) == {"Post", "Sun"}


def test_a_list_of_addresses_asks_for_no_columns_and_offers_to_fetch_them():
    page = opened()
    page.file_uploader(key="files").set_value([("stories.csv", csv(MEDIA_CLOUD), "text/csv")]).run()
    assert not page.exception
    assert not page.error
    assert not [box for box in page.selectbox if box.key == "column_text"]
    assert page.button(key="read").disabled
    assert any("press Fetch to get" in said.value for said in page.caption)


def test_a_list_of_addresses_says_what_it_is_where_nothing_is_fetched(monkeypatch):
    monkeypatch.setenv(SETTING, "off")
    page = brought(opened(), "files", {"stories.csv": csv(MEDIA_CLOUD)})
    assert not page.exception
    assert "stories.csv is a list of Media Cloud" in page.error[0].value.replace("\\", "")


@pytest.mark.parametrize("name", ["a.zip", "a.docx", "a.rtf"])
def test_a_broken_file_is_one_sentence(name):
    page = brought(opened(), "files", {name: b"no such file"})
    assert not page.exception
    assert len(page.error) == 1
    assert page.error[0].value.replace("\\", "").startswith(name)


def test_many_notes_are_folded_away():
    rows = [{"text": f"{FOX.paragraphs[0]} Number {n}.", "outlet": "A"} for n in range(9)]
    files = {f"{n}.csv": csv([{**row, "date": "03/04/2025"}]) for n, row in enumerate(rows)}
    page = brought(opened(), "files", files)
    page.switch_page("pages/8_Articles.py").run()
    assert page.info[0].value.count("could not be read") == 6
    assert page.expander[0].label == "3 more notes"
    assert outlets(page) == {"A"}


def test_a_question_that_is_none_of_these_articles_is_not_asked_of_them():
    page = brought(opened(), "files", {"Post.txt": "\n".join(BRIDGE.paragraphs).encode()})
    assert not page.exception
    assert any("still those of an invented story" in said.value for said in page.info)
    assert page.text_input(key="w_low").value == "lukewarm response"
    page.switch_page("pages/1_Compare.py").run()
    assert any("Name a target" in said.value for said in page.info)
    page.text_input(key="w_low").set_value("slow repairs").run()
    assert not any("invented story" in said.value for said in page.info)


@pytest.mark.parametrize("way", ["Undo the last change: articles", "Back to the sample story"])
def test_the_invented_story_comes_back_with_its_targets(way):
    page = brought(opened(), "files", {"Post.txt": "\n".join(BRIDGE.paragraphs).encode()})
    next(button for button in page.button if button.label == way).click().run()
    assert not page.exception
    page.switch_page("pages/1_Compare.py").run()
    assert not any("Name a target" in said.value for said in page.info)


def test_the_way_back_asks_what_the_invented_story_asks_and_undo_ones_own_question():
    page = brought(opened(), "files", {"Post.txt": "\n".join(BRIDGE.paragraphs).encode()})
    page.text_input(key="w_low").set_value("slow repairs").run()
    next(b for b in page.button if b.label == "Back to the sample story").click().run()
    assert page.text_input(key="w_low").value == "lukewarm response"
    page.button(key="undo").click().run()
    assert page.text_input(key="w_low").value == "slow repairs"


def test_the_question_stays_where_the_articles_speak_of_its_targets():
    text = "Moscow promised help to Iran. The Kremlin said no more than that."
    page = brought(opened(), "files", {"Post.txt": text.encode()})
    assert not any("invented story" in said.value for said in page.info)
    page.switch_page("pages/1_Compare.py").run()
    assert not any("Name a target" in said.value for said in page.info)


def test_what_is_added_joins_the_outlets_that_are_there():
    page = brought(opened(), "files", {"green-courier.txt": "\n".join(BRIDGE.paragraphs).encode()})
    page.button(key="load").click().run()
    said = "Title: A fox\nSource: The Green Courier\n\n" + "\n".join(FOX.paragraphs)
    page.file_uploader(key="files").set_value([("x.txt", said.encode(), "text/plain")]).run()
    page.checkbox(key="adds").check().run()
    page.button(key="read").click().run()
    assert outlets(page) == {"Green Courier"}
    assert len(page.session_state["story"].corpus.articles) == 2
    page.switch_page("pages/8_Articles.py").run()
    assert "are taken as one outlet" in page.info[0].value


def guesses(page: AppTest) -> bool:
    """Whether the page says that its names are guesses."""
    return any("were guessed" in said.value for said in page.caption)


def test_names_are_called_guesses_until_they_are_edited():
    files = {"1.txt": "\n".join(BRIDGE.paragraphs), "2.txt": "\n".join(FOX.paragraphs)}
    page = brought(opened(), "files", {name: text.encode() for name, text in files.items()})
    assert guesses(page)
    unnamed = page.session_state["story"].corpus.articles["outlet"].tolist()
    assert all(name in page.info[0].value.replace("\\", "") for name in unnamed)
    version = page.session_state["version"]
    edited = {0: {"outlet": "Noon Post"}}
    page.session_state[f"names-{version}-en"] = {
        "edited_rows": edited, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    page.run()
    assert outlets(page) == {"Noon Post", unnamed[1]}
    assert not guesses(page)
    left = page.info[0].value.replace("\\", "")
    assert f'"{unnamed[1]}"' in left
    assert f'"{unnamed[0]}"' not in left


def test_what_was_said_of_articles_follows_the_language():
    page = brought(
        opened(), "files", {"a.csv": b"text,headline\nThe bridge is open.,Open\n,None\n"}
    )
    assert "no text in row 3" in page.error[0].value.replace("\\", "")
    page.session_state["choices"]["lang"] = "de"
    page.switch_page("pages/8_Articles.py").run()
    assert "kein Text in Tabellenzeile 3" in page.error[0].value.replace("\\", "")
    assert "kein Medium in Tabellenzeile 2" in page.info[0].value.replace("\\", "")


def test_a_broken_table_keeps_no_other_file_from_being_read():
    good = {
        "Post.txt": "\n".join(BRIDGE.paragraphs).encode(),
        "Sun.txt": "\n".join(FOX.paragraphs).encode(),
    }
    bad = {"lines.jsonl": b'{"text": "a"}\n{"text": \n', "rows.csv": b'text\n"a\x00\x01\x02'}
    page = brought(opened(), "files", {**bad, **good})
    assert not page.exception
    assert set(page.session_state["story"].corpus.articles["outlet"]) == {"Post", "Sun"}
    said = " ".join(one.value for one in page.error).replace("\\", "")
    assert "lines.jsonl is broken JSON on line 2" in said
    assert "rows.csv" in said
