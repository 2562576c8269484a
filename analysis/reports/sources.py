"""The sections on whose words they are: who speaks, what is shared, and what is left out."""

from functools import partial
from typing import Any

import pandas as pd

from analysis.charts.claims import claims_finding, claims_plot
from analysis.charts.labels import isolated
from analysis.charts.sharing import first_untold_words, sharing_finding, sharing_plot
from analysis.charts.shifts import shifts_finding, shifts_plot
from analysis.charts.voices import voices_finding, voices_plot
from analysis.formats import number
from analysis.reports.basis import scorer_of, small_shifts, trust
from analysis.reports.counts import (
    articles_words,
    claims_words,
    quotations_words,
    sentences_words,
)
from analysis.reports.evidence import voice_words
from analysis.reports.material import MOST_OUTLETS, Material, Remade
from analysis.reports.parts import Chart, Evidence, Quoted, Section
from analysis.reports.tables import Columns, Table, estimate_table, outlet_column, table_of
from analysis.studies.claim_trust import claim_trust
from analysis.studies.omission import ClaimComparison
from analysis.studies.shared import ONCE
from analysis.translation import mark, tr, trn

MOST_CLAIMS = 20  # of the chart, and with their sentences
LEAST_SHIFTS = 3  # rewritten sentences of a chart; fewer are told in words
_VOICES = mark(
    "Each bar is all words of an outlet: its own voice first, then whom it quotes, directly or "
    "indirectly."
)
_SHARED = mark(
    "Read a row: which share of the outlet’s sentences is found in the outlet of the column, word "
    "for word or rewritten."
)
_SHIFTS = mark(
    "Each line is a sentence of two outlets in two wordings: from the earlier one (open) to the "
    "later one (filled)."
)
_CLAIMS = mark(
    "A row is named by one of its sentences, as an example: the outlets with a mark say this or "
    "nearly this. A mark: the outlet carries the claim; large at the top of its article, small at "
    "the end; open in others’ words. A dot: it leaves it out. On the right, how many outlets carry "
    "it; ≠ where their figures differ; ↔ where some tell it otherwise."
)
_PLACES = {"lead": mark("top of the article"), "middle": mark("middle"), "end": mark("end")}


def source_sections(material: Material) -> tuple[Section, ...]:
    """The sections that an outlet's articles give again; none where the texts are left out."""
    if material.remade is None:
        return ()
    made = (_voices(material, material.remade), _shared(material, material.remade))
    return (*(s for s in made if s), *_claims(material, material.remade))


def _voices(material: Material, remade: Remade) -> Section | None:
    words = material.of_drawn(remade.voices.words)
    if words.empty or not words["estimate"].notna().any():
        return None
    n_quotes = len(remade.voices.quotes)
    told, share = remade.voices, tr("share")
    whose = (tr("whose words"), "group")
    tables = [estimate_table(told.words, tr("Shares of all words"), share, "share", *whose)]
    if len(told.attribution):
        who, caption = (tr("who"), "group"), tr("Shares of the quoted words")
        tables.append(estimate_table(told.attribution, caption, share, "share", *who))
    chart = Chart(
        "voices",
        partial(voices_plot, words),
        voices_finding(words),
        tr(_VOICES),
        tr(
            "{counts}, {quotations}, direct and indirect.",
            counts=_counts(material, remade.counted),
            quotations=quotations_words(n_quotes),
        ),
        tuple(tables),
    )
    card = trust(material, "voices")
    return Section("voices", tr("Whose voice is heard?"), (chart,), card)


def _counts(material: Material, told: pd.DataFrame) -> str:
    told = told[told["outlet"].isin(material.study.outlets)]
    return f"{articles_words(told['article_id'].nunique())}, {sentences_words(len(told))}"


def _shared(material: Material, remade: Remade) -> Section | None:
    outlets = material.drawn
    if len(outlets) < 2:
        return None
    shares = remade.shared.matrix(outlets)
    told = remade.corpus.articles["outlet"].isin(outlets)
    groups = remade.corpus.articles.loc[told, "share_group"]
    matrix = Chart(
        "sharing",
        partial(sharing_plot, shares),
        sharing_finding(shares, int(groups[groups != ""].nunique())),
        tr(_SHARED),
        _pairs_words(_counts(material, remade.corpus.sentences), len(remade.shared.pairs)),
        (_share_table(shares),),
    )
    shifts = _shifts(material, remade)
    return Section(
        "shared",
        tr("Which words do outlets share?"),
        (matrix, *([shifts] if shifts else [])),
        trust(material, "sharing"),
        (*_first_note(material, remade), *_shift_note(material, remade, is_drawn=bool(shifts))),
    )


def _first_note(material: Material, remade: Remade) -> tuple[str, ...]:
    """Where shared text counts once: that nothing tells which article had some of it first."""
    if material.asked.shared != ONCE:
        return ()
    told = remade.corpus.sentences
    mine = told[told["outlet"].isin(material.study.outlets)]
    said = first_untold_words(remade.shared.first_untold(mine))
    return (said,) if said else ()


def _shift_note(material: Material, remade: Remade, *, is_drawn: bool) -> tuple[str, ...]:
    if not is_drawn or remade.shifts is None:
        return ()
    return small_shifts(material, "axis", remade.shifts)


