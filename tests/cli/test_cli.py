import io
import json
import subprocess
import sys

import pandas as pd
import pytest

from analysis.cli.main import main
from analysis.cli.predict import _first_mention
from analysis.studies.bundle import open_study
from tests.conftest import ROOT

SENTENCES = (
    "Russia's response to Iran is lukewarm | Russia has shown little appetite for helping Iran | "
    "Iran is not satisfied with Russia's support | Russia stops short of backing Iran <-> "
    "Russia makes a strong show of support for Iran | Russia stands firmly with Iran | "
    "Putin backs Iran | Russia and Iran are close allies and united"
)
PHRASES = "lukewarm response <-> strong show of support"
ABOUT = "Russia's response to Iran"


def run_predict(monkeypatch, capsys, scorer, lines):
    stdin = io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    status = main(["predict", "--scorer", scorer])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(("axis", "about"), [(PHRASES, ABOUT), (SENTENCES, ""), (SENTENCES, ABOUT)])
def test_the_five_real_pages_stand_where_they_should(seeds, tmp_path, capsys, axis, about):
    status = main(["compare", str(seeds), "--axis", axis, "--about", about, "--out", str(tmp_path)])
    assert status == 0
    assert "Journos News" in capsys.readouterr().out.splitlines()[1]
    table = pd.read_csv(tmp_path / "estimates.csv")
    place = table[table["measure"] == "position"].set_index("outlet")["estimate"]
    assert place["Journos News"] > place["Freelanews"] + 0.1
    assert place["Journos News"] == place.max()


def test_top_sentences_of_the_real_pages_are_the_tellings_ones(seeds, tmp_path):
    main(["compare", str(seeds), "--axis", SENTENCES, "--out", str(tmp_path)])
    ordered = pd.read_csv(tmp_path / "sentences.csv").dropna(subset="pull").sort_values("pull")
    low, high = ordered.head(5), ordered.tail(5)[::-1]
    assert low["text"].str.contains("not been impressed|lukewarm|not fully satisfied").sum() >= 3
    told = "stands firmly|bond|united|closer|endorsement|partner"
    assert high["text"].str.contains(told).sum() >= 3
    assert high["outlet"].mode().tolist() == ["Journos News"]  # most of them, and no other as many


def test_nothing_scored_comes_from_the_pages_furniture(seeds, tmp_path):
    main(["compare", str(seeds), "--axis", SENTENCES, "--out", str(tmp_path)])
    text = " ".join(pd.read_csv(tmp_path / "sentences.csv")["text"])
    for word in (
        "Scoffy",
        "G8",
        "Subscribe",
        "Shahed-136",
        "Face Yoga",
        "cookies",
        "Login",
        "IRGC",
    ):
        assert word not in text


def test_same_input_gives_the_same_bytes(seeds, tmp_path):
    for name in ("one", "two"):
        main(["compare", str(seeds), "--axis", PHRASES, "--about", ABOUT, "--frames",
              "--target", "Russia=Moscow|Kremlin", "--out", str(tmp_path / name)])  # fmt: skip
    files = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert {
        "estimates.csv",
        "sentences.csv",
        "quotes.csv",
        "spectrum.html",
        "manifest.json",
    } <= set(files)
    chart = (tmp_path / "one" / "spectrum.html").read_text()
    assert "<title>Outlets between “" in chart
    assert r"Bands: 95\u00a0% intervals" in chart
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_chart_of_one_sentence_speaks_of_one(tmp_path):
    article = tmp_path / "Post.txt"
    article.write_text("The council voted on Tuesday to keep the old harbour bridge open.")
    axis = "The council keeps the bridge open. <-> The council closes the bridge."
    main(["compare", str(article), "--axis", axis, "--out", str(tmp_path / "out")])
    chart = (tmp_path / "out" / "spectrum.html").read_text()
    assert "1 article, 1 sentence." in chart


