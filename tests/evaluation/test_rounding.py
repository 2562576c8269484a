"""What 8 bits cost: written by tier, told for the weights that ship, and never guessed."""

import pytest

from evaluation.report import rendered
from evaluation.results import FOLDER, newest_results
from evaluation.rounding import FILE, of_what_ships, read_rounding, rounding_entry, write_rounding
from evaluation.rows import LabelsError
from evaluation.scorers import current_fingerprints
from tests.evaluation.made_up import OURS, made_up_scorer
from training import measure_rounding

TURNED = ("axis_turned", "", "pairs ordered rightly")
NOT_MEASURED = "| at most .010 | not measured | not measured |"


def entry(value=0.5, floats=(0.52, 0.53)):
    return rounding_entry(
        {OURS}, {TURNED: value}, [{TURNED: f} for f in floats], ["it", "f1", "f2"]
    )


def test_the_cost_is_the_mean_of_the_float_networks_less_what_ships():
    assert entry()["figures"] == [
        {"task": TURNED[0], "figure": "", "metric": TURNED[2], "shipped": 0.5,
         "float": [0.52, 0.53], "cost": 0.025},
    ]  # fmt: skip
    undefined = entry(float("nan"))["figures"][0]
    assert (undefined["shipped"], undefined["cost"]) == (None, None)


def test_a_tier_is_written_beside_the_other(tmp_path):
    assert read_rounding(tmp_path) == {}
    write_rounding(tmp_path, "fast", entry(0.4))
    write_rounding(tmp_path, "accurate", entry())
    once = (tmp_path / FILE).read_bytes()
    write_rounding(tmp_path, "fast", entry(0.4))
    assert (tmp_path / FILE).read_bytes() == once
    assert read_rounding(tmp_path) == {"fast": entry(0.4), "accurate": entry()}


@pytest.mark.parametrize("written", ["{", "[]", '{"fast": {}}', '{"fast": 1}'])
def test_a_damaged_file_is_named_with_what_to_do(tmp_path, written):
    (tmp_path / FILE).write_text(written)
    with pytest.raises(LabelsError, match=r"^rounding\.json cannot be read .*delete it and run"):
        read_rounding(tmp_path)


def test_what_other_weights_lost_is_not_said_of_these():
    rounding, results = {"accurate": entry()}, newest_results(FOLDER)
    assert of_what_ships(rounding, {"accurate": {OURS, "b"}}) == rounding
    assert of_what_ships(rounding, {"accurate": {"b"}, "fast": {OURS}}) == {}
    page = rendered(results, {"accurate": {OURS}}, rounding)
    assert "| at most .010 | not measured | .025, short by .015 |" in page
    assert "the mean of the networks below, less it.\n\n- f1\n- f2\n" in page
    assert NOT_MEASURED in rendered(results, {"accurate": {"b"}}, rounding)


def test_the_command_writes_what_the_page_then_tells(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(measure_rounding, "TASKS", ["axis_turned"])
    floats = [made_up_scorer("float 1"), made_up_scorer("float 2")]
    monkeypatch.setattr(measure_rounding, "float_scorers", lambda *asked: floats)
    given = ["--tier=fast", f"--base={tmp_path}", f"--data={tmp_path}", f"--out={tmp_path}"]
    monkeypatch.setattr("sys.argv", ["measure_rounding", *given, "--draws=2"])
    measure_rounding.main()
    found = read_rounding(tmp_path)["fast"]
    figure = found["figures"][0]
    assert figure["float"][0] == figure["float"][1] != figure["shipped"]
    assert figure["cost"] == pytest.approx(figure["float"][0] - figure["shipped"], abs=2e-6)
    assert len(found["networks"]) == 3
    assert str(tmp_path) not in (tmp_path / FILE).read_text()
    page = rendered(newest_results(FOLDER), current_fingerprints(), read_rounding(tmp_path))
    assert "What 8 bits cost *fast*, measured on" in page
    assert "axis_turned pairs ordered rightly" in capsys.readouterr().out
