"""The only place that names session-state keys, and what goes into the address.

A widget's own value is gone after a page change, so every shared choice lives here. Choices that
differ from their defaults stand in the address, so that a copied link opens the same view of the
sample story; their names there are public, short and stable.
"""

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from urllib.parse import unquote

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis.corpus.sides import parse_sides
from analysis.errors import CorpusError, QuestionError
from analysis.fetching.fetching import Fetching, Kept, Listed
from analysis.models.builtin import FRAMES
from analysis.models.hub import cached_models
from analysis.models.paraphrases import other_wordings, parse_wordings, wordings_text
from analysis.models.questions import Frame, FramingAxis, Target
from analysis.models.tiers import DEFAULT_TIER, TIERS
from analysis.studies.corpus import Corpus
from analysis.studies.gallery import GalleryStory, stories
from analysis.studies.settings import parse_axis, parse_frames, parse_targets
from analysis.studies.shared import EVERYWHERE, NONE, ONCE
from analysis.translation import ENGLISH, LANGUAGES, mark, tr
from ui import history
from ui.history import Story as Story
from ui.history import can_redo as can_redo
from ui.history import can_undo as can_undo
from ui.history import own_story as own_story
from ui.history import version as version

_MOST_KEPT = 10_000_000  # bytes of fetched pages, for each session
STUDY = "study"  # names a stored study in the address
_LONGEST_VALUE = 4_000
MOST_OUTLETS = 40
_SEPARATOR = "|"
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
# How the reader reads: theirs whatever study is opened, and no part of one.
READING = ("text", "colours", "lang")
# What stays as it is when another story is opened.
_NOT_ASKED = ("tier", "model", *READING)
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

# How the reader reads: see `ui/reading.py`.
SIZES = {"normal": mark("normal"), "large": mark("large")}
COLOURS = {
    "blue-orange": mark("blue and orange"),
    "purple-green": mark("purple and green"),
    "contrast": mark("high contrast"),
}

# Under what quotations count on the page of voices.
BY = {"side": mark("side"), "speaker": mark("speaker")}


def open_session() -> None:
    """Take the choices of a new session from the address, or those of a study just opened."""
    opened = st.session_state.pop("opened_settings", None)
    if opened is not None:
        _take_opened(opened)
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
    return not given_choices().keys() <= set(_NOT_ASKED)


def given_beside(settings: Mapping[str, str]) -> dict[str, str]:
    """The choices in the address, but for those that it cut off and that `settings` have whole."""
    return {
        name: value
        for name, value in given_choices().items()
        if len(value) < _LONGEST_VALUE or not settings.get(name, "").startswith(value)
    }


def _take_opened(given: Mapping[str, str]) -> None:
    """Make the settings of an opened study the choices, before a page is drawn."""
    _take_choices({**given, **{name: choice(name) for name in READING}})
    # Fields that the page already had show what their visitor typed unless they are told.
    for name in DEFAULTS:
        if f"w_{name}" in st.session_state:
            st.session_state[f"w_{name}"] = choice(name)


def _take_choices(given: Mapping[str, str]) -> None:
    """Make these the choices; what cannot be read or is not to be had gets its default."""
    name = given.get("story", "")
    known = name if name in stories() else ""
    usual = defaults(known)
    st.session_state["choices"] = usual | dict(given) | {"story": known}
    st.session_state["complaint-story"] = name if name != known else ""
    choose_language(choice("lang"))
    if choice("voice") not in VOICES:
        choose("voice", DEFAULTS["voice"])
    if choice("claims") not in CLAIMS:
        choose("claims", "all")
    if choice("shared") not in COUNTS_SHARED:
        choose("shared", EVERYWHERE)
    for name, words in (("text", SIZES), ("colours", COLOURS)):
        if choice(name) not in words:
            choose(name, DEFAULTS[name])
    if choice("by") not in BY:
        choose("by", DEFAULTS["by"])
    for name in PARSERS:
        given_text = choice(name)
        choose(name, usual[name])
        choose_if_right(name, given_text)
    if choice("tier") not in TIERS:
        choose("tier", DEFAULT_TIER)
    if choice("model") and choice("model") not in cached_models():
        # A link must not make this machine fetch a stranger's model; whoever wants it types it.
        choose("model", "")


