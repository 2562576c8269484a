"""How is the event framed? Frames by description, as a heat map, with their sentences."""

from analysis.translation import mark
from ui import editors, pickers, story
from ui.framing import frames_section
from ui.shell import page

with page(mark("Frames"), mark("How is the event framed?")):
    opened = story.open_story()
    voice = pickers.voice_picker()
    editors.frames_editor()
    frames_section(opened, voice)
