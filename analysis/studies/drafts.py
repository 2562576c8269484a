"""The running study as a file: its articles and settings, before anything is scored."""

from analysis import __version__
from analysis.studies.bundle import study_bytes
from analysis.studies.corpus import Corpus
from analysis.studies.results import no_results
from analysis.studies.settings import Settings
from analysis.studies.study import Study


def draft_bytes(corpus: Corpus, settings: Settings) -> bytes:
    """A study that asks nothing yet, as a file's bytes."""
    manifest = {
        "parallax": __version__,
        "scorers": {},
        "compared": {"voice": "all", "outlets": []},
    }
    articles = corpus.articles.assign(share_group="")
    return study_bytes(Study(articles, corpus.removed, settings, (), no_results(), manifest))
