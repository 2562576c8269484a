"""A study saved from the pages and opened by dropping it, without a browser."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.corpus.left_out import parts_of
from analysis.corpus.limits import Limits
from analysis.corpus.sources import Source
from analysis.errors import CorpusError, StudyError
from analysis.studies.bundle import STUDY_JSON, open_study, study_bytes, study_files, study_parts
from analysis.studies.corpus import build_corpus, put_back
from analysis.studies.dropped import dropped_studies
from analysis.studies.repeat import repeat_study
from analysis.studies.tables import EXCERPTS
from analysis.studies.texts import join_texts, without_texts
from analysis.studies.voices import heard_corpus
from tests.conftest import ROOT
from tests.corpus.press_files import BRIDGE, FOX
from ui import publishing, saving, work
from ui.cache import sample_corpus
from ui.choices import DEFAULTS
from ui.saving import made_study, study_maker
from ui.tiers import tier_named

ASKED = {
    "low": "mere words",
    "high": "real help",
    "about": "what Moscow offers",
    "targets": "Russia=Moscow",
    "frames": "sport: a match, a score and a winner",
    "voice": "own",
    "tier": "fast",
    "outlets": "Eastern Polestar|Fairwater News|The Stanmere Ledger",
}
NAME = "mine.parallax.zip"


@pytest.fixture(scope="module")
def saved() -> bytes:
    """The sample under other choices, as the button on Articles saves it."""
    outlets = tuple(ASKED["outlets"].split("|"))
    settings = DEFAULTS | ASKED | {"not known here": "stays"}
    return study_maker(
        heard_corpus(sample_corpus()), tier_named("fast"), settings, outlets, with_texts=True
    )()


def dropped(*files: tuple[str, bytes], page: str = "app.py", pasted: str = "") -> AppTest:
    """A page whose dialog was given these files."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=120)
    if page != "app.py":
        app.switch_page(page)
    app.run()
    app.button(key="load").click().run()
    app.file_uploader(key="files").set_value([(n, d, "application/zip") for n, d in files]).run()
    if pasted:
        app.text_area(key="pasted").set_value(pasted).run()
    app.button(key="read").click().run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return " ".join(error.value for error in app.error).replace("\\", "")


@pytest.fixture(scope="module")
def parts(saved) -> dict[str, bytes]:
    """The same study as the files of its folder."""
    return study_files(open_study(saved, NAME))


