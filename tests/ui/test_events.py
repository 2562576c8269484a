"""What the server writes down: events and numbers, and no word of a visitor's."""

import json
import logging

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.errors import CorpusError, SettingError
from tests.conftest import ROOT
from ui import events

MARK = "Zanzibarquilla"


@pytest.fixture
def written(monkeypatch):
    """The lines that are written, as objects."""
    lines = []

    class Kept(logging.Handler):
        def emit(self, record):
            lines.append(record.getMessage())

    kept, logger = Kept(), logging.getLogger("parallax")
    logger.addHandler(kept)
    monkeypatch.setattr(logger, "level", logging.INFO)
    yield lines
    logger.removeHandler(kept)


def test_an_event_is_one_line_of_json(written):
    events.log_event("read", session="1a2b3c4d", files=3, outlets=2)
    line = json.loads(written[0])
    assert line.pop("time").endswith("+00:00")
    expected = {"level": "info", "event": "read", "session": "1a2b3c4d", "files": 3, "outlets": 2}
    assert line == expected


@pytest.mark.parametrize("value", ["The minister said: no.", "a" * 41, "x\ny", "é", None, ["a"]])
def test_what_is_no_number_and_no_word_of_ours_is_left_out(written, value):
    events.log_event("read", page=value)
    assert json.loads(written[0])["page"] == "(left out)"


def test_an_error_is_written_by_its_kind(written):
    with pytest.raises(CorpusError), events.timed("read"):
        raise CorpusError(MARK)
    with pytest.raises(KeyError), events.timed("read"):
        raise KeyError(MARK)
    assert [json.loads(line)["ended"] for line in written] == ["refused", "failed"]
    assert [json.loads(line)["error"] for line in written] == ["CorpusError", "KeyError"]
    assert MARK not in "".join(written)


def test_what_another_package_says_is_replaced_by_where_it_said_it():
    try:
        {}[MARK]
    except KeyError as error:
        given = ("other.package", logging.ERROR, "a/file.py", 12, "It was %s", (MARK,),
                 (KeyError, error, error.__traceback__))  # fmt: skip
        record = events._record_without_words(*given)
    line = json.loads(logging.Formatter().format(record))
    assert MARK not in str(line)
    assert (line["by"], line["at"], line["error"]) == ("other.package", "file.py:12", "KeyError")
    assert line["frames"][0].startswith("test_events.py:")


def test_a_wrong_choice_is_a_sentence(monkeypatch):
    monkeypatch.setenv("PARALLAX_LOG", "everything")
    with pytest.raises(SettingError, match="choose one of: events, full, off"):
        events.log_choice()


def test_a_session_leaves_no_word_of_its_own_in_the_log(written, caplog, capfd):
    page = AppTest.from_file(ROOT / "app.py", default_timeout=120)
    for name in ("low", "high", "about", "outlet", "speaker", "model", "targets", "sides"):
        page.query_params[name] = f"{MARK} {name}"
    page.query_params["tier"] = "fast"
    page.run()
    page.button(key="load").click().run()
    page.file_uploader(key="files").set_value(
        [("a.csv", _table(), "text/csv"), (f"{MARK}.txt", b"\x00\x01", "text/plain")]
    ).run()
    page.text_area(key="pasted").set_value(f"{MARK} said so. Nobody at {MARK} agreed.").run()
    page.text_input(key="pasted_outlet").set_value(f"{MARK} Times").run()
    page.button(key="read").click().run()
    for name in ("pages/1_Compare.py", "pages/7_Evidence.py", "pages/8_Articles.py"):
        page.switch_page(name).run()
    assert MARK in " ".join(element.proto.body for element in page.get("html"))
    kinds = [json.loads(line)["event"] for line in written]
    assert {"page", "read", "score"} <= set(kinds)
    assert MARK.casefold() not in "\n".join(written).casefold()
    assert MARK.casefold() not in caplog.text.casefold()
    assert MARK.casefold() not in "".join(capfd.readouterr()).casefold()


def _table() -> bytes:
    text = f"Russia stands firmly with {MARK}, the minister of {MARK} said. Moscow gave its help."
    rows = {name: [f"{MARK} {name} {i}" for i in range(2)] for name in ("outlet", "headline")}
    return pd.DataFrame(rows | {"text": [text, text + " Yes."]}).to_csv(index=False).encode()
