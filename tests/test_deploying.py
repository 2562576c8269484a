"""What the image of a host of one's own holds, and what the page on deploying says of limits."""

import fnmatch
import re
import tomllib

import pytest

from tests.conftest import ROOT

LINES = [
    line
    for line in re.sub(r"\\\n\s*", " ", (ROOT / "Dockerfile").read_text()).splitlines()
    if line and not line.startswith("#")
]
DEPLOYING = (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")
NEEDED = {"app.py", "analysis", "pages", "ui", "weights", "data", "evaluation", ".streamlit"}


def steps(kind: str) -> list[str]:
    """What stands behind every line of this kind, in order."""
    return [line.removeprefix(kind).strip() for line in LINES if line.startswith(f"{kind} ")]


def copied() -> list[str]:
    """Every path that is copied into the image."""
    return [path for step in steps("COPY") for path in step.split()[:-1]]


def is_ignored(path: str) -> bool:
    """Whether .dockerignore keeps a path out; the last rule that fits decides."""
    ignored = False
    for rule in (ROOT / ".dockerignore").read_text().split("\n"):
        if not rule or rule.startswith("#"):
            continue
        pattern = rule.lstrip("!").removeprefix("**/")
        parts = path.split("/")
        heads = ["/".join(parts[: n + 1]) for n in range(len(parts))]
        names = parts if rule.lstrip("!").startswith("**/") else heads
        if any(fnmatch.fnmatch(name, pattern) for name in names):
            ignored = not rule.startswith("!")
    return ignored


def test_the_base_is_slim_and_of_a_python_that_is_supported():
    (base,) = steps("FROM")
    version = re.fullmatch(r"python:(3\.\d+)-slim", base)
    assert version, base
    assert version[1] in {"3.11", "3.12"}


def test_everything_copied_is_there_and_reaches_the_builder():
    for path in copied():
        assert (ROOT / path).exists(), path
        assert not is_ignored(path), path


def test_everything_that_runs_is_copied_and_nothing_else():
    assert {path.split("/")[0] for path in copied()} >= NEEDED
    for path in ("tests", "training", ".git", ".venv", "docs", ".streamlit/secrets.toml"):
        assert path not in copied()
        assert is_ignored(path), path
    assert is_ignored("ui/__pycache__")
    assert not [step for step in steps("COPY") if step.split()[0] == "."]


def test_the_pinned_packages_are_installed_before_the_code_is_copied():
    install = next(n for n, line in enumerate(LINES) if "-r requirements.txt" in line)
    code = next(n for n, line in enumerate(LINES) if line.startswith("COPY app.py"))
    assert LINES.index("COPY requirements.txt ./") < install < code


def test_a_public_server_fetches_nothing_unless_it_is_told_to():
    for setting in ("HF_HUB_OFFLINE=1", "PARALLAX_FETCH=off"):
        assert f" {setting} " in f" {steps('ENV')[0]} "
        assert f"`{setting}`" in DEPLOYING
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for secret in ('HF_HUB_OFFLINE = "1"', 'PARALLAX_FETCH = "off"'):
        assert secret in DEPLOYING
        assert secret in readme


def test_nothing_runs_as_root():
    (user,) = steps("USER")
    assert user not in {"root", "0"}
    assert f"--uid {user}" in " ".join(steps("RUN"))
    assert LINES.index(f"USER {user}") < LINES.index(f"CMD {steps('CMD')[-1]}")


def test_its_health_is_asked_where_streamlit_answers():
    (check,) = steps("HEALTHCHECK")
    (port,) = steps("EXPOSE")
    assert f"http://localhost:{port}/_stcore/health" in check
    assert f"--server.port={port}" in steps("CMD")[-1]


def test_no_secret_and_no_unpinned_package_is_in_the_image():
    text = "\n".join(LINES)
    assert not re.search(r"(?i)(token|password|secret)\s*=", text)
    pins = (ROOT / "requirements.txt").read_text().splitlines()
    assert all("==" in line for line in pins if line and not line.startswith(("#", "-")))


def test_the_page_says_the_limits_that_are_set():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert f"{config['server']['maxUploadSize']} MB" in DEPLOYING
    assert not (ROOT / "packages.txt").exists()
    assert not (ROOT / "uv.lock").exists()


@pytest.mark.parametrize("name", ["README.md", "docs/deploying.md"])
def test_the_button_opens_the_form_for_this_app(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    link = re.search(r"https://share\.streamlit\.io/deploy\?[^)`\s]+", text)
    assert link, name
    assert "mainModule=app.py" in link[0]
    assert "branch=main" in link[0]
