"""The finding of the matrix of claims in words."""

import pandas as pd

from analysis.charts.labels import isolated, shorten_text
from analysis.translation import tr, trn

_LETTERS = 110  # of the claim that is told as an example


def claims_finding(claims: pd.DataFrame, shares: pd.DataFrame) -> str:
    """In words: how many claims all carry and one only, and who carries most of the common ones.

    One of the most carried is told as an example.
    """
    without = shares["estimate"].isna() & (shares["n_common"] > 0)  # they tell of something else
    n_outlets = len(shares[~without]) or len(shares)
    said = _common_words(claims["n_outlets"], n_outlets)
    said = " ".join(filter(None, [said, _example_words(claims, n_outlets)]))
    known = shares.dropna(subset="estimate").sort_values(
        ["estimate", "outlet"], ascending=[False, True]
    )
    if len(known) < 2:
        return said
    most, least = known.iloc[0], known.iloc[-1]
    if most["estimate"] == least["estimate"]:
        return said
    ends = {
        "most": isolated(most["outlet"]),
        "n_most": most["n_carried"],
        "of_most": most["n_common"],
        "least": isolated(least["outlet"]),
        "n_least": least["n_carried"],
        "of_least": least["n_common"],
    }
    if n_outlets == 2:
        more = tr(
            "Of what the other outlet carries, {most} has most ({n_most} of {of_most}) and {least} "
            "least ({n_least} of {of_least}).",
            **ends,
        )
    else:
        more = tr(
            "Of what at least two others carry, {most} has most ({n_most} of {of_most}) and "
            "{least} least ({n_least} of {of_least}).",
            **ends,
        )
    return f"{said} {more}"


def _example_words(claims: pd.DataFrame, n_outlets: int) -> str:
    """One of the claims that most outlets carry, in the words of one; "" where none share any."""
    if claims.empty or claims["n_outlets"].max() < 2:
        return ""
    most = claims.iloc[claims["n_outlets"].argmax()]
    return tr(
        "{n} of {outlets} outlets carry one such as “{wording}”.",
        n=int(most["n_outlets"]),
        outlets=n_outlets,
        wording=isolated(shorten_text(str(most["wording"]).rstrip(". "), _LETTERS)),
    )


def _common_words(counts: pd.Series, n_outlets: int) -> str:
    """How many claims all outlets carry, and how many one of them alone."""
    every, alone = int((counts == n_outlets).sum()), int((counts == 1).sum())
    told = {"claims": len(counts), "every": every or tr("none"), "alone": alone or tr("none")}
    if n_outlets == 2:
        return trn(
            "Of {claims} claims, {every} is carried by both outlets and {alone} by one only.",
            "Of {claims} claims, {every} are carried by both outlets and {alone} by one only.",
            max(1, every),
            **told,
        )
    return trn(
        "Of {claims} claims, {every} is carried by all {outlets} outlets and {alone} by one only.",
        "Of {claims} claims, {every} are carried by all {outlets} outlets and {alone} by one only.",
        max(1, every),
        **told,
        outlets=n_outlets,
    )
