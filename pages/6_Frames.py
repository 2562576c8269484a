"""How is the event framed? Frames by description, as a heat map, with their sentences."""

from analysis.translation import mark, tr
from ui import editors, pickers, story
from ui.framing import frames_section
from ui.shell import page

with page(mark("Frames"), mark("How is the event framed?")):
    opened = story.open_story()
    voice = pickers.voice_picker()
    pickers.shared_note(opened, tr("A copied sentence adds to no share of a frame."))
    editors.frames_editor()
    frames_section(opened, voice)
