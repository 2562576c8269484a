"""Ugly input through the page: one clear sentence, nothing lost, nothing run."""

import json

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

GOOD = (
    "Russia stands firmly with Iran, the minister said. Moscow gave Tehran its full support. "
    "The president received his guest with honours and promised help for the people of Iran."
)


def with_files(*files: tuple[str, bytes]) -> AppTest:
    """Home, with these files given to the dialog and its button pressed."""
    page = AppTest.from_file(ROOT / "app.py", default_timeout=120).run()
    page.button(key="load").click().run()
    typed = [(name, data, "application/octet-stream") for name, data in files]
    page.file_uploader(key="files").set_value(typed).run()
    if not page.error:
        page.button(key="read").click().run()
    return page


def said(page: AppTest) -> str:
    assert not page.exception
    return " ".join(error.value for error in page.error).replace("\\", "")


def findings(page: AppTest) -> str:
    return " ".join(e.proto.body for e in page.get("html") if "finding" in e.proto.body)


def table(outlets: list[str], text: str = GOOD) -> bytes:
    rows = {"outlet": outlets, "text": [f"{text} This is report {i}." for i in range(len(outlets))]}
    return pd.DataFrame(rows).to_csv(index=False).encode()


LINE = b"One more line of text that goes on. "


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty.txt is empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "is not a text file"),
        ("huge.txt", LINE * 1_400_000, "more than 50 MB together"),
        ("large.txt", LINE * 700_000, "large.txt is larger than 20 MB"),
        ("lines.jsonl", b'{"text": "a"}\n{"text": "b"}\n{"text": \n', "line 3"),
        ("odd.txt", b"\xff\xfe\x00\xd8\x00\xd8" * 50 + b"\x01", "UTF-16-LE but does not hold such"),
        ("menu.txt", b"Home\nNews\nSport\nLogin\n", "menu.txt has no article text left"),
    ],
    ids=["empty", "binary", "50 MB", "25 MB", "broken line", "unknown encoding", "menu"],
)
def test_unusable_file_is_one_sentence_and_the_sample_stays(name, data, says):
    page = with_files((name, data))
    assert says in said(page)
    assert len(page.error) == 1
    assert "Eastern Polestar" in findings(page)


def test_bad_file_among_good_ones_is_named_and_the_good_ones_are_read():
    page = with_files(("good.csv", table(["North Post", "South News"])), ("empty.txt", b""))
    assert "empty.txt is empty" in said(page)
    assert "North Post" in findings(page)


def test_table_without_a_text_column_asks_which_column_it_is():
    data = pd.DataFrame({"paper": ["North Post"], "words": [GOOD]}).to_csv(index=False).encode()
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
    page.button(key="load").click().run()
    page.file_uploader(key="files").set_value([("odd.csv", data, "text/csv")]).run()
    page.selectbox(key="column_text").set_value("words").run()
    page.selectbox(key="column_Outlet").set_value("paper").run()
    page.button(key="read").click().run()
    assert not said(page)
    assert "North Post" in findings(page)


def test_one_article_alone_is_placed_within_this_article():
    page = with_files(("one.csv", table(["North Post"])))
    assert not said(page)
    assert "North Post" in findings(page)
    assert "The interval holds within one article" in findings(page)


def test_three_hundred_outlets_are_read_and_forty_are_shown():
    page = with_files(("many.csv", table([f"Outlet {i:03d}" for i in range(300)])))
    assert not said(page)
    assert "40 of 300 outlets are shown" in page.info[-1].value
    page.switch_page("pages/1_Compare.py").run()
    assert "40 of 300 outlets are shown" in page.info[0].value
    spec = json.loads(page.get("plotly_chart")[0].proto.spec)
    assert len({name for name in json.dumps(spec).split('"') if name.startswith("Outlet 0")}) <= 40


def test_emoji_and_right_to_left_text_are_read_and_shown():
    text = f"{GOOD} 🎉🎉 وزیر خارجه ایران به مسکو رفت. שר החוץ הגיע למוסקבה."
    page = with_files(("mixed.csv", table(["کیهان", "🦊 News"], text)))
    assert not said(page)
    assert "کیهان" in findings(page)
    page.switch_page("pages/7_Evidence.py").run()
    assert not page.exception


def test_articles_in_another_language_are_warned_of():
    text = "Le ministre a déclaré lundi que la Russie soutient fermement l'Iran et son peuple. " * 3
    page = with_files(
        ("mixed.csv", table(["North Post"]) + table(["Le Soir"], text).split(b"\n", 1)[1])
    )
    assert "Le Soir" in page.warning[0].value
    assert "North Post" not in page.warning[0].value


def test_markup_in_text_and_outlet_is_shown_as_text():
    text = f"<script>alert(1)</script> ![x](https://example.com/x.png) <b>{GOOD}</b>"
    page = with_files(("marked.csv", table(["<img src=x onerror=alert(1)>", "=1+1"], text)))
    assert not said(page)
    for name in ("app.py", "pages/7_Evidence.py", "pages/8_Articles.py"):
        page.switch_page(name).run()
        assert not page.exception
        shown = " ".join(element.proto.body for element in page.get("html"))
        assert "<script" not in shown
        assert "<img" not in shown
        assert all("example.com" not in markdown.value for markdown in page.markdown)