def test_how_an_outlet_is_renamed_is_said_once_and_works(tmp_path, capsys):
    texts = {
        "north-1": "The council voted on Tuesday to keep the old harbour bridge open.",
        "south-1": "A fox was seen in the town library on Monday, and readers left.",
    }
    for name, text in texts.items():
        page = tmp_path / "pages" / f"{name}.txt"
        page.parent.mkdir(exist_ok=True)
        page.write_text(text)
    out = tmp_path / "articles.jsonl"
    main(["read", str(tmp_path / "pages"), "--out", str(out)])
    said = capsys.readouterr().err
    assert said.count("until you rename it") == 2
    assert said.count("To rename an outlet, put its files into a folder of that name") == 1
    for name, outlet in (("north-1", "Evening Bearer"), ("south-1", "die welt")):
        (tmp_path / "pages" / outlet).mkdir()
        (tmp_path / "pages" / f"{name}.txt").rename(tmp_path / "pages" / outlet / "1.txt")
    main(["read", str(tmp_path / "pages"), "--out", str(out)])
    outlets = [json.loads(line)["outlet"] for line in out.read_text().splitlines()]
    assert outlets == ["Evening Bearer", "die welt"]
    assert "To rename" not in capsys.readouterr().err


def test_read_writes_articles_and_what_was_left_out(seeds, tmp_path, capsys):
    out = tmp_path / "articles.jsonl"
    assert main(["read", str(seeds), "--out", str(out)]) == 0
    articles = [json.loads(line) for line in out.read_text().splitlines()]
    removed = [json.loads(line) for line in (tmp_path / "removed.jsonl").read_text().splitlines()]
    assert len(articles) == 5
    assert set(articles[0]) == {"article_id", "outlet", "headline", "published", "text"}
    assert set(removed[0]) == {"article_id", "text", "reason"}
    assert {row["article_id"] for row in removed} <= {row["article_id"] for row in articles}


def test_axis_predictions_keep_lines_and_order(monkeypatch, capsys):
    lines = [
        json.dumps({"id": i, "text": text, "low": "Anna attacks Ben", "high": "Anna supports Ben"})
        for i, text in enumerate(["Anna praised Ben and gave help.", "Anna threatened Ben."])
    ]
    status, rows = run_predict(monkeypatch, capsys, "axis", [lines[0], "{broken", lines[1]])
    assert status == 2
    assert "not JSON" in rows[1]["error"]
    assert rows[0]["position"] > 0 > rows[2]["position"]
    assert 0 < rows[0]["relevance"] <= 1
    assert [row.get("id") for row in rows] == [0, None, 1]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"low": "b", "high": "c"}, "needs “text”"),
        ({"text": "a", "low": "b"}, "needs “high”"),
        ({"text": "a", "low": "b", "high": "B"}, "Both poles"),
        ({"text": 3, "low": "b", "high": "c"}, "needs “text”"),
    ],
)
def test_bad_axis_line_says_what_it_needs(monkeypatch, capsys, fields, says):
    status, rows = run_predict(monkeypatch, capsys, "axis", [json.dumps(fields)])
    assert status == 2
    assert says in rows[0]["error"]
    assert fields.items() <= rows[0].items()


def test_tone_takes_the_mention_from_its_place(monkeypatch, capsys):
    text = "Critics slammed Smith for lying."
    line = json.dumps({"text": text, "mention": "Smith", "from": 16, "to": 21})
    beyond = json.dumps({"text": text, "mention": "Smith", "from": 16, "to": 99})
    status, rows = run_predict(monkeypatch, capsys, "tone", [line, beyond])
    assert status == 2
    assert rows[0]["negative"] > rows[0]["positive"]
    assert rows[0]["negative"] + rows[0]["neutral"] + rows[0]["positive"] == pytest.approx(
        1, abs=1e-5
    )
    assert "places in the text" in rows[1]["error"]


