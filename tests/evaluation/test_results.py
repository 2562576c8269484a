import copy
import datetime
import json

import pytest

from analysis.studies.validity import newest_results as card_results
from analysis.studies.validity import validity_card
from evaluation import __main__ as command
from evaluation import running
from evaluation.report import NOTHING, STALE, bare, printed, rendered, said
from evaluation.results import (
    FOLDER,
    dated,
    is_stale,
    newest_file,
    newest_results,
    only_of_day,
    updated,
    write_results,
)
from evaluation.rounding import read_rounding
from evaluation.scorers import current_fingerprints
from evaluation.speed import speed_entry
from tests.evaluation.made_up import OURS, made_up_scorer, tone_row

NOW = {"accurate": {OURS}}


@pytest.fixture
def labels(tmp_path):
    path = tmp_path / "mine.jsonl"
    rows = [tone_row(f"Ann is {word}.", p) for word, p in (("warm", 1), ("cold", -1), ("in", 0))]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture
def run(tmp_path, monkeypatch, labels):
    """The command on labels of one's own, with a made-up tier; gives what it wrote."""
    kinds = {"accurate": "tier"}
    monkeypatch.setattr(
        running, "load_scorer",
        lambda name, ability, fitted: made_up_scorer(name, kinds.get(name, "baseline")),
    )  # fmt: skip
    monkeypatch.setattr(running, "peak_memory", lambda *asked: 123.0)

    def measure(*more, file=labels):
        out = tmp_path / "results"
        code = command.main([f"--file=tone={file}", f"--out={out}", f"--data={tmp_path}", *more])
        assert code == 0
        return newest_results(out)

    return measure


def test_the_command_measures_labels_of_ones_own_and_no_card_shows_them(run, tmp_path, capsys):
    written = run("--tier=accurate")
    task = written["tasks"][0]
    assert task["task"].startswith("own_tone_mine_")
    assert (task["data"], task["family"], task["n"]) == (f"{tmp_path.name}/mine.jsonl", "tone", 3)
    result = task["results"][0]
    assert (result["scorer"], result["value"], result["fingerprint"]) == ("accurate", 1.0, OURS)
    assert (result["memory_mb"], result["calibration_error"]) == (123.0, 0.333333)
    assert result["processor_seconds_per_1000"] >= 0
    assert "accurate" in capsys.readouterr().out
    write_results(tmp_path / "cards", updated(results_of("2030-01-01"), written))
    card = validity_card("tone", OURS, card_results(tmp_path / "cards"))
    assert [task.data for task, _ in card.measured] == ["made up"]


def test_a_file_of_a_known_name_is_a_task_of_its_own(run, labels):
    file = labels.rename(labels.with_name("real_world.jsonl"))
    ours = results_of("2030-01-01")
    ours["tasks"][0]["task"] = "tone_real_world"
    mixed = updated(ours, run("--tier=accurate", file=file))
    assert mixed["tasks"][0] == ours["tasks"][0]
    assert len(mixed["tasks"]) == 2


def test_files_of_one_name_in_two_folders_are_two_tasks(run, labels, tmp_path):
    (tmp_path / "b").mkdir()
    other = tmp_path / "b" / labels.name
    other.write_text(labels.read_text("utf-8").splitlines()[0], encoding="utf-8")
    run("--tier=accurate")
    tasks = run("--tier=accurate", file=other)["tasks"]
    told = {task["data"]: task["n"] for task in tasks}
    assert told == {f"{tmp_path.name}/mine.jsonl": 3, "b/mine.jsonl": 1}
    again = run("--tier=accurate", file=other.parent / ".." / labels.name)["tasks"]
    assert [task["task"] for task in again] == [task["task"] for task in tasks]


def test_the_figures_that_are_published_stay_as_they_are(
    run, labels, tmp_path, monkeypatch, capsys
):
    published = [*FOLDER.glob("*"), command.PAGE]
    before = [path.read_bytes() for path in published]
    assert command.main([f"--file=tone={labels}", f"--out={FOLDER}", "--tier=accurate"]) == 1
    assert "which --file must not change; give another folder" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)
    assert command.main([f"--file=tone={labels}", "--tier=accurate"]) == 0
    assert newest_results(tmp_path / "parallax-out/evaluation")["tasks"][0]["n"] == 3
    assert "Written to parallax-out/evaluation/20" in capsys.readouterr().err
    assert [*FOLDER.glob("*"), command.PAGE] == published
    assert [path.read_bytes() for path in published] == before


