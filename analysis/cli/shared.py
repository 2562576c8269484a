"""Shared text in a comparison: what `compare` prints of it, and the table of its pairs."""

import pandas as pd

from analysis.charts.labels import plain_label
from analysis.charts.sharing import first_untold_words
from analysis.cli.tables import signed
from analysis.models.encoder import Encoder
from analysis.models.questions import FramingAxis, Target
from analysis.models.tiers import Tier
from analysis.studies.shared import (
    EVERYWHERE,
    NONE,
    ONCE,
    SETTINGS,
    SharedText,
    axis_shifts,
    tone_shifts,
)
from analysis.studies.shared_effect import effect_on_axis

_COUNTED = {
    EVERYWHERE: "in every article that has it",
    ONCE: "once, where it stood first",
    NONE: "not at all",
}


def shared_words(
    shared: SharedText,
    axis: FramingAxis,
    encoder: Encoder,
    setting: str,
    voice: str,
    *,
    is_named: bool = False,
) -> str:
    """How much is shared, how it counts, and the places of outlets under each setting.

    `is_named` says whose places they are, where those of another voice stand beside them.
    """
    sentences = shared.corpus.sentences
    n_groups = shared.groups["share_group"].nunique()
    n = int(sentences["shared"].sum())
    said = f"{n} of {len(sentences)} sentences are shared text"
    said += f", in {n_groups} share group{'' if n_groups == 1 else 's'}" if n_groups else ""
    said += f"; it counts {_COUNTED[setting]} (--shared)."
    untold = first_untold_words(shared.first_untold(sentences)) if setting == ONCE else ""
    said += f" {untold}" if untold else ""
    effect = effect_on_axis(shared, sentences, axis, encoder, voice)
    table = effect.pivot(index="outlet", columns="counted", values="estimate")[list(SETTINGS)]
    rows: list[tuple[str, ...]] = [
        (f"position ({voice}) if it counts" if is_named else "position if it counts", *SETTINGS)
    ]
    for outlet, places in zip(table.index, table.to_numpy(), strict=True):
        cells = [signed(place) for place in places]
        rows += [(plain_label(outlet), *cells)] if len(set(cells)) > 1 else []
    if len(rows) == 1:
        return f"{said} No outlet's position hangs on that."
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([said, "", *(line.rstrip() for line in lines)])


def shared_tables(
    shared: SharedText, axis: FramingAxis, targets: tuple[Target, ...], tier: Tier
) -> dict[str, pd.DataFrame]:
    """The pairs of shared sentences by measure, each with what the rewriting moved.

    With the text and the voice of either sentence, so that they can be read by voice.
    """
    sentences = shared.corpus.sentences
    tables = {"position": axis_shifts(shared.pairs, sentences, axis, tier.encoder)}
    if targets:
        tables["tone"] = tone_shifts(shared.pairs, sentences, targets, tier.tone)
    known = sentences.set_index("sentence_id")
    sides = [(name, side) for name in ("voice", "text") for side in "ab"]
    return {
        measure: table.assign(
            **{f"{n}_{side}": table[f"sentence_id_{side}"].map(known[n]) for n, side in sides}
        )
        for measure, table in tables.items()
    }
