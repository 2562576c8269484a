"""Every message has its text in every language, and nothing is shown that is no message."""

import ast
from functools import cache
from string import Formatter

import pytest

from analysis import errors
from analysis.errors import AnalysisError
from tests import catalogue
from tests.conftest import ROOT

# Folders whose errors are not messages yet; one that is done must be taken out.
SCREEN = [ROOT / "app.py", *sorted(ROOT.glob("pages/*.py")), *sorted(ROOT.glob("ui/*.py"))]
ERRORS = {name for name, one in vars(errors).items()
          if isinstance(one, type) and issubclass(one, AnalysisError)}  # fmt: skip
# What shows its first argument, of Streamlit and of ours; for the others, which one they show.
SHOWN_FIRST = {
    *("title", "header", "subheader", "write", "caption", "markdown", "html", "text", "tabs"),
    *("info", "warning", "error", "success", "toast", "expander", "popover", "spinner", "dialog"),
    *("button", "download_button", "radio", "selectbox", "multiselect", "text_input", "text_area"),
    *("number_input", "date_input", "checkbox", "toggle", "slider", "file_uploader", "metric"),
    *("Column", "NumberColumn", "TextColumn", "CheckboxColumn"),
    *("finding", "explained", "show_error", "put_problem", "_download", "_button", "_table"),
}
SHOWN = dict.fromkeys(SHOWN_FIRST, 0)
SHOWN |= dict.fromkeys(("progress", "one_of", "one_in_list", "_one_of"), 1) | {"_text": 2}
SHOWN_BY_NAME = {"label", "help", "placeholder", "body", "alt", "page_title", "caption"}
# Names, the same in every language.
NAMES = {"Parallax", "HTML", "CSV", "PDF", "SVG", "PNG", "manifest", "json", "csv", "parquet"}
NAMES |= {"bridge", "harbour", "city", "council"}  # an English search, for English news
SAYING = {"tr", "trn"}


@cache
def gathered():
    return catalogue.messages(catalogue.gathered())


@pytest.fixture(params=catalogue.OTHERS)
def code(request):
    return request.param


@pytest.fixture
def texts(code):
    return catalogue.messages(catalogue.written(code))


def forms(message):
    """The texts of a message, one for each form of the plural."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_message_is_in_the_catalogue_and_no_other(texts):
    assert set(texts) == set(gathered())


def test_every_message_has_a_text_that_somebody_has_looked_at(texts):
    assert [one.id for one in texts.values() if one.fuzzy or not all(forms(one))] == []


def test_a_text_is_filled_from_the_values_of_its_message(texts):
    wrong = []
    for english, one in texts.items():
        if isinstance(english, str):
            asked, ok = {english}, fields(one.string) == fields(english)
        else:  # one form may say “one article” where another says “{n} articles”
            asked = set(english)
            given = set().union(*map(fields, asked))
            ok = all(given - {"n"} <= fields(form) <= given for form in forms(one))
        wrong += [] if ok else [asked]
    assert wrong == []


def test_german_quotes_as_german_does():
    texts = catalogue.messages(catalogue.written("de")).values()
    said = [form for one in texts for form in forms(one)]
    assert [form for form in said if "”" in form or form.count("„") != form.count("“")] == []


def test_the_app_reads_what_is_written(code):
    path = catalogue.po_path(code)
    assert path.with_suffix(".mo").read_bytes() == catalogue.compiled(catalogue.written(code))


def test_babel_sees_every_message():
    """It does not look into an f-string, nor at a name."""
    said = set()
    for path in [*SCREEN, *ROOT.glob("analysis/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node) in {*SAYING, "mark"}:
                literal = tuple(a.value for a in node.args[:2] if isinstance(a, ast.Constant)
                                and isinstance(a.value, str))  # fmt: skip
                if literal:
                    said.add(literal if name_of(node) == "trn" else literal[0])
    assert said <= set(gathered())


def name_of(call):
    """The last name of what is called: `button` of `st.button(…)` and of `place.button(…)`."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def has_words(text):
    """Whether there are words beside tags and names in a text."""
    plain = "".join(part.partition(">")[2] if n else part for n, part in enumerate(text.split("<")))
    letters = "".join(c if c.isalpha() else " " for c in plain)
    return any(len(word) > 1 and word not in NAMES for word in letters.split())


