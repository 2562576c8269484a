"""The sections on the axis: where outlets stand, and other wordings of the poles."""

from functools import partial

import pandas as pd

from analysis.charts.brackets import brackets_reading
from analysis.charts.spectrum import spectrum_plot
from analysis.charts.wordings import holds_words, wordings_finding, wordings_plot
from analysis.charts.words import spectrum_finding
from analysis.reports.basis import BANDS, scored_basis, small_gaps, trust, why_missing
from analysis.reports.evidence import about_evidence, axis_evidence
from analysis.reports.headlines import headlines_section
from analysis.reports.material import Material
from analysis.reports.parts import Chart, Section
from analysis.reports.tables import (
    Columns,
    Table,
    estimate_columns,
    outlet_column,
    pair_table,
    table_of,
)
from analysis.studies.comparison import AxisComparison
from analysis.translation import mark, tr

_ONE_MARK = mark(
    "A mark is an outlet’s place between the poles, its band the 95 % interval, each tick a "
    "sentence: the darker, the more it counts."
)
_TWO_MARKS = mark(
    "Filled marks are an outlet’s own voice with its 95 % interval, open ones the voices it "
    "quotes; each tick is a sentence of its own."
)
_HINT = mark("Hover over a tick or tap it to read its sentence.")
_IN_VOICE = {
    "own": mark("In their own voice: {finding}"),
    "quoted": mark("In what they quote: {finding}"),
}
_WORDINGS = mark("Filled marks are the places as asked, open ones those under the other wordings.")


def axis_sections(material: Material) -> tuple[Section, ...]:
    """All sections on the axis; one that says why where it has no answer."""
    asked = tr("Where does each outlet stand?")
    if material.estimates("position").empty or material.asked.axis is None:
        why = why_missing(material, "axis")
        return (Section("places", asked, missing=why),) if why else ()
    return tuple(
        section
        for section in (
            _places(material, asked),
            _other_wordings(material),
            headlines_section(material),
        )
        if section
    )


def _poles(material: Material) -> tuple[str, str]:
    return material.axis.poles_shown


def _places(material: Material, question: str) -> Section:
    verdicts = material.verdicts("position")
    charts = [_apart(material), _together(material)]
    if not _is_apart(material):
        charts.reverse()
    shown = [chart for chart in charts if chart]
    if _is_apart(material):
        shown = shown[:1]
    evidence = axis_evidence(material, _poles(material))
    return Section(
        "places",
        question,
        tuple(shown),
        trust(material, "axis"),
        small_gaps(material, "axis", verdicts),
        evidence,
        about_evidence(
            material, evidence, tr("The strongest sentences to either side, outlet by outlet.")
        ),
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
        _in_voice(material.study.voice, finding),
        _reading(_ONE_MARK, verdicts),
        scored_basis(material, "axis", "position"),
        (_place_table(material), pair_table(verdicts, tr("Which outlets differ, pair by pair"))),
        hint=_hint(material),
    )


def _reading(marks: str, verdicts: pd.DataFrame) -> str:
    """How a spectrum is read: its marks, and its brackets where it has some."""
    return " ".join(filter(None, (tr(marks), brackets_reading(verdicts))))


def _hint(material: Material) -> str:
    """How sentences are read in a spectrum; "" where none is shown."""
    return tr(_HINT) if material.study.has_texts else ""


def _in_voice(voice: str, finding: str) -> str:
    return tr(_IN_VOICE[voice], finding=finding) if voice in _IN_VOICE else finding


def _place_table(material: Material) -> Table:
    shares = material.estimates("salience")
    salience = dict(zip(shares["outlet"], shares["estimate"], strict=True))
    estimates = material.estimates("position")
    table = estimates.assign(salience=estimates["outlet"].map(salience))
    ordered = table.sort_values(["estimate", "outlet"], na_position="last")
    columns = outlet_column() | estimate_columns(tr("place"), "signed")
    columns["salience"] = (tr("on the axis"), "share")
    return table_of(ordered, tr("Places on the axis, outlet by outlet"), columns)


