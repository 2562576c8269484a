"""A study: the articles, what was asked of them, the answers, and the manifest of all that."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.corpus.study_folders import STUDY_SUFFIX
from analysis.models.tiers import Tier
from analysis.studies.comparison import Progress
from analysis.studies.corpus import Corpus, build_corpus
from analysis.studies.manifest import study_manifest
from analysis.studies.results import Results, study_results
from analysis.studies.settings import APART, Asked, Settings

SUFFIX = STUDY_SUFFIX


@dataclass(frozen=True)
class Study:
    """What is saved as one file.

    `articles` and `removed` are the corpus; where texts are left out they have `text_sha256` and
    `text_length` beside an empty `text`. `settings` are all choices by their names in the address,
    `families` what of them was asked. `made` is when it was saved, "" for one that is not yet;
    `name` is what it was called, "" for nothing.
    """

    articles: pd.DataFrame
    removed: pd.DataFrame
    settings: Settings
    families: tuple[str, ...]
    results: Results
    manifest: dict[str, Any]
    made: str = ""
    name: str = ""

    @property
    def has_texts(self) -> bool:
        """Whether the articles come with their texts."""
        return "text_sha256" not in self.articles

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that were compared."""
        return tuple(map(str, self.manifest["compared"]["outlets"]))

    @property
    def voice(self) -> str:
        """The voice that was compared: all, own or quoted; "all" where own and quoted are apart."""
        voice = str(self.manifest["compared"]["voice"])
        return "all" if voice == APART else voice

    @property
    def is_apart(self) -> bool:
        """Whether own voice and quotations are shown apart."""
        return self.voice == "all" and self.settings.get("voice") == APART

    def corpus(self) -> Corpus:
        """The corpus of the articles, split into sentences anew."""
        return build_corpus(self.articles, self.removed)


def make_study(
    corpus: Corpus,
    tier: Tier,
    asked: Asked,
    settings: Settings,
    *,
    embedding: Progress | None = None,
    hearing: Progress | None = None,
) -> Study:
    """The study of this corpus, whose voices are heard: asked, answered, and written down."""
    # Which text is shared is an answer, and found with the others.
    corpus = replace(
        corpus,
        articles=corpus.articles.assign(share_group=""),
        sentences=corpus.sentences.assign(shared=False),
    )
    results = study_results(corpus, tier, asked, embedding=embedding, hearing=hearing)
    manifest = study_manifest(
        corpus,
        tier,
        axis=asked.axis,
        targets=asked.targets,
        frames=asked.frames,
        wordings=asked.wordings,
        voice=APART if asked.is_apart else asked.voice,
        shared=asked.shared,
        outlets=asked.outlets,
    )
    families = tuple(asked.families)
    return Study(corpus.articles, corpus.removed, dict(settings), families, results, manifest)