def literal_of(node):
    """What an f-string, or a plain one, says by itself."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(p.value) if isinstance(p, ast.Constant) else " " for p in parts)


def is_said_as_it_is(node, constants):
    """Whether words of ours come out of an expression that no `tr` has seen."""
    inner: list[ast.AST] = []
    match node:
        case ast.Constant(value=str(text)):
            return has_words(text)
        case ast.JoinedStr(values=parts):
            inner = [p.value for p in parts if isinstance(p, ast.FormattedValue)]
            if has_words(literal_of(node)):
                return True
        case ast.BinOp(left=left, right=right):
            inner = [left, right]
        case ast.IfExp(body=body, orelse=orelse):
            inner = [body, orelse]
        case ast.BoolOp(values=values) | ast.List(elts=values) | ast.Tuple(elts=values):
            inner = values
        case ast.Subscript(value=ast.Name(id=name)) if name in constants:
            inner = [constants[name]]
        case ast.Dict(values=values):
            inner = values
        case ast.Name(id=name) if name in constants:
            inner = [constants[name]]
        case ast.Call() if name_of(node) == "mark":
            return True
        case ast.Call() if name_of(node) in {"escape_markdown", "escape", "join", "format"}:
            inner = node.args
    return any(is_said_as_it_is(one, constants) for one in inner)


def constants_of(tree):
    """What stands behind the names of a module."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found[target.id] = node.value
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    found |= dict(zip((t.id for t in target.elts), node.value.elts, strict=True))
    return found


def shown_by(call):
    """The arguments of a call that a visitor reads."""
    place = SHOWN.get(name_of(call))
    first = call.args[place : place + 1] if place is not None else []
    named = [k.value for k in call.keywords if k.arg in SHOWN_BY_NAME]
    return [*first, *named]


@pytest.mark.parametrize("path", SCREEN, ids=lambda path: path.name)
def test_what_is_shown_is_translated(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert [
        ast.unparse(argument)
        for call in calls
        for argument in shown_by(call)
        if is_said_as_it_is(argument, constants_of(tree))
    ] == []


@pytest.mark.parametrize("path", SCREEN, ids=lambda path: path.name)
def test_no_words_of_ours_stand_between_tags(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    whole = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.Constant)]
    parts = {id(part) for node in whole for part in ast.walk(node) if part is not node}
    markup = [literal_of(n) for n in whole if id(n) not in parts and "</" in ast.unparse(n)]
    assert [text for text in markup if has_words(text)] == []


def said_raw_by(folder):
    """The errors of a folder whose sentence is no message."""
    wrong = []
    for path in sorted((ROOT / folder).glob("**/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            is_error = isinstance(node, ast.Call) and name_of(node) in ERRORS and node.args
            if is_error and is_said_as_it_is(node.args[0], constants_of(tree)):
                wrong.append(f"{path.name}: {ast.unparse(node.args[0])}")
    return wrong


# The command line speaks English to everybody.
ROOMS = sorted(p.name for p in (ROOT / "analysis").iterdir()
               if p.is_dir() and p.name not in {"cli", "locale", "__pycache__"})  # fmt: skip


@pytest.mark.parametrize("folder", ["ui", *(f"analysis/{room}" for room in ROOMS)])
def test_errors_speak_the_visitors_language(folder):
    wrong = said_raw_by(folder)
    assert wrong == []


def test_the_rules_see_what_they_are_to_see():
    def shown(code):
        tree = ast.parse(code)
        call = next(n for n in ast.walk(tree) if isinstance(n, ast.Call) and name_of(n) != "mark")
        return any(is_said_as_it_is(a, constants_of(tree)) for a in shown_by(call))

    assert shown("st.button('Go on')")
    assert shown("place.info(f'{n} articles')")
    assert shown("_A = mark('Files')\nst.radio(_A, [])")
    assert shown("_W = {1: mark('Files')}\nst.write(_W[n])")
    assert shown("st.text_input(name, help='What is it?')")
    assert shown("st.html('<p>Nothing here</p>')")
    assert not shown("st.html(f'<p class=\"brand\">{name}</p>')")
    assert not shown("st.button(tr('Go on'), key='go')")
