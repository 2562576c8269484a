import io
import json
import os
import subprocess
import sys

import pandas as pd
import pytest

from analysis.cli.main import main
from analysis.cli.predict import _number, json_line
from analysis.cli.predict_fields import _first_mention
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
    ("given", "says"),
    [
        (
            {"mention": "minister", "from": 0, "to": 3},
            "stands “The” and not the mention “minister”",
        ),
        ({"mention": "minister", "from": 3, "to": 4}, "stands “ ” and not the mention “minister”"),
        ({"from": True, "to": 3}, "must be places in the text, 0 to 26"),
        ({"from": False, "to": True}, "must be places in the text, 0 to 26"),
        ({"from": "4", "to": "12"}, "must be places in the text, 0 to 26"),
        ({"mention": "minister", "from": 4}, "must be places in the text, 0 to 26"),
    ],
)
def test_a_place_that_is_none_or_not_the_mentions_is_an_error(monkeypatch, capsys, given, says):
    line = json.dumps({"text": "The minister won the vote."} | given)
    status, rows = run_predict(monkeypatch, capsys, "tone", [line])
    assert status == 2
    assert says in rows[0]["error"]
    assert "negative" not in rows[0]


@pytest.mark.parametrize("mention", ["minister", "The MINISTER", " minister ", "minist", "", None])
def test_a_mention_that_its_place_agrees_with_changes_no_answer(monkeypatch, capsys, mention):
    line = {"text": "The minister won the vote.", "from": 4, "to": 12}
    both = [json.dumps(line), json.dumps(line | {"mention": mention})]
    status, rows = run_predict(monkeypatch, capsys, "tone", both)
    assert status == 0
    assert rows[0]["positive"] == rows[1]["positive"]


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


@pytest.mark.parametrize(("day", "is_asked"), [("", True), ("2025-06-02", False)])
def test_repeated_text_without_dates_asks_for_them(tmp_path, capsys, day, is_asked):
    text = (
        "The council of Sund approved the harbour plan on Monday by 14 votes to 11. "
        "The plan is a gift to the whole region and will bring 400 jobs. "
        "Fishermen blocked the road to the port for three hours."
    )
    other = "Shop owners in the centre cheered. Hotel bookings have doubled since the spring."
    rows = [("Alpha", "2025-06-01" if day else "", text), ("Gamma", day, text), ("Beta", "", other)]
    table = tmp_path / "articles.csv"
    pd.DataFrame(rows, columns=["outlet", "published", "text"]).to_csv(table, index=False)
    axis = "the plan is bad for people <-> the plan is good for people"
    asked = ["--axis", axis, "--wording", "off", "--shared", "once", "--tier", "fast"]
    assert main(["compare", str(table), *asked, "--out", str(tmp_path / "out")]) == 0
    said = "articles of Alpha and Gamma have no date"
    assert (said in capsys.readouterr().out) == is_asked


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


HALF = "\ud83d"  # half an emoji, as a scraper leaves it that cuts texts


def test_half_an_emoji_is_scored_as_read_and_given_back_as_it_came(monkeypatch, capsys):
    poles = {"low": "Anna attacks Ben", "high": "Anna supports Ben"}
    cut = {
        "text": f"Anna {HALF} praised Ben.",
        **poles,
        "about": f"x{HALF}",
        "more": {HALF: [HALF]},
    }
    told = {**cut, "text": "Anna \ufffd praised Ben.", "about": "x\ufffd", "more": "“ä”"}
    bad = {"text": HALF, "low": "a", "high": "a"}
    lines = [json.dumps(row) for row in (cut, told, bad, told)]
    status, rows = run_predict(monkeypatch, capsys, "axis", lines)
    assert status == 2
    assert cut.items() <= rows[0].items()
    assert rows[0]["position"] == rows[1]["position"]
    assert "Both poles" in rows[2]["error"]
    assert rows[1] == rows[3]


