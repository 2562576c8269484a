"""News sentences written for training, each mention in brackets with the tone toward it.

NewsMTSC's sentences are some six thousand, and a small network learns them by heart; what it hears
worst is whom of several a word of praise is for, in sentences that it does not know. Those of
`news_sentences.txt` say something else of nearly every one they mention. Every word is our own, and
so is what happens; the names are invented too, apart from those of states, cities, offices and a
few public bodies. A line reads

    [-The governor] blamed [=the weather]; [+her deputy] had the road open by noon.

with the sign of what an ordinary reader takes the whole sentence to say of the mention: + good,
- bad, = neither. Who gave the signs gave them to 280 mentions of NewsMTSC's training sentences as
well, unseen among the others: 123 of 126 that got + or - have it there too, but only 91 of 154 that
got =, the rest being good (43) or bad (20) in a weaker way. So + and - are labels, and = is half a
label, whose other half is a teacher's to say (`training.teach_tone`).

No tier that ships has learned tone from them: the small one heard no better with them
(docs/design.md). Under several names they teach the accurate tier's map of vectors
(`training.steady_names`).
"""

import re
from collections.abc import Sequence
from pathlib import Path

from training.labels import CERTAIN, Tone

PATH = Path(__file__).with_suffix(".txt")
SIGNS = {"-": CERTAIN[-1], "=": CERTAIN[0], "+": CERTAIN[1]}
_MENTION = re.compile(r"\[([-=+])([^\[\]]+)\]")


def news_rows(path: Path = PATH) -> list[Tone]:
    """Every mention of every line, in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [row for line in lines for row in mentions(line)]


def mentions(line: str) -> Sequence[Tone]:
    """The mentions of one line, each a row of the sentence without its brackets."""
    sentence = _MENTION.sub(r"\2", line)
    found = []
    for n_before, match in enumerate(_MENTION.finditer(line)):
        start = match.start() - 3 * n_before  # a bracket, a sign and a bracket for each before
        found.append(Tone(sentence, start, start + len(match[2]), SIGNS[match[1]]))
    return found
