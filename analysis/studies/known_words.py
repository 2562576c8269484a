"""Words of ours that files hold, as people read them: files stay English, pages need not.

They are those of the evaluation's results, of the calibrations and of `failings.json`; what is none
of them, such as the name of a data set, is shown as it is.
"""

from typing import Final

from analysis.translation import mark, tr_known

_TIERS: Final = frozenset({mark("accurate"), mark("fast")})
_FAMILIES: Final = frozenset({mark("axis"), mark("tone"), mark("frames")})
_RESULTS: Final = frozenset(
    {
        # tasks
        mark("Tone toward a target"),
        mark("Cooperation or conflict"),
        mark("Support of a claim, in five grades"),
        mark("Pairs that one word or clause turns"),
        mark("Policy frame of a sentence"),
        mark("Frames of whole articles"),
        # data, where they are from, and their licences
        mark("NewsMTSC dev, real-world"),
        mark("NewsMTSC dev, multi-target"),
        mark("PLOVER dev, zero-shot"),
        mark("turned pairs"),
        mark("FrAC dev, nine frames, held-back half"),
        mark("narrative-framing dev, held-back half"),
        mark("written for Parallax before any tuning"),
        mark("none stated"),
        mark("CC BY 4.0, part NC"),
        mark("MIT; texts: their outlets'"),
        mark("half of NewsMTSC's development rows (Hamborg & Donnay 2021, MIT)"),
        mark("half of FrAC's development sentences"),
        mark("half of FrAC's development sentences, by other encoders"),
        # what is counted
        mark("news sentences"),
        mark("perspectives on claims"),
        mark("sentence pairs"),
        mark("news articles"),
        # metrics
        mark("macro-F1"),
        mark("accuracy"),
        mark("AUC"),
        mark("mean AUC"),
        mark("pairs ordered rightly"),
        mark("accuracy, three entries a pole"),
        mark("AUC, three entries a pole"),
        mark("same answer with source and target swapped"),
        mark("AUC, support against undermine"),
        # scorers to compare with
        mark("TF-IDF + logistic regression"),
        mark("frozen encoder + logistic regression"),
        mark("majority class"),
    }
)
_FAILINGS: Final = frozenset(
    {
        mark("irony"),
        mark("The words praise; only what happened tells that they mean the opposite."),
        mark("a charge reported and refuted"),
        mark("The accusation is another's, and the sentence takes it back; its words stay harsh."),
        mark("praise of an opponent"),
        mark("Who praises a target's opponent criticises the target without saying so."),
        mark("faint praise"),
        mark("Praise for so little is criticism, and “credit” is heard as praise."),
        mark("facts that speak for themselves"),
        mark("No word of blame is used; one must know that waiting longer is worse."),
        mark("roles swapped"),
        mark("The one who helps is helped in the question; who does what to whom is heard weakly."),
        mark("a condition"),
        mark("The help is only imagined, and its words are still there."),
        mark("old events recalled"),
        mark("Most of the sentence tells of the past; the present is in its last words."),
        mark("The words are those of help; only the numbers say otherwise."),
        mark("a view reported and rejected"),
        mark("What is called a legend is told at length, and the telling is heard."),
        mark("words without their frame: a game"),
        mark("Money is won and lost, but only in play."),
        mark("words without their frame: a play"),
        mark("The quarrel is told of a play, and nobody is at odds."),
        mark("a frame by its consequences"),
        mark("No price and no job is named; the loss is seen, not said."),
        mark("blame without its words"),
        mark("That someone failed is told as a course of events."),
        mark("a moral without its words"),
        mark("The judgement is left to the reader."),
    }
)


def tier_words(tier: str) -> str:
    """What a tier is called; an encoder of the hub has its own name."""
    return tr_known(tier, _TIERS)


def family_words(family: str) -> str:
    """What a family of scores is called within a sentence."""
    return tr_known(family, _FAMILIES)


def result_words(text: str) -> str:
    """Words of the evaluation's results and of a calibration."""
    return tr_known(text, _RESULTS)


def failing_words(text: str) -> str:
    """A kind of error, or why models make it."""
    return tr_known(text, _FAILINGS)
