"""The pages in other languages: German, and one that puts every message between ⟦ and ⟧."""

import json
import pickle
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from html import unescape

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from analysis import formats, translation
from analysis.models.builtin import FRAMES
from analysis.models.tiers import load_tier
from analysis.studies.bundle import study_bytes
from analysis.studies.voices import heard_corpus
from analysis.translation import LANGUAGES, mark, speaking, tr
from tests.conftest import ROOT
from tests.pages.test_pages import PAGES
from tests.pseudo_language import Bracketed
from ui import cache, choices, figures, remembering, stores, tiers
from ui.remembering import Remembered, held, remembered
from ui.saving import made_study

HEALTH = ROOT / "pages/Health.py"
# Nothing of these is a message: they are objects of models and stores, or promises of answers.
NO_VALUES = {"score_store", "tier_named", "hub_encoder", "shared_hearing", "own_hearing"}
NO_VALUES |= {"store_at", "writer_of"}
CACHES = {
    name: one
    for room in (cache, figures, stores, tiers)
    for name, one in vars(room).items()
    if isinstance(one, Remembered)
}


@pytest.fixture
def brackets(monkeypatch):
    """The code of that language, and every answer that is the same for all and was made anew."""
    usual, answers = translation._catalogue, {}
    monkeypatch.setitem(LANGUAGES, "zz", "⟦Zz⟧")
    monkeypatch.setitem(formats._LOCALES, "zz", "en_GB")
    monkeypatch.setattr(
        translation, "_catalogue", lambda code: Bracketed() if code == "zz" else usual(code)
    )
    asked = Remembered.__call__

    def noting(self, *args, **kwargs):
        answer = asked(self, *args, **kwargs)
        if self.for_all:
            answers.setdefault(self.__name__, []).append(answer)
        return answer

    monkeypatch.setattr(Remembered, "__call__", noting)
    for name, one in CACHES.items():
        if name not in NO_VALUES:
            one.clear()
    return answers


def opened(path, *, browser: str | None = None, **address: str) -> AppTest:
    page = AppTest.from_file(ROOT / "app.py", default_timeout=120)
    page.context = {"locale": browser} if browser else {}
    if path.name != "app.py":
        page.switch_page(str(path.relative_to(ROOT)))
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


TOLD = {"label", "help", "placeholder", "body", "alt", "options", "text", "title"}


def texts(proto) -> Iterable[str]:
    """All that an element or a block says to people, as Streamlit sends it to the browser."""
    for field, value in proto.ListFields():
        repeated = not isinstance(value, str | bytes) and hasattr(value, "__iter__")
        many = list(value) if repeated and not hasattr(value, "items") else [value]
        for one in many:
            if field.name in TOLD and isinstance(one, str):
                yield one
            elif hasattr(one, "ListFields"):
                yield from texts(one)
    if columns := getattr(proto, "columns", ""):
        settings = json.loads(columns) if isinstance(columns, str) else {}
        yield from (str(one.get("label") or "") for one in settings.values())
        # Streamlit's own name of the rows, and ids that nobody is shown, are no headers.
        yield from (
            name for name, one in settings.items() if not one.get("label") and name[0] != "_"
        )


def said(page: AppTest) -> list[str]:
    """Every text of a page, without markup."""
    found = [text for node in page._tree for text in _own(node)]
    bare = (re.sub(r"<style>.*?</style>|<[^>]*>", "\n", text, flags=re.S) for text in found)
    return [unescape(text).replace("\\", "") for text in bare if text.strip()]


def _own(node):
    """The texts of a node itself; a block's children speak for themselves."""
    proto = getattr(node, "proto", None)
    is_for_machines = getattr(node, "type", "") in ("plotly_chart", "json")
    return [] if proto is None or is_for_machines else list(texts(proto))


def outside(text: str) -> list[str]:
    """What stands outside of all brackets, in pieces that have words in them."""
    while "⟦" in text and (inner := re.sub(r"⟦[^⟦⟧]*⟧", "\n", text)) != text:
        text = inner
    pieces = re.split(r"[\n·↔|]| \(|\)$|: ", text)
    return [piece.strip() for piece in pieces if HAS_WORDS.search(piece)]


# What is the same in every language: names, what a visitor typed, files, units, and words that
# models read.
NAMES = "Parallax|Spearman|Streamlit|Python|HTML|CSV|PDF|PNG|SVG|MB"
NAMES += r"|parallax-\w+|[\w-]+\.(csv|parquet|json)"
TYPED = list(choices.DEFAULTS.values())


def known_texts() -> list[str]:
    """What articles say and visitors type, the longest first."""
    corpus = cache.sample_corpus()
    tables = (corpus.articles, corpus.removed, corpus.sentences)
    cells = (str(cell) for table in tables for cell in table.to_numpy().ravel())
    typed = [word for value in TYPED for word in (value, *re.split(r"[=|;] ?", value))]
    known = {" ".join(text.split()) for text in (*cells, *typed, *(f.name for f in FRAMES))}
    return sorted(known - {""}, key=len, reverse=True)


