"""What a study of own voice and quotations apart holds of each of the two, as charts draw it."""

import pandas as pd

from analysis.models.tiers import Tier
from analysis.studies.answers import Answers, stacked
from analysis.studies.settings import Asked
from analysis.studies.tables import BY_VOICE, Kind

Tables = dict[str, pd.DataFrame]
VOICES = ("own", "quoted")


def results_by_voice(
    sentences: pd.DataFrame, story: pd.DataFrame, asked: Asked, tier: Tier
) -> Tables:
    """Every table of `BY_VOICE`: what was asked, answered by the sentences of either voice alone.

    `sentences` are those that were asked, in all voices, `story` every sentence of the articles.
    A voice without a sentence, or without an answer, has no row.
    """
    found = {}
    for voice in VOICES:
        mine, answers = sentences[sentences["voice"] == voice], Answers()
        if mine.empty:
            continue
        placed = answers.place(mine, asked, tier)
        answers.tone(mine, story, asked, tier)
        answers.frame(mine, asked, tier)
        found[voice] = _tables(answers, placed.wording_places if placed else None)
    return {name: _of_both(name, kind, found) for name, kind in BY_VOICE.items()}


def _tables(answers: Answers, wordings: pd.DataFrame | None) -> Tables:
    """The tables of one voice, by name; places under other wordings where there are some."""
    tables = {
        "estimates_by_voice": answers.estimates,
        "verdicts_by_voice": answers.verdicts,
        "sentences_by_voice": answers.scored,
    }
    found = {name: stacked(BY_VOICE[name], table) for name, table in tables.items() if table}
    return found | ({} if wordings is None else {"wordings_by_voice": wordings})


def _of_both(name: str, kind: Kind, found: dict[str, Tables]) -> pd.DataFrame:
    """The rows of both voices in one table, each with its `voice`."""
    parts = [mine[name].assign(voice=voice) for voice, mine in found.items() if name in mine]
    parts = [part for part in parts if len(part)]
    if not parts:
        return kind.table(pd.DataFrame())
    every = pd.concat(parts, ignore_index=True)
    more = [column for column in every.columns if column not in kind.columns]
    return every[[*kind.columns, *more]]
