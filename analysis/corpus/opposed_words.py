"""Words by which a sentence says that something is so, or that it is not.

The lists are ours. They need not be whole: a word that is missing leaves an opposition unseen.
"""

from typing import Final

from analysis.corpus.inflections import BASES

# What stands on the two sides of a "/" is told otherwise: rose / fell. Verbs with their particle.
_OPPOSITES: Final = """
accept adopt approve ratify endorse back support / reject oppose veto rebuff spurn turn_down \
vote_down decline refuse
confirm admit acknowledge concede / deny dispute refute contest
rise climb increase grow jump soar surge go_up / fall drop decrease shrink slump plunge sink \
decline go_down
raise hike increase / cut lower reduce slash decrease
win / lose
open reopen / close shut
begin start launch open resume / end halt cease suspend stop call_off
impose introduce / lift scrap repeal
convict / acquit
free release / jail detain imprison
survive / die
hire / fire dismiss
allow permit / ban forbid prohibit bar
buy / sell
strengthen / weaken
keep retain / scrap abolish drop
succeed / fail
uphold / overturn strike_down quash
support back / oppose
join / quit
advance / retreat
tighten / ease loosen
widen / narrow
praise hail welcome / condemn criticise criticize denounce
innocent / guilty
safe / dangerous
true / false
alive / dead
"""
# Who does so says that what follows is not so: "denied that it had hit".
DENY: Final = frozenset({"deny", "refute", "dispute", "rebut", "disprove", "contest"})
# Of a clause that hangs on a report or a claim, these too: "rejected reports that it had hit".
DENY_REPORTS: Final = DENY | {"reject", "dismiss"}
REPORTS: Final = frozenset(
    "report claim allegation accusation suggestion rumour rumor charge".split()  # noqa: SIM905
)
REFUSE: Final = frozenset({"refuse", "decline", "fail", "neglect", "omit"})
FORBID: Final = frozenset({"forbid", "ban", "prohibit", "bar"})
PREVENT: Final = frozenset({"prevent", "stop", "keep", "block", "bar", "prohibit"})
# What somebody wishes for or is told to do is not said to be so.
WISH: Final = frozenset(
    "want hope wish ask urge call seek threaten promise pledge tell order demand press offer try "  # noqa: SIM905
    "need beg encourage instruct direct command".split()
)
NOT: Final = frozenset({"not", "n't", "n’t", "never", "nor"})
NOBODY: Final = frozenset({"nobody", "none", "nothing", "neither"})
NO: Final = frozenset({"no", "neither", "zero"})
# After "not" and "no": "not only", "no doubt", "no fewer than", "nothing but".
NO_DENIAL: Final = frozenset(
    "only just merely simply necessarily least doubt other more less fewer but".split()  # noqa: SIM905
)
SURE: Final = frozenset({"why", "how", "where"})  # a clause of theirs is taken to be so
UNSURE: Final = frozenset({"if", "unless", "until", "whether", "lest", "when", "once"})
BEGIN: Final = frozenset({"begin", "start", "resume"})
COULD: Final = frozenset({"can", "could", "ca"})  # "ca" of "can't"
BE: Final = frozenset({"be", "remain", "stay", "become", "seem", "look", "appear", "prove"})
VOTE: Final = frozenset({"vote", "decide", "speak", "argue", "campaign"})
TIMES: Final = frozenset(
    "january february march april may june july august september october november december monday "  # noqa: SIM905
    "tuesday wednesday thursday friday saturday sunday".split()
)
_FORMS: Final = {
    form: line.split()[0]
    for line in (
        "be is are was were been being am 's 're", "become became", "come came", "get got",
        "give gave given", "go went gone goes", "keep kept", "make made", "take took taken",
        "forbid forbade forbidden", "have has had", "do did done does",
        "overturn overturned", "uphold upheld", "lose lost", "send sent",
    )
    for form in line.split()
}  # fmt: skip
_PREFIXES: Final = ("un", "in", "im", "il", "ir", "dis", "non")


def base_of(word: str) -> str:
    """The base of a word in small letters, as far as its ending tells: "signed" → "sign".

    A form that is no word ("resum") is given alike for every form of one word.
    """
    word = BASES.get(word, _FORMS.get(word, word))
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    ending = next((e for e in ("ing", "ed", "es", "s") if word.endswith(e)), "")
    is_whole = word.endswith("ss") or len(word) < len(ending) + 2
    bare = (word if is_whole else word.removesuffix(ending)).rstrip("e")
    return bare[:-1] if len(bare) > 2 and bare[-1] == bare[-2] else bare


def _sides() -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for line in _OPPOSITES.strip().split("\n"):
        for sign, words in zip((1, -1), line.split(" / "), strict=True):
            for word in words.split():
                verb, *particle = word.split("_")
                found.setdefault(" ".join([base_of(verb), *particle]), []).append((line, sign))
    return found


_SIDES: Final = _sides()


def meanings_of(word: str) -> list[tuple[str, int]]:
    """What is said by a base, with 1 or −1 for which side of it: a few for a word of several lists.

    One that is in no list speaks for itself; with a prefix such as "un", against the rest of it.
    """
    if word in _SIDES:
        return _SIDES[word]
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 3:
            return [(name, -sign) for name, sign in _SIDES.get(rest, [(rest, 1)])]
    return [(word, 1)]
