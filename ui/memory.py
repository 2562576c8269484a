"""What this browser remembers: each tab's draft, the studies that were open last, a closed tour.

All stay in the browser. The id of a draft is in no address: whoever copies the address to show a
view must not hand over the work itself, and who opens it must not write over it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import streamlit as st

from analysis.storage.names import is_token

MOST_RECENT = 12
_LONGEST_NAME = 200
_KEY = "memory"

# sessionStorage is one tab's and outlives a reload; localStorage is the browser's. A browser that
# keeps nothing (a private window, say) throws, and then nothing is remembered.
_REMEMBER = f"""
const read = (storage, key) => {{ try {{ return storage.getItem(key) }} catch {{ return null }} }};
const write = (storage, key, value) => {{
  try {{ value ? storage.setItem(key, value) : storage.removeItem(key) }} catch {{ }}
}};
const listed = () => {{
  try {{ return JSON.parse(read(localStorage, "parallax-recent")) ?? [] }} catch {{ return [] }}
}};
export default function (component) {{
  const {{ draft, offered, opened, asks, toured }} = component.data;
  // A style hides the tour by this mark, so that a page need not be drawn twice to be without it.
  if (toured) write(localStorage, "parallax-tour", "closed");
  if (read(localStorage, "parallax-tour")) document.documentElement.dataset.tour = "closed";
  const known = read(sessionStorage, "parallax-draft") ?? "";
  // A page that was gone to, by a link say, and not come back to by a reload or a new connection.
  if (draft && draft !== offered) window.parallaxWorked = true;
  const gone = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  const waits = known && read(sessionStorage, "parallax-offered") === known;
  const arrived = (gone && !window.parallaxWorked) || Boolean(waits);
  const ids = new Set(opened.map(one => one.token));
  const rest = listed().filter(one => !ids.has(one?.token));
  if (opened.length) {{
    const recent = [...opened, ...rest].slice(0, {MOST_RECENT});
    write(localStorage, "parallax-recent", JSON.stringify(recent));
  }}
  if (draft !== null && draft !== known) write(sessionStorage, "parallax-draft", draft);
  if (draft !== null) write(sessionStorage, "parallax-offered", offered);
  if (asks && (rest.length || (known && draft === null))) {{
    component.setStateValue("kept", {{ draft: known, recent: rest, arrived }});
  }}
}}
"""
_component = st.components.v2.component("parallax_memory", js=_REMEMBER)


@dataclass(frozen=True)
class Recent:
    """A study that was open in this browser: a kept one, or a draft.

    One without a name goes by how much it holds, said in the language of who reads it.
    """

    kind: Literal["study", "draft"]
    token: str
    name: str
    when: str
    n_articles: int = 0
    n_outlets: int = 0


def now() -> str:
    """This minute, as a list of recent studies tells it."""
    return datetime.now(UTC).isoformat(timespec="minutes")[:16]


def remember(shown: str | None) -> None:
    """Ask the browser what it remembers, and tell it what is new; draws nothing.

    `shown` is the draft that is on the page or offered there, "" where none is, None where that is
    not known yet.
    """
    _component(
        key=_KEY,
        data={
            "draft": shown,
            "offered": offered() if shown == offered() else "",
            "opened": [asdict(one) for one in _opened()],
            "asks": not heard(),
            "toured": bool(st.session_state.get("toured")),
        },
        default={"kept": None},
        on_kept_change=lambda: None,
    )


def close_tour() -> None:
    """Have this browser show the tour no more, from the next run of a page on."""
    st.session_state["toured"] = True


def heard() -> bool:
    """Whether the browser has told what it remembers."""
    return bool(_kept())


def kept_draft() -> str:
    """The draft that this tab had before the page was loaded, "" if none."""
    token = str(_kept().get("draft", ""))
    return token if is_token(token) else ""


def has_arrived() -> bool:
    """Whether this tab was led here, by a link say, and its draft has not been shown since."""
    return _kept().get("arrived") is True


def offered() -> str:
    """The draft that a link has taken the place of, "" if none."""
    return str(st.session_state.get("offered_draft", ""))


def put_offered(token: str) -> None:
    """Remember the draft that a link has taken the place of."""
    st.session_state["offered_draft"] = token


def draft_of(article_ids: frozenset[str]) -> str:
    """The id of this session's draft with one of these articles, "" before there is one."""
    return next((token for ids, token in reversed(_drafts()) if ids & article_ids), "")


