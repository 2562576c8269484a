"""Text that was not written by us, for places where Streamlit reads markdown."""


def escape_markdown(text: str) -> str:
    """The text with every character that markdown could read as markup made harmless."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]()<>#+-.!|~:$&" else c for c in text)
