"""Tells phones from wide screens, so that charts are drawn for the width they get.

The same script, which every page runs, tells the browser the language of the page: who reads it
aloud, breaks its lines or offers a translation goes by that, and Streamlit's own page says English.
"""

import streamlit as st

from analysis.translation import language

NARROW_PX = 700

# On a phone the sidebar lies over the page: the page that was chosen in it comes without it.
# Speaks up only when the width differs from what was assumed, so a wide screen costs no rerun.
_WATCH = f"""
export default function (component) {{
  document.documentElement.lang = component.data.lang;
  const query = window.matchMedia("(max-width: {NARROW_PX}px)");
  const tell = () => {{
    if (query.matches !== component.data.narrow) component.setStateValue("narrow", query.matches);
  }};
  if (query.matches && window.parallaxPage && window.parallaxPage !== component.data.page)
    document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  window.parallaxPage = component.data.page;
  tell();
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}}
"""
_component = st.components.v2.component("parallax_viewport", js=_WATCH)


def watch_width(page: str) -> None:
    """Learn the width of the screen; call once a page, by its name, where nothing is drawn."""
    _component(
        key="viewport",
        data={"narrow": is_narrow(), "lang": language(), "page": page},
        default={"narrow": False},
        on_narrow_change=lambda: None,
    )


def is_narrow() -> bool:
    """Whether the screen is a phone's."""
    state = st.session_state.get("viewport")
    return bool(state and state.get("narrow"))
