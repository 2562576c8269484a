"""What a page says twice: whole lines, and pull-quotes lifted out of a paragraph."""

from analysis.corpus.lines import Line

PULL_QUOTE_WORDS = (5, 60)
QUOTE_MARKS = ("“", "‘", '"', "'", "«", "„")


def mark_repeats(lines: list[Line], marks: list[str]) -> None:
    """Mark what is said twice: whole lines, and pull-quotes that sit inside another line."""
    kept = [index for index, mark in enumerate(marks) if not mark]
    seen: set[str] = set()
    for index in kept:
        if lines[index].words >= PULL_QUOTE_WORDS[0] and lines[index].key in seen:
            marks[index] = "repeated"
        seen.add(lines[index].key)
    kept = [index for index in kept if not marks[index]]
    for index in pull_quotes([lines[index].key for index in kept]):
        marks[kept[index]] = "repeated"
    # One without its full stop looks like a subhead; it may repeat, but is not what is repeated.
    quoted = (index for index, line in enumerate(lines) if line.text.startswith(QUOTE_MARKS))
    every = [*kept, *(index for index in quoted if marks[index] == "subhead")]
    for index in pull_quotes([lines[index].key for index in every]):
        if marks[every[index]] == "subhead":
            marks[every[index]] = "repeated"


def pull_quotes(keys: list[str]) -> list[int]:
    """Which lines are wholly contained in the words of the others, found by their first words."""
    low, high = PULL_QUOTE_WORDS
    words = [key.split() for key in keys]
    wanted: dict[tuple[str, ...], list[int]] = {}
    for index, own in enumerate(words):
        if low <= len(own) <= high:
            wanted.setdefault(tuple(own[:low]), []).append(index)
    flat = [(word, index) for index, own in enumerate(words) for word in own]
    found: set[int] = set()
    for place in range(len(flat) - low + 1):
        opening = tuple(word for word, _ in flat[place : place + low])
        for index in wanted.get(opening, [])[:4]:
            there = flat[place : place + len(words[index])]
            elsewhere = all(owner != index for _, owner in there)
            if elsewhere and [word for word, _ in there] == words[index]:
                found.add(index)
    return sorted(found)
