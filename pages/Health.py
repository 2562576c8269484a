"""Is the server well? For whoever runs it; no link leads here."""

from ui.health import show_health
from ui.shell import page

with page("Health", "Is this server well?", needs_place=False):
    show_health()
