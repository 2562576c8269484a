"""Which sentences state a fact that another outlet could state too, and why the others do not."""

import re
from typing import Final

from analysis.corpus.shared_words import content_stems, words_of

# Content words; fewer tell too little: "He called Mr". With a pronoun for one of the two who act,
# one more is needed: "Layoffs are falling" states something, "Russia backs it" does not.
LEAST_STEMS: Final = 2

# One question, and no sentence before it: "It will end. What next?" states something.
_QUESTION = re.compile(r"^(?!.*\w{3}[.!]['\"”’)]*\s).*\?['\"”’)\s]*$", re.S)
_LEAD_IN = r"^[\s\"“”‘’'`(\[–—-]*(?:(?i:and|but|so|yet|also|then|still|now|while|although),?\s)?"
# A sentence of the writer's or the speaker's own mind; what follows is no fact to be left out.
_OPINION = re.compile(
    _LEAD_IN + r"(?i:i\s(?:think|believe|hope|feel|guess|suppose|wish|love|hate|want|just|mean|don)"
    r"|we\s(?:must|should|need|have\sto|hope|believe|want|urge|call)|let(?:['’]s|\sus)\b"
    r"|please\b|thank|perhaps\b|maybe\b|sadly\b"
    r"|it\s(?:is|['’]s)\stime\sto|there\s(?:is|['’]s)\sno\s(?:doubt|question))"
)
# Of the page and not of the event.
_FURNITURE = re.compile(
    r"^\W*(?i:sign\sup|subscribe|click|read\s(?:more|also)|(?:just\s|must\s)?watch(?:ed)?:?\s"
    r"|photos?:|update\sat\s\d|updated\b|breaking:?\s|listen:|related:)"
)
_JUDGED = re.compile(
    r"\b(?i:should|ought\sto|must\snot|shameful|disgrace(?:ful)?|wonderful|terrible|amazing"
    r"|ridiculous|absurd|outrageous|great\sagain|god\sbless)\b"
)
_PRONOUN = (
    r"(?i:he|she|they|we|i|you|this|that|these|those|his|her|hers|its|their|theirs|our|my|who|which"
    r"|him|them|it(?!\s(?:is|was|['’]\s?s)\s(?:not\s)?(?:the\s(?:first|second|third|last|only)|un\w+"
    r"|the\s(?:best|worst|(?:most|least)\s\w+|\w{2,}est)\b"  # with how far back it reaches
    r"(?=.*\b(?:since|ever|decades?|years|generation|century|history)\b)"
    r"|clear|possible|likely|known)|\s(?:appears?|appeared|seems?|seemed|remains?|remained|took|takes)))"
)
_BARE = re.compile(_LEAD_IN + rf"{_PRONOUN}(?:\s?['’]\s?\w+)?\b")
# Words in quotation marks, and who says them: “I will,” Smith said; “We will,” said the minister.
_SPEAKER = r"(?:[Tt]he\s)?[A-Z][\w.’'-]+(?:\s[\w.’'-]+){0,5}?|[Tt]he\s(?:\w+\s){1,4}?"
_SAYS = r"(?:said|says|told|added|adds|wrote|tweeted|warned|argued|insisted|announced|declared)"
_NAMED_SPEAKER = re.compile(
    rf"(?:”|\"|''|’)\s?,?\s?(?:(?:{_SPEAKER})\s?{_SAYS}\b|{_SAYS}\s(?:{_SPEAKER}))"
)
_FIRST_PERSON = re.compile(_LEAD_IN + r"(?i:i|we|my|our)\b")
_SPEECH_ONLY = re.compile(
    _LEAD_IN + r"(?:[\w.’'-]+\s){1,4}(?:said|says|added|told\s\w+|asked|replied)[\s.,:]*$"
)
_MARKS = re.compile(r"[\"“”«»]|``|''")
# What hangs on the sentence before it.
_HANGING = re.compile(
    r"^\W*(?i:and|but|so|yet|also|then|still|meanwhile|however|afterward|later)\b"
    r"|\b[Tt]h(?:is|at|ese|e)\s(?:move|decision|figure|rate|action|incident)s?\b"
)
# A word that only verbs are, or a form that verbs mostly have.
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|may|might|must"
    r"|shall|should|says?|said|told|made|took|gave|came|went|got|held|met|kept|left|led|set|put"
    r"|won|lost|saw|rose|fell|grew|began|cut|hit|shot|sent|built|brought|bought|sold|found|broke"
    r"|spoke|wrote|ran|paid|stood|became|spent|shot|shed|drew|fled|led|felt|dealt|knew|thought|sought"
    r"|taught|caught|fought|began|begun|chose|drove|flew|threw|struck|swore|tore|woke|wore|warn|say"
    r"|get|go|come|take|make|want|need|remain|seem|think|know|believe|call|n['’]t"
    r"|[a-z]{2,}(?:ed|ing|es|[a-rt-z]s))\b|['’]\s?(?:s|re|ve|ll|d)\b",
    re.I,
)

PRONOUNS: Final = frozenset(
    """
    he she it they we i you his her its their our my him them us me this that these those
    """.split()  # noqa: SIM905
)
OPINION: Final = "opinion"
REASONS: Final = ("question", "fragment", "too little said", OPINION)


def why_no_claim(text: str, part: str) -> str:
    """Why a sentence states no fact of its own, one of REASONS; "" where it does.

    A headline needs no verb: "155,000 jobs added, jobless rate at 7.8 percent".
    """
    words = words_of(text)
    stems = content_stems(word for word in words if len(word) > 1)
    if _QUESTION.search(text):
        return "question"
    if _FURNITURE.match(text):
        return "fragment"
    if len(stems) < LEAST_STEMS + (not PRONOUNS.isdisjoint(words)) or _SPEECH_ONLY.match(text):
        return "too little said"
    if part != "headline" and not _VERB.search(text):
        return "fragment"
    return OPINION if _OPINION.match(text) or _JUDGED.search(text) else ""


def starts_bare(text: str) -> bool:
    """Whether a sentence begins with a pronoun, so that whom it is about stands elsewhere.

    Not where a speaker speaks of himself and is named: "I will end it," Smith said.
    """
    if _BARE.match(text) is None:
        return False
    return not (_FIRST_PERSON.match(text) and _NAMED_SPEAKER.search(text))


def with_speaker(text: str, speaker: str) -> str:
    """The text with who says it in front, where he speaks of himself and is known."""
    speaks = speaker and starts_bare(text) and _FIRST_PERSON.match(text)
    return f"{speaker}: {text}" if speaks else text


def burden(text: str) -> float:
    """How badly a text stands alone as the wording of a claim: 0 well, more is worse.

    A pronoun at the start, words that hang on the sentence before, an open quotation and great or
    small length count against it.
    """
    n_words = len(text.split())
    n_marks = len(_MARKS.findall(text))
    return (
        4.0 * starts_bare(text)
        + 1.0 * bool(_HANGING.search(text))
        + 1.0 * (n_marks % 2)
        + 0.5 * (n_marks > 0)
        + max(0.0, n_words - 28) / 12
        + max(0.0, 8 - n_words) / 4
    )
