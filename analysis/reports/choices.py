"""The choices of a study as people read them: under the labels of the app, and in its words."""

from collections.abc import Iterator, Mapping

from analysis.charts.labels import plain_label
from analysis.studies.gallery import stories
from analysis.studies.settings import OFF, Settings
from analysis.translation import mark, tr

# Name in the address → label, in the order in which they are told.
LABELS = {
    "story": mark("Story"),
    "low": mark("Low pole"),
    "high": mark("High pole"),
    "about": mark("About"),
    "wordings": mark("Other wordings of the axis"),
    "targets": mark("Targets"),
    "frames": mark("Frames"),
    "voice": mark("Voice"),
    "shared": mark("Shared text counts"),
    "by": mark("Count quotations by"),
    "sides": mark("Sides"),
    "speaker": mark("Speaker or side"),
    "outlets": mark("Outlets"),
    "outlet": mark("Outlet"),
    "article": mark("Article"),
    "claims": mark("Claims"),
    "tier": mark("Embedded models"),
    "model": mark("Sentence encoder of the hub"),
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "voice": {
        "apart": mark("own and quoted apart"),
        "all": mark("all voices"),
        "own": mark("own voice only"),
        "quoted": mark("quotations only"),
    },
    "shared": {
        "everywhere": mark("everywhere"),
        "once": mark("once, where it stood first"),
        "none": mark("not at all"),
    },
    "by": {"side": mark("side"), "speaker": mark("speaker")},
    "claims": {
        "all": mark("all"),
        "every": mark("every outlet has them"),
        "but-one": mark("all but one have them"),
        "one": mark("only one has them"),
    },
    "tier": {"accurate": mark("Accurate"), "fast": mark("Fast")},
    "wordings": {OFF: mark("none")},
}


def choices_of(settings: Settings) -> Iterator[tuple[str, str]]:
    """Label and words of every choice that is made; one that is not known stands as it is."""
    unknown = sorted(settings.keys() - LABELS.keys())
    for name in [*(name for name in LABELS if name in settings), *unknown]:
        if value := settings[name]:
            yield tr(LABELS[name]) if name in LABELS else name, _said(name, value)


def _said(name: str, value: str) -> str:
    words = WORDS.get(name, {})
    if value in words:
        return tr(words[value])
    if name == "story" and value in stories():
        return tr(stories()[value].title)
    return plain_label(value.replace("|", ", ") if name == "outlets" else value)
