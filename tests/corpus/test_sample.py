import html
import re
from itertools import combinations
from pathlib import Path

import pytest

from analysis.corpus.sentences import split_sentences
from analysis.corpus.voice import voices

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "sample"
SEEDS = ROOT.parent / "shared" / "seeds"
# First and last words of each story, to tell it from the page around it.
STORIES = {
    "stanmere-ledger.txt": ("MOSCOW —", "would now take."),
    "caspian-quadrant.txt": ("Russia received", "few signs of it."),
    "fairwater-news.txt": ("Russian President", "was announced."),
    "tamarind-courier.html": ("Russia gave Iran", "its side in public."),
    "eastern-polestar.txt": ("Russia put its", "it can count on."),
}


def page(name: str) -> str:
    text = (SAMPLE / name).read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<[^>]+>", "", text)) if name.endswith("html") else text


def story(name: str) -> str:
    text, (first, last) = page(name), STORIES[name]
    return text[text.index(first) : text.index(last) + len(last)]


def runs(text: str, n: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("’", "'"))
    return set(zip(*(words[i:] for i in range(n)), strict=False))


def test_the_folder_holds_these_pages_and_a_readme() -> None:
    assert {path.name for path in SAMPLE.iterdir()} == set(STORIES)


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_long_enough_to_compare_and_has_more_page_around_it(name: str) -> None:
    assert 250 <= len(story(name).split()) <= 500
    assert len(page(name).split()) > 1.2 * len(story(name).split())


@pytest.mark.parametrize("name", STORIES)
def test_a_story_has_its_own_voice_and_quoted_ones_and_no_mark_amiss(name: str) -> None:
    paragraphs = [split_sentences(line) for line in story(name).splitlines()]
    opens = [i == 0 for sentences in paragraphs for i in range(len(sentences))]
    found = voices([s for sentences in paragraphs for s in sentences], opens)
    assert set(found) == {"own", "quoted"}
    assert found.count("own") > found.count("quoted")


def test_only_the_agency_paragraph_is_shared() -> None:
    stories = {name: runs(story(name), 9) for name in STORIES}
    sharing = {pair for pair in combinations(STORIES, 2) if stories[pair[0]] & stories[pair[1]]}
    assert sharing == {("stanmere-ledger.txt", "tamarind-courier.html")}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the published pages are not beside the project")
@pytest.mark.parametrize("name", STORIES)
def test_no_six_words_in_a_row_come_from_the_published_pages(name: str) -> None:
    published = set().union(*(runs(path.read_text(), 6) for path in SEEDS.iterdir()))
    assert not runs(page(name), 6) & published
