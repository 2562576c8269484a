"""Every chart, several times where it can say several things."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.choices import choices_plot
from analysis.charts.claims import claims_plot
from analysis.charts.frames import frames_plot
from analysis.charts.headline import headline_plot
from analysis.charts.keyness import keyness_plot
from analysis.charts.sharing import sharing_plot
from analysis.charts.shifts import shifts_plot
from analysis.charts.spectrum import spectrum_plot
from analysis.charts.strip import strip_plot
from analysis.charts.tone import tone_plot
from analysis.charts.voices import voices_plot
from analysis.charts.wordings import wordings_plot
from tests.charts.greek import (
    BETWEEN,
    CARRIED,
    CHOICES,
    CLAIMS,
    ESTIMATES,
    HEADLINES,
    MIXED,
    NAN,
    VOICES,
    WITHIN_ONE,
    WORDINGS,
    WORDS,
    matrix,
    places,
    positive,
    sentences,
    shifts,
    verdicts,
)


def every_chart(**look: Any) -> Iterator[tuple[str, go.Figure]]:
    """Each chart under its name, several where it says several things; `look` as they take it."""
    ticks, two = sentences("Άλφα", "Δέλτα"), sentences("Άλφα", "Άλφα", n=40)
    far = ESTIMATES.assign(estimate=ESTIMATES["estimate"] * 2)
    yield "spectrum", spectrum_plot(MIXED, ticks, verdicts=verdicts(5, (0, 4)), **BETWEEN, **look)
    yield "two voices", spectrum_plot(WITHIN_ONE, ticks, quoted=far, **BETWEEN, **look)
    crowd, chain = places(10), verdicts(10, *[(a, a + 2) for a in range(8)], (0, 9))
    yield "chained", spectrum_plot(crowd, ticks, verdicts=chain, **BETWEEN, **look)
    alike = verdicts(10, *combinations(range(0, 10, 2), 2))
    yield "crowd", spectrum_plot(crowd, ticks, verdicts=verdicts(10), **BETWEEN, **look)
    yield "pairs", spectrum_plot(crowd, ticks, verdicts=alike, **BETWEEN, **look)
    nobody = ESTIMATES.assign(estimate=NAN, ci_low=NAN, ci_high=NAN)
    yield "empty spectrum", spectrum_plot(nobody, ticks.head(0), **BETWEEN, **look)
    yield "strip", strip_plot(sentences("Άλφα"), **BETWEEN, **look)
    yield "heap", strip_plot(two.assign(article_id=two.index.astype(str)), **BETWEEN, **look)
    tones = pd.concat([MIXED, WITHIN_ONE.assign(question="άλλη")])
    yield "tone", tone_plot(tones, **look)
    yield "tone apart", tone_plot(tones, quoted=tones, **look)
    yield "frames", frames_plot(positive(MIXED), **look)
    yield "choices", choices_plot(CHOICES, **look)
    yield "voices", voices_plot(VOICES, **look)
    yield "keyness", keyness_plot(WORDS, **look)
    yield "headline", headline_plot(HEADLINES, what="Θέση", **BETWEEN, **look)
    yield "wordings", wordings_plot(WORDINGS, **BETWEEN, **look)
    yield "claims", claims_plot(CLAIMS, CARRIED, ["Άλφα", "Βήτα"], **look)
    yield "sharing", sharing_plot(matrix(3, 2), **look)
    yield "much shared", sharing_plot(matrix(60, 60), **look)
    yield "little shared", sharing_plot(matrix(12, 3), **look)
    yield "shifts", shifts_plot(shifts(0.3, -0.2, 0.0), what="Θέση", **BETWEEN, **look)
