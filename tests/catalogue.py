"""What people read, gathered from the code into each catalogue: `python -m tests.catalogue`.

Babel does it; this is `pybabel extract`, `update` and `compile` with two differences. The titles of
the invented stories, which stand in data, are messages too; and a message with “95 % interval” is
no format of `%`, for which Babel takes it.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from analysis.studies.gallery import stories
from analysis.translation import DOMAIN, ENGLISH, LANGUAGES, LOCALES

ROOT = Path(__file__).parents[1]
KEYWORDS = {"tr": None, "trn": (1, 2), "mark": None}
OTHERS = [code for code in LANGUAGES if code != ENGLISH]


def po_path(code: str) -> Path:
    """Where the texts of a language are written down."""
    return LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def gathered() -> Catalog:
    """Every message of the code and of the stories, with the files that have it."""
    found = Catalog(domain=DOMAIN)
    for file, message in [*_of_code(), *_of_stories()]:
        found.add(message, locations=[(file, None)])
    return found


def _of_code() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    with open(ROOT / "babel.cfg", encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    for file, _, message, _, _ in extract_from_dir(ROOT, methods, options, KEYWORDS):
        yield file, message


def _of_stories() -> Iterator[tuple[str, str]]:
    for story in stories().values():
        if story.name:
            file = (story.folder / "story.toml").relative_to(ROOT).as_posix()
            yield from ((file, story.title), (file, story.sentence))


def written(code: str) -> Catalog:
    """The texts of a language as they stand in its file."""
    with po_path(code).open("rb") as file:
        return read_po(file, locale=code, domain=DOMAIN)


def messages(catalogue: Catalog) -> dict[str | tuple[str, ...], Message]:
    """The messages of a catalogue by their English, without its header."""
    return {_key(one.id): one for one in catalogue if one.id}


def _key(message: str | list | tuple) -> str | tuple[str, ...]:
    return message if isinstance(message, str) else tuple(message)


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the app reads it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def write(catalogue: Catalog, path: Path) -> None:
    """Write the texts of a language, and what the app reads of them."""
    for message in catalogue:
        message.flags.discard("python-format")
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, sort_by_file=True, ignore_obsolete=True)
    path.with_suffix(".mo").write_bytes(compiled(catalogue))


def main() -> None:
    """Bring every catalogue up to date; a message that is new stands there without a text."""
    for code in OTHERS:
        catalogue = written(code)
        catalogue.update(gathered(), no_fuzzy_matching=True, update_creation_date=False)
        write(catalogue, po_path(code))


if __name__ == "__main__":
    main()
