"""The words that stand for a speaker: pronouns, titles and roles, and heads of descriptions."""

import re
from typing import Final

HE: Final = frozenset({"he"})
SHE: Final = frozenset({"she"})
IT: Final = frozenset({"it"})
THEY: Final = frozenset({"they"})
PRONOUNS: Final = HE | SHE | IT | THEY
POSSESSIVES: Final = {"his": "he", "her": "she", "its": "it", "their": "they"}
# Pronouns that name nobody: who "I" or "we" is, a quotation's own speaker knows.
FIRST: Final = frozenset({"i", "we", "me", "us"})
NOBODY: Final = FIRST | frozenset("you this that these those what who which there".split())  # noqa: SIM905
# A role or a title → those that name the same: "the spokesman" is "a spokesperson for".
ROLES: Final = {
    word: group
    for group in (
        "spokesman spokeswoman spokesperson", "president", "minister", "secretary", "chancellor",
        "king", "queen", "prince princess", "senator sen", "representative rep congressman "
        "congresswoman lawmaker", "governor gov", "mayor", "ambassador envoy", "general gen",
        "colonel col", "captain", "judge justice", "attorney lawyer", "prosecutor", "sheriff",
        "chief", "commissioner", "director", "chairman chairwoman chair", "leader", "premier",
        "diplomat", "ayatollah", "professor prof", "doctor dr physician", "economist", "analyst",
        "expert fellow scholar researcher scientist", "candidate nominee", "officer", "deputy",
        "executive ceo", "founder", "author writer", "activist", "pastor rev reverend bishop pope",
        "coach", "actor actress", "singer", "mother", "father", "brother", "sister", "wife",
        "husband", "son", "daughter", "democrat", "republican", "speaker", "strategist", "adviser "
        "advisor", "aide", "host", "reporter journalist editor", "owner", "manager", "veteran",
        "student", "teacher", "nurse", "farmer", "congressman", "lieutenant", "sergeant",
        "agent detective", "lady", "billionaire", "businessman businesswoman", "mogul", "official",
        "resident", "imam cleric", "counsel",
    )
    for word in group.split()
    for group in [group.split()[0]]
}  # fmt: skip
COMPANIES: Final = frozenset(
    "company firm corporation giant chain airline carmaker automaker retailer".split()  # noqa: SIM905
)
AGENCIES: Final = frozenset(
    "agency administration bureau service office department authority".split()  # noqa: SIM905
)
OUTLETS: Final = frozenset("newspaper paper magazine publication outlet website".split())  # noqa: SIM905
STATIONS: Final = frozenset("network channel broadcaster station outlet".split())  # noqa: SIM905
# Words of bodies, by which "it", "the company" and "the ministry" find their name.
BODIES: Final = (
    COMPANIES
    | AGENCIES
    | OUTLETS
    | STATIONS
    | frozenset(
        """
    ministry government army military police group organization organisation association union
    party court council committee commission bank university institute foundation board campaign
    team country nation state city kremlin pentagon congress senate parliament house cabinet
    """.split()  # noqa: SIM905
    )
)
PLACES: Final = frozenset({"country", "nation", "state", "city"})
# Bodies of which a story has one: "the government" is a speaker of that name.
ONLY_ONES: Final = frozenset(
    "government kremlin pentagon congress senate parliament house cabinet police military army "  # noqa: SIM905
    "administration".split()
)
# What somebody has written or said: it speaks for its author.
PAPERS: Final = frozenset(
    """
    statement letter lawsuit suit complaint filing filings report tweet post memo email message
    release document documents affidavit indictment article story editorial column book speech
    """.split()  # noqa: SIM905
)
LETTERS: Final = frozenset({"statement", "letter", "tweet", "memo", "email", "speech"})
# Papers that nobody else speaks through: the last one who was named is not their author.
RECORDS: Final = frozenset(
    "report indictment affidavit article story document documents filing filings".split()  # noqa: SIM905
)
# Who is somebody's relative goes by the same surname and is somebody else.
KIN: Final = frozenset("lady mother father brother sister wife husband son daughter".split())  # noqa: SIM905
LEADERS: Final = frozenset({"leader", "president", "premier", "chancellor", "king", "queen"})
MALE_WORDS: Final = frozenset(
    "mr sir king prince spokesman congressman chairman father brother husband son pope bishop "  # noqa: SIM905
    "ayatollah imam actor businessman".split()
)
FEMALE_WORDS: Final = frozenset(
    "mrs ms madam lady queen princess spokeswoman congresswoman chairwoman mother sister wife "  # noqa: SIM905
    "daughter actress businesswoman".split()
)
_ONE = re.compile(r"(?:er|or|ist|ian|ial|man|woman|person|witness|source|victim|agent|clerk)$")


def is_person(noun: str) -> bool:
    """Whether a lower-case noun means one person, so far as its form tells."""
    return noun in ROLES or bool(_ONE.search(noun))
