"""The method of a study in words, made from its manifest, so that text and study agree."""

from typing import Any

from analysis.charts.cells import frame_words
from analysis.formats import number, percent
from analysis.studies.known_words import family_words, result_words, tier_words
from analysis.studies.method_axis import axis_words, wordings_words
from analysis.translation import mark, tr

_VOICES = {
    "own": mark("Only the outlets' own voice was compared."),
    "quoted": mark("Only quotations were compared."),
    "apart": mark("Own voice and quotations were compared apart."),
}
_SHARED = {
    "once": mark(
        "Text that several articles share was counted once, where it stood first: in its likely "
        "origin, else in the earliest article, and where dates do not tell, in the one whose id "
        "comes first."
    ),
    "none": mark("Text that several articles share was left out."),
}


def method_paragraphs(manifest: dict[str, Any]) -> list[tuple[str, str]]:
    """Heading and text of each paragraph, fit for the method section of a paper."""
    paragraphs = [(tr("Material"), _material(manifest)), (tr("Voices"), _voices(manifest))]
    paragraphs.append((tr("Model"), _model(manifest)))
    if manifest["axis"]:
        paragraphs.append(
            (tr("Framing axis"), axis_words(manifest["axis"], _calibration(manifest)))
        )
    if manifest["axis"] and manifest["other_wordings"]:
        paragraphs.append(
            (tr("Other wordings of the axis"), wordings_words(manifest["other_wordings"]))
        )
    if manifest["targets"]:
        paragraphs.append((tr("Tone toward targets"), _tone(manifest)))
    if manifest["frames"]:
        paragraphs.append((tr("Frames"), _frames(manifest)))
    if manifest["corpus"]["n_outlets"] > 1:
        paragraphs.append((tr("Claims"), _claims(manifest["claims"])))
    paragraphs.append((tr("Words"), _words(manifest["words"])))
    paragraphs.append((tr("Uncertainty"), _uncertainty(manifest)))
    return [*paragraphs, (tr("Limits"), tr(_LIMITS))]


def _calibration(manifest: dict[str, Any]) -> dict[str, Any]:
    """How positions were read; studies of before kept the slope alone."""
    found = manifest.get("axis_calibration") or {
        "slope": manifest["axis_slope"],
        "splits": False,
    }
    return dict(found)


def _claims(settings: dict[str, Any]) -> str:
    return tr(
        "Sentences of all articles that state the same fact were put together by average linkage "
        "over how likely two of them do: a logistic curve over the nearness of their vectors, the "
        "rare words, names and figures that they share or that conflict, and their places in the "
        "articles. Its weights were fitted on three labelled events. Two groups became one claim "
        "while the mean likelihood between them was above {together_above}. "
        "Questions, fragments, opinions and what names nobody were passed over. An outlet "
        "carries a claim when one of its sentences states it; what was said in very other words "
        "may have been taken for left out.",
        together_above=number(settings["together_above"], "g"),
    )


def _material(manifest: dict[str, Any]) -> str:
    corpus = manifest["corpus"]
    read = tr(
        "{n_articles} articles by {n_outlets} outlets were read with Parallax {version}. Menus, "
        "teasers, captions and other parts of the pages that are not the article were left out and "
        "are listed with the reason. The articles were split into {n_sentences} sentences "
        "(sentencex {sentencex}), headlines among them.",
        n_articles=corpus["n_articles"],
        n_outlets=corpus["n_outlets"],
        version=manifest["parallax"],
        n_sentences=corpus["n_sentences"],
        sentencex=manifest["libraries"]["sentencex"],
    )
    named = tr(
        "Fingerprint of the articles: {fingerprint}.", fingerprint=corpus["fingerprint"][:16]
    )
    return " ".join([read, *_compared(manifest), named])


def _voices(manifest: dict[str, Any]) -> str:
    return tr(
        "{n_quotes} quotations were found with spaCy's small English parser (spaCy {spacy}, "
        "SHA-256 of the pipeline {parser}): words between quotation marks, the clause of a "
        "verb of saying, and what stands beside “according to”. A sentence is in a quoted voice "
        "when a third of its words stand between marks, or three that a verb of saying introduces; "
        "indirect speech is in the outlet's own voice, and its speaker is told. The speaker is the "
        "subject of that verb; pronouns and titles were resolved by rule within the article.",
        n_quotes=manifest["corpus"]["n_quotes"],
        spacy=manifest["libraries"]["spacy"],
        parser=manifest["parser"]["sha256"][:16],
    )


def _compared(manifest: dict[str, Any]) -> list[str]:
    """Which sentences were compared, where it was not all of them."""
    compared = manifest["compared"]
    said = [
        tr(words[compared[kind]])
        for kind, words in (("voice", _VOICES), ("shared", _SHARED))
        if compared[kind] in words
    ]
    n = len(compared["outlets"])
    few = n < manifest["corpus"]["n_outlets"]
    return [*said, *([tr("{n} outlets were compared.", n=n)] if few else [])]


def _model(manifest: dict[str, Any]) -> str:
    encoder = manifest["encoder"]
    told = {
        "model": _named(encoder),
        "fingerprints": _fingerprints(manifest, "axis", "frames"),
    }
    if encoder == manifest["tone_network"]:
        return tr(
            "Every distinct sentence was embedded once with the sentence encoder of the tier "
            "“{tier}” {model}. Places and frames are computed from these vectors; no text left the "
            "machine. Fingerprints of their scorers, over weights, background and thresholds: "
            "{fingerprints}.",
            tier=tier_words(manifest["tier"]),
            **told,
        )
    return tr(
        "Every distinct sentence was embedded once with the sentence encoder of the user's choice, "
        "{model}. Places and frames are computed from these vectors; no text left the "
        "machine. Fingerprints of their scorers, over weights, background and thresholds: "
        "{fingerprints}.",
        **told,
    )


