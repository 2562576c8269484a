"""The sections on whose words they are: who speaks, what is shared, and what is left out."""

from functools import partial
from typing import Any

import pandas as pd

from analysis.charts.claims import claims_finding, claims_plot
from analysis.charts.labels import isolated
from analysis.charts.sharing import sharing_finding, sharing_plot
from analysis.charts.shifts import shifts_finding, shifts_plot
from analysis.charts.voices import voices_finding, voices_plot
from analysis.reports.basis import counted
from analysis.reports.material import MOST_OUTLETS, Material, Remade
from analysis.reports.parts import Chart, Evidence, Quoted, Section
from analysis.reports.tables import Table, estimate_table, table_of
from analysis.studies.omission import ClaimComparison

MOST_CLAIMS = 20  # of the chart
_MOST_TOLD = 12  # claims whose sentences are given
_VOICES = (
    "Each bar is all words of an outlet: its own voice first, then whom it quotes, directly or "
    "indirectly."
)
_SHARED = (
    "Read a row: which share of the outlet’s sentences is found in the outlet of the column, word "
    "for word or rewritten."
)
_SHIFTS = (
    "Each line is a sentence of two outlets in two wordings: from the earlier one (open) to the "
    "later one (filled)."
)
_CLAIMS = (
    "A mark: the outlet carries the claim; large at the top of its article, small at the end; open "
    "in others’ words. A dot: it leaves it out. On the right, how many outlets carry it; ≠ where "
    "their figures differ."
)
_PLACES = {"lead": "top of the article", "middle": "middle", "end": "end"}
_SPOKEN = {"own": "own voice", "quoted": "quoted", "unknown": "voice unknown"}


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
    tables = [
        estimate_table(remade.voices.words, "Shares of all words", "share", "share", "whose words")
    ]
    if len(remade.voices.attribution):
        told = "Shares of the quoted words"
        tables.append(estimate_table(remade.voices.attribution, told, "share", "share", "who"))
    chart = Chart(
        "voices",
        partial(voices_plot, words),
        voices_finding(words),
        _VOICES,
        f"{_counts(material, remade)}, {counted(n_quotes, 'quotation')}, direct and indirect.",
        tuple(tables),
    )
    return Section("voices", "Whose voice is heard?", (chart,))


def _counts(material: Material, remade: Remade) -> str:
    told = remade.corpus.sentences
    told = told[told["outlet"].isin(material.study.outlets)]
    articles = counted(told["article_id"].nunique(), "article")
    return f"{articles}, {counted(len(told), 'sentence')}"


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
        _SHARED,
        f"{_counts(material, remade)}, {counted(len(remade.shared.pairs), 'pair')} of shared "
        "sentences, found by words in common and by the vectors.",
        (_share_table(shares),),
    )
    shifts = _shifts(material, remade)
    return Section(
        "shared", "Which words do outlets share?", (matrix, *([shifts] if shifts else []))
    )


def _share_table(shares: pd.DataFrame) -> Table:
    apart = shares[(shares["outlet"] != shares["found_in"]) & (shares["n_shared"] > 0)]
    columns = {"outlet": ("outlet", "words"), "found_in": ("found in", "words")}
    columns |= {"share": ("share", "share"), "n_shared": ("shared", "count")}
    columns |= {"n_sentences": ("sentences", "count")}
    ordered = apart.sort_values(["share", "outlet", "found_in"], ascending=[False, True, True])
    return table_of(ordered, "Shared sentences, pair by pair", columns)


def _shifts(material: Material, remade: Remade) -> Chart | None:
    shifts = remade.shifts
    if shifts is None or shifts["shift"].isna().all():
        return None
    low, high = material.axis.low_label, material.axis.high_label
    columns = {"changed": ("what changed", "words"), "outlet_a": ("outlet", "words")}
    columns |= {"outlet_b": ("after it", "words"), "score_a": ("first", "signed")}
    columns |= {"score_b": ("then", "signed"), "shift": ("shift", "signed")}
    return Chart(
        "shifts",
        partial(shifts_plot, shifts, low_pole=low, high_pole=high, what="Position"),
        shifts_finding(shifts, low, high),
        _SHIFTS,
        f"{counted(len(shifts), 'pair')} of rewritten sentences.",
        (table_of(shifts.dropna(subset="shift"), "Rewritten sentences", columns),),
        "What did the rewriting change?",
    )


def _claims(material: Material, remade: Remade) -> tuple[Section, ...]:
    found = remade.claims
    if found is None or found.claims.empty:
        return ()
    shown = found.claims.head(MOST_CLAIMS)
    outlets = [name for name in found.outlets if name in material.drawn][:MOST_OUTLETS]
    n = len(found.statements) + len(found.passed)
    chart = Chart(
        "claims",
        partial(claims_plot, shown, found.carried, outlets),
        claims_finding(found.claims, found.shares),
        _CLAIMS,
        f"{len(shown)} of {counted(len(found.claims), 'claim')}, those that most outlets carry, "
        f"found in {counted(n, 'sentence')}.",
        (_common_table(found), _claim_table(found)),
    )
    told = tuple(_statements(row, found) for row in shown.head(_MOST_TOLD).itertuples())
    about = "Every sentence that states one of the claims which most outlets carry."
    asked = "What is left out?"
    return (Section("claims", asked, (chart,), evidence=told, about_evidence=about),)


def _common_table(found: ClaimComparison) -> Table:
    columns = {"outlet": ("outlet", "words"), "estimate": ("share", "plain")}
    columns |= {"ci_low": ("from", "plain"), "ci_high": ("to", "plain")}
    columns |= {"n_carried": ("carried", "count"), "n_common": ("common claims", "count")}
    ordered = found.shares.sort_values(["estimate", "outlet"], ascending=[False, True])
    return table_of(ordered, "Share of the common claims that each outlet carries", columns)


def _claim_table(found: ClaimComparison) -> Table:
    who = found.carried.groupby("claim_id")["outlet"].agg("; ".join)
    table = found.claims.assign(who=found.claims["claim_id"].map(who))
    columns = {"wording": ("claim", "words"), "who": ("carried by", "words")}
    columns |= {"figures": ("figures that differ", "words"), "n_outlets": ("outlets", "count")}
    return table_of(table, "Claims and who carries them", columns)


def _statements(claim: Any, found: ClaimComparison) -> Evidence:
    """The sentences that state a claim, outlet by outlet."""
    mine = found.statements[found.statements["claim_id"] == claim.claim_id]
    lists = tuple(
        (isolated(outlet), tuple(_stated(row) for row in own.itertuples()))
        for outlet, own in mine.groupby("outlet", sort=True)
    )
    return Evidence(isolated(claim.wording), lists)


def _stated(row: Any) -> Quoted:
    where = f"{_PLACES.get(row.place, row.place)} · {_SPOKEN.get(row.voice, row.voice)}"
    return Quoted(row.text, "", where, "", "frame", 0)
