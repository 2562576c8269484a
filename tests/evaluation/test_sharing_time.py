"""Looking for shared text takes time in proportion to the corpus; the figure that is published is
`python -m evaluation.sharing`'s, on 2,500 and 5,000 articles (at most 2.3 times as long)."""

from evaluation.invented_news import made_up_vectors, plant
from evaluation.sharing import shortest

SMALL = 600
SEED = 3
MOST = 2.6  # all pairs in place of an index would be 4; other work on the machine costs some


def test_twice_the_corpus_takes_about_twice_the_time_of_the_processor():
    corpora = {}
    for size in (SMALL, 2 * SMALL):
        planted = plant(size, SEED)
        corpora[size] = planted, made_up_vectors(planted, SEED)
    small, double = shortest(corpora).values()
    assert double[1] < MOST * small[1]