def defaults(story: str = "") -> dict[str, str]:
    """The choices that an invented story opens with; those of a first visit for the sample."""
    return DEFAULTS | dict(stories()[story].settings)


def settings() -> dict[str, str]:
    """All choices of the study, also those that this version does not know of an opened one."""
    chosen = st.session_state["choices"]
    return {name: value for name, value in chosen.items() if name not in READING}


def put_settings(settings: Mapping[str, str]) -> None:
    """Make the settings of an opened study the choices, before the next run draws anything."""
    st.session_state["opened_settings"] = dict(settings)


def visitors_language() -> str:
    """The language of who is spoken to: the one chosen, else the browser's, else English.

    Before the session is opened, when its page has a title already, the address has the choice.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return ENGLISH
    chosen = st.session_state.get("choices") or st.query_params
    given = chosen.get("lang", "")
    return given if given in LANGUAGES else browsers_language()


def browsers_language() -> str:
    """The language of the browser where it is one of ours, else English."""
    code = (st.context.locale or "")[:2].lower()
    return code if code in LANGUAGES else ENGLISH


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
    """Make `value` the shared choice of this name, and what stands in its field."""
    choose(name, value)
    st.session_state[f"w_{name}"] = value


def chooser(name: str, widget_key: str) -> Callable[[], None]:
    """A widget's on_change that makes its new value the shared choice."""
    return lambda: choose(name, st.session_state[widget_key] or "")


def language_chooser(widget_key: str) -> Callable[[], None]:
    """A widget's on_change that makes its new value the language."""
    return lambda: choose_language(st.session_state[widget_key])


def write_address() -> None:
    """Put the choices that differ from their defaults, or a stored study's, into the address."""
    chosen, stored = st.session_state["choices"], getattr(own_story(), "stored", None)
    usual = defaults(chosen["story"]) | {"story": ""}
    usual |= dict(stored.settings) if stored else {}
    wanted = {key: chosen[key] for key in DEFAULTS if chosen[key] != usual[key]}
    wanted |= {STUDY: stored.token} if stored else {}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def axis() -> FramingAxis:
    """The axis of the two poles as they stand; QuestionError says what is wrong with them."""
    return parse_axis(settings())


def wordings() -> tuple[FramingAxis, ...]:
    """The other wordings of the axis: those typed, or the five that Parallax makes."""
    typed = _typed_wordings(choice("wordings"))
    return typed or other_wordings(axis())


def _typed_wordings(text: str) -> tuple[FramingAxis, ...]:
    return parse_wordings(text, choice("about"))


def usual_wordings() -> str:
    """The wordings that Parallax makes of the axis, as one writes them."""
    return wordings_text(other_wordings(axis()))


def targets() -> tuple[Target, ...]:
    """The targets as they stand."""
    return parse_targets(choice("targets"))


def sides(suggested: dict[str, str]) -> dict[str, str]:
    """Speaker → side: what was suggested, and over it what was edited; "" is no side."""
    return {name: side for name, side in (suggested | edited_sides()).items() if side}


def edited_sides() -> dict[str, str]:
    """The sides that the user set; those of a link that cannot be read are none."""
    with suppress(CorpusError):
        return parse_sides(choice("sides"))
    return {}


def frames() -> tuple[Frame, ...]:
    """The frames as they stand, or the built-in ones."""
    return parse_frames(choice("frames"))


PARSERS: dict[str, Callable[[str], object]] = {
    "targets": parse_targets,
    "frames": parse_frames,
    "wordings": _typed_wordings,
    "sides": parse_sides,
}


def choose_if_right(name: str, text: str) -> None:
    """Make `text` the shared choice if it can be parsed; else keep the last one and complain."""
    try:
        PARSERS[name](text)
    except (QuestionError, CorpusError) as error:
        st.session_state[f"complaint-{name}"] = str(error)
    else:
        st.session_state[f"complaint-{name}"] = ""
        choose(name, text)


