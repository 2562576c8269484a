"""Every finding, once for each thing that it can say."""

from collections.abc import Iterator
from itertools import combinations, product

import pandas as pd

from analysis.charts.choices import choices_finding
from analysis.charts.claims import claims_finding
from analysis.charts.headline import headline_finding
from analysis.charts.keyness import keyness_finding
from analysis.charts.sharing import effect_finding, sharing_finding, whole_effect_finding
from analysis.charts.shifts import shifts_finding
from analysis.charts.voices import voices_finding
from analysis.charts.wordings import holds_words, wordings_finding
from analysis.charts.words import frames_finding, spectrum_finding, strip_finding, tone_finding
from analysis.corpus.schema import NOT_TOLD, OWN_WORDS
from tests.charts.greek import (
    CHOICES,
    CLAIMS,
    ESTIMATES,
    MIXED,
    NAMES,
    NAN,
    POLES,
    SURE,
    VOICES,
    WITHIN,
    WITHIN_ONE,
    WORDINGS,
    WORDS,
    claim_shares,
    effect,
    kept,
    matrix,
    parts,
    places,
    positive,
    sentences,
    shares,
    shifts,
    verdicts,
)


def every_finding() -> Iterator[tuple[str, str]]:
    """Each finding under the name of what it says."""
    yield from _spectrum_findings()
    yield from _topic_findings()
    yield from _source_findings()
    yield from _word_findings()


def _spectrum_findings() -> Iterator[tuple[str, str]]:
    without_one = places(5)
    without_one.loc[1, ["ci_low", "ci_high"]] = NAN
    tables: dict[str, tuple[pd.DataFrame, pd.DataFrame | None]] = {
        "two differ": (places(5), verdicts(5, (0, 4))),
        "none differ": (places(5), verdicts(5)),
        "three alike": (places(3), verdicts(3)),
        "pairs": (places(5), verdicts(5, (0, 4), (0, 3), (1, 3))),
        "all differ": (places(4), verdicts(4, *combinations(range(4), 2))),
        "one between": (places(3), verdicts(3, (0, 2), (0, 1))),
        "one like both": (places(3), verdicts(3, (0, 2))),
        "one unlike both": (places(3), verdicts(3, *combinations(range(3), 2))),
        "one untested": (places(3), verdicts(3, (0, 2)).query("verdict == 'differ'")),
        "one half tested": (places(3), verdicts(3, (0, 2), (0, 1)).query("verdict == 'differ'")),
        "one half alike": (places(3), verdicts(3, (0, 2)).head(2)),
        "two": (places(2), verdicts(2, (0, 1))),
        "untested": (places(5), None),
        "lone": (ESTIMATES.iloc[[0]], None),
        "lone in the middle": (places(5).iloc[[1]], None),
        "lone without": (ESTIMATES.iloc[[1]], None),
        "lone undefined": (ESTIMATES.iloc[[2]], None),
        "lone within": (WITHIN_ONE.iloc[[0]], None),
        "undefined": (pd.concat([ESTIMATES.iloc[[2]]] * 2), None),
        "four undefined": (pd.concat([places(2), *[ESTIMATES.iloc[[2]]] * 4]), None),
        "two undefined": (pd.concat([places(2), *[ESTIMATES.iloc[[2]]] * 2]), None),
        "mixed": (MIXED, None),
        "within": (WITHIN_ONE, verdicts(5)),
        "one within": (MIXED, verdicts(5)),
        "one unsure": (ESTIMATES, verdicts(5)),
        "unsure alike": (without_one, verdicts(5)),
        "unsure, two differ": (without_one, verdicts(5, (0, 4))),
        "unsure pairs": (without_one, verdicts(5, (0, 4), (0, 3))),
        "unsure, all differ": (without_one, verdicts(5, *combinations(range(5), 2))),
        "two within": (MIXED.assign(interval=[WITHIN] * 4 + ["articles"]), verdicts(5)),
        "many within": (places(10).assign(interval=[WITHIN] * 9 + ["articles"]), verdicts(10)),
        "two unsure": (pd.concat([places(3), unsure(2)]), verdicts(5)),
        "all unsure": (unsure(2), verdicts(2)),
    }
    for name, (table, told) in tables.items():
        yield f"spectrum: {name}", spectrum_finding(table, told, *POLES)
    for name, table in {
        "all": sentences("Άλφα"),
        "own": sentences("Άλφα").head(2),
        "one quoted": sentences("Άλφα").head(3),
        "off": sentences("Άλφα").head(1),
        "none": sentences(),
    }.items():
        yield f"strip: {name}", strip_finding(table, *POLES)
    for name, table in {
        "two": WORDINGS,
        "one": WORDINGS.query("wording < 2"),
        "none": WORDINGS.head(0),
    }.items():
        yield f"wordings: {name}", wordings_finding(table, kept((0.1, "differ", 1.0)))
    for name, rows in {
        "all": [(0.1, "differ", 1.0)] * 2,
        "most": [(0.1, "differ", 0.8)] * 2,
        "one lost": [(0.1, "cannot tell", 0.4)],
        "two lost": [(0.1, "cannot tell", 0.4)] * 2,
    }.items():
        yield f"holds: {name}", holds_words(kept(*rows))


