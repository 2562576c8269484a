"""The method of a study in words, made from its manifest, so that text and study agree."""

from typing import Any


def method_paragraphs(manifest: dict[str, Any]) -> list[tuple[str, str]]:
    """Heading and text of each paragraph, fit for the method section of a paper."""
    paragraphs = [("Material", _material(manifest)), ("Voices", _voices(manifest))]
    paragraphs.append(("Model", _model(manifest)))
    if manifest["axis"]:
        paragraphs.append(("Framing axis", _axis(manifest["axis"], _calibration(manifest))))
    if manifest["axis"] and manifest["other_wordings"]:
        paragraphs.append(("Other wordings of the axis", _wordings(manifest["other_wordings"])))
    if manifest["targets"]:
        paragraphs.append(("Tone toward targets", _tone(manifest)))
    if manifest["frames"]:
        paragraphs.append(("Frames", _frames(manifest)))
    if manifest["corpus"]["n_outlets"] > 1:
        paragraphs.append(("Claims", _claims(manifest["claims"])))
    paragraphs.append(("Words", _words(manifest["words"])))
    return [*paragraphs, ("Uncertainty", _uncertainty(manifest)), ("Limits", _LIMITS)]


def _calibration(manifest: dict[str, Any]) -> dict[str, Any]:
    """How positions were read; studies of before kept the slope alone."""
    found = manifest.get("axis_calibration") or {
        "slope": manifest["axis_slope"],
        "splits": False,
    }
    return dict(found)


def _claims(settings: dict[str, Any]) -> str:
    return (
        "Sentences of all articles that state the same fact were put together by average linkage "
        "over how likely two of them do: a logistic curve over the nearness of their vectors, the "
        "rare words, names and figures that they share or that conflict, and their places in the "
        "articles. Its weights were fitted on three labelled events. Two groups became one claim "
        f"while the mean likelihood between them was above {settings['together_above']:g}. "
        "Questions, fragments, opinions and what names nobody were passed over. An outlet "
        "carries a claim when one of its sentences states it; what was said in very other words "
        "may have been taken for left out."
    )


def _material(manifest: dict[str, Any]) -> str:
    corpus = manifest["corpus"]
    return (
        f"{corpus['n_articles']} articles by {corpus['n_outlets']} outlets were read with Parallax "
        f"{manifest['parallax']}. Menus, teasers, captions and other parts of the pages that are "
        "not the article were left out and are listed with the reason. The articles were split "
        f"into {corpus['n_sentences']} sentences (sentencex {manifest['libraries']['sentencex']}), "
        f"headlines among them. {_compared(manifest)}Fingerprint of the articles: "
        f"{corpus['fingerprint'][:16]}."
    )


def _voices(manifest: dict[str, Any]) -> str:
    return (
        f"{manifest['corpus']['n_quotes']} quotations were found with spaCy's small English parser "
        f"(spaCy {manifest['libraries']['spacy']}, SHA-256 of the pipeline "
        f"{manifest['parser']['sha256'][:16]}): words between quotation marks, the clause of a "
        "verb of saying, and what stands beside “according to”. A sentence is in a quoted voice "
        "when a third of its words stand between marks, or three that a verb of saying introduces; "
        "indirect speech is in the outlet's own voice, and its speaker is told. The speaker is the "
        "subject of that verb; pronouns and titles were resolved by rule within the article."
    )


def _compared(manifest: dict[str, Any]) -> str:
    """Which sentences were compared, where it was not all of them."""
    voice, outlets = manifest["compared"]["voice"], manifest["compared"]["outlets"]
    n_outlets = manifest["corpus"]["n_outlets"]
    said = {
        "own": "Only the outlets' own voice was compared. ",
        "quoted": "Only quotations were compared. ",
        "apart": "Own voice and quotations were compared apart. ",
    }.get(voice, "")
    said += {
        "once": "Text that several articles share was counted once, where it stood first. ",
        "none": "Text that several articles share was left out. ",
    }.get(manifest["compared"]["shared"], "")
    few = f"{len(outlets)} outlets were compared. " if len(outlets) < n_outlets else ""
    return said + few


def _model(manifest: dict[str, Any]) -> str:
    encoder = manifest["encoder"]
    is_own = encoder == manifest["tone_network"]
    whose = f"of the tier “{manifest['tier']}”" if is_own else "of the user's choice,"
    return (
        f"Every distinct sentence was embedded once with the sentence encoder {whose} "
        f"{_named(encoder)}. Places and frames are computed from these vectors; no text left the "
        "machine. Fingerprints of their scorers, over weights, background and thresholds: "
        f"{_fingerprints(manifest, 'axis', 'frames')}."
    )


def _named(model: dict[str, Any]) -> str:
    return (
        f"{model['name']} {model['version']} (licence {model['licence']}, fingerprint "
        f"{model['fingerprint'][:16]})"
    )


def _fingerprints(manifest: dict[str, Any], *families: str) -> str:
    return ", ".join(f"{family} {manifest['scorers'][family][:16]}" for family in families)


