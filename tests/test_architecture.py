"""Each room may import only what the plan allows, and Streamlit stays out of the instrument."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "errors": set(),
    "storage": {"errors"},
    "corpus": {"errors"},
    "fetching": {"errors", "corpus"},
    "models": {"errors", "corpus"},
    "measures": {"errors", "corpus"},
    "charts": {"errors", "corpus"},
    "studies": {"errors", "corpus", "models", "measures", "charts", "storage"},
    "reports": {"errors", "corpus", "models", "measures", "charts", "studies"},
    "cli": {
        "errors",
        "corpus",
        "fetching",
        "models",
        "measures",
        "charts",
        "storage",
        "studies",
        "reports",
    },
    "__main__": {"cli"},
}
EVERYWHERE = {"translation", "formats", "turns"}  # every room speaks to people, and may queue
OUTSIDE = {"streamlit", "ui", "pages", "app", "tests", "training", "evaluation", "torch"}


def imported_modules(path: Path) -> set[str]:
    """Every module a file imports, at its top or inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    taken = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) if n.module]
    rooms = {a.name for n in taken for a in n.names if n.module == "analysis"} - {"__version__"}
    return plain | {f"analysis.{room}" for room in rooms} | {n.module for n in taken}


def faults(path: Path) -> list[str]:
    """What a file of the instrument imports and may not."""
    room = path.relative_to(ROOT / "analysis").parts[0].removesuffix(".py")
    allowed = MAY_IMPORT.get(room, set()) | EVERYWHERE | {room}
    found = []
    for module in imported_modules(path):
        top, _, rest = module.partition(".")
        other = rest.split(".")[0]
        if top in OUTSIDE - {"torch"} or (top == "torch" and path.stem not in {"hub", "text_runs"}):
            found.append(f"{path.name} imports {module}")
        elif top == "analysis" and other and other not in allowed:
            found.append(f"{room}/{path.name} imports {other}")
    return found


def test_rooms_import_only_what_the_plan_allows():
    files = [p for p in ROOT.glob("analysis/**/*.py") if p != ROOT / "analysis/__init__.py"]
    assert len(files) > 30
    assert [fault for path in files for fault in faults(path)] == []


def test_a_room_is_seen_however_it_is_imported(tmp_path):
    ways = ("import analysis.cli", "from analysis import cli", "from analysis.cli import main")
    for number, way in enumerate(ways):
        (path := tmp_path / f"{number}.py").write_text(f"def late():\n    {way}\n")
        assert "analysis.cli" in imported_modules(path)
    path.write_text("from analysis import __version__")
    assert imported_modules(path) == {"analysis"}


def test_charts_know_nothing_of_the_corpus_but_its_tables():
    for path in ROOT.glob("analysis/charts/*.py"):
        corpus = {m for m in imported_modules(path) if m.startswith("analysis.corpus")}
        assert corpus <= {"analysis.corpus.schema"}, path.name


@pytest.mark.parametrize("folder", ["pages", "."])
def test_pages_know_only_the_screen_and_the_studies(folder):
    for path in (ROOT / folder).glob("*.py"):
        modules = {m for m in imported_modules(path) if m.startswith("analysis.")}
        allowed = ("analysis.studies", "analysis.models.builtin", "analysis.errors")
        allowed += tuple(f"analysis.{module}" for module in EVERYWHERE)
        assert all(module.startswith(allowed) for module in modules), path.name


def test_the_plan_names_every_room():
    rooms = {p.name for p in (ROOT / "analysis").iterdir() if p.is_dir()}
    assert rooms - {"__pycache__", "locale"} <= set(MAY_IMPORT)
