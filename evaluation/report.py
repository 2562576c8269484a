"""The results in words: `docs/models.md`, and the table that a run prints. No figure is typed.

Figures are rounded, never worked out anew; "–" stands for what is not defined or not known.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from evaluation.floors import BOTH, Floor, Held, held_against_floors
from evaluation.results import Results, is_stale
from evaluation.rounding import Rounding, of_what_ships

OURS = ("tier", "rules")
DAY = "measured on"
# By the clock, and what all cores together spent on it, which other work hardly moves.
TIMES = ("s per 1,000, clock", "s per 1,000, processor")
Current = Mapping[str, set[str]]
STALE = "stale: measured with other weights than those that ship"
HEAD = """# How good the models are

<!-- Written by `python -m evaluation` from the newest file in evaluation/results. Do not edit. -->
"""
NOTHING = f"""{HEAD}
Nothing was measured yet: `make evaluate` does it, and writes this page.
"""
INTRO = """
Measured with Parallax {program}, Python {python}, {cores} cores; the tables say of every scorer on
which day, as a part may be measured anew. Brackets are 95 % bootstrap intervals: articles, events,
claims, pairs or templates drawn again as wholes, as the rows were sampled.
`make evaluate` measures all of it again; `python -m evaluation --file tone=labels.csv` measures
your own labels and writes to `parallax-out/evaluation`. What a task is: the first lines of the
files in `evaluation/`.

Times are of the sentences that a scorer had not seen before: by the clock, which other work on the
machine makes longer, and of the processor, all cores together.

The majority class answers every row with the commonest label of that file. VADER and TextBlob read
the sentence alone, and on an axis give its sentiment as position. The regressions (fixed seed, not
tuned) learned tone from NewsMTSC's training sentences with the mention marked, support from
Perspectrum's training pairs of claim and perspective, and frames from the half of each file that
frames were tuned on; for cooperation and turned pairs no file of the same form is at hand. The
frozen encoder is our own, of the tier accurate, whose layers have learned tone and stance before:
it says nothing of what a plain encoder reaches. Voices, speakers and copies are told by rules and a
parser, without a network; copies are planted into invented news.
"""


def rendered(results: Results | None, current: Current, rounding: Rounding | None = None) -> str:
    """The page `docs/models.md`, Markdown; results of other weights than `current` are marked.

    `rounding` is what 8 bits cost; of other weights it is not used.
    """
    if results is None:
        return NOTHING
    parts = [HEAD, INTRO.format(**results)]
    if any(is_stale(one, current) for one in all_results(results)):
        parts.append(f"\n**Some figures are {STALE}.** `make evaluate` brings them up to date.\n")
    parts += [_floors(results, of_what_ships(rounding or {}, current))]
    parts += [_task(task, current) for task in results["tasks"]]
    parts += [_speed(results["speed"], current), _memory(results.get("memory", []), current)]
    return "".join(parts)


FLOORS_HEAD = """
## What was asked, and what is reached

