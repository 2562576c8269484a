"""Words of ours that files hold, as people read them: files stay English, pages need not.

They are those of the evaluation's results, of the calibrations and of `failings.json`; what is none
of them, such as the name of a data set, is shown as it is.
"""

from typing import Final

from analysis.translation import mark, tr_known

_TIERS: Final = frozenset({mark("accurate"), mark("fast")})
_FAMILIES: Final = frozenset(
    {mark("axis"), mark("tone"), mark("frames"), mark("voices"), mark("sharing"), mark("claims")}
)
_RESULTS: Final = frozenset(
    {
        # tasks
        mark("Tone toward a target"),
        mark("Cooperation or conflict"),
        mark("Support of a claim, in five grades"),
        mark("Pairs that one word or clause turns"),
        mark("Policy frame of a sentence"),
        mark("Built-in frames of a sentence, several at once"),
        mark("Frames of whole articles"),
        mark("Who is quoted"),
        mark("Quoted or own words"),
        mark("Copied sentences"),
        mark("Sentences that state one fact"),
        # data, where they are from, and their licences
        mark("NewsMTSC dev, real-world"),
        mark("NewsMTSC dev, multi-target"),
        mark("NewsMTSC dev, both files, held-back half"),
        # what must be known of its rows
        mark(
            "One factor for the probabilities was fitted on half of these rows, how far the "
            "accurate tier's second run is followed was chosen on all of them, and that the fast "
            "tier averages two seeds on half, so the figures are a little kinder than on new rows; "
            "NewsMTSC's test sets were not at hand."
        ),
        mark(
            "Nothing was fitted on these rows, though one factor was on other mentions in the same "
            "articles and sentences; how far the accurate tier's second run is followed was chosen "
            "on all rows of both files, and that the fast tier averages two seeds on half of them; "
            "NewsMTSC's test sets were not at hand."
        ),
        mark(
            "31 of these rows, all on one claim, stand in the file that the networks and the "
            "regressions learned from too."
        ),
        # further data
        mark("PLOVER dev, zero-shot"),
        mark("turned pairs"),
        mark("FrAC dev, nine frames, held-back half"),
        mark("sentences of held-back events"),
        mark("narrative-framing dev, held-back half"),
        mark("quotations, held-back articles"),
        mark("invented news with planted copies"),
        mark("five held-back events"),
        mark("labelled for Parallax"),
        mark("three raters a sentence"),
        mark("written for Parallax before any tuning"),
        mark("none stated"),
        mark("CC BY 4.0, part NC"),
        mark("MIT; texts: their outlets'"),
        mark("half of NewsMTSC's development rows (Hamborg & Donnay 2021, MIT)"),
        mark("half of FrAC's development sentences"),
        mark("half of FrAC's development sentences, and news sentences labelled for Parallax"),
        mark("half of FrAC's development sentences, by other encoders"),
        # what is counted
        mark("news sentences"),
        mark("perspectives on claims"),
        mark("sentence pairs"),
        mark("news articles"),
        mark("quotations"),
        mark("planted copies"),
        mark("sentences"),
        # kinds of names that are swapped
        mark("country"),
        mark("organisation"),
        mark("outlet"),
        mark("party"),
        mark("person"),
        # metrics
        mark("macro-F1"),
        mark("accuracy"),
        mark("AUC"),
        mark("mean AUC"),
        mark("mean F1, told from .5 on"),
        mark("pairs ordered rightly"),
        mark("accuracy, three entries a pole"),
        mark("AUC, three entries a pole"),
        mark("same answer with source and target swapped"),
        mark("AUC, support against undermine"),
        mark("speaker right, of all labelled"),
        mark("of those found"),
        mark("quotations found"),
        mark("finds that are labelled"),
        mark("F1, held-back articles"),
        mark("F1, all"),
        mark("F1, all raters agree"),
        mark("precision"),
        mark("recall"),
        mark("copies found"),
        mark("verbatim found"),
        mark("trimmed found"),
        mark("reworded found"),
        mark("finds that are copies"),
        mark("B-cubed found"),
        mark("B-cubed right"),
        mark("pairs found"),
        mark("pairs right"),
        mark("of several found"),
        mark("of several right"),
        # scorers to compare with
        mark("words and made-up vectors"),
        mark("any quotation mark"),
        mark("marks alone"),
        mark("one threshold on cosines, accurate"),
        mark("one threshold on cosines, fast"),
        mark("TF-IDF + logistic regression"),
        mark("our encoder, frozen + logistic regression"),
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
        mark("two who may be meant by one pronoun"),
        mark(
            "A pronoun is taken for who stands first; that the accused is free must be understood."
        ),
        mark("a quotation without a cue"),
        mark("No verb of saying joins speaker and words, so nobody is named."),
        mark("words of somebody without a name"),
        mark("The nearest name is taken for the speaker, and it is whom the words are about."),
        mark("speech handed on"),
        mark("Two people say these words; the one who hands them on is taken."),
        mark("a view without a verb of saying"),
        mark(
            "Without quotation marks and without such a verb it counts as the outlet's own words."
        ),
        mark("a formula that all newsrooms use"),
        mark(
            "Two reporters wrote it alone, and a whole sentence that is the same counts as copied."
        ),
        mark("one document quoted by both"),
        mark("The words are the treaty's; that neither outlet copied the other cannot be seen."),
        mark("a copied sentence of a few words"),
        mark("So short a sentence may be anybody's; it counts only in articles that share more."),
        mark("a single sentence, rewritten"),
        mark("A rewriting counts only where the two articles share more than that."),
        mark("a copied sentence cut in pieces"),
        mark("Sentence is held against sentence, and no piece alone is near enough to the whole."),
        mark("a denial"),
        mark("One word turns the statement; all the others are the same."),
        mark("who does what to whom"),
        mark("The same names and words stand in both; their order is heard weakly."),
        mark("two events of one kind"),
        mark("An old event is told in a new one's words; differing figures do not part them."),
        mark("planned and done"),
        mark("Names and figures agree; the tense of the verb counts for little."),
        mark("a fact in very other words"),
        mark("No name, figure or rare word is common to both."),
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