def _apart(material: Material) -> Chart | None:
    """Two marks an outlet, its own voice and what it quotes; None where either has no answer.

    Where the study shows them apart, its own voice alone is enough, as in the app.
    """
    remade, is_first = material.remade, _is_apart(material)
    if remade is None or remade.own is None or (remade.quoted is None and not is_first):
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
        quoted=None if quoted is None else material.of_drawn(quoted.estimates),
    )
    finding = spectrum_finding(estimates, own.verdicts, low, high) + holds_words(own.verdicts)
    tables = [_voice_table(own, quoted, material.estimates("position"))]
    apart = tr("Which outlets differ in their own voice, pair by pair")
    tables += [pair_table(own.verdicts, apart)]
    return Chart(
        "spectrum-apart",
        draw,
        _in_voice("own", finding),
        _reading(_TWO_MARKS if quoted else _ONE_MARK, own.verdicts),
        _basis_apart(material, own, quoted),
        tuple(tables),
        "" if is_first else tr("Their own voice and the voices they quote"),
        _hint(material),
    )


def _basis_apart(material: Material, own: AxisComparison, quoted: AxisComparison | None) -> str:
    """What the chart of both voices rests on, or of the own one where nothing is quoted."""
    if quoted is None:
        return _own_basis(material, own)
    return scored_basis(material, "axis", "position", voice="apart")


def _own_basis(material: Material, own: AxisComparison, bands: str = BANDS) -> str:
    """What a chart of the outlets' own voice rests on."""
    return scored_basis(material, "axis", "position", bands, voice="own", scored=own.sentences)


def _is_apart(material: Material) -> bool:
    """Whether the study shows the own voice and the quoted ones apart."""
    return material.study.settings.get("voice") == "apart"


def _voice_table(own: AxisComparison, quoted: AxisComparison | None, both: pd.DataFrame) -> Table:
    """The places by voice, outlet by outlet."""
    parts = {"own": own.estimates, "all": both}
    parts |= {} if quoted is None else {"quoted": quoted.estimates}
    stacked = pd.concat([part.assign(voice=voice) for voice, part in parts.items()])
    columns = outlet_column() | {"voice": (tr("voice"), "cell")}
    return table_of(
        stacked.sort_values(["outlet", "voice"]),
        tr("Places on the axis by voice, outlet by outlet"),
        columns | estimate_columns(tr("place"), "signed"),
    )


def _with_every(estimates: pd.DataFrame, outlets: list[str]) -> pd.DataFrame:
    """The estimates with a row, undefined, for each outlet that has no sentence of its own."""
    lacking = [name for name in outlets if name not in set(estimates["outlet"])]
    rows = pd.DataFrame({"outlet": lacking}).assign(
        question=estimates["question"].iloc[0], interval="none", n_articles=0, n_sentences=0
    )
    return pd.concat([estimates, rows], ignore_index=True) if lacking else estimates


def _other_wordings(material: Material) -> Section | None:
    """The places under the other wordings, in the voice of the first chart, as in the app."""
    remade = material.remade
    own = remade.own if remade and _is_apart(material) else None
    placed = own or (remade.asked if remade else None)
    if placed is None or placed.wording_places.empty:
        return None
    places, (low, high) = material.of_drawn(placed.wording_places), _poles(material)
    finding = wordings_finding(places, placed.verdicts)
    names: Columns = outlet_column() | {"said": (tr("wording"), "words")}
    said = [tr("as asked"), *(f"{w.low_label} ↔ {w.high_label}" for w in material.asked.wordings)]
    table = table_of(
        placed.wording_places.assign(said=[said[n] for n in placed.wording_places["wording"]]),
        tr("Places under every wording"),
        names | {"estimate": (tr("place"), "signed")},
    )
    chart = Chart(
        "wordings",
        partial(wordings_plot, places, low_pole=low, high_pole=high),
        _in_voice("own", finding) if own else finding,
        tr(_WORDINGS),
        _own_basis(material, own, bands="")
        if own
        else scored_basis(material, "axis", "position", bands=""),
        (table,),
    )
    asked = tr("Does the finding hang on the wording of the poles?")
    return Section("wordings", asked, (chart,))
