"""The running study as a file: its articles and settings, before anything is scored."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from analysis import __version__
from analysis.studies.bundle import study_bytes
from analysis.studies.corpus import Corpus
from analysis.studies.heard import heard_tables
from analysis.studies.manifest import HEARD_BY, heard_by
from analysis.studies.results import no_results
from analysis.studies.settings import Settings
from analysis.studies.study import Study


def draft_bytes(
    corpus: Corpus,
    settings: Settings,
    from_files: Collection[str] = frozenset(),
    guessed: bool = False,
) -> bytes:
    """A study that asks nothing yet, as a file's bytes; `from_files` are outlets named by files.

    Articles that are added later may join those. `guessed`: nobody has looked at the names yet.
    Where it is known who speaks, the draft tells it (`heard.py`).
    """
    manifest: dict[str, Any] = {
        "parallax": __version__,
        "scorers": {},
        "compared": {"voice": "all", "outlets": []},
        "from_files": sorted(from_files),
        "guessed": guessed,
    }
    articles, results = corpus.articles.assign(share_group=""), no_results()
    if corpus.is_heard:
        results = replace(results, further={**results.further, **heard_tables(corpus)})
        manifest[HEARD_BY] = heard_by()
    return study_bytes(Study(articles, corpus.removed, settings, (), results, manifest))


def called_after_files(draft: Study) -> frozenset[str]:
    """The outlets of a draft that only files name; none in one that was kept before they were."""
    return frozenset(map(str, draft.manifest.get("from_files", ())))


def has_guesses(draft: Study) -> bool:
    """Whether nobody has looked at a draft's names yet."""
    return draft.manifest.get("guessed") is True
