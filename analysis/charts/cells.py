"""Cells of tables that are words of ours, as people read them; in the tables they stay English."""

import re
from typing import Final

from analysis.translation import mark, tr, tr_known

_CELLS: Final = frozenset(
    {
        *(mark("differ"), mark("cannot tell")),  # verdicts
        *(mark("articles"), mark("within this article"), mark("claims"), mark("none")),  # intervals
        *(mark("own"), mark("quoted"), mark("unknown"), mark("all")),  # voices
        *(mark("direct"), mark("indirect"), mark("mixed")),  # kinds of quotations
        *(mark("headline"), mark("body"), mark("gap")),  # parts
    }
)
_GROUPS: Final = frozenset(
    {mark("own voice"), mark("unnamed sources"), mark("speaker not told"), mark("others")}
)
_FRAMES: Final = frozenset(
    {
        *(mark("conflict"), mark("human interest"), mark("economic"), mark("morality")),
        *(mark("responsibility"), mark("security"), mark("diplomacy")),
    }
)
_REPLACED: Final = re.compile("“(.*?)” → “(.*)”", re.DOTALL)
_ONE_SIDED: Final = re.compile("(without|with) “(.*)”", re.DOTALL)


def cell_words(value: object) -> str:
    """What a cell of ours reads in the language at hand; any other text as it is."""
    return tr_known(str(value), _CELLS)


def group_words(value: object) -> str:
    """Whose words they are: a speaker or a side as it is, or one of our groups in words."""
    return tr_known(str(value), _GROUPS)


def frame_words(value: object) -> str:
    """The name of a frame: of a built-in one in the language at hand, of another as it is."""
    return tr_known(str(value), _FRAMES)


def change_words(changed: str) -> str:
    """What a rewriting changed, as `changed` has it, in the language at hand."""
    if both := _REPLACED.fullmatch(changed):
        return f"{_quotation(both[1])} → {_quotation(both[2])}"
    if one := _ONE_SIDED.fullmatch(changed):
        words = _quotation(one[2])
        if one[1] == "with":
            return tr("with {words}", words=words)
        return tr("without {words}", words=words)
    return tr_known(changed, frozenset({mark("case or punctuation")}))


def _quotation(words: str) -> str:
    """The words between marks; marks that they bring at their ends would stand there twice."""
    is_whole = words.startswith("“") and words.endswith("”")
    if is_whole or words.count("“") != words.count("”"):
        words = words.strip("“”")
    return tr("“{words}”", words=words)