def _pairs_words(counts: str, n: int) -> str:
    return trn(
        "{counts}, {pairs} pair of shared sentences, found by words in common and by the vectors.",
        "{counts}, {pairs} pairs of shared sentences, found by words in common and by the vectors.",
        n,
        counts=counts,
        pairs=number(n),
    )


def _share_table(shares: pd.DataFrame) -> Table:
    apart = shares[(shares["outlet"] != shares["found_in"]) & (shares["n_shared"] > 0)]
    columns: Columns = outlet_column() | {"found_in": (tr("found in"), "words")}
    columns |= {"share": (tr("share"), "share"), "n_shared": (tr("shared"), "count")}
    columns |= {"n_sentences": (tr("sentences"), "count")}
    ordered = apart.sort_values(["share", "outlet", "found_in"], ascending=[False, True, True])
    return table_of(ordered, tr("Shared sentences, pair by pair"), columns)


def _shifts(material: Material, remade: Remade) -> Chart | None:
    shifts = remade.shifts
    if shifts is None or shifts["shift"].isna().all():
        return None
    low, high = material.axis.poles_shown
    n = len(shifts.dropna(subset="shift"))
    is_drawn = n >= LEAST_SHIFTS
    draw = partial(shifts_plot, shifts, low_pole=low, high_pole=high, what=tr("Position"))
    return Chart(
        "shifts",
        draw if is_drawn else None,
        shifts_finding(shifts, low, high),
        tr(_SHIFTS) if is_drawn else "",
        trn(
            "{pairs} pair of rewritten sentences.",
            "{pairs} pairs of rewritten sentences.",
            n,
            pairs=number(n),
        ),
        (_shift_table(shifts),),
        tr("What did the rewriting change?"),
    )


def _shift_table(shifts: pd.DataFrame) -> Table:
    columns = {"changed": (tr("what changed"), "change"), "outlet_a": (tr("outlet"), "words")}
    columns |= {"outlet_b": (tr("after it"), "words"), "score_a": (tr("first"), "signed")}
    columns |= {"score_b": (tr("then"), "signed"), "shift": (tr("shift"), "signed")}
    return table_of(shifts.dropna(subset="shift"), tr("Rewritten sentences"), columns)


def _claims(material: Material, remade: Remade) -> tuple[Section, ...]:
    found = remade.claims
    if found is None or found.claims.empty:
        return ()
    shown = found.claims.head(MOST_CLAIMS)
    outlets = [name for name in found.outlets if name in material.drawn][:MOST_OUTLETS]
    chart = Chart(
        "claims",
        partial(claims_plot, shown, found.carried, outlets, absent=found.absent),
        # This sentence stands in the report's summary too, far from the note beside the chart.
        claims_finding(found.claims, found.shares)
        + " "
        + tr("Which sentences state one claim is a first guess to be read."),
        tr(_CLAIMS),
        tr(
            "{n} of {claims}, those that most outlets carry, found in {sentences}.",
            n=len(shown),
            claims=claims_words(len(found.claims)),
            sentences=sentences_words(found.n_sentences),
        ),
        (_common_table(found), _claim_table(found)),
    )
    told = tuple(_statements(row, found) for row in shown.itertuples())
    about = tr("Every sentence that states one of the claims which most outlets carry.")
    asked = tr("What is left out?")
    card, guess = trust(material, "claims"), claim_trust(scorer_of(material, "claims").fingerprint)
    return (Section("claims", asked, (chart,), card, (guess,), told, about),)


def _common_table(found: ClaimComparison) -> Table:
    columns: Columns = outlet_column() | {"estimate": (tr("share"), "plain")}
    columns |= {"ci_low": (tr("from"), "plain"), "ci_high": (tr("to"), "plain")}
    columns |= {"n_carried": (tr("carried"), "count"), "n_common": (tr("common claims"), "count")}
    ordered = found.shares.sort_values(["estimate", "outlet"], ascending=[False, True])
    return table_of(ordered, tr("Share of the common claims that each outlet carries"), columns)


def _claim_table(found: ClaimComparison) -> Table:
    who = found.carried.groupby("claim_id")["outlet"].agg("; ".join)
    table = found.claims.assign(who=found.claims["claim_id"].map(who))
    columns = {"wording": (tr("claim, such as"), "words"), "who": (tr("carried by"), "words")}
    columns |= {"figures": (tr("figures that differ"), "words")}
    columns |= {"told_otherwise": (tr("told otherwise"), "words")}
    columns |= {"n_outlets": (tr("outlets"), "count")}
    return table_of(table, tr("Claims and who carries them"), columns)


def _statements(claim: Any, found: ClaimComparison) -> Evidence:
    """The sentences that state a claim, outlet by outlet."""
    mine = found.statements[found.statements["claim_id"] == claim.claim_id]
    lists = tuple(
        (isolated(outlet), tuple(_stated(row) for row in own.itertuples()))
        for outlet, own in mine.groupby("outlet", sort=True)
    )
    return Evidence(tr("Such as: {wording}", wording=isolated(claim.wording)), lists)


def _stated(row: Any) -> Quoted:
    place = tr(_PLACES[row.place]) if row.place in _PLACES else str(row.place)
    return Quoted(row.text, "", f"{place} · {voice_words(row.voice)}", "", "frame", 0)
