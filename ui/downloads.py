"""Downloads whose bytes are made on the click; where they cannot be made, the page says why.

They are made in a thread that sees no session, and of an error in it Streamlit tells the browser no
more than that there was one, for five seconds. So the thread leaves the reason in a box of its
session, and a script on the page, which sees Streamlit's sign, has the page drawn again with it.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

import streamlit as st

from analysis.errors import AnalysisError
from analysis.translation import same_language, tr
from ui import session
from ui.markdown import escape_markdown

# A sign is told once, when it comes: the page that is drawn again may find it still there.
_WATCH = """
const SIGN = "[data-testid=stDownloadButtonError]";
const bears = node => node instanceof Element && (node.matches(SIGN) || node.querySelector(SIGN));
export default function (component) {
  const watch = new MutationObserver(changes => {
    if (changes.some(change => [...change.addedNodes].some(bears)))
      component.setTriggerValue("failed", true);
  });
  watch.observe(document.body, { childList: true, subtree: true });
  return () => watch.disconnect();
}
"""
_component = st.components.v2.component("parallax_downloads", js=_WATCH)


def watch_downloads() -> None:
    """Have the page drawn again when a download fails; call once a page, where nothing is drawn."""
    _component(key="downloads", on_failed_change=lambda: None)


def download(
    label: str, data: Callable[[], bytes], name: str, mime: str, *, key: str, **look: Any
) -> None:
    """A download whose bytes are made on the click, in the language of the page.

    Where they could not be made the last time, the reason stands beside the button.
    """
    refusals = session.refused_downloads()
    made = same_language(telling(data, refusals, key))
    st.download_button(label, made, name, mime, key=key, on_click="ignore", **look)
    if reason := refusals.pop(key, ""):
        st.error(escape_markdown(reason), icon="⚠️")


def telling(
    data: Callable[[], bytes], refusals: MutableMapping[str, str], key: str
) -> Callable[[], bytes]:
    """What makes the bytes and, where it fails, leaves the reason under the key before it does."""

    def make() -> bytes:
        try:
            return data()
        except AnalysisError as error:
            refusals[key] = str(error)
            raise
        except Exception:
            refusals[key] = tr(
                "The file could not be made, and the fault is not yours: try again, or tell "
                "whoever runs this server, whose log says where it is."
            )
            raise

    return make