def complaint(name: str) -> str:
    """What is wrong with what was typed last, "" if nothing is."""
    return str(st.session_state.get(f"complaint-{name}", ""))


def frames_text(frames: tuple[Frame, ...] = FRAMES) -> str:
    """The frames as one writes them, one a line."""
    return "\n".join(f"{frame.name}: {' | '.join(frame.descriptions)}" for frame in frames)


def shown_outlets(corpus: Corpus) -> list[str]:
    """The outlets to compare: the chosen ones, else those with most articles, at most 40."""
    chosen = [name for name in _named_outlets() if name in corpus.outlets]
    return chosen[:MOST_OUTLETS] or usual_outlets(corpus)


def unknown_outlets(corpus: Corpus) -> list[str]:
    """The outlets that were chosen, by a link or before an edit, and are not in the corpus."""
    return [name for name in _named_outlets() if name not in corpus.outlets]


def _named_outlets() -> list[str]:
    """Each name once, in the order given."""
    named = (unquote(name) for name in choice("outlets").split(_SEPARATOR) if name)
    return list(dict.fromkeys(named))


def usual_outlets(corpus: Corpus) -> list[str]:
    """The outlets shown unless others are chosen: all, or the 40 with most articles."""
    n_articles = corpus.articles["outlet"].value_counts()
    ranked = sorted(corpus.outlets, key=lambda name: (-n_articles[name], name))
    return sorted(ranked[:MOST_OUTLETS])


def choose_outlets(names: list[str], corpus: Corpus) -> None:
    """Compare these outlets only."""
    usual = set(names) == set(usual_outlets(corpus))
    quoted = (name.replace("%", "%25").replace(_SEPARATOR, "%7C") for name in names)
    choose("outlets", "" if usual else _SEPARATOR.join(quoted))


def is_checked(key: str) -> bool:
    """Whether the other wordings so named have been run in this session."""
    return bool(st.session_state.get("checked") == key)


def mark_checked(key: str) -> None:
    """Remember that the other wordings so named have been run."""
    st.session_state["checked"] = key


def note_counts(key: str, done: int, total: int) -> None:
    """Remember how far the work of this key is."""
    st.session_state["counts"] = (key, done, total)


def stop(key: str) -> None:
    """Have the work of this key wait until the reader goes on."""
    st.session_state["stopped"] = key


def go_on() -> None:
    """Let the work that was stopped go on."""
    st.session_state["stopped"] = ""


def stopped(key: str) -> tuple[int, int] | None:
    """How much of how much was done when the reader stopped the work of this key, or None."""
    if st.session_state.get("stopped") != key:
        return None
    counted, done, total = st.session_state.get("counts", ("", 0, 0))
    return (done, total) if counted == key else (0, 0)


def n_more(side: str) -> int:
    """How often more sentences were asked for in this column of evidence."""
    return int(st.session_state.get("more", {}).get(side, 0))


def show_more(side: str) -> None:
    """Show more sentences in this column of evidence."""
    st.session_state["more"] = {**st.session_state.get("more", {}), side: n_more(side) + 1}


def is_new_click(chart: str, clicked: list[str]) -> bool:
    """Whether a mark of this chart was clicked since it was last asked."""
    before = st.session_state.get("clicks", {})
    st.session_state["clicks"] = {**before, chart: clicked}
    return bool(clicked) and before.get(chart) != clicked


def invented_story() -> GalleryStory:
    """The invented story that is shown, or that own articles are shown in place of."""
    return stories()[choice("story")]


def invented_name() -> str:
    """What the invented story is called."""
    return f"“{tr(invented_story().title)}”" if choice("story") else tr("the sample story")


def open_invented(name: str) -> None:
    """Show this invented story with its own questions; `undo` brings back what was shown."""
    kept = {choice_name: choice(choice_name) for choice_name in _NOT_ASKED}
    put_story(None, defaults(name) | kept | {"story": name})


def put_story(story: Story | None, settings_too: Mapping[str, str] | None = None) -> None:
    """Show this story on every page; what was shown before can be brought back by `undo`.

    With `settings_too` the choices become these as well, and `undo` brings back both.
    """
    history.go_on(story, None if settings_too is None else settings())
    choose("outlets", "")
    if settings_too is not None:
        put_settings(settings_too)