def ours(page: AppTest) -> list[str]:
    """What a page says outside the brackets that is neither a name nor an article's."""
    known = known_texts()
    whole = "\n".join(known)
    found = []
    for piece in (piece for text in said(page) for piece in outside(text)):
        rest = " ".join(re.sub(rf"\b({NAMES})\b", " ", piece).split())
        if rest.strip(" .…,“”'") not in whole:
            for text in known:
                rest = rest.replace(text, " ") if len(text) > 3 else rest
        rest = rest.strip(" .…,“”'")
        found += [piece] if HAS_WORDS.search(rest) and rest not in whole else []
    return found


HAS_WORDS = re.compile(r"[^\W\d_]{2}")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_word_of_ours_is_a_message(path, brackets):
    page = opened(path, lang="zz")
    assert not page.exception
    assert ours(page) == []
    values = {name: brackets[name] for name in brackets if name not in NO_VALUES}
    assert [name for name, one in values.items() if "⟦".encode() in pickle.dumps(one)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_page_opens_in_german_and_stays_in_it(path):
    page = opened(path, lang="de")
    assert not page.exception
    assert not page.error
    with speaking("de"):
        assert page.title[0].value in [tr(question) for question in QUESTIONS]
    assert page.query_params["lang"] == "de"
    assert page.radio(key="w_language").value == "de"


QUESTIONS = [
    mark(question)
    for path in PAGES
    for question in re.findall(r'mark\("([^"]+\?)"\)', path.read_text(encoding="utf-8"))
]


def test_the_browser_chooses_until_the_visitor_does():
    assert opened(HEALTH).title[0].value == "Is this server well?"
    page = opened(HEALTH, browser="de-AT")
    assert page.title[0].value == "Geht es diesem Server gut?"
    assert "lang" not in page.query_params
    page.radio(key="w_language").set_value("en").run()
    assert page.title[0].value == "Is this server well?"
    assert page.query_params["lang"] == "en"
    page.radio(key="w_language").set_value("de").run()
    assert page.title[0].value == "Geht es diesem Server gut?"
    assert "lang" not in page.query_params


@pytest.mark.parametrize("code", ["", "xx", "de-AT", "<b>"])
def test_a_language_that_is_not_there_is_english(code):
    page = opened(HEALTH, browser="fr-FR", lang=code)
    assert page.title[0].value == "Is this server well?"
    assert "lang" not in page.query_params


def test_a_choice_of_language_goes_with_the_reader_from_page_to_page():
    page = opened(HEALTH, lang="de")
    page.switch_page("pages/9_Method.py").run()
    assert page.title[0].value == "Wie wurde das gemessen?"


def test_what_is_wrong_is_said_in_the_visitors_language():
    page = opened(ROOT / "app.py", lang="de", story="nowhere")
    assert "Der Link nennt ein Thema, das nicht da ist" in page.info[0].value.replace("\\", "")


def test_what_is_wrong_with_what_was_typed_follows_the_language():
    page = opened(ROOT / "pages/1_Compare.py")
    page.text_area[0].set_value("one pole only").run()
    assert "needs two poles" in page.error[0].value.replace("\\", "")
    page.session_state["choices"]["lang"] = "de"
    page.run()
    assert "braucht zwei Pole" in page.error[0].value.replace("\\", "")


@pytest.mark.parametrize("kind", [remembered, held])
def test_two_visitors_never_get_what_was_remembered_for_the_other(kind):
    n_made = []

    @kind(max_entries=4)
    def named(key: str, _table: object) -> str:
        n_made.append(key)
        return tr("Home")

    for code, word in (("en", "Home"), ("de", "Start"), ("en", "Home"), ("de", "Start")):
        with speaking(code):
            assert named("a", object()) == word
    assert len(n_made) == 2
    with speaking("de"):
        named.clear("a", object())
        named("a", object())
    with speaking("en"):
        named("a", object())
    assert len(n_made) == 3


def test_figures_are_drawn_for_each_language(monkeypatch):
    monkeypatch.setitem(figures.PLOTS, "strip", lambda **_: go.Figure(layout={"meta": tr("Home")}))

    def drawn(code):
        with speaking(code):
            screen = figures.figure("strip", "a key of this test", "light", False, {})
            return screen["layout"]["meta"]

    assert [drawn(code) for code in ("de", "en", "de")] == ["Start", "Home", "Start"]


def test_the_same_for_all_is_made_once():
    n_made = []

    @remembered(max_entries=4, for_all=True)
    def number(key: str) -> int:
        n_made.append(key)
        return 1

    for code in ("en", "de"):
        with speaking(code):
            number("the same")
    assert len(n_made) == 1


def test_a_spinner_speaks_the_language_of_who_waits():
    @remembered(max_entries=1, spinner=mark("Looking for names…"), for_all=True)
    def looked() -> int:
        return 1

    assert looked._cached("de") is looked._cached("de")
    with speaking("de"):
        spun = remembering.Remembered(
            lambda: 1, lambda f, show_spinner: show_spinner, spinner="Home", for_all=True
        )
        assert spun._cached("de") == "Start"


def test_a_saved_study_is_the_same_file_in_every_language():
    corpus, tier = heard_corpus(cache.sample_corpus()), load_tier("fast")
    settings = {
        name: text for name, text in choices.DEFAULTS.items() if name not in choices.READING
    }
    made = datetime(2026, 1, 1, tzinfo=UTC)

    def saved(code):
        with speaking(code):
            study = made_study(corpus, tier, settings, tuple(corpus.outlets))
            return study_bytes(study, made)

    assert saved("de") == saved("en")
