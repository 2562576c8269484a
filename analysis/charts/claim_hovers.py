"""What the marks of the matrix of claims say on hover."""

from typing import Any

from analysis.charts.cells import cell_words
from analysis.charts.labels import isolated, wrap_label
from analysis.translation import mark, tr, trn

_PLACES = {"lead": mark("at the top"), "middle": mark("in the middle"), "end": mark("at the end")}
_VOICES = {"own": mark("in its own voice"), "quoted": mark("quoted")}


def mark_hover(row: Any, about: Any) -> str:
    """Of a mark: the claim, where and in which voice the outlet has it, and what conflicts."""
    facts = [tr(_PLACES[row["place"]]), _voice_words(row["voice"])]
    if row["n_sentences"] > 1:
        facts.append(trn("{n} sentence", "{n} sentences", int(row["n_sentences"])))
    said = f"{isolated(row['outlet'])}: {', '.join(facts)}"
    conflicts = [_figure_words(about["figures"]), _otherwise_words(about["told_otherwise"])]
    return _hover(about["wording"], [_example_words(), said, *conflicts])


def _voice_words(voice: str) -> str:
    if voice in _VOICES:
        return tr(_VOICES[voice])
    return tr("voice: {voice}", voice=cell_words(voice))


def left_out_hover(about: Any, outlet: str) -> str:
    """Of a dot: the claim, and which outlet leaves it out."""
    said = tr("{outlet} leaves it out", outlet=isolated(outlet))
    return _hover(about["wording"], [_example_words(), said])


def _example_words() -> str:
    """What the sentence is that a row is named by."""
    return tr("An example: the outlets with a mark say this or nearly this.")


def _figure_words(figures: str) -> str:
    return tr("Figures differ: {figures}", figures=figures) if figures else ""


def _otherwise_words(otherwise: str) -> str:
    return tr("Told otherwise: {words}", words=otherwise) if otherwise else ""


def _hover(wording: str, lines: list[str]) -> str:
    rest = [wrap_label(line, 56) for line in lines if line]
    return "<br>".join([f"<b>{wrap_label(wording, 56)}</b>", *rest])
