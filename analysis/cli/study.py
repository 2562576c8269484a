"""`compare --save`, `open` and `repeat`: a study as one file, shown, joined and made again."""

import argparse
from collections import Counter
from pathlib import Path

from analysis.charts.labels import plain_label, shorten_text
from analysis.cli.progress import ProgressLine
from analysis.cli.read import report
from analysis.cli.tables import estimate_table
from analysis.cli.writing import write_bytes
from analysis.corpus.limits import LIMITS
from analysis.corpus.reading import read_paths
from analysis.errors import ExportError, ScorerError, StudyError
from analysis.models.hub import cached_models
from analysis.models.tiers import TIERS, Tier, load_tier
from analysis.studies.bundle import open_study, study_bytes
from analysis.studies.corpus import Corpus
from analysis.studies.manifest import stale_families
from analysis.studies.repeat import Difference, Repeat, compare_studies, make_again
from analysis.studies.settings import Asked, settings_of
from analysis.studies.study import SUFFIX, Study, make_study
from analysis.studies.texts import join_texts, without_texts

_MOST_SHOWN = 100
_LONGEST_CELL = 200


def check_save(options: argparse.Namespace) -> None:
    """Refuse what cannot be saved before any work is done."""
    if options.save and not options.save.name.endswith(SUFFIX):
        raise ExportError(f"A study is saved as NAME{SUFFIX}; {options.save.name} is not.")
    if options.without_text and not options.save:
        raise ExportError("--without-text leaves texts out of a saved study; give --save, too.")


def save_comparison(options: argparse.Namespace, corpus: Corpus, tier: Tier, asked: Asked) -> str:
    """Save what `compare` was asked as a study; the sentence that says so."""
    # A folder's path says things of this machine and nothing to another.
    model = Path(options.encoder).name if Path(options.encoder).is_dir() else options.encoder
    settings = settings_of(asked, tier=options.tier, model=model) | {"voice": options.voice}
    study = make_study(corpus, tier, asked, settings)
    return _save(study, options.save, without_text=options.without_text)


def _save(study: Study, path: Path, *, without_text: bool = False) -> str:
    write_bytes(path, study_bytes(without_texts(study) if without_text else study))
    return f"The study is in {path}" + (", without its texts" if without_text else "")


def run_open(options: argparse.Namespace) -> int:
    """Print what is in a study; with texts given, and a place to save it, make it whole."""
    check_save(options)
    study = opened_study(options)
    print("\n\n".join([*_contents(study), *_stale(study)]))
    if options.save:
        print("\n" + _save(study, options.save, without_text=options.without_text))
    return 0


def run_repeat(options: argparse.Namespace) -> int:
    """Make a study again; 0 when nothing differs, 1 when something does.

    With a place to save it, what was made is saved there: so a study of an older format gets all
    the tables of now.
    """
    check_save(options)
    study = opened_study(options)
    if not study.has_texts:
        raise StudyError(
            f"{options.study.name} was saved without its texts; give the articles with --texts."
        )
    again = make_again(
        study,
        tier_of(study, options.encoder),
        embedding=ProgressLine("scoring", "sentences"),
        hearing=ProgressLine("hearing", "mentions"),
    )
    found = compare_studies(study, again)
    print("\n".join(_told(found)))
    if options.save:
        print(_save(again, options.save, without_text=options.without_text))
    return 1 if found.differences else 0


def opened_study(options: argparse.Namespace) -> Study:
    """The study that is named, joined with its texts where they are given."""
    path: Path = options.study
    if path.is_dir():
        raise StudyError(
            f"{path} is a folder and no saved study; make one of its articles: "
            f"compare {path} --axis … --save NAME{SUFFIX}."
        )
    try:
        with path.open("rb") as file:
            data = file.read(LIMITS.total_bytes + 1)
    except OSError as error:
        raise StudyError(f"{path} cannot be opened ({error.strerror}).") from error
    study = open_study(data, path.name)
    if not options.texts:
        return study
    reading = read_paths(options.texts)
    report(reading)
    return join_texts(study, reading.articles)


def tier_of(study: Study, encoder: str) -> Tier:
    """The models of a study. It may be a stranger's, so the encoder it names is never fetched."""
    tier, named = study.settings.get("tier", ""), study.settings.get("model", "")
    if tier not in TIERS:
        raise ScorerError(f"The study was scored by the tier “{tier}”, which is not here.")
    if named and not encoder and named not in cached_models():
        raise ScorerError(
            f"The study was scored by the encoder “{named}”, which is not here; give it with "
            "--encoder."
        )
    # Without the scores kept on disk: what is made again is made again from the texts.
    return load_tier(tier, encoder=encoder or named, allow_local=bool(encoder))


def _stale(study: Study) -> list[str]:
    """Whether the models here are those of the saved numbers, in a sentence where they are not."""
    try:
        families = stale_families(study.manifest, tier_of(study, ""))
    except ScorerError as error:
        return [f"{plain_label(error)} The numbers above are the saved ones."]
    if not families:
        return []
    return [
        f"The scorers of {' and '.join(families)} have changed since this study was saved: the "
        "numbers above are those of the earlier ones, and not to be mixed with new ones. "
        "`repeat` makes them again and shows what differs."
    ]


def _contents(study: Study) -> list[str]:
    articles, counts = study.articles, Counter(study.articles["outlet"])
    outlets = [f"  {plain_label(name)}: {counts[name]}" for name in sorted(counts)]
    texts = "" if study.has_texts else ", without their texts"
    version = study.manifest.get("parallax")
    head = [
        f"A study of {len(articles)} articles by {len(counts)} outlets{texts}",
        f"saved {plain_label(study.made)} by Parallax {plain_label(version)}",
    ]
    settings = [
        f"  {plain_label(name)}: {plain_label(value)}"
        for name, value in study.settings.items()
        if value
    ]
    why = [plain_label(reason) for reason in study.results.unanswered.values()]
    return [
        "\n".join(head),
        "\n".join(["articles by outlet", *outlets]),
        "\n".join(["settings", *settings]),
        estimate_table(study.results.estimates),
        *why,
    ]


def _told(found: Repeat) -> list[str]:
    """What a repeat found, in lines: the models first, then what differs, then what does not."""
    lines = [
        f"Other scorer for {plain_label(family)}: {plain_label(old)[:12]} then, {new[:12]} now"
        for family, old, new in found.scorers
    ]
    lines += [
        f"Other version of {plain_label(name)}: {plain_label(old)} then, {plain_label(new)} now"
        for name, old, new in found.versions
    ]
    lines += map(_difference_line, found.differences[:_MOST_SHOWN])
    n_more = len(found.differences) - _MOST_SHOWN
    if n_more > 0:
        lines.append(f"… and {n_more:,} more")
    same = ", ".join(found.same_bytes) or "none"
    lines.append(f"The same to the byte: {same}.")
    n = len(found.differences)
    how_many = {0: "Nothing differs.", 1: "1 difference."}
    return [*lines, how_many.get(n, f"{n:,} differences.")]


def _difference_line(one: Difference) -> str:
    cells = (shorten_text(text, _LONGEST_CELL) for text in (one.row, one.column, one.old, one.new))
    row, column, old, new = cells
    return f"{one.table}, {row}{', ' + column if column else ''}: {old} then, {new} now"
