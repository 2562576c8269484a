"""The words that tell of speech, their forms, and the colour that an outlet gives by choosing one.

The list is ours. Its classes are those of the literature on reporting verbs: what a verb lets the
writer say of the truth (Thompson & Ye 1991: factive, here endorsing; non-factive), the neutral
verbs of Caldas-Coulthard (1994), and verbs that cast doubt on the speaker (Merrill 1965).
`docs/measures.md` says what follows from it.
"""

from collections.abc import Iterable
from typing import Final

from analysis.translation import mark

NEUTRAL: Final = mark("neutral")
DOUBTING: Final = mark("doubting")
ENDORSING: Final = mark("endorsing")

# Verbs that take what is said as a clause: "said that …", “…,” he added.
_NEUTRAL_VERBS = """
say tell add ask reply answer respond state announce declare report write tweet post comment remark
speak continue mention describe inform read inquire repeat reiterate summarize relate cite
predict forecast estimate warn caution urge argue suggest propose promise pledge vow swear testify
agree disagree stress emphasize emphasise underline underscore reckon opine muse joke quip
shout cry yell scream whisper murmur exclaim interject conclude recommend advise demand order
request call threaten hint signal indicate imply counter retort rebut object protest lament
criticize criticise condemn denounce blast slam praise hail welcome thank apologize apologise
convey publish rule decide determine propose quote appeal instruct elaborate theorize
speculate fear worry guess hope believe think characterize characterise label dub brand term deem
decry deplore deride ridicule mock lambast lambaste castigate
""".split()  # noqa: SIM905
_DOUBTING_VERBS = """
claim allege contend assert insist maintain purport profess boast brag insinuate complain
accuse deny dismiss reject rant rail gripe whine fume charge blame
""".split()  # noqa: SIM905
_ENDORSING_VERBS = """
acknowledge admit concede confess confirm reveal disclose note observe explain clarify recall
remind show demonstrate prove find recognize recognise expose establish affirm assure attest
""".split()  # noqa: SIM905
COLOURS: Final = (
    dict.fromkeys(_NEUTRAL_VERBS, NEUTRAL)
    | dict.fromkeys(_DOUBTING_VERBS, DOUBTING)
    | dict.fromkeys(_ENDORSING_VERBS, ENDORSING)
    | {"according to": NEUTRAL, "in the words of": NEUTRAL, "put it": NEUTRAL}
    | {"point out": ENDORSING, "make clear": ENDORSING, "make plain": ENDORSING}
    | dict.fromkeys(("spell out", "sum up", "blurt out", "hit back", "hit out"), NEUTRAL)
    | dict.fromkeys(("fire back", "shoot back", "lash out", "chime in", "weigh in"), NEUTRAL)
)
# Their clause is a thought or a finding as often as speech: they count with quotation marks only.
ONLY_WITH_MARKS: Final = frozenset(
    "fear worry guess hope believe think show demonstrate prove find establish decide determine "  # noqa: SIM905
    "rule call describe praise hail welcome thank condemn denounce blast slam criticize criticise "
    "accuse dismiss blame quote publish read speak expose continue appeal instruct characterize "
    "characterise label dub brand term deem decry deplore deride ridicule mock lambast lambaste "
    "castigate".split()
) | {"hit back", "hit out", "fire back", "shoot back", "lash out", "chime in", "weigh in", "sum up"}
# They tell of words with "that", else of an act.
WITH_THAT: Final = frozenset(
    "add charge agree demand order request urge signal recognize recognise threaten reject cite "  # noqa: SIM905
    "call promise decide rule".split()
) | {"make clear", "make plain", "spell out"}
# Of things too: "it suggests that …" quotes nobody.
OF_THINGS: Final = frozenset(
    "suggest indicate imply signal reveal mean show demonstrate prove confirm note".split()  # noqa: SIM905
) | {"make clear", "make plain", "point out"}
_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "spoke": "speak",
    "spoken": "speak", "thought": "think", "swore": "swear", "sworn": "swear", "shown": "show",
    "found": "find", "read": "read", "proven": "prove", "quipped": "quip", "quipping": "quip",
    "bragged": "brag", "bragging": "brag", "admitted": "admit", "admitting": "admit",
    "rebutted": "rebut", "rebutting": "rebut", "slammed": "slam", "slamming": "slam",
    "dubbed": "dub", "dubbing": "dub", "labelled": "label", "labelling": "label",
    "signalled": "signal", "signalling": "signal",
}  # fmt: skip
_IRREGULAR_OF_PHRASES = {
    "made": "make", "hit": "hit", "hitting": "hit", "shot": "shoot", "spelt": "spell",
    "summed": "sum", "summing": "sum",
}  # fmt: skip


def _forms(verbs: Iterable[str], irregular: dict[str, str]) -> dict[str, str]:
    found = dict(irregular)
    for verb in verbs:
        bare = verb.removesuffix("e")
        plural = verb[:-1] + "ies" if verb[-1] == "y" and verb[-2] not in "aeiou" else verb + "s"
        past = verb[:-1] + "ied" if plural.endswith("ies") else bare + "ed"
        if verb.endswith(("s", "sh", "ch", "x")):
            plural = verb + "es"
        for form in (verb, plural, past, (verb if verb.endswith("ee") else bare) + "ing"):
            found.setdefault(form, verb)
    return found


# Cues of two words, of which the first is a verb: "pointed out", "made it clear".
_PHRASES: Final = [
    cue.split() for cue in COLOURS if cue.count(" ") == 1 and cue not in ("according to", "put it")
]
FORMS: Final = _forms((verb for verb in COLOURS if " " not in verb), _IRREGULAR)
# Form of a phrase's verb → its second words → the phrase.
PHRASES: Final = {
    form: {second: f"{verb} {second}" for first, second in _PHRASES if first == verb}
    for form, verb in _forms((verb for verb, _ in _PHRASES), _IRREGULAR_OF_PHRASES).items()
}
# Nouns whose clause is what somebody said: "the report that …", "her claim that …".
NOUNS: Final = {
    "report": "report", "reports": "report", "claim": "claim", "claims": "claim",
    "statement": "state", "allegation": "allege", "allegations": "allege",
    "assertion": "assert", "assertions": "assert", "accusation": "accuse",
    "accusations": "accuse", "announcement": "announce", "warning": "warn", "warnings": "warn",
    "admission": "admit", "argument": "argue", "suggestion": "suggest",
}  # fmt: skip


def colour_of(cue: str) -> str:
    """The colour of a cue by its lemma: neutral, doubting or endorsing; "" without a cue."""
    return COLOURS.get(cue, NEUTRAL) if cue else ""
