"""The documents say what the code does: names, figures and shown output are held against it."""

import argparse
import ast
import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from analysis import __version__
from analysis.cli.main import _parser
from analysis.corpus import schema
from analysis.corpus.reading import read_paths
from analysis.models.builtin import FRAMES
from analysis.models.questions import FramingAxis
from analysis.models.tiers import load_tier
from analysis.studies.comparison import compare_on_axis
from analysis.studies.corpus import read_corpus
from evaluation import claim_labels, claims, extraction, voice
from evaluation.coverage import N_ARTICLES, SCENES, coverage_rows
from evaluation.report import said
from tests import picture
from tests.conftest import ROOT
from tests.test_architecture import MAY_IMPORT

NAMES = [
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md",
    "docs/glossary.md", "docs/measures.md", "docs/design.md", "docs/bringing.md",
    "docs/fetching.md", "docs/settings.md", "docs/first-hour.md",
]  # fmt: skip
DOCS = {name: (ROOT / name).read_text(encoding="utf-8") for name in NAMES}
MEASURES = DOCS["docs/measures.md"]
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", DOCS["README.md"], re.M | re.S)
SHOWN = [(kind, text) for kind, text in FENCED if kind]
NUMBER = re.compile(r"[+−-]?\d*\.\d+")
LINK = re.compile(r"\]\(([^()\s]+)\)")
MACHINE_PATH = re.compile(
    r"(?<![\w.])/(?:work|home|root|tmp|Users|opt|usr|var|mnt|srv)/|[A-Z]:\\|127\.0\.0\.1"
)


def named(words: set[str], *documents: str) -> list[str]:
    """Which of the words stand in none of the documents as `code`."""
    code = {piece for name in documents for piece in re.findall(r"`([^`\n]+)`", DOCS[name])}
    text = " ".join(code)
    return sorted(word for word in words if not re.search(rf"(?<![\w-]){re.escape(word)}\b", text))


