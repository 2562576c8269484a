"""How the server is: what whoever runs it wants to know, and nothing of what its visitors do."""

import html
import platform
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from streamlit import runtime
from streamlit.runtime.stats import CACHE_MEMORY_FAMILY

from analysis import __version__
from analysis.corpus.limits import LIMITS, MEGABYTE, SETTINGS
from analysis.errors import ScorerError
from analysis.formats import number
from analysis.models.grouped_runs import TURNS
from analysis.models.shipped import check_weights
from analysis.models.tiers import TIERS, tier_folder
from analysis.translation import mark, tr
from ui import widgets
from ui.entrance import on_a_server
from ui.places import PLACES
from ui.remembering import remembered
from ui.tiers import score_store

_BEGAN = time.monotonic()
_AGAIN_S = 600
_STATUS = Path("/proc/self/status")
Rows = list[tuple[str, str]]
# What lies in Streamlit's caches, by its own names of them with spaces.
CACHES = {
    "cache data": mark("results that are remembered"),
    "cache resource": mark("models and stories"),
    "memory media file storage": mark("files to download"),
    "session state": mark("sessions"),
    "UploadedFileManager": mark("files that were brought"),
}


def show_health() -> None:
    """Every table of the page, each with what it is about."""
    damaged = [said for said in map(weights_fault, TIERS) if said]
    for said in damaged:
        st.error(said, icon="⚠️")
    if not damaged:
        widgets.finding(tr("All weights are the ones that were shipped."))
    _table(tr("This server"), server_rows())
    _table(tr("Scoring, at this moment"), scoring_rows())
    _table(tr("Caches, in MB"), cache_rows())
    limits = [(tr(s.says), number(getattr(LIMITS, s.field) // s.unit)) for s in SETTINGS]
    _table(tr("Limits"), limits)


@remembered(max_entries=len(TIERS), ttl=_AGAIN_S, spinner=mark("Checking the weights…"))
def weights_fault(tier: str) -> str:
    """What is wrong with the weights of a tier, by their SHA-256; "" where nothing is."""
    try:
        check_weights(tier_folder(tier))
    except ScorerError as error:
        return str(error)
    return ""


def server_rows() -> Rows:
    """Version, age, memory and visitors."""
    return [
        ("Parallax", __version__),
        ("Python", platform.python_version()),
        ("Streamlit", st.__version__),
        (tr("up for"), _span(time.monotonic() - _BEGAN)),
        (tr("memory"), _memory()),
        (tr("kept scores"), kept_scores()),
        (tr("places taken"), tr("{n} of {all}", n=PLACES.n_taken(), all=PLACES.n)),
    ]


def kept_scores() -> str:
    """Whether scores are kept on disk and, where they are not, why."""
    store = score_store()
    if store is None:
        return tr("off: no folder is set for them")
    if store.file.is_off:
        said = mark("off: their folder cannot be used ({reason})")
    elif store.file.fault:
        said = mark("read, but no new ones are written ({reason})")
    else:
        return tr("on")
    return tr(said, reason=store.file.fault)


def scoring_rows() -> Rows:
    """How busy the models are, and how many wait for them."""
    queue = TURNS.queue
    return [
        (tr("runs"), tr("{n} of {all}", n=queue.n_running, all=TURNS.n_workers)),
        (tr("small questions in line"), number(queue.n_small)),
        (tr("long jobs in line"), number(queue.n_long)),
        (tr("runs that these wait for"), number(queue.n_runs)),
    ]


def cache_rows() -> Rows:
    """How much each kind of cache holds; Streamlit counts the ones that hold results."""
    if not on_a_server():
        return []
    stats = runtime.get_instance().stats_mgr.get_stats([CACHE_MEMORY_FAMILY])
    held: Counter[str] = Counter()
    for stat in stats.get(CACHE_MEMORY_FAMILY, []):
        held[stat.category_name] += stat.byte_length
    return [(_words(name), number(held[name] / MEGABYTE, ".1f")) for name in sorted(held)]


def _words(name: str) -> str:
    said = name.removeprefix("st_").replace("_", " ")
    return tr(CACHES[said]) if said in CACHES else said


def _memory() -> str:
    """The resident memory of the process, where the system tells it."""
    if not _STATUS.exists():
        return tr("not told by this system")
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmRSS"))
    return f"{number(int(line.split()[1]) * 1024 // MEGABYTE)} MB"


def _span(seconds: float) -> str:
    minutes = int(seconds // 60)
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return tr("{d} d {h} h {min} min", d=days, h=hours, min=minutes % 60)
    return tr("{h} h {min} min", h=hours, min=minutes % 60)


def _table(title: str, rows: Iterable[tuple[str, str]]) -> None:
    st.header(title, anchor=False)
    cells = "".join(
        f'<tr><th scope="row">{html.escape(name)}</th><td>{html.escape(value)}</td></tr>'
        for name, value in rows
    )
    st.html(f'<table class="facts">{cells}</table>')
