"""The words by which furniture on a news page gives itself away: how they are written down.

They are data, with the reason of each, and stand in `heading_phrases`, `furniture_phrases`,
`appeal_phrases` and `credit_phrases`. General phrases of the trade only, never the wording of one
site. Each pattern is tried on a line that was put in lower case, with its bullet and outer
punctuation taken off, and never on more than PROBE characters of it, so that no line can make a
pattern slow. `^…$` patterns name the whole line; the others may hit anywhere in a short line.
"""

import re

PROBE = 240


def any_of(*phrases: str) -> re.Pattern[str]:
    """What finds any of these phrases."""
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases))
