"""How the reader reads: the language, the size of words and the colours, also of charts."""

import streamlit as st

from analysis.charts.palettes import CONTRAST
from analysis.charts.theme import Mode, mode_of, palette_of
from analysis.translation import LANGUAGES, language, tr
from ui import choices

_LARGE_PX = 20  # the theme's own size is 17
# What is faint on purpose is not, and what is underlined is underlined more.
_STRONG = """
[data-testid=stCaptionContainer], .context, .reading summary,
[class*="st-key-validity-"] summary p { opacity: 1 !important; }
.pull.s1 { text-decoration-thickness: 2px; }
.pull.s2 { text-decoration-thickness: 3.5px; }
.pull.s3 { text-decoration-thickness: 5px; }
.pull.s4 { text-decoration-thickness: 7px; }
a:focus-visible, button:focus-visible, summary:focus-visible, input:focus-visible
{ outline: 3px solid currentColor !important; outline-offset: 2px; }
"""


def reading_pickers() -> None:
    """The language and the two choices, kept in the address like all others."""
    _language_picker()
    _one_of("text", tr("Size of words"), choices.SIZES)
    _one_of(
        "colours",
        tr("Colours of the poles"),
        choices.COLOURS,
        tr("Any of them can be told apart with colour blindness; images for papers take them too."),
    )


def _language_picker() -> None:
    """Each language under its own name, for who cannot read the one that is shown."""
    codes = list(LANGUAGES)
    st.radio(
        tr("Language"),
        codes,
        index=codes.index(language()),
        format_func=LANGUAGES.__getitem__,
        horizontal=True,
        key="w_language",
        on_change=choices.language_chooser("w_language"),
    )


def _one_of(name: str, label: str, words: dict[str, str], advice: str | None = None) -> None:
    values = list(words)
    st.radio(
        label,
        values,
        index=values.index(choices.choice(name)),
        format_func={value: tr(word) for value, word in words.items()}.__getitem__,
        key=f"w_{name}",
        on_change=choices.chooser(name, f"w_{name}"),
        help=advice,
    )


def screen_mode() -> Mode:
    """How charts look on this screen: light or dark as the browser shows the page."""
    ground = "dark" if st.context.theme.type == "dark" else "light"
    return mode_of(ground, choices.choice("colours"), large=choices.choice("text") == "large")


def paper_mode() -> Mode:
    """How charts look on paper: in the colours chosen, in the size of print."""
    return mode_of("print", choices.choice("colours"))


def reading_style() -> str:
    """The style of the page that follows from both choices."""
    poles = palette_of(screen_mode())
    rules = [f":root {{ --pole-low: {poles.low}; --pole-high: {poles.high}; }}"]
    rules += [f"html {{ font-size: {_LARGE_PX}px !important; }}"] * (
        choices.choice("text") == "large"
    )
    rules += [_STRONG] * (choices.choice("colours") == CONTRAST)
    return "\n".join(rules)
