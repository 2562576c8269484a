"""Small tables for the tests of charts."""

import pandas as pd

from analysis.corpus.schema import ESTIMATE_COLUMNS

HOSTILE_NAMES = [
    "<script>alert(1)</script> & <b>Co</b>",
    "\u202eevil\u202c صحيفة الشرق",
    "🗞️ Emoji Times",
    "A very long name " * 4,
    "%{x} $x^2$ Daily",
]


def estimate_rows(*rows, question="axis", interval="articles"):
    """Estimates from (outlet, estimate, ci_low, ci_high)."""
    table = pd.DataFrame(rows, columns=["outlet", "estimate", "ci_low", "ci_high"])
    table = table.assign(question=question, interval=interval, n_articles=3, n_sentences=40)
    return table[ESTIMATE_COLUMNS]


def verdict_rows(*rows):
    """Verdicts from (outlet_a, outlet_b, verdict)."""
    table = pd.DataFrame(rows, columns=["outlet_a", "outlet_b", "verdict"])
    return table.assign(gap=0.1, ci_low=0.0, ci_high=0.2)


def many_estimates(n, question="axis"):
    rows = [
        (f"Outlet {k}", 0.01 * (k - n / 2), 0.01 * (k - n / 2) - 0.05, 0.01 * (k - n / 2) + 0.05)
        for k in range(n)
    ]
    return estimate_rows(*rows, question=question)


def many_sentences(outlets, n=3, text="The minister spoke of <b>help</b>."):
    rows = [
        (outlet, f"{outlet}-{k}", text, (k % 9 - 4) / 10, 0.1 + k % 7 / 10, 0.0, k, "own")
        for outlet in outlets
        for k in range(n)
    ]
    columns = ["outlet", "sentence_id", "text", "score", "weight", "pull", "position", "voice"]
    return pd.DataFrame(rows, columns=columns)


def trace_named(figure, name):
    return next(t for t in figure.data if t.name == name and t.x and t.x[0] is not None)