The floors were set before any network was trained, and none was moved. Most were set without a
tier: the one that is chosen unless a reader says otherwise, *accurate*, is the one they bind, and
*fast* stands beside it with what it lacks. Speed is that of the encoder, on the text that the float
one reads too, in batches of 32; tone, which reads its mention a second time, stands under
[Speed](#speed). Memory is the most that the app held on the way.
"""
# Of the fast tier's places; said where they fall short.
SHORT = """
What *fast* lacks is in its places. Its six layers of 384 numbers were taught the vectors that the
larger network gives; its tone was mended by layers of its own
([design.md](design.md)), its vectors were not. Not tried: layers of their own for poles and
sentences, twelve layers of that width, and more sentences to learn from.
"""


def _floors(results: Results, rounding: Rounding) -> str:
    held = list(held_against_floors(results, rounding))
    rows = [[*_asked(one.floor), *(_reached(one, tier) for tier in BOTH)] for one in held]
    is_short = any("fast" in one.found and one.short_by("fast") for one in held)
    lacks = SHORT if is_short else ""
    page = f"{FLOORS_HEAD}\n{table(['what', 'floor', *BOTH], rows)}{lacks}"
    return page + "".join(_compared(tier, rounding[tier]) for tier in BOTH if tier in rounding)


def _compared(tier: str, entry: Mapping[str, Any]) -> str:
    """Between which networks the cost of 8 bits is the difference."""
    shipped, *floats = entry["networks"]
    return (
        f"\nWhat 8 bits cost *{tier}*, measured on {entry['measured_on']}: the mean of the "
        f"networks below, less {shipped}.\n\n" + "".join(f"- {name}\n" for name in floats)
    )


def _asked(floor: Floor) -> list[str]:
    bound = f"{floor.bound:g} {floor.unit}" if floor.unit else bare(floor.bound)
    return [floor.what, f"{'at most' if floor.at_most else 'at least'} {bound}"]


def _reached(held: Held, tier: str) -> str:
    if tier not in held.found:
        return ""
    if held.found[tier] is None:
        return "not measured"
    short = held.short_by(tier)
    said = _with_unit(held.found[tier], held.floor)
    return said + (f", short by {_with_unit(short, held.floor)}" if short else "")


def _with_unit(value: float | None, floor: Floor) -> str:
    if not floor.unit:
        return bare(value, floor.digits)
    return f"{_plain(value, floor.digits)} {floor.unit}"


def all_results(results: Results) -> Iterable[dict[str, Any]]:
    """Every result of every task, and every speed."""
    for task in results["tasks"]:
        yield from task["results"]
    yield from results["speed"]
    yield from results.get("memory", [])


def said(figure: Mapping[str, Any], digits: int = 3) -> str:
    """A figure with its interval as papers print them: .812 [.774, .848]; "–" where undefined."""
    if figure["value"] is None:
        return "–"
    ends = (figure.get("low"), figure.get("high"))
    if None in ends:
        return bare(figure["value"], digits)
    return f"{bare(figure['value'], digits)} [{bare(ends[0], digits)}, {bare(ends[1], digits)}]"


def bare(value: float | None, digits: int = 3) -> str:
    """A figure without the 0 before its point: .812, −.050, 1.000; "–" for None."""
    if value is None:
        return "–"
    shown = f"{abs(value):.{digits}f}"
    sign = "−" if value < 0 and float(shown) else ""
    return sign + (shown[1:] if shown.startswith("0.") else shown)


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    """A Markdown table."""
    cells = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in cells) + "\n"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


def _task(task: dict[str, Any], current: Current) -> str:
    human = task["human"]
    people = f" Two people agree: {human['metric']} {bare(human['value'], 2)}." if human else ""
    about = f"{task['data']}: {task['n']:,} {task['unit']} ({task['source']}; {task['licence']})."
    note = f"\n\n{task['note']}" if task.get("note") else ""
    names = _in_order(name for one in task["results"] for name in one["others"])
    head = ["scorer", task["metric"], *names, "calibration error", *TIMES, "MB", DAY]
    rows = [_row(one, names, current) for one in task["results"]]
    return (
        f"\n## {task['title']}: {task['data']}\n\n{about}{people}{note}\n\n{table(head, rows)}"
        f"{_parts(task)}{_reliability(task)}"
    )


def _row(one: dict[str, Any], names: list[str], current: Current) -> list[str]:
    name = f"**{one['scorer']}**" if one["kind"] in OURS else one["scorer"]
    return [
        f"{name} ({STALE})" if is_stale(one, current) else name,
        said(one),
        *(said(one["others"].get(other, {"value": None})) for other in names),
        bare(one["calibration_error"]),
        _plain(one["seconds_per_1000"], 1),
        _plain(one.get("processor_seconds_per_1000"), 1),
        _plain(one["memory_mb"], 0),
        one["measured_on"],
    ]


def _plain(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:,.{digits}f}"


def _parts(task: dict[str, Any]) -> str:
    """The tiers' figures within classes, outlets, kinds or groups; precision and recall beside."""
    tiers = [one for one in task["results"] if one["kind"] in OURS and one["parts"]]
    if not tiers:
        return ""
    names = _in_order(name for one in tiers for name in one["parts"])
    found = [[name, *(one["parts"].get(name) for one in tiers)] for name in names]
    rows = [[name, _n(parts), *map(_part, parts)] for name, *parts in found]
    return f"\n{table(['within', 'n', *(one['scorer'] for one in tiers)], rows)}"


def _n(parts: list[Any]) -> str:
    return next((f"{part['n']:,}" for part in parts if part), "–")


def _part(part: dict[str, Any] | None) -> str:
    if part is None:
        return "–"
    beside = [f"{what} {bare(part[what]['value'])}" for what in ("precision", "recall")
              if what in part]  # fmt: skip
    signed = f"{part['metric']} " if "metric" in part else ""
    return signed + said(part) + (f" ({', '.join(beside)})" if beside else "")


# What is held against what, where it is no probability of being right.
DIAGRAM = {"axis": ("mean position, as a share of agreement", "mean grade, likewise")}


def _reliability(task: dict[str, Any]) -> str:
    """For each tier how often it is right when it states a probability, or what people graded."""
    tiers = [one for one in task["results"] if one["kind"] == "tier" and one["reliability"]]
    rows = [
        [one["scorer"], bare(stated), bare(right), f"{n:,}"]
        for one in tiers
        for stated, right, n in one["reliability"]
    ]
    head = ["scorer", *DIAGRAM.get(task["family"], ("mean probability stated", "share right")), "n"]
    return f"\n{table(head, rows)}" if rows else ""


def _speed(entries: list[dict[str, Any]], current: Current) -> str:
    if not entries:
        return ""
    ways = _in_order(k for one in entries for k in one if k.startswith("times_"))
    head = ["scorer", "part", "cores", "sentences a second, clock", *map(_way, ways), DAY]
    rows = [
        [
            one["scorer"] + (f" ({STALE})" if is_stale(one, current) else ""),
            one["part"],
            str(one["cores"]),
            _plain(one["sentences_per_second"], 1),
            *(_plain(one.get(way), 1) for way in ways),
            one.get("measured_on", "–"),
        ]
        for one in entries
    ]
    note = "" if ways else "\nThe float model in torch was not at hand, so no ratio is given.\n"
    return f"\n## Speed\n\nInvented news sentences of about 32 tokens.\n\n{table(head, rows)}{note}"


def _memory(entries: list[dict[str, Any]], current: Current) -> str:
    if not entries:
        return ""
    head = ["scorer", "when", "MB", DAY]
    rows = [
        [
            one["scorer"] + (f" ({STALE})" if is_stale(one, current) else ""),
            one["moment"],
            _plain(one["mb"], 0),
            one.get("measured_on", "–"),
        ]
        for one in entries
    ]
    about = "The server with a study of 100 articles by 20 outlets, opened by its link."
    return f"\n## Memory of the app\n\n{about}\n\n{table(head, rows)}"


def _way(key: str) -> str:
    return {
        "times_torch_single": "times torch float32, single texts",
        "times_torch_batched": "times torch float32, batches of 32",
    }.get(key, key)


def _in_order(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def printed(results: Results) -> str:
    """The results as a plain table for a terminal: a line a scorer."""
    lines = []
    for task in results["tasks"]:
        about = f"{task['metric']} on {task['n']:,} {task['unit']}"
        lines.append(f"{task['task']} ({task['data']}): {about}")
        for one in task["results"]:
            others = "; ".join(f"{name} {said(figure)}" for name, figure in one["others"].items())
            error = one["calibration_error"]
            stated = f"; calibration error {bare(error)}" if error is not None else ""
            lines.append(f"  {one['scorer']:<38}{said(one):<22}{others}{stated}")
    for one in results["speed"]:
        lines.append(
            f"speed: {one['scorer']}, {one['part']}: {one['sentences_per_second']} sentences/s"
        )
    lines += [f"memory: {one['scorer']}, {one['moment']}: {one['mb']} MB"
              for one in results.get("memory", [])]  # fmt: skip
    return "\n".join(lines)
