"""The section on the axis that sets the headlines against the articles below them."""

from functools import partial

import pandas as pd

from analysis.charts.headline import headline_finding, headline_plot
from analysis.measures.headline import (
    article_headlines,
    headline_estimates,
    own_words,
    quoted_bodies,
)
from analysis.reports.basis import scored_basis, small_headline_gaps
from analysis.reports.material import Material
from analysis.reports.parts import Chart, Section
from analysis.reports.shown import in_voice
from analysis.reports.tables import estimate_table
from analysis.studies.settings import APART
from analysis.translation import mark, tr

_HEADLINES = mark("Filled marks are the articles’ bodies, open ones their headlines.")
_APART = mark(
    "Filled marks are what the articles say themselves, diamonds what they quote, squares their "
    "headlines."
)


def headlines_section(material: Material) -> Section | None:
    """Headline against body on the axis, from the saved scores alone; None without any."""
    scored, is_apart = material.scored("position"), material.study.is_apart
    articles = article_headlines(own_words(scored) if is_apart else scored)
    if articles.empty or articles["gap"].isna().all():
        return None
    estimates = headline_estimates(articles)
    poles = material.axis.poles_shown
    drawn = material.of_drawn(estimates)
    quoted = quoted_bodies(scored) if is_apart else None
    table = estimates if quoted is None else _both(estimates, quoted)
    chart = Chart(
        "headlines",
        partial(
            headline_plot,
            drawn,
            low_pole=poles[0],
            high_pole=poles[1],
            what=tr("Place on the axis"),
            quoted=None if quoted is None else material.of_drawn(quoted),
        ),
        in_voice(APART if is_apart else material.study.voice, headline_finding(drawn, *poles)),
        tr(_APART if is_apart else _HEADLINES),
        scored_basis(material, "axis", "position"),
        (
            estimate_table(
                table.assign(question=table["part"]),
                tr("Headlines, bodies and the gaps between them"),
                tr("place or gap"),
                "signed",
                tr("part"),
                "cell",
                {"voice": (tr("voice"), "cell")} if is_apart else None,
            ),
        ),
    )
    asked = tr("Does the headline say what the article says?")
    notes = small_headline_gaps(material, "axis", estimates)
    return Section("headlines", asked, (chart,), notes=notes)


def _both(own: pd.DataFrame, quoted: pd.DataFrame) -> pd.DataFrame:
    """Headlines, own bodies and gaps, and the quoted bodies, told apart by `voice`."""
    parts = [own.assign(voice="own"), quoted.assign(part="body", voice="quoted")]
    return pd.concat(parts, ignore_index=True)
