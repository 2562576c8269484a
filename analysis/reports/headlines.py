"""The section on the axis that sets the headlines against the articles below them."""

from functools import partial

from analysis.charts.headline import headline_finding, headline_plot
from analysis.measures.headline import article_headlines, headline_estimates
from analysis.reports.basis import scored_basis, small_headline_gaps
from analysis.reports.material import Material
from analysis.reports.parts import Chart, Section
from analysis.reports.tables import estimate_table
from analysis.translation import mark, tr

_HEADLINES = mark("Filled marks are the articles’ bodies, open ones their headlines.")


def headlines_section(material: Material) -> Section | None:
    """Headline against body on the axis, from the saved scores alone; None without any."""
    articles = article_headlines(material.scored("position"))
    if articles.empty or articles["gap"].isna().all():
        return None
    estimates = headline_estimates(articles)
    poles = material.axis.poles_shown
    drawn = material.of_drawn(estimates)
    chart = Chart(
        "headlines",
        partial(
            headline_plot,
            drawn,
            low_pole=poles[0],
            high_pole=poles[1],
            what=tr("Place on the axis"),
        ),
        headline_finding(drawn, *poles),
        tr(_HEADLINES),
        scored_basis(material, "axis", "position"),
        (
            estimate_table(
                estimates.assign(question=estimates["part"]),
                tr("Headlines, bodies and the gaps between them"),
                tr("place or gap"),
                "signed",
                tr("part"),
                "cell",
            ),
        ),
    )
    asked = tr("Does the headline say what the article says?")
    notes = small_headline_gaps(material, "axis", estimates)
    return Section("headlines", asked, (chart,), notes=notes)