ODD_TASK = {"made_on": "2030-01-02", "program": "1", "speed": [], "tasks": [{"task": "tone"}]}


@pytest.mark.parametrize(
    "said", ['{"tasks": [', "[]", '{"made_on": "2030-01-02"}', json.dumps(ODD_TASK), "[" * 200_000]
)
def test_damaged_results_are_named_in_one_sentence(tmp_path, labels, run, capsys, said):
    path = tmp_path / "2030-01-02.json"
    path.write_text(said)
    assert command.main([f"--file=tone={labels}", f"--out={tmp_path}", "--tier=accurate"]) == 1
    assert f"The results in {path} cannot be read (" in capsys.readouterr().err
    assert path.read_text() == said


def test_a_folder_that_cannot_be_written_to_is_named(labels, run, capsys):
    assert command.main([f"--file=tone={labels}", f"--out={labels}", "--tier=accurate"]) == 1
    assert "cannot be written (File exists); give another folder" in capsys.readouterr().err


@pytest.mark.parametrize("n", ["0", "-2", "1.5", "all"])
def test_a_try_of_no_rows_is_refused(labels, capsys, n):
    with pytest.raises(SystemExit):
        command.main([f"--file=tone={labels}", f"--limit={n}"])
    assert f"{n} is no number of rows; write 1 or more" in capsys.readouterr().err


def test_measuring_again_gives_the_same_but_for_the_times(run):
    def without_times(results):
        for task in results["tasks"]:
            for one in task["results"]:
                del one["seconds_per_1000"], one["processor_seconds_per_1000"]
        return json.dumps(results)

    assert without_times(run("--tier=accurate")) == without_times(run("--tier=accurate"))


def test_baselines_alone_leave_the_tiers_figures_as_they_were(run):
    before = run("--tier=accurate")["tasks"][0]["results"][0]
    results = run("--tier=baselines")["tasks"][0]["results"]
    assert results[0] == before
    names = [one["scorer"] for one in results]
    assert names == ["accurate", "VADER", "TextBlob", "majority class"]


def test_a_try_of_a_few_rows_writes_nothing(tmp_path, run):
    assert run("--tier=accurate", "--limit=2") is None
    assert not (tmp_path / "results").exists()


def test_a_bad_row_ends_the_command_with_one_sentence(labels, capsys, tmp_path):
    labels.write_text('{"sentence": "Ann."}', encoding="utf-8")
    assert command.main([f"--file=tone={labels}", "--tier=accurate", f"--out={tmp_path}"]) == 1
    assert "mine.jsonl, line 1: `from` is missing" in capsys.readouterr().err


def results_of(day, fingerprint=OURS, n=3, labels="x", scorer="accurate", metric="macro-F1"):
    figure = {"value": 0.8, "low": 0.7, "high": 0.9}
    one = {
        "scorer": scorer, "kind": "tier", "fingerprint": fingerprint, **figure, "others": {},
        "parts": {"negative": {**figure, "n": 2, "precision": figure, "recall": figure}},
        "calibration_error": 0.03, "reliability": [[0.75, 0.7, 3]], "seconds_per_1000": 1.5,
        "memory_mb": None, "measured_on": day,
    }  # fmt: skip
    task = {
        "task": "tone_made", "family": "tone", "title": "Tone", "data": "made up",
        "source": "nobody", "licence": "none", "n": n, "unit": "sentences", "metric": metric,
        "human": None, "data_fingerprint": labels, "results": [one],
    }  # fmt: skip
    return {
        "made_on": day, "program": "1", "python": "3", "cores": 2, "tasks": [task], "speed": [],
    }  # fmt: skip


def test_a_part_measured_on_a_later_day_keeps_the_rest_with_its_day():
    new = results_of("2030-01-02", scorer="fast")
    found = updated(results_of("2030-01-01"), new)["tasks"][0]["results"]
    assert [(one["scorer"], one["measured_on"]) for one in found] == [
        ("accurate", "2030-01-01"), ("fast", "2030-01-02"),
    ]  # fmt: skip


@pytest.mark.parametrize("changed", [{"n": 4}, {"labels": "y"}, {"metric": "accuracy"}])
def test_figures_of_other_labels_or_metrics_are_not_mixed(changed):
    new = results_of("2030-01-02", scorer="fast", **changed)
    found = updated(results_of("2030-01-01"), new)["tasks"][0]["results"]
    assert [one["scorer"] for one in found] == ["fast"]


