"""Studies stored here, opened by a link, kept while one works, undone and redone; no browser."""

import re
import time
from pathlib import Path
from unittest.mock import Mock

import pandas as pd
import pytest
from streamlit.runtime.scriptrunner import StopException
from streamlit.testing.v1 import AppTest

from analysis.storage.names import DRAFTS, STUDIES, file_name, new_token
from analysis.storage.store import open_store
from analysis.studies.bundle import open_study, study_bytes
from analysis.studies.corpus import build_corpus
from analysis.studies.drafts import called_after_files, draft_bytes
from analysis.studies.heard import opened_corpus
from analysis.studies.shelf import keep_study, kept_study
from analysis.studies.texts import without_texts
from tests.conftest import ROOT
from ui import drafts, memory
from ui.cache import sample_corpus
from ui.choices import DEFAULTS

CHOSEN = DEFAULTS | {"tier": "fast", "low": "mere words", "high": "real help"}
TEXT = "Moscow praised Iran and offered help, he said. Tehran was pleased with the offer."


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("PARALLAX_STUDIES", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def stored(folder) -> str:
    """The sample under other choices, stored; what the pages show of it they compute."""
    study = open_study(draft_bytes(sample_corpus(), CHOSEN), "x")
    return keep_study(open_store(str(folder)), study, "Two <b>poles</b>")


def page(query: dict[str, str] | None = None, name: str = "pages/8_Articles.py") -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=400)
    app.switch_page(name)
    for key, value in (query or {}).items():
        app.query_params[key] = value
    return app.run()


def words(app: AppTest) -> str:
    shown = [*(e.proto.body for e in app.get("html")), *(e.value for e in app.sidebar.caption)]
    return " ".join(shown)


def said(app: AppTest) -> str:
    return " ".join(error.value for error in app.error).replace("\\", "")


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.rglob("*.parallax.zip")}


def test_a_link_shows_the_stored_study_and_says_that_it_is_read_only(stored):
    app = page({"study": stored})
    assert not app.exception
    said = r"A stored study, read-only: Two &lt;b&gt;poles&lt;/b&gt;, saved \d+ \w+ 20\d\d"
    assert re.search(said, words(app))
    assert "5 articles, 5 outlets" in words(app)
    assert app.session_state["choices"]["low"] == "mere words"
    assert app.query_params == {"study": stored}


def test_what_stands_beside_the_study_in_a_link_counts_over_it(stored):
    app = page({"study": stored, "low": "hot air"})
    assert app.session_state["choices"]["low"] == "hot air"
    assert app.session_state["choices"]["high"] == "real help"
    assert app.query_params == {"study": stored, "low": "hot air"}


def test_edits_make_a_copy_and_never_change_what_is_stored(stored, folder):
    before = files(folder)
    app = page({"study": stored})
    app.text_area[0].set_value(TEXT).run()
    next(b for b in app.button if b.label == "Keep this text").click().run()
    assert not app.exception
    assert "read-only" not in words(app)
    assert "study" not in app.query_params
    app.button(key="undo").click().run()
    assert "read-only" in words(app)
    assert app.query_params["study"] == stored
    time.sleep(1.5)
    kept = {name: data for name, data in files(folder).items() if name in before}
    assert kept == before


def test_make_it_mine_is_one_click(stored):
    app = page({"study": stored})
    app.button(key="make_mine").click().run()
    assert not app.exception
    assert "read-only" not in words(app)
    assert "5 articles" in words(app)
    assert app.session_state["choices"]["low"] == "mere words"


def test_a_draft_tells_who_speaks_once_that_is_known(stored, folder):
    app = page({"study": stored})
    app.button(key="make_mine").click().run()
    app.switch_page("pages/2_Voices.py").run()
    assert not app.exception
    app.run()
    for _ in range(100):
        drafts = [open_study(d, n) for n, d in files(folder).items() if not n.startswith(stored)]
        if any(opened_corpus(draft).is_heard for draft in drafts):
            return
        time.sleep(0.1)
    raise AssertionError("no draft tells it")


@pytest.mark.parametrize(
    "token", ["a" * 32, "../../etc/passwd", "s3://other/file", "", "a" * 31 + "\n", "https://x.org"]
)
def test_a_link_to_nothing_is_one_sentence_and_the_sample_stays(folder, token):
    app = page({"study": token})
    assert not app.exception
    assert len(app.error) == (1 if token else 0)
    assert ("No study is kept under this link" in said(app)) == bool(token)
    assert "the sample story" in words(app)
    assert "study" not in app.query_params


def test_a_damaged_study_is_one_sentence(stored, folder):
    path = folder / file_name(STUDIES, stored)
    path.write_bytes(path.read_bytes()[:-100])
    app = page({"study": stored})
    assert "no zip archive, or its end is missing" in said(app)
    assert len(app.error) == 1