def test_half_an_emoji_keeps_places_in_the_text_and_names_of_frames(monkeypatch, capsys):
    line = json.dumps({"text": f"{HALF} Critics slammed Smith{HALF}.", "mention": f"Smith{HALF}"})
    placed = json.dumps({"text": f"{HALF} Critics slammed Smith{HALF}.", "from": 18, "to": 24})
    status, rows = run_predict(monkeypatch, capsys, "tone", [line, placed])
    assert status == 0
    assert rows[0]["negative"] == rows[1]["negative"]
    frames = [{"name": name, "description": f"trade {HALF}"} for name in (HALF, "\ud83e")]
    line = json.dumps({"text": "Food prices rose again.", "frames": frames})
    status, rows = run_predict(monkeypatch, capsys, "frames", [line])
    assert status == 0
    assert set(rows[0]["frames"]) == {HALF, "\ud83e"}


@pytest.mark.parametrize(
    ("encoding", "line"),
    [("utf-8", '{"a": "é"}'), ("UTF8", '{"a": "é"}'), ("cp1252", '{"a": "\\u00e9"}')],
)
def test_a_line_is_ascii_where_the_output_is_not_utf8(encoding, line):
    assert json_line({"a": "é"}, encoding) == line


def test_two_frames_of_one_name_are_an_error(monkeypatch, capsys):
    frames = [{"name": "economic", "description": text} for text in ("prices", "trade")]
    line = json.dumps({"text": "Food prices rose again in March.", "frames": frames})
    status, rows = run_predict(monkeypatch, capsys, "frames", [line])
    assert status == 2
    assert "Two frames are called “economic”" in rows[0]["error"]
    assert rows[0]["frames"] == frames


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("NaN", "NaN is no value of JSON; write null"),
        ("-Infinity", "-Infinity is no value"),
        ("[1e999]", "1e999 is too large a number"),
    ],
)
def test_numbers_that_json_does_not_know_are_no_json(monkeypatch, capsys, value, says):
    line = '{"text": "Anna praised Ben.", "low": "a", "high": "b", "n": %s}'
    status, rows = run_predict(monkeypatch, capsys, "axis", [line % value, line % "null"])
    assert status == 2
    assert says in rows[0]["error"]
    assert rows[1]["n"] is None
    assert "position" in rows[1]


def test_a_score_that_is_undefined_is_null():
    assert (_number(float("nan")), _number(0.5)) == (None, 0.5)


def test_lines_nested_as_deep_as_they_can_be_read_can_be_written(monkeypatch, capsys):
    lines = ['{"text": %s}' % ("[" * n + "]" * n) for n in range(800, 1000)]
    status, rows = run_predict(monkeypatch, capsys, "axis", lines)
    assert status == 2
    assert ["error" in row for row in rows] == [True] * len(lines)
    assert "text" in rows[0]
    assert "text" not in rows[-1]


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


@pytest.mark.parametrize("option", ["--axis", "--about", "--target", "--wording", "--column"])
def test_an_argument_that_is_no_utf8_is_refused_before_any_work(tmp_path, capsys, option):
    axis = ["--axis", "cold <-> hot"] if option != "--axis" else []
    command = ["compare", "nowhere", *axis, option, "text=cold \udced <-> hot"]
    assert main([*command, "--out", str(tmp_path / "out")]) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(
        "parallax: An argument is not in UTF-8, at the \ufffd of “text=cold \ufffd"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="arguments are bytes on Linux alone")
def test_bytes_of_a_terminal_that_are_no_utf8_are_refused():
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "publish", "x.parallax.zip", "--author", b"M\xfcller"],
        cwd=ROOT, env={"PYTHONUTF8": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert "not in UTF-8, at the \ufffd of “M\ufffdller”" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_a_terminal_has_no_sign_for_is_printed_as_an_escape(tmp_path):
    out = tmp_path / "статьи.jsonl"
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "read", "data/sample", "--out", out],
        cwd=ROOT, env=os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"\\u0441\\u0442\\u0430\\u0442\\u044c\\u0438.jsonl" in done.stdout
    assert len(out.read_text(encoding="utf-8").splitlines()) == 5


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")
def test_a_file_whose_name_is_no_utf8_is_read_with_its_folder(tmp_path, capsys):
    folder = os.fsencode(tmp_path / "pages")
    for name in (b"M\xfcller/a\xff.txt", b"Day/b.txt", b"c\xfe.xyz"):
        os.makedirs(os.path.dirname(folder + b"/" + name), exist_ok=True)
        text = b"The cold river ran past the town. It was a long day in " + name.hex().encode()
        with open(folder + b"/" + name, "wb") as file:
            file.write(text + b".")
    axis = "The river is cold <-> The river is warm"
    command = ["compare", os.fsdecode(folder), "--axis", axis, "--tier", "fast"]
    save = tmp_path / "one.parallax.zip"
    assert main([*command, "--out", str(tmp_path / "out"), "--save", str(save)]) == 0
    study = open_study(save.read_bytes(), save.name)
    assert set(study.articles["outlet"]) == {"M\ufffdller", "Day"}
    assert "not of a readable kind: c\ufffd.xyz" in capsys.readouterr().err