def begin_with(story: Story, settings_too: Mapping[str, str]) -> None:
    """Show a story that was there before this session; only before a page is drawn."""
    history.begin(story)
    _take_opened(settings_too)


def put_corpus(corpus: Corpus, story: Story) -> None:
    """Show an edited corpus of the same story; editing what is not one's own makes it so."""
    own = replace(story, corpus=corpus, is_sample=False, notes=(), problems=(), stored=None)
    put_story(own)


def make_mine() -> None:
    """Make a copy of the stored study that is shown one's own."""
    if story := own_story():
        put_story(replace(story, stored=None))


def undo() -> None:
    """Bring back the story as it was before the last change."""
    if can_undo():
        _follow(history.step_back(settings()))


def redo() -> None:
    """Bring back what the last `undo` took away."""
    if can_redo():
        _follow(history.step_forward(settings()))


def _follow(chosen: Mapping[str, str] | None) -> None:
    if chosen is not None:
        put_settings(chosen)


def kept_pages() -> Kept:
    """The pages that this session has fetched, so that none is asked for twice."""
    kept: Kept = st.session_state.setdefault("kept_pages", Kept(most_bytes=_MOST_KEPT))
    return kept


def fetching() -> Fetching | None:
    """What was fetched since the last articles were read, None if nothing was."""
    done: Fetching | None = st.session_state.get("fetching")
    return done


def put_fetching(done: Fetching) -> None:
    """Remember what was fetched until it is read."""
    st.session_state["fetching"] = done


def found() -> list[Listed] | None:
    """What the last search found, None before one was made."""
    listed: list[Listed] | None = st.session_state.get("found")
    return listed


def put_found(listed: list[Listed]) -> None:
    """Remember what a search found."""
    st.session_state["found"] = listed
    st.session_state["searches"] = n_searches() + 1


def n_searches() -> int:
    """Counts searches, so that the list of each starts without a tick."""
    return int(st.session_state.get("searches", 0))


def forget_fetched() -> None:
    """Let go of pages that have been read: they fill memory."""
    for name in ("kept_pages", "fetching", "found"):
        st.session_state.pop(name, None)


def session_name() -> str:
    """A random name of this session, for the log and for work that goes on beside the pages.

    It says nothing of the visitor.
    """
    return str(st.session_state.setdefault("session_name", secrets.token_hex(4)))


def counts() -> dict[str, int]:
    """How much the visitor's own story holds, for the log; nothing while the sample is shown."""
    if (story := own_story()) is None:
        return {}
    corpus = story.corpus
    sizes = (len(corpus.articles), len(corpus.outlets), len(corpus.sentences))
    return dict(zip(("articles", "outlets", "sentences"), sizes, strict=True))


def work_log() -> dict[str, list[tuple[float, int]]]:
    """What this session has had read and scored, by kind: when, and how much."""
    log: dict[str, list[tuple[float, int]]] = st.session_state.setdefault("work", {})
    return log


def is_paid(key: str) -> bool:
    """Whether this session was charged for the work so named."""
    return key in st.session_state.get("paid", ())


def mark_paid(key: str) -> None:
    """Remember that this session was charged for the work so named."""
    st.session_state["paid"] = {*st.session_state.get("paid", ()), key}


def forget_paid(key: str) -> None:
    """The work so named is done: should it ever be done again, it counts again."""
    st.session_state["paid"] = {*st.session_state.get("paid", ())} - {key}


def tour_step() -> int:
    """Which step of the tour comes next; 0 on a first visit."""
    return int(st.session_state.get("tour", 0))


def go_in_tour(step: int) -> None:
    """Go on to this step of the tour; one beyond the last closes it for the session."""
    st.session_state["tour"] = step


def is_loading() -> bool:
    """Whether the dialog for one's own articles is open."""
    return bool(st.session_state.get("loading"))


def open_loading() -> None:
    """Open the dialog for one's own articles."""
    st.session_state["loading"] = True


def close_loading() -> None:
    """Close the dialog for one's own articles."""
    st.session_state["loading"] = False
