"""What blocks that ask something of the reader say: newsletters, support, cookies."""

import re

from analysis.corpus.phrases import any_of

# Cues of a block that asks something of the reader; two of one kind in a block make it one.
NEWSLETTER_CUES = any_of(
    *(r"\bnewsletters?\b", r"\binbox\b", r"\bsubscri(?:be|ption)s?\b", r"\bsign(?:ing)? up\b"),
    *(r"\bby e-?mail\b", r"\byour e-?mail\b", r"\bunsubscribe\b", r"\bdelivered (?:daily|to)\b"),
    *(r"\bprivacy policy\b", r"\bterms of (?:use|service)\b", r"\bfree trial\b"),
)
SUPPORT_CUES = any_of(
    *(r"\bbecome a (?:paying )?(?:member|supporter)\b", r"\bmembership\b", r"\bdonat(?:e|ions?)\b"),
    *(r"\breaders like you\b", r"\bour (?:readers|members|supporters)\b", r"\btax[- ]deductible\b"),
    *(r"\b(?:funded|supported|financed|paid for) by (?:our )?(?:readers|members|you)\b",),
    *(r"\breader-(?:funded|supported)\b", r"\bpaywalls?\b", r"\bcontribut(?:e|ions?)\b"),
    r"\bsupport (?:us|our|independent|quality|local)"
    r"(?: (?:work|journalis[mt]s?|reporting|newsroom))?\b",
    *(r"\b(?:our|independent|local|fearless) journalism\b", r"\bour (?:work|newsroom|reporters)\b"),
    *(r"[$£€]\d[\d.]* ?(?:a|per|/|each) ?(?:day|week|month|year)\b", r"\bas little as [$£€]\d"),
    *(r"\benjoy(?:ed|ing) (?:this|our)\b", r"\bif you (?:value|enjoy|like|appreciate)\b"),
    *(r"\bfree (?:for|to) (?:everyone|all|read)\b", r"\bsubscrib(?:e|er|ers|ing)\b"),
)
COOKIE_CUES = any_of(
    *(r"\bcookies\b", r"\bour (?:\d+ )?partners\b", r"\bconsent\b", r"\bsimilar technologies\b"),
    *(
        r"\bpersonali[sz]ed (?:ads?|content|advertising)\b",
        r"\byour privacy\b",
        r"\bprivacy policy\b",
    ),
    *(
        r"\binformation on (?:a|your) device\b",
        r"\baccept all\b",
        r"\breject all\b",
        r"\bpersonal data\b",
    ),
    *(
        r"\bmanage (?:your )?(?:preferences|options|settings|choices)\b",
        r"\blegitimate interests?\b",
    ),
    *(r"\byour (?:choices|preferences|experience|settings)\b", r"\bthis (?:web)?site\b"),
)
# What is asked, of whom: reason, most words of such a block, words it must have, cues.
READER = re.compile(r"\b(?:we|our|us|you|your)\b")
# What an invitation says of those who followed it: "40,000 readers already follow …".
FOLLOWERS = re.compile(
    r"\b(?:readers|subscribers|followers|people|others)(?: \w+)? (?:follow|read|join|get|trust)\b"
)
APPEALS = (
    ("newsletter", 60, re.compile(""), NEWSLETTER_CUES),
    ("newsletter", 80, READER, SUPPORT_CUES),
    ("notice", 160, READER, COOKIE_CUES),
)
QUOTED = re.compile('[“”«»"]')
