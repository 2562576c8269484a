"""The vocabulary of the invented news."""

from dataclasses import dataclass

# Each group means the same: a rewording takes another of the group.
SYNONYMS = """
announced declared unveiled|rejected refused dismissed|approved endorsed backed|delayed postponed
criticised condemned attacked|praised welcomed applauded|demanded requested sought|ended halted
stopped|began started launched|promised pledged vowed|warned cautioned|described portrayed|
examined reviewed inspected|expanded enlarged extended|reduced cut lowered|increased raised lifted|
bought acquired purchased|closed shut|repaired fixed restored|abandoned dropped scrapped|
discussed debated|supported favoured|questioned doubted challenged|discovered found uncovered|
signed concluded|plan scheme proposal|agreement deal accord|inquiry investigation probe|
money funds cash|workers employees staff|talks negotiations discussions|protest demonstration rally|
company firm business|lorries trucks|road highway|farmers growers|teachers instructors|doctors
physicians|pupils schoolchildren|residents inhabitants locals|police officers|soldiers troops|
ship vessel|harbour port|forest woodland|storm tempest|illness disease|medicine drugs|law statute|
court tribunal|judge magistrate|election vote poll|tax levy|price cost|shortage scarcity|
factory plant works|bridge crossing|dam barrier|flood inundation|fire blaze|accident crash|
attack assault raid|evidence proof|report study survey|budget spending|debt liabilities|house home|
building structure|museum gallery|festival celebration|team squad|coach trainer|player athlete|
film movie|song tune|border frontier|ally partner|opponent rival adversary|leader chief head|
committee panel commission|member delegate|visitor guest|child youngster|woman lady|neighbour
resident|mistake error|success triumph|failure collapse|danger risk threat|help assistance aid|
large big huge|small tiny minor|new recent|old ancient|quick rapid swift|slow gradual|expensive
costly|cheap inexpensive|difficult hard tough|simple easy|angry furious|happy pleased|strange odd
unusual|important significant|secret hidden|public open|empty vacant|broken damaged|safe secure|
dangerous risky hazardous|temporary provisional|final last|joint common|foreign overseas|rural
agricultural|wooden timber|northern upper|careful cautious|sudden abrupt|weak feeble|strong robust
"""
PLAIN = """
reservoir orchard tramway ferry quarry vineyard observatory refinery airfield lighthouse archive
library stadium hospital laboratory canal tunnel railway depot warehouse mill mine pipeline
turbine antenna satellite greenhouse fishery bakery brewery foundry pharmacy nursery cemetery
market square garden island valley glacier marsh river lake pension contract licence permit
passport curriculum timetable subsidy mortgage insurance census charter treaty petition verdict
sentence ransom cargo harvest timber copper lithium cement wheat salt wool glass paper electricity
gas coal software camera radio ticket uniform
"""
PLACES_OF = ["in", "near", "outside", "north of", "south of"]
TIMES = [
    "on Monday",
    "on Tuesday",
    "on Wednesday",
    "on Thursday",
    "on Friday",
    "late on Saturday",
    "early on Sunday",
    "last week",
    "this month",
    "in the spring",
    "two years ago",
    "after midnight",
    "before the holidays",
    "within hours",
    "earlier this year",
]
SAYERS = ["a spokesman", "two officials", "a lawyer", "the mayor", "an engineer", "a historian"]
SAID = ["said", "told reporters", "explained", "argued", "wrote in a letter", "insisted"]
WHYS = ["because of", "despite", "in return for", "as part of", "without", "ahead of", "instead of"]
ADVERBS = ["reportedly", "apparently", "again", "largely", "formally", "meanwhile"]
BOILERPLATE = [
    "Sign up for the {} morning letter and get the best of our reporting by breakfast.",
    "The {} newsroom can be reached day and night with tips, photographs and corrections.",
]
SYLLABLES = [
    "ka",
    "ro",
    "mi",
    "ten",
    "vas",
    "lo",
    "dre",
    "shu",
    "bel",
    "or",
    "un",
    "fi",
    "gal",
    "pe",
]


@dataclass(frozen=True)
class Words:
    """The vocabulary: verbs, nouns and adjectives, and the other words of each one's group."""

    verbs: list[str]
    nouns: list[str]
    adjectives: list[str]
    others: dict[str, list[str]]


def read_words() -> Words:
    """The vocabulary, as it stands above."""
    groups = [group.split() for group in SYNONYMS.replace("\n", " ").split("|")]
    others = {w: [o for o in group if o != w] for group in groups for w in group}
    first = next(i for i, g in enumerate(groups) if g[0] == "plan")
    last = next(i for i, g in enumerate(groups) if g[0] == "large")
    verbs, nouns, adjectives = groups[:first], groups[first:last], groups[last:]
    return Words(
        [w for g in verbs for w in g],
        [w for g in nouns for w in g] + PLAIN.split(),
        [w for g in adjectives for w in g],
        others,
    )
