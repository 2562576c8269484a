import pandas as pd
import pytest

from analysis.corpus.limits import Limits
from analysis.errors import CorpusError
from analysis.studies.corpus import (
    build_corpus,
    edit_articles,
    keep_articles,
    put_back,
    table_fingerprint,
)

REMOVED = pd.DataFrame(columns=["article_id", "text", "reason"])


@pytest.fixture
def corpus(articles):
    return build_corpus(articles, REMOVED)


def test_renaming_an_outlet_renames_its_sentences(corpus):
    edits = pd.DataFrame({"article_id": ["a1", "a2"], "outlet": ["New Name", "New Name"]})
    edited = edit_articles(corpus, edits)
    assert edited.outlets == ["Hot News", "New Name"]
    assert set(edited.sentences["outlet"]) == {"Hot News", "New Name"}
    assert corpus.outlets == ["Cold Post", "Hot News"]


@pytest.mark.parametrize(("column", "says"), [("outlet", "no outlet name"), ("text", "no text")])
def test_emptying_what_is_needed_is_refused(corpus, column, says):
    with pytest.raises(CorpusError, match=says):
        edit_articles(corpus, pd.DataFrame({"article_id": ["a1"], column: [" "]}))


def test_leaving_the_last_article_out_is_refused(corpus):
    assert len(keep_articles(corpus, ["a1"]).articles) == 1
    with pytest.raises(CorpusError, match="no articles"):
        keep_articles(corpus, [])


def test_fingerprint_changes_with_any_cell(articles):
    before = table_fingerprint(articles)
    changed = articles.copy()
    changed.loc[3, "headline"] = "x"
    assert table_fingerprint(changed) != before
    assert table_fingerprint(articles.copy()) == before


def with_removed(articles, *rows):
    removed = pd.DataFrame(rows, columns=["article_id", "text", "reason", "lines_above"])
    return build_corpus(articles.assign(text=articles["text"].str.replace(". ", ".\n")), removed)


def test_a_part_put_back_is_scored_as_text_and_no_longer_left_out(articles):
    corpus = with_removed(articles, ("a1", "Log in", "menu", 0), ("a1", "It hails.", "caption", 2))
    back = put_back(corpus, "a1", 1)
    text = back.articles.set_index("article_id").loc["a1", "text"]
    assert text == "It is cold here.\nIt hails.\nThe cat sleeps.\nA cold river."
    assert "It hails." in back.sentences["text"].tolist()
    assert back.removed["text"].tolist() == ["Log in"]
    assert back.fingerprint != corpus.fingerprint
    assert corpus.removed["text"].tolist() == ["Log in", "It hails."]


def test_other_articles_keep_their_parts(articles):
    corpus = with_removed(articles, ("a1", "Up", "menu", 0), ("b1", "Down", "footer", 4))
    back = put_back(corpus, "b1", 0)
    assert back.removed["text"].tolist() == ["Up"]
    assert back.articles["text"].tolist()[:2] == corpus.articles["text"].tolist()[:2]


@pytest.mark.parametrize("number", [-1, 1])
def test_a_part_that_is_not_left_out_cannot_be_put_back(articles, number):
    with pytest.raises(CorpusError, match="no longer left out"):
        put_back(with_removed(articles, ("a1", "Up", "menu", 0)), "a1", number)


def test_an_article_grows_to_the_limit_and_not_beyond_it(articles):
    corpus = with_removed(articles, ("a1", "It hails.", "caption", 2))
    n = len(put_back(corpus, "a1", 0).articles["text"][0])
    assert len(put_back(corpus, "a1", 0, Limits(article_characters=n)).removed) == 0
    less = Limits(article_characters=n - 1)
    says = f"Cold Post would have {n} characters, and {n - 1} is the most"
    with pytest.raises(CorpusError, match=says):
        put_back(corpus, "a1", 0, less)
    edit = pd.DataFrame({"article_id": ["a1"], "text": ["x" * n]})
    with pytest.raises(CorpusError, match=says):
        edit_articles(corpus, edit, less)
    assert len(edit_articles(corpus, edit, Limits(article_characters=n)).articles["text"][0]) == n


def test_parts_move_with_the_lines_beside_them_when_the_text_is_edited(articles):
    corpus = with_removed(articles, ("a1", "x", "menu", 2), ("a1", "y", "menu", 3))
    text = corpus.articles["text"][0].replace("The cat sleeps.", "One.\nTwo.\nThree.")
    edited = edit_articles(corpus, pd.DataFrame({"article_id": ["a1"], "text": [text]}))
    assert edited.removed["lines_above"].tolist() == [2, 5]


def test_what_was_left_out_by_an_older_version_has_no_place(articles):
    removed = pd.DataFrame([("a1", "Log in", "menu")], columns=REMOVED.columns)
    assert build_corpus(articles, removed).removed["lines_above"].tolist() == [-1]
