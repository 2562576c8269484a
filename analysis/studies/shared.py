"""Shared text in a study: who has what from whom, what the rewriting changed, what it counts for.

`find_shared` marks a corpus; `SharedText.counted` leaves out, before anything is scored, what the
setting says is not to count, so that every estimate follows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.charts.labels import shorten_text
from analysis.corpus.repeated_text import (
    Texts,
    article_order,
    article_spans,
    first_untold,
    repeats_earlier,
    same_text,
)
from analysis.corpus.schema import SCORE_COLUMNS
from analysis.corpus.sharing import (
    copied_pairs,
    mark_shared,
    share_groups,
    shared_pairs,
    shared_share,
)
from analysis.corpus.word_diff import word_changes
from analysis.errors import QuestionError
from analysis.measures.shifts import pair_shifts
from analysis.models.axis import AxisScorer
from analysis.models.encoder import Encoder
from analysis.models.questions import FramingAxis, Target
from analysis.models.scoring import score_tone
from analysis.models.tone import ToneScorer
from analysis.studies.corpus import Corpus
from analysis.translation import tr

EVERYWHERE, ONCE, NONE = "everywhere", "once", "none"
# How shared text counts; the first is how it counts unless told otherwise.
SETTINGS = (EVERYWHERE, ONCE, NONE)
_LONGEST_CHANGE = 24  # letters


@dataclass(frozen=True)
class SharedText:
    """A corpus with its shared text marked.

    `corpus` is as before with `shared` and `share_group` filled. `pairs` (PAIR_COLUMNS) are the
    sentences that are copied text, the earlier article's first; `groups` (GROUP_COLUMNS) the share
    groups with their likely origin; `texts` tells, by sentence_id, which sentences carry one text,
    and which texts are alike, and `order` which article comes first.
    """

    corpus: Corpus
    pairs: pd.DataFrame
    groups: pd.DataFrame
    texts: Texts
    order: dict[str, int]

    def counted(self, sentences: pd.DataFrame, setting: str) -> pd.DataFrame:
        """Those of the sentences that count under this setting, in their order.

        "everywhere": all. "once": of sentences that are pairs only that of the first article.
        "none": no shared text. Give it whole articles: some voices only may lack the first.

        Raises:
            QuestionError: There is no such setting, or nothing is left.
        """
        if setting not in SETTINGS:
            raise QuestionError(
                tr(
                    "Shared text cannot count “{setting}”; choose one of {known}.",
                    setting=setting,
                    known=", ".join(SETTINGS),
                )
            )
        if setting == EVERYWHERE:
            return sentences
        kept = sentences[
            ~(self._repeats(sentences) if setting == ONCE else self._shared(sentences))
        ]
        if kept.empty and not sentences.empty:
            raise QuestionError(tr("All of this text is shared; let shared text count everywhere."))
        return kept

    def _repeats(self, sentences: pd.DataFrame) -> pd.Series:
        return repeats_earlier(sentences, self.texts, self.order)

    def _shared(self, sentences: pd.DataFrame) -> pd.Series:
        marked = self.corpus.sentences
        return sentences["sentence_id"].isin(marked.loc[marked["shared"], "sentence_id"])

    def first_untold(self, sentences: pd.DataFrame) -> pd.DataFrame:
        """Repeated sentences of which nothing tells which was first, in several outlets.

        Columns `sentence_id`, `outlet`, `published` and `left_out`: whether it is one that does not
        count where shared text counts once. No row where dates and origins tell of all.
        """
        articles = self.corpus.articles
        spans = article_spans(articles, self.groups)
        found = first_untold(sentences, self.texts, self.order, spans)
        found = found if found["outlet"].nunique() > 1 else found.iloc[:0]
        day = dict(zip(articles["article_id"], articles["published"], strict=True))
        told = found.assign(published=found["article_id"].map(day))
        return told[["sentence_id", "outlet", "published", "left_out"]].reset_index(drop=True)

    def left(self, sentences: pd.DataFrame, setting: str) -> pd.DataFrame:
        """What `counted` gives, and no sentence where none is left."""
        try:
            return self.counted(sentences, setting)
        except QuestionError:
            return sentences.iloc[:0]

    def worded_by_others(self, sentences: pd.DataFrame, setting: str) -> pd.DataFrame:
        """The sentences that count, with `shared` where their words are no choice of their outlet.

        That is shared text, wherever it stands; but what counts once, where it stood first, was
        worded there.
        """
        return sentences.assign(shared=setting != ONCE and self._shared(sentences))

    def matrix(self, outlets: Iterable[str], voice: str = "all") -> pd.DataFrame:
        """How much of each of these outlets' text is found in each other one (SHARE_COLUMNS).

        In a `voice` ("own", "quoted") only its sentences in this voice, however they are found.
        """
        sentences = self.corpus.sentences
        mine = sentences[sentences["outlet"].isin(set(outlets))]
        known = mine["sentence_id"]
        ours = self.pairs["sentence_id_a"].isin(known) & self.pairs["sentence_id_b"].isin(known)
        counted = mine if voice == "all" else mine[mine["voice"] == voice]
        return shared_share(self.pairs[ours], mine, counted)

    def rewritten(self) -> pd.DataFrame:
        """The pairs of two outlets whose words are not the same."""
        outlet_of = self.corpus.sentences.set_index("sentence_id")["outlet"]
        ends = (self.pairs[f"sentence_id_{side}"].map(outlet_of) for side in "ab")
        apart = next(ends) != next(ends)
        return self.pairs[apart & (self.pairs["kind"] != "verbatim")]


def find_shared(corpus: Corpus, encoder: Encoder) -> SharedText:
    """The shared text of a corpus; after its sentences have been embedded a matter of moments."""
    sentences = corpus.sentences
    pairs = shared_pairs(sentences, encoder.encode(list(sentences["text"].drop_duplicates())))
    groups = share_groups(corpus.articles, sentences, pairs, corpus.removed)
    articles, marked = mark_shared(corpus.articles, sentences, pairs, groups)
    copied = copied_pairs(pairs, groups)
    order = article_order(articles, groups)
    group_of = dict(zip(groups["article_id"], groups["share_group"], strict=True))
    texts = same_text(sentences, copied, group_of)
    return SharedText(
        replace(corpus, articles=articles, sentences=marked),
        _earlier_first(copied, order),
        groups,
        texts.of(sentences["sentence_id"]),
        order,
    )


def axis_shifts(
    pairs: pd.DataFrame, sentences: pd.DataFrame, axis: FramingAxis, encoder: Encoder
) -> pd.DataFrame:
    """Where both sentences of each pair stand on the axis (SHIFT_COLUMNS).

    Of a pair that speaks to the axis, both have a position, also the one that says less on it.
    """
    ends = pd.unique(pd.concat([pairs["sentence_id_a"], pairs["sentence_id_b"]]))
    told = sentences[sentences["sentence_id"].isin(ends)]
    scorer = AxisScorer(encoder)
    placed = scorer.place(told["text"].tolist(), axis)._asdict() if len(told) else {}
    keys = told[["sentence_id", "article_id", "outlet"]].reset_index(drop=True)
    scores = keys.assign(scorer=scorer.info.tag, question=axis.name, **placed)
    return pair_shifts(pairs, scores.reindex(columns=SCORE_COLUMNS))


def tone_shifts(
    pairs: pd.DataFrame, story: pd.DataFrame, targets: Sequence[Target], scorer: ToneScorer
) -> pd.DataFrame:
    """The tone of both sentences of each pair toward each target (SHIFT_COLUMNS).

    `story` holds every sentence of the articles, which tell whom a sentence mentions.
    """
    ends = [*pairs["sentence_id_a"], *pairs["sentence_id_b"]]
    told = story[story["sentence_id"].isin(ends)]
    return pair_shifts(pairs, score_tone(told, scorer, targets, story))


def worded(shifts: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The shifts with `pair` (both ids), `changes` word by word, and `changed`: the chief one."""
    texts = sentences.set_index("sentence_id")["text"].to_dict()
    ends = list(zip(shifts["sentence_id_a"], shifts["sentence_id_b"], strict=True))
    changes = [word_changes(texts[a], texts[b]) for a, b in ends]
    return shifts.assign(
        pair=[f"{a} {b}" for a, b in ends],
        changes=pd.Series(changes, index=shifts.index, dtype=object),
        changed=[_chief_change(one) for one in changes],
    )


