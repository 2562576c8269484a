"""Under which names files are kept: nobody guesses one, and none leads out of the store."""

import re
import secrets

STUDIES, DRAFTS = "studies", "drafts"
_SUFFIX = ".parallax.zip"
_TOKEN = re.compile(r"[0-9a-f]{32}", re.ASCII)
_NAME = re.compile(rf"(?:{STUDIES}|{DRAFTS})/[0-9a-f]{{32}}{re.escape(_SUFFIX)}", re.ASCII)


def new_token() -> str:
    """128 random bits as 32 letters: whoever knows it may open what is kept under it."""
    return secrets.token_hex(16)


def is_token(text: str) -> bool:
    """Whether a text, from a link or a browser, has the form of a token."""
    return _TOKEN.fullmatch(text) is not None


def file_name(folder: str, token: str) -> str:
    """The name of the file that is kept under a token; ValueError when it is none."""
    name = f"{folder}/{token}{_SUFFIX}"
    if not is_name(name):
        raise ValueError("no name of a kept file")
    return name


def is_name(name: str) -> bool:
    """Whether a name is one that `file_name` gives."""
    return _NAME.fullmatch(name) is not None


def token_of(name: str) -> str:
    """The token in a name that `file_name` gave."""
    return name.rpartition("/")[2].removesuffix(_SUFFIX)