def _axis(axis: dict[str, Any], calibration: dict[str, Any]) -> str:
    slope = calibration["slope"]
    split = " (one that lists alternatives counts as one each)" if calibration["splits"] else ""
    about = f", about “{axis['about']}”" if axis["about"] else ""
    return (
        f"The axis runs from {_listed(axis['low_pole'])} (−1) to {_listed(axis['high_pole'])} (+1)"
        f"{about}. A pole is the mean vector of its entries at length 1{split}; a "
        "sentence's position is "
        f"tanh({_slope(slope)}(v·h − v·l) / (1 − h·l)), a logistic curve of its projection on the "
        f"line through both poles, with 0 half way{_fitted(slope)}. "
        "Its weight is ((s − f) / (1 − f))², with s its largest cosine to an entry of either pole "
        "and f the floor that ordinary news does not reach (median plus three deviations over 240 "
        "invented news sentences), and 0 below the floor. An outlet's place is the weighted mean "
        "of its sentences; its salience is the share of sentences with a weight above 0."
    )


def _wordings(other: dict[str, Any]) -> str:
    said = "; ".join(
        f"{_listed(w['low_pole'])} to {_listed(w['high_pole'])}" for w in other["wordings"]
    )
    n = len(other["wordings"])
    return (
        f"The places were measured again under {n} other wording{'s' if n > 1 else ''} of the axis "
        f"({said}). On the axis two outlets are said to differ only where, besides the interval, "
        f"their order is the same under at least {other['order_kept_at_least']:.0%} of these "
        "wordings."
    )


def _slope(slope: float) -> str:
    return "" if slope == 1 else f"{slope:.3g} · "


def _fitted(slope: float) -> str:
    """Where the slope comes from; nothing where it is 1, as with an encoder of the hub."""
    said = "; the slope is that under which people's grades of support on development data"
    said += " (Perspectrum; Chen et al. 2019) are likeliest"
    return "" if slope == 1 else said


def _tone(manifest: dict[str, Any]) -> str:
    names = "; ".join(
        f"{name} ({', '.join(aliases)})" if aliases else name
        for name, aliases in manifest["targets"].items()
    )
    return (
        f"Tone toward {names}: in each sentence that mentions the target, up to three mentions are "
        "marked one after the other, and the network of the tier "
        f"“{manifest['tier']}”, {_named(manifest['tone_network'])}, trained on labelled news "
        "sentences (NewsMTSC; Hamborg & Donnay 2021), gives each the probability "
        "of a negative, neutral or positive tone. Mentions are the names given, a surname where "
        "the article has the full name, and a pronoun at the start of the sentence after one that "
        "names the target alone. The probabilities are averaged over the mentions (calibrated on "
        f"{manifest['tone_calibration']['fitted_on']}); the tone is P(positive) − P(negative). "
        f"Fingerprint of the scorer: {_fingerprints(manifest, 'tone')}."
    )


def _frames(manifest: dict[str, Any]) -> str:
    frames, curves = manifest["frames"], manifest["frame_curves"]
    own = f" (own curves: {', '.join(curves['own'])})" if curves["own"] else ""
    return (
        f"Frames ({', '.join(frames)}): each is told by descriptions. A sentence's nearness, the "
        "mean of its two largest cosines to them, is set against that of ordinary news, in units "
        "of the spread of ordinary news, and turned into the probability that a reader would say "
        f"it speaks in the frame, by logistic curves fitted on {curves['fitted_on']}{own}. The "
        "figure is the mean of these probabilities, the share of sentences to be expected in the "
        "frame. Several frames may hold for one sentence."
    )


def _words(settings: dict[str, Any]) -> str:
    once, twice = settings["term_cosine_quantiles"]
    return (
        "Terms are words and phrases of two words, without function words, plural s and the "
        "outlet's own name; sentences that several outlets carry in the same words are left out. "
        "What sets an outlet apart from all others is told by the log-odds ratio with a Dirichlet "
        "prior in proportion to the whole corpus (Monroe, Colaresi & Quinn 2008), for terms used "
        f"at least {settings['least_uses_of_a_term']} times. Terms are called sure at a false "
        f"discovery rate of {settings['false_discovery_rate']:.0%} over all outlets and terms "
        "(Benjamini & Hochberg 1995) where at least "
        f"{settings['least_articles_with_a_term']} articles use them (of an outlet with a single "
        "one, that). Words for the same thing are terms that only one of two sentences has, where "
        "the sentences are each other's nearest among those of their two outlets (cosine of at "
        f"least {settings['same_statement_cosine']}) and the vectors of the terms are among the "
        f"most alike of all (quantile {once}, or {twice} where two such pairs of sentences agree)."
    )


def _uncertainty(manifest: dict[str, Any]) -> str:
    intervals = manifest["intervals"]
    return (
        "Intervals are 95 % confidence intervals: the standard error comes from "
        f"{intervals['resamples']} bootstrap resamples of the outlet's articles (seed "
        f"{intervals['seed']}), the width from Student's t with the effective number of articles "
        "less one. An outlet with a single article is resampled by sentence and its interval holds "
        "within this article only. Two outlets are said to differ where the interval of their gap "
        "leaves out 0, with all pairs of outlets holding together (Bonferroni)."
    )


_LIMITS = (
    "The instrument describes wording, not truth, and does not rate outlets as good or bad. It "
    "places sentences by likeness of meaning and can miss irony, negation and whose view a "
    "sentence reports; how far a place hangs on the wording of the poles should be checked by "
    "wording them otherwise. It was measured on English news only."
)


def _listed(entries: list[str]) -> str:
    return " / ".join(f"“{entry}”" for entry in entries)