def dropped_folder(files: dict[str, bytes], way: str = "A folder") -> AppTest:
    """A page whose dialog was given these files by their paths, as a folder or as files."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=120).run()
    app.button(key="load").click().run()
    app.radio(key="bring").set_value(way).run()
    given = [(name, data, "application/octet-stream") for name, data in files.items()]
    app.file_uploader(key="folder" if way == "A folder" else "files").set_value(given).run()
    assert not [box for box in app.selectbox if box.key == "column_text"]
    app.button(key="read").click().run()
    assert not app.exception
    return app


def below(folder: str, files: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in files.items()}


@pytest.mark.parametrize(("way", "folder"), [("A folder", "mine/"), ("Files", ""), ("Files", "m/")])
def test_a_dropped_study_folder_brings_its_articles_and_choices(saved, parts, way, folder):
    given = {f"{folder}{name}": data for name, data in parts.items()}
    app = dropped_folder(given, way)
    assert not app.error
    assert {name: app.query_params[name] for name in ASKED} == ASKED
    there = app.session_state["story"].corpus
    pd.testing.assert_frame_equal(there.articles, open_study(saved, NAME).articles)


def test_what_systems_leave_in_a_study_folder_is_in_nobodys_way(parts):
    given = below("mine", {**parts, ".DS_Store": b"x"})
    studies, others = dropped_studies([Source(name, data) for name, data in given.items()])
    assert [one.name for one in studies] == ["mine"]
    assert others == []
    assert studies[0].open().settings["low"] == ASKED["low"]


def test_a_part_that_comes_twice_is_refused(parts):
    twice = [*parts.items(), ("removed.parquet", parts["removed.parquet"])]
    studies, _ = dropped_studies([Source(name, data) for name, data in twice])
    with pytest.raises(StudyError, match=r"study holds “removed.parquet”, .* a second time"):
        studies[0].open()


@pytest.mark.parametrize("way", ["A folder", "Files"])
def test_a_dropped_study_folder_is_vetted_as_a_file_is(parts, way):
    folder, name = ("mine/", "mine") if way == "A folder" else ("", "study")
    whole = parts["removed.parquet"]
    lacks = {n: data for n, data in parts.items() if n != "removed.parquet"}
    changed = parts[STUDY_JSON].replace(b"mere words", b"more words")
    for files, says in (
        (lacks, f"{name} lacks the part removed.parquet"),
        ({STUDY_JSON: parts[STUDY_JSON]}, f"{name} lacks the part articles.parquet"),
        ({**parts, "removed.parquet": whole[:-9] + b"x" + whole[-8:]},
         f"removed.parquet in {name} was damaged or changed"),
        ({**parts, STUDY_JSON: changed}, f"study.json in {name} was damaged or changed"),
        ({**parts, STUDY_JSON: parts[STUDY_JSON][:-500]}, f"study.json in {name} was damaged"),
        ({**parts, "more.parquet": whole}, f"{name} holds “more.parquet”, which is no part"),
    ):  # fmt: skip
        app = dropped_folder({f"{folder}{n}": data for n, data in files.items()}, way)
        assert says in said(app)
        assert len(app.error) == 1
        assert "sample story" in " ".join(caption.value for caption in app.sidebar.caption)


def test_a_study_folder_comes_alone(parts):
    other = {"more.txt": "\n".join(BRIDGE.paragraphs).encode()}
    assert "study is a whole study; open it alone" in said(dropped_folder(parts | other, "Files"))
    two = {**below("all/a", parts), **below("all/b", parts)}
    assert "a is a whole study; open it alone" in said(dropped_folder(two))
    beside = below("mine", {**parts, "notes.doc": b"no article"})
    assert "mine is a whole study; open it alone" in said(dropped_folder(beside))


def test_a_study_folder_among_articles_is_left_out_with_a_note(parts):
    files = {
        "all/Post/1.txt": "\n".join(BRIDGE.paragraphs).encode(),
        "all/Sun/2.txt": "\n".join(FOX.paragraphs).encode(),
    }
    app = dropped_folder(below("all/mine", parts) | files)
    assert not app.error
    assert set(app.session_state["story"].corpus.articles["outlet"]) == {"Post", "Sun"}
    app.switch_page("pages/8_Articles.py").run()
    assert "Left out of the folder: 1 saved as a study, to be opened alone." in notes(app)


def test_a_table_that_is_called_study_json_is_read_as_articles():
    rows = [{"outlet": name, "text": "\n".join(one.paragraphs)}
            for name, one in (("North", BRIDGE), ("South", FOX))]  # fmt: skip
    app = dropped_folder({STUDY_JSON: json.dumps(rows).encode()}, "Files")
    assert not app.error
    assert set(app.session_state["story"].corpus.articles["outlet"]) == {"North", "South"}


@pytest.mark.parametrize("page", ["app.py", "pages/8_Articles.py"])
def test_a_dropped_study_brings_its_articles_and_choices(saved, page):
    app = dropped((NAME, saved), page=page)
    assert not app.error
    assert {name: app.query_params[name] for name in ASKED} == ASKED
    assert app.radio(key="w_tier").value == "fast"
    assert not any("were guessed" in said.value for said in app.caption)
    app.switch_page("app.py").run()
    assert app.text_input(key="w_low").value == "mere words"
    finding = next(e.proto.body for e in app.get("html") if "finding" in e.proto.body)
    assert "Tamarind" not in finding
    app.switch_page("pages/1_Compare.py").run()
    assert not app.exception
    assert app.radio(key="w_voice").value == "own"
    assert app.text_input(key="w_targets").value == "Russia=Moscow"


def notes(app: AppTest) -> str:
    return " ".join(info.value for info in app.info).replace("\\", "")


def test_a_study_by_other_scorers_and_an_unknown_tier_is_opened_with_notes(saved):
    old = ROOT / "tests/studies/data/format-1.parallax.zip"
    told = notes(dropped(("old.parallax.zip", old.read_bytes())))
    assert "by the tier words, which is not known here" in told
    assert "have changed since this study was saved: axis, tone, frames." in told
    assert "have changed" not in notes(dropped((NAME, saved)))
    study = open_study(saved, NAME)
    other = {**study.manifest, "scorers": {**study.manifest["scorers"], "tone": "0" * 64}}
    changed = study_bytes(replace(study, manifest=other))
    assert "was saved: tone. Its saved" in notes(dropped((NAME, changed)))


def test_fields_of_the_page_show_the_study_and_no_longer_what_was_typed(saved):
    app = AppTest.from_file(ROOT / "app.py", default_timeout=120).run()
    app.text_input(key="w_low").set_value("typed before").run()
    app.button(key="load").click().run()
    app.file_uploader(key="files").set_value([(NAME, saved, "application/zip")]).run()
    app.button(key="read").click().run()
    assert app.text_input(key="w_low").value == "mere words"
    assert app.session_state["choices"]["not known here"] == "stays"
    app.button(key="undo").click().run()
    assert not app.exception


def test_what_the_app_saves_repeats_and_holds_what_the_pages_show(saved):
    study = open_study(saved, NAME)
    assert study.settings["not known here"] == "stays"
    assert study.voice == "own"
    assert set(study.results.estimates["measure"]) == {"position", "salience", "tone", "frame"}
    assert set(study.results.sentences["voice"]) == {"own"}
    assert study.results.estimates["outlet"].nunique() == 3
    assert repeat_study(study, tier_named("fast")).differences == ()


@pytest.fixture(scope="module")
def saved_apart() -> bytes:
    """The sample as it is first shown, own voice and quotations apart."""
    settings = DEFAULTS | {"tier": "fast"}
    corpus = heard_corpus(sample_corpus())
    return study_maker(corpus, tier_named("fast"), settings, (), with_texts=True)()


@pytest.mark.parametrize("voice", ["saved", "saved_apart"])
def test_a_study_of_the_sample_has_rows_in_every_table_and_its_texts_come_back(voice, request):
    study = open_study(request.getfixturevalue(voice), NAME)
    assert study.is_apart == (voice == "saved_apart")
    rows = {name: len(table) for name, table in study.results.tables.items()}
    assert {name for name, n in rows.items() if n == 0} <= {
        "word_choices",
        "shared_pairs",
        "shifts",
    }
    bare = open_study(study_bytes(without_texts(study)), NAME)
    excerpts = [name for name in EXCERPTS if name in bare.results.tables]
    assert len(excerpts) == len(EXCERPTS) - (not study.is_apart)
    assert all((bare.results.tables[name]["text"] == "").all() for name in excerpts)
    assert (bare.results.further["claims"]["wording"] == "").all()
    before, after = study_parts(study), study_parts(join_texts(bare, study.articles))
    assert [name for name in before if before[name] != after[name]] == ["removed.parquet"]


def test_a_part_put_back_is_in_the_saved_study_which_repeats_and_opens_as_it_was():
    sample = sample_corpus()
    article_id = sample.articles["article_id"][0]
    put = heard_corpus(put_back(sample, article_id, 1))
    settings = DEFAULTS | {"tier": "fast"}
    data = study_maker(put, tier_named("fast"), settings, (), with_texts=True)()
    study = open_study(data, NAME)
    assert repeat_study(study, tier_named("fast")).differences == ()
    app = dropped((NAME, data), page="pages/8_Articles.py")
    assert not app.error
    back = app.session_state["story"].corpus
    assert back.fingerprint == put.fingerprint
    pd.testing.assert_frame_equal(back.articles, put.articles)
    pd.testing.assert_frame_equal(back.removed, put.removed)
    assert set(parts_of(sample.removed, article_id)[1].text.split("\n")) <= set(
        app.text_area[0].value.split("\n")
    )
    bare = study_bytes(without_texts(study))
    joined = join_texts(open_study(bare, NAME), put.articles)
    assert joined.articles["text"].tolist() == put.articles["text"].tolist()


def test_choices_that_ask_nothing_are_saved_all_the_same():
    settings = DEFAULTS | {"low": "", "targets": " ", "tier": "fast"}
    maker = study_maker(
        heard_corpus(sample_corpus()), tier_named("fast"), settings, (), with_texts=False
    )
    study = open_study(maker(), NAME)
    assert set(study.results.estimates["measure"]) == {"frame"}
    assert "low pole" in study.results.unanswered["axis"]


def test_a_study_of_voices_apart_holds_what_the_pages_show():
    """Places, tone and frames of either voice, as Compare and Frames write them in digits."""
    settings = DEFAULTS | {"tier": "fast"}
    study = made_study(heard_corpus(sample_corpus()), tier_named("fast"), settings, ())
    held = study.results.further["estimates_by_voice"]
    keys = ["voice", "outlet"]
    places = shown_numbers("pages/1_Compare.py", "salience").sort_values(keys)
    for measure, column in (("position", "estimate"), ("salience", "salience")):
        mine = held[held["measure"] == measure].sort_values(keys)
        known = places[places["estimate"].notna() | (measure == "salience")].merge(mine[keys])
        wanted = mine.merge(known[keys])["estimate"].to_numpy()
        assert len(wanted) > 4
        np.testing.assert_array_equal(known[column].to_numpy(), wanted)
    for page, measure, asked in (
        ("pages/1_Compare.py", "tone", "Iran"),
        ("pages/6_Frames.py", "frame", "conflict"),
    ):
        shown = shown_numbers(page, "question", asked).sort_values(keys).set_index(keys)
        mine = held[(held["measure"] == measure) & (held["question"] == asked)].set_index(keys)
        assert set(mine.index) <= set(shown.index)
        for column in ("estimate", "ci_low", "ci_high", "n_sentences"):
            np.testing.assert_array_equal(
                shown.loc[mine.index, column].to_numpy(float), mine[column].to_numpy(float)
            )


def shown_numbers(page: str, column: str, asked: str = "") -> pd.DataFrame:
    """The first table of a page that has this column and voices, its rows on what is asked."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=240)
    app.switch_page(page)
    app.query_params["tier"] = "fast"
    tables = [one.value for one in app.run().dataframe]
    table = next(t for t in tables if {column, "voice"} <= set(t) and len(t))
    return table[table["question"] == asked] if asked else table


