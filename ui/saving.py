"""Studies in the app: the story with its choices and results as one file, saved and opened."""

from collections.abc import Callable

import streamlit as st

from analysis.errors import StudyError
from analysis.models.tiers import Tier
from analysis.studies.bundle import LONGEST_NAME, study_bytes
from analysis.studies.corpus import Corpus
from analysis.studies.dropped import Dropped
from analysis.studies.heard import opened_corpus
from analysis.studies.settings import FAMILIES, Asked, Settings, asked_by
from analysis.studies.shelf import keep_study
from analysis.studies.study import SUFFIX, Study, make_study
from analysis.studies.texts import without_texts
from analysis.translation import tr
from ui import at_hand, choices, history, keeping, memory, work
from ui.downloads import download
from ui.memory import Recent, now
from ui.stored import brought, link_to
from ui.story import Open

_NAME = f"study{SUFFIX}"
_ONE_VOICE = {"own": "own", "quoted": "quoted"}  # all others ask all voices, apart as well


def save_study(opened: Open) -> None:
    """The button that saves the study, and whether the texts go with it."""
    st.header(tr("Keep this study"), anchor=False)
    st.caption(
        tr(
            "One file with the articles, every choice and the results: drop it into the dialog "
            "above and all is as it was. The command “repeat” computes it again and says what "
            "differs."
        )
    )
    bare = st.checkbox(
        tr("Leave the texts of the articles out"),
        key="save_bare",
        help=tr(
            "For texts that may not be passed on: the file keeps hashes and places, and whoever "
            "has the articles joins them again by the command line."
        ),
    )
    maker = study_maker(
        opened.corpus,
        work.counted(opened.tier),
        choices.settings(),
        opened.outlets,
        with_texts=not bare,
    )
    download(tr("Save this study"), maker, _NAME, "application/zip", key="save")
    _store_section(opened)


def _store_section(opened: Open) -> None:
    """The field and button that store the study here, and the link by which it opens."""
    store = keeping.find_store()
    if store is None:
        return
    st.caption(
        tr(
            "Or store it here and pass on a link: whoever has it can read the study, and change "
            "nothing in it."
        )
    )
    settings = choices.settings()
    is_of = f"{opened.corpus.fingerprint} {sorted(settings.items())}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(tr("Its name"), key="store_name", max_chars=LONGEST_NAME)
        if st.button(tr("Store it and get a link"), key="store"):
            name = typed.strip()
            with st.spinner(tr("Storing the study")):
                tier = work.counted(opened.tier)
                study = made_study(opened.corpus, tier, settings, opened.outlets)
                token = keep_study(store, study, name)
            memory.put_link(is_of, link_to(token))
            sizes = history.Story(opened.corpus, False).sizes
            memory.add_recent(Recent("study", token, name, now(), *sizes))
    if link := memory.link(is_of):
        st.code(link, language=None)


def study_maker(
    corpus: Corpus, tier: Tier, settings: Settings, outlets: tuple[str, ...], *, with_texts: bool
) -> Callable[[], bytes]:
    """What makes the file's bytes on the click, in a thread that sees no session."""

    def make() -> bytes:
        study = made_study(corpus, tier, settings, outlets)
        return study_bytes(study if with_texts else without_texts(study))

    return make


def made_study(corpus: Corpus, tier: Tier, settings: Settings, outlets: tuple[str, ...]) -> Study:
    """The study of the story at hand: all that the pages ask, answered."""
    return make_study(corpus, tier, asked_on_pages(settings, outlets), settings)


def asked_on_pages(settings: Settings, outlets: tuple[str, ...]) -> Asked:
    """What the pages ask; no targets is no question."""
    families = [name for name in FAMILIES if name != "targets" or settings["targets"].strip()]
    voice = _ONE_VOICE.get(settings["voice"], "all")
    return asked_by(settings, families=families, voice=voice, outlets=outlets)


def load_study(dropped: Dropped) -> None:
    """Bring a study's articles and choices in; StudyError in one sentence when it cannot be."""
    study = dropped.open()
    if not study.has_texts:
        command = f"python -m analysis open {dropped.name} --texts FOLDER --save WHOLE{SUFFIX}"
        raise StudyError(
            tr(
                "{file} was saved without its texts; join them first: {command}.",
                file=dropped.name,
                command=command,
            )
        )
    with st.spinner(tr("Opening the study")):
        corpus = opened_corpus(study)
    settings, notes = brought(study)
    at_hand.put_story(history.Story(corpus, False, notes), settings)
