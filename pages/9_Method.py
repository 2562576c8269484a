"""How was this measured? The method of the study at hand, in words fit for a paper."""

import json

import streamlit as st

from analysis.studies.manifest import study_manifest
from analysis.studies.method import method_paragraphs
from analysis.translation import mark, tr
from ui import choices, questions, story
from ui.shell import escape_markdown, page
from ui.validity import method_section

with page(mark("Method"), mark("How was this measured?")):
    opened = story.open_story()
    manifest = study_manifest(
        opened.corpus,
        opened.tier,
        axis=questions.axis(),
        targets=questions.targets(),
        frames=questions.frames(),
        wordings=questions.wordings(),
        voice=choices.choice("voice"),
        shared=choices.choice("shared"),
        outlets=opened.outlets,
    )
    st.write(tr("A text for the method section of a paper, about the study as it stands:"))
    for heading, paragraph in [*method_paragraphs(manifest), method_section(opened)]:
        st.header(heading, anchor=False)
        st.write(escape_markdown(paragraph))
    st.header(tr("The study in numbers and fingerprints"), anchor=False)
    st.download_button(
        "manifest.json",
        json.dumps(manifest, ensure_ascii=False, indent=2),
        "manifest.json",
        "application/json",
        on_click="ignore",
    )
    st.json(manifest, expanded=1)
