"""Signing in, where the secrets ask for it, by Streamlit's own OpenID Connect."""

import os
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.errors import SettingError
from analysis.translation import tr

ALLOWED = "PARALLAX_ALLOWED"
_SECTION = "auth"


def sign_in_first() -> bool:
    """Whether whoever is here may go on; where they may not, they are shown how to sign in.

    With no `[auth]` in the secrets everybody may. SettingError where sign-in is set up wrongly:
    then nobody may.
    """
    providers = _providers()
    if providers is None:
        return True
    if not _is_signed_in():
        _ask(providers)
        return False
    if not is_allowed(st.user.to_dict(), os.environ.get(ALLOWED, "")):
        st.info(tr("You are signed in with an address that is not on the list of this server."))
        sign_out_button()
        return False
    return True


def sign_out_button() -> None:
    """The way out, for those who came in by signing in."""
    if _section() and _is_signed_in():
        st.button(tr("Sign out"), key="sign_out", on_click=st.logout)


def is_allowed(claims: Mapping[str, Any], allowed: str) -> bool:
    """Whether the claims hold an address on the list, such as `ada@uni.example, @lab.example`.

    Without a list, all who can sign in are. With one, the provider must say that it has checked
    the address, since some let anybody claim any.
    """
    names = {name.strip().casefold() for name in allowed.split(",") if name.strip()}
    if not names:
        return True
    address = str(claims.get("email", "")).strip().casefold()
    name, _, domain = address.rpartition("@")
    checked = claims.get("email_verified") is True
    return checked and bool(name) and (address in names or f"@{domain}" in names)


def _is_signed_in() -> bool:
    return st.user.to_dict().get("is_logged_in") is True


def _ask(providers: list[str]) -> None:
    st.write(tr("This server is for people who have signed in."))
    for provider in providers or [""]:
        st.button(
            tr("Sign in with {provider}", provider=provider) if provider else tr("Sign in"),
            key=f"sign_in_{provider}",
            type="primary",
            on_click=st.login,
            args=(provider,) if provider else (),
        )


def _providers() -> list[str] | None:
    """The named providers, none for the one that has no name; None where sign-in is off."""
    section = _section()
    if not section:
        if os.environ.get(ALLOWED, "").strip():
            raise SettingError(
                tr(
                    "{setting} says who may sign in, but the secrets have no [auth]; add it, or "
                    "remove the list.",
                    setting=ALLOWED,
                )
            )
        return None
    if find_spec("authlib") is None:
        raise SettingError(
            tr(
                "Sign-in is set up, but the package Authlib is not installed; run “pip install "
                "Authlib” and start again."
            )
        )
    return [name for name, value in section.items() if isinstance(value, Mapping)
            and name != "client_kwargs"]  # fmt: skip


def _section() -> Mapping[str, Any]:
    """What the secrets say of sign-in, empty where there are none; unreadable ones stop."""
    try:
        return st.secrets.get(_SECTION, {})
    except FileNotFoundError:
        if any(Path(file).exists() for file in st.get_option("secrets.files")):
            raise SettingError(
                tr(
                    "The secrets cannot be read, so nobody is let in; correct the file and start "
                    "again."
                )
            ) from None
        return {}