def _topic_findings() -> Iterator[tuple[str, str]]:
    many = pd.concat([places(3).assign(question=f"Ξ{k}") for k in range(5)])
    lone = ESTIMATES.iloc[[0]]
    for name, table in {
        "five": many,
        "four": many.query("question != 'Ξ4'"),
        "mixed": MIXED,
        "lone": lone,
        "none": ESTIMATES.iloc[[2]],
        "no interval": ESTIMATES.iloc[[0, 1]],
    }.items():
        yield f"tone: {name}", tone_finding(table)
        yield f"frames: {name}", frames_finding(positive(table))
    yield "frames: zero", frames_finding(lone.assign(estimate=0.0))
    apart = [("Άλφα", 0.6, NAN, NAN)], [("Άλφα", 0.2, 0.1, 0.3)], [("Άλφα", 0.4, NAN, NAN)]
    close = [("Άλφα", 0.2, 0.1, 0.3)], [("Άλφα", 0.1, 0.0, 0.2)], [("Άλφα", 0.1, -0.1, 0.3)]
    five = [(name, 0.4, 0.2, 0.6) for name in NAMES[:5]]
    two = [("Άλφα", 0.4, 0.2, 0.6), ("Βήτα", -0.4, -0.6, -0.2)]
    for name, rows in {
        "sure": (SURE,) * 3,
        "apart": apart,
        "close": close,
        "five": (five,) * 3,
        "two": (two,) * 3,
        "none": ([("Άλφα", NAN, NAN, NAN)],) * 3,
    }.items():
        yield f"headline: {name}", headline_finding(parts(*rows), *POLES)


def _source_findings() -> Iterator[tuple[str, str]]:
    alone = shares(Άλφα={OWN_WORDS: 0.7, "Ιράν": 0.3})
    for name, table in {
        "three": VOICES,
        "alone": alone,
        "none": alone.head(0),
        "untold": shares(Άλφα={OWN_WORDS: 0.7, NOT_TOLD: 0.3}),
    }.items():
        yield f"voices: {name}", voices_finding(table)
    three, two = [("Άλφα", 2, 2), ("Βήτα", 1, 2), ("Γάμμα", 0, 2)], [("Άλφα", 2, 2), ("Βήτα", 1, 2)]
    for name, rows in {"three": three, "two": two, "equal": two[:1] * 2, "one": two[:1]}.items():
        for n in (CLAIMS, CLAIMS.assign(n_outlets=1), CLAIMS.assign(n_outlets=2)):
            yield f"claims: {name}", claims_finding(n, claim_shares(*rows))
    for n, sharing, groups in product((1, 2, 3, 4, 5), (0, 2, 3, 5), (0, 1, 2)):
        yield f"sharing: {n}", sharing_finding(matrix(n, sharing), groups)
    for name, told in {
        "one": [("Άλφα", 0.1, 0.3), ("Βήτα", 0.2, NAN)],
        "none": [("Άλφα", 0.1, 0.1)],
        "two": [("Άλφα", 0.1, 0.3), ("Βήτα", 0.2, 0.1), *[("Γ", 0.1, NAN)], ("Δ", 0.1, NAN)],
    }.items():
        yield f"effect: {name}", effect_finding(effect(*told))
        whole = effect(*told).assign(measure="tone", question="q")
        yield f"whole effect: {name}", whole_effect_finding(whole)
    for name, moved in {
        "one": (0.3,),
        "unmoved": (0.0,),
        "two": (0.3, -0.4),
        "two unmoved": (0.0, 0.0),
        "one side": (0.3, 0.4),
        "none": (NAN,),
    }.items():
        yield f"shifts: {name}", shifts_finding(shifts(*moved), *POLES)


def _word_findings() -> Iterator[tuple[str, str]]:
    more, less = WORDS.query("z > 2"), WORDS.query("z < 0")
    many = pd.concat([more.assign(form=f"λέξη{k}") for k in range(6)])
    for name, table in {
        "both": WORDS,
        "more": more,
        "less": less,
        "many": many,
        "within": WORDS.assign(interval=WITHIN),
        "none": WORDS.head(0),
        "unsure": WORDS.query("not sure"),
    }.items():
        yield f"keyness: {name}", keyness_finding(table, "Άλφα")
    yield "choices: differ", choices_finding(CHOICES)
    yield "choices: chance", choices_finding(CHOICES.assign(differ=False))
    crowd = pd.concat([places(n).assign(question=f"Ξ{n}", n=n) for n in (3, 10)])
    yield "choices: crowd", choices_finding(crowd.assign(differ=True))


def unsure(n: int) -> pd.DataFrame:
    """So many outlets without an interval."""
    return places(5).tail(n).assign(ci_low=NAN, ci_high=NAN)
