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
from analysis.reports.shown import Shown, both_voices, in_voice, together
from analysis.reports.tables import (
    Columns,
    Table,
    estimate_columns,
    outlet_column,
    pair_table,
    table_of,
)
from analysis.studies.settings import APART
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
_NOTHING_OWN = mark(
    "No sentence in an outlet's own voice speaks to this axis; in all voices: {finding}"
)
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
    first, other = _charts(material)
    evidence = axis_evidence(material, _poles(material))
    return Section(
        "places",
        question,
        (first[0], *((other,) if other else ())),
        trust(material, "axis"),
        small_gaps(material, "axis", first[1].verdicts),
        evidence,
        about_evidence(
            material, evidence, tr("The strongest sentences to either side, outlet by outlet.")
        ),
    )


def _charts(material: Material) -> tuple[tuple[Chart, Shown], Chart | None]:
    """The spectrum with what it shows, and of a study of all voices that of both apart as well."""
    if not material.study.is_apart:
        told, both = together(material, "position"), both_voices(material, "position")
        return (_together(material, told), told), _apart(material, both) if both else None
    own = both_voices(material, "position", is_alone=True)
    if own:
        return (_apart(material, own), own), None
    told = together(material, "position")
    return (_together(material, told), told), None


def _together(material: Material, told: Shown) -> Chart:
    """One mark an outlet: the places as the study holds them."""
    low, high = _poles(material)
    drawn, verdicts = material.of_drawn(told.estimates), told.verdicts
    draw = partial(
        spectrum_plot, drawn, told.scored, low_pole=low, high_pole=high, verdicts=verdicts
    )
    finding = spectrum_finding(drawn, verdicts, low, high) + holds_words(verdicts)
    lacks_own = material.study.is_apart and bool(material.by_voice)
    return Chart(
        "spectrum",
        draw,
        tr(_NOTHING_OWN, finding=finding) if lacks_own else in_voice(told.voice, finding),
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


def _place_table(material: Material) -> Table:
    table = _with_salience(material, material.estimates("position"), "all")
    ordered = table.sort_values(["estimate", "outlet"], na_position="last")
    columns = outlet_column() | estimate_columns(tr("place"), "signed") | _on_the_axis()
    return table_of(ordered, tr("Places on the axis, outlet by outlet"), columns)


def _apart(material: Material, told: Shown) -> Chart:
    """Two marks an outlet, its own voice and what it quotes, as far as anything is quoted."""
    low, high = _poles(material)
    estimates, quoted = material.of_drawn(told.estimates), told.quoted
    draw = partial(
        spectrum_plot,
        estimates,
        told.scored,
        low_pole=low,
        high_pole=high,
        verdicts=told.verdicts,
        quoted=None if quoted is None else material.of_drawn(quoted),
    )
    finding = spectrum_finding(estimates, told.verdicts, low, high) + holds_words(told.verdicts)
    caption = tr("Which outlets differ in their own voice, pair by pair")
    is_first = material.study.is_apart
    return Chart(
        "spectrum-apart",
        draw,
        in_voice("own", finding),
        _reading(_ONE_MARK if quoted is None else _TWO_MARKS, told.verdicts),
        _own_basis(material, told) if quoted is None else _both_basis(material),
        (_voice_table(material, told), pair_table(told.verdicts, caption)),
        "" if is_first else tr("Their own voice and the voices they quote"),
        _hint(material),
    )


def _both_basis(material: Material) -> str:
    """What a chart of both voices rests on."""
    return scored_basis(material, "axis", "position", voice=APART)


def _own_basis(material: Material, told: Shown, bands: str = BANDS) -> str:
    """What a chart of the outlets' own voice rests on."""
    return scored_basis(material, "axis", "position", bands, voice="own", scored=told.scored)


def _voice_table(material: Material, told: Shown) -> Table:
    """The places by voice, outlet by outlet, and that of all voices."""
    parts = {"own": told.estimates, "all": material.estimates("position")}
    parts |= {} if told.quoted is None else {"quoted": told.quoted}
    stacked = pd.concat(
        [_with_salience(material, part, voice) for voice, part in parts.items()], ignore_index=True
    )
    columns = outlet_column() | {"voice": (tr("voice"), "cell")}
    columns |= estimate_columns(tr("place"), "signed") | _on_the_axis()
    caption = tr("Places on the axis by voice, outlet by outlet")
    return table_of(stacked.sort_values(["outlet", "voice"]), caption, columns)


def _with_salience(material: Material, places: pd.DataFrame, voice: str) -> pd.DataFrame:
    """The places of a voice with the share of its sentences that speak to the axis."""
    shares = (
        material.estimates("salience")
        if voice == "all"
        else material.of_voice("estimates", "salience", voice)
    )
    salience = dict(zip(shares["outlet"], shares["estimate"], strict=True))
    return places.assign(voice=voice, salience=places["outlet"].map(salience).astype("float64"))


def _on_the_axis() -> Columns:
    return {"salience": (tr("on the axis"), "share")}


def _other_wordings(material: Material) -> Section | None:
    """The places under the other wordings, in the voice of the first chart, as in the app."""
    own = both_voices(material, "position", is_alone=True) if material.study.is_apart else None
    asked = material.remade.asked if material.remade else None
    if own:
        every, verdicts = material.wordings("own"), own.verdicts
    elif asked:
        every, verdicts = asked.wording_places, asked.verdicts
    else:
        return None
    places, (low, high) = material.of_drawn(every), _poles(material)
    known = places[places["wording"] == 0]["estimate"].notna()
    if not known.any():
        return None
    finding = wordings_finding(places, verdicts)
    names: Columns = outlet_column() | {"said": (tr("wording"), "words")}
    said = [tr("as asked"), *(f"{w.low_label} ↔ {w.high_label}" for w in material.asked.wordings)]
    table = table_of(
        every.assign(said=[said[n] for n in every["wording"]]),
        tr("Places under every wording"),
        names | {"estimate": (tr("place"), "signed")},
    )
    chart = Chart(
        "wordings",
        partial(wordings_plot, places, low_pole=low, high_pole=high),
        in_voice("own", finding) if own else finding,
        tr(_WORDINGS),
        _own_basis(material, own, bands="")
        if own
        else scored_basis(material, "axis", "position", bands=""),
        (table,),
    )
    question = tr("Does the finding hang on the wording of the poles?")
    return Section("wordings", question, (chart,))
