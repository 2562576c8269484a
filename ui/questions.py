"""What is asked, read from the choices: axis, targets, frames, sides, and the outlets compared."""

from contextlib import suppress
from urllib.parse import unquote

from analysis.corpus.sides import parse_sides
from analysis.errors import CorpusError
from analysis.models.builtin import FRAMES
from analysis.models.paraphrases import other_wordings, parse_wordings, wordings_text
from analysis.models.questions import Frame, FramingAxis, Target
from analysis.studies.corpus import Corpus
from analysis.studies.settings import parse_axis, parse_frames, parse_targets
from ui.choices import choice, choose, defaults, settings

MOST_OUTLETS = 40
_SEPARATOR = "|"


def axis() -> FramingAxis:
    """The axis of the two poles as they stand; QuestionError says what is wrong with them."""
    return parse_axis(settings())


def wordings() -> tuple[FramingAxis, ...]:
    """The other wordings of the axis: those typed, or the five that Parallax makes."""
    typed = parse_wordings(choice("wordings"), choice("about"))
    return typed or other_wordings(axis())


def usual_wordings() -> str:
    """The wordings that Parallax makes of the axis, as one writes them."""
    return wordings_text(other_wordings(axis()))


def targets() -> tuple[Target, ...]:
    """The targets as they stand."""
    return parse_targets(choice("targets"))


def is_strange() -> bool:
    """Whether the poles are still the invented story's, and its targets were none of the corpus."""
    usual = defaults(choice("story"))
    is_usual = all(choice(name) == usual[name] for name in ("low", "high", "about"))
    return is_usual and usual["targets"] != "" == choice("targets")


def have_strange_targets(corpus: Corpus) -> bool:
    """Whether the targets are still the invented story's, and the corpus names none of them."""
    if choice("targets") != defaults(choice("story"))["targets"]:
        return False
    texts = corpus.sentences["text"]
    return not any(target.spans(text) for target in targets() for text in texts)


def sides(suggested: dict[str, str]) -> dict[str, str]:
    """Speaker → side: what was suggested, and over it what was edited; "" is no side."""
    return {name: side for name, side in (suggested | edited_sides()).items() if side}


def edited_sides() -> dict[str, str]:
    """The sides that the user set; those of a link that cannot be read are none."""
    with suppress(CorpusError):
        return parse_sides(choice("sides"))
    return {}


def frames() -> tuple[Frame, ...]:
    """The frames as they stand, or the built-in ones."""
    return parse_frames(choice("frames"))


def frames_text(frames: tuple[Frame, ...] = FRAMES) -> str:
    """The frames as one writes them, one a line."""
    return "\n".join(f"{frame.name}: {' | '.join(frame.descriptions)}" for frame in frames)


def shown_outlets(corpus: Corpus) -> list[str]:
    """The outlets to compare: the chosen ones, else those with most articles, at most 40."""
    chosen = [name for name in _named_outlets() if name in corpus.outlets]
    return chosen[:MOST_OUTLETS] or usual_outlets(corpus)


def unknown_outlets(corpus: Corpus) -> list[str]:
    """The outlets that were chosen, by a link or before an edit, and are not in the corpus."""
    return [name for name in _named_outlets() if name not in corpus.outlets]


def _named_outlets() -> list[str]:
    """Each name once, in the order given."""
    named = (unquote(name) for name in choice("outlets").split(_SEPARATOR) if name)
    return list(dict.fromkeys(named))


def usual_outlets(corpus: Corpus) -> list[str]:
    """The outlets shown unless others are chosen: all, or the 40 with most articles."""
    n_articles = corpus.articles["outlet"].value_counts()
    ranked = sorted(corpus.outlets, key=lambda name: (-n_articles[name], name))
    return sorted(ranked[:MOST_OUTLETS])


def choose_outlets(names: list[str], corpus: Corpus) -> None:
    """Compare these outlets only."""
    usual = set(names) == set(usual_outlets(corpus))
    quoted = (name.replace("%", "%25").replace(_SEPARATOR, "%7C") for name in names)
    choose("outlets", "" if usual else _SEPARATOR.join(quoted))
