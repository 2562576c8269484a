"""What `make test` says of the browser that it found."""

import pytest

from tests.browser import get_browser


@pytest.mark.parametrize("path", ["/bin/true", "/there/is/no/such/browser"])
def test_a_browser_that_does_not_start_is_told_and_is_an_error_where_one_is_required(
    path, monkeypatch, capsys
):
    monkeypatch.setenv("CHROMIUM", path)
    monkeypatch.delenv("PARALLAX_REQUIRE_BROWSER", raising=False)
    assert get_browser.main() == 0
    assert f"{path} does not start" in capsys.readouterr().err
    monkeypatch.setenv("PARALLAX_REQUIRE_BROWSER", "1")
    assert get_browser.main() == 1


def test_the_browser_of_the_tests_starts(chromium_path):
    assert get_browser.starts(chromium_path)


def test_the_program_prints_with_the_browser_of_the_tests(chromium_path):
    from analysis.charts.export import chrome_path

    assert chrome_path() is not None