def put_draft(token: str, article_ids: frozenset[str]) -> None:
    """Go on with the draft of this id, which has these articles now."""
    rest = [(ids, other) for ids, other in _drafts() if other != token]
    st.session_state["drafts"] = [*rest, (article_ids, token)]


def has_drafts() -> bool:
    """Whether this session has begun or opened a draft."""
    return bool(_drafts())


def _drafts() -> list[tuple[frozenset[str], str]]:
    drafts: list[tuple[frozenset[str], str]] = st.session_state.get("drafts", [])
    return drafts


def was_done(what: str) -> bool:
    """Whether this was done in this session, which needs it once."""
    return what in _done()


def put_done(what: str) -> None:
    """Remember that it was done; at its end only, since a click ends a run that is at it."""
    _done().add(what)


def _done() -> set[str]:
    done: set[str] = st.session_state.setdefault("done_once", set())
    return done


def link(is_of: str) -> str:
    """The link to the study that was stored last, "" when what is shown is another by now."""
    stored, address = st.session_state.get("stored_link", ("", ""))
    return str(address) if stored == is_of else ""


def put_link(is_of: str, address: str) -> None:
    """Remember the link to a study that was stored, and of what it is one."""
    st.session_state["stored_link"] = (is_of, address)


def last_kept() -> str:
    """What was written into the draft last, told by its fingerprint."""
    return str(st.session_state.get("draft_kept", ""))


def put_last_kept(fingerprint: str) -> None:
    """Remember what was written into the draft."""
    st.session_state["draft_kept"] = fingerprint


def problem() -> str:
    """What went wrong with a link or a draft, "" if nothing did."""
    return str(st.session_state.get("store_problem", ""))


def put_problem(sentence: str) -> None:
    """Say this on top of the page until the story changes."""
    st.session_state["store_problem"] = sentence


def add_recent(one: Recent) -> None:
    """Remember a study as the one that was open last."""
    rest = [other for other in _opened() if other.token != one.token]
    st.session_state["opened_here"] = [one, *rest][:MOST_RECENT]


def recent() -> list[Recent]:
    """The studies that were open last in this browser, the last one first."""
    told = _kept().get("recent")
    known = [one for one in map(_read, told if isinstance(told, list) else []) if one]
    here = _opened()
    tokens = {one.token for one in here}
    return [*here, *(one for one in known if one.token not in tokens)][:MOST_RECENT]


def _opened() -> list[Recent]:
    opened: list[Recent] = st.session_state.get("opened_here", [])
    return opened


def _kept() -> Mapping[str, Any]:
    state = st.session_state.get(_KEY)
    kept = state.get("kept") if state else None
    return kept if isinstance(kept, Mapping) else {}


def _read(told: Any) -> Recent | None:
    """An entry that the browser tells; None for what is none, since anyone can write there."""
    if not isinstance(told, Mapping):
        return None
    kind, token, name, when = (told.get(key, "") for key in ("kind", "token", "name", "when"))
    n_articles, n_outlets = (told.get(key, 0) for key in ("n_articles", "n_outlets"))
    is_told = all(isinstance(text, str) for text in (token, name, when))
    if not is_told or kind not in ("study", "draft") or not is_token(token):
        return None
    if not all(isinstance(n, int) for n in (n_articles, n_outlets)):
        return None
    return Recent(kind, token, name[:_LONGEST_NAME], when[:20], n_articles, n_outlets)
