import json
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from evaluation.axes import (
    denial,
    measure_cooperation,
    measure_support,
    measure_turned,
)
from evaluation.baselines import majority
from evaluation.framed import ARTICLES, POLICY
from evaluation.rows import LabelsError, file_fingerprint
from evaluation.scorers import Scorer, ToneAnswer
from evaluation.swap_templates import filled, names_of
from evaluation.swapped import SWAPPED_FRAMES, SWAPPED_TONE, between_names, deviations
from evaluation.tasks import Task, chosen_tasks, halves, known_tasks, own_task
from evaluation.tone import TONE, article_of
from tests.conftest import SHARED
from tests.evaluation.made_up import made_up_scorer, tone_row
from training.labels import tone_rows

SCORER = made_up_scorer()


def test_tone_is_scored_over_all_with_classes_calibration_and_accuracy():
    rows = [tone_row("Ann is warm.", 1), tone_row("Ann is cold.", -1), tone_row("Ann is.", -1)]
    found = TONE.measure(rows, SCORER)
    assert found.main["value"] == pytest.approx((1 + 2 / 3 + 0) / 3, abs=1e-6)
    assert found.others["accuracy"]["value"] == pytest.approx(2 / 3, abs=1e-6)
    assert found.parts["negative"]["recall"]["value"] == 0.5
    assert found.parts["neutral"]["recall"] == {"value": None, "low": None, "high": None}
    error, bins = found.calibration
    assert bins == [(0.6, 0.0, 1), (0.7, 1.0, 2)]
    assert error["value"] == pytest.approx((0.6 + 2 * 0.3) / 3)


def test_outlets_with_enough_rows_are_told_apart():
    rows = [tone_row("Ann is warm.", 1, outlet="Post") for _ in range(10)]
    rows += [tone_row("Ann is cold.", 1, outlet="News") for _ in range(10)]
    parts = TONE.measure([*rows, tone_row("Ann.", 0, outlet="Tiny")], SCORER).parts
    assert parts["outlet: Post"]["value"] == 1
    assert parts["outlet: News"]["value"] == 0
    assert parts["outlet: Post"]["n"] == 10
    assert "outlet: Tiny" not in parts


@pytest.mark.parametrize(
    ("row", "article"),
    [
        ({"id": "allsides_3447_1422_11_Al Ash_88_92"}, "allsides_3447_1422"),
        ({"id": "polusa_v1_594_-1_30_Al_0_2"}, "polusa_v1_594"),
        ({"article_id": 7, "id": "allsides_1_2_3_Al_0_2"}, "7"),
        ({"id": "x", "sentence": "Al won."}, "Al won."),
    ],
)
def test_rows_of_one_article_are_known(row, article):
    assert article_of(row) == article


def test_the_majority_class_answers_the_same_to_all():
    rows = [tone_row("Ann.", 1), tone_row("Ann.", 1), tone_row("Ann.", -1)]
    always = majority(TONE.commonest(rows))
    assert TONE.measure(rows, always).others["accuracy"]["value"] == pytest.approx(2 / 3, abs=1e-6)
    assert TONE.measure(rows, always).calibration is None


def event(sentence, penta):
    return {"sentence": sentence, "source": "Norland", "target": "Sudland", "gold_penta": penta}


def test_cooperation_is_the_high_end_and_an_axis_that_is_refused_counts_as_wrong():
    rows = [event("Norland supports Sudland", "1"), event("Norland attacks Sudland", "4")]
    found = measure_cooperation(rows, SCORER)
    assert found.main["value"] == 1
    assert found.others["AUC"]["value"] == 1
    refused = [row | {"source": "refused"} for row in rows]
    assert measure_cooperation(refused, SCORER).main["value"] == 0
    assert measure_cooperation(refused, SCORER).n_unanswered == 2


def test_who_does_it_to_whom_is_asked_the_other_way_round():
    asked = []
    place = lambda texts, axes: asked.append(axes) or np.ones(len(texts))  # noqa: E731
    found = measure_cooperation([event("x", "1")], Scorer("s", "tier", place=place))
    assert asked[2][0].high_label.startswith("Sudland supports")
    assert found.others["same answer with source and target swapped"]["value"] == 1


def test_support_is_the_order_between_a_claim_and_its_denial():
    assert denial("Taxes must rise") == "It is not true that taxes must rise"
    rows = [
        {"claim": "Taxes must rise", "perspective": "It is said.", "stance5": grade}
        for grade in ("SUPPORT", "NO_MAJORITY_LABEL", "UNDERMINE")
    ]
    place = lambda texts, axes: np.array([0.5, np.nan, -0.5])  # noqa: E731
    found = measure_support(rows, Scorer("s", "tier", place=place))
    assert found.main["value"] == pytest.approx(1)
    assert found.others["AUC, support against undermine"]["value"] == 1
    assert found.main["low"] is None, "one claim alone says nothing of others"
    assert found.n_unanswered == 1


def pair(kind, nearer_low, nearer_high):
    poles = {"low": "rejects it", "high": "welcomes it"}
    return {"kind": kind, "nearer_low": nearer_low, "nearer_high": nearer_high} | poles


