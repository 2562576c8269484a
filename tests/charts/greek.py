"""Tables for every chart, in Greek letters: a Latin one that is drawn is a word of ours."""

from itertools import combinations, product
from typing import Any

import pandas as pd

from analysis.corpus.schema import NOT_TOLD, OTHER_VOICES, OWN_WORDS, UNNAMED_SOURCES
from tests.charts.tables import estimate_rows, verdict_rows

NAN = float("nan")
WITHIN = "within this article"
POLES = ("ψυχρό", "θερμό")
BETWEEN = {"low_pole": POLES[0], "high_pole": POLES[1]}
NAMES = ["Άλφα", "Βήτα", "Γάμμα", "Δέλτα", "Έψιλον", "Ζήτα", "Ήτα", "Θήτα", "Ιώτα", "Κάππα"]
Given = dict[str, Any]
ESTIMATES = estimate_rows(
    ("Άλφα", -0.2, -0.3, -0.1),
    ("Βήτα", 0.1, NAN, NAN),
    ("Γάμμα", NAN, NAN, NAN),
    ("Δέλτα", 0.2, 0.1, 0.3),
    ("Έψιλον", 0.35, 0.25, 0.45),
    question="ερώτηση",
)
WITHIN_ONE = ESTIMATES.assign(interval=WITHIN)
MIXED = ESTIMATES.assign(interval=[WITHIN, "articles", "articles", "articles", "articles"])


def places(n: int) -> pd.DataFrame:
    """So many outlets from left to right, each with an interval."""
    rows = [(NAMES[k], 0.05 * (k - n / 2), 0.05 * k - 0.5, 0.05 * k) for k in range(n)]
    return estimate_rows(*rows, question="ερώτηση")


def verdicts(n: int, *differing: tuple[int, int]) -> pd.DataFrame:
    """The verdict on every pair of so many outlets."""
    pairs = combinations(range(n), 2)
    rows = [
        (NAMES[a], NAMES[b], "differ" if (a, b) in differing else "cannot tell") for a, b in pairs
    ]
    return verdict_rows(*rows)