def test_what_a_whole_run_did_not_measure_is_dropped():
    old = results_of("2030-01-01")
    assert only_of_day(updated(old, results_of("2030-01-02", scorer="fast")))["tasks"]
    nothing = results_of("2030-01-02") | {"tasks": []}
    assert only_of_day(updated(old, nothing))["tasks"] == []


def test_the_newest_file_is_told_by_its_name(tmp_path):
    for name in ("2030-01-02", "2029-12-31", "notes"):
        (tmp_path / f"{name}.json").write_text("{}")
    assert newest_file(tmp_path).stem == "2030-01-02"
    assert newest_results(tmp_path / "nowhere") is None


def test_undefined_is_null_in_the_file_and_a_nan_is_never_written(tmp_path):
    results = results_of("2030-01-01")
    assert '"memory_mb": null' in write_results(tmp_path, results).read_text()
    results["tasks"][0]["results"][0]["value"] = float("nan")
    with pytest.raises(ValueError, match="JSON"):
        write_results(tmp_path, results)


def test_the_page_has_figures_classes_and_reliability():
    page = rendered(results_of("2030-01-01"), NOW)
    assert "| calibration error | s per 1,000, clock | s per 1,000, processor | MB |" in page
    assert "| **accurate** | .800 [.700, .900] | .030 | 1.5 | – | – | 2030-01-01 |" in page
    assert "| negative | 2 | .800 [.700, .900] (precision .800, recall .800) |" in page
    assert "| accurate | .750 | .700 | 3 |" in page
    assert STALE not in page


def test_every_figure_stands_with_the_day_it_was_measured_on():
    later = results_of("2030-01-02", scorer="fast")
    entry = dated(later | {"speed": [speed_entry("fast", "tone", OURS, 50.0, {})]})
    page = rendered(updated(results_of("2030-01-01"), entry), NOW)
    row = ".800 [.700, .900] | .030 | 1.5 | – | – |"
    assert f"| **accurate** | {row} 2030-01-01 |" in page
    assert f"| **fast** ({STALE}) | {row} 2030-01-02 |" in page
    assert f"| fast ({STALE}) | tone | {entry['speed'][0]['cores']} | 50.0 | 2030-01-02 |" in page
    assert "Measured with Parallax 1," in page


def test_figures_of_other_weights_are_marked_on_the_page():
    page = rendered(results_of("2030-01-01", fingerprint="b" * 64), NOW)
    assert f"| **accurate** ({STALE}) |" in page
    assert f"**Some figures are {STALE}.**" in page


def test_a_baseline_is_stale_only_when_it_rests_on_other_weights():
    baseline = {"scorer": "x", "kind": "baseline"}
    assert is_stale(baseline | {"fingerprint": "b" * 64}, NOW)
    assert not is_stale(baseline | {"fingerprint": OURS}, NOW)
    assert not is_stale(baseline | {"fingerprint": "textblob 0.20"}, NOW)


def test_ratios_of_speed_are_absent_where_torch_is():
    entry = speed_entry("fast", "encoder", OURS, 50.0, {})
    assert not [key for key in entry if key.startswith("times")]
    page = rendered(results_of("2030-01-01") | {"speed": [entry]}, NOW)
    assert "so no ratio is given" in page
    with_torch = speed_entry("fast", "encoder", OURS, 50.0, {"torch_single": 20.0})
    assert with_torch["times_torch_single"] == 2.5
    page = rendered(results_of("2030-01-01") | {"speed": [with_torch]}, NOW)
    assert "times torch float32, single texts" in page


def test_figures_are_printed_as_in_papers():
    assert said({"value": 0.5, "low": None, "high": None}) == ".500"
    assert said({"value": None}) == "–"
    assert [bare(1.0), bare(-0.05), bare(-0.0001), bare(None)] == ["1.000", "−.050", ".000", "–"]


def test_rendering_changes_nothing_in_the_results():
    results = results_of("2030-01-01")
    before = copy.deepcopy(results)
    rendered(results, NOW)
    printed(results)
    assert results == before


def test_a_page_without_results_says_what_to_run():
    assert "make evaluate" in NOTHING
    assert rendered(None, {}) == NOTHING


def test_the_page_in_docs_is_made_from_the_newest_results():
    page = command.PAGE.read_text(encoding="utf-8")
    fresh = rendered(newest_results(FOLDER), current_fingerprints(), read_rounding(FOLDER))
    assert page == fresh, "Run `python -m evaluation --render`."


def test_results_are_dated_by_the_day_of_measuring(run):
    today = datetime.date.today().isoformat()
    written = run("--tier=accurate")
    assert written["made_on"] == written["tasks"][0]["results"][0]["measured_on"] == today
