"""What memory the app takes with a hundred articles scored on every page.

A stored study of a hundred articles is opened by its link, page after page, in one server, over the
browser's own protocol. Linux only.
"""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.models.builtin import FRAMES
from analysis.models.questions import FramingAxis, Target
from analysis.models.tiers import load_tier
from analysis.storage.store import open_store
from analysis.studies.settings import Asked, settings_of
from analysis.studies.shelf import keep_study
from analysis.studies.study import make_study
from analysis.studies.voices import find_voices, with_voices
from evaluation.added_memory import watched
from evaluation.hundred_articles import hundred_articles
from evaluation.process_memory import held_mb
from evaluation.served import ROOT, fresh_server, page_seconds

HOME, ALL_PAGES, AT_MOST = "Home", "every page opened", "at most, the parser's process in it"
ASKED = Asked(
    axis=FramingAxis(("lukewarm response",), ("strong show of support",), "Russia and Iran"),
    targets=(Target("Russia", ("Moscow", "Kremlin")), Target("Iran", ("Tehran",))),
    frames=FRAMES,
    voice="apart",
)


def app_memory(tiers: Sequence[str]) -> list[dict[str, Any]]:
    """Entries of `memory` in the results file: megabytes of the server, by tier and moment.

    Nothing where the system does not tell what a process holds.
    """
    if not Path("/proc/self/status").exists():
        return []
    return [entry for name in tiers for entry in _of_tier(name)]


def _of_tier(name: str) -> list[dict[str, Any]]:
    tier = load_tier(name)
    corpus = hundred_articles()
    heard = with_voices(corpus, find_voices(corpus))
    study = make_study(heard, tier, ASKED, settings_of(ASKED, tier=name))
    # As articles that are loaded, of which nobody knows yet who speaks.
    unheard = {name: told for name, told in study.manifest.items() if name != "heard_by"}
    study = replace(study, manifest=unheard)
    with tempfile.TemporaryDirectory() as folder:
        link = f"study={keep_study(open_store(folder), study, 'hundred')}"
        held = _visited(link, {"PARALLAX_STUDIES": folder, "PARALLAX_CACHE": ""})
    fingerprint = tier.encoder.info.fingerprint
    return [
        {"scorer": name, "moment": moment, "mb": round(mb), "fingerprint": fingerprint}
        for moment, mb in held.items()
    ]


def _visited(link: str, environment: dict[str, str]) -> dict[str, float]:
    """Megabytes after the home page, after every page, and at most on the way."""
    pages = sorted(path.stem.partition("_")[2] for path in (ROOT / "pages").glob("[0-9]*.py"))
    with fresh_server(environment) as (port, pid), watched(pid) as most:
        asyncio.run(page_seconds(port, [link]))
        held = {HOME: held_mb(pid)}
        for page in pages:
            asyncio.run(page_seconds(port, [link], page))
        held[ALL_PAGES] = held_mb(pid)
    return held | {AT_MOST: most["all"]}
