"""What the matrix of shared text shows, and what counting such text once moves, in words."""

from typing import Final

import pandas as pd

from analysis.charts.labels import isolated, listed, signed
from analysis.formats import number, percent
from analysis.translation import tr, trn

LEAST_MOVED: Final = 0.005  # what two digits show
MOST_NAMED: Final = 4  # outlets; of more their number is told


def sharing_finding(shares: pd.DataFrame, n_groups: int) -> str:
    """Which outlets share most of their text, and how many share any."""
    apart = shares[shares["outlet"] != shares["found_in"]]
    known = apart[apart["n_shared"] > 0]
    n_all = shares["outlet"].nunique()
    if known.empty:
        if n_all > 1:
            return tr("No two of these outlets share text.")
        return tr("There is one outlet only.")
    order = ["share", "outlet", "found_in"]
    most = known.sort_values(order, ascending=[False, True, True]).iloc[0]
    said = tr(
        "{share} of the sentences of {outlet} are found in {found_in}, word for word or rewritten.",
        share=percent(most["share"]),
        outlet=isolated(most["outlet"]),
        found_in=isolated(most["found_in"]),
    )
    others = _others_words(known["outlet"].nunique() - 2, n_all - 2)
    return " ".join(filter(None, [said, others, _groups_words(n_groups)]))


def _groups_words(n: int) -> str:
    if n == 0:
        return tr("No articles have enough in common to be a share group.")
    if n == 1:
        return tr("There is one share group.")
    return tr("There are {n} share groups.", n=number(n))


def _others_words(n: int, n_others: int) -> str:
    """How many share text besides the two that share most; "" where there are no others."""
    if n_others == 0:
        return ""
    if n_others == 1:
        return tr("The other outlet shares text too.") if n else tr("The other outlet shares none.")
    others = number(n_others)
    if not n:
        return tr("The other {others} outlets share none.", others=others)
    if n == n_others:
        return tr("The other {others} outlets share text too.", others=others)
    return trn(
        "Of the other {others} outlets {some} shares text too.",
        "Of the other {others} outlets {some} share text too.",
        n,
        others=others,
        some=number(n),
    )


def effect_finding(effect: pd.DataFrame) -> str:
    """How far the places move when shared text counts once, and which outlet moves most."""
    table = effect.pivot(index="outlet", columns="counted", values="estimate")
    moved = (table["once"] - table["everywhere"]).dropna()
    n_gone = int((table["once"].isna() & table["everywhere"].notna()).sum())
    return " ".join(filter(None, [_moved_words(table, moved), _gone_words(n_gone)]))


def _moved_words(table: pd.DataFrame, moved: pd.Series) -> str:
    n = int(moved.abs().ge(LEAST_MOVED).sum())
    if not n:
        return tr("Counting shared text once moves no outlet’s place.")
    first = min(moved.index, key=lambda name: (-abs(moved[name]), name))
    told = {"outlet": isolated(first), "before": signed(table["everywhere"][first])}
    told["after"] = signed(table["once"][first])
    if n == 1:
        return tr(
            "Counting shared text once moves the place of one outlet, {outlet} (from {before} to "
            "{after}).",
            **told,
        )
    return tr(
        "Counting shared text once moves the places of {n} outlets, most that of {outlet} (from "
        "{before} to {after}).",
        n=n,
        **told,
    )


def _gone_words(n: int) -> str:
    """How many outlets have no place once shared text counts once only."""
    if not n:
        return ""
    if n == 1:
        return tr("One outlet has no text on the axis left then.")
    return tr("{n} outlets have no text on the axis left then.", n=n)


def first_untold_words(untold: pd.DataFrame) -> str:
    """That nothing tells which article came first, why, and what to do; "" where all is told.

    Columns: outlet, published ("" for no date), left_out.
    """
    undated = untold[untold["published"] == ""]
    names = sorted((undated if len(undated) else untold)["outlet"].unique())
    few = len(names) <= MOST_NAMED
    outlets = listed(names) if few else trn("one outlet", "{n} outlets", len(names))
    n = int(untold["left_out"].sum())
    if not n:
        return ""
    told = {"count": number(n), "outlets": outlets}
    if len(undated):
        return trn(
            "Nothing tells which article had {count} repeated sentence first, since articles of "
            "{outlets} have no date. Where it counts is then chosen by the articles’ ids, not by "
            "time, and an outlet can be left without a place by that. Give the dates on the "
            "Articles page, or in the column “published” of a table.",
            "Nothing tells which article had {count} repeated sentences first, since articles of "
            "{outlets} have no date. Where they count is then chosen by the articles’ ids, not by "
            "time, and an outlet can be left without a place by that. Give the dates on the "
            "Articles page, or in the column “published” of a table.",
            n,
            **told,
        )
    return trn(
        "Nothing tells which article had {count} repeated sentence first, since those of {outlets} "
        "appeared on one day. Where it counts is then chosen by the articles’ ids, not by time; "
        "let shared text count everywhere where that matters.",
        "Nothing tells which article had {count} repeated sentences first, since those of "
        "{outlets} appeared on one day. Where they count is then chosen by the articles’ ids, not "
        "by time; let shared text count everywhere where that matters.",
        n,
        **told,
    )


def whole_effect_finding(effect: pd.DataFrame) -> str:
    """How many of all figures move when shared text counts once, and how many are gone then."""
    figures = effect.pivot(
        index=["measure", "question", "outlet"], columns="counted", values="estimate"
    )
    known = figures[figures["everywhere"].notna()]
    moved = int((known["once"] - known["everywhere"]).abs().ge(LEAST_MOVED).sum())
    n_gone = int(known["once"].isna().sum())
    told = {"moved": number(moved), "all": number(len(known)), "least": number(LEAST_MOVED, ".3f")}
    said = trn(
        "Counting shared text once moves {moved} of {all} figures by {least} or more.",
        "Counting shared text once moves {moved} of {all} figures by {least} or more.",
        len(known),
        **told,
    )
    gone = trn(
        "{gone} has nothing left to rest on then.",
        "{gone} have nothing left to rest on then.",
        n_gone,
        gone=number(n_gone),
    )
    return f"{said} {gone}" if n_gone else said