def test_the_button_is_on_the_page_of_articles():
    app = AppTest.from_file(ROOT / "app.py", default_timeout=120)
    app.switch_page("pages/8_Articles.py").run()
    assert "Save this study" in [b.proto.label for b in app.get("download_button")]
    app.checkbox(key="save_bare").check().run()
    assert not app.exception


def test_a_study_or_report_that_hears_more_than_an_hour_allows_is_refused(monkeypatch):
    made = {}
    for place in (saving, publishing):
        monkeypatch.setattr(place, "download", lambda *of, key, **_: made.update({key: of[1]}))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=240)
    app.switch_page("pages/8_Articles.py")
    # Names for which no other test asks: what was heard is remembered, and costs nothing again.
    app.query_params.update({"tier": "fast", "targets": "Baku; Istanbul"})
    assert not app.run().exception
    monkeypatch.setattr(work, "LIMITS", Limits(sentences_per_hour=1))
    for key in ("save", "publish-report.html"):
        with pytest.raises(CorpusError, match=r"^This takes \d+ mentions of the targets"):
            made[key]()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (lambda whole: b"nothing", "is no zip archive"),
        (lambda whole: whole[:-500], "is no zip archive, or its end is missing"),
        (
            lambda whole: study_bytes(without_texts(open_study(whole, NAME))),
            "was saved without its texts",
        ),
    ],
)
def test_a_study_that_cannot_be_opened_is_one_sentence_and_the_sample_stays(saved, data, says):
    app = dropped((NAME, data(saved)))
    assert says in said(app)
    assert len(app.error) == 1
    assert "sample story" in " ".join(caption.value for caption in app.sidebar.caption)


