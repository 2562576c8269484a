"""The choices that all pages share, as they stand in the address.

A widget's own value is gone after a page change, so every shared choice lives here. Choices that
differ from their defaults stand in the address, so that a copied link opens the same view of the
sample story; their names there are public, short and stable.
"""

from collections.abc import Callable, Collection, Mapping

import streamlit as st

from analysis.corpus.sides import parse_sides
from analysis.errors import CorpusError, QuestionError
from analysis.models.hub import cached_models
from analysis.models.paraphrases import parse_wordings
from analysis.models.tiers import DEFAULT_TIER, TIERS
from analysis.studies.gallery import stories
from analysis.studies.settings import parse_frames, parse_targets
from analysis.studies.shared import EVERYWHERE, NONE, ONCE
from analysis.translation import ENGLISH, LANGUAGES, mark
from ui.languages import browsers_language, is_nobody
from ui.session import go_in_tour

_LONGEST_VALUE = 4_000
_TOURED = 99  # beyond the last step of the tour

# Name in the address → the value a first visit has.
DEFAULTS = {
    "story": "",
    "low": "lukewarm response",
    "high": "strong show of support",
    "about": "Russia's response to Iran",
    "wordings": "",
    "targets": "Russia=Moscow|Kremlin|Putin; Iran=Tehran|Araghchi",
    "frames": "",
    "voice": "apart",
    "shared": EVERYWHERE,
    "by": "side",
    "sides": "",
    "speaker": "",
    "outlets": "",
    "outlet": "",
    "article": "",
    "claims": "all",
    "tier": DEFAULT_TIER,
    "model": "",
    "text": "normal",
    "colours": "blue-orange",
    "lang": "",
}
# What of a page is looked at, by name: in the address, and no part of a study.
LOOKED_AT = ("frame", "drawn", "mentions", "headline", "shift", "pair", "same", "claim")
DEFAULTS |= dict.fromkeys(LOOKED_AT, "")
# How the reader reads: theirs whatever study is opened, and no part of one.
READING = ("text", "colours", "lang")
# What stays as it is when another story is opened.
NOT_ASKED = ("tier", "model", *READING)
# The words of choices, here and below, are translated where they are shown.
# "apart" draws two marks an outlet; where there is one mark only, it stands for all voices.
VOICES = {
    "apart": mark("own and quoted apart"),
    "all": mark("all voices"),
    "own": mark("own voice only"),
    "quoted": mark("quotations only"),
}
# Which claims are shown, by how many outlets carry them.
CLAIMS = {
    "all": mark("all"),
    "every": mark("every outlet has them"),
    "but-one": mark("all but one have them"),
    "one": mark("only one has them"),
}
# How text that several articles share is counted, in every estimate.
COUNTS_SHARED = {
    EVERYWHERE: mark("everywhere"),
    ONCE: mark("once, where it stood first"),
    NONE: mark("not at all"),
}

SIZES = {"normal": mark("normal"), "large": mark("large")}
COLOURS = {
    "blue-orange": mark("blue and orange"),
    "purple-green": mark("purple and green"),
    "contrast": mark("high contrast"),
}

# Under what quotations count on the page of voices.
BY = {"side": mark("side"), "speaker": mark("speaker")}

# The choices that have a list, and what stands in it.
_OFFERED: dict[str, Collection[str]] = {
    **{"voice": VOICES, "claims": CLAIMS, "shared": COUNTS_SHARED, "by": BY},
    **{"text": SIZES, "colours": COLOURS, "tier": TIERS},
}


def open_session() -> None:
    """Take the choices of a new session from the address, or those of a study just opened."""
    opened = st.session_state.pop("opened_settings", None)
    if opened is not None:
        take_opened(opened)
    elif "choices" not in st.session_state:
        if st.query_params:  # a copied link has a reader who was told what to look at
            go_in_tour(_TOURED)
        _take_choices(given_choices())


def given_choices() -> dict[str, str]:
    """The choices that stand in the address."""
    given = {key: st.query_params.get(key) for key in DEFAULTS}
    return {key: value[:_LONGEST_VALUE] for key, value in given.items() if value is not None}


def link_asks() -> bool:
    """Whether the address says what to look at, and not only how to read it or by which model."""
    return not given_choices().keys() <= set(NOT_ASKED)