@pytest.mark.parametrize(
    ("text", "mention", "place"),
    [
        ("Iranians in Iran hailed Iran.", "Iran", (12, 16)),
        ("the IRAN deal", "Iran", (4, 8)),
        ("Iranians rejoiced.", "iran", (0, 4)),
        ("a (b) c", " (b) ", (2, 5)),
    ],
)
def test_a_mention_without_its_place_is_the_first_whole_word(text, mention, place):
    assert _first_mention(text, mention.strip()) == place


def test_mention_that_the_text_does_not_hold_is_an_error(monkeypatch, capsys):
    line = json.dumps({"text": "Hi there, Iran.", "mention": "Nobody"})
    status, rows = run_predict(monkeypatch, capsys, "tone", [line])
    assert status == 2
    assert "does not stand in the text" in rows[0]["error"]


def test_results_of_another_version_are_told_of_before_they_are_replaced(tmp_path, capsys):
    page, out = tmp_path / "page.txt", tmp_path / "out"
    page.write_text("Anna praised Ben and gave help. Anna stands with Ben in all this, she said.")
    command = ["compare", str(page), "--axis", "Anna attacks Ben <-> Anna supports Ben",
               "--target", "Anna", "--out", str(out)]  # fmt: skip
    for _ in range(2):
        assert main(command) == 0
        assert "another version" not in capsys.readouterr().err
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["tier"] == "accurate"
    manifest["scorers"]["tone"] = "0" * 64
    (out / "manifest.json").write_text(json.dumps(manifest))
    assert main(command) == 0
    said = f"the results in {out}/ were made by another version of the tone model and are replaced."
    assert said in capsys.readouterr().err
    assert main([*command, "--tier", "fast"]) == 0
    assert "version of the axis and tone models and are" in capsys.readouterr().err
    assert set(pd.read_csv(out / "sentences.csv")["scorer"].str[:13]) == {"parallax-fast"}


def test_voice_and_unknown_targets_are_said(seeds, tmp_path, capsys):
    main(["compare", str(seeds), "--axis", SENTENCES, "--voice", "own", "--target", "Zorblax",
          "--out", str(tmp_path)])  # fmt: skip
    said = capsys.readouterr().out
    assert "own voice only" in said
    assert "No outlet names Zorblax." in said
    assert json.loads((tmp_path / "manifest.json").read_text())["compared"]["voice"] == "own"


def test_own_voice_and_quotations_are_measured_apart(seeds, tmp_path, capsys):
    command = ["compare", str(seeds), "--axis", SENTENCES, "--target", "Iran", "--frames"]
    tables = {}
    for voice in ("own", "quoted", "apart"):
        main([*command, "--voice", voice, "--out", str(tmp_path / voice)])
        tables[voice] = pd.read_csv(tmp_path / voice / "estimates.csv")
    said, both = capsys.readouterr().out, tables.pop("apart")
    assert list(both.columns[:3]) == ["measure", "voice", "outlet"]
    for voice, alone in tables.items():
        assert "voice" not in alone
        mine = both[both["voice"] == voice].drop(columns="voice").reset_index(drop=True)
        pd.testing.assert_frame_equal(mine[alone.columns], alone)
    assert "In their own voice: " in said
    assert any(line.split()[:3] == ["outlet", "voice", "position"] for line in said.splitlines())
    assert "voices it quotes" in (tmp_path / "apart" / "spectrum.html").read_text()
    assert "own and quoted apart" in (tmp_path / "apart" / "spectrum.html").read_text()
    verdicts = pd.read_csv(tmp_path / "apart" / "verdicts.csv")
    assert set(verdicts["voice"]) == {"own", "quoted"}
    manifest = json.loads((tmp_path / "apart" / "manifest.json").read_text())
    assert manifest["compared"]["voice"] == "apart"


