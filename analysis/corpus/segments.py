"""Where on a page the article stands: lists of other stories, and the run of lines worth most.

The run of lines with the highest sum is the article: paragraphs count for their words, other
lines against it. This is maximum subsequence segmentation (Pasternack & Roth, WWW 2009), with
hand-set weights in place of a trained classifier.
"""

import re
from statistics import median

from analysis.corpus.appeal_phrases import FOLLOWERS, QUOTED, READER
from analysis.corpus.lines import Line

# Weights of a line in the sum; tuned on one half of the measured pages (evaluation/extraction.py).
PROSE_CAP = 60  # words a paragraph can count for
SENTENCE_WEIGHT = 2.0
SHORT_COST = 4.0
RUN_COST = 2.0  # more for each further short line in a row: a menu, not a subhead
FURNITURE_COST = 3.0
ALONE_CAP = 12.0  # what a paragraph counts for that has no other beside it
STAMP_COST = 20.0  # a date or byline below the text: the next story, or a comment
FOREIGN_COST = 1.0
ENDING_COST = 40.0
AFTER_ENDING = 0.1  # what prose is worth below "Comments" or a copyright line
ENOUGH_BEFORE = 80  # words of prose above a heading for it to be the article's end
# An article that goes on after a list of other stories goes on in paragraphs like its own.
RESUMING_WORDS = 24  # of its next paragraphs together
RESUMING_SHARE = 0.5  # their mean length, as a share of the usual length above the list
BLURB_WORDS = 40  # a paragraph under "Subscribe" may have so many and still belong to it
PICTURE_RIGHTS_WORDS = 8  # a "© …" line so short and without a year may be a picture's
YEAR = re.compile(r"\b\d{4}\b")


def foreign_reasons(lines: list[Line]) -> list[str]:
    """For each line, "" or the reason why it stands outside the article: a list it is in."""
    reasons = [""] * len(lines)
    ending, before, index = "", 0, 0
    while index < len(lines):
        line = lines[index]
        if line.kind == "opener":
            # Above the article a list has no end to go by: only its heading is marked.
            stop = section_end(lines, index) if before else index + 1
            reasons[index:stop] = [
                "newsletter" if _is_blurb_of(lines, place) else "related"
                for place in range(index, stop)
            ]
            index = stop
            continue
        if line.kind == "ending" and before >= ENOUGH_BEFORE and not _is_interlude(lines, index):
            ending = line.reason
        if ending:
            reasons[index] = ending if line.kind in ("prose", "sentence", "short") else line.reason
        elif _is_blurb_of(lines, index):
            reasons[index] = "newsletter"
        before += line.words if line.kind == "prose" else 0
        index += 1
    return reasons


def _is_interlude(lines: list[Line], index: int) -> bool:
    """Whether a "© …" line is only a picture's, and the article goes on below it."""
    line = lines[index]
    short = line.words <= PICTURE_RIGHTS_WORDS and not YEAR.search(line.text)
    return short and line.text.startswith("©") and _goes_on(lines, index + 1, index)


def _is_blurb_of(lines: list[Line], index: int) -> bool:
    """Whether a short paragraph under "Subscribe …" speaks to the reader, as an invitation does."""
    line, above = lines[index], lines[index - 1] if index else None
    invited = above is not None and above.kind == "furniture" and above.reason == "newsletter"
    return (
        invited
        and line.kind in ("prose", "sentence")
        and line.words <= BLURB_WORDS
        and speaks_to_reader(line)
    )


def speaks_to_reader(line: Line) -> bool:
    """Whether a paragraph says "you" or "our", or counts its readers, in the page's own voice."""
    lower = line.text.lower()
    addressed = READER.search(lower) or FOLLOWERS.search(lower)
    return bool(addressed) and not QUOTED.search(line.text)


def section_end(lines: list[Line], opener: int) -> int:
    """Where the list of other stories that begins at `opener` is over."""
    teasers = 0  # single paragraphs among headings: summaries of other stories
    index = opener + 1
    while index < len(lines):
        line = lines[index]
        if line.kind == "closer" and _goes_on_below(lines, index, opener):
            return index + 1
        if line.kind == "ending":
            return index
        if line.kind == "prose":
            if _resumes(lines, index, opener, teasers):
                return index
            teasers += 1
        index += 1
    return index


def _goes_on_below(lines: list[Line], closer: int, opener: int) -> bool:
    """Whether prose like the article's comes after a closing line and before the next list."""
    for index in range(closer + 1, len(lines)):
        if lines[index].kind in ("opener", "ending"):
            return False
        if lines[index].kind == "prose" and _goes_on(lines, index, opener):
            return True
    return False


def _goes_on(lines: list[Line], index: int, opener: int) -> bool:
    """Whether the paragraphs from here on are as long as those above the list, by and large."""
    run = []
    for line in lines[index:]:
        if line.kind not in ("prose", "sentence"):
            break
        run.append(line.words)
    above = [line.words for line in lines[:opener] if line.kind == "prose"]
    usual = RESUMING_SHARE * median(above) if above else 0.0
    return sum(run) >= RESUMING_WORDS and sum(run) >= usual * len(run)


def _resumes(lines: list[Line], index: int, opener: int, teasers: int) -> bool:
    """Whether the article goes on at this paragraph: a second one follows, and they are like it."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    if not _goes_on(lines, index, opener):
        return False
    if following is not None and following.kind in ("prose", "sentence"):
        return not following.bullet
    stamped = any(
        line.reason in ("menu", "byline") and line.kind == "furniture"
        for line in lines[opener + 1 : index]
    )
    last = (
        following is None
        or following.kind in ("opener", "ending")
        or (following.kind == "furniture" and following.reason != "caption")
    )
    return last and not teasers and not stamped and not speaks_to_reader(lines[index])


def article_range(lines: list[Line], reasons: list[str]) -> tuple[int, int]:
    """First and one-past-last line of the run with the highest sum; (0, 0) without prose."""
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, score in enumerate(line_scores(lines, reasons)):
        if total <= 0:
            total, start = 0.0, index
        total += score
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range


def line_scores(lines: list[Line], reasons: list[str]) -> list[float]:
    """What each line counts for or against being inside the article."""
    scores, run, prose = [], 0, 0
    for index, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        run = run + 1 if line.kind in ("short", "furniture") else 0
        score = _line_score(line, reason, run)
        if line.kind == "prose":
            prose += line.words
            if stands_alone(lines, index):
                score = min(score, ALONE_CAP)
        elif line.reason == "byline" and prose >= ENOUGH_BEFORE:
            score -= STAMP_COST
        scores.append(score)
    return scores


def stands_alone(lines: list[Line], index: int) -> bool:
    """Whether a paragraph has no other beside it, as a teaser under its headline has not."""
    around = [lines[i].kind for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return len(around) == 2 and not any(kind in ("prose", "sentence") for kind in around)


def _line_score(line: Line, reason: str, run: int) -> float:
    if line.kind == "ending":
        return -ENDING_COST if reason else -FURNITURE_COST
    if reason == "related":
        return -FOREIGN_COST
    worth = AFTER_ENDING if reason else 1.0
    if line.kind == "prose":
        return worth * min(line.words, PROSE_CAP)
    if line.kind == "sentence":
        return worth * SENTENCE_WEIGHT
    cost = SHORT_COST if line.kind == "short" else FURNITURE_COST
    return -cost - RUN_COST * (run - 1)