def test_tables_with_half_emojis_go_through_to_study_and_report(tmp_path, capsys):
    rows = [
        {
            "outlet": f"{outlet}{HALF}",
            "headline": f"Anna {HALF} backs {i} now",
            "url": f"https://example.org/{i}{HALF}",
            "text": f"Anna praised Ben{HALF} in town {i}. “Ben is kind{HALF},” Anna{HALF} said on "
            f"Monday. Anna{HALF} threatened Ben on day {i}, and readers left.",
        }
        for i, outlet in enumerate(["North", "South", "North", "South"])
    ]
    (tmp_path / "a.json").write_text(json.dumps([{**row, HALF: HALF} for row in rows[:2]]))
    (tmp_path / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows[2:3]))
    table = pd.DataFrame(rows[3:]).to_csv(index=False)
    (tmp_path / "c.csv").write_bytes(table.encode("utf-8", "surrogatepass"))
    tables = [str(tmp_path / name) for name in ("a.json", "b.jsonl", "c.csv")]
    saved, out, page = tmp_path / "one.parallax.zip", tmp_path / "out", tmp_path / "report.html"
    command = ["compare", *tables, "--axis", "Anna attacks Ben <-> Anna supports Ben"]
    assert main(["read", *tables, "--out", str(tmp_path / "articles.jsonl")]) == 0
    assert main([*command, "--tier", "fast", "--target", "Ben", "--frames", "--voice", "apart",
                 "--out", str(out), "--save", str(saved)]) == 0  # fmt: skip
    assert set(pd.read_csv(out / "sentences.csv")["outlet"]) == {"North\ufffd", "South\ufffd"}
    study = open_study(saved.read_bytes(), saved.name)
    assert study.articles["headline"].str.startswith("Anna \ufffd backs").all()
    assert study.articles["text"].str.contains("“Ben is kind\ufffd,”").all()
    assert main(["publish", str(saved), "--out", str(page)]) == 0
    assert "North\ufffd" in page.read_text("utf-8")


def test_place_that_cannot_be_written_is_named(tmp_path, capsys):
    page = tmp_path / "page.txt"
    page.write_text("The cold river ran past the town. It was a long day for everyone there.")
    status = main(["read", str(page), "--out", str(page / "x" / "articles.jsonl")])
    assert status == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_folder_is_no_place_for_a_file_nor_a_file_for_a_folder(tmp_path, capsys):
    page = tmp_path / "page.txt"
    page.write_text("The cold river ran past the town. It was a long day for everyone there.")
    (tmp_path / "report.html").mkdir()
    for command in (
        ["read", str(page), "--out", str(tmp_path)],
        ["fetch", "a.test/page", "--out", str(tmp_path)],
        ["publish", str(page), "--out", str(tmp_path / "report.html")],
    ):
        assert main(command) == 2
        assert "is a folder; give the name of a file." in capsys.readouterr().err
    assert main(["compare", str(page), "--axis", "cold <-> hot", "--out", str(page)]) == 2
    assert "page.txt is a file; give the name of a folder." in capsys.readouterr().err


def test_what_the_system_refuses_is_one_sentence_that_names_the_place(tmp_path, capsys):
    assert main(["read", "x" * 300, "--out", str(tmp_path / "articles.jsonl")]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"parallax: {'x' * 300} cannot be read or written (File name too long)")
    assert said.count("\n") == 1


def test_a_full_disk_behind_what_is_printed_is_one_sentence(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("The cold river ran past the town. It was a long day for everyone there.")
    command = [sys.executable, "-m", "analysis", "read", str(page)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*command, "--out", str(tmp_path / "articles.jsonl")],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "parallax: The system refused to read or write (No space left on device)" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


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
