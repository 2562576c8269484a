"""How long a reader waits with 100 articles of 20 outlets; the figures are printed (pytest -s).

The aims are 300 ms from Enter to the redrawn chart, and 2 s to the first chart on a warm server.
What is asserted is generous, because the machine that runs the tests has other work.
"""

import csv
import io
import random
import statistics

import pytest

from analysis.corpus.reading import read_paths
from analysis.corpus.sentences import split_sentences
from tests.browser.driving import SAMPLE

pytestmark = pytest.mark.browser

N_ARTICLES, N_OUTLETS, N_SENTENCES = 100, 20, 20
POLES = ["praise", "warmth", "sympathy", "anger", "doubt", "weapons", "money"]
# From Enter in the field to the frame in which the drawn chart bears the new word.
_WATCH = """word => { window.redrawn = new Promise(done => {
  let began;
  document.addEventListener("keydown", event => {
    if (event.key === "Enter") began = performance.now();
  }, {capture: true, once: true});
  const look = () => {
    const drawn = [...document.querySelectorAll(".js-plotly-plot .main-svg")];
    if (began && drawn.some(svg => svg.textContent.includes(word)))
      return requestAnimationFrame(() => done(performance.now() - began));
    requestAnimationFrame(look);
  };
  look();
}); }"""
_FIRST_CHART = """window.firstChart = new Promise(done => {
  const look = () => document.querySelector(".js-plotly-plot .main-svg .scatterlayer path.point")
    ? done(performance.now()) : requestAnimationFrame(look);
  look();
});"""


def many_articles():
    """100 articles by 20 outlets as CSV: the sample's sentences, each with its own day and place.

    The sample has about a hundred sentences; were they drawn as they are, the 2,000 would take the
    time and the memory of a hundred, as the network runs through each distinct one once.
    """
    texts = read_paths(SAMPLE).articles["text"]
    sentences = [sentence for text in texts for sentence in split_sentences(text)]
    draw = random.Random(7)
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(["outlet", "headline", "text"])
    for number in range(N_ARTICLES):
        drawn = enumerate(draw.sample(sentences, N_SENTENCES), 1)
        text = " ".join(f"On day {day}, in place {number}, {told}" for day, told in drawn)
        table.writerow([f"Outlet {number % N_OUTLETS:02}", f"Article {number}", text])
    return written.getvalue().encode()


def test_no_two_sentences_of_the_hundred_articles_are_the_same():
    rows = csv.DictReader(io.StringIO(many_articles().decode()))
    sentences = [sentence for row in rows for sentence in split_sentences(row["text"])]
    assert len(set(sentences)) == len(sentences) == N_ARTICLES * N_SENTENCES


def test_a_retyped_pole_soon_moves_the_chart_of_a_hundred_articles(visit, capsys):
    visit.open()
    visit.upload([{"name": "many.csv", "mimeType": "text/csv", "buffer": many_articles()}])
    assert len(visit.places()) == N_OUTLETS
    waits = [_redrawn(visit, word) for word in POLES]
    with capsys.disabled():
        shown = ", ".join(f"{wait:.0f}" for wait in waits)
        print(f"\nretyping a pole, {N_ARTICLES} articles: {shown} ms; aim 300 ms")
    assert statistics.median(waits) < 3000


def _redrawn(visit, word):
    field = visit.page.get_by_label("Low pole", exact=True)
    field.fill(word)
    visit.page.evaluate(_WATCH, word)
    field.press("Enter")
    wait = visit.page.evaluate("window.redrawn")
    visit.settle()
    return wait


def test_the_first_chart_soon_stands_on_a_warm_server(open_visit, capsys):
    open_visit().open()
    waits = []
    for _ in range(3):
        visit = open_visit()
        visit.page.add_init_script(_FIRST_CHART)
        visit.open()
        waits.append(visit.page.evaluate("window.firstChart"))
    with capsys.disabled():
        print(f"\nfirst chart: {', '.join(f'{wait:.0f}' for wait in waits)} ms; aim 2000 ms")
    assert min(waits) < 10_000