def test_a_study_comes_alone(saved):
    row = pd.DataFrame({"outlet": ["North"], "text": ["Russia stands with Iran, he said."]})
    other = ("more.csv", row.to_csv(index=False).encode())
    assert "open it alone" in said(dropped((NAME, saved), other))
    assert "open it alone" in said(dropped((NAME, saved), pasted="A text beside it."))


def test_a_study_cannot_make_the_server_fetch_a_model_and_says_so(saved):
    settings = DEFAULTS | {"tier": "fast", "model": "nobody/nothing-here"}
    maker = study_maker(
        heard_corpus(sample_corpus()), tier_named("fast"), settings, (), with_texts=True
    )
    app = dropped((NAME, maker()))
    assert not app.error
    assert app.text_input(key="w_model").value == ""
    assert "nobody/nothing-here" in app.info[0].value.replace("\\", "")


def test_markup_in_a_study_is_shown_as_text():
    corpus = sample_corpus()
    evil = "<img src=x onerror=alert(1)> ![x](https://example.com/x.png)"
    articles = corpus.articles.assign(outlet=evil, headline=evil)
    settings = DEFAULTS | {"tier": "fast", "about": evil, "low": f"{evil} low"}
    story = heard_corpus(build_corpus(articles, corpus.removed))
    maker = study_maker(story, tier_named("fast"), settings, (), with_texts=True)
    app = dropped((NAME, maker()))
    for name in ("app.py", "pages/8_Articles.py"):
        app.switch_page(name).run()
        assert not app.exception
        assert "<img" not in " ".join(element.proto.body for element in app.get("html"))
        assert all("](https" not in m.value.replace("\\", "~") for m in app.markdown)
    assert json.dumps(app.query_params["about"])