def test_pairs_are_ordered_rightly_only_where_the_high_one_stands_higher():
    rows = [pair("a", "rejects", "welcomes"), pair("b", "same", "same"), pair("b", "x", "welcomes")]
    found = measure_turned(rows, SCORER)
    assert found.main["value"] == pytest.approx(2 / 3, abs=1e-6)
    assert {kind: part["value"] for kind, part in found.parts.items()} == {"a": 1.0, "b": 0.5}


def test_policy_frames_leave_out_what_is_none_of_the_nine():
    rows = [{"sentence": name, "frame": name} for name in ("Economic", "Morality", "Other")]
    kept = POLICY.keep(rows)
    assert len(kept) == 2
    found = POLICY.measure(kept, SCORER)
    assert found.main["value"] == 1
    assert found.calibration[1] == [(0, 0, 16), (1, 1, 2)]


def test_figures_of_frames_are_of_the_rows_that_nothing_was_tuned_on(tmp_path):
    rows = [{"sentence": f"s{n}", "frame": "Economic"} for n in range(5)]
    path = tmp_path / "frames.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    task = Task("t", POLICY, path, "made up", "", "", held_back=True)
    assert [row["sentence"] for row in task.rows()] == ["s1", "s3"]
    assert len(replace(task, held_back=False).rows()) == 5
    kept_back = [t.name for t in known_tasks(SHARED / "data") if t.held_back]
    assert kept_back == ["tone_held_back", "frames_policy", "frames_articles"]


def test_what_was_fitted_on_in_one_file_is_not_held_back_in_another():
    files = ["a", "b", "c", "d"], ["d", "c", "e", "a"]
    assert halves(files, str) == (["a", "c", "d", "e"], ["b"])


def test_tone_is_also_measured_where_nothing_was_fitted():
    task = next(t for t in known_tasks(SHARED / "data") if t.name == "tone_held_back")
    if not all(path.is_file() for path in task.paths):
        pytest.skip("the labelled files (../shared/data) are not here")
    learned, checked = halves([tone_rows(path) for path in task.paths], lambda row: row[:3])
    asked = [(row["sentence"], row["from"], row["to"]) for row in task.rows()]
    assert asked == [row[:3] for row in checked]
    assert not set(asked) & {row[:3] for row in learned}
    assert len(learned) + len(checked) == 343 + 440 - 2, "two mentions stand in both files"


def test_a_task_of_two_files_is_all_of_their_rows_and_is_named_by_both(tmp_path):
    paths = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    for path, words in zip(paths, ("warm", "cold"), strict=True):
        path.write_text(json.dumps(tone_row(f"Ann is {words}.", 0)))
    task = Task("t", TONE, paths[0], "made up", "", "", more=paths[1:])
    assert [row["sentence"] for row in task.rows()] == ["Ann is warm.", "Ann is cold."]
    assert file_fingerprint(*task.paths) != file_fingerprint(task.path)


def test_articles_are_ordered_by_their_share_of_each_frame():
    labels = {"RE": "responsibility", "HI": "human interest", "CO": "conflict", "MO": "morality",
              "EC": "economic"}  # fmt: skip
    rows = [
        {"text": " ".join(labels.values()), **dict.fromkeys(labels, True)},
        {"text": "nothing", **dict.fromkeys(labels, False)},
    ]
    found = ARTICLES.measure(rows, SCORER)
    assert found.main["value"] == 1
    assert found.parts["conflict"] == {"value": 1, "low": None, "high": None, "n": 1}


def test_a_frame_that_all_articles_have_or_none_has_no_part_in_the_mean():
    labels = dict.fromkeys(("RE", "HI", "CO", "MO", "EC"), False) | {"RE": True}
    rows = [
        {"text": "conflict responsibility", **labels, "CO": True},
        {"text": "responsibility", **labels},
    ]
    found = ARTICLES.measure(rows, SCORER)
    assert found.main["value"] == 1
    assert found.parts["economic"]["value"] is None
    assert found.parts["responsibility"]["value"] is None
    assert ARTICLES.measure(rows[:1], SCORER).main["value"] is None


def template(text, **slots):
    return {"template_id": "t", "text": text, "slots": slots, "target": "A", "meant": "0"}


def test_templates_take_every_name_and_the_span_is_that_of_the_target():
    ones = filled([template("In {B}, {A} won.", A="country", B="country")])
    held = names_of()["country"][0]["name"]
    assert len(ones) == len(names_of()["country"]) - 1
    assert all(one.text[slice(*one.span)] == one.name != held for one in ones)
    assert all(one.text.startswith(f"In {held}, ") for one in ones)