def test_a_study_without_its_texts_is_one_sentence(folder):
    study = open_study(draft_bytes(sample_corpus(), CHOSEN), "x")
    token = keep_study(open_store(str(folder)), without_texts(study), "bare")
    assert "without its texts" in said(page({"study": token}))


def test_where_nothing_is_stored_a_link_says_so(monkeypatch):
    monkeypatch.setenv("PARALLAX_STUDIES", "")
    app = page({"study": new_token()})
    assert "No studies are stored here" in said(app)
    assert not [b for b in app.button if b.key == "store"]


def test_who_comes_from_elsewhere_has_no_store_unless_one_is_set(monkeypatch):
    monkeypatch.delenv("PARALLAX_STUDIES", raising=False)
    assert "No studies are stored here" in said(page({"study": new_token()}))


def test_an_address_that_cannot_be_used_is_one_sentence_and_pages_go_on(monkeypatch):
    monkeypatch.setenv("PARALLAX_STUDIES", "nonsense://there")
    app = page()
    assert not app.exception
    assert "correct PARALLAX_STUDIES" in said(app)


def test_the_button_stores_the_study_with_its_results_under_a_link(folder):
    app = page({"tier": "fast"})
    app.button(key="store").click().run()
    assert kept_study(open_store(str(folder)), app.code[0].value[-32:]).name == ""
    app.text_input(key="store_name").set_value("Mine").run()
    app.button(key="store").click().run()
    assert not app.exception
    token = app.code[0].value.rpartition("study=")[2]
    study = kept_study(open_store(str(folder)), token)
    assert study.name == "Mine"
    assert set(study.results.estimates["measure"]) >= {"position", "tone", "frame"}
    assert "read-only: Mine" in words(page({"study": token}))


@pytest.mark.parametrize(("language", "said"), [("en", "5 articles, "), ("de", "5 Artikel, ")])
def test_a_study_without_a_name_goes_by_what_it_holds_in_the_readers_language(
    folder, language, said
):
    study = open_study(draft_bytes(sample_corpus(), CHOSEN), "x")
    token = keep_study(open_store(str(folder)), study, "")
    app = page({"study": token, "lang": language})
    assert f": {said}" in words(app)
    app.button(key="make_mine").click().run()
    app.switch_page("app.py").run()
    assert app.button(key=f"recent-{token}").label.startswith(said)


def test_ones_own_work_is_written_after_each_change_and_the_sample_is_not(folder):
    app = page()
    assert not files(folder)
    app.text_area[0].set_value(TEXT).run()
    next(b for b in app.button if b.label == "Keep this text").click().run()
    store = open_store(str(folder))
    (name,) = waited(lambda: store.kept(DRAFTS))
    assert TEXT in set(open_study(store.get(name, 10**7), "x").articles["text"])
    app.session_state["choices"]["low"] = "cold"
    app.run()
    waited(lambda: open_study(store.get(name, 10**7), "x").settings["low"] == "cold")
    assert list(store.kept(DRAFTS)) == [name]


def test_a_part_put_back_is_there_after_a_reload_and_the_others_where_they_stood(
    folder, monkeypatch
):
    app = page()
    puts(app)[1].click().run()
    there = app.session_state["story"].corpus
    store = open_store(str(folder))
    (name,) = waited(lambda: store.kept(DRAFTS))
    monkeypatch.setattr(memory, "kept_draft", lambda: name.split("/")[-1].split(".")[0])
    again = page()
    assert not again.exception
    back = again.session_state["story"].corpus
    assert back.fingerprint == there.fingerprint
    pd.testing.assert_frame_equal(back.removed, there.removed)
    assert [b.label for b in puts(again)] == [b.label for b in puts(app)]
    assert again.text_area[0].value == app.text_area[0].value
    puts(again)[0].click().run()
    assert len(puts(again)) == len(puts(app)) - 1
    again.button(key="undo").click().run()
    assert len(puts(again)) == len(puts(app))


def puts(app: AppTest) -> list:
    return [button for button in app.button if button.label.startswith("Put back: ")]


def waited(found):
    """What is found once it is there."""
    for _ in range(100):
        if answer := found():
            return answer
        time.sleep(0.1)
    raise AssertionError("it did not come")


def test_redo_brings_back_what_undo_took_away_until_something_else_is_done():
    app = page()
    first = app.text_area[0].value
    app.text_area[0].set_value(TEXT).run()
    next(b for b in app.button if b.label == "Keep this text").click().run()
    app.button(key="undo").click().run()
    assert app.text_area[0].value == first
    assert not [b for b in app.button if b.key == "undo"]
    app.button(key="redo").click().run()
    assert app.text_area[0].value == TEXT
    assert not [b for b in app.button if b.key == "redo"]
    app.button(key="undo").click().run()
    app.text_area[0].set_value(TEXT + " More.").run()
    next(b for b in app.button if b.label == "Keep this text").click().run()
    assert not [b for b in app.button if b.key == "redo"]