def _chief_change(changes: list[tuple[str, str, str]]) -> str:
    """The longest change that puts words in the place of others, else the longest there is.

    Of a sentence of which less than half of the words stayed, how both wordings begin, unless they
    begin alike.
    """
    differ = [change for change in changes if change[0] != "same"]
    if not differ:
        return "case or punctuation"
    kind, old, new = max(differ, key=lambda c: (c[0] == "replaced", len(c[1]) + len(c[2])))
    letters, changed = (sum(len(one[1]) for one in part) for part in (changes, differ))
    old, new = (shorten_text(words, _LONGEST_CHANGE) for words in (old, new))
    begun = [" ".join(one[side] for one in changes if one[side]) for side in (1, 2)]
    first, later = (shorten_text(words, _LONGEST_CHANGE) for words in begun)
    if 2 * changed > letters and first != later:
        kind, old, new = "replaced", first, later
    old, new = f"“{old}”", f"“{new}”"
    if kind == "replaced":
        return f"{old} → {new}"
    return f"without {old}" if kind == "removed" else f"with {new}"


def _earlier_first(pairs: pd.DataFrame, order: dict[str, int]) -> pd.DataFrame:
    """The pairs, ends exchanged where b's article comes before a's."""
    turned = pairs["article_id_a"].map(order) > pairs["article_id_b"].map(order)
    names = {
        column: column[:-2] + ("_b" if column.endswith("_a") else "_a")
        for column in pairs.columns
        if column.endswith(("_a", "_b"))
    }
    found = pd.concat([pairs[~turned], pairs[turned].rename(columns=names)[pairs.columns]])
    return found.sort_values(["sentence_id_a", "sentence_id_b"], ignore_index=True)