def sentences(*outlets: str, n: int = 6) -> pd.DataFrame:
    """Sentences of each outlet in all voices, some of them off the axis."""
    rows = [
        (outlet, f"{outlet}-{k}", "Μία πρόταση.", (k % 9 - 4) / 5, k % 3 / 2, 0.0, k, "0")
        for outlet in outlets
        for k in range(n)
    ]
    columns = ["outlet", "sentence_id", "text", "score", "weight", "pull", "position", "article_id"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(voice=[("own", "quoted", "unknown")[k // 2 % 3] for k in range(len(table))])


def shares(**outlets: dict[str, float]) -> pd.DataFrame:
    """Shares of words: outlet → group → share."""
    parts = [
        estimate_rows((outlet, share, 0.1, 0.6), question=group)
        for outlet, groups in outlets.items()
        for group, share in groups.items()
    ]
    return pd.concat(parts, ignore_index=True)


VOICES = shares(
    Άλφα={OWN_WORDS: 0.5, "Ιράν": 0.2, "Ρωσία": 0.1, UNNAMED_SOURCES: 0.1, OTHER_VOICES: 0.1},
    Βήτα={OWN_WORDS: 0.6, "Ιράν": 0.3, NOT_TOLD: 0.1},
    Γάμμα={OWN_WORDS: NAN},
).assign(interval=lambda t: [WITHIN if name == "Άλφα" else "articles" for name in t["outlet"]])
WORDS = pd.DataFrame(
    [("πόλεμος", 5.2, True), ("απεργία", 1.1, False), ("λόγος", -4.0, True)],
    columns=["term", "z", "sure"],
).assign(
    form=lambda t: t["term"],
    z_bar=3.5,
    n=4,
    n_all=900,
    n_others=2,
    n_all_others=4000,
    n_articles=[1, 2, 1200],
    interval="articles",
)
CHOICES = pd.concat(
    [
        estimate_rows(("Άλφα", 0.75, 0.5, 1.0), ("Βήτα", 0.0, 0.0, 0.2), question="μάχη").assign(
            n=[3, 0]
        ),
        estimate_rows(("Άλφα", 0.25, NAN, NAN), ("Βήτα", NAN, NAN, NAN), question="έφοδος").assign(
            n=[1, 4]
        ),
    ]
).assign(differ=True)


def parts(headline: Any, body: Any, gap: Any) -> pd.DataFrame:
    """Headlines, bodies and gaps of outlets from (outlet, estimate, ci_low, ci_high)."""
    tables = {"headline": headline, "body": body, "gap": gap}
    return pd.concat([estimate_rows(*rows).assign(part=part) for part, rows in tables.items()])


SURE = [("Άλφα", 0.4, 0.2, 0.6), ("Βήτα", -0.1, -0.3, 0.1), ("Γάμμα", NAN, NAN, NAN)]
HEADLINES = parts(SURE, SURE, SURE)
WORDINGS = pd.DataFrame(
    [
        (name, k, x)
        for name, xs in {"Άλφα": [0.1, -0.2, 0.2], "Βήτα": [NAN, 0.3, NAN]}.items()
        for k, x in enumerate(xs)
    ],
    columns=["outlet", "wording", "estimate"],
)


def kept(*rows: tuple[float, str, float]) -> pd.DataFrame:
    """Verdicts from (ci_low, verdict, order_kept) under five other wordings."""
    table = pd.DataFrame(rows, columns=["ci_low", "verdict", "order_kept"])
    return table.assign(ci_high=0.9, n_wordings=5)


CLAIMS = pd.DataFrame(
    [
        ("c0", "Γέφυρα έπεσε", 2, "12 / 14", "έπεσε / δεν έπεσε"),
        ("c1", "Κανείς εδώ", 1, "", ""),
        ("c2", "Νερό", 3, "", ""),
    ],
    columns=["claim_id", "wording", "n_outlets", "figures", "told_otherwise"],
)
CARRIED = pd.DataFrame(
    [
        ("c0", "Άλφα", "lead", "own", 2),
        ("c0", "Βήτα", "end", "quoted", 1),
        ("c1", "Άλφα", "middle", "unknown", 1),
        ("c2", "Βήτα", "lead", "indirect", 1),
    ],
    columns=["claim_id", "outlet", "place", "voice", "n_sentences"],
)


def claim_shares(*rows: tuple[str, int, int]) -> pd.DataFrame:
    """Shares of the common claims from (outlet, n_carried, n_common)."""
    table = pd.DataFrame(rows, columns=["outlet", "n_carried", "n_common"])
    return table.assign(estimate=table["n_carried"] / table["n_common"])


def matrix(n: int, sharing: int) -> pd.DataFrame:
    """So many outlets, of which the first few share a quarter of their text."""
    names = [NAMES[k % 10] + "·" * (k // 10) for k in range(n)]
    rows = [
        (
            names[a],
            names[b],
            NAN if a == b == 0 else 0.25 * (max(a, b) < sharing),
            4 * (max(a, b) < sharing),
            1600,
        )
        for a, b in product(range(n), repeat=2)
    ]
    return pd.DataFrame(rows, columns=["outlet", "found_in", "share", "n_shared", "n_sentences"])


def shifts(*moved: float) -> pd.DataFrame:
    """Rewritten pairs that moved so far."""
    changes = [("same", "Στο", "Στο"), ("replaced", "ψυχρό", "θερμό")]
    return pd.DataFrame(
        {
            "pair": [str(k) for k in range(len(moved))],
            "outlet_a": "Άλφα",
            "outlet_b": "Βήτα",
            "score_a": [-0.1] * len(moved),
            "score_b": [shift - 0.1 for shift in moved],
            "shift": moved,
            "changed": "“ψυχρό” → “θερμό”",
            "changes": [changes] * len(moved),
        }
    )


def effect(*rows: tuple[str, float, float]) -> pd.DataFrame:
    """Places from (outlet, everywhere, once)."""
    told = [
        (name, how, x)
        for name, *xs in rows
        for how, x in zip(("everywhere", "once"), xs, strict=True)
    ]
    return pd.DataFrame(told, columns=["outlet", "counted", "estimate"])


def positive(estimates: pd.DataFrame) -> pd.DataFrame:
    """The same as shares."""
    return estimates.assign(**{c: estimates[c].abs() for c in ("estimate", "ci_low", "ci_high")})