def test_undo_and_redo_take_the_choices_of_an_opened_study_with_them(stored):
    app = page({"study": stored})
    app.button(key="make_mine").click().run()
    app.switch_page("app.py").run()
    app.button(key=f"recent-{stored}").click().run()
    assert "read-only" in words(app)
    app.text_input(key="w_low").set_value("typed").run()
    app.button(key="undo").click().run()
    assert app.text_input(key="w_low").value == "mere words"
    app.button(key="redo").click().run()
    assert app.text_input(key="w_low").value == "typed"


@pytest.fixture
def guessed() -> bool:
    """Whether nobody has looked at the names in that draft."""
    return False


@pytest.fixture
def draft(folder, monkeypatch, guessed) -> str:
    """What this tab was at, as its browser tells it: two of the sample's articles."""
    corpus = sample_corpus()
    articles = corpus.articles.head(2)
    removed = corpus.removed[corpus.removed["article_id"].isin(articles["article_id"])]
    two = build_corpus(articles, removed)
    token = new_token()
    open_store(str(folder)).put(
        file_name(DRAFTS, token), draft_bytes(two, CHOSEN, {"Post"}, guessed)
    )
    monkeypatch.setattr(memory, "kept_draft", lambda: token)
    return token


@pytest.mark.parametrize("arrived", [True, False])
def test_a_tab_without_choices_in_its_address_brings_its_work_back_with_its_own(
    draft, monkeypatch, arrived
):
    monkeypatch.setattr(memory, "has_arrived", lambda: arrived)
    app = page({"tier": "fast"}, "app.py")
    assert "Shown: 2 articles, 2 outlets" in words(app)
    assert app.text_input(key="w_low").value == "mere words"
    assert not [b for b in app.button if b.key == "go_on_with"]


def test_a_reload_brings_the_work_back_under_the_choices_of_its_address(draft, folder, monkeypatch):
    monkeypatch.setattr(memory, "has_arrived", lambda: False)
    app = page({"tier": "fast", "low": "newer"}, "app.py")
    assert "Shown: 2 articles, 2 outlets" in words(app)
    assert app.text_input(key="w_low").value == "newer"
    assert app.session_state["story"].from_files == {"Post"}
    # What is kept from then on still has it.
    store = open_store(str(folder))
    kept = waited(
        lambda: (study := kept_study(store, draft, DRAFTS)).settings["low"] == "newer" and study
    )
    assert called_after_files(kept) == {"Post"}


def test_a_click_while_the_work_is_being_brought_back_does_not_lose_it(draft, monkeypatch):
    """Streamlit ends the run that is at it, wherever it is, and begins another."""
    monkeypatch.setattr(memory, "has_arrived", lambda: False)
    with monkeypatch.context() as clicking:
        clicking.setattr(drafts, "_kept", Mock(side_effect=StopException))
        app = page({"tier": "fast"}, "app.py")
    app.run()
    assert "Shown: 2 articles, 2 outlets" in words(app)


@pytest.mark.parametrize(
    "asked", [{"low": "cold words"}, {"story": "recount"}, {"study": "stored"}]
)
def test_a_link_that_says_what_to_look_at_shows_it_and_offers_the_work(
    draft, stored, monkeypatch, asked
):
    monkeypatch.setattr(memory, "has_arrived", lambda: True)
    asked = {name: value.replace("stored", stored) for name, value in asked.items()}
    app = page({"tier": "fast", **asked})
    assert "Shown: 2 articles, 2 outlets" not in words(app)
    app.button(key="go_on_with").click().run()
    assert "Shown: 2 articles, 2 outlets" in words(app)
    assert not [b for b in app.button if b.key == "go_on_with"]
    assert app.session_state["choices"]["low"] == "mere words"


def test_work_that_is_gone_by_now_is_offered_once(draft, monkeypatch, folder):
    monkeypatch.setattr(memory, "has_arrived", lambda: True)
    app = page({"tier": "fast", "low": "cold words"})
    (folder / file_name(DRAFTS, draft)).unlink()
    app.button(key="go_on_with").click().run()
    assert said(app)
    assert not [b for b in app.button if b.key == "go_on_with"]


def test_a_draft_is_a_study_that_asks_nothing_yet():
    data = draft_bytes(sample_corpus(), CHOSEN)
    study = open_study(data, "x")
    assert study.settings == CHOSEN
    assert study.corpus().fingerprint == sample_corpus().fingerprint
    assert study_bytes(study)


@pytest.mark.parametrize("guessed", [True, False])
def test_names_that_nobody_has_looked_at_stay_guesses_over_a_reload(draft, monkeypatch, guessed):
    monkeypatch.setattr(memory, "has_arrived", lambda: False)
    app = page({"tier": "fast"}, "app.py")
    assert any("were guessed" in said.value for said in app.caption) == guessed
