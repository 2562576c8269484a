"""Is the server well? For whoever runs it; no link leads here."""

from analysis.translation import mark
from ui.health import show_health
from ui.shell import page

with page(mark("Health"), mark("Is this server well?"), needs_place=False):
    show_health()