def test_a_story_without_quotations_has_one_voice_and_says_so(tmp_path, capsys):
    article = tmp_path / "Post.txt"
    article.write_text("The council voted on Tuesday to keep the old harbour bridge open.")
    axis = "The council keeps the bridge open. <-> The council closes the bridge."
    command = ["compare", str(article), "--axis", axis, "--voice", "apart"]
    assert main([*command, "--out", str(tmp_path / "out")]) == 0
    assert "No sentence in quotation is on the axis." in capsys.readouterr().out
    assert set(pd.read_csv(tmp_path / "out" / "estimates.csv")["voice"]) == {"own"}


def test_a_study_compared_apart_is_saved_as_the_pages_save_it(seeds, tmp_path):
    saved, out = tmp_path / "one.parallax.zip", tmp_path / "out"
    main(["compare", str(seeds), "--axis", PHRASES, "--voice", "apart", "--out", str(out),
          "--save", str(saved)])  # fmt: skip
    study = open_study(saved.read_bytes(), saved.name)
    assert study.settings["voice"] == "apart"
    written = pd.read_csv(out / "estimates.csv")
    held = study.results.further["estimates_by_voice"]
    keys = ["measure", "question", "voice", "outlet"]
    of_places = written[written["measure"].isin(["position", "salience"])]
    wanted = of_places.sort_values(keys)["estimate"].tolist()
    assert held.sort_values(keys)["estimate"].tolist() == pytest.approx(
        wanted, abs=1e-9, nan_ok=True
    )
    assert study.voice == "all"


def test_frames_get_a_score_by_name(monkeypatch, capsys):
    frames = [
        {"name": "economic", "description": "prices, trade, jobs and markets"},
        {"name": "health", "description": "illness, hospitals and medicine"},
    ]
    line = json.dumps({"text": "Food prices rose again in March.", "frames": frames})
    status, rows = run_predict(monkeypatch, capsys, "frames", [line])
    assert status == 0
    assert rows[0]["frames"]["economic"] > rows[0]["frames"]["health"]


def test_no_lines_in_no_lines_out(monkeypatch, capsys):
    assert run_predict(monkeypatch, capsys, "axis", []) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--axis", "cold"], "two poles"),
        (["--axis", "cold <-> cold"], "Both poles"),
        (["--axis", "cold <-> hot", "--target", "=x"], "needs a name"),
        (["--axis", "cold <-> hot", "--encoder", "nobody/nothing"], "parallax-encoder"),
    ],
)
def test_bad_arguments_give_one_sentence_and_status_2(tmp_path, capsys, arguments, says):
    page = tmp_path / "page.txt"
    page.write_text("The cold river ran past the town. It was a long day for everyone there.")
    status = main(["compare", str(page), *arguments, "--out", str(tmp_path / "out")])
    error = capsys.readouterr().err
    assert status == 2
    assert says in error
    assert "Traceback" not in error
    assert not (tmp_path / "out").exists()


def test_place_that_cannot_be_written_is_named(tmp_path, capsys):
    page = tmp_path / "page.txt"
    page.write_text("The cold river ran past the town. It was a long day for everyone there.")
    status = main(["read", str(page), "--out", str(page / "x" / "articles.jsonl")])
    assert status == 2
    assert "cannot be written" in capsys.readouterr().err


def test_who_presses_ctrl_c_gets_one_word_and_no_traceback(monkeypatch, capsys):
    def interrupted(options):
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.cli.read.run", interrupted)
    assert main(["read", "x"]) == 130
    assert capsys.readouterr().err == "\nparallax: stopped.\n"


def test_a_python_without_the_packages_says_in_one_sentence_what_to_do():
    done = subprocess.run(
        [sys.executable, "-S", "-m", "analysis", "read", "data/sample"],
        cwd=ROOT, env={"PYTHONUTF8": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    (said,) = done.stderr.splitlines()
    assert said.startswith("parallax: this Python lacks the package ")
    assert "run `make app` once and then `.venv/bin/python -m analysis`" in said
