"""The running study as a file: its articles and settings, before anything is scored."""

from collections.abc import Collection

from analysis import __version__
from analysis.studies.bundle import study_bytes
from analysis.studies.corpus import Corpus
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
    """
    manifest = {
        "parallax": __version__,
        "scorers": {},
        "compared": {"voice": "all", "outlets": []},
        "from_files": sorted(from_files),
        "guessed": guessed,
    }
    articles = corpus.articles.assign(share_group="")
    return study_bytes(Study(articles, corpus.removed, settings, (), no_results(), manifest))


def called_after_files(draft: Study) -> frozenset[str]:
    """The outlets of a draft that only files name; none in one that was kept before they were."""
    return frozenset(map(str, draft.manifest.get("from_files", ())))


def has_guesses(draft: Study) -> bool:
    """Whether nobody has looked at a draft's names yet."""
    return draft.manifest.get("guessed") is True
