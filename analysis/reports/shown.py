"""What a chart of scores shows: one voice, or own voice and quotations where they are apart.

As in the app: apart, marks, intervals and verdicts are those of the own voice, and the quoted one
stands beside it.
"""

from dataclasses import dataclass

import pandas as pd

from analysis.reports.material import Material
from analysis.reports.tables import Columns
from analysis.studies.comparison import with_every
from analysis.studies.settings import APART
from analysis.translation import mark, tr

_IN_VOICE = {
    "own": mark("In their own voice: {finding}"),
    "apart": mark("In their own voice: {finding}"),
    "quoted": mark("In what they quote: {finding}"),
}


@dataclass(frozen=True)
class Shown:
    """The tables of a measure that its chart draws.

    `voice` is all, own, quoted, or "apart" where `quoted` holds the estimates of quotations beside
    those of the own voice. `scored` are the sentences behind the marks, `spoken` those of every
    voice that is drawn.
    """

    voice: str
    estimates: pd.DataFrame
    verdicts: pd.DataFrame
    scored: pd.DataFrame
    spoken: pd.DataFrame
    quoted: pd.DataFrame | None = None

    @property
    def table(self) -> pd.DataFrame:
        """The estimates of both voices where they are apart, told by `voice`; else as they are."""
        if self.quoted is None:
            return self.estimates
        both = [self.estimates.assign(voice="own"), self.quoted.assign(voice="quoted")]
        return pd.concat(both, ignore_index=True)

    @property
    def voice_column(self) -> Columns:
        """The column of voices, where there are several."""
        return {} if self.quoted is None else {"voice": (tr("voice"), "cell")}


def shown(material: Material, measure: str) -> Shown:
    """What is shown of a measure in the voice that the study shows."""
    both = both_voices(material, measure) if material.study.is_apart else None
    return both or together(material, measure)


def together(material: Material, measure: str) -> Shown:
    """All voices together, or the one that was compared, as the study holds them."""
    scored = material.scored(measure)
    estimates, verdicts = material.estimates(measure), material.verdicts(measure)
    return Shown(material.study.voice, estimates, verdicts, scored, scored)


def both_voices(material: Material, measure: str, *, is_alone: bool = False) -> Shown | None:
    """Own voice and quotations apart; None where one of them has no answer.

    With `is_alone` the own voice is enough. An outlet without a sentence of its own has a row.
    """
    own, quoted = (material.of_voice("estimates", measure, voice) for voice in ("own", "quoted"))
    if own.empty or (quoted.empty and not is_alone):
        return None
    estimates = with_every(own, material.study.outlets)
    verdicts = material.of_voice("verdicts", measure, "own")
    scored, others = (material.of_voice("sentences", measure, v) for v in ("own", "quoted"))
    if quoted.empty:
        return Shown("own", estimates, verdicts, scored, scored)
    spoken = pd.concat([scored, others], ignore_index=True)
    return Shown(APART, estimates, verdicts, scored, spoken, quoted)


def in_voice(voice: str, finding: str) -> str:
    """A finding, and of which voice it is where it is not of all."""
    return tr(_IN_VOICE[voice], finding=finding) if voice in _IN_VOICE else finding