def heading_anchors(text: str) -> set[str]:
    """The anchors of a document's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def same_output(shown: str, fresh: str) -> bool:
    """Whether two outputs are alike in their words, and in their numbers to the digits shown.

    Line breaks do not count. Processors may differ in a last digit, so decimals may by one, or by
    .005 where more digits are shown than anyone needs.
    """
    one, other = shown.split(), fresh.split()
    return len(one) == len(other) and all(map(_same_word, one, other))


def _same_word(one: str, other: str) -> bool:
    ours, theirs = NUMBER.findall(one), NUMBER.findall(other)
    if NUMBER.sub("#", one) != NUMBER.sub("#", other) or len(ours) != len(theirs):
        return False
    return all(
        abs(_value(a) - _value(b)) <= max(10.0 ** -len(a.split(".")[1]), 0.005) + 1e-9
        for a, b in zip(ours, theirs, strict=True)
    )


def _value(number: str) -> float:
    return float(number.replace("−", "-"))


def console_steps() -> list[tuple[str, str]]:
    """Each command that README shows, with the output below it."""
    steps = []
    for text in (text for kind, text in SHOWN if kind == "console"):
        for piece in re.split(r"^\$ ", text, flags=re.M)[1:]:
            lines = piece.splitlines()
            n = next(i for i, line in enumerate(lines) if not line.endswith(("\\", "|"))) + 1
            steps.append(("\n".join(lines[:n]), "\n".join(lines[n:])))
    return steps


def run_shown(command: str, folder: Path) -> str:
    """What the command prints in a folder that holds only the data."""
    if not (folder / "data").exists():
        (folder / "data").symlink_to(ROOT / "data")
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def commands() -> dict[str, argparse.ArgumentParser]:
    subparsers = (a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(next(subparsers).choices)


@pytest.mark.parametrize("table", ["ARTICLE", "REMOVED", "SENTENCE", "SCORE", "TOTAL", "ESTIMATE"])
def test_every_column_is_described(table):
    columns = set(getattr(schema, f"{table}_COLUMNS"))
    missing = named(columns, "docs/measures.md", "docs/glossary.md")
    assert not missing, f"Describe these columns in docs/measures.md: {missing}"


def test_every_measure_is_described():
    functions = {
        node.name
        for path in (ROOT / "analysis" / "measures").glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    missing = named(functions, "docs/measures.md")
    assert not missing, f"Describe these measures in docs/measures.md: {missing}"


def test_every_built_in_frame_is_named():
    missing = [frame.name for frame in FRAMES if frame.name not in MEASURES]
    assert not missing, f"Name these frames in docs/measures.md: {missing}"


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_is_explained(file):
    packages = set(re.findall(r"^([\w.-]+)==", (ROOT / file).read_text(), re.M))
    missing = named(packages, "docs/design.md")
    assert not missing, f"Say in docs/design.md why these are there: {missing}"


def test_every_room_is_in_the_plan():
    missing = named({room for room in MAY_IMPORT if room != "__main__"}, "docs/design.md")
    assert not missing, f"Add these rooms to the table of docs/design.md: {missing}"


def test_every_make_target_is_explained():
    rules = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M)
    missing = [name for name in rules if f"make {name}" not in DOCS["README.md"]]
    assert not missing, f"Explain these make targets in README.md: {missing}"


def test_every_command_and_option_is_explained():
    found = commands()
    options = {
        option
        for command in found.values()
        for action in command._actions
        for option in action.option_strings
        if option not in ("-h", "--help")
    }
    missing = named(set(found) | options, "README.md")
    assert not missing, f"Explain these in README.md under “The command line”: {missing}"


def test_readme_says_that_command_line_and_app_count_other_voices():
    from ui.choices import DEFAULTS

    default = commands()["compare"].get_default("voice")
    assert (default, DEFAULTS["voice"]) == ("all", "apart")
    assert f"The command line counts {default} voices unless `--voice` says" in DOCS["README.md"]


def test_every_name_in_the_address_is_listed():
    from ui.choices import DEFAULTS

    missing = named(set(DEFAULTS), "docs/design.md")
    assert not missing, f"List these names of the address in docs/design.md: {missing}"


@pytest.mark.parametrize(("command", "shown"), console_steps(), ids=lambda text: text[:40])
def test_readme_shows_what_the_command_prints(command, shown, tmp_path):
    fresh = run_shown(command, tmp_path)
    assert same_output(shown, fresh), f"Put this into README.md below “{command}”:\n\n{fresh}"


def test_readme_shows_what_the_library_prints(monkeypatch):
    code = next(text for kind, text in SHOWN if kind == "python")
    shown = next(text for kind, text in SHOWN if kind == "text")
    monkeypatch.chdir(ROOT)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "README.md", "exec"), {})
    fresh = printed.getvalue()
    assert same_output(shown, fresh), f"Put this into README.md below the example:\n\n{fresh}"


def test_the_picture_of_the_readme_shows_what_is_drawn_now():
    shown, now = picture.told_by(picture.PICTURE.read_bytes()), picture.told(picture.drawn_now())
    again = "Draw it again: .venv-dev/bin/python -m tests.picture"
    assert (shown["rows"], shown["words"]) == (now["rows"], now["words"]), again
    for (name, places), (name_now, places_now) in zip(shown["places"], now["places"], strict=True):
        assert name == name_now, again
        # Processors may differ in a last digit.
        assert places_now == pytest.approx(places, abs=0.011), f"{name}: {again}"


def own_article_steps() -> list[str]:
    """README's commands on one's own articles, one after another as they stand."""
    text = "".join(text for _, text in FENCED if "mine.parallax.zip" in text)
    return [step.strip() for step in re.split(r"^(?=\S)", text, flags=re.M) if step.strip()]


def test_readmes_steps_on_own_articles_work_as_they_stand(tmp_path):
    (tmp_path / "my-articles").symlink_to(ROOT / "data" / "gallery" / "water-rules")
    names = []
    for step in own_article_steps():
        run_shown(step.removesuffix(" --pdf"), tmp_path)  # which needs a Chrome
        names.append(step.split()[3])
    assert names == ["compare", "open", "repeat", "publish"]
    assert (tmp_path / "report.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("story", ["sample", "gallery/port-strike", "gallery/recount"])
def test_readmes_axis_for_own_articles_finds_sentences_in_other_stories(story):
    words = shlex.split(own_article_steps()[0])
    poles, about = (words[words.index(name) + 1] for name in ("--axis", "--about"))
    axis = FramingAxis.parse(poles, about)
    pages = sorted((ROOT / "data" / story).glob("*.[th]*"))
    corpus = read_corpus(read_paths(page for page in pages if page.suffix != ".toml"))
    placed = compare_on_axis(corpus.sentences, axis, load_tier("accurate").encoder)
    assert placed.estimates["estimate"].notna().sum() >= 2


def test_readme_names_the_python_that_has_the_packages():
    calls = re.findall(r"(\S*)python -m analysis", "".join(text for _, text in FENCED))
    assert set(calls) == {".venv/bin/"}


def test_numbers_are_compared_to_the_digits_shown():
    assert same_output("a +0.23 …\nb", "a +0.24 … b")
    assert not same_output("a +0.23", "a +0.25")
    assert not same_output("a -0.03", "a +0.03")
    assert not same_output("19 sentences", "20 sentences")


def test_the_simulations_table_is_what_the_simulation_prints():
    for scene, n, held, plain, width in islice(coverage_rows(), 3):
        row = f"| {n} | {scene} | {held:.3f} | {plain:.3f} | {width:.2f} |"
        assert row in MEASURES, (
            f"docs/measures.md lacks “{row}”: run `python -m evaluation.coverage` and paste anew."
        )


def test_intervals_of_five_articles_and_more_hold_the_truth_as_often_as_is_asked():
    rows = re.findall(r"^\| (\d+) \| articles .+? \| (0\.\d{3}) \|", MEASURES, re.MULTILINE)
    assert len(rows) == len(SCENES) * len(N_ARTICLES)
    assert all(float(held) >= 0.93 for n, held in rows if int(n) >= 5)


@pytest.mark.skipif(not extraction.PAGES.is_dir(), reason="the labelled pages are not here")
def test_the_figures_of_reading_are_what_the_measurement_prints(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["extraction"])
    extraction.main()
    rows = [row for row in capsys.readouterr().out.splitlines() if "held back" in row]
    missing = [row for row in rows if row not in MEASURES]
    assert not missing, "Put these rows into docs/measures.md:\n" + "\n".join(missing)
    for way in ("HTML", "saved as text"):
        row = next(row for row in rows if row.startswith(f"| {way} | "))
        figure = row.split("|")[6].split()[0].lstrip("0")
        assert f"F1 | {figure} |" in DOCS["CHANGELOG.md"], f"CHANGELOG.md needs {figure}, {way}."
    # What reading is held to: the extractor's own score in this run, and .97 of all characters.
    html, theirs = (
        float(next(row for row in rows if row.startswith(f"| {way} | ")).split("|")[6].split()[0])
        for way in ("HTML", "trafilatura")
    )
    assert html >= theirs
    (shares,) = (row for row in rows if row.startswith("| held back | "))
    assert min(map(float, shares.split("|")[5:7])) >= 0.97


@pytest.mark.skipif(not voice.DATA.is_file(), reason="the labelled sentences are not here")
def test_the_figures_of_voice_are_what_the_measurement_prints():
    lines: list[str] = []
    voice.main(lines.append)
    told = [line for line in lines if "(0." in line]
    assert len(told) > 10
    for line in told:
        value, low, high = re.findall(r"0(\.\d{3})", line)[:3]
        words = f"{value} ({low}–{high})"
        assert words in MEASURES, f"docs/measures.md needs {words}: {line}"


@pytest.mark.skipif(not claim_labels.EVENTS.is_file(), reason="the labelled events are not here")
@pytest.mark.parametrize("tier", ["fast", "accurate"])
def test_the_figures_of_claims_are_what_the_measurement_gives(tier):
    encoder = load_tier(tier).encoder
    events = claim_labels.read_labelled("test")
    got, _ = claims.measured(events, lambda event: claims.claim_groups(event, encoder))
    page = (ROOT / "docs" / "models.md").read_text("utf-8")
    part = page[page.index("## Sentences that state one fact") :]
    row = next(line for line in part.splitlines() if line.startswith(f"| **{tier}** "))
    missing = [said(figure) for figure in got.values() if said(figure) not in row]
    assert not missing, f"`python -m evaluation --task claims` has these for {tier}: {missing}"


@pytest.mark.parametrize("name", NAMES)
def test_links_and_pictures_lead_somewhere(name):
    for link in LINK.findall(DOCS[name]):
        if link.startswith(("http://", "https://")):
            continue
        file, _, anchor = link.partition("#")
        target = (ROOT / name).parent / file if file else ROOT / name
        assert target.exists(), f"{name} links to {link}, which is not there."
        if anchor:
            anchors = heading_anchors(target.read_text(encoding="utf-8"))
            assert anchor in anchors, f"{name} links to {link}; there is {sorted(anchors)}."


@pytest.mark.parametrize("name", NAMES)
def test_no_document_holds_a_path_of_some_machine(name):
    found = MACHINE_PATH.search(DOCS[name])
    assert not found, f"{name} holds a path of one machine: {found and found[0]}"


@pytest.mark.parametrize("name", NAMES)
def test_every_file_that_is_named_exists(name):
    paths = re.findall(
        r"`((?:analysis|ui|tests|training|evaluation|weights)/[\w/.-]+)`", DOCS[name]
    )
    missing = [path for path in paths if not (ROOT / path).exists()]
    assert not missing, f"{name} names files that are not there: {missing}"


def test_the_glossary_is_in_the_order_of_the_alphabet():
    words = re.findall(r"^- \*\*(.+?)\*\*", DOCS["docs/glossary.md"], re.M)
    assert words == sorted(words), "Sort the words of docs/glossary.md."


def test_the_hooks_run_the_ruff_that_the_tests_pin():
    version = re.search(r"^ruff==(\S+)", (ROOT / "requirements-dev.txt").read_text(), re.M)
    hooks = (ROOT / ".pre-commit-config.yaml").read_text()
    assert version, "requirements-dev.txt pins no ruff."
    assert f"rev: v{version[1]} " in hooks, "Set ruff's rev in .pre-commit-config.yaml anew."


def test_the_citation_names_the_version_of_the_program():
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {__version__}" in cited.splitlines()