def _named(model: dict[str, Any]) -> str:
    return tr(
        "{name} {version} (licence {licence}, fingerprint {fingerprint})",
        name=model["name"],
        version=model["version"],
        licence=model["licence"],
        fingerprint=model["fingerprint"][:16],
    )


def _fingerprints(manifest: dict[str, Any], *families: str) -> str:
    return ", ".join(
        f"{family_words(family)} {manifest['scorers'][family][:16]}" for family in families
    )


def _tone(manifest: dict[str, Any]) -> str:
    names = "; ".join(
        f"{name} ({', '.join(aliases)})" if aliases else name
        for name, aliases in manifest["targets"].items()
    )
    return tr(
        "Tone toward {targets}: in each sentence that mentions the target, up to three mentions "
        "are marked one after the other, and the network of the tier “{tier}”, {model}, trained on "
        "labelled news sentences (NewsMTSC; Hamborg & Donnay 2021), gives each the probability "
        "of a negative, neutral or positive tone. Mentions are the names given, a surname where "
        "the article has the full name, and a pronoun that begins a sentence after one that speaks "
        "of the target and of no other person. The probabilities are averaged over the mentions "
        "(calibrated on {fitted_on}); the tone is P(positive) − P(negative). Fingerprint of the "
        "scorer: {fingerprint}.",
        targets=names,
        tier=tier_words(manifest["tier"]),
        model=_named(manifest["tone_network"]),
        fitted_on=result_words(manifest["tone_calibration"]["fitted_on"]),
        fingerprint=_fingerprints(manifest, "tone"),
    )


def _frames(manifest: dict[str, Any]) -> str:
    curves = manifest["frame_curves"]
    fitted_on = result_words(curves["fitted_on"])
    if curves["own"]:
        own = ", ".join(map(frame_words, curves["own"]))
        fitted_on = tr("{data} (own curves: {frames})", data=fitted_on, frames=own)
    return tr(
        "Frames ({frames}): each is told by descriptions. A sentence's nearness, the "
        "mean of its two largest cosines to them, is set against that of ordinary news, in units "
        "of the spread of ordinary news, and turned into the probability that a reader would say "
        "it speaks in the frame, by logistic curves fitted on {fitted_on}. The figure is the mean "
        "of these probabilities, the share of sentences to be expected in the frame. Several "
        "frames may hold for one sentence.",
        frames=", ".join(map(frame_words, manifest["frames"])),
        fitted_on=fitted_on,
    )


def _words(settings: dict[str, Any]) -> str:
    said = tr(
        "Terms are words and phrases of two words, without function words, plural s and the "
        "outlet's own name; sentences that several outlets carry in the same words are left out. "
        "What sets an outlet apart from all others is told by the log-odds ratio with a Dirichlet "
        "prior in proportion to the whole corpus (Monroe, Colaresi & Quinn 2008), for terms used "
        "at least {least_uses} times. Terms are called sure at a false discovery rate of "
        "{false_share} over all outlets and terms (Benjamini & Hochberg 1995) where at least "
        "{least_articles} articles use them (of an outlet with a single one, that).",
        least_uses=settings["least_uses_of_a_term"],
        false_share=percent(settings["false_discovery_rate"]),
        least_articles=settings["least_articles_with_a_term"],
    )
    bar = settings.get("least_likeness_of_words_for_one_thing")
    if bar is None:  # the encoder's word is not taken, or an earlier version found them otherwise
        return said
    same = tr(
        "Words for the same thing are nouns that could stand in one another's place: of the {n} "
        "pairs that lie nearest, as words and by their sentences, and of those that outlets put "
        "for one another in several claims, those that add the like to the words around them (mean "
        "cosine of at least {bar}, counted higher by each claim that puts the one for the other, "
        "lower where sentences have both).",
        n=settings["pairs_tried_in_one_anothers_place"],
        bar=number(bar, ""),
    )
    return f"{said} {same}"


def _uncertainty(manifest: dict[str, Any]) -> str:
    said = tr(
        "Intervals are 95 % confidence intervals: the standard error comes from {resamples} "
        "bootstrap resamples of the outlet's articles (seed {seed}), the width from Student's t "
        "with the effective number of articles less one. An outlet with a single article is "
        "resampled by sentence and its interval holds within this article only. Two outlets are "
        "said to differ where the interval of their gap leaves out 0, with all pairs of outlets "
        "holding together (Bonferroni).",
        resamples=manifest["intervals"]["resamples"],
        seed=manifest["intervals"]["seed"],
    )
    if not manifest["intervals"].get("frames_together"):
        return said
    together = tr("On frames all pairs hold together over all frames that were asked.")
    return f"{said} {together}"


_LIMITS = mark(
    "The instrument describes wording, not truth, and does not rate outlets as good or bad. It "
    "places sentences by likeness of meaning and can miss irony, negation and whose view a "
    "sentence reports; how far a place hangs on the wording of the poles should be checked by "
    "wording them otherwise. It was measured on English news only."
)