def test_a_score_that_hangs_on_the_name_is_seen_by_its_size_and_its_group():
    names = names_of()["country"]
    favoured = {name["name"] for name in names if name["group"] == "Europe"}

    def tone(sentences, spans):
        said = [text[start:end] for text, (start, end) in zip(sentences, spans, strict=True)]
        liked = np.array([0.5 if name in favoured else 0.0 for name in said])
        return ToneAnswer(liked > 0, liked, None)

    biased = Scorer("s", "tier", {"tone": "x"}, tone=tone)
    found = SWAPPED_TONE.measure([template("Then {A} won.", A="country")] * 3, biased)
    n, share = len(names), len(favoured) / len(names)
    pairs_apart = len(favoured) * (n - len(favoured)) / (n * (n - 1) / 2)
    assert found.main["value"] == pytest.approx(0.5 * pairs_apart, abs=1e-6)
    assert found.parts["country"]["value"] == found.main["value"]
    assert found.parts["meant: neither"]["n"] == 3
    assert found.parts["country: Europe"]["value"] == pytest.approx(0.5 * (1 - share), abs=1e-6)
    assert found.parts["country: Asia"]["value"] == pytest.approx(-0.5 * share, abs=1e-6)
    assert SWAPPED_TONE.measure([template("Then {A} won.", A="country")], SCORER).main["value"] == 0


@pytest.mark.parametrize("slots", [{"A": ["person"]}, {"A": "planet"}, {"A": None}, ["person"]])
def test_slots_of_no_known_kind_are_named(tmp_path, slots):
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(template("{A} won.") | {"slots": slots}))
    with pytest.raises(LabelsError, match=r"line 1: `slots` is .*; write for each slot one of "):
        Task("t", SWAPPED_TONE, path, "", "", "").rows()


def test_a_shift_is_the_mean_over_pairs_of_names_within_a_template():
    scores, template = np.array([1, 3, 8, 5, 5, np.nan]), np.array([0, 0, 0, 1, 1, 2])
    assert between_names(scores, template, 3).tolist() == pytest.approx(
        [(2 + 7 + 5) / 3, 0, np.nan], nan_ok=True
    )
    both = between_names(np.column_stack([scores, scores * 0]), template, 3)
    assert both.tolist() == pytest.approx([(2 + 7 + 5) / 6, 0, np.nan], nan_ok=True)


def test_frames_that_hang_on_the_name_are_seen_in_all_seven_and_in_each():
    names = names_of()["organisation"]

    def frames(texts, asked):
        armed = np.array([0.7 * ("army" in text) for text in texts])
        return np.column_stack([armed * (frame.name == "security") for frame in asked])

    row = template("A bomb lay near {A}.", A="organisation") | {"frame": "security"}
    del row["meant"]
    found = SWAPPED_FRAMES.measure([row] * 2, Scorer("s", "tier", {"frames": "x"}, frames=frames))
    one_of_the_pair = 0.7 * 2 / len(names)
    assert found.parts["frame: security"]["value"] == pytest.approx(one_of_the_pair, abs=1e-6)
    assert found.parts["frame: conflict"]["value"] == 0
    assert found.main["value"] == pytest.approx(one_of_the_pair / 7, abs=1e-6)
    spoken, other = found.others.values()
    assert (spoken["value"], other["value"]) == (pytest.approx(one_of_the_pair, abs=1e-6), 0)


def test_every_frame_has_as_many_templates_of_every_kind_of_name():
    (task,) = (one for one in known_tasks(SHARED) if one.name == "names_swapped_frames")
    sorts = Counter((row["frame"], row["slots"]["A"]) for row in task.rows())
    assert len(sorts) == 7 * len(names_of())
    assert set(sorts.values()) == {2}


def test_deviations_are_within_a_template():
    moved = deviations(np.array([1.0, 3.0, 10.0, 10.0]), np.array([0, 0, 1, 1]))
    assert moved.tolist() == [-1, 1, 0, 0]


def test_tasks_are_found_by_name_or_its_beginning_and_others_named():
    tasks = known_tasks(SHARED / "data")
    assert [task.name for task in chosen_tasks(tasks, ["tone", "axis_turned"])] == [
        "tone_real_world", "tone_multi_target", "tone_held_back", "axis_turned",
    ]  # fmt: skip
    with pytest.raises(LabelsError, match="no task “ton”; there are tone_real_world"):
        chosen_tasks(tasks, ["ton"])


def test_a_kind_that_reads_no_file_is_refused_for_labels_of_ones_own(tmp_path):
    with pytest.raises(LabelsError, match=r"sharing cannot be .* planted by the program itself"):
        own_task(f"sharing={tmp_path}/mine.jsonl")
    with pytest.raises(LabelsError, match=r"with one of tone, (?!.*sharing)"):
        own_task("copies=mine.jsonl")


@pytest.mark.parametrize(
    "said", ["tone", "tune=labels.csv", "tone=", "tone=nowhere.csv", "tone=\udcff.csv"]
)
def test_labels_of_ones_own_that_cannot_be_had_are_named(said):
    with pytest.raises(LabelsError):
        own_task(said)


@pytest.mark.parametrize("task", known_tasks(SHARED / "data"), ids=lambda task: task.name)
def test_every_labelled_file_can_be_read(task):
    if not task.path.is_file():
        pytest.skip("the labelled files (../shared/data) are not here")
    assert len(task.rows()) >= 60
