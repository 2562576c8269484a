"""The sections on the axis: where outlets stand, other wordings of the poles, the headlines."""

from functools import partial

import pandas as pd

from analysis.charts.headline import headline_finding, headline_plot
from analysis.charts.spectrum import spectrum_plot
from analysis.charts.wordings import holds_words, wordings_finding, wordings_plot
from analysis.charts.words import spectrum_finding
from analysis.measures.headline import article_headlines, headline_estimates
from analysis.reports.basis import scored_basis, small_gaps, trust
from analysis.reports.evidence import NO_TEXTS, axis_evidence
from analysis.reports.material import Material
from analysis.reports.parts import Chart, Section
from analysis.reports.tables import Table, estimate_columns, estimate_table, pair_table, table_of
from analysis.studies.comparison import AxisComparison

_ONE_MARK = (
    "A mark is an outlet’s place between the poles, its band the 95 % interval, each tick a "
    "sentence: the darker, the more it counts. Hover or tap to read them."
)
_TWO_MARKS = (
    "Filled marks are an outlet’s own voice with its 95 % interval, open ones the voices it "
    "quotes; each tick is a sentence of its own. Hover or tap to read them."
)
_IN_VOICE = {"own": "In their own voice: ", "quoted": "In what they quote: "}
_WORDINGS = "Filled marks are the places as asked, open ones those under the other wordings."
_HEADLINES = "Filled marks are the articles’ bodies, open ones their headlines."
_SALIENCE = {"salience": ("on the axis", "share")}


def axis_sections(material: Material) -> tuple[Section, ...]:
    """All sections on the axis; one that says why where it has no answer."""
    asked = "Where does each outlet stand?"
    if material.estimates("position").empty or material.asked.axis is None:
        why = material.study.results.unanswered.get("axis", "")
        return (Section("places", asked, missing=why),) if why else ()
    return tuple(
        section
        for section in (_places(material, asked), _other_wordings(material), _headlines(material))
        if section
    )


def _poles(material: Material) -> tuple[str, str]:
    return material.axis.low_label, material.axis.high_label


def _places(material: Material, question: str) -> Section:
    verdicts = material.verdicts("position")
    charts = [_apart(material), _together(material)]
    if material.study.settings.get("voice") != "apart":
        charts.reverse()
    shown = [chart for chart in charts if chart]
    if material.study.settings.get("voice") == "apart":
        shown = shown[:1]
    texts = material.study.has_texts
    return Section(
        "places",
        question,
        tuple(shown),
        trust(material, "axis"),
        small_gaps(material, "axis", verdicts),
        axis_evidence(material, _poles(material)),
        "The strongest sentences to either side, outlet by outlet." if texts else NO_TEXTS,
    )


def _together(material: Material) -> Chart:
    """One mark an outlet: the places as the study holds them."""
    low, high = _poles(material)
    estimates, verdicts = material.estimates("position"), material.verdicts("position")
    drawn = material.of_drawn(estimates)
    draw = partial(
        spectrum_plot,
        drawn,
        material.scored("position"),
        low_pole=low,
        high_pole=high,
        verdicts=verdicts,
    )
    finding = spectrum_finding(drawn, verdicts, low, high) + holds_words(verdicts)
    return Chart(
        "spectrum",
        draw,
        _IN_VOICE.get(material.study.voice, "") + finding,
        _ONE_MARK,
        scored_basis(material, "axis", "position"),
        (_place_table(material), pair_table(verdicts, "Which outlets differ, pair by pair")),
    )


def _place_table(material: Material) -> Table:
    shares = material.estimates("salience")
    salience = dict(zip(shares["outlet"], shares["estimate"], strict=True))
    estimates = material.estimates("position")
    table = estimates.assign(salience=estimates["outlet"].map(salience))
    ordered = table.sort_values(["estimate", "outlet"], na_position="last")
    columns = {"outlet": ("outlet", "words")} | estimate_columns("place", "signed")
    return table_of(ordered, "Places on the axis, outlet by outlet", columns | _SALIENCE)