def given_beside(settings: Mapping[str, str]) -> dict[str, str]:
    """The choices in the address, but for those that it cut off and that `settings` have whole."""
    return {
        name: value
        for name, value in given_choices().items()
        if len(value) < _LONGEST_VALUE or not settings.get(name, "").startswith(value)
    }


def take_opened(given: Mapping[str, str]) -> None:
    """Make the settings of an opened study the choices, before a page is drawn."""
    _take_choices({**given, **{name: choice(name) for name in READING}})
    for name in DEFAULTS:
        fill(name, choice(name))


def put_edits(edits: Mapping[str, str]) -> None:
    """Make these the choices, which they were before."""
    for name, value in edits.items():
        fill(name, value)
        st.session_state[f"complaint-{name}"] = ""


def _take_choices(given: Mapping[str, str]) -> None:
    """Make these the choices; what cannot be read or is not to be had gets its default."""
    name = given.get("story", "")
    known = name if name in stories() else ""
    usual = defaults(known)
    st.session_state["choices"] = usual | dict(given) | {"story": known}
    st.session_state["complaint-story"] = name if name != known else ""
    choose_language(choice("lang"))
    for name, words in _OFFERED.items():
        if choice(name) not in words:
            choose(name, DEFAULTS[name])
    for name in PARSERS:
        given_text = choice(name)
        choose(name, usual[name])
        choose_if_right(name, given_text)
    if choice("model") and choice("model") not in cached_models():
        # A link must not make this machine fetch a stranger's model; whoever wants it types it.
        choose("model", "")


def defaults(story: str = "") -> dict[str, str]:
    """The choices that an invented story opens with; those of a first visit for the sample."""
    return DEFAULTS | dict(stories()[story].settings)


def settings() -> dict[str, str]:
    """All choices of the study, also those that this version does not know of an opened one."""
    chosen = st.session_state["choices"]
    return {name: value for name, value in chosen.items() if name not in (*READING, *LOOKED_AT)}


def put_settings(settings: Mapping[str, str]) -> None:
    """Make the settings of an opened study the choices, before the next run draws anything."""
    st.session_state["opened_settings"] = dict(settings)


def visitors_language() -> str:
    """The language of who is spoken to: the one chosen, else the browser's, else English.

    Before the session is opened, when its page has a title already, the address has the choice.
    """
    if is_nobody():
        return ENGLISH
    given = (st.session_state.get("choices") or st.query_params).get("lang", "")
    return given if given in LANGUAGES else browsers_language()


def choose_language(code: str) -> None:
    """Speak this language; the browser's own, or one that is not known, is no choice."""
    known = code in LANGUAGES and code != browsers_language()
    choose("lang", code if known else "")


def choice(name: str) -> str:
    """The shared choice of this name."""
    return str(st.session_state["choices"][name])


def choose(name: str, value: str) -> None:
    """Make `value` the shared choice of this name."""
    st.session_state["choices"][name] = value


def fill(name: str, value: str) -> None:
    """Make `value` the shared choice of this name, and what its field says where there is one."""
    choose(name, value)
    if f"w_{name}" in st.session_state:
        st.session_state[f"w_{name}"] = value


def chooser(name: str, widget_key: str) -> Callable[[], None]:
    """A widget's on_change that makes its new value the shared choice."""
    return lambda: choose(name, st.session_state[widget_key] or "")


def language_chooser(widget_key: str) -> Callable[[], None]:
    """A widget's on_change that makes its new value the language."""
    return lambda: choose_language(st.session_state[widget_key])


PARSERS: dict[str, Callable[[str], object]] = {
    "targets": parse_targets,
    "frames": parse_frames,
    "wordings": lambda text: parse_wordings(text, choice("about")),
    "sides": parse_sides,
}


def choose_if_right(name: str, text: str) -> None:
    """Make `text` the shared choice if it can be parsed; else keep the last one and complain."""
    wrong = _wrong(name, text)
    st.session_state[f"complaint-{name}"] = text if wrong else ""
    if not wrong:
        choose(name, text)


def complaint(name: str) -> str:
    """What is wrong with what was typed last, in the language at hand; "" if nothing is."""
    typed = str(st.session_state.get(f"complaint-{name}", ""))
    return _wrong(name, typed) if name in PARSERS else typed


def _wrong(name: str, text: str) -> str:
    """What is wrong with a text, "" if nothing is."""
    try:
        PARSERS[name](text)
    except (QuestionError, CorpusError) as error:
        return str(error)
    return ""
