"""The invented stories that Parallax comes with: the sample, and a gallery of further ones."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analysis.errors import StudyError
from analysis.studies.settings import Settings
from analysis.translation import mark, tr

__all__ = ["GALLERY", "SAMPLE", "GalleryStory", "read_gallery_story", "stories"]

_DATA = Path(__file__).parents[2] / "data"
GALLERY = _DATA / "gallery"
DESCRIPTION = "story.toml"


@dataclass(frozen=True)
class GalleryStory:
    """One invented story: its short name in addresses, its title, its sentence, its questions.

    Title and sentence are messages, to be said by `tr`. `settings` are the choices that it opens
    with, where they are not those of a first visit.
    """

    name: str
    title: str
    sentence: str
    folder: Path
    settings: Settings = field(default_factory=dict)


SAMPLE = GalleryStory(
    "",
    mark("A minister's visit to Moscow"),
    mark("Five outlets on Russia's response to Iran: the story of a first visit."),
    _DATA / "sample",
)


@cache
def stories() -> dict[str, GalleryStory]:
    """Every story by name: the sample, whose name is empty, and the gallery by the alphabet."""
    found = sorted(path.parent for path in GALLERY.glob(f"*/{DESCRIPTION}"))
    return {"": SAMPLE} | {folder.name: read_gallery_story(folder) for folder in found}


def read_gallery_story(folder: Path) -> GalleryStory:
    """The story in a folder; StudyError says what its description lacks."""
    try:
        said = tomllib.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        settings = {name: str(value) for name, value in said.get("settings", {}).items()}
        return GalleryStory(folder.name, said["title"], said["sentence"], folder, settings)
    except (OSError, ValueError, KeyError, AttributeError) as error:
        file = f"{folder.name}/{DESCRIPTION}"
        raise StudyError(
            tr(
                "{file} does not describe a story: it needs a title, a sentence and a table of "
                "settings ({fault}).",
                file=file,
                fault=error,
            )
        ) from error