def _apart(material: Material) -> Chart | None:
    """Two marks an outlet, its own voice and what it quotes; None where either has no answer."""
    remade = material.remade
    if remade is None or remade.own is None or remade.quoted is None:
        return None
    own, quoted, (low, high) = remade.own, remade.quoted, _poles(material)
    estimates = _with_every(material.of_drawn(own.estimates), material.drawn)
    draw = partial(
        spectrum_plot,
        estimates,
        own.sentences,
        low_pole=low,
        high_pole=high,
        verdicts=own.verdicts,
        quoted=material.of_drawn(quoted.estimates),
    )
    finding = spectrum_finding(estimates, own.verdicts, low, high) + holds_words(own.verdicts)
    is_first = material.study.settings.get("voice") == "apart"
    tables = [_voice_table(own, quoted, material.estimates("position"))]
    tables += [pair_table(own.verdicts, "Which outlets differ in their own voice, pair by pair")]
    return Chart(
        "spectrum-apart",
        draw,
        f"In their own voice: {finding}",
        _TWO_MARKS,
        scored_basis(material, "axis", "position"),
        tuple(tables),
        "" if is_first else "Their own voice and the voices they quote",
    )


def _voice_table(own: AxisComparison, quoted: AxisComparison, both: pd.DataFrame) -> Table:
    """The places by voice, outlet by outlet."""
    parts = {"own": own.estimates, "quoted": quoted.estimates, "all": both}
    stacked = pd.concat([part.assign(voice=voice) for voice, part in parts.items()])
    columns = {"outlet": ("outlet", "words"), "voice": ("voice", "words")}
    return table_of(
        stacked.sort_values(["outlet", "voice"]),
        "Places on the axis by voice, outlet by outlet",
        columns | estimate_columns("place", "signed"),
    )


def _with_every(estimates: pd.DataFrame, outlets: list[str]) -> pd.DataFrame:
    """The estimates with a row, undefined, for each outlet that has no sentence of its own."""
    lacking = [name for name in outlets if name not in set(estimates["outlet"])]
    rows = pd.DataFrame({"outlet": lacking}).assign(
        question=estimates["question"].iloc[0], interval="none", n_articles=0, n_sentences=0
    )
    return pd.concat([estimates, rows], ignore_index=True) if lacking else estimates


def _other_wordings(material: Material) -> Section | None:
    placed = material.remade.asked if material.remade else None
    if placed is None or placed.wording_places.empty:
        return None
    places, (low, high) = material.of_drawn(placed.wording_places), _poles(material)
    names = {"outlet": ("outlet", "words"), "said": ("wording", "words")}
    said = ["as asked", *(f"{w.low_label} ↔ {w.high_label}" for w in material.asked.wordings)]
    table = table_of(
        placed.wording_places.assign(said=[said[n] for n in placed.wording_places["wording"]]),
        "Places under every wording",
        names | {"estimate": ("place", "signed")},
    )
    chart = Chart(
        "wordings",
        partial(wordings_plot, places, low_pole=low, high_pole=high),
        wordings_finding(places, placed.verdicts),
        _WORDINGS,
        scored_basis(material, "axis", "position", bands=""),
        (table,),
    )
    asked = "Does the finding hang on the wording of the poles?"
    return Section("wordings", asked, (chart,))


def _headlines(material: Material) -> Section | None:
    """Headline against body on the axis; from the saved scores alone."""
    articles = article_headlines(material.scored("position"))
    if articles.empty or articles["gap"].isna().all():
        return None
    estimates, poles = headline_estimates(articles), _poles(material)
    drawn = material.of_drawn(estimates)
    chart = Chart(
        "headlines",
        partial(
            headline_plot,
            drawn,
            low_pole=poles[0],
            high_pole=poles[1],
            what="Place on the axis",
        ),
        headline_finding(drawn, *poles),
        _HEADLINES,
        scored_basis(material, "axis", "position"),
        (
            estimate_table(
                estimates.assign(question=estimates["part"]),
                "Headlines, bodies and the gaps between them",
                "place or gap",
                "signed",
                "part",
            ),
        ),
    )
    return Section("headlines", "Does the headline say what the article says?", (chart,))
