"""Where the app keeps studies: a folder of this machine, an address that is set, or nowhere."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import platformdirs
import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from analysis.storage.later import Later
from analysis.storage.store import Store
from ui import stores

SETTING = "PARALLAX_STUDIES"
_SECRETS = "studies"  # a table among the secrets: `address`, and options of fsspec
_HERE = {"localhost", "127.0.0.1", "::1"}


def find_store() -> Store | None:
    """The store of studies, None where none is kept; StoreError where it cannot be used.

    What is set among the secrets counts, else the environment, where an empty text means nowhere.
    Where nothing is set, a visitor from this machine itself has a folder of it and all others have
    none: what strangers bring to a shared server must not pile up there unasked.
    """
    secrets = _secrets()
    address = str(secrets.pop("address", os.environ.get(SETTING, "") or "")).strip()
    if not address and SETTING not in os.environ and _is_at_home():
        address = str(_usual_folder() or "")
    return stores.store_at(address, tuple(sorted(map(str, secrets))), secrets) if address else None


def writer(store: Store) -> Later:
    """What writes drafts into the store beside all else."""
    return stores.writer_of(store.root, store)


def _secrets() -> dict[str, Any]:
    try:
        return dict(st.secrets.get(_SECRETS, {}))
    except StreamlitSecretNotFoundError:
        return {}


def _usual_folder() -> Path | None:
    """The system's folder for a user's data; None for whoever has no home."""
    folder = platformdirs.user_data_path("parallax", appauthor=False)
    return folder / "studies" if folder.is_absolute() else None


def _is_at_home() -> bool:
    """Whether the browser runs on this machine, and not through a server in front of it."""
    host = urlsplit(st.context.url or "").hostname
    asked = urlsplit(f"//{st.context.headers.get('Host', '')}").hostname
    passed_on = any(name.lower() == "x-forwarded-for" for name in st.context.headers)
    return host in _HERE and asked in _HERE and st.context.ip_address is None and not passed_on
